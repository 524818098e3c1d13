// Live streams: who gets what, who is told to start again, and who is let go.
#include "net/broadcaster.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace mandat::net {
namespace {

// Every stream begins with how long to wait before coming back.
std::string WithoutGreeting(std::string text) {
  EXPECT_TRUE(text.starts_with("retry: "));
  return text.substr(text.find("\n\n") + 2);
}

std::shared_ptr<Stream> Join(
    Broadcaster& broadcaster, Subscription subscription, std::function<void()> wake = [] {}) {
  auto stream = broadcaster.Subscribe(subscription, std::move(wake));
  EXPECT_TRUE(stream);
  return *stream;
}

Subscription To(std::vector<std::string> topics, std::optional<std::string> after = {},
                Seen seen = Seen::kSomeEvents) {
  return {.source = nullptr, .topics = std::move(topics), .after = std::move(after), .seen = seen};
}

std::string Event(int id, std::string_view name, std::string_view data) {
  return "id: " + std::to_string(id) + "\nevent: " + std::string(name) +
         "\ndata: " + std::string(data) + "\n\n";
}

TEST(Broadcaster, SendsAnEventToItsTopicOnly) {
  Broadcaster broadcaster(0);
  const auto depot = Join(broadcaster, To({"depot"}));
  const auto both = Join(broadcaster, To({"depot", "harbour"}));
  broadcaster.Publish("depot", 1, "vote", "open");
  broadcaster.Publish("harbour", 2, "vote", "closed");
  broadcaster.Publish("nobody", 3, "vote", "x");
  EXPECT_EQ(WithoutGreeting(depot->Take()), Event(1, "vote", "open"));
  EXPECT_EQ(WithoutGreeting(both->Take()), Event(1, "vote", "open") + Event(2, "vote", "closed"));
  EXPECT_EQ(depot->Take(), "");
}

TEST(Broadcaster, SendsLinesAsLines) {
  Broadcaster broadcaster(0);
  const auto stream = Join(broadcaster, To({"a"}));
  broadcaster.Publish("a", 1, "e", "one\ntwo\r\nthree\rid: 9");
  EXPECT_EQ(WithoutGreeting(stream->Take()),
            "id: 1\nevent: e\ndata: one\ndata: two\ndata: three\ndata: id: 9\n\n");
}

TEST(Broadcaster, WakesAStreamOncePerEmptyQueue) {
  Broadcaster broadcaster(0);
  int woken = 0;
  const auto stream = Join(broadcaster, To({"a"}), [&] { ++woken; });
  static_cast<void>(stream->Take());
  broadcaster.Publish("a", 1, "e", "");
  broadcaster.Publish("a", 2, "e", "");
  EXPECT_EQ(woken, 1);
  static_cast<void>(stream->Take());
  broadcaster.Publish("a", 3, "e", "");
  EXPECT_EQ(woken, 2);
}

class Resuming : public testing::Test {
 protected:
  // Before this start the record had 10 entries; 11 to 14 are published, two events for 13.
  Resuming() : broadcaster_(10, {.remembered_events = 4}) {
    broadcaster_.Publish("a", 11, "e", "11");
    broadcaster_.Publish("a", 12, "e", "12");
    broadcaster_.Publish("a", 13, "e", "13");
    broadcaster_.Publish("b", 13, "e", "13b");
    broadcaster_.Publish("a", 14, "e", "14");  // and 11 is forgotten
  }
  std::string Got(std::string after, Seen seen = Seen::kSomeEvents) {
    return WithoutGreeting(Join(broadcaster_, To({"a", "b"}, std::move(after), seen))->Take());
  }

