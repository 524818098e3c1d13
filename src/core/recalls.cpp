#include "core/recalls.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/check.hpp"
#include "core/consequences.hpp"
#include "core/dispatch.hpp"
#include "core/questions.hpp"
#include "core/recall_rules.hpp"
#include "core/refusal.hpp"
#include "core/statute_changes.hpp"
#include "statutes/vote_rules.hpp"

namespace mandat::core {
namespace {

using statutes::Outcome;
using statutes::RecallRule;

std::int64_t InDays(const statutes::Duration& duration) {
  constexpr std::int64_t kDaysOfWeek = 7;
  constexpr std::int64_t kDaysOfMonth = 30;  // petitions and pauses are counted in days; a month
  constexpr std::int64_t kDaysOfYear = 365;  // without a start is taken as the document's "30 days"
  switch (duration.unit) {
    case statutes::TimeUnit::kWeeks:
      return duration.amount * kDaysOfWeek;
    case statutes::TimeUnit::kMonths:
      return duration.amount * kDaysOfMonth;
    case statutes::TimeUnit::kYears:
      return duration.amount * kDaysOfYear;
    case statutes::TimeUnit::kDays:
    case statutes::TimeUnit::kWorkingDays:
    case statutes::TimeUnit::kSittings:
    case statutes::TimeUnit::kHours:
    case statutes::TimeUnit::kMinutes:
      return duration.amount;
  }
  MANDAT_UNREACHABLE();
}

std::string RulePath(const RecallRule& rule, std::string_view key) {
  return "recall." + rule.id + "." + std::string(key);
}

tl::unexpected<Error> NotStated(const State& state, const RecallRule& rule, std::string_view key) {
  const std::string path = RulePath(rule, key);
  const auto* const unset = state.statute->FindUnset(path);
  return Refuse(Refusal::kRuleNotStated, rule.article,
                path + (unset ? ": " + unset->because : std::string()));
}

// The body whose sitting can take the mandate back: the one that filled the seat.
Result<BodyId> ElectorOf(const State& state, const Mandate& mandate, const RecallRule& rule) {
  const Seat& seat = state.seats[IndexOf(mandate.seat)];
  if (rule.electors == "body" || rule.electors == "members") {
    const statutes::Body* const body = RuleOf(state, state.bodies[IndexOf(seat.body)]);
    const std::string answers_to = body && body->accountable_to ? *body->accountable_to : "";
    const auto bodies = BodiesUnder(state, answers_to);
    if (rule.electors == "body" && !answers_to.empty() && !bodies.empty()) return bodies.front();
    if (!seat.elector) {
      return Refuse(Refusal::kNotAvailableYet, rule.article, "electors " + rule.electors);
    }
  }
  if (!seat.elector) {
    return Refuse(Refusal::kNotAvailableYet, rule.article, "electors " + rule.electors);
  }
  return *seat.elector;
}

// Who may sign and vote: the members of the assembly, or the holders of the electing body's seats.
bool IsElector(const State& state, BodyId elector, const Actor& actor) {
  if (actor.kind != ActorKind::kPerson) return false;
  const PersonId person{actor.number};
  return BelongsTo(state, elector, person) && !IsSuspended(state, person);
}

Count Constituents(const State& state, BodyId elector) {
  const Body& body = state.bodies[IndexOf(elector)];
  if (IsAssembly(state, body)) {
    return body.unit ? state.units[IndexOf(*body.unit)].members : state.members;
  }
  return static_cast<Count>(std::ranges::count_if(SeatsOf(state, elector), [&](SeatId seat) {
    return state.seats[IndexOf(seat)].holder.has_value();
  }));
}

statutes::Verdict JudgeSignatures(const Recall& recall, std::size_t signatures) {
  statutes::Figures figures(4);
  figures[0].base = "constituents";
  figures[0].value = Ratio(recall.constituents);
  figures[1].base = "filled";
  figures[1].value = Ratio(recall.constituents);
  figures[2].base = "members";
  figures[2].value = Ratio(recall.constituents);
  figures[3].base = "signatures";
  figures[3].value = Ratio(static_cast<std::int64_t>(signatures));
  return statutes::JudgePetition(recall.petition, figures);
}

bool IsRunning(RecallState state) {
  return state == RecallState::kPetition || state == RecallState::kCalled ||
         state == RecallState::kVoting;
}

bool WindowIsOver(const Recall& recall, const RecallRule& rule, const CivilDate& today) {
  return recall.state == RecallState::kPetition &&
         DaysBetween(recall.started_on, today) > InDays(rule.window);
}

// No recall of this mandate runs, and none failed within the pause. A petition whose time is over
// does not run.
Status CheckPause(const State& state, MandateId mandate, const RecallRule& rule,
                  const CivilDate& today) {
  for (const Recall& recall : state.recalls) {
    if (recall.mandate != mandate) continue;
    if (WindowIsOver(recall, rule, today)) continue;
    if (IsRunning(recall.state)) return Refuse(Refusal::kRecallRunning, rule.article);
    if (recall.state != RecallState::kFailed || !rule.cooldown) continue;
    // The pause follows the failed vote. A record from before that day was kept has the call.
    const CivilDate since = recall.ended_on.value_or(recall.called_on.value_or(recall.started_on));
    if (DaysBetween(since, today) <= InDays(*rule.cooldown)) {
      return Refuse(Refusal::kCooldownNotOver, rule.article,
                    std::to_string(InDays(*rule.cooldown)) + " days");
    }
  }
  return {};
}

// Petitions for the same recall whose time was over before this one began.
void AppendLapsed(const State& state, MandateId mandate, const RecallRule& rule,
                  const CivilDate& today, Facts& facts) {
  RecallId id{1};
  for (const Recall& recall : state.recalls) {
    if (recall.mandate == mandate && WindowIsOver(recall, rule, today)) {
      facts.push_back(RecallLapsed{.recall = id});
    }
    ++id.value;
  }
}

Status CheckRule(const State& state, const RecallRule& rule) {
  if (!rule.possible) return Refuse(Refusal::kRecallNotPossible, rule.article);
  if (!rule.petition) return NotStated(state, rule, "petition");
  if (rule.constructive) return Refuse(Refusal::kNotAvailableYet, rule.article, "constructive");
  return {};
}

}  // namespace

// ------------------------------------------------------------------ rules

const RecallRule* RecallRuleOf(const State& state, const Mandate& mandate) {
  const Seat& seat = state.seats[IndexOf(mandate.seat)];
  return StatuteFor(state, mandate).FindRecallOf(state.bodies[IndexOf(seat.body)].rule, seat.group);
}

Status CheckNoticeOver(const State& state, const RecallRule& rule, const CivilDate& called_on,
                       const CivilDate& today) {
  if (!rule.notice) return NotStated(state, rule, "notice");
  if (DaysBetween(called_on, today) > InDays(*rule.notice)) return {};
  return Refuse(Refusal::kNoticeNotOver, rule.article,
                std::to_string(InDays(*rule.notice)) + " clear days");
}

Result<statutes::VoteRules> RecallVoteRules(const statutes::Statute& statute,
                                            const RecallRule& rule, std::string_view elector) {
  statutes::VoteRules rules = statutes::RulesOfVote(statute, elector, {});
  if (rule.majority_unset) {
    rules.test.reset();  // the vote is held, and its verdict is "rule not stated" (ST-3)
    rules.article = rule.article;
    return rules;
  }
  const auto* const majority = rule.majority ? statute.FindMajority(*rule.majority) : nullptr;
  rules.article = rule.article;
  rules.test = "yes > no";
  rules.count = statutes::Measure::kVotes;
  rules.tie = statutes::TieRule::kLost;
  if (majority) statutes::PutMajority(statute, *majority, rules);
  rules.reject.reset();  // a recall is carried or lost
  rules.readings = 1;
  if (!majority) rules.defaults.push_back(RulePath(rule, "majority"));
  if (const auto* const quorum = rule.quorum ? statute.FindQuorum(*rule.quorum) : nullptr) {
    statutes::PutQuorum(statute, *quorum, rules);
  }
  return rules;
}

void AppendRecallOutcome(const State& state, RecallId id, const statutes::Verdict& verdict,
                         std::optional<CivilDate> today, Facts& facts) {
  const Recall& recall = state.recalls[IndexOf(id)];
  const Mandate& mandate = state.mandates[IndexOf(recall.mandate)];
  if (verdict.outcome == Outcome::kRejected || verdict.outcome == Outcome::kNoQuorum) {
    facts.push_back(
        RecallEnded{.on = today, .recall = id, .state = RecallState::kFailed, .verdict = verdict});
    return;
  }
  if (verdict.outcome != Outcome::kAdopted) {
    facts.push_back(QuestionPutAgain{.subject = {.amendment = {}, .motion = {}, .recall = id}});
    return;
  }
  facts.push_back(
      RecallEnded{.on = today, .recall = id, .state = RecallState::kEnded, .verdict = verdict});
  AppendMandateEnd(state, recall.mandate, MandateEnd::kRecalled, facts);
  const RecallRule* const rule = RecallRuleOf(state, mandate);
  if (!rule || rule->replacement != "substitute") return;
  const auto next = SubstituteFor(state, mandate.seat);
  if (!next) return;  // the list is used up: the seat is empty and its electors elect
  MandateGiven given = NewMandate(state, mandate.seat, next->person, 0);
  given.source = MandateSource::kSubstitute;
  given.election = next->election;
  facts.push_back(given);
}

// ------------------------------------------------------------------ commands

Result<Facts> DecideOn(const State& state, const StartRecall& command, const Context& context) {
  const Mandate* const mandate = Find(state.mandates, command.mandate);
  if (!mandate) return Refuse(Refusal::kNoSuchMandate);
  if (!InForce(*mandate)) return Refuse(Refusal::kMandateEnded);
  const RecallRule* const rule = RecallRuleOf(state, *mandate);
  if (!rule) return Refuse(Refusal::kRecallNotPossible);
  MANDAT_TRY_DO(CheckRule(state, *rule));
  MANDAT_TRY(const BodyId elector, ElectorOf(state, *mandate, *rule));
  if (!IsElector(state, elector, context.actor)) {
    return Refuse(Refusal::kNotAnElector, rule->article);
  }
  MANDAT_CHECK(command.today);  // the app stamps it
  MANDAT_TRY_DO(CheckPause(state, command.mandate, *rule, *command.today));

  const PersonId mover{context.actor.number};
  const RecallId recall{state.recalls.size() + 1};
  const RecallStarted started{.constituents = Constituents(state, elector),
                              .elector = elector,
                              .mandate = command.mandate,
                              .mover = mover,
                              .on = *command.today,
                              .petition = *rule->petition,
                              .recall = recall};
  Recall petition;
  petition.constituents = started.constituents;
  petition.petition = started.petition;
  Facts facts{started};
  facts.push_back(RecallSigned{.person = mover, .recall = recall});
  const statutes::Verdict verdict = JudgeSignatures(petition, 1);
  if (verdict.outcome == Outcome::kMet) {
    facts.push_back(RecallCalled{.on = *command.today, .recall = recall, .verdict = verdict});
  }
  AppendLapsed(state, command.mandate, *rule, *command.today, facts);
  return facts;
}

void ApplyFact(State& state, const RecallStarted& fact, const FactContext& /*context*/) {
  Recall recall;
  recall.constituents = fact.constituents;
  recall.elector = fact.elector;
  recall.mandate = fact.mandate;
  recall.mover = fact.mover;
  recall.petition = fact.petition;
  recall.started_on = fact.on;
  state.recalls.PushBack(std::move(recall));
}

Result<Facts> DecideOn(const State& state, const SignRecall& command, const Context& context) {
  const Recall* const recall = Find(state.recalls, command.recall);
  if (!recall) return Refuse(Refusal::kNoSuchRecall);
  if (recall->state != RecallState::kPetition) {
    return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(recall->state)));
  }
  const RecallRule* const rule = RecallRuleOf(state, state.mandates[IndexOf(recall->mandate)]);
  MANDAT_CHECK(rule && command.today);  // start_recall found the rule; the app stamps the day
  if (WindowIsOver(*recall, *rule, *command.today)) {
    return Refuse(Refusal::kWindowOver, rule->article,
                  std::to_string(InDays(rule->window)) + " days");
  }
  if (!IsElector(state, recall->elector, context.actor)) {
    return Refuse(Refusal::kNotAnElector, rule->article);
  }
  const PersonId person{context.actor.number};
  if (recall->signatures.Find(person)) return Refuse(Refusal::kAlreadySo);

  Facts facts{RecallSigned{.person = person, .recall = command.recall}};
  const statutes::Verdict verdict = JudgeSignatures(*recall, recall->signatures.size() + 1);
  if (verdict.outcome == Outcome::kMet) {
    facts.push_back(
        RecallCalled{.on = *command.today, .recall = command.recall, .verdict = verdict});
  }
  return facts;
}

