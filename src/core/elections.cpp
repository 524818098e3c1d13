#include "core/elections.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/check.hpp"
#include "core/bases.hpp"
#include "core/consequences.hpp"
#include "core/dispatch.hpp"
#include "core/election_count.hpp"
#include "core/questions.hpp"
#include "core/refusal.hpp"

namespace mandat::core {
namespace {

// The methods that this program counts today; the others of statutes-keys.md are refused.
constexpr std::array<std::string_view, 3> kMethods{"plurality", "rounds", "show-of-mandates"};

Result<const Election*> ElectionIn(const State& state, ElectionId id, ElectionState wanted) {
  const Election* const election = Find(state.elections, id);
  if (!election) return Refuse(Refusal::kNoSuchElection);
  if (election->state != wanted) {
    return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(election->state)));
  }
  return election;
}

Result<const Election*> ChairedElection(const State& state, ElectionId id, const Actor& actor,
                                        ElectionAct act) {
  const Election* const election = Find(state.elections, id);
  if (!election) return Refuse(Refusal::kNoSuchElection);
  if (!Chairs(state, state.sittings[IndexOf(election->sitting)], actor)) {
    return Refuse(Refusal::kNotTheChair);
  }
  if (!Next(kElectionMachine, election->state, act)) {
    return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(election->state)));
  }
  return election;
}

// The empty seats of the group that these electors fill. Where no single body stands behind the
// group, its electorate does: the assembly of all.
std::vector<SeatId> SeatsToFill(const State& state, const OpenElection& command) {
  const Body& elector = state.bodies[IndexOf(command.elector)];
  const bool everybody = IsAssembly(state, elector) && !elector.unit;
  std::vector<SeatId> seats;
  for (const SeatId id : state.bodies[IndexOf(command.body)].seats) {
    const Seat& seat = state.seats[IndexOf(id)];
    if (seat.group != command.group || seat.holder) continue;
    if (seat.elector ? *seat.elector == command.elector : everybody) seats.push_back(id);
  }
  return seats;
}

// An elector with a vote in this election: a member of the assembly, or a delegate who is in.
bool IsElector(const State& state, const Election& election, const Actor& actor) {
  if (actor.kind != ActorKind::kPerson) return false;
  const PersonId person{actor.number};
  const Body& body = state.bodies[IndexOf(election.elector)];
  if (IsAssembly(state, body)) return BelongsTo(state, body, person, election.frozen_seq);
  const auto mandate = MandateIn(state, person, election.elector);
  if (!mandate || IsSuspended(state, person)) return false;
  const Sitting& sitting = state.sittings[IndexOf(election.sitting)];
  const UtcMillis* const since = sitting.present.Find(*mandate);
  return since && *since <= election.frozen_at && MayVote(state, state.mandates[IndexOf(*mandate)]);
}

// A bureau is elected from the midst of its body; other seats from the members behind them.
bool FromTheMidst(const State& state, const Election& election) {
  const Seat& seat = state.seats[IndexOf(election.seats.front())];
  const statutes::Body* const target = RuleOf(state, state.bodies[IndexOf(seat.body)]);
  if (!target || !target->of) return false;
  const bool bureau =
      target->kind == statutes::BodyKind::kPresidium || target->kind == statutes::BodyKind::kOffice;
  return bureau && *target->of == state.bodies[IndexOf(election.elector)].rule;
}

bool IsEligible(const State& state, const Election& election, PersonId person) {
  const RollEntry* const entry = CurrentEntry(state, person);
  if (!entry || entry->standing == Standing::kSuspended) return false;
  const BodyId target = state.seats[IndexOf(election.seats.front())].body;
  if (MandateIn(state, person, target)) return false;
  if (FromTheMidst(state, election)) return MandateIn(state, person, election.elector).has_value();
  const auto unit = state.bodies[IndexOf(election.elector)].unit;
  return !unit || entry->unit == *unit;
}

Status CheckCandidates(const State& state, const Election& election,
                       const std::vector<PersonId>& persons) {
  for (const PersonId person : persons) {
    if (!StillStands(state, election, person) || std::ranges::count(persons, person) > 1) {
      return Refuse(Refusal::kNotACandidate, {}, std::to_string(person.value));
    }
  }
  return {};
}

// Rules of the statutes on who may sit that are not executed yet: said with every result, so that
// the secretary checks them by hand.
void AppendUnexecutedRules(const State& state, statutes::Verdict& verdict) {
  for (const std::string_view table : {"incompatibility", "term"}) {
    const bool has = std::ranges::any_of(state.statute->others,
                                         [&](const auto& other) { return other.table == table; });
    if (has) verdict.warnings.push_back("not_checked:" + std::string(table));
  }
}

