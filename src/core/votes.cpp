#include "core/votes.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/check.hpp"
#include "core/bases.hpp"
#include "core/consequences.hpp"
#include "core/dispatch.hpp"
#include "core/questions.hpp"
#include "core/recall_rules.hpp"
#include "core/refusal.hpp"
#include "core/subjects.hpp"

namespace mandat::core {
namespace {

using statutes::Outcome;
using statutes::Verdict;

Result<const Vote*> VoteIn(const State& state, VoteId id, VoteState wanted) {
  const Vote* const vote = Find(state.votes, id);
  if (!vote) return Refuse(Refusal::kNoSuchVote);
  if (vote->state != wanted) {
    return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(vote->state)));
  }
  return vote;
}

Result<const Vote*> ChairedVote(const State& state, VoteId id, const Actor& actor, VoteAct act) {
  const Vote* const vote = Find(state.votes, id);
  if (!vote) return Refuse(Refusal::kNoSuchVote);
  if (!Chairs(state, state.sittings[IndexOf(vote->sitting)], actor)) {
    return Refuse(Refusal::kNotTheChair);
  }
  if (!Next(kVoteMachine, vote->state, act)) {
    return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(vote->state)));
  }
  return vote;
}

Status CheckMode(const State& state, const OpenVote& command, const Question& question) {
  if (question.secret && command.mode != VoteMode::kTellers) {
    return Refuse(Refusal::kSecretVoteRequired, question.rules.article.value_or(""));
  }
  const Body& body = state.bodies[IndexOf(question.body)];
  if (command.mode == VoteMode::kShowOfMandates && IsAssembly(state, body)) {
    return Refuse(Refusal::kModeNeedsSeats);
  }
  return {};
}

// Why this mandate, which is the voter's own, has no vote in this vote.
Refusal WhyNotAnElector(const State& state, const Vote& vote, MandateId id) {
  const Mandate& mandate = state.mandates[IndexOf(id)];
  if (!MayVote(state, mandate)) return Refusal::kCredentialNotVerified;
  const bool concerned = vote.concerned && *vote.concerned == mandate.holder;
  if (concerned || IsSuspended(state, mandate.holder)) return Refusal::kNotEntitled;
  const statutes::SeatGroup* const group = GroupOf(state, state.seats[IndexOf(mandate.seat)]);
  if (group && group->voice == statutes::Voice::kConsultative) return Refusal::kNotEntitled;
  return Refusal::kNotPresent;
}

Result<VoteCast> CastByMandate(const State& state, const Vote& vote, VoteId id, MandateId mandate,
                               Choice choice) {
  const PersonId holder = state.mandates[IndexOf(mandate)].holder;
  if (!vote.electors.Find(mandate)) return Refuse(WhyNotAnElector(state, vote, mandate));
  if (vote.ballots.Find(holder)) return Refuse(Refusal::kAlreadyVoted);
  return VoteCast{.choice = choice, .mandate = mandate, .person = holder, .vote = id};
}

Result<VoteCast> CastInAssembly(const State& state, const Vote& vote, const CastVote& command,
                                const Context& context) {
  if (context.actor.kind != ActorKind::kPerson) return Refuse(Refusal::kNotEntitled);
  const PersonId person{context.actor.number};
  const Body& body = state.bodies[IndexOf(state.sittings[IndexOf(vote.sitting)].body)];
  const bool concerned = vote.concerned && *vote.concerned == person;
  if (concerned || !BelongsTo(state, body, person, vote.frozen_seq)) {
    return Refuse(Refusal::kNotEntitled);
  }
  if (vote.ballots.Find(person)) return Refuse(Refusal::kAlreadyVoted);
  return VoteCast{.choice = command.choice, .mandate = {}, .person = person, .vote = command.vote};
}

void AppendFigure(std::string_view base, std::optional<Count> count, statutes::Figures& figures) {
  if (!count) return;
  statutes::Figure figure;
  figure.base = base;
  figure.value = Ratio(*count);
  figures.push_back(std::move(figure));
}

