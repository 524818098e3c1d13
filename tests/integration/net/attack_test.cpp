// Attacks by raw socket: whatever is sent, one clear answer comes back and the connection ends.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "net/http_server.hpp"
#include "tests/integration/net/raw_client.hpp"

namespace mandat::net {
namespace {

class Attack : public testing::Test {
 protected:
  explicit Attack(Timeouts timeouts = {}) {
    ServerOptions options;
    options.timeouts = timeouts;
    server_ = *HttpServer::Start(options, [this](const Request&, const Responder& responder) {
      ++handled_;
      responder.Send({});
    });
  }

  std::string Head(std::string_view method, std::string_view fields) const {
    return std::string(method) + " / HTTP/1.1\r\n" + HostLine(server_->Port()) +
           std::string(fields) + "\r\n";
  }
  // Sends `bytes` and a request behind them that must never be answered.
  std::string AnswerTo(const std::string& bytes) {
    RawClient client(server_->Port());
    client.Send(bytes + GetLine(server_->Port(), "/smuggled"));
    return client.ReadToEnd();
  }

  std::atomic<int> handled_{0};
  std::unique_ptr<HttpServer> server_;
};

// The page of a refusal may speak of HTTP/1.1; a status line goes on with a number.
std::size_t StatusLinesIn(const std::string& answer) {
  constexpr std::string_view kBegin = "HTTP/1.1 ";
  std::size_t lines = 0;
  for (std::size_t at = 0; (at = answer.find(kBegin, at)) != std::string::npos;) {
    at += kBegin.size();
    if (at < answer.size() && answer[at] >= '1' && answer[at] <= '5') ++lines;
  }
  return lines;
}

TEST_F(Attack, SmugglesNothing) {
  const std::string smuggled = "0\r\n\r\n";
  const std::vector<std::string> shapes = {
      Head("POST", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + smuggled,
      Head("POST", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") + smuggled,
      Head("POST", "Content-Length: 5\r\nContent-Length: 0\r\n") + smuggled,
      Head("POST", "Content-Length: 0\r\nContent-Length: 0\r\n"),
      Head("POST", "Content-Length: 0, 5\r\n") + smuggled,
      Head("POST", "Transfer-Encoding : chunked\r\n") + smuggled,
      Head("POST",
           "Transfer-Encoding:\x0B"
           "chunked\r\n") +
          smuggled,
      Head("POST", "Transfer-Encoding: gzip, chunked\r\n") + smuggled,
      Head("POST", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n") + smuggled,
      Head("POST", "A: b\r\n Transfer-Encoding: chunked\r\n") + smuggled,
      Head("POST", "A: b\nTransfer-Encoding: chunked\r\n") + smuggled,
      Head("POST", "Transfer-Encoding: chunked\r\n") + "5\nabcde\r\n0\r\n\r\n",
      Head("POST", "Transfer-Encoding: chunked\r\n") + "0;a=b\r\n\r\n",
      Head("POST", "Transfer-Encoding: chunked\r\n") + "0\r\nHost: evil\r\n\r\n",
      Head("POST", "Transfer-Encoding: chunked\r\n") + "-1\r\n\r\n",
      Head("POST", "Transfer-Encoding: chunked\r\n") + "ffffffffffffffffff\r\n",
      Head("GET", "Content-Length: 5\r\n") + smuggled,
      "GET / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
      "GET http://evil/ HTTP/1.1\r\n" + HostLine(server_->Port()) + "\r\n",
      "\r\n",
      std::string(4, '\0'),
      std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11),  // the hello of TLS
  };
  for (const std::string& shape : shapes) {
    const std::string answer = AnswerTo(shape);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 400 Bad Request\r\n")) << shape << answer;
    EXPECT_EQ(StatusLinesIn(answer), 1U) << "answers to " << shape;
    EXPECT_NE(answer.find("\r\nConnection: close\r\n"), std::string::npos);
    EXPECT_NE(answer.find("\r\nContent-Security-Policy: "), std::string::npos);
  }
  EXPECT_EQ(handled_, 0);
}

TEST_F(Attack, OffersThreeMethods) {
  EXPECT_TRUE(AnswerTo(Head("TRACE", "")).starts_with("HTTP/1.1 405 "));
  EXPECT_NE(AnswerTo(Head("DELETE", "")).find("\r\nAllow: GET, HEAD, POST\r\n"), std::string::npos);
  EXPECT_TRUE(AnswerTo(Head("BREW", "")).starts_with("HTTP/1.1 501 "));
  EXPECT_TRUE(AnswerTo(Head("POST", "Expect: tea\r\n")).starts_with("HTTP/1.1 417 "));
  EXPECT_TRUE(AnswerTo("GET / HTTP/1.0\r\n\r\n").starts_with("HTTP/1.1 505 "));
}

TEST_F(Attack, BoundsTheHead) {
  EXPECT_TRUE(AnswerTo(Head("GET", "A: " + std::string(16 << 10, 'a') + "\r\n"))
                  .starts_with("HTTP/1.1 431 "));
  std::string fields;
  for (int i = 0; i < 100; ++i) fields += "A: b\r\n";
  EXPECT_TRUE(AnswerTo(Head("GET", fields)).starts_with("HTTP/1.1 431 "));
}

TEST_F(Attack, BoundsTheBodyAndSaysSoToAClientThatSendsOn) {
  RawClient client(server_->Port());
  std::thread sender(
      [&] { client.Send(Head("POST", "Content-Length: 500000\r\n") + std::string(500'000, 'a')); });
  const std::string answer = client.ReadToEnd();
  sender.join();
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 413 Content Too Large\r\n")) << answer;
}

TEST_F(Attack, BoundsABodyInChunks) {
  std::string body = Head("POST", "Transfer-Encoding: chunked\r\n");
  for (int i = 0; i < 65; ++i) body += "400\r\n" + std::string(1024, 'a') + "\r\n";
  EXPECT_TRUE(AnswerTo(body).starts_with("HTTP/1.1 413 "));
}

class SlowAttack : public Attack {
 protected:
  SlowAttack() : Attack({.head = Milliseconds{50}, .body = Milliseconds{50}}) {}
};

TEST_F(SlowAttack, IsNotWaitedFor) {
  RawClient slow_head(server_->Port());
  slow_head.Send("GET / HTTP/1.1\r\nHost: loc");
  EXPECT_TRUE(slow_head.ReadToEnd().starts_with("HTTP/1.1 408 "));
  RawClient slow_body(server_->Port());
  slow_body.Send(Head("POST", "Content-Length: 100\r\n") + "a");
  EXPECT_TRUE(slow_body.ReadToEnd().starts_with("HTTP/1.1 408 "));
  RawClient silent(server_->Port());
  EXPECT_EQ(silent.ReadToEnd(), "");
  EXPECT_EQ(handled_, 0);
}

TEST_F(Attack, ServesOthersWhileManyAreSlow) {
  std::vector<RawClient> slow;
  for (int i = 0; i < 200; ++i) {
    slow.emplace_back(server_->Port());
    slow.back().Send("GET / HTTP/1.1\r\n");
  }
  RawClient client(server_->Port());
  client.Send(GetLine(server_->Port(), "/"));
  EXPECT_TRUE(client.ReadResponse().starts_with("HTTP/1.1 200 "));
}

TEST_F(Attack, OutlivesClientsThatHangUpAnywhere) {
  const std::string request = Head("POST", "Content-Length: 3\r\n") + "a=b";
  for (std::size_t cut = 0; cut <= request.size(); cut += 7) {
    RawClient client(server_->Port());
    client.Send(request.substr(0, cut));
  }
  RawClient client(server_->Port());
  client.Send(request);
  EXPECT_TRUE(client.ReadResponse().starts_with("HTTP/1.1 200 "));
}

}  // namespace
}  // namespace mandat::net
