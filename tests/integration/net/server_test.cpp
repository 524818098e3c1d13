// The server over real sockets: answers, order, time and the end.
#include "net/http_server.hpp"

#include <gtest/gtest.h>

#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/integration/net/raw_client.hpp"

namespace mandat::net {
namespace {

std::unique_ptr<HttpServer> Serve(Handler handler, ServerOptions options = {}) {
  auto server = HttpServer::Start(std::move(options), std::move(handler));
  EXPECT_TRUE(server) << server.error().detail;
  return *std::move(server);
}

const Handler kEcho = [](const Request& request, const Responder& responder) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = request.path + request.body + (request.is_loopback ? "" : " from outside");
  responder.Send(std::move(response));
};

TEST(Server, AnswersManyRequestsOnOneConnection) {
  const auto server = Serve(kEcho);
  RawClient client(server->Port());
  for (int i = 0; i < 100; ++i) {
    ASSERT_TRUE(client.Send(GetLine(server->Port(), "/a" + std::to_string(i))));
    const std::string response = client.ReadResponse();
    ASSERT_TRUE(response.starts_with("HTTP/1.1 200 OK\r\nDate: ")) << response;
    ASSERT_TRUE(response.ends_with("\r\n\r\n/a" + std::to_string(i)));
  }
  EXPECT_EQ(server->ConnectionCount(), 1U);
}

TEST(Server, AnswersPipelinedRequestsInTheirOrder) {
  const auto server = Serve(kEcho);
  RawClient client(server->Port());
  std::string requests;
  for (int i = 0; i < 1000; ++i) requests += GetLine(server->Port(), "/" + std::to_string(i));
  std::thread sender([&] { client.Send(requests); });
  for (int i = 0; i < 1000; ++i) {
    const std::string expected = "\r\n\r\n/" + std::to_string(i);
    const std::string response = client.ReadResponse();
    if (!response.ends_with(expected)) ADD_FAILURE() << i << response;
  }
  sender.join();
}

TEST(Server, AnswersHeadWithTheLengthButNoBody) {
  const auto server = Serve(kEcho);
  RawClient client(server->Port());
  client.Send("HEAD /four HTTP/1.1\r\n" + HostLine(server->Port()) + "\r\n" +
              GetLine(server->Port(), "/next"));
  const std::string head = client.ReadUntil("\r\n\r\n");
  EXPECT_NE(head.find("\r\nContent-Length: 5\r\n"), std::string::npos);
  EXPECT_TRUE(client.ReadResponse().starts_with("HTTP/1.1 200 OK\r\n"));  // and no byte between
}

TEST(Server, CarriesAnUploadOfEightMebibytes) {
  ServerOptions options;
  options.policy.body_class = [](Method, std::string_view) { return BodyClass::kUpload; };
  const auto server = Serve(kEcho, options);
  RawClient client(server->Port());
  const std::string body(std::size_t{8} << 20U, 'x');
  const std::string head = "POST / HTTP/1.1\r\n" + HostLine(server->Port()) +
                           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  std::thread sender([&] { client.Send(head + body); });
  const std::string response = client.ReadResponse();
  sender.join();
  EXPECT_TRUE(response.starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(response.ends_with("\r\n\r\n/" + body));
}

TEST(Server, SendsTheBodyOnlyWhenAskedFor) {
  const auto server = Serve(kEcho);
  RawClient client(server->Port());
  client.Send("POST /a HTTP/1.1\r\n" + HostLine(server->Port()) +
              "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(client.ReadUntil("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.Send("bc");
  EXPECT_TRUE(client.ReadResponse().ends_with("\r\n\r\n/abc"));
}

TEST(Server, TakesAnAnswerFromAnotherThread) {
  std::vector<std::thread> threads;
  std::mutex mutex;
  const auto server = Serve([&](const Request& request, const Responder& responder) {
    const std::lock_guard lock(mutex);
    threads.emplace_back([request, responder] { kEcho(request, responder); });
  });
  std::vector<RawClient> clients;
  for (int i = 0; i < 20; ++i) clients.emplace_back(server->Port());
  for (RawClient& client : clients) client.Send(GetLine(server->Port(), "/later"));
  for (RawClient& client : clients) EXPECT_TRUE(client.ReadResponse().ends_with("/later"));
  for (std::thread& thread : threads) thread.join();
}

TEST(Server, AnswersForAHandlerWhoseTimeIsOver) {
  ServerOptions options;
  options.timeouts.answer = Milliseconds{30};
  std::promise<Responder> kept;
  const auto server = Serve(
      [&](const Request&, const Responder& responder) {
        Response later;
        later.status = 202;
        later.headers = {{"Location", "/jobs/7"}};
        responder.AnswerIfLate(later);
        kept.set_value(responder);
      },
      options);
  RawClient client(server->Port());
  client.Send(GetLine(server->Port(), "/"));
  const std::string response = client.ReadResponse();
  EXPECT_TRUE(response.starts_with("HTTP/1.1 202 Accepted\r\n")) << response;
  EXPECT_NE(response.find("\r\nLocation: /jobs/7\r\n"), std::string::npos);
  kept.get_future().get().Send({});  // the commit, too late for this connection
}

TEST(Server, TellsABrowserOfOurNameAndNobodyElse) {
  const auto server = Serve(kEcho);
  const std::string port = std::to_string(server->Port());
  for (const std::string& host : {"localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port}) {
    RawClient client(server->Port());
    client.Send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    EXPECT_TRUE(client.ReadResponse().starts_with("HTTP/1.1 200 ")) << host;
  }
  // DNS rebinding: a page of evil.example whose name now means 127.0.0.1.
  for (const std::string& host : {"evil.example:" + port, std::string("localhost"),
                                  "localhost.evil.example:" + port, std::string("127.0.0.1:1")}) {
    RawClient client(server->Port());
    client.Send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    EXPECT_TRUE(client.ReadToEnd().starts_with("HTTP/1.1 421 ")) << host;
  }
}

TEST(Server, TurnsAwayWhoIsOneTooMany) {
  ServerOptions options;
  options.connections = 2;
  options.threads = 1;  // so that connections are counted in the order in which they come
  const auto server = Serve(kEcho, options);
  std::vector<RawClient> clients;
  for (int i = 0; i < 2; ++i) {
    clients.emplace_back(server->Port());
    clients.back().Send(GetLine(server->Port(), "/in"));
    EXPECT_TRUE(clients.back().ReadResponse().ends_with("/in"));
  }
  RawClient third(server->Port());
  EXPECT_TRUE(third.ReadToEnd().starts_with("HTTP/1.1 503 Service Unavailable\r\n"));
  clients[0].Send(GetLine(server->Port(), "/still"));
  EXPECT_TRUE(clients[0].ReadResponse().ends_with("/still"));
}

TEST(Server, LetsTheRequestAtHandFinishWhenItStops) {
  ServerOptions options;
  options.timeouts.linger = Milliseconds{20};
  std::promise<Responder> asked;
  const auto server = Serve(
      [&](const Request&, const Responder& responder) { asked.set_value(responder); }, options);
  RawClient busy(server->Port());
  busy.Send(GetLine(server->Port(), "/"));
  const Responder responder = asked.get_future().get();
  RawClient idle(server->Port());
  std::thread stopping([&] { server->Stop(); });
  EXPECT_EQ(idle.ReadToEnd(), "");  // which shows that stopping has begun
  Response response;
  response.body = "done";
  responder.Send(response);
  const std::string said = busy.ReadResponse();
  stopping.join();
  EXPECT_TRUE(said.ends_with("done"));
  EXPECT_NE(said.find("\r\nConnection: close\r\n"), std::string::npos);
  EXPECT_FALSE(RawClient(server->Port()).IsOpen());
}

TEST(Server, StopsThoughAHandlerNeverAnswers) {
  ServerOptions options;
  options.drain = Milliseconds{30};
  std::promise<Responder> asked;
  auto server = Serve(
      [&](const Request&, const Responder& responder) { asked.set_value(responder); }, options);
  RawClient client(server->Port());
  client.Send(GetLine(server->Port(), "/"));
  const Responder responder = asked.get_future().get();
  server->Stop();
  EXPECT_EQ(client.ReadToEnd(), "");
  server.reset();
  responder.Send({});  // into the void
}

TEST(Server, StopsUnderFire) {
  for (int round = 0; round < 5; ++round) {
    auto server = Serve(kEcho);
    std::vector<std::thread> clients;
    for (int i = 0; i < 4; ++i) {
      clients.emplace_back([port = server->Port()] {
        RawClient client(port);
        while (client.Send(GetLine(port, "/a")) && !client.ReadResponse().empty()) {
        }
      });
    }
    RawClient one(server->Port());
    one.Send(GetLine(server->Port(), "/one"));
    EXPECT_TRUE(one.ReadResponse().ends_with("/one"));
    server.reset();
    for (std::thread& client : clients) client.join();
  }
}

std::string CodeOfStart(ServerOptions options) {
  const auto server = HttpServer::Start(std::move(options), kEcho);
  return server ? "" : server.error().code;
}

TEST(Server, RefusesToBeReachedFromOutsideByMistake) {
  ServerOptions options;
  options.address = "0.0.0.0";
  EXPECT_EQ(CodeOfStart(options), "not_on_loopback");
  options.reach = Reach::kBehindProxy;
  EXPECT_EQ(CodeOfStart(options), "hosts_missing");
  options.policy.hosts = {"depot.example"};
  EXPECT_EQ(CodeOfStart(options), "");
}

TEST(Server, SaysWhyItCannotStart) {
  ServerOptions options;
  options.address = "localhost";
  EXPECT_EQ(CodeOfStart(options), "options_malformed");
  options.address = "127.0.0.1";
  options.threads = 0;
  EXPECT_EQ(CodeOfStart(options), "options_malformed");
  options.threads = 1;
  const auto first = Serve(kEcho, options);
  options.port = first->Port();
  EXPECT_EQ(CodeOfStart(options), "address_unavailable");
}

}  // namespace
}  // namespace mandat::net