Facts CloseFacts(const State& state, ElectionId id, const Election& election, const Papers& papers,
                 ElectionResult result) {
  Facts facts;
  if (result.next_round) {
    facts.push_back(
        RoundEnded{.election = id, .round = election.round, .verdict = std::move(result.verdict)});
  } else {
    facts.push_back(ElectionClosed{.election = id,
                                   .substitutes = result.substitutes,
                                   .verdict = std::move(result.verdict),
                                   .votes = papers.candidates});
  }
  std::size_t given = 0;
  auto elected = result.elected.begin();
  for (const SeatId seat : election.seats) {
    if (elected == result.elected.end()) break;
    if (state.seats[IndexOf(seat)].holder) continue;  // filled in an earlier round
    MandateGiven mandate = NewMandate(state, seat, *elected++, given++);
    mandate.election = id;
    facts.push_back(mandate);
  }
  return facts;
}

}  // namespace

Result<Facts> DecideOn(const State& state, const OpenElection& command, const Context& context) {
  const Body* const target = Find(state.bodies, command.body);
  if (!target) return Refuse(Refusal::kNoSuchBody);
  MANDAT_TRY(const SittingId sitting, ChairedSitting(state, command.elector, context.actor));
  if (HasOpenBusiness(state, sitting)) return Refuse(Refusal::kBusinessIsOpen);
  const statutes::Body* const rule = RuleOf(state, *target);
  if (!rule || std::ranges::count(rule->seats, command.group, &statutes::SeatGroup::id) == 0) {
    return Refuse(Refusal::kNoSuchRule, rule ? rule->article : "", command.group);
  }
  const statutes::SeatGroup& group =
      *std::ranges::find(rule->seats, command.group, &statutes::SeatGroup::id);
  const auto seats = SeatsToFill(state, command);
  if (seats.empty()) return Refuse(Refusal::kNoSeatsToFill, group.article);

  const std::string path = "body." + rule->id + ".seats." + group.id + ".election";
  if (const statutes::Unset* const hole = state.statute->FindUnset(path)) {
    return Refuse(Refusal::kRuleNotStated, group.article, hole->because);
  }
  const statutes::ElectionRule* const election =
      group.election ? state.statute->FindElection(*group.election) : nullptr;
  const std::string method = election ? election->method : "plurality";
  if (std::ranges::count(kMethods, method) == 0) {
    return Refuse(Refusal::kNotAvailableYet, election ? election->article : "", method);
  }
  const bool secret = election ? election->secret : state.statute->voting.secret_persons;
  if (secret && command.mode == ElectionMode::kOpen) {
    return Refuse(Refusal::kSecretVoteRequired,
                  election ? election->article : state.statute->voting.article);
  }
  return Facts{
      ElectionOpened{.body = command.body,
                     .election = ElectionId{state.elections.size() + 1},
                     .elector = command.elector,
                     .figures = BaseSets(state, state.sittings[IndexOf(sitting)], std::nullopt),
                     .group = command.group,
                     .method = method,
                     .mode = command.mode,
                     .rounds = election ? election->rounds : std::vector<std::string>{},
                     .rule = election ? election->id : "",
                     .seats = seats,
                     .sitting = sitting,
                     .substitutes = command.substitutes}};
}

void ApplyFact(State& state, const ElectionOpened& fact, const FactContext& context) {
  Election election;
  election.elector = fact.elector;
  election.frozen = fact.figures;
  election.frozen_at = context.at;
  election.frozen_seq = context.seq;
  election.method = fact.method;
  election.mode = fact.mode;
  election.rounds = fact.rounds;
  election.rule = fact.rule;
  election.seats = fact.seats;
  election.sitting = fact.sitting;
  election.substitutes_wanted = fact.substitutes;
  state.elections.PushBack(std::move(election));
}

Result<Facts> DecideOn(const State& state, const NominateCandidate& command,
                       const Context& context) {
  MANDAT_TRY(const Election* const election,
             ElectionIn(state, command.election, ElectionState::kNominations));
  if (!IsElector(state, *election, context.actor)) return Refuse(Refusal::kNotEntitled);
  if (!IsEligible(state, *election, command.person)) return Refuse(Refusal::kNotEligible);
  if (std::ranges::count(election->candidates, command.person) > 0) {
    return Refuse(Refusal::kAlreadySo);
  }
  return Facts{CandidateNominated{.by = PersonId{context.actor.number},
                                  .election = command.election,
                                  .person = command.person}};
}

void ApplyFact(State& state, const CandidateNominated& fact, const FactContext& /*context*/) {
  state.elections.Mutable(IndexOf(fact.election)).candidates.push_back(fact.person);
}

Result<Facts> DecideOn(const State& state, const OpenPoll& command, const Context& context) {
  MANDAT_TRY(const Election* const election,
             ChairedElection(state, command.election, context.actor, ElectionAct::kOpenPoll));
  if (election->candidates.empty()) return Refuse(Refusal::kNoCandidates);
  return Facts{PollOpened{.election = command.election}};
}

