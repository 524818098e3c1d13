// Votes: opened with frozen rules and bases, cast or counted, closed with a verdict.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/fields.hpp"
#include "core/state.hpp"

namespace mandat::core {

// ------------------------------------------------------------------ commands

// Puts a motion, an amendment or a recall to the vote in the open sitting. Rules and base sets are
// copied now, and nothing that happens later reaches them (AR-9).
// Refuses: `one_subject`, the refusals of finding it, `no_sitting_open`, `not_the_chair`,
// `business_is_open`, `not_in_this_state`, `amendments_first`, `rule_not_stated`,
// `notice_not_over`, `secret_vote_required`, `mode_needs_seats`.
struct OpenVote {
  std::optional<AmendmentId> amendment;
  VoteMode mode = VoteMode::kRollCall;
  std::optional<MotionId> motion;
  std::optional<RecallId> recall;
  std::optional<CivilDate> today;

  static constexpr std::string_view kName = "open_vote";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("amendment", &OpenVote::amendment, "the amendment"),
                      Field("mode", &OpenVote::mode, "roll-call, show-of-mandates or tellers"),
                      Field("motion", &OpenVote::motion, "the motion"),
                      Field("recall", &OpenVote::recall, "the recall"),
                      Field("today", &OpenVote::today, "this civil day, filled in by the server"));
  }
  friend bool operator==(const OpenVote&, const OpenVote&) = default;
};

// Refuses: `no_such_vote`, `not_in_this_state`, `wrong_mode`, `not_entitled`, `not_present`,
// `credential_not_verified`, `already_voted`.
struct CastVote {
  Choice choice = Choice::kAbstain;
  std::optional<MandateId> mandate;
  VoteId vote;

  static constexpr std::string_view kName = "cast_vote";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(
        Field("choice", &CastVote::choice, "yes, no or abstain"),
        Field("mandate", &CastVote::mandate, "the mandate it is cast for, if the body has seats"),
        Field("vote", &CastVote::vote, "the vote"));
  }
  friend bool operator==(const CastVote&, const CastVote&) = default;
};

// A teller notes the mandates held up.
// Refuses: `no_such_vote`, `not_in_this_state`, `wrong_mode`, `not_a_teller`, and for each mandate
// what `cast_vote` refuses.
struct RecordShowOfMandates {
  std::vector<MandateId> abstain;
  std::vector<MandateId> no;
  VoteId vote;
  std::vector<MandateId> yes;

  static constexpr std::string_view kName = "record_show_of_mandates";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("abstain", &RecordShowOfMandates::abstain, "held up to abstain"),
                      Field("no", &RecordShowOfMandates::no, "held up against"),
                      Field("vote", &RecordShowOfMandates::vote, "the vote"),
                      Field("yes", &RecordShowOfMandates::yes, "held up in favour"));
  }
  friend bool operator==(const RecordShowOfMandates&, const RecordShowOfMandates&) = default;
};

// A teller enters the sheet; entered again, the new sheet stands and both are on record.
// Refuses: `no_such_vote`, `not_in_this_state`, `wrong_mode`, `not_a_teller`.
struct EnterVoteSheet {
  Sheet sheet;
  VoteId vote;

  static constexpr std::string_view kName = "enter_vote_sheet";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("sheet", &EnterVoteSheet::sheet, "the counts"),
                      Field("vote", &EnterVoteSheet::vote, "the vote"));
  }
  friend bool operator==(const EnterVoteSheet&, const EnterVoteSheet&) = default;
};

// Ends the vote with a verdict. Books that do not close cannot be announced: `does_not_reconcile`
// names the line, and the ways out are a new sheet or `void_vote`.
// Refuses: `no_such_vote`, `not_the_chair`, `not_in_this_state`, `sheet_missing`,
// `does_not_reconcile`.
struct CloseVote {
  std::optional<CivilDate> today;
  VoteId vote;

  static constexpr std::string_view kName = "close_vote";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("today", &CloseVote::today, "this civil day, filled in by the server"),
                      Field("vote", &CloseVote::vote, "the vote"));
  }
  friend bool operator==(const CloseVote&, const CloseVote&) = default;
};

// Refuses: `no_such_vote`, `no_casting_vote`, `not_the_chair`, `not_in_this_state`.
struct GiveCastingVote {
  statutes::CastingVote choice = statutes::CastingVote::kNo;
  std::optional<CivilDate> today;
  VoteId vote;

  static constexpr std::string_view kName = "give_casting_vote";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(
        Field("choice", &GiveCastingVote::choice, "yes or no"),
        Field("today", &GiveCastingVote::today, "this civil day, filled in by the server"),
        Field("vote", &GiveCastingVote::vote, "the vote"));
  }
  friend bool operator==(const GiveCastingVote&, const GiveCastingVote&) = default;
};

// Ends a vote without a result; the question may be put again. On record, with its ground.
// Refuses: `no_such_vote`, `not_the_chair`, `not_in_this_state`.
struct VoidVote {
  std::string ground;
  VoteId vote;

  static constexpr std::string_view kName = "void_vote";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("ground", &VoidVote::ground, "a code, no prose"),
                      Field("vote", &VoidVote::vote, "the vote"));
  }
  friend bool operator==(const VoidVote&, const VoidVote&) = default;
};

