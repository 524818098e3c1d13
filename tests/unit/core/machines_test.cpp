// Walks every machine: each edge leads where a second writing of the machine says, each act without
// an edge leads nowhere.
#include "core/machines.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "base/fields.hpp"

namespace mandat::core {
namespace {

// The machines written a second time, by the words on record: state, number of the act, state.
using Walk = std::map<std::pair<std::string, int>, std::string>;

// Tries `acts` acts in every state. Every edge must stand in `expected`, and nothing else.
template <typename State, typename Act, std::size_t N>
void ExpectWalk(const std::array<Edge<State, Act>, N>& machine, int acts, const Walk& expected) {
  EXPECT_EQ(expected.size(), N) << "an edge stands twice, or is missing here";
  for (std::size_t i = 0; i < WordsOf(State{}).size(); ++i) {
    const auto state = static_cast<State>(i);
    for (int act = 0; act < acts; ++act) {
      const auto next = Next(machine, state, static_cast<Act>(act));
      const auto edge = expected.find({std::string(WordOf(state)), act});
      const std::string wanted = edge == expected.end() ? "refused" : edge->second;
      EXPECT_EQ(next ? std::string(WordOf(*next)) : "refused", wanted) << WordOf(state) << act;
    }
  }
}

TEST(Machines, ContestedAfterVerifiedVotesWithAMarkAndContestedBeforeDoesNotVote) {
  constexpr int kVerify = 0, kContest = 1, kReject = 2;
  ExpectWalk(kCredentialMachine, 3,
             {{{"claimed", kVerify}, "verified"},
              {{"claimed", kContest}, "contested"},
              {{"claimed", kReject}, "rejected"},
              {{"verified", kContest}, "contested-marked"},
              {{"contested", kVerify}, "verified"},
              {{"contested", kReject}, "rejected"},
              {{"contested-marked", kVerify}, "verified"},
              {{"contested-marked", kReject}, "rejected"}});
}

TEST(Machines, AMandateEndsOnceAndForGood) {
  Walk walk;
  for (int end = 0; end < 6; ++end) walk[{"in-force", end}] = "ended";
  ExpectWalk(kMandateMachine, 6, walk);
}

TEST(Machines, ASittingOpensOnceAndClosesOnce) {
  ExpectWalk(kSittingMachine, 2, {{{"convened", 0}, "open"}, {{"open", 1}, "closed"}});
}

TEST(Machines, AMotionIsVotedOnOnlyOnceItIsAdmitted) {
  constexpr int kAdmit = 0, kOpenVote = 1, kDecide = 2, kPutAgain = 3, kWithdraw = 4;
  ExpectWalk(kMotionMachine, 5,
             {{{"moved", kAdmit}, "admitted"},
              {{"moved", kWithdraw}, "withdrawn"},
              {{"admitted", kOpenVote}, "voting"},
              {{"admitted", kWithdraw}, "withdrawn"},
              {{"voting", kDecide}, "decided"},
              {{"voting", kPutAgain}, "admitted"}});
}

TEST(Machines, AnAmendmentThatIsVotedOnNeitherFallsNorIsWithdrawn) {
  constexpr int kOpenVote = 0, kAdopt = 1, kReject = 2, kPutAgain = 3, kTakeOver = 4, kFall = 5,
                kWithdraw = 6;
  ExpectWalk(kAmendmentMachine, 7,
             {{{"moved", kOpenVote}, "voting"},
              {{"moved", kTakeOver}, "adopted-by-mover"},
              {{"moved", kFall}, "fallen"},
              {{"moved", kWithdraw}, "withdrawn"},
              {{"voting", kAdopt}, "adopted"},
              {{"voting", kReject}, "rejected"},
              {{"voting", kPutAgain}, "moved"}});
}

TEST(Machines, AClosedVoteIsNeitherReopenedNorVoided) {
  constexpr int kClose = 0, kCloseTied = 1, kBreakTie = 2, kVoid = 3;
  ExpectWalk(kVoteMachine, 4,
             {{{"open", kClose}, "closed"},
              {{"open", kCloseTied}, "tied"},
              {{"open", kVoid}, "voided"},
              {{"tied", kBreakTie}, "closed"},
              {{"tied", kVoid}, "voided"}});
}

TEST(Machines, AnElectionIsClosedOnlyAfterThePoll) {
  constexpr int kOpenPoll = 0, kNextRound = 1, kClose = 2, kVoid = 3;
  ExpectWalk(kElectionMachine, 4,
             {{{"nominations", kOpenPoll}, "polling"},
              {{"nominations", kVoid}, "voided"},
              {{"polling", kNextRound}, "polling"},
              {{"polling", kClose}, "closed"},
              {{"polling", kVoid}, "voided"}});
}

TEST(Machines, ARecallIsMootWheneverTheTargetLeavesBeforeItsEnd) {
  constexpr int kMeetTest = 0, kLapse = 1, kOpenVote = 2, kPutAgain = 3, kCarry = 4, kLose = 5,
                kTargetLeaves = 6;
  ExpectWalk(kRecallMachine, 7,
             {{{"petition", kMeetTest}, "called"},
              {{"petition", kLapse}, "lapsed"},
              {{"petition", kTargetLeaves}, "moot"},
              {{"called", kOpenVote}, "voting"},
              {{"called", kTargetLeaves}, "moot"},
              {{"voting", kPutAgain}, "called"},
              {{"voting", kCarry}, "ended"},
              {{"voting", kLose}, "failed"},
              {{"voting", kTargetLeaves}, "moot"}});
}

TEST(Machines, OnlyAnAdoptedDecisionIsSuperseded) {
  constexpr int kPass = 0, kLose = 1, kSupersede = 2;
  ExpectWalk(kDecisionMachine, 3,
             {{{"pending", kPass}, "adopted"},
              {{"pending", kLose}, "rejected"},
              {{"adopted", kSupersede}, "superseded"}});
}

}  // namespace
}  // namespace mandat::core
