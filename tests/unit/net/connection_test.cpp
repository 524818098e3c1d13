// The phases of a connection, driven by hand: no socket, and time is a number.
#include "net/connection.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace mandat::net {
namespace {

constexpr std::string_view kGet = "GET /a HTTP/1.1\r\nHost: depot\r\n\r\n";

struct Failed {
  std::string id;
  std::string code;
};

class ConnectionTest : public testing::Test {
 protected:
  ConnectionTest() {
    site_->timeouts = {.head = Milliseconds{10},
                       .body = Milliseconds{60},
                       .answer = Milliseconds{10},
                       .write = Milliseconds{30},
                       .idle = Milliseconds{50},
                       .linger = Milliseconds{2},
                       .heartbeat = Milliseconds{15}};
    site_->policy.upload_bytes = site_->policy.form_bytes;
    site_->failure_prefix = "f-";
    site_->failure_log = [this](std::string_view id, const Error& error) {
      failed_.push_back({std::string(id), error.code});
    };
    site_->handler = [this](Request request, Responder responder) {
      requests_.push_back(std::move(request));
      responders_.push_back(std::move(responder));
    };
    connection_.emplace(site_, Connection::Peer{.address = "192.0.2.1", .is_loopback = false},
                        Connection::Callbacks{.answered =
                                                  [this](Result<Response> answer) {
                                                    connection_->Answer(std::move(answer), now_);
                                                  },
                                              .wake = [this] { ++wakes_; },
                                              .date = [] { return std::string_view("today"); }},
                        now_);
  }

  void Pass(int milliseconds) {
    now_ += Milliseconds{milliseconds};
    connection_->Tick(now_);
  }
  // What the connection has to say, taken by the client at once.
  std::string Said() {
    std::string said;
    while (auto next = connection_->NextWrite(now_)) {
      said.append(next->head).append(BodyText(next->body));
      connection_->Written(now_);
    }
    return said;
  }
  void Send(std::string_view bytes) { connection_->Received(bytes, now_); }
  void Answer(std::string body) {
    Response response;
    response.body = std::move(body);
    responders_.back().Send(std::move(response));
  }

