// An answer is given once, by whoever comes first.
#include "net/responder.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace mandat::net {
namespace {

struct Awaited {
  std::vector<std::string> seen;  // statuses and codes, in the order in which they came
  std::shared_ptr<PendingAnswer> pending =
      std::make_shared<PendingAnswer>([this](Result<Response> answer) {
        seen.push_back(answer ? std::to_string(answer->status) : answer.error().code);
      });
};

Response WithStatus(int status) {
  Response response;
  response.status = status;
  return response;
}

using Seen = std::vector<std::string>;

TEST(Responder, CountsTheFirstAnswerOnly) {
  Awaited awaited;
  const Responder responder(awaited.pending);
  responder.Send(WithStatus(201));
  responder.Send(WithStatus(409));
  awaited.pending->SettleLate();
  EXPECT_EQ(awaited.seen, Seen({"201"}));
}

TEST(Responder, TellsThatAHandlerLetGoWithoutAnAnswer) {
  Awaited awaited;
  {
    const Responder responder(std::exchange(awaited.pending, nullptr));
    const Responder copy = responder;  // NOLINT(performance-unnecessary-copy-initialization)
    EXPECT_TRUE(awaited.seen.empty());
  }
  EXPECT_EQ(awaited.seen, Seen({"handler_failed"}));
}

TEST(Responder, IsLateWithWhatItWasToldOrWith503) {
  Awaited told;
  Responder(told.pending).AnswerIfLate(WithStatus(202));
  told.pending->SettleLate();
  Responder(told.pending).Send(WithStatus(200));
  EXPECT_EQ(told.seen, Seen({"202"}));
  Awaited untold;
  untold.pending->SettleLate();
  EXPECT_EQ(untold.seen, Seen({"answer_late"}));
}

TEST(Responder, IsSettledOnceByManyThreads) {
  for (int round = 0; round < 100; ++round) {
    Awaited awaited;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back(
          [responder = Responder(awaited.pending)] { responder.Send(WithStatus(200)); });
    }
    for (std::thread& thread : threads) thread.join();
    ASSERT_EQ(awaited.seen, Seen({"200"}));
  }
}

}  // namespace
}  // namespace mandat::net