statutes::Figures SheetFigures(const Vote& vote) {
  statutes::Figures figures = vote.frozen;
  const Sheet& sheet = *vote.sheet;
  AppendFigure("abstain", sheet.abstain, figures);
  AppendFigure("blank", sheet.blank, figures);
  AppendFigure("invalid", sheet.invalid, figures);
  AppendFigure("issued", sheet.issued, figures);
  AppendFigure("no", sheet.no, figures);
  AppendFigure("not_returned", sheet.not_returned, figures);
  AppendFigure("returned", sheet.returned, figures);
  AppendFigure("yes", sheet.yes, figures);
  return figures;
}

// Whether the rounds before this one were all but the last that the rule allows.
bool IsLastRound(const State& state, const Vote& vote) {
  if (!vote.rules.rounds) return false;
  Count round = 1;
  for (const Vote& other : state.votes) {
    const bool undecided = other.verdict && other.verdict->outcome == Outcome::kUndecided;
    if (undecided && other.subject == vote.subject) ++round;
  }
  return round >= *vote.rules.rounds;
}

Verdict JudgeNow(const State& state, const Vote& vote,
                 std::optional<statutes::CastingVote> casting) {
  statutes::Circumstances circumstances;
  circumstances.opening = state.sittings[IndexOf(vote.sitting)].opening;
  circumstances.casting = casting;
  circumstances.frozen_at = vote.frozen_at;
  circumstances.last_round = IsLastRound(state, vote);
  if (vote.subject.motion) {
    circumstances.passed_before = state.motions[IndexOf(*vote.subject.motion)].readings_passed;
  }
  const statutes::Figures figures = vote.sheet ? SheetFigures(vote) : CastFigures(state, vote);
  return statutes::JudgeVote(vote.rules, figures, circumstances);
}

// ------------------------------------------------------------------ what a verdict leads to

void AppendDecision(const State& state, VoteId id, MotionId motion_id, DecisionStatus status,
                    Facts& facts) {
  const Motion& motion = state.motions[IndexOf(motion_id)];
  const DecisionId decision = motion.decision.value_or(DecisionId{state.decisions.size() + 1});
  if (motion.decision) {
    facts.push_back(DecisionChanged{.decision = decision, .status = status, .superseded_by = {}});
  } else {
    facts.push_back(DecisionTaken{.body = motion.body,
                                  .decision = decision,
                                  .motion = motion_id,
                                  .status = status,
                                  .vote = id});
  }
  if (status == DecisionStatus::kAdopted && motion.statutes) {
    // The vote was opened on the next version, and none is opened while another runs.
    facts.push_back(StatutesChanged{
        .document = *motion.statutes, .motion = motion_id, .version = state.statute->version + 1});
  }
  if (status != DecisionStatus::kAdopted || !motion.supersedes) return;
  facts.push_back(DecisionChanged{.decision = *motion.supersedes,
                                  .status = DecisionStatus::kSuperseded,
                                  .superseded_by = decision});
}

void AppendMotionOutcome(const State& state, VoteId id, MotionId motion, Outcome outcome,
                         Facts& facts) {
  if (outcome == Outcome::kAdopted) {
    AppendDecision(state, id, motion, DecisionStatus::kAdopted, facts);
  } else if (outcome == Outcome::kRejected) {
    AppendDecision(state, id, motion, DecisionStatus::kRejected, facts);
  } else {
    const bool first_reading =
        outcome == Outcome::kPending && !state.motions[IndexOf(motion)].decision;
    if (first_reading) AppendDecision(state, id, motion, DecisionStatus::kPending, facts);
    facts.push_back(QuestionPutAgain{.subject = {.amendment = {}, .motion = motion, .recall = {}}});
  }
}

void AppendAmendmentOutcome(const State& state, AmendmentId amendment, Outcome outcome,
                            Facts& facts) {
  if (outcome == Outcome::kAdopted) {
    facts.push_back(AmendmentDecided{.amendment = amendment, .state = AmendmentState::kAdopted});
    AppendFallenAmendments(state, amendment, facts);
  } else if (outcome == Outcome::kRejected) {
    facts.push_back(AmendmentDecided{.amendment = amendment, .state = AmendmentState::kRejected});
  } else {
    facts.push_back(
        QuestionPutAgain{.subject = {.amendment = amendment, .motion = {}, .recall = {}}});
  }
}