  Instant now_{};
  std::shared_ptr<Site> site_ = std::make_shared<Site>(std::size_t{100'000});
  std::vector<Request> requests_;
  std::vector<Failed> failed_;
  int wakes_ = 0;
  std::optional<Connection> connection_;
  std::vector<Responder> responders_;  // last: those that are let go answer into the connection
};

TEST_F(ConnectionTest, AnswersAndWaitsForTheNextRequest) {
  Send(kGet);
  ASSERT_EQ(requests_.size(), 1U);
  EXPECT_EQ(requests_[0].remote_address, "192.0.2.1");
  EXPECT_FALSE(connection_->WantsBytes());
  Answer("one");
  const std::string said = Said();
  EXPECT_TRUE(said.starts_with("HTTP/1.1 200 OK\r\nDate: today\r\n"));
  EXPECT_TRUE(said.ends_with("one"));
  EXPECT_TRUE(connection_->WantsBytes());
  Send(kGet);
  EXPECT_EQ(requests_.size(), 2U);
}

TEST_F(ConnectionTest, HandlesOneRequestAtATimeInTheOrderSent) {
  Send(std::string(kGet) + "GET /b HTTP/1.1\r\nHost: depot\r\n\r\n" + std::string(kGet));
  EXPECT_EQ(requests_.size(), 1U);
  Answer("one");
  EXPECT_TRUE(Said().ends_with("one"));
  ASSERT_EQ(requests_.size(), 2U);
  EXPECT_EQ(requests_[1].path, "/b");
  Answer("two");
  EXPECT_TRUE(Said().ends_with("two"));
  EXPECT_EQ(requests_.size(), 3U);
}

TEST_F(ConnectionTest, ClosesWhenTheClientWantsTo) {
  Send("GET / HTTP/1.1\r\nHost: depot\r\nConnection: close\r\n\r\n");
  Answer("bye");
  EXPECT_NE(Said().find("\r\nConnection: close\r\n"), std::string::npos);
  EXPECT_TRUE(connection_->WantsShutdown());
  Pass(2);
  EXPECT_TRUE(connection_->IsOver());
}

TEST_F(ConnectionTest, GivesTheHeadItsTimeAndNoMore) {
  Send("GET / HTTP/1.1\r\n");
  Pass(9);
  EXPECT_EQ(Said(), "");
  Send("Host: de");  // a byte now and then buys no time
  Pass(1);
  EXPECT_TRUE(Said().starts_with("HTTP/1.1 408 "));
  EXPECT_TRUE(connection_->WantsShutdown());
}

TEST_F(ConnectionTest, SaysNothingToWhoNeverSpoke) {
  Pass(10);
  EXPECT_TRUE(connection_->IsOver());
  EXPECT_EQ(Said(), "");
}

TEST_F(ConnectionTest, GivesTheBodyItsTimeAndNoMore) {
  Send("POST / HTTP/1.1\r\nHost: depot\r\nContent-Length: 9\r\n\r\n");
  Pass(59);
  Send("a");
  EXPECT_EQ(Said(), "");
  Pass(1);
  EXPECT_TRUE(Said().starts_with("HTTP/1.1 408 "));
}

TEST_F(ConnectionTest, GivesTheHandlerItsTimeAndThenAnswersForIt) {
  Send(kGet);
  Response later;
  later.status = 202;
  responders_[0].AnswerIfLate(later);
  Pass(9);
  EXPECT_EQ(Said(), "");
  Pass(1);
  EXPECT_TRUE(Said().starts_with("HTTP/1.1 202 Accepted\r\n"));
  Answer("too late");
  EXPECT_EQ(Said(), "");
  Send(kGet);
  Pass(10);
  EXPECT_TRUE(Said().starts_with("HTTP/1.1 503 "));
}

TEST_F(ConnectionTest, LeavesAReaderThatDoesNotTakeItsAnswer) {
  Send(kGet);
  Answer("one");
  ASSERT_TRUE(connection_->NextWrite(now_));
  EXPECT_FALSE(connection_->NextWrite(now_));
  Pass(29);
  EXPECT_FALSE(connection_->IsOver());
  Pass(1);
  EXPECT_TRUE(connection_->IsOver());
}

TEST_F(ConnectionTest, ClosesAfterAWhileOfSilence) {
  Send(kGet);
  Answer("one");
  static_cast<void>(Said());
  Pass(49);
  EXPECT_FALSE(connection_->IsOver());
  Pass(1);
  EXPECT_TRUE(connection_->IsOver());
}

TEST_F(ConnectionTest, AsksForTheBodyThatAClientHoldsBack) {
  Send("POST / HTTP/1.1\r\nHost: depot\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
  EXPECT_EQ(Said(), "HTTP/1.1 100 Continue\r\n\r\n");
  Send("a");
  ASSERT_EQ(requests_.size(), 1U);
  Answer("one");
  EXPECT_TRUE(Said().starts_with("HTTP/1.1 200 "));
  Send("POST / HTTP/1.1\r\nHost: depot\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\na");
  EXPECT_EQ(Said(), "");  // it did not hold back
}

TEST_F(ConnectionTest, RefusesABodyThatIsTooLargeBeforeItComes) {
  Send("POST / HTTP/1.1\r\nHost: depot\r\nExpect: 100-continue\r\nContent-Length: 65537\r\n\r\n");
  EXPECT_TRUE(Said().starts_with("HTTP/1.1 413 "));
  ASSERT_TRUE(connection_->WantsBytes());
  Send("what was under way");  // is read so that the page arrives
  EXPECT_FALSE(connection_->IsOver());
  Send(std::string(std::size_t{1} << 20U, 'a'));  // but not without end
  EXPECT_TRUE(connection_->IsOver());
  EXPECT_TRUE(requests_.empty());
}

TEST_F(ConnectionTest, BoundsAllBodiesTogether) {
  const std::string post = "POST / HTTP/1.1\r\nHost: depot\r\nContent-Length: 60000\r\n\r\n";
  ASSERT_TRUE(site_->bodies.TryTake(40'001));
  Send(post);
  EXPECT_TRUE(Said().starts_with("HTTP/1.1 503 "));
  site_->bodies.GiveBack(40'001);
  EXPECT_TRUE(site_->bodies.TryTake(100'000));  // what was not begun holds nothing
}

TEST_F(ConnectionTest, HoldsItsShareOfBodiesUntilTheAnswer) {
  Send("POST / HTTP/1.1\r\nHost: depot\r\nContent-Length: 60000\r\n\r\n" +
       std::string(60'000, 'a'));
  EXPECT_FALSE(site_->bodies.TryTake(40'001));
  Answer("one");
  EXPECT_TRUE(site_->bodies.TryTake(100'000));
}

TEST_F(ConnectionTest, GivesTheConstantPageWhenAHandlerThrowsOrForgets) {
  site_->handler = [](const Request& request, const Responder&) {
    if (request.path == "/a") throw std::runtime_error("secret");
  };
  Send(kGet);
  const std::string thrown = Said();
  EXPECT_TRUE(thrown.starts_with("HTTP/1.1 500 "));
  EXPECT_NE(thrown.find("f-1"), std::string::npos);
  EXPECT_EQ(thrown.find("secret"), std::string::npos);
  Send("GET /b HTTP/1.1\r\nHost: depot\r\n\r\n");
  EXPECT_NE(Said().find("f-2"), std::string::npos);
  ASSERT_EQ(failed_.size(), 3U);
  EXPECT_EQ(failed_[0].id, "f-1");
  EXPECT_EQ(failed_[1].id, "");  // what was thrown
  EXPECT_EQ(failed_[2].id, "f-2");
}

TEST_F(ConnectionTest, GivesTheConstantPageForAnAnswerThatForgesHeaders) {
  Send(kGet);
  Response response;
  response.headers = {{"A", "b\r\nSet-Cookie: c"}};
  responders_[0].Send(response);
  const std::string said = Said();
  EXPECT_TRUE(said.starts_with("HTTP/1.1 500 "));
  EXPECT_EQ(said.find("Set-Cookie"), std::string::npos);
  ASSERT_EQ(failed_.size(), 1U);
  EXPECT_EQ(failed_[0].code, "response_malformed");
}

TEST_F(ConnectionTest, FinishesWhatIsAtHandWhenTheServerStops) {
  Send(std::string(kGet) + std::string(kGet));
  site_->is_draining = true;
  connection_->Drain();
  EXPECT_FALSE(connection_->IsOver());
  Answer("one");
  EXPECT_NE(Said().find("\r\nConnection: close\r\n"), std::string::npos);
  EXPECT_EQ(requests_.size(), 1U);
}

TEST_F(ConnectionTest, EndsAtOnceWhenTheServerStopsAndNothingIsAtHand) {
  connection_->Drain();
  EXPECT_TRUE(connection_->IsOver());
}

TEST_F(ConnectionTest, SurvivesAnAnswerToAClientThatHasGone) {
  Send(kGet);
  connection_->PeerClosed();
  Answer("one");
  EXPECT_EQ(Said(), "");
  EXPECT_TRUE(connection_->IsOver());
}

class StreamingTest : public ConnectionTest {
 protected:
  void Open() {
    Send("GET /events HTTP/1.1\r\nHost: depot\r\n\r\n");
    Response response;
    response.stream =
        Subscription{.source = source_, .topics = {"a"}, .after = {}, .seen = Seen::kSomeEvents};
    responders_.back().Send(response);
  }

  std::shared_ptr<Broadcaster> source_ =
      std::make_shared<Broadcaster>(0, BroadcasterLimits{.streams = 1, .queued_events = 2});
};

TEST_F(StreamingTest, SendsEventsAsTheyCome) {
  Open();
  const std::string begin = Said();
  EXPECT_NE(begin.find("Content-Type: text/event-stream; charset=utf-8\r\n"), std::string::npos);
  EXPECT_TRUE(begin.ends_with("retry: 1000\n\n"));
  source_->Publish("a", 1, "e", "x");
  EXPECT_EQ(wakes_, 1);
  EXPECT_EQ(Said(), "id: 1\nevent: e\ndata: x\n\n");
}

TEST_F(StreamingTest, BeatsInSilence) {
  Open();
  static_cast<void>(Said());
  Pass(14);
  EXPECT_EQ(Said(), "");
  Pass(1);
  EXPECT_EQ(Said(), ":\n\n");
  Pass(14);
  EXPECT_EQ(Said(), "");
}

TEST_F(StreamingTest, EndsForASlowClient) {
  Open();
  static_cast<void>(Said());
  source_->Publish("a", 1, "e", "");
  ASSERT_TRUE(connection_->NextWrite(now_));  // and it does not take it
  for (std::uint64_t id = 2; id <= 4; ++id) source_->Publish("a", id, "e", "");
  EXPECT_FALSE(connection_->NextWrite(now_));
  EXPECT_TRUE(connection_->IsOver());
}

TEST_F(StreamingTest, EndsForAClientThatStoppedReading) {
  Open();
  ASSERT_TRUE(connection_->NextWrite(now_));
  Pass(29);
  EXPECT_FALSE(connection_->IsOver());
  Pass(1);
  EXPECT_TRUE(connection_->IsOver());
}

TEST_F(StreamingTest, GivesItsPlaceBack) {
  Open();
  EXPECT_EQ(source_->StreamCount(), 1U);
  connection_->Drain();
  EXPECT_TRUE(connection_->IsOver());
  connection_.reset();
  EXPECT_EQ(source_->StreamCount(), 0U);
}

TEST_F(StreamingTest, SaysWhenThereAreTooManyStreams) {
  const auto other = source_->Subscribe({}, [] {});
  ASSERT_TRUE(other);
  Open();
  EXPECT_TRUE(Said().starts_with("HTTP/1.1 503 "));
}

TEST_F(StreamingTest, TakesNoBytesAfterTheRequest) {
  Open();
  static_cast<void>(Said());
  Send("x");
  EXPECT_TRUE(connection_->IsOver());
}

}  // namespace
}  // namespace mandat::net