void ApplyFact(State& state, const RecallSigned& fact, const FactContext& context) {
  state.recalls.Mutable(IndexOf(fact.recall)).signatures.Insert(fact.person, context.at);
}

Result<Facts> DecideOn(const State& state, const WithdrawSignature& command,
                       const Context& context) {
  const Recall* const recall = Find(state.recalls, command.recall);
  if (!recall) return Refuse(Refusal::kNoSuchRecall);
  if (recall->state != RecallState::kPetition) {
    return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(recall->state)));
  }
  const PersonId person{context.actor.number};
  const bool signed_it =
      context.actor.kind == ActorKind::kPerson && recall->signatures.Find(person) != nullptr;
  if (!signed_it) return Refuse(Refusal::kNotSigned);
  return Facts{RecallSignatureWithdrawn{.person = person, .recall = command.recall}};
}

void ApplyFact(State& state, const RecallSignatureWithdrawn& fact, const FactContext& /*context*/) {
  state.recalls.Mutable(IndexOf(fact.recall)).signatures.Erase(fact.person);
}

void ApplyFact(State& state, const RecallCalled& fact, const FactContext& /*context*/) {
  Recall& recall = state.recalls.Mutable(IndexOf(fact.recall));
  const auto next = Next(kRecallMachine, recall.state, RecallAct::kMeetTest);
  MANDAT_CHECK(next);
  recall.state = *next;
  recall.called_on = fact.on;
}

void ApplyFact(State& state, const RecallLapsed& fact, const FactContext& /*context*/) {
  Recall& recall = state.recalls.Mutable(IndexOf(fact.recall));
  const auto next = Next(kRecallMachine, recall.state, RecallAct::kLapse);
  MANDAT_CHECK(next);
  recall.state = *next;
}

void ApplyFact(State& state, const RecallEnded& fact, const FactContext& /*context*/) {
  Recall& recall = state.recalls.Mutable(IndexOf(fact.recall));
  const RecallAct act = fact.state == RecallState::kEnded    ? RecallAct::kCarry
                        : fact.state == RecallState::kFailed ? RecallAct::kLose
                                                             : RecallAct::kTargetLeaves;
  const auto next = Next(kRecallMachine, recall.state, act);
  MANDAT_CHECK(next);
  recall.state = *next;
  recall.ended_on = fact.on;
  recall.verdict = fact.verdict;
}

}  // namespace mandat::core
