// Who is turned away: pages of other sites, other host names, other machines, and whoever would act
// without login where the organisation is no demo (SE-15, SE-45).
#include <gtest/gtest.h>

#include <algorithm>

#include "core/codec.hpp"
#include "net/http_server.hpp"
#include "net/target.hpp"
#include "tests/integration/net/raw_client.hpp"
#include "tests/integration/web/site_fixture.hpp"
#include "web/pages/act_as.hpp"

namespace mandat::web {
namespace {

constexpr std::string_view kSession = "0123456789abcdef0123456789abcdef";

std::vector<std::string> EveryPost() {
  std::vector<std::string> paths{"/o/depot/act-as", "/o/depot/found", "/o/depot/roll"};
  for (const core::MessageInfo& command : core::AllCommands()) {
    paths.push_back("/o/depot/do/" + command.name);
  }
  return paths;
}

// A form as our own page would send it, in the place of member 1, but for what `shape` changes.
struct Shape {
  const char* name;
  net::Headers headers;         // that a browser adds
  std::string token_path = {};  // the form that the token was made for; empty: this one
  std::string token_session = std::string(kSession);
  bool has_session = true;
};

net::Request FormOf(const TestSite& site, const std::string& path, const Shape& shape) {
  net::Request request;
  request.path = path;
  const std::string& for_path = shape.token_path.empty() ? path : shape.token_path;
  request.body =
      net::WriteParameters({{"csrf", CsrfToken(site.Key(), shape.token_session, for_path)},
                            {"command_id", "00000000000000000000000000000abc"},
                            {"person", "1002"}});
  request.headers = shape.headers;
  request.headers.push_back({"Host", "localhost"});
  if (shape.has_session) {
    request.headers.push_back(
        {"Cookie", "mandat_session=" + std::string(kSession) + "; mandat_person=" +
                       PersonCookie(site.Key(), "depot", kSession, site.Member(1))});
  }
  return request;
}

TEST(Guard, TakesNoPostFromAnotherSite) {
  TestSite site(app::HostedKind::kDemo);
  site.FoundDepot();
  const std::uint64_t leaves = site.Depot().organisation->CurrentView()->size;
  const std::vector<Shape> shapes{
      {"cross-site", {{"Sec-Fetch-Site", "cross-site"}}},
      {"a subdomain", {{"Sec-Fetch-Site", "same-site"}}},
      {"typed in", {{"Sec-Fetch-Site", "none"}}},
      {"both, of which one lies",
       {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "http://localhost"}}},
      {"another origin", {{"Origin", "http://elsewhere"}}},
      {"another port", {{"Origin", "http://localhost:8080"}}},
      {"no origin", {{"Origin", "null"}}},
      {"neither header", {}},
      {"token of another form", {{"Sec-Fetch-Site", "same-origin"}}, "/o/depot"},
      {"token of another session",
       {{"Sec-Fetch-Site", "same-origin"}},
       {},
       "00000000000000000000000000000000"},
      {"no session", {{"Sec-Fetch-Site", "same-origin"}}, {}, std::string(kSession), false},
  };
  for (const std::string& path : EveryPost()) {
    for (const Shape& shape : shapes) {
      EXPECT_EQ(site.Post(FormOf(site, path, shape)).status, 403) << path << ": " << shape.name;
    }
  }
  EXPECT_EQ(site.Depot().organisation->CurrentView()->size, leaves);
  const net::Response refused = site.Post(FormOf(site, "/o/depot/do/second_motion", shapes[0]));
  EXPECT_NE(BodyOf(refused).find("not_our_form"), std::string::npos);
}

TEST(Guard, TakesNoActWithoutItsId) {
  TestSite site(app::HostedKind::kDemo);
  site.FoundDepot();
  net::Request request =
      FormOf(site, "/o/depot/do/second_motion", {"our own", {{"Sec-Fetch-Site", "same-origin"}}});
  const std::string id = "00000000000000000000000000000abc";
  request.body.replace(request.body.find(id), id.size(), "abc");
  const net::Response refused = site.Post(std::move(request));
  EXPECT_EQ(refused.status, 409);
  EXPECT_NE(BodyOf(refused).find("command_id_malformed"), std::string::npos);
}

TEST(Guard, LetsNobodyActInARealOrganisationOrFromElsewhere) {
  const Shape honest{"our own", {{"Sec-Fetch-Site", "same-origin"}}};
  TestSite real(app::HostedKind::kReal);
  real.FoundDepot();
  TestSite demo(app::HostedKind::kDemo);
  demo.FoundDepot();
  const std::uint64_t leaves = real.Depot().organisation->CurrentView()->size;
  for (const std::string& path : EveryPost()) {
    const net::Response refused = real.Post(FormOf(real, path, honest));
    EXPECT_GE(refused.status, 400) << path;
    const bool is_act = path.find("/do/") != std::string::npos || path.ends_with("/roll");
    EXPECT_NE(BodyOf(refused).find(is_act ? "nobody_acts" : "act_as_not_allowed"),
              std::string::npos)
        << path;
    EXPECT_GE(demo.Post(FormOf(demo, path, honest), TestSite::From::kElsewhere).status, 400)
        << path;
  }
  EXPECT_EQ(real.Depot().organisation->CurrentView()->size, leaves);
  EXPECT_EQ(demo.Depot().organisation->CurrentView()->size, leaves);
  EXPECT_EQ(BodyOf(real.Get("/o/depot")).find("/act-as\""), std::string::npos);
  EXPECT_NE(BodyOf(demo.Get("/o/depot")).find("/act-as\""), std::string::npos);
}

net::Handler HandlerOf(TestSite& site) {
  return [&site](net::Request request, const net::Responder& responder) {
    if (!site.TheSite().Handle(request, responder)) {
      responder.Send(site.TheSite().NotFound(request));
    }
  };
}

std::string StatusLine(std::uint16_t port, const std::string& host) {
  net::RawClient client(port);
  client.Send("GET / HTTP/1.1\r\n" + host + "\r\n");
  return client.ReadResponse().substr(0, std::string_view("HTTP/1.1 200").size());
}

TEST(Guard, AnswersForItsOwnNamesOnly) {
  TestSite site(app::HostedKind::kDemo);
  auto server = net::HttpServer::Start({}, HandlerOf(site));
  ASSERT_TRUE(server);
  const std::uint16_t port = (*server)->Port();
  EXPECT_EQ(StatusLine(port, net::HostLine(port)), "HTTP/1.1 200");
  const std::string with_port = ":" + std::to_string(port) + "\r\n";
  EXPECT_EQ(StatusLine(port, "Host: 127.0.0.1" + with_port), "HTTP/1.1 200");
  // A name of somebody else that resolves to this machine: its page would be of our origin.
  EXPECT_EQ(StatusLine(port, "Host: rebound.example" + with_port), "HTTP/1.1 421");
  EXPECT_EQ(StatusLine(port, "Host: localhost.rebound.example" + with_port), "HTTP/1.1 421");
  EXPECT_EQ(StatusLine(port, "Host: localhost:1\r\n"), "HTTP/1.1 421");
  EXPECT_EQ(StatusLine(port, ""), "HTTP/1.1 400");
}

TEST(Guard, DoesNotStartWhereOthersCanReachIt) {
  TestSite site(app::HostedKind::kDemo);
  for (const char* address : {"0.0.0.0", "::", "192.0.2.1"}) {
    net::ServerOptions options;
    options.address = address;
    const auto server = net::HttpServer::Start(std::move(options), HandlerOf(site));
    ASSERT_FALSE(server) << address;
    EXPECT_EQ(server.error().code, "not_on_loopback");
  }
}

}  // namespace
}  // namespace mandat::web