  Broadcaster broadcaster_;
  const std::string from_13_ = Event(13, "e", "13") + Event(13, "e", "13b") + Event(14, "e", "14");
};

TEST_F(Resuming, RepeatsTheEventsOfTheIdThatWasCutOff) {
  EXPECT_EQ(Got("13"), from_13_);
  EXPECT_EQ(Got("12"), Event(12, "e", "12") + from_13_);
}

TEST_F(Resuming, RepeatsNothingToAPageThatKnowsTheWholeRecord) {
  EXPECT_EQ(Got("13", Seen::kEverything), Event(14, "e", "14"));
  EXPECT_EQ(Got("14", Seen::kEverything), "");
  EXPECT_EQ(Got("11", Seen::kEverything), Event(12, "e", "12") + from_13_);
}

TEST_F(Resuming, ResetsWhoMissedMoreThanIsRemembered) {
  const std::string reset = Event(14, "reset", "");
  EXPECT_EQ(Got("11"), reset);
  EXPECT_EQ(Got("10", Seen::kEverything), reset);
  EXPECT_EQ(Got("0"), reset);
}

TEST_F(Resuming, ResetsAnIdThatIsNotOurs) {
  for (const char* const id : {"15", "-1", "", "x", "13 ", "0x1", "99999999999999999999"}) {
    EXPECT_EQ(Got(id), Event(14, "reset", "")) << id;
  }
}

TEST(Broadcaster, DoesNotResetAPageMadeAfterAStart) {
  Broadcaster broadcaster(10);
  const auto page = Join(broadcaster, To({"a"}, "10", Seen::kEverything));
  EXPECT_EQ(WithoutGreeting(page->Take()), "");
  const auto stream = Join(broadcaster, To({"a"}, "10"));
  EXPECT_EQ(WithoutGreeting(stream->Take()), Event(10, "reset", ""));
}

TEST(Broadcaster, ResetsWhoMissedMoreThanAQueueHolds) {
  Broadcaster broadcaster(0, {.queued_events = 3});
  for (std::uint64_t id = 1; id <= 4; ++id) broadcaster.Publish("a", id, "e", "");
  EXPECT_EQ(WithoutGreeting(Join(broadcaster, To({"a"}, "2", Seen::kEverything))->Take()),
            Event(3, "e", "") + Event(4, "e", ""));
  EXPECT_EQ(WithoutGreeting(Join(broadcaster, To({"a"}, "1", Seen::kEverything))->Take()),
            Event(4, "reset", ""));
}

TEST(Broadcaster, LetsASlowClientGo) {
  Broadcaster broadcaster(0, {.queued_events = 3});
  int woken = 0;
  const auto slow = Join(broadcaster, To({"a"}), [&] { ++woken; });
  const auto quick = Join(broadcaster, To({"a"}));
  for (std::uint64_t id = 1; id <= 2; ++id) broadcaster.Publish("a", id, "e", "");
  EXPECT_FALSE(slow->IsDropped());  // the greeting and two events
  static_cast<void>(quick->Take());
  broadcaster.Publish("a", 3, "e", "");
  EXPECT_TRUE(slow->IsDropped());
  EXPECT_EQ(slow->Take(), "");
  EXPECT_EQ(woken, 1);  // so that its connection ends
  EXPECT_FALSE(quick->IsDropped());
}

TEST(Broadcaster, BoundsWhatIsQueuedInBytesToo) {
  Broadcaster broadcaster(0, {.queued_bytes = 1000, .remembered_bytes = 1000});
  const auto slow = Join(broadcaster, To({"a"}));
  broadcaster.Publish("a", 1, "e", std::string(900, 'x'));
  EXPECT_FALSE(slow->IsDropped());
  broadcaster.Publish("a", 2, "e", std::string(900, 'x'));
  EXPECT_TRUE(slow->IsDropped());
  broadcaster.Publish("a", 3, "e", std::string(2000, 'x'));  // larger than all that is remembered
  EXPECT_EQ(WithoutGreeting(Join(broadcaster, To({"a"}, "2"))->Take()), Event(3, "reset", ""));
}

TEST(Broadcaster, BoundsItsStreamsAndFreesThePlacesOfThoseWhoLeft) {
  Broadcaster broadcaster(0, {.streams = 2, .topics_per_stream = 2});
  auto first = Join(broadcaster, To({"a", "a"}));
  const auto second = Join(broadcaster, To({"a"}));
  const auto third = broadcaster.Subscribe(To({"a"}), [] {});
  ASSERT_FALSE(third);
  EXPECT_EQ(third.error().code, "too_many_streams");
  EXPECT_EQ(broadcaster.StreamCount(), 2U);
  first.reset();
  EXPECT_EQ(broadcaster.StreamCount(), 1U);
  EXPECT_TRUE(broadcaster.Subscribe(To({"a"}), [] {}));
  const auto greedy = broadcaster.Subscribe(To({"a", "b", "c"}), [] {});
  ASSERT_FALSE(greedy);
  EXPECT_EQ(greedy.error().code, "too_many_topics");
}

TEST(Broadcaster, SpreadsThoseWhoComeBack) {
  Broadcaster broadcaster(0);
  EXPECT_EQ(Join(broadcaster, To({"a"}))->Take(), "retry: 1000\n\n");
  EXPECT_EQ(Join(broadcaster, To({"a"}))->Take(), "retry: 1997\n\n");
}

// Threads that publish, join, take and leave at once: what a sanitizer looks at.
TEST(Broadcaster, StandsThreadsThatComeAndGo) {
  Broadcaster broadcaster(0);
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 200; ++round) {
        const auto stream = Join(broadcaster, To({"a"}));
        static_cast<void>(stream->Take());
      }
    });
  }
  for (std::uint64_t id = 1; id <= 500; ++id) broadcaster.Publish("a", id, "e", "");
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(broadcaster.StreamCount(), 0U);
}

}  // namespace
}  // namespace mandat::net
