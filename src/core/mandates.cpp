#include "core/mandates.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "core/consequences.hpp"
#include "core/dispatch.hpp"
#include "core/questions.hpp"
#include "core/refusal.hpp"

namespace mandat::core {
namespace {

// The holder was named to it by a fraction of the body that `ended` is a seat in, and has no other
// seat there.
bool HangsOn(const State& state, const Mandate& other, const Mandate& ended, MandateId ended_id) {
  if (other.source != MandateSource::kFraction) return false;
  const statutes::Body* const rule =
      RuleOf(state, state.bodies[IndexOf(state.seats[IndexOf(other.seat)].body)]);
  if (!rule || !rule->of) return false;
  const auto parents = BodiesUnder(state, *rule->of);
  MANDAT_CHECK(!parents.empty());  // its places were allotted by a sitting of that body
  if (!SitsIn(state, state.seats[IndexOf(ended.seat)], parents.front())) return false;
  return std::ranges::none_of(*state.offices.Find(ended.holder), [&](MandateId id) {
    return id != ended_id &&
           SitsIn(state, state.seats[IndexOf(state.mandates[IndexOf(id)].seat)], parents.front());
  });
}

bool IsUnderWay(const Recall& recall) {
  return recall.state == RecallState::kPetition || recall.state == RecallState::kCalled ||
         recall.state == RecallState::kVoting;
}

// The body whose council the seat belongs to decides about its papers.
BodyId ReceivingBody(const State& state, const Mandate& mandate) {
  return state.seats[IndexOf(mandate.seat)].body;
}

bool HasHolders(const State& state, const std::vector<BodyId>& bodies) {
  return std::ranges::any_of(bodies, [&](BodyId body) {
    return std::ranges::any_of(state.bodies[IndexOf(body)].seats, [&](SeatId seat) {
      return state.seats[IndexOf(seat)].holder.has_value();
    });
  });
}

// The verifiers that the statutes name. Until somebody holds that office, or if none is named, the
// roll officers and the chair of the council's open sitting: the first council has to begin.
bool Verifies(const State& state, const Mandate& mandate, const Actor& actor) {
  if (actor.kind != ActorKind::kPerson) return false;
  const PersonId person{actor.number};
  const auto verifiers = BodiesUnder(state, state.statute->credentials.verifier.value_or(""));
  if (state.statute->credentials.verifier && HasHolders(state, verifiers)) {
    return std::ranges::any_of(
        verifiers, [&](BodyId body) { return MandateIn(state, person, body).has_value(); });
  }
  const Sitting* const sitting = OpenSittingOf(state, ReceivingBody(state, mandate));
  return (sitting && Chairs(state, *sitting, actor)) || IsRollOfficer(state, actor);
}

bool BodyIsVoting(const State& state, BodyId body) {
  const auto sitting = state.bodies[IndexOf(body)].sitting;
  return sitting && HasOpenBusiness(state, *sitting);
}

Result<CredentialState> NextCredential(const State& state, MandateId id, CredentialAct act) {
  const Mandate& mandate = state.mandates[IndexOf(id)];
  const auto next = Next(kCredentialMachine, mandate.credential, act);
  if (!next) {
    return Refuse(Refusal::kNotInThisState, state.statute->credentials.article,
                  std::string(WordOf(mandate.credential)));
  }
  // Who may vote must not change under an open vote: its base sets are frozen (ST-15).
  if (BodyIsVoting(state, ReceivingBody(state, mandate))) {
    return Refuse(Refusal::kBusinessIsOpen);
  }
  return *next;
}

Result<const Mandate*> InForceMandate(const State& state, MandateId id) {
  const Mandate* const mandate = Find(state.mandates, id);
  if (!mandate) return Refuse(Refusal::kNoSuchMandate);
  if (!InForce(*mandate)) return Refuse(Refusal::kMandateEnded);
  return mandate;
}

Status CheckVerifier(const State& state, const Mandate& mandate, const Actor& actor) {
  const std::string& article = state.statute->credentials.article;
  if (!Verifies(state, mandate, actor)) return Refuse(Refusal::kNotTheVerifier, article);
  if (actor.Is(mandate.holder)) return Refuse(Refusal::kOwnCase, article);
  return {};
}

// Nobody is present by an ended mandate: neither in the sitting that is open, of the body or of the
// plenum that its section is part of, nor at the door of one that has not opened.
void LeaveSittings(State& state, MandateId mandate) {
  for (std::size_t i = 0; i < state.sittings.size(); ++i) {
    const Sitting& sitting = state.sittings[i];
    if (sitting.state == SittingState::kClosed || !sitting.present.Find(mandate)) continue;
    state.sittings.Mutable(i).present.Erase(mandate);
  }
}

void SetCredential(State& state, MandateId id, CredentialAct act) {
  Mandate& mandate = state.mandates.Mutable(IndexOf(id));
  const auto next = Next(kCredentialMachine, mandate.credential, act);
  MANDAT_CHECK(next);  // Decide walked the same edge
  mandate.credential = *next;
}

}  // namespace

// ------------------------------------------------------------------ consequences

bool EndsIn(const Facts& facts, MandateId mandate) {
  return std::ranges::any_of(facts, [&](const Fact& fact) {
    const auto* const ended = fact.As<MandateEnded>();
    return ended && ended->mandate == mandate;
  });
}

void AppendMandateEnd(const State& state, MandateId mandate, MandateEnd cause, Facts& facts) {
  facts.push_back(MandateEnded{.cause = cause, .mandate = mandate});
  const Mandate& ended = state.mandates[IndexOf(mandate)];
  const bool with_the_seat = cause == MandateEnd::kRecalled || cause == MandateEnd::kResigned;
  for (const MandateId other : *state.offices.Find(ended.holder)) {
    if (other == mandate || EndsIn(facts, other)) continue;
    if (!HangsOn(state, state.mandates[IndexOf(other)], ended, mandate)) continue;
    AppendMandateEnd(state, other, with_the_seat ? MandateEnd::kSeatLost : cause, facts);
  }
  if (cause == MandateEnd::kRecalled) return;
  RecallId id{1};
  for (const Recall& recall : state.recalls) {
    if (recall.mandate == mandate && IsUnderWay(recall)) {
      if (recall.vote && recall.state == RecallState::kVoting) {
        facts.push_back(VoteVoided{.ground = "moot", .vote = *recall.vote});
      }
      facts.push_back(
          RecallEnded{.on = {}, .recall = id, .state = RecallState::kMoot, .verdict = {}});
    }
    ++id.value;
  }
}

MandateGiven NewMandate(const State& state, SeatId seat, PersonId holder, std::size_t offset) {
  const statutes::SeatGroup* const group = GroupOf(state, state.seats[IndexOf(seat)]);
  const auto* const rule =
      group && group->mandate ? state.statute->FindMandate(*group->mandate) : nullptr;
  MandateGiven given;
  given.holder = holder;
  given.mandate = MandateId{state.mandates.size() + 1 + offset};
  given.seat = seat;
  given.type = rule ? rule->type : "free";
  return given;
}

std::optional<NextSubstitute> SubstituteFor(const State& state, SeatId seat) {
  const Seat& empty = state.seats[IndexOf(seat)];
  // The latest election of the same electors for the same group: its list is the one in force.
  for (std::size_t i = state.elections.size(); i-- > 0;) {
    const Election& election = state.elections[i];
    if (election.state != ElectionState::kClosed || election.seats.empty()) continue;
    const Seat& filled = state.seats[IndexOf(election.seats.front())];
    const bool same = filled.body == empty.body && filled.group == empty.group &&
                      std::optional(election.elector) == empty.elector;
    if (!same) continue;
    for (const PersonId person : election.substitutes) {
      const RollEntry* const entry = CurrentEntry(state, person);
      const bool eligible =
          entry && entry->standing == Standing::kActive && !MandateIn(state, person, empty.body);
      if (eligible) return NextSubstitute{.election = ElectionId{i + 1}, .person = person};
    }
    return std::nullopt;
  }
  return std::nullopt;
}

// ------------------------------------------------------------------ commands

Result<Facts> DecideOn(const State& state, const ResignMandate& command, const Context& context) {
  MANDAT_TRY(const Mandate* const mandate, InForceMandate(state, command.mandate));
  if (!context.actor.Is(mandate->holder)) return Refuse(Refusal::kNotTheHolder);
  Facts facts;
  AppendMandateEnd(state, command.mandate, MandateEnd::kResigned, facts);
  return facts;
}

void ApplyFact(State& state, const MandateEnded& fact, const FactContext& context) {
  Mandate& mandate = state.mandates.Mutable(IndexOf(fact.mandate));
  const auto next = Next(kMandateMachine, mandate.state, fact.cause);
  MANDAT_CHECK(next);
  mandate.state = *next;
  mandate.end = fact.cause;
  mandate.ended_at = context.at;
  state.seats.Mutable(IndexOf(mandate.seat)).holder.reset();
  std::vector<MandateId>* const held = state.offices.Mutable(mandate.holder);
  MANDAT_CHECK(held);
  std::erase(*held, fact.mandate);
  LeaveSittings(state, fact.mandate);
}

Result<Facts> DecideOn(const State& state, const CallSubstitute& command, const Context& context) {
  const Seat* const seat = Find(state.seats, command.seat);
  if (!seat) return Refuse(Refusal::kNoSuchSeat);
  if (!IsRollOfficer(state, context.actor)) return Refuse(Refusal::kNotTheRollOfficer);
  if (seat->holder) return Refuse(Refusal::kSeatIsFilled);
  const auto next = SubstituteFor(state, command.seat);
  if (!next) return Refuse(Refusal::kNoSubstitute);
  MandateGiven given = NewMandate(state, command.seat, next->person, 0);
  given.source = MandateSource::kSubstitute;
  given.election = next->election;
  return Facts{given};
}

void ApplyFact(State& state, const MandateGiven& fact, const FactContext& context) {
  MANDAT_CHECK(IndexOf(fact.mandate) == state.mandates.size());  // ids are given in sequence
  Seat& seat = state.seats.Mutable(IndexOf(fact.seat));
  MANDAT_CHECK(!seat.holder);  // no seat has two holders
  seat.holder = fact.mandate;
  Mandate mandate;
  mandate.at = context.at;
  mandate.election = fact.election;
  mandate.fraction = fact.fraction;
  mandate.holder = fact.holder;
  mandate.seat = fact.seat;
  mandate.source = fact.source;
  mandate.type = fact.type;
  state.mandates.PushBack(std::move(mandate));
  std::vector<MandateId>* const held = state.offices.Mutable(fact.holder);
  if (held) {
    held->push_back(fact.mandate);
  } else {
    state.offices.Insert(fact.holder, {fact.mandate});
  }
  if (fact.source != MandateSource::kSubstitute || !fact.election) return;
  std::erase(state.elections.Mutable(IndexOf(*fact.election)).substitutes, fact.holder);
}

Result<Facts> DecideOn(const State& state, const VerifyCredential& command,
                       const Context& context) {
  MANDAT_TRY(const Mandate* const mandate, InForceMandate(state, command.mandate));
  MANDAT_TRY_DO(CheckVerifier(state, *mandate, context.actor));
  MANDAT_TRY_DO(NextCredential(state, command.mandate, CredentialAct::kVerify));
  return Facts{CredentialVerified{.mandate = command.mandate}};
}

Result<Facts> DecideOn(const State& state, const ContestCredential& command,
                       const Context& context) {
  MANDAT_TRY(const Mandate* const mandate, InForceMandate(state, command.mandate));
  const BodyId body = ReceivingBody(state, *mandate);
  const bool delegate = context.actor.kind == ActorKind::kPerson &&
                        MandateIn(state, PersonId{context.actor.number}, body);
  if (!delegate && !Verifies(state, *mandate, context.actor)) {
    return Refuse(Refusal::kNotADelegate);
  }
  if (context.actor.Is(mandate->holder)) return Refuse(Refusal::kOwnCase);
  MANDAT_TRY_DO(NextCredential(state, command.mandate, CredentialAct::kContest));
  return Facts{CredentialContested{.ground = command.ground, .mandate = command.mandate}};
}

Result<Facts> DecideOn(const State& state, const RejectCredential& command,
                       const Context& context) {
  MANDAT_TRY(const Mandate* const mandate, InForceMandate(state, command.mandate));
  MANDAT_TRY_DO(CheckVerifier(state, *mandate, context.actor));
  MANDAT_TRY_DO(NextCredential(state, command.mandate, CredentialAct::kReject));
  return Facts{CredentialRejected{.mandate = command.mandate}};
}

void ApplyFact(State& state, const CredentialVerified& fact, const FactContext& /*context*/) {
  SetCredential(state, fact.mandate, CredentialAct::kVerify);
}

void ApplyFact(State& state, const CredentialContested& fact, const FactContext& /*context*/) {
  SetCredential(state, fact.mandate, CredentialAct::kContest);
}

void ApplyFact(State& state, const CredentialRejected& fact, const FactContext& /*context*/) {
  SetCredential(state, fact.mandate, CredentialAct::kReject);
}

}  // namespace mandat::core
