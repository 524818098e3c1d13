// Routes, sessions, and the way of an act from a form to the writer and back.
#include "web/site.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "app/embedded.hpp"
#include "base/check.hpp"
#include "net/router.hpp"
#include "net/target.hpp"
#include "web/assets.hpp"
#include "web/pages/act_as.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/visit.hpp"

namespace mandat::web {
namespace {

using net::Method;
using net::Request;
using net::Responder;
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

// The request came from a page of ours: the browser says so (SE-45). A client that says neither is
// no browser that we know, and is refused.
bool IsSameOrigin(const Request& request) {
  if (const std::string* const site = request.Header("Sec-Fetch-Site")) {
    return *site == "same-origin";
  }
  const std::string* const origin = request.Header("Origin");
  const std::string* const host = request.Header("Host");
  return origin && host && (*origin == "http://" + *host || *origin == "https://" + *host);
}

using Show = Response (*)(const Visit&);

// What a route does: shows a page, or takes one of the few requests that are none.
enum class Special { kNone, kAsset, kRobots, kFavicon, kLive, kAct, kActAs, kFound };
struct Route {
  Show show = nullptr;
  Special special = Special::kNone;
};

net::Router<Route> Routes() {
  using R = net::Router<Route>::Route;
  std::vector<R> routes{
      {Method::kGet, "/", {&FrontPage}},
      {Method::kGet, "/o/{org}", {&HomePage}},
      {Method::kGet, "/o/{org}/b/{id}", {&BodyPage}},
      {Method::kGet, "/o/{org}/seat/{id}", {&SeatPage}},
      {Method::kGet, "/o/{org}/s/{id}", {&SittingPage}},
      {Method::kGet, "/o/{org}/m/{id}", {&MotionPage}},
      {Method::kGet, "/o/{org}/v/{id}", {&VotePage}},
      {Method::kGet, "/o/{org}/e/{id}", {&ElectionPage}},
      {Method::kGet, "/o/{org}/r/{id}", {&RecallPage}},
      {Method::kGet, "/o/{org}/decisions", {&DecisionsPage}},
      {Method::kGet, "/o/{org}/roll", {&RollPage}},
      {Method::kGet, "/o/{org}/statutes", {&StatutesPage}},
      {Method::kGet, "/o/{org}/record", {&RecordPage}},
      {Method::kGet, "/casebook", {&CasebookPage}},
      {Method::kGet, "/casebook/votes", {&CasebookVotesPage}},
      {Method::kGet, "/casebook/v/{id}", {&CasebookVotePage}},
      {Method::kGet, "/casebook/check", {&CasebookCheckPage}},
      {Method::kGet, "/casebook/timeline", {&CasebookTimelinePage}},
      {Method::kGet, "/assets/{path...}", {nullptr, Special::kAsset}},
      {Method::kGet, "/robots.txt", {nullptr, Special::kRobots}},
      {Method::kGet, "/favicon.ico", {nullptr, Special::kFavicon}},
      {Method::kGet, "/o/{org}/live", {nullptr, Special::kLive}},
      {Method::kPost, "/o/{org}/do/{command}", {nullptr, Special::kAct}},
      {Method::kPost, "/o/{org}/act-as", {nullptr, Special::kActAs}},
      {Method::kPost, "/o/{org}/found", {nullptr, Special::kFound}},
  };
  auto router = net::Router<Route>::Create(std::move(routes));
  MANDAT_CHECK(router);  // the table is written above
  return std::move(*router);
}

Response Text(std::string text) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(text);
  return response;
}

Response AssetResponse(std::string_view path) {
  const std::optional<Asset> asset = FindAsset(path);
  Response response;
  if (!asset) {
    response = Text("not found\n");
    response.status = 404;
    return response;
  }
  response.content_type = asset->content_type;
  response.body = std::string(asset->bytes);
  response.headers.push_back({"Cache-Control", "public, max-age=31536000, immutable"});
  return response;
}

}  // namespace

struct Site::Parts {
  Parts(app::Host& the_host, const SiteOptions& the_options)
      : host(the_host), options(the_options), router(Routes()) {}

  // A visit that owns what it points to, so that an act can be answered later.
  struct Call {
    Request request;
    std::optional<Visit> visit;
    bool is_new_session = false;
  };
  using CallPtr = std::shared_ptr<Call>;

