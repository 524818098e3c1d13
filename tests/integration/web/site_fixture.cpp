#include "tests/integration/web/site_fixture.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "app/documents.hpp"
#include "app/embedded.hpp"
#include "base/check.hpp"
#include "net/target.hpp"
#include "web/pages/act_as.hpp"

namespace mandat::web {
namespace {

constexpr std::string_view kSession = "0123456789abcdef0123456789abcdef";

app::DocumentText Text(std::string_view text) { return {"text/plain", std::string(text)}; }

std::string Between(std::string_view text, std::string_view start, std::string_view end) {
  const auto at = text.find(start);
  if (at == std::string_view::npos) return {};
  const auto from = at + start.size();
  return std::string(text.substr(from, text.find(end, from) - from));
}

// Hidden fields and checked values of one form, as a browser would send them untouched.
net::Parameters HiddenFields(std::string_view form) {
  net::Parameters fields;
  constexpr std::string_view kStart = "<input type=\"hidden\" name=\"";
  for (auto at = form.find(kStart); at != std::string_view::npos; at = form.find(kStart, at + 1)) {
    const std::string_view rest = form.substr(at + kStart.size());
    const std::string name(rest.substr(0, rest.find('"')));
    fields.push_back({name, Between(rest, "value=\"", "\"")});
  }
  return fields;
}

}  // namespace

std::string BodyOf(const net::Response& response) {
  return std::string(net::BodyText(response.body));
}

std::string CookiesOf(const net::Response& response) {
  std::string cookies;
  for (const net::Header& header : response.headers) {
    if (header.name != "Set-Cookie") continue;
    cookies += (cookies.empty() ? "" : "; ") + header.value.substr(0, header.value.find(';'));
  }
  return cookies;
}

TestSite::TestSite(app::HostedKind kind) {
  folder_ = (std::filesystem::temp_directory_path() /
             ("mandat-web-" + std::to_string(::getpid()) + "-" +
              std::to_string(reinterpret_cast<std::uintptr_t>(this))))
                .string();
  std::filesystem::remove_all(folder_);
  auto host = app::Host::Open({.folder = folder_,
                               .ports = {&clock_, &storage::SystemRandom()},
                               .on_fatal = [](const Error& error) { FAIL() << error.code; }});
  MANDAT_CHECK(host);  // a fresh folder below the temporary one
  host_ = std::move(*host);
  auto hosted = host_->Create("depot", kind);
  MANDAT_CHECK(hosted);  // the slug is free
  hosted_ = *hosted;
  options_.key.fill(7);
  options_.act_as = ActAs::kInDemos;
  site_ = std::make_unique<Site>(*host_, options_);
  server_ = std::make_unique<net::InProcess>(
      [this](net::Request request, const net::Responder& responder) {
        if (!site_->Handle(request, responder)) responder.Send(site_->NotFound(request));
      });
}

TestSite::~TestSite() {
  server_.reset();
  site_.reset();
  host_.reset();
  std::filesystem::remove_all(folder_);
}

void TestSite::Do(core::Actor actor, const std::string& command, std::string arguments,
                  app::DocumentTexts documents) {
  const app::Reply reply =
      hosted_->writer->SubmitAndWait({.id = app::NewCommandId(storage::SystemRandom()),
                                      .actor = actor,
                                      .command = command,
                                      .arguments = std::move(arguments),
                                      .documents = std::move(documents)});
  EXPECT_EQ(reply.level, app::Level::kRecorded)
      << command << ": " << reply.error.code << " " << reply.error.detail;
}

void TestSite::FoundDepot() {
  const std::string attack(kAttack);
  const auto statutes = app::EmbeddedFile("statutes/student-congress.toml");
  ASSERT_TRUE(statutes);
  const core::Actor operator_one = core::Actor::Operator(1);
  Do(operator_one, "open_ledger", "{}", {{"name", Text(attack)}, {"statutes", Text(*statutes)}});
  Do(operator_one, "name_roll_officer", R"({"person":1001})");
  const core::Actor officer = core::Actor::Person(Member(1));
  Do(officer, "admit_unit", R"({"kind":"department"})", {{"name", Text(attack)}});
  for (std::size_t i = 1; i <= 23; ++i) {
    const std::string name = "Member " + std::to_string(i) + attack;
    Do(officer, "enrol_member", "{\"person\":" + std::to_string(Member(i).value) + ",\"unit\":1}",
       {{"identity", {"application/json", app::IdentityText(name, attack)}}});
  }
  const std::int64_t opens = clock_.now.value + 10 * kMillisPerDay;
  const CivilDate day = *UtcDayOf(UtcMillis{opens}, Calendar::kGregorian);
  Do(officer, "convene_sitting",
     "{\"agenda\":[],\"body\":1,\"opens_at\":" + std::to_string(opens) + ",\"opens_on\":\"" +
         ToString(day) + "\"}");
  clock_.now.value = opens + 1000;
  Do(officer, "open_sitting", R"({"chair":1001,"sitting":1})");
  Do(core::Actor::Person(Member(2)), "move_motion", R"({"body":1,"matter":"","paragraphs":1})",
     {{"text", Text(attack + "\n\nSecond " + attack)}});
  Do(core::Actor::Person(Member(3)), "second_motion", R"({"motion":1})");
  Do(core::Actor::Person(Member(4)), "second_motion", R"({"motion":1})");
}

net::Response TestSite::Wait(net::PendingExchange exchange) {
  for (int i = 0; i < 10'000 && !exchange.IsAnswered(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return exchange.Take();
}

net::Response TestSite::Get(const std::string& path, std::string cookies) {
  net::Request request;
  const auto target = net::ParseTarget(path);
  EXPECT_TRUE(target) << path;
  if (!target) return {};
  request.path = target->path;
  request.query = target->query;
  request.headers = {{"Host", "localhost"}};
  if (!cookies.empty()) request.headers.push_back({"Cookie", std::move(cookies)});
  return Wait(server_->Begin(std::move(request)));
}

net::Response TestSite::Post(net::Request request, From from) {
  request.method = net::Method::kPost;
  return Wait(server_->Begin(std::move(request), from));
}

net::Response TestSite::Send(std::string_view page, std::string_view action, std::string_view mark,
                             net::Parameters more, const std::string& cookies) {
  const std::string html = BodyOf(Get(std::string(page), cookies));
  for (auto at = html.find("<form"); at != std::string::npos; at = html.find("<form", at + 1)) {
    const std::string form = html.substr(at, html.find("</form>", at) - at);
    const std::string target = Between(form, "action=\"", "\"");
    if (!target.ends_with(action) || form.find(mark) == std::string::npos) continue;
    net::Parameters fields = HiddenFields(form);
    fields.insert(fields.end(), more.begin(), more.end());
    net::Request request;
    request.path = target;
    request.body = net::WriteParameters(fields);
    request.headers = {
        {"Host", "localhost"}, {"Sec-Fetch-Site", "same-origin"}, {"Cookie", cookies}};
    return Post(std::move(request));
  }
  ADD_FAILURE() << "no form " << action << " with " << mark << " on " << page;
  return {};
}

std::string TestSite::Enter(PersonId person) {
  std::string cookies = "mandat_session=" + std::string(kSession);
  const net::Response entered =
      Send("/o/depot", "/act-as", "", {{"person", std::to_string(person.value)}}, cookies);
  EXPECT_EQ(entered.status, 303);
  return cookies + "; " + CookiesOf(entered);
}

}  // namespace mandat::web
