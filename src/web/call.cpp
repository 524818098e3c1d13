// Sessions, languages and cookies: what a request says about its reader.
#include "web/call.hpp"

#include <array>
#include <string>
#include <utility>

#include "net/target.hpp"
#include "web/pages/act_as.hpp"

namespace mandat::web {
namespace {

using net::Request;
using net::Response;

constexpr std::string_view kSessionCookie = "mandat_session";
constexpr std::string_view kPersonCookie = "mandat_person";
constexpr std::string_view kLanguageCookie = "mandat_lang";
constexpr std::size_t kSessionBytes = 16;

std::string_view CookieOf(const Request& request, std::string_view name) {
  const std::string* const header = request.Header("Cookie");
  std::string_view rest = header ? std::string_view(*header) : std::string_view();
  while (!rest.empty()) {
    const auto end = rest.find(';');
    std::string_view cookie = rest.substr(0, end);
    while (cookie.starts_with(' ')) cookie.remove_prefix(1);
    const auto equals = cookie.find('=');
    if (equals != std::string_view::npos && cookie.substr(0, equals) == name) {
      return cookie.substr(equals + 1);
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return {};
}

void SetCookie(Response& response, std::string_view name, std::string_view value,
               std::string_view path) {
  std::string cookie(name);
  cookie.append("=").append(value).append("; Path=").append(path);
  cookie.append("; HttpOnly; SameSite=Lax");
  response.headers.push_back({"Set-Cookie", std::move(cookie)});
}

bool IsSession(std::string_view text) {
  std::array<std::uint8_t, kSessionBytes> bytes{};
  return text.size() == 2 * kSessionBytes && FromHex(text, bytes);
}

// `?lang=`, then what was chosen before, then what the browser asks for.
Language LanguageFor(const Request& request) {
  const std::string* const wanted = net::FindParameter(request.query, "lang");
  if (wanted) {
    if (const auto language = FindLanguage(*wanted)) return *language;
  }
  if (const auto language = FindLanguage(CookieOf(request, kLanguageCookie))) return *language;
  const std::string* const accepted = request.Header("Accept-Language");
  if (!accepted) return Language::kEnglish;
  const auto french = accepted->find("fr");
  return french != std::string::npos && french < accepted->find("en") ? Language::kFrench
                                                                      : Language::kEnglish;
}

std::string NewSession(storage::Random& random) {
  std::array<std::uint8_t, kSessionBytes> bytes{};
  random.Fill(bytes);
  return ToHex(bytes);
}

}  // namespace

Call::Call(const app::Host& host, const SiteOptions& options, Request the_request,
           net::Parameters captured)
    : request(std::move(the_request)),
      is_new_session(!IsSession(CookieOf(request, kSessionCookie))),
      visit{.host = host,
            .request = request,
            .words = Messages::Of(LanguageFor(request)),
            .key = options.key,
            .session = is_new_session ? NewSession(*host.GetPorts().random)
                                      : std::string(CookieOf(request, kSessionCookie)),
            .captured = std::move(captured)} {}

bool Enter(app::Host& host, const SiteOptions& options, Call& call) {
  const std::string* const slug = net::FindParameter(call.visit.captured, "org");
  if (!slug) return true;
  app::Hosted* const hosted = host.Find(*slug);
  if (!hosted) return false;
  Visit& visit = call.visit;
  visit.hosted = hosted;
  visit.view = hosted->organisation->CurrentView();
  visit.may_act_as = options.act_as == ActAs::kInDemos && hosted->kind == app::HostedKind::kDemo &&
                     call.request.is_loopback;
  if (!visit.may_act_as) return true;
  visit.person = ReadPersonCookie(options.key, hosted->slug, visit.session,
                                  CookieOf(call.request, kPersonCookie));
  return true;
}

void Finish(const Call& call, Response& response) {
  if (call.is_new_session) SetCookie(response, kSessionCookie, call.visit.session, "/");
  const std::string* const wanted = net::FindParameter(call.request.query, "lang");
  if (wanted && FindLanguage(*wanted)) SetCookie(response, kLanguageCookie, *wanted, "/");
}

void RememberPerson(const SiteOptions& options, const Visit& visit, std::optional<PersonId> person,
                    Response& response) {
  const std::string cookie =
      person ? PersonCookie(options.key, visit.hosted->slug, visit.session, *person)
             : std::string();
  SetCookie(response, kPersonCookie, cookie, visit.Home().Text());
}

}  // namespace mandat::web