  [[nodiscard]] CallPtr Receive(Request request, net::Parameters captured) const;
  // False if there is no such organisation.
  [[nodiscard]] bool Enter(Call& call) const;
  void Finish(const Call& call, Response& response) const;

  void Answer(const CallPtr& call, const Route& route, const Responder& responder) const;
  void AnswerLive(const Call& call, const Responder& responder) const;
  void AnswerPost(const CallPtr& call, Special special, const Responder& responder) const;
  [[nodiscard]] Response Refused(Call& call, Error error, std::string_view command,
                                 const net::Parameters& form) const;
  [[nodiscard]] Result<void> CheckForm(const Call& call, const net::Parameters& form) const;
  void Act(const CallPtr& call, const net::Parameters& form, const Responder& responder) const;
  void Submit(const CallPtr& call, app::Submission submission, net::Parameters form,
              const Responder& responder) const;
  [[nodiscard]] Response ChoosePerson(Call& call, const net::Parameters& form) const;
  void Found(const CallPtr& call, const net::Parameters& form, const Responder& responder) const;

  app::Host& host;
  SiteOptions options;
  net::Router<Route> router;
};

Site::Parts::CallPtr Site::Parts::Receive(Request request, net::Parameters captured) const {
  auto call = std::make_shared<Call>();
  call->request = std::move(request);
  std::string session(CookieOf(call->request, kSessionCookie));
  if (!IsSession(session)) {
    std::array<std::uint8_t, kSessionBytes> bytes{};
    host.GetPorts().random->Fill(bytes);
    session = ToHex(bytes);
    call->is_new_session = true;
  }
  call->visit.emplace(Visit{.host = host,
                            .request = call->request,
                            .words = Messages::Of(LanguageFor(call->request)),
                            .key = options.key,
                            .session = std::move(session),
                            .captured = std::move(captured)});
  return call;
}

bool Site::Parts::Enter(Call& call) const {
  const std::string* const slug = net::FindParameter(call.visit->captured, "org");
  if (!slug) return true;
  app::Hosted* const hosted = host.Find(*slug);
  if (!hosted) return false;
  Visit& visit = *call.visit;
  visit.hosted = hosted;
  visit.view = hosted->organisation->CurrentView();
  visit.may_act_as = options.act_as == ActAs::kInDemos && hosted->kind == app::HostedKind::kDemo &&
                     call.request.is_loopback;
  if (!visit.may_act_as) return true;
  visit.person = ReadPersonCookie(options.key, hosted->slug, visit.session,
                                  CookieOf(call.request, kPersonCookie));
  return true;
}

void Site::Parts::Finish(const Call& call, Response& response) const {
  if (call.is_new_session) SetCookie(response, kSessionCookie, call.visit->session, "/");
  const std::string* const wanted = net::FindParameter(call.request.query, "lang");
  if (wanted && FindLanguage(*wanted)) SetCookie(response, kLanguageCookie, *wanted, "/");
}

void Site::Parts::Answer(const CallPtr& call, const Route& route,
                         const Responder& responder) const {
  if (route.special == Special::kAsset) {
    const std::string* const path = net::FindParameter(call->visit->captured, "path");
    return responder.Send(AssetResponse(path ? std::string_view(*path) : std::string_view()));
  }
  if (route.special == Special::kRobots) {
    return responder.Send(Text("User-agent: *\nDisallow: /o/\n"));
  }
  if (route.special == Special::kFavicon) {
    return responder.Send(net::SeeOther(std::string(AssetUrl("img/mandat.svg").Text())));
  }
  Response response;
  // Before its statutes are on record an organisation has the pages of its founding alone.
  if (!Enter(*call)) {
    response = NotFoundPage(*call->visit);
  } else if (route.special == Special::kLive) {
    return AnswerLive(*call, responder);
  } else if (route.special != Special::kNone) {
    return AnswerPost(call, route.special, responder);
  } else if (call->visit->hosted && !call->visit->State().statute) {
    response = FoundingPage(*call->visit);
  } else {
    response = route.show(*call->visit);
  }
  Finish(*call, response);
  responder.Send(std::move(response));
}

