#include "core/roll.hpp"

#include <utility>

#include "base/check.hpp"
#include "core/consequences.hpp"
#include "core/dispatch.hpp"
#include "core/questions.hpp"
#include "core/refusal.hpp"

namespace mandat::core {
namespace {

// Persons have 40-bit ids (AR-12); maps by person hold no larger ones.
constexpr std::uint64_t kLargestPerson = (std::uint64_t{1} << 40U) - 1;

// Begins a new stretch of membership and ends the one that ran.
void BeginEntry(State& state, PersonId person, UnitId unit, Standing standing,
                const FactContext& context) {
  const std::uint32_t* const latest = state.latest_entries.Find(person);
  const std::uint32_t previous = latest ? *latest : 0;
  if (previous != 0 && state.roll[previous - 1].to == kStillOpen) {
    state.roll.Mutable(previous - 1).to = context.seq;
  }
  state.roll.PushBack({.person = person,
                       .from = context.seq,
                       .to = kStillOpen,
                       .unit = unit,
                       .previous = previous,
                       .standing = standing});
  state.latest_entries.Insert(person, static_cast<std::uint32_t>(state.roll.size()));
}

// Counts one person in (+1) or out (-1) of the unit and the whole.
void Tally(State& state, UnitId unit, Standing standing, int step) {
  Unit& counted = state.units.Mutable(IndexOf(unit));
  const auto change = [step](Count& count) { count = step > 0 ? count + 1 : count - 1; };
  change(counted.members);
  change(state.members);
  if (standing != Standing::kSuspended) return;
  change(counted.suspended);
  change(state.suspended);
}

void ChangeEntry(State& state, PersonId person, UnitId unit, Standing standing,
                 const FactContext& context) {
  const RollEntry* const current = CurrentEntry(state, person);
  MANDAT_CHECK(current);  // Decide refused everybody who is not on the roll
  Tally(state, current->unit, current->standing, -1);
  BeginEntry(state, person, unit, standing, context);
  Tally(state, unit, standing, +1);
}

Result<const RollEntry*> OnTheRoll(const State& state, PersonId person, const Context& context) {
  if (!IsRollOfficer(state, context.actor)) return Refuse(Refusal::kNotTheRollOfficer);
  const RollEntry* const entry = CurrentEntry(state, person);
  if (!entry) return Refuse(Refusal::kNotAMember);
  return entry;
}

}  // namespace

Result<Facts> DecideOn(const State& state, const OpenLedger& /*command*/, const Context& context) {
  if (context.actor.kind != ActorKind::kOperator) return Refuse(Refusal::kNotTheOperator);
  if (state.engine != 0) return Refuse(Refusal::kAlreadyFounded);
  const auto document = context.docs.find("statutes");
  MANDAT_CHECK(document != context.docs.end());  // core.cpp asks for it
  if (!context.library || !context.library->Statutes(document->second)) {
    return Refuse(Refusal::kDocumentMissing, {}, "statutes");
  }
  return Facts{LedgerOpened{}};
}

void ApplyFact(State& state, const LedgerOpened& fact, const FactContext& context) {
  const auto document = context.docs.find("statutes");
  MANDAT_CHECK(document != context.docs.end());
  state.engine = fact.engine;
  state.statute_digest = document->second;
  state.statute = context.library->Statutes(document->second);
  MANDAT_CHECK(state.statute);  // a document of class law is never erased (RC-10)
}

Result<Facts> DecideOn(const State& state, const NameRollOfficer& command, const Context& context) {
  if (context.actor.kind != ActorKind::kOperator) return Refuse(Refusal::kNotTheOperator);
  if (IsRollOfficer(state, Actor::Person(command.person))) return Refuse(Refusal::kAlreadySo);
  return Facts{RollOfficerNamed{.person = command.person}};
}

void ApplyFact(State& state, const RollOfficerNamed& fact, const FactContext& /*context*/) {
  state.roll_officers.push_back(fact.person);
}

Result<Facts> DecideOn(const State& state, const AdmitUnit& command, const Context& context) {
  if (!IsRollOfficer(state, context.actor)) return Refuse(Refusal::kNotTheRollOfficer);
  if (!state.statute->FindUnitKind(command.kind)) {
    return Refuse(Refusal::kNoSuchRule, {}, command.kind);
  }
  if (command.within && !Find(state.units, *command.within)) return Refuse(Refusal::kNoSuchUnit);
  return Facts{UnitAdmitted{.assembly = BodyId{state.bodies.size() + 1},
                            .kind = command.kind,
                            .unit = UnitId{state.units.size() + 1},
                            .within = command.within}};
}

void ApplyFact(State& state, const UnitAdmitted& fact, const FactContext& /*context*/) {
  state.units.PushBack({.assembly = fact.assembly,
                        .kind = fact.kind,
                        .members = 0,
                        .suspended = 0,
                        .within = fact.within});
  state.bodies.PushBack({.rule = {}, .seats = {}, .sitting = {}, .unit = fact.unit});
}

Result<Facts> DecideOn(const State& state, const EnrolMember& command, const Context& context) {
  if (!IsRollOfficer(state, context.actor)) return Refuse(Refusal::kNotTheRollOfficer);
  if (!Find(state.units, command.unit)) return Refuse(Refusal::kNoSuchUnit);
  if (CurrentEntry(state, command.person)) return Refuse(Refusal::kAlreadyAMember);
  if (command.person.value > kLargestPerson) return Refuse(Refusal::kNumberTooLarge, {}, "person");
  return Facts{MemberEnrolled{.person = command.person, .unit = command.unit}};
}

void ApplyFact(State& state, const MemberEnrolled& fact, const FactContext& context) {
  BeginEntry(state, fact.person, fact.unit, Standing::kActive, context);
  Tally(state, fact.unit, Standing::kActive, +1);
}

Result<Facts> DecideOn(const State& state, const MoveMember& command, const Context& context) {
  MANDAT_TRY(const RollEntry* const entry, OnTheRoll(state, command.person, context));
  if (!Find(state.units, command.unit)) return Refuse(Refusal::kNoSuchUnit);
  if (entry->unit == command.unit) return Refuse(Refusal::kAlreadySo);
  return Facts{MemberMoved{.person = command.person, .unit = command.unit}};
}

void ApplyFact(State& state, const MemberMoved& fact, const FactContext& context) {
  const RollEntry* const current = CurrentEntry(state, fact.person);
  MANDAT_CHECK(current);
  ChangeEntry(state, fact.person, fact.unit, current->standing, context);
}

Result<Facts> DecideOn(const State& state, const SuspendMember& command, const Context& context) {
  MANDAT_TRY(const RollEntry* const entry, OnTheRoll(state, command.person, context));
  if (entry->standing == Standing::kSuspended) return Refuse(Refusal::kAlreadySo);
  return Facts{MemberSuspended{.person = command.person}};
}

void ApplyFact(State& state, const MemberSuspended& fact, const FactContext& context) {
  const UnitId unit = CurrentEntry(state, fact.person)->unit;
  ChangeEntry(state, fact.person, unit, Standing::kSuspended, context);
}

Result<Facts> DecideOn(const State& state, const ReinstateMember& command, const Context& context) {
  MANDAT_TRY(const RollEntry* const entry, OnTheRoll(state, command.person, context));
  if (entry->standing == Standing::kActive) return Refuse(Refusal::kAlreadySo);
  return Facts{MemberReinstated{.person = command.person}};
}

void ApplyFact(State& state, const MemberReinstated& fact, const FactContext& context) {
  const UnitId unit = CurrentEntry(state, fact.person)->unit;
  ChangeEntry(state, fact.person, unit, Standing::kActive, context);
}

Result<Facts> DecideOn(const State& state, const RemoveMember& command, const Context& context) {
  if (!CurrentEntry(state, command.person)) return Refuse(Refusal::kNotAMember);
  const bool by_own_will = context.actor.Is(command.person) && command.cause == MandateEnd::kLeft;
  if (!by_own_will && !IsRollOfficer(state, context.actor)) {
    return Refuse(Refusal::kNotTheRollOfficer);
  }
  if (command.cause == MandateEnd::kRecalled || command.cause == MandateEnd::kResigned) {
    return Refuse(Refusal::kCauseNotAllowed);
  }
  Facts facts{MemberRemoved{.cause = command.cause, .person = command.person}};
  if (const auto* const held = state.offices.Find(command.person)) {
    for (const MandateId mandate : *held) {
      if (EndsIn(facts, mandate)) continue;  // with the seat it hung on
      AppendMandateEnd(state, mandate, command.cause, facts);
    }
  }
  return facts;
}

void ApplyFact(State& state, const MemberRemoved& fact, const FactContext& context) {
  const std::uint32_t* const latest = state.latest_entries.Find(fact.person);
  MANDAT_CHECK(latest);
  RollEntry& entry = state.roll.Mutable(*latest - 1);
  entry.to = context.seq;
  Tally(state, entry.unit, entry.standing, -1);
}

}  // namespace mandat::core
