// All machines of the core on one page: what can happen to a credential, a mandate, a sitting, a
// motion, an amendment, a vote, an election, a recall and a decision.
//
// A test walks every edge and tries every act in every state without one.
#pragma once

#include <array>
#include <string_view>

#include "core/machine.hpp"

namespace mandat::core {

// statutes-procedures.md ST-90. A seat contested after it had been verified votes with a mark until
// that is decided; one contested before does not vote. Whatever the state, it ends with the
// mandate.
enum class CredentialState { kClaimed, kVerified, kContested, kContestedMarked, kRejected };
constexpr auto WordsOf(CredentialState) {
  return std::array<std::string_view, 5>{"claimed", "verified", "contested", "contested-marked",
                                         "rejected"};
}
enum class CredentialAct { kVerify, kContest, kReject };
inline constexpr std::array<Edge<CredentialState, CredentialAct>, 8> kCredentialMachine{{
    {CredentialState::kClaimed, CredentialAct::kVerify, CredentialState::kVerified},
    {CredentialState::kClaimed, CredentialAct::kContest, CredentialState::kContested},
    {CredentialState::kClaimed, CredentialAct::kReject, CredentialState::kRejected},
    {CredentialState::kVerified, CredentialAct::kContest, CredentialState::kContestedMarked},
    {CredentialState::kContested, CredentialAct::kVerify, CredentialState::kVerified},
    {CredentialState::kContested, CredentialAct::kReject, CredentialState::kRejected},
    {CredentialState::kContestedMarked, CredentialAct::kVerify, CredentialState::kVerified},
    {CredentialState::kContestedMarked, CredentialAct::kReject, CredentialState::kRejected},
}};

// A mandate is in force until something ends it, and then for good: whoever comes back needs a new
// one from the electors.
enum class MandateState { kInForce, kEnded };
constexpr auto WordsOf(MandateState) {
  return std::array<std::string_view, 2>{"in-force", "ended"};
}
// `kSeatLost`: it was given by virtue of a seat elsewhere, and that seat was recalled or laid down.
enum class MandateEnd { kRecalled, kResigned, kLeft, kDied, kMistake, kSeatLost };
constexpr auto WordsOf(MandateEnd) {
  return std::array<std::string_view, 6>{"recalled", "resigned", "left",
                                         "died",     "mistake",  "seat-lost"};
}
inline constexpr std::array<Edge<MandateState, MandateEnd>, 6> kMandateMachine{{
    {MandateState::kInForce, MandateEnd::kRecalled, MandateState::kEnded},
    {MandateState::kInForce, MandateEnd::kResigned, MandateState::kEnded},
    {MandateState::kInForce, MandateEnd::kLeft, MandateState::kEnded},
    {MandateState::kInForce, MandateEnd::kDied, MandateState::kEnded},
    {MandateState::kInForce, MandateEnd::kMistake, MandateState::kEnded},
    {MandateState::kInForce, MandateEnd::kSeatLost, MandateState::kEnded},
}};

enum class SittingState { kConvened, kOpen, kClosed };
constexpr auto WordsOf(SittingState) {
  return std::array<std::string_view, 3>{"convened", "open", "closed"};
}
enum class SittingAct { kOpen, kClose };
inline constexpr std::array<Edge<SittingState, SittingAct>, 2> kSittingMachine{{
    {SittingState::kConvened, SittingAct::kOpen, SittingState::kOpen},
    {SittingState::kOpen, SittingAct::kClose, SittingState::kClosed},
}};

// ST-100: a motion is moved, admitted once enough have seconded it, and then voted on or withdrawn.
enum class MotionState { kMoved, kAdmitted, kVoting, kDecided, kWithdrawn };
constexpr auto WordsOf(MotionState) {
  return std::array<std::string_view, 5>{"moved", "admitted", "voting", "decided", "withdrawn"};
}
enum class MotionAct { kAdmit, kOpenVote, kDecide, kPutAgain, kWithdraw };
inline constexpr std::array<Edge<MotionState, MotionAct>, 6> kMotionMachine{{
    {MotionState::kMoved, MotionAct::kAdmit, MotionState::kAdmitted},
    {MotionState::kMoved, MotionAct::kWithdraw, MotionState::kWithdrawn},
    {MotionState::kAdmitted, MotionAct::kOpenVote, MotionState::kVoting},
    {MotionState::kAdmitted, MotionAct::kWithdraw, MotionState::kWithdrawn},
    {MotionState::kVoting, MotionAct::kDecide, MotionState::kDecided},
    {MotionState::kVoting, MotionAct::kPutAgain, MotionState::kAdmitted},
}};

// ST-101. `kAdoptedByMover`: taken over without a vote. `kFallen`: another amendment to the same
// paragraph was carried first, or the motion was withdrawn.
enum class AmendmentState {
  kMoved,
  kVoting,
  kAdopted,
  kRejected,
  kAdoptedByMover,
  kFallen,
  kWithdrawn
};
constexpr auto WordsOf(AmendmentState) {
  return std::array<std::string_view, 7>{
      "moved", "voting", "adopted", "rejected", "adopted-by-mover", "fallen", "withdrawn"};
}
enum class AmendmentAct { kOpenVote, kAdopt, kReject, kPutAgain, kTakeOver, kFall, kWithdraw };
inline constexpr std::array<Edge<AmendmentState, AmendmentAct>, 7> kAmendmentMachine{{
    {AmendmentState::kMoved, AmendmentAct::kOpenVote, AmendmentState::kVoting},
    {AmendmentState::kMoved, AmendmentAct::kTakeOver, AmendmentState::kAdoptedByMover},
    {AmendmentState::kMoved, AmendmentAct::kFall, AmendmentState::kFallen},
    {AmendmentState::kMoved, AmendmentAct::kWithdraw, AmendmentState::kWithdrawn},
    {AmendmentState::kVoting, AmendmentAct::kAdopt, AmendmentState::kAdopted},
    {AmendmentState::kVoting, AmendmentAct::kReject, AmendmentState::kRejected},
    {AmendmentState::kVoting, AmendmentAct::kPutAgain, AmendmentState::kMoved},
}};

// A vote whose books do not close cannot be closed: it is counted again, or voided (IF-505).
enum class VoteState { kOpen, kTied, kClosed, kVoided };
constexpr auto WordsOf(VoteState) {
  return std::array<std::string_view, 4>{"open", "tied", "closed", "voided"};
}
enum class VoteAct { kClose, kCloseTied, kBreakTie, kVoid };
inline constexpr std::array<Edge<VoteState, VoteAct>, 5> kVoteMachine{{
    {VoteState::kOpen, VoteAct::kClose, VoteState::kClosed},
    {VoteState::kOpen, VoteAct::kCloseTied, VoteState::kTied},
    {VoteState::kOpen, VoteAct::kVoid, VoteState::kVoided},
    {VoteState::kTied, VoteAct::kBreakTie, VoteState::kClosed},
    {VoteState::kTied, VoteAct::kVoid, VoteState::kVoided},
}};

enum class ElectionState { kNominations, kPolling, kClosed, kVoided };
constexpr auto WordsOf(ElectionState) {
  return std::array<std::string_view, 4>{"nominations", "polling", "closed", "voided"};
}
enum class ElectionAct { kOpenPoll, kNextRound, kClose, kVoid };
inline constexpr std::array<Edge<ElectionState, ElectionAct>, 5> kElectionMachine{{
    {ElectionState::kNominations, ElectionAct::kOpenPoll, ElectionState::kPolling},
    {ElectionState::kNominations, ElectionAct::kVoid, ElectionState::kVoided},
    {ElectionState::kPolling, ElectionAct::kNextRound, ElectionState::kPolling},
    {ElectionState::kPolling, ElectionAct::kClose, ElectionState::kClosed},
    {ElectionState::kPolling, ElectionAct::kVoid, ElectionState::kVoided},
}};

// statutes-procedures.md section 2. `kMoot`: the target resigned or left before the vote.
enum class RecallState { kPetition, kCalled, kVoting, kEnded, kFailed, kLapsed, kMoot };
constexpr auto WordsOf(RecallState) {
  return std::array<std::string_view, 7>{"petition", "called", "voting", "ended",
                                         "failed",   "lapsed", "moot"};
}
enum class RecallAct { kMeetTest, kLapse, kOpenVote, kPutAgain, kCarry, kLose, kTargetLeaves };
inline constexpr std::array<Edge<RecallState, RecallAct>, 9> kRecallMachine{{
    {RecallState::kPetition, RecallAct::kMeetTest, RecallState::kCalled},
    {RecallState::kPetition, RecallAct::kLapse, RecallState::kLapsed},
    {RecallState::kPetition, RecallAct::kTargetLeaves, RecallState::kMoot},
    {RecallState::kCalled, RecallAct::kOpenVote, RecallState::kVoting},
    {RecallState::kCalled, RecallAct::kTargetLeaves, RecallState::kMoot},
    {RecallState::kVoting, RecallAct::kPutAgain, RecallState::kCalled},
    {RecallState::kVoting, RecallAct::kCarry, RecallState::kEnded},
    {RecallState::kVoting, RecallAct::kLose, RecallState::kFailed},
    {RecallState::kVoting, RecallAct::kTargetLeaves, RecallState::kMoot},
}};

// statutes-procedures.md section 6, as far as the core executes it: vetoes, holds, appeals,
// countersignatures and sunsets add their statuses when they come.
enum class DecisionStatus { kPending, kAdopted, kRejected, kSuperseded };
constexpr auto WordsOf(DecisionStatus) {
  return std::array<std::string_view, 4>{"pending", "adopted", "rejected", "superseded"};
}
enum class DecisionAct { kPassLastReading, kLoseReading, kSupersede };
inline constexpr std::array<Edge<DecisionStatus, DecisionAct>, 3> kDecisionMachine{{
    {DecisionStatus::kPending, DecisionAct::kPassLastReading, DecisionStatus::kAdopted},
    {DecisionStatus::kPending, DecisionAct::kLoseReading, DecisionStatus::kRejected},
    {DecisionStatus::kAdopted, DecisionAct::kSupersede, DecisionStatus::kSuperseded},
}};

}  // namespace mandat::core
