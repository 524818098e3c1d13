// Every command and every fact with the function that handles it: the table of contents of the
// core.
//
// A command without its DecideOn, or a fact without its ApplyFact, does not compile (core.cpp).
#pragma once

#include "base/result.hpp"
#include "core/command.hpp"
#include "core/event.hpp"
#include "core/state.hpp"

namespace mandat::core {

// What an ApplyFact may know besides state and fact.
struct FactContext {
  std::uint64_t seq;
  UtcMillis at;
  const Documents& docs;
  const Library* library;
};

// The roll: roll.hpp, roll.cpp
Result<Facts> DecideOn(const State& state, const OpenLedger& command, const Context& context);
Result<Facts> DecideOn(const State& state, const NameRollOfficer& command, const Context& context);
Result<Facts> DecideOn(const State& state, const AdmitUnit& command, const Context& context);
Result<Facts> DecideOn(const State& state, const EnrolMember& command, const Context& context);
Result<Facts> DecideOn(const State& state, const MoveMember& command, const Context& context);
Result<Facts> DecideOn(const State& state, const SuspendMember& command, const Context& context);
Result<Facts> DecideOn(const State& state, const ReinstateMember& command, const Context& context);
Result<Facts> DecideOn(const State& state, const RemoveMember& command, const Context& context);
void ApplyFact(State& state, const LedgerOpened& fact, const FactContext& context);
void ApplyFact(State& state, const RollOfficerNamed& fact, const FactContext& context);
void ApplyFact(State& state, const UnitAdmitted& fact, const FactContext& context);
void ApplyFact(State& state, const MemberEnrolled& fact, const FactContext& context);
void ApplyFact(State& state, const MemberMoved& fact, const FactContext& context);
void ApplyFact(State& state, const MemberSuspended& fact, const FactContext& context);
void ApplyFact(State& state, const MemberReinstated& fact, const FactContext& context);
void ApplyFact(State& state, const MemberRemoved& fact, const FactContext& context);

// Bodies and seats: bodies.hpp, bodies.cpp
Result<Facts> DecideOn(const State& state, const FormBody& command, const Context& context);
Result<Facts> DecideOn(const State& state, const AllotSeats& command, const Context& context);
void ApplyFact(State& state, const BodyFormed& fact, const FactContext& context);
void ApplyFact(State& state, const SeatsAllotted& fact, const FactContext& context);

// Mandates and credentials: mandates.hpp, mandates.cpp
Result<Facts> DecideOn(const State& state, const ResignMandate& command, const Context& context);
Result<Facts> DecideOn(const State& state, const CallSubstitute& command, const Context& context);
Result<Facts> DecideOn(const State& state, const VerifyCredential& command, const Context& context);
Result<Facts> DecideOn(const State& state, const ContestCredential& command,
                       const Context& context);
Result<Facts> DecideOn(const State& state, const RejectCredential& command, const Context& context);
void ApplyFact(State& state, const MandateGiven& fact, const FactContext& context);
void ApplyFact(State& state, const MandateEnded& fact, const FactContext& context);
void ApplyFact(State& state, const CredentialVerified& fact, const FactContext& context);
void ApplyFact(State& state, const CredentialContested& fact, const FactContext& context);
void ApplyFact(State& state, const CredentialRejected& fact, const FactContext& context);

// Fractions: fractions.hpp, fractions.cpp
Result<Facts> DecideOn(const State& state, const RegisterFraction& command, const Context& context);
Result<Facts> DecideOn(const State& state, const JoinFraction& command, const Context& context);
Result<Facts> DecideOn(const State& state, const LeaveFraction& command, const Context& context);
Result<Facts> DecideOn(const State& state, const FillPresidium& command, const Context& context);
void ApplyFact(State& state, const FractionRegistered& fact, const FactContext& context);
void ApplyFact(State& state, const FractionJoined& fact, const FactContext& context);
void ApplyFact(State& state, const FractionLeft& fact, const FactContext& context);
void ApplyFact(State& state, const PresidiumAllotted& fact, const FactContext& context);

// Sittings: sittings.hpp, sittings.cpp
Result<Facts> DecideOn(const State& state, const ConveneSitting& command, const Context& context);
Result<Facts> DecideOn(const State& state, const OpenSitting& command, const Context& context);
Result<Facts> DecideOn(const State& state, const CheckIn& command, const Context& context);
Result<Facts> DecideOn(const State& state, const CheckOut& command, const Context& context);
Result<Facts> DecideOn(const State& state, const CountPresent& command, const Context& context);
Result<Facts> DecideOn(const State& state, const AppointTellers& command, const Context& context);
Result<Facts> DecideOn(const State& state, const PassChair& command, const Context& context);
Result<Facts> DecideOn(const State& state, const AddAgendaItem& command, const Context& context);
Result<Facts> DecideOn(const State& state, const CloseSitting& command, const Context& context);
void ApplyFact(State& state, const SittingConvened& fact, const FactContext& context);
void ApplyFact(State& state, const SittingOpened& fact, const FactContext& context);
void ApplyFact(State& state, const DelegateCheckedIn& fact, const FactContext& context);
void ApplyFact(State& state, const DelegateCheckedOut& fact, const FactContext& context);
void ApplyFact(State& state, const AttendanceCounted& fact, const FactContext& context);
void ApplyFact(State& state, const TellersAppointed& fact, const FactContext& context);
void ApplyFact(State& state, const ChairPassed& fact, const FactContext& context);
void ApplyFact(State& state, const AgendaItemAdded& fact, const FactContext& context);
void ApplyFact(State& state, const SittingClosed& fact, const FactContext& context);

// Motions: motions.hpp, motions.cpp
Result<Facts> DecideOn(const State& state, const MoveMotion& command, const Context& context);
Result<Facts> DecideOn(const State& state, const MoveStatutes& command, const Context& context);
Result<Facts> DecideOn(const State& state, const SecondMotion& command, const Context& context);
Result<Facts> DecideOn(const State& state, const WithdrawMotion& command, const Context& context);
Result<Facts> DecideOn(const State& state, const MoveAmendment& command, const Context& context);
Result<Facts> DecideOn(const State& state, const TakeOverAmendment& command,
                       const Context& context);
Result<Facts> DecideOn(const State& state, const WithdrawAmendment& command,
                       const Context& context);
void ApplyFact(State& state, const MotionMoved& fact, const FactContext& context);
void ApplyFact(State& state, const StatutesChanged& fact, const FactContext& context);
void ApplyFact(State& state, const MotionSeconded& fact, const FactContext& context);
void ApplyFact(State& state, const MotionAdmitted& fact, const FactContext& context);
void ApplyFact(State& state, const MotionWithdrawn& fact, const FactContext& context);
void ApplyFact(State& state, const AmendmentMoved& fact, const FactContext& context);
void ApplyFact(State& state, const AmendmentTakenOver& fact, const FactContext& context);
void ApplyFact(State& state, const AmendmentWithdrawn& fact, const FactContext& context);

// Votes: votes.hpp, votes.cpp
Result<Facts> DecideOn(const State& state, const OpenVote& command, const Context& context);
Result<Facts> DecideOn(const State& state, const CastVote& command, const Context& context);
Result<Facts> DecideOn(const State& state, const RecordShowOfMandates& command,
                       const Context& context);
Result<Facts> DecideOn(const State& state, const EnterVoteSheet& command, const Context& context);
Result<Facts> DecideOn(const State& state, const CloseVote& command, const Context& context);
Result<Facts> DecideOn(const State& state, const GiveCastingVote& command, const Context& context);
Result<Facts> DecideOn(const State& state, const VoidVote& command, const Context& context);
void ApplyFact(State& state, const VoteOpened& fact, const FactContext& context);
void ApplyFact(State& state, const VoteCast& fact, const FactContext& context);
void ApplyFact(State& state, const VoteSheetEntered& fact, const FactContext& context);
void ApplyFact(State& state, const VoteClosed& fact, const FactContext& context);
void ApplyFact(State& state, const CastingVoteGiven& fact, const FactContext& context);
void ApplyFact(State& state, const VoteVoided& fact, const FactContext& context);
void ApplyFact(State& state, const DecisionTaken& fact, const FactContext& context);
void ApplyFact(State& state, const DecisionChanged& fact, const FactContext& context);
void ApplyFact(State& state, const AmendmentDecided& fact, const FactContext& context);
void ApplyFact(State& state, const QuestionPutAgain& fact, const FactContext& context);

// Elections: elections.hpp, elections.cpp
Result<Facts> DecideOn(const State& state, const OpenElection& command, const Context& context);
Result<Facts> DecideOn(const State& state, const NominateCandidate& command,
                       const Context& context);
Result<Facts> DecideOn(const State& state, const OpenPoll& command, const Context& context);
Result<Facts> DecideOn(const State& state, const CastElectionBallot& command,
                       const Context& context);
Result<Facts> DecideOn(const State& state, const EnterElectionSheet& command,
                       const Context& context);
Result<Facts> DecideOn(const State& state, const CloseElection& command, const Context& context);
Result<Facts> DecideOn(const State& state, const VoidElection& command, const Context& context);
void ApplyFact(State& state, const ElectionOpened& fact, const FactContext& context);
void ApplyFact(State& state, const CandidateNominated& fact, const FactContext& context);
void ApplyFact(State& state, const PollOpened& fact, const FactContext& context);
void ApplyFact(State& state, const ElectionBallotCast& fact, const FactContext& context);
void ApplyFact(State& state, const ElectionSheetEntered& fact, const FactContext& context);
void ApplyFact(State& state, const RoundEnded& fact, const FactContext& context);
void ApplyFact(State& state, const ElectionClosed& fact, const FactContext& context);
void ApplyFact(State& state, const ElectionVoided& fact, const FactContext& context);

// Recalls: recalls.hpp, recalls.cpp
Result<Facts> DecideOn(const State& state, const StartRecall& command, const Context& context);
Result<Facts> DecideOn(const State& state, const SignRecall& command, const Context& context);
Result<Facts> DecideOn(const State& state, const WithdrawSignature& command,
                       const Context& context);
void ApplyFact(State& state, const RecallStarted& fact, const FactContext& context);
void ApplyFact(State& state, const RecallSigned& fact, const FactContext& context);
void ApplyFact(State& state, const RecallSignatureWithdrawn& fact, const FactContext& context);
void ApplyFact(State& state, const RecallCalled& fact, const FactContext& context);
void ApplyFact(State& state, const RecallLapsed& fact, const FactContext& context);
void ApplyFact(State& state, const RecallEnded& fact, const FactContext& context);

// Rules not executed yet: other_rules.hpp, other_rules.cpp
Result<Facts> DecideOn(const State& state, const InvokeRule& command, const Context& context);

}  // namespace mandat::core
