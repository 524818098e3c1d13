// Events: facts, in the past tense. A closed set; once in a ledger, none is changed or renamed.
#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "core/actor.hpp"
#include "core/command.hpp"

namespace mandat::core {

template <typename... T>
struct TypeList {
  static constexpr std::size_t kSize = sizeof...(T);
  // The place of F in the list, or kSize.
  template <typename F>
  static constexpr std::size_t kIndexOf = [] {
    std::size_t index = 0;
    static_cast<void>((... || (std::is_same_v<F, T> || (++index, false))));
    return index;
  }();
};

using FactTypes = TypeList<
    LedgerOpened, RollOfficerNamed, UnitAdmitted, MemberEnrolled, MemberMoved, MemberSuspended,
    MemberReinstated, MemberRemoved, BodyFormed, SeatsAllotted, MandateGiven, MandateEnded,
    CredentialVerified, CredentialContested, CredentialRejected, FractionRegistered, FractionJoined,
    FractionLeft, PresidiumAllotted, SittingConvened, SittingOpened, DelegateCheckedIn,
    DelegateCheckedOut, AttendanceCounted, TellersAppointed, ChairPassed, AgendaItemAdded,
    SittingClosed, MotionMoved, MotionSeconded, MotionAdmitted, MotionWithdrawn, AmendmentMoved,
    AmendmentTakenOver, AmendmentWithdrawn, VoteOpened, VoteCast, VoteSheetEntered, VoteClosed,
    CastingVoteGiven, VoteVoided, DecisionTaken, DecisionChanged, AmendmentDecided,
    QuestionPutAgain, ElectionOpened, CandidateNominated, PollOpened, ElectionBallotCast,
    ElectionSheetEntered, RoundEnded, ElectionClosed, ElectionVoided, RecallStarted, RecallSigned,
    RecallSignatureWithdrawn, RecallCalled, RecallLapsed, RecallEnded, StatutesChanged>;

template <typename F>
concept IsFact = (FactTypes::kIndexOf<F> < FactTypes::kSize);

// One fact of the closed set. Not a std::variant: with sixty alternatives every file that touches
// one pays ten seconds of compiling. A fact never changes, so copies share it.
class Fact {
 public:
  template <IsFact F>
  Fact(F fact)  // NOLINT(google-explicit-constructor): an alternative is a fact
      : index_(FactTypes::kIndexOf<F>), value_(std::make_shared<const F>(std::move(fact))) {}

  [[nodiscard]] std::size_t Index() const { return index_; }
  // The fact as an F, or nullptr if it is another.
  template <IsFact F>
  [[nodiscard]] const F* As() const {
    return index_ == FactTypes::kIndexOf<F> ? static_cast<const F*>(value_.get()) : nullptr;
  }
  // For visitors that have looked at the index.
  [[nodiscard]] const void* Raw() const { return value_.get(); }

  friend bool operator==(const Fact& a, const Fact& b);

 private:
  std::size_t index_;
  std::shared_ptr<const void> value_;
};

using Facts = std::vector<Fact>;

struct Event {
  UtcMillis at;
  Actor actor;  // who asked for it to be recorded
  Documents docs;
  Fact fact;
  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace mandat::core
