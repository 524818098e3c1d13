// The whole server under bad weather: slow clients, large bodies, wrong order, retries, restarts.
// Each gets a clear answer, and what was answered is there afterwards.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <tuple>
#include <vector>

#include "app/embedded.hpp"
#include "tests/support/http_world.hpp"

namespace mandat::support {
namespace {

constexpr net::Timeouts kImpatient{.head = net::Milliseconds(300),
                                   .body = net::Milliseconds(300),
                                   .answer = net::Milliseconds(10'000),
                                   .write = net::Milliseconds(30'000),
                                   .idle = net::Milliseconds(60'000),
                                   .linger = net::Milliseconds(200),
                                   .heartbeat = net::Milliseconds(15'000)};

std::string Key(std::uint64_t number) { return fmt::format("{:032x}", number); }

Act Unit(const std::string& name) {
  return {.actor = "person:1001",
          .command = "admit_unit",
          .arguments = R"({"kind":"department"})",
          .documents = {{"name", name}}};
}

void Found(LiveServer& server) {
  const auto statutes = app::EmbeddedFile("statutes/student-congress.toml");
  ASSERT_TRUE(statutes);
  server.Clock().Reach(UtcMillis{1'790'000'000'000});  // September 2026
  ASSERT_EQ(server
                .Post({.command = "open_ledger",
                       .documents = {{"name", "Depot"}, {"statutes", std::string(*statutes)}}},
                      Key(0xf001))
                .status,
            200);
  ASSERT_EQ(
      server
          .Post(
              {.command = "name_roll_officer", .arguments = R"({"person":1001})", .documents = {}},
              Key(0xf002))
          .status,
      200);
}

std::uint64_t Units(LiveServer& server) {
  return NumberAt(server.Get("/api/v1/o/depot").body, "units");
}

TEST(WholeServer, KeepsWhatItAnsweredAcrossARestart) {
  LiveServer server(app::HostedKind::kDemo);
  Found(server);
  const HttpAnswer first = server.Post(Unit("North"), Key(1));
  ASSERT_EQ(first.status, 200);
  const std::string before = server.Get("/api/v1/o/depot").body;
  server.Restart();
  EXPECT_EQ(server.Get("/api/v1/o/depot").body, before);
  const HttpAnswer again = server.Post(Unit("North"), Key(1));
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(TextAt(again.body, "leaf"), TextAt(first.body, "leaf"));
  EXPECT_EQ(TextAt(again.body, "repeated"), "yes");
  const HttpAnswer other = server.Post(Unit("South"), Key(1));
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(TextAt(other.body, "code"), "other_body");
  EXPECT_EQ(Units(server), 1U);
}

TEST(WholeServer, RecordsOnceWhatManySendAtOnce) {
  LiveServer server(app::HostedKind::kDemo);
  Found(server);
  const std::string body = CommandBody(Unit("North"));
  const std::string request = fmt::format(
      "POST /api/v1/o/depot/commands/admit_unit HTTP/1.1\r\n{}Content-Type: application/json\r\n"
      "Idempotency-Key: {}\r\nMandat-Act-As: person:1001\r\nContent-Length: {}\r\n\r\n{}",
      net::HostLine(server.Port()), Key(1), body.size(), body);
  std::vector<net::RawClient> clients;
  for (int i = 0; i < 16; ++i) clients.emplace_back(server.Port());
  for (net::RawClient& client : clients) ASSERT_TRUE(client.Send(request));
  int firsts = 0;
  for (net::RawClient& client : clients) {
    const std::string response = client.ReadResponse();
    EXPECT_TRUE(response.starts_with("HTTP/1.1 200 ")) << response;
    firsts += response.find(R"("repeated":"no")") != std::string::npos ? 1 : 0;
  }
  EXPECT_EQ(firsts, 1);
  EXPECT_EQ(Units(server), 1U);
}

TEST(WholeServer, RefusesActsOutOfOrderAndUnknownIds) {
  LiveServer server(app::HostedKind::kDemo);
  const HttpAnswer early = server.Post(Unit("North"), Key(1));
  EXPECT_EQ(early.status, 409);
  EXPECT_EQ(TextAt(early.body, "code"), "not_founded");
  Found(server);
  const std::string statutes(*app::EmbeddedFile("statutes/student-congress.toml"));
  const HttpAnswer twice = server.Post(
      {.command = "open_ledger", .documents = {{"name", "Depot"}, {"statutes", statutes}}}, Key(2));
  EXPECT_EQ(twice.status, 409);
  EXPECT_EQ(TextAt(twice.body, "code"), "already_founded");
  std::uint64_t key = 100;
  for (const auto& [command, arguments, code] :
       {std::tuple{"close_sitting", R"({"sitting":1})", "no_such_sitting"},
        std::tuple{"cast_vote", R"({"choice":"yes","mandate":1,"vote":7})", "no_such_vote"},
        std::tuple{"open_poll", R"({"election":1})", "no_such_election"}}) {
    const HttpAnswer refused = server.Post(
        {.actor = "person:1001", .command = command, .arguments = arguments, .documents = {}},
        Key(++key));
    EXPECT_EQ(refused.status, 409) << command << refused.body;
    EXPECT_EQ(TextAt(refused.body, "code"), code) << refused.body;
    EXPECT_NE(TextAt(refused.body, "remedies.0"), "");
  }
}

// A text of 200 KiB is a motion; a body over 1 MiB is nothing that an act takes.
TEST(WholeServer, TakesALongTextAndRefusesAnOversizedBody) {
  LiveServer server(app::HostedKind::kDemo);
  Found(server);
  const HttpAnswer taken = server.Post(Unit(std::string(200'000, 'x')), Key(1));
  EXPECT_EQ(taken.status, 422) << taken.body;  // it arrived, and is too long for a name
  EXPECT_EQ(TextAt(taken.body, "code"), "document_malformed");
  net::RawClient client(server.Port());
  client.Send(fmt::format(
      "POST /api/v1/o/depot/commands/admit_unit HTTP/1.1\r\n{}Content-Length: {}\r\n\r\n",
      net::HostLine(server.Port()), (1U << 20U) + 1));
  const std::string refused = client.ReadResponse();
  EXPECT_TRUE(refused.starts_with("HTTP/1.1 413 ")) << refused;
  EXPECT_NE(refused.find("body_too_large"), std::string::npos);
  EXPECT_NE(refused.find("Divide it into smaller ones."), std::string::npos);
  EXPECT_EQ(Units(server), 0U);
  EXPECT_EQ(server.Post(Unit("North"), Key(2)).status, 200);
}

TEST(WholeServer, LetsNoSlowClientHoldUpTheOthers) {
  LiveServer server(app::HostedKind::kDemo, kImpatient);
  Found(server);
  std::vector<net::RawClient> slow;
  for (int i = 0; i < 20; ++i) {
    slow.emplace_back(server.Port());
    slow.back().Send(i % 2 == 0
                         ? std::string("POST /api/v1/o/depot/comm")
                         : "POST /api/v1/o/depot/commands/admit_unit HTTP/1.1\r\n" +
                               net::HostLine(server.Port()) + "Content-Length: 100\r\n\r\n{\"argu");
  }
  EXPECT_EQ(server.Post(Unit("North"), Key(1)).status, 200);
  for (net::RawClient& client : slow) {
    const std::string refused = client.ReadToEnd();
    EXPECT_TRUE(refused.starts_with("HTTP/1.1 408 ")) << refused;
    EXPECT_NE(refused.find("request_timeout"), std::string::npos);
  }
  EXPECT_EQ(server.Post(Unit("South"), Key(2)).status, 200);
  EXPECT_EQ(Units(server), 2U);
}

// Whoever hangs up has acted all the same, or not at all; the retry tells which.
TEST(WholeServer, TellsByARetryWhatBecameOfAnActWhoseAnswerWasLost) {
  LiveServer server(app::HostedKind::kDemo);
  Found(server);
  const std::string body = CommandBody(Unit("North"));
  {
    net::RawClient client(server.Port());
    client.Send(fmt::format(
        "POST /api/v1/o/depot/commands/admit_unit HTTP/1.1\r\n{}Content-Type: application/json\r\n"
        "Idempotency-Key: {}\r\nMandat-Act-As: person:1001\r\nContent-Length: {}\r\n\r\n{}",
        net::HostLine(server.Port()), Key(1), body.size(), body));
  }
  const HttpAnswer retry = server.Post(Unit("North"), Key(1));
  EXPECT_EQ(retry.status, 200);
  EXPECT_EQ(Units(server), 1U);
}

TEST(WholeServer, TakesActsInADemoOnly) {
  LiveServer server(app::HostedKind::kReal);
  const HttpAnswer refused = server.Post({.command = "open_ledger", .documents = {}}, Key(1));
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(TextAt(refused.body, "code"), "not_signed_in");
  EXPECT_EQ(NumberAt(server.Get("/api/v1/o/depot").body, "leaves"), 0U);
}

TEST(WholeServer, AnswersForItsOwnNamesOnly) {
  LiveServer server(app::HostedKind::kDemo);
  net::RawClient client(server.Port());
  client.Send("GET /api/v1/o HTTP/1.1\r\nHost: rebound.example\r\n\r\n");
  const std::string refused = client.ReadResponse();
  EXPECT_TRUE(refused.starts_with("HTTP/1.1 421 ")) << refused;
  EXPECT_NE(refused.find("host_foreign"), std::string::npos);
}

}  // namespace
}  // namespace mandat::support
