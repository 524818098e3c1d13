// The handler without a socket, as tests and the simulation call it.
#include "net/in_process.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace mandat::net {
namespace {

Response Saying(std::string text) {
  Response response;
  response.body = std::move(text);
  return response;
}

const Handler kEcho = [](const Request& request, const Responder& responder) {
  responder.Send(Saying(request.path + request.body));
};

Request Asking(std::string path, Method method = Method::kGet) {
  Request request;
  request.method = method;
  request.path = std::move(path);
  return request;
}

TEST(InProcess, GivesTheAnswerOfTheHandler) {
  InProcess server(kEcho);
  EXPECT_EQ(BodyText(server.Handle(Asking("/a")).body), "/a");
  EXPECT_EQ(BodyText(server.Handle(Asking("/a", Method::kHead)).body), "");
}

TEST(InProcess, WaitsForAnAnswerUntilTimeIsOver) {
  std::vector<Responder> waiting;
  InProcess server([&](const Request&, Responder responder) {
    Response later;
    later.status = 202;
    responder.AnswerIfLate(later);
    waiting.push_back(std::move(responder));
  });
  PendingExchange soon = server.Begin(Asking("/"));
  EXPECT_FALSE(soon.IsAnswered());
  waiting[0].Send(Saying("done"));
  ASSERT_TRUE(soon.IsAnswered());
  EXPECT_EQ(soon.Take().status, 200);
  PendingExchange late = server.Begin(Asking("/"));
  late.RunOutOfTime();
  EXPECT_EQ(late.Take().status, 202);
}

TEST(InProcess, TurnsAFailureIntoItsPage) {
  InProcess server([](const Request&, const Responder&) {});
  EXPECT_EQ(server.Handle(Asking("/")).status, 500);
}

TEST(InProcess, AnswersBytesAsASocketWould) {
  InProcess server(kEcho);
  const std::string get = "GET /a HTTP/1.1\r\nHost: depot\r\n\r\n";
  const std::string two = server.HandleBytes(get + get);
  EXPECT_TRUE(two.starts_with("HTTP/1.1 200 OK\r\n"));
  EXPECT_TRUE(two.ends_with("\r\n\r\n/a"));
  EXPECT_NE(two.find("/aHTTP/1.1 200 OK\r\n"), std::string::npos);
  EXPECT_TRUE(server.HandleBytes("GET / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 400 "));
}

}  // namespace
}  // namespace mandat::net