void AppendOutcome(const State& state, VoteId id, const Verdict& verdict,
                   std::optional<CivilDate> today, Facts& facts) {
  const Subject& subject = state.votes[IndexOf(id)].subject;
  if (subject.motion) AppendMotionOutcome(state, id, *subject.motion, verdict.outcome, facts);
  if (subject.amendment) AppendAmendmentOutcome(state, *subject.amendment, verdict.outcome, facts);
  if (subject.recall) AppendRecallOutcome(state, *subject.recall, verdict, today, facts);
}

// A verdict `pending` means that one more reading has been passed.
void CountReading(State& state, const Vote& vote, const Verdict& verdict) {
  if (verdict.outcome != Outcome::kPending || !vote.subject.motion) return;
  ++state.motions.Mutable(IndexOf(*vote.subject.motion)).readings_passed;
}

bool AwaitsTheChair(const Vote& vote, const Verdict& verdict) {
  return verdict.outcome == Outcome::kTied && vote.rules.tie == statutes::TieRule::kChairCasting;
}

}  // namespace

Result<Facts> DecideOn(const State& state, const OpenVote& command, const Context& context) {
  const Subject subject{
      .amendment = command.amendment, .motion = command.motion, .recall = command.recall};
  MANDAT_TRY(const BodyId body, BodyOfSubject(state, subject));
  MANDAT_TRY(const SittingId sitting, ChairedSitting(state, body, context.actor));
  if (HasOpenBusiness(state, sitting)) return Refuse(Refusal::kBusinessIsOpen);
  MANDAT_CHECK(command.today);  // the app stamps it
  MANDAT_TRY(
      const Question question,
      AskQuestion(state, subject,
                  {.sitting = sitting, .today = *command.today, .library = context.library}));
  MANDAT_TRY_DO(CheckMode(state, command, question));
  return Facts{
      VoteOpened{.concerned = question.concerned,
                 .figures = BaseSets(state, state.sittings[IndexOf(sitting)], question.concerned),
                 .mode = command.mode,
                 .rules = question.rules,
                 .sitting = sitting,
                 .subject = subject,
                 .vote = VoteId{state.votes.size() + 1}}};
}

void ApplyFact(State& state, const VoteOpened& fact, const FactContext& context) {
  Vote vote;
  vote.concerned = fact.concerned;
  vote.frozen = fact.figures;
  vote.frozen_at = context.at;
  vote.frozen_seq = context.seq;
  vote.mode = fact.mode;
  vote.rules = fact.rules;
  vote.sitting = fact.sitting;
  vote.subject = fact.subject;
  // Fixed with the base sets: a credential or a colleague that changes later moves no weight.
  for (const auto& [mandate, since] : state.sittings[IndexOf(fact.sitting)].present) {
    const Mandate& held = state.mandates[IndexOf(mandate)];
    const statutes::SeatGroup* const group = GroupOf(state, state.seats[IndexOf(held.seat)]);
    const bool consultative = group && group->voice == statutes::Voice::kConsultative;
    const bool concerned = fact.concerned && *fact.concerned == held.holder;
    if (consultative || concerned || !InForce(held) || !MayVote(state, held)) continue;
    if (IsSuspended(state, held.holder)) continue;
    vote.electors.Insert(mandate, WeightOf(state, mandate));
  }
  MoveSubject(state, fact.subject, fact.vote, SubjectAct::kOpenVote);
  state.votes.PushBack(std::move(vote));
}

Result<Facts> DecideOn(const State& state, const CastVote& command, const Context& context) {
  MANDAT_TRY(const Vote* const vote, VoteIn(state, command.vote, VoteState::kOpen));
  if (vote->mode != VoteMode::kRollCall) return Refuse(Refusal::kWrongMode);
  const BodyId body = state.sittings[IndexOf(vote->sitting)].body;
  if (IsAssembly(state, state.bodies[IndexOf(body)])) {
    MANDAT_TRY(const VoteCast cast, CastInAssembly(state, *vote, command, context));
    return Facts{cast};
  }
  const auto own = OwnMandate(state, command.mandate, body, context.actor);
  if (!own) return Refuse(Refusal::kNotEntitled);
  MANDAT_TRY(const VoteCast cast, CastByMandate(state, *vote, command.vote, *own, command.choice));
  return Facts{cast};
}