void Site::Parts::AnswerLive(const Call& call, const Responder& responder) const {
  Response response;
  response.content_type = "text/event-stream";
  net::Subscription subscription;
  subscription.source = call.visit->hosted->live;
  std::string topic;
  for (const char c : std::string(call.visit->Query("topics")) + ' ') {
    if (c != ' ' && c != ',') {
      topic += c;
    } else if (!topic.empty()) {
      subscription.topics.push_back(std::exchange(topic, {}));
    }
  }
  if (const std::string* const last = call.request.Header("Last-Event-ID")) {
    subscription.after = *last;
  }
  response.stream = std::move(subscription);
  responder.Send(std::move(response));
}

Result<void> Site::Parts::CheckForm(const Call& call, const net::Parameters& form) const {
  const std::string* const token = net::FindParameter(form, "csrf");
  const std::string wanted = CsrfToken(options.key, call.visit->session, call.request.path);
  const bool is_ours =
      IsSameOrigin(call.request) && token && !call.is_new_session &&
      crypto::EqualInConstantTime(crypto::BytesOf(*token), crypto::BytesOf(wanted));
  if (!is_ours) return Fail("not_our_form");
  return {};
}

// The page that the form stood on, with what was entered and why it was not done.
Response Site::Parts::Refused(Call& call, Error error, std::string_view command,
                              const net::Parameters& form) const {
  Visit& visit = *call.visit;
  visit.not_done = NotDone{std::move(error), std::string(command), form};
  visit.view = visit.hosted->organisation->CurrentView();
  const std::string* const page = net::FindParameter(form, "page");
  const auto there = page ? net::ParseTarget(*page) : Result<net::Target>(Fail("no_page"));
  Request shown = call.request;
  shown.method = Method::kGet;
  shown.path = there ? there->path : std::string(visit.Home().Text());
  shown.query.clear();
  auto found = router.Match(shown);
  const std::string* const org = net::FindParameter(found.captured, "org");
  const bool is_own_page = found.value && found.value->show && org && *org == visit.hosted->slug;
  call.request = std::move(shown);
  if (is_own_page) visit.captured = std::move(found.captured);
  Response response = is_own_page && visit.State().statute ? found.value->show(visit)
                      : visit.State().statute              ? HomePage(visit)
                                                           : FoundingPage(visit);
  Finish(call, response);
  return response;
}

void Site::Parts::AnswerPost(const CallPtr& call, Special special,
                             const Responder& responder) const {
  const auto form = net::ParseParameters(call->request.body);
  if (!form) return responder.Send(Refused(*call, form.error(), "", {}));
  if (const Result<void> ours = CheckForm(*call, *form); !ours) {
    Response response = Refused(*call, ours.error(), "", {});
    response.status = 403;
    return responder.Send(std::move(response));
  }
  if (special == Special::kActAs) return responder.Send(ChoosePerson(*call, *form));
  if (special == Special::kFound) return Found(call, *form, responder);
  Act(call, *form, responder);
}

Response Site::Parts::ChoosePerson(Call& call, const net::Parameters& form) const {
  Visit& visit = *call.visit;
  if (!visit.may_act_as) {
    Response response = Refused(call, Error{"act_as_not_allowed", {}, {}}, "", {});
    response.status = 403;
    return response;
  }
  const std::string* const number = net::FindParameter(form, "person");
  const std::string* const page = net::FindParameter(form, "page");
  Response response = net::SeeOther(page ? *page : std::string(visit.Home().Text()));
  const std::string path(visit.Home().Text());
  std::uint64_t person = 0;
  for (const char c : number ? *number : std::string()) {
    if (c < '0' || c > '9' || person > (std::uint64_t{1} << 40U)) return response;
    person = person * 10 + static_cast<std::uint64_t>(c - '0');
  }
  const std::string cookie =
      person == 0 ? std::string()
                  : PersonCookie(options.key, visit.hosted->slug, visit.session, PersonId{person});
  SetCookie(response, kPersonCookie, cookie, path);
  return response;
}