void ApplyFact(State& state, const PollOpened& fact, const FactContext& /*context*/) {
  Election& election = state.elections.Mutable(IndexOf(fact.election));
  const auto next = Next(kElectionMachine, election.state, ElectionAct::kOpenPoll);
  MANDAT_CHECK(next);
  election.state = *next;
}

Result<Facts> DecideOn(const State& state, const CastElectionBallot& command,
                       const Context& context) {
  MANDAT_TRY(const Election* const election,
             ElectionIn(state, command.election, ElectionState::kPolling));
  if (election->mode != ElectionMode::kOpen) return Refuse(Refusal::kWrongMode);
  if (!IsElector(state, *election, context.actor)) return Refuse(Refusal::kNotEntitled);
  const PersonId person{context.actor.number};
  if (election->ballots.Find(person)) return Refuse(Refusal::kAlreadyVoted);
  if (command.choices.size() > EmptySeats(state, *election)) {
    return Refuse(Refusal::kTooManyChoices);
  }
  MANDAT_TRY_DO(CheckCandidates(state, *election, command.choices));
  return Facts{ElectionBallotCast{
      .choices = command.choices, .election = command.election, .person = person}};
}

void ApplyFact(State& state, const ElectionBallotCast& fact, const FactContext& /*context*/) {
  state.elections.Mutable(IndexOf(fact.election)).ballots.Insert(fact.person, fact.choices);
}

Result<Facts> DecideOn(const State& state, const EnterElectionSheet& command,
                       const Context& context) {
  MANDAT_TRY(const Election* const election,
             ElectionIn(state, command.election, ElectionState::kPolling));
  if (election->mode != ElectionMode::kTellers) return Refuse(Refusal::kWrongMode);
  if (!Counts(state.sittings[IndexOf(election->sitting)], context.actor)) {
    return Refuse(Refusal::kNotATeller);
  }
  std::vector<PersonId> named;
  for (const CandidateVotes& candidate : command.sheet.candidates) {
    named.push_back(candidate.person);
  }
  MANDAT_TRY_DO(CheckCandidates(state, *election, named));
  return Facts{ElectionSheetEntered{.election = command.election, .sheet = command.sheet}};
}

void ApplyFact(State& state, const ElectionSheetEntered& fact, const FactContext& /*context*/) {
  state.elections.Mutable(IndexOf(fact.election)).sheet = fact.sheet;
}

Result<Facts> DecideOn(const State& state, const CloseElection& command, const Context& context) {
  MANDAT_TRY(const Election* const election,
             ChairedElection(state, command.election, context.actor, ElectionAct::kClose));
  if (election->mode == ElectionMode::kTellers && !election->sheet) {
    return Refuse(Refusal::kSheetMissing);
  }
  const Papers papers = PapersOf(*election);
  const std::string fault = ReconcileElection(state, *election, papers);
  if (!fault.empty()) return Refuse(Refusal::kDoesNotReconcile, {}, fault);
  ElectionResult result = CountElection(state, *election, papers);
  AppendUnexecutedRules(state, result.verdict);
  return CloseFacts(state, command.election, *election, papers, std::move(result));
}

void ApplyFact(State& state, const RoundEnded& fact, const FactContext& /*context*/) {
  Election& election = state.elections.Mutable(IndexOf(fact.election));
  const auto next = Next(kElectionMachine, election.state, ElectionAct::kNextRound);
  MANDAT_CHECK(next);
  election.state = *next;
  election.verdict = fact.verdict;
  election.round = fact.round + 1;
  election.ballots = {};
  election.sheet.reset();
}

void ApplyFact(State& state, const ElectionClosed& fact, const FactContext& /*context*/) {
  Election& election = state.elections.Mutable(IndexOf(fact.election));
  const auto next = Next(kElectionMachine, election.state, ElectionAct::kClose);
  MANDAT_CHECK(next);
  election.state = *next;
  election.substitutes = fact.substitutes;
  election.verdict = fact.verdict;
  election.votes = fact.votes;
}

Result<Facts> DecideOn(const State& state, const VoidElection& command, const Context& context) {
  MANDAT_TRY_DO(ChairedElection(state, command.election, context.actor, ElectionAct::kVoid));
  return Facts{ElectionVoided{.election = command.election, .ground = command.ground}};
}

void ApplyFact(State& state, const ElectionVoided& fact, const FactContext& /*context*/) {
  Election& election = state.elections.Mutable(IndexOf(fact.election));
  const auto next = Next(kElectionMachine, election.state, ElectionAct::kVoid);
  MANDAT_CHECK(next);
  election.state = *next;
}

}  // namespace mandat::core