Result<Facts> DecideOn(const State& state, const RecordShowOfMandates& command,
                       const Context& context) {
  MANDAT_TRY(const Vote* const vote, VoteIn(state, command.vote, VoteState::kOpen));
  if (vote->mode != VoteMode::kShowOfMandates) return Refuse(Refusal::kWrongMode);
  if (!Counts(state.sittings[IndexOf(vote->sitting)], context.actor)) {
    return Refuse(Refusal::kNotATeller);
  }
  const BodyId body = state.sittings[IndexOf(vote->sitting)].body;
  Facts facts;
  std::vector<MandateId> seen;
  const auto note = [&](const std::vector<MandateId>& held_up, Choice choice) -> Status {
    for (const MandateId id : held_up) {
      const Mandate* const mandate = Find(state.mandates, id);
      if (!mandate || !InForce(*mandate)) return Refuse(Refusal::kNoSuchMandate);
      if (!SitsIn(state, state.seats[IndexOf(mandate->seat)], body)) {
        return Refuse(Refusal::kWrongBody);
      }
      if (std::ranges::count(seen, id) > 0) return Refuse(Refusal::kAlreadyVoted);
      seen.push_back(id);
      MANDAT_TRY(const VoteCast cast, CastByMandate(state, *vote, command.vote, id, choice));
      facts.push_back(cast);
    }
    return {};
  };
  MANDAT_TRY_DO(note(command.yes, Choice::kYes));
  MANDAT_TRY_DO(note(command.no, Choice::kNo));
  MANDAT_TRY_DO(note(command.abstain, Choice::kAbstain));
  if (facts.empty()) return Refuse(Refusal::kNoSuchMandate);
  return facts;
}

void ApplyFact(State& state, const VoteCast& fact, const FactContext& /*context*/) {
  state.votes.Mutable(IndexOf(fact.vote))
      .ballots.Insert(fact.person, {.choice = fact.choice, .mandate = fact.mandate});
}

Result<Facts> DecideOn(const State& state, const EnterVoteSheet& command, const Context& context) {
  MANDAT_TRY(const Vote* const vote, VoteIn(state, command.vote, VoteState::kOpen));
  if (vote->mode != VoteMode::kTellers) return Refuse(Refusal::kWrongMode);
  if (!Counts(state.sittings[IndexOf(vote->sitting)], context.actor)) {
    return Refuse(Refusal::kNotATeller);
  }
  return Facts{VoteSheetEntered{.sheet = command.sheet, .vote = command.vote}};
}

void ApplyFact(State& state, const VoteSheetEntered& fact, const FactContext& /*context*/) {
  state.votes.Mutable(IndexOf(fact.vote)).sheet = fact.sheet;
}

Result<Facts> DecideOn(const State& state, const CloseVote& command, const Context& context) {
  MANDAT_TRY(const Vote* const vote,
             ChairedVote(state, command.vote, context.actor, VoteAct::kClose));
  if (vote->mode == VoteMode::kTellers && !vote->sheet) return Refuse(Refusal::kSheetMissing);
  const Verdict verdict = JudgeNow(state, *vote, std::nullopt);
  if (verdict.outcome == Outcome::kVoid) {
    return Refuse(Refusal::kDoesNotReconcile, {},
                  verdict.code.value_or("") + ": " +
                      (verdict.lines.empty() ? std::string() : verdict.lines.back()));
  }
  Facts facts{VoteClosed{.verdict = verdict, .vote = command.vote}};
  if (!AwaitsTheChair(*vote, verdict)) {
    AppendOutcome(state, command.vote, verdict, command.today, facts);
  }
  return facts;
}

void ApplyFact(State& state, const VoteClosed& fact, const FactContext& /*context*/) {
  Vote& vote = state.votes.Mutable(IndexOf(fact.vote));
  const VoteAct act = AwaitsTheChair(vote, fact.verdict) ? VoteAct::kCloseTied : VoteAct::kClose;
  const auto next = Next(kVoteMachine, vote.state, act);
  MANDAT_CHECK(next);
  vote.state = *next;
  vote.verdict = fact.verdict;
  CountReading(state, vote, fact.verdict);
}