void Site::Parts::Act(const CallPtr& call, const net::Parameters& form,
                      const Responder& responder) const {
  const std::string* const command = net::FindParameter(call->visit->captured, "command");
  const std::string* const id = net::FindParameter(form, "command_id");
  MANDAT_CHECK(command);  // the route captures it
  const auto refuse = [&](Error error) {
    responder.Send(Refused(*call, std::move(error), *command, form));
  };
  if (!call->visit->person) return refuse(Error{"nobody_acts", {}, {}});
  const auto command_id = ParseCommandId(id ? *id : std::string());
  if (!command_id) return refuse(Error{"command_id_malformed", {}, {}});
  auto arguments = ArgumentsFrom(*call->visit, *command, form);
  if (!arguments) return refuse(arguments.error());
  Submit(call,
         {.id = *command_id,
          .actor = call->visit->Actor(),
          .command = *command,
          .arguments = std::move(*arguments),
          .documents = DocumentsFrom(form)},
         form, responder);
}

void Site::Parts::Submit(const CallPtr& call, app::Submission submission, net::Parameters form,
                         const Responder& responder) const {
  const std::string command = submission.command;
  call->visit->hosted->writer->Submit(
      std::move(submission),
      [this, call, command, form = std::move(form), responder](const app::Reply& reply) {
        if (reply.level != app::Level::kRecorded) {
          Response response = Refused(*call, reply.error, command, form);
          if (reply.level == app::Level::kUnavailable) response.status = 503;
          return responder.Send(std::move(response));
        }
        const std::string* const page = net::FindParameter(form, "page");
        const auto own = Url::OwnPath(page ? std::string_view(*page) : std::string_view());
        const Url back = (own ? *own : call->visit->Home())
                             .With("leaf", std::to_string(reply.first_seq.value_or(0) + 1));
        responder.Send(net::SeeOther(std::string(back.Text())));
      });
}

// Two commands of the operator: the ledger is opened under the chosen statutes, and the founder
// becomes its roll officer. Whoever sits at this machine is the operator of a demo.
void Site::Parts::Found(const CallPtr& call, const net::Parameters& form,
                        const Responder& responder) const {
  Visit& visit = *call->visit;
  const auto value = [&](std::string_view name) {
    const std::string* const found = net::FindParameter(form, name);
    return found ? *found : std::string();
  };
  const auto statutes = app::EmbeddedFile("statutes/" + value("statutes") + ".toml");
  const auto id = ParseCommandId(value("command_id"));
  if (!visit.may_act_as || !statutes || !id) {
    return responder.Send(Refused(*call, Error{"act_as_not_allowed", {}, {}}, "open_ledger", form));
  }
  app::Submission open{.id = *id,
                       .actor = core::Actor::Operator(1),
                       .command = "open_ledger",
                       .arguments = "{}",
                       .documents = {}};
  open.documents["name"].payload = value("name");
  open.documents["statutes"].payload = std::string(*statutes);
  const PersonId founder = app::NewPersonId(*host.GetPorts().random);
  visit.hosted->writer->Submit(
      std::move(open), [this, call, form, founder, responder](const app::Reply& reply) {
        if (reply.level != app::Level::kRecorded) {
          return responder.Send(Refused(*call, reply.error, "open_ledger", form));
        }
        app::Submission name{.id = app::NewCommandId(*host.GetPorts().random),
                             .actor = core::Actor::Operator(1),
                             .command = "name_roll_officer",
                             .arguments = "{\"person\":" + std::to_string(founder.value) + "}",
                             .documents = {}};
        call->visit->hosted->writer->Submit(
            std::move(name), [this, call, founder, responder](const app::Reply& /*named*/) {
              const Visit& there = *call->visit;
              Response response = net::SeeOther(std::string(there.Home().Text()));
              SetCookie(response, kPersonCookie,
                        PersonCookie(options.key, there.hosted->slug, there.session, founder),
                        there.Home().Text());
              responder.Send(std::move(response));
            });
      });
}

Site::Site(app::Host& host, const SiteOptions& options)
    : parts_(std::make_unique<Parts>(host, options)) {}
Site::~Site() = default;

bool Site::Handle(Request& request, const Responder& responder) const {
  auto found = parts_->router.Match(request);
  if (!found.value) return false;
  const auto call = parts_->Receive(std::move(request), std::move(found.captured));
  parts_->Answer(call, *found.value, responder);
  return true;
}

Response Site::NotFound(const Request& request) const {
  const auto call = parts_->Receive(request, {});
  return NotFoundPage(*call->visit);
}

}  // namespace mandat::web