// ------------------------------------------------------------------ facts

struct VoteOpened {
  std::optional<PersonId> concerned;
  statutes::Figures figures;
  VoteMode mode = VoteMode::kRollCall;
  statutes::VoteRules rules;
  SittingId sitting;
  Subject subject;
  VoteId vote;

  static constexpr std::string_view kType = "vote_opened";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("concerned", &VoteOpened::concerned, "who stands in no base of it"),
                      Field("figures", &VoteOpened::figures, "the base sets, frozen"),
                      Field("mode", &VoteOpened::mode, "how it is taken"),
                      Field("rules", &VoteOpened::rules, "the rules, copied"),
                      Field("sitting", &VoteOpened::sitting, "the sitting"),
                      Field("subject", &VoteOpened::subject, "what it is about"),
                      Field("vote", &VoteOpened::vote, "the vote"));
  }
  friend bool operator==(const VoteOpened&, const VoteOpened&) = default;
};

struct VoteCast {
  Choice choice = Choice::kAbstain;
  std::optional<MandateId> mandate;
  PersonId person;
  VoteId vote;

  static constexpr std::string_view kType = "vote_cast";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("choice", &VoteCast::choice, "the choice"),
                      Field("mandate", &VoteCast::mandate, "the seat"),
                      Field("person", &VoteCast::person, "who voted"),
                      Field("vote", &VoteCast::vote, "the vote"));
  }
  friend bool operator==(const VoteCast&, const VoteCast&) = default;
};

struct VoteSheetEntered {
  Sheet sheet;
  VoteId vote;

  static constexpr std::string_view kType = "vote_sheet_entered";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("sheet", &VoteSheetEntered::sheet, "the counts"),
                      Field("vote", &VoteSheetEntered::vote, "the vote"));
  }
  friend bool operator==(const VoteSheetEntered&, const VoteSheetEntered&) = default;
};

struct VoteClosed {
  statutes::Verdict verdict;
  VoteId vote;

  static constexpr std::string_view kType = "vote_closed";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("verdict", &VoteClosed::verdict, "the explained result"),
                      Field("vote", &VoteClosed::vote, "the vote"));
  }
  friend bool operator==(const VoteClosed&, const VoteClosed&) = default;
};

struct CastingVoteGiven {
  statutes::CastingVote choice = statutes::CastingVote::kNo;
  statutes::Verdict verdict;
  VoteId vote;

  static constexpr std::string_view kType = "casting_vote_given";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("choice", &CastingVoteGiven::choice, "the chair's"),
                      Field("verdict", &CastingVoteGiven::verdict, "the explained result"),
                      Field("vote", &CastingVoteGiven::vote, "the vote"));
  }
  friend bool operator==(const CastingVoteGiven&, const CastingVoteGiven&) = default;
};

struct VoteVoided {
  std::string ground;
  VoteId vote;

  static constexpr std::string_view kType = "vote_voided";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("ground", &VoteVoided::ground, "a code"),
                      Field("vote", &VoteVoided::vote, "the vote"));
  }
  friend bool operator==(const VoteVoided&, const VoteVoided&) = default;
};

struct DecisionTaken {
  BodyId body;
  DecisionId decision;
  MotionId motion;
  DecisionStatus status = DecisionStatus::kPending;
  VoteId vote;

  static constexpr std::string_view kType = "decision_taken";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("body", &DecisionTaken::body, "the body"),
                      Field("decision", &DecisionTaken::decision, "the decision"),
                      Field("motion", &DecisionTaken::motion, "the motion"),
                      Field("status", &DecisionTaken::status, "pending, adopted or rejected"),
                      Field("vote", &DecisionTaken::vote, "the vote"));
  }
  friend bool operator==(const DecisionTaken&, const DecisionTaken&) = default;
};

struct DecisionChanged {
  DecisionId decision;
  DecisionStatus status = DecisionStatus::kPending;
  std::optional<DecisionId> superseded_by;

  static constexpr std::string_view kType = "decision_changed";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(
        Field("decision", &DecisionChanged::decision, "the decision"),
        Field("status", &DecisionChanged::status, "its new status"),
        Field("superseded_by", &DecisionChanged::superseded_by, "by which later decision"));
  }
  friend bool operator==(const DecisionChanged&, const DecisionChanged&) = default;
};

struct AmendmentDecided {
  AmendmentId amendment;
  AmendmentState state = AmendmentState::kRejected;

  static constexpr std::string_view kType = "amendment_decided";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("amendment", &AmendmentDecided::amendment, "the amendment"),
                      Field("state", &AmendmentDecided::state, "adopted, rejected or fallen"));
  }
  friend bool operator==(const AmendmentDecided&, const AmendmentDecided&) = default;
};

struct QuestionPutAgain {
  Subject subject;

  static constexpr std::string_view kType = "question_put_again";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("subject", &QuestionPutAgain::subject, "what goes back to the floor"));
  }
  friend bool operator==(const QuestionPutAgain&, const QuestionPutAgain&) = default;
};

}  // namespace mandat::core