Result<Facts> DecideOn(const State& state, const GiveCastingVote& command, const Context& context) {
  if (const Vote* const asked = Find(state.votes, command.vote);
      asked && asked->rules.tie != statutes::TieRule::kChairCasting) {
    return Refuse(Refusal::kNoCastingVote, asked->rules.article.value_or(""));
  }
  MANDAT_TRY(const Vote* const vote,
             ChairedVote(state, command.vote, context.actor, VoteAct::kBreakTie));
  const Verdict verdict = JudgeNow(state, *vote, command.choice);
  Facts facts{CastingVoteGiven{.choice = command.choice, .verdict = verdict, .vote = command.vote}};
  AppendOutcome(state, command.vote, verdict, command.today, facts);
  return facts;
}

void ApplyFact(State& state, const CastingVoteGiven& fact, const FactContext& /*context*/) {
  Vote& vote = state.votes.Mutable(IndexOf(fact.vote));
  const auto next = Next(kVoteMachine, vote.state, VoteAct::kBreakTie);
  MANDAT_CHECK(next);
  vote.state = *next;
  vote.verdict = fact.verdict;
  CountReading(state, vote, fact.verdict);
}

Result<Facts> DecideOn(const State& state, const VoidVote& command, const Context& context) {
  MANDAT_TRY(const Vote* const vote,
             ChairedVote(state, command.vote, context.actor, VoteAct::kVoid));
  return Facts{VoteVoided{.ground = command.ground, .vote = command.vote},
               QuestionPutAgain{.subject = vote->subject}};
}

void ApplyFact(State& state, const VoteVoided& fact, const FactContext& /*context*/) {
  Vote& vote = state.votes.Mutable(IndexOf(fact.vote));
  const auto next = Next(kVoteMachine, vote.state, VoteAct::kVoid);
  MANDAT_CHECK(next);
  vote.state = *next;
}

// ------------------------------------------------------------------ decisions

void ApplyFact(State& state, const DecisionTaken& fact, const FactContext& context) {
  state.decisions.PushBack({.body = fact.body,
                            .decided_at = context.at,
                            .motion = fact.motion,
                            .status = fact.status,
                            .superseded_by = {},
                            .vote = fact.vote});
  Motion& motion = state.motions.Mutable(IndexOf(fact.motion));
  motion.decision = fact.decision;
  if (fact.status == DecisionStatus::kPending) return;  // back to the floor for the next reading
  MoveSubject(state, state.votes[IndexOf(fact.vote)].subject, fact.vote, SubjectAct::kDecide);
}

void ApplyFact(State& state, const DecisionChanged& fact, const FactContext& /*context*/) {
  Decision& decision = state.decisions.Mutable(IndexOf(fact.decision));
  if (fact.status == DecisionStatus::kSuperseded) {
    const auto next = Next(kDecisionMachine, decision.status, DecisionAct::kSupersede);
    if (!next) return;  // another decision has replaced it meanwhile
    decision.status = *next;
    decision.superseded_by = fact.superseded_by;
    return;
  }
  const DecisionAct act = fact.status == DecisionStatus::kAdopted ? DecisionAct::kPassLastReading
                                                                  : DecisionAct::kLoseReading;
  const auto next = Next(kDecisionMachine, decision.status, act);
  MANDAT_CHECK(next);
  decision.status = *next;
  const Motion& motion = state.motions[IndexOf(decision.motion)];
  decision.vote = motion.votes.back();
  MoveSubject(state, {.amendment = {}, .motion = decision.motion, .recall = {}}, decision.vote,
              SubjectAct::kDecide);
}

void ApplyFact(State& state, const AmendmentDecided& fact, const FactContext& /*context*/) {
  Amendment& amendment = state.amendments.Mutable(IndexOf(fact.amendment));
  const AmendmentAct act = fact.state == AmendmentState::kAdopted    ? AmendmentAct::kAdopt
                           : fact.state == AmendmentState::kRejected ? AmendmentAct::kReject
                                                                     : AmendmentAct::kFall;
  const auto next = Next(kAmendmentMachine, amendment.state, act);
  MANDAT_CHECK(next);
  amendment.state = *next;
}

void ApplyFact(State& state, const QuestionPutAgain& fact, const FactContext& /*context*/) {
  MoveSubject(state, fact.subject, VoteId{0}, SubjectAct::kPutAgain);
}

}  // namespace mandat::core
