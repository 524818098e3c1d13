// Live streams over real sockets.
#include <gtest/gtest.h>

#include <vector>

#include "net/http_server.hpp"
#include "tests/integration/net/raw_client.hpp"

namespace mandat::net {
namespace {

class StreamOverSocket : public testing::Test {
 protected:
  explicit StreamOverSocket(BroadcasterLimits limits = {.remembered_events = 3})
      : source_(std::make_shared<Broadcaster>(0, limits)) {
    ServerOptions options;
    options.timeouts.heartbeat = Milliseconds{50};
    server_ = *HttpServer::Start(options, [source = source_](const Request& request,
                                                             const Responder& responder) {
      Response response;
      const std::string* const after = request.Header("Last-Event-ID");
      response.stream = Subscription{
          .source = source, .topics = {"a"}, .after = after ? std::optional(*after) : std::nullopt};
      responder.Send(std::move(response));
    });
  }

  RawClient Open(const std::string& fields = "") {
    RawClient client(server_->Port());
    client.Send("GET /events HTTP/1.1\r\n" + HostLine(server_->Port()) + fields + "\r\n");
    const std::string head = client.ReadUntil("\r\n\r\n");
    EXPECT_NE(head.find("\r\nContent-Type: text/event-stream; charset=utf-8\r\n"),
              std::string::npos)
        << head;
    EXPECT_TRUE(client.ReadUntil("\n\n").starts_with("retry: "));
    return client;
  }
  // The next event, past the beats of the heart.
  static std::string NextEvent(RawClient& client) {
    std::string event = client.ReadUntil("\n\n");
    while (event == ":\n\n") event = client.ReadUntil("\n\n");
    return event;
  }

  std::shared_ptr<Broadcaster> source_;
  std::unique_ptr<HttpServer> server_;
};

TEST_F(StreamOverSocket, ReachesEveryClient) {
  std::vector<RawClient> clients;
  for (int i = 0; i < 50; ++i) clients.push_back(Open());
  source_->Publish("a", 1, "vote", "open");
  source_->Publish("a", 2, "vote", "closed");
  for (RawClient& client : clients) {
    EXPECT_EQ(NextEvent(client), "id: 1\nevent: vote\ndata: open\n\n");
    EXPECT_EQ(NextEvent(client), "id: 2\nevent: vote\ndata: closed\n\n");
  }
}

TEST_F(StreamOverSocket, BeatsWhileNothingHappens) {
  RawClient client = Open();
  EXPECT_EQ(client.ReadUntil("\n\n"), ":\n\n");
  EXPECT_EQ(client.ReadUntil("\n\n"), ":\n\n");
}

TEST_F(StreamOverSocket, ResumesAfterACut) {
  {
    RawClient client = Open();
    source_->Publish("a", 1, "e", "");
    EXPECT_EQ(NextEvent(client), "id: 1\nevent: e\ndata: \n\n");
  }
  source_->Publish("a", 2, "e", "");
  RawClient client = Open("Last-Event-ID: 1\r\n");
  EXPECT_EQ(NextEvent(client), "id: 1\nevent: e\ndata: \n\n");
  EXPECT_EQ(NextEvent(client), "id: 2\nevent: e\ndata: \n\n");
}

TEST_F(StreamOverSocket, ResetsWhoComesBackTooLate) {
  for (std::uint64_t id = 1; id <= 5; ++id) source_->Publish("a", id, "e", "");
  RawClient client = Open("Last-Event-ID: 1\r\n");
  EXPECT_EQ(NextEvent(client), "id: 5\nevent: reset\ndata: \n\n");
}

TEST_F(StreamOverSocket, FreesThePlaceOfAClientThatLeft) {
  {
    const RawClient client = Open();
  }
  // Its end is noticed by the next read or, at the latest, by the next beat.
  RawClient other = Open();
  while (source_->StreamCount() > 1) EXPECT_EQ(other.ReadUntil("\n\n"), ":\n\n");
}

TEST_F(StreamOverSocket, EndsWhenTheServerStops) {
  RawClient client = Open();
  server_->Stop();
  static_cast<void>(client.ReadToEnd());
  server_.reset();
  EXPECT_EQ(source_->StreamCount(), 0U);
  source_->Publish("a", 1, "e", "");  // and publishing goes on without it
}

class SlowStream : public StreamOverSocket {
 protected:
  SlowStream() : StreamOverSocket({.queued_events = 64}) {}
};

TEST_F(SlowStream, IsDroppedWhileOthersGoOn) {
  const RawClient slow = Open();  // which reads nothing
  RawClient quick = Open();
  const std::string data(60'000, 'x');
  std::uint64_t id = 0;
  // The kernel's buffers take a few megabytes before the queue begins to fill.
  for (; source_->StreamCount() == 2 && id < 2000; ++id) {
    source_->Publish("a", id + 1, "e", data);
    ASSERT_FALSE(NextEvent(quick).empty());
  }
  EXPECT_EQ(source_->StreamCount(), 1U);
  EXPECT_LT(id, 2000U);
  source_->Publish("a", id + 1, "last", "");
  EXPECT_EQ(NextEvent(quick), "id: " + std::to_string(id + 1) + "\nevent: last\ndata: \n\n");
}

}  // namespace
}  // namespace mandat::net
