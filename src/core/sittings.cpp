#include "core/sittings.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/check.hpp"
#include "core/bases.hpp"
#include "core/dispatch.hpp"
#include "core/questions.hpp"
#include "core/refusal.hpp"

namespace mandat::core {
namespace {

Result<const Sitting*> SittingIn(const State& state, SittingId id, SittingState wanted) {
  const Sitting* const sitting = Find(state.sittings, id);
  if (!sitting) return Refuse(Refusal::kNoSuchSitting);
  if (sitting->state != wanted) {
    return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(sitting->state)));
  }
  return sitting;
}

Result<const Sitting*> ChairedOpen(const State& state, SittingId id, const Actor& actor) {
  MANDAT_TRY(const Sitting* const sitting, SittingIn(state, id, SittingState::kOpen));
  if (!Chairs(state, *sitting, actor)) return Refuse(Refusal::kNotTheChair);
  return sitting;
}

const statutes::Convocation* ConvocationOf(const State& state, const Body& body) {
  const statutes::Body* const rule = RuleOf(state, body);
  if (!rule || !rule->convocation) return nullptr;
  const auto& all = state.statute->convocations;
  const auto found = std::ranges::find(all, *rule->convocation, &statutes::Convocation::id);
  return found == all.end() ? nullptr : &*found;
}

// Who may call a body together: those whom its convocation names, its chair office, and for the
// assembly of a unit each of its members; the roll officers keep the calendar for all.
bool MayConvene(const State& state, BodyId id, const Actor& actor) {
  if (IsRollOfficer(state, actor)) return true;
  if (actor.kind != ActorKind::kPerson) return false;
  const PersonId person{actor.number};
  const Body& body = state.bodies[IndexOf(id)];
  const statutes::Body* const rule = RuleOf(state, body);
  if (!rule) return BelongsTo(state, body, person, state.seq);
  if (rule->chair && HoldsOffice(state, *rule->chair, person)) return true;
  const statutes::Convocation* const convocation = ConvocationOf(state, body);
  return convocation && std::ranges::any_of(convocation->by, [&](const std::string& by) {
           return HoldsOffice(state, by, person);
         });
}

// The least days of notice, in days: convening knows days, weeks and the like; months and years
// are no notices. What is declared unset asks for none, and none is invented.
std::int64_t NoticeDays(const State& state, const Body& body) {
  constexpr std::int64_t kByDefault = 7;  // statutes-keys.md
  constexpr std::int64_t kDaysOfWeek = 7;
  const statutes::Convocation* const convocation = ConvocationOf(state, body);
  if (!convocation) {
    const bool hole = state.statute->FindUnset("body." + body.rule + ".convocation") != nullptr;
    return hole ? 0 : kByDefault;
  }
  if (!convocation->notice_min) return 0;
  const statutes::Duration& notice = *convocation->notice_min;
  return notice.unit == statutes::TimeUnit::kWeeks ? notice.amount * kDaysOfWeek : notice.amount;
}

// n clear days: neither the day of sending nor the day of meeting counts (ST-14).
bool LeavesClearDays(const CivilDate& sent, const CivilDate& meets, std::int64_t days) {
  return days == 0 ? DaysBetween(sent, meets) >= 0 : DaysBetween(sent, meets) > days;
}

Status CheckAgenda(const State& state, const std::vector<AgendaItem>& agenda) {
  for (const AgendaItem& item : agenda) {
    if (item.motion && !Find(state.motions, *item.motion)) return Refuse(Refusal::kNoSuchMotion);
  }
  return {};
}

// Somebody other than `leaving` holds the office and can act in it.
bool IsHeld(const State& state, std::string_view office, std::optional<PersonId> leaving) {
  return std::ranges::any_of(BodiesUnder(state, office), [&](BodyId body) {
    return std::ranges::any_of(state.bodies[IndexOf(body)].seats, [&](SeatId seat) {
      const auto& mandate = state.seats[IndexOf(seat)].holder;
      if (!mandate) return false;
      const PersonId holder = state.mandates[IndexOf(*mandate)].holder;
      return leaving != holder && !IsSuspended(state, holder);
    });
  });
}

// Who may take the chair, from `leaving` if somebody has it: the chair office, and where nobody
// else is in office, one of the body's own (docs/decisions/0004).
bool MayChair(const State& state, BodyId id, PersonId person, std::optional<PersonId> leaving) {
  if (IsSuspended(state, person)) return false;
  const Body& body = state.bodies[IndexOf(id)];
  const statutes::Body* const rule = RuleOf(state, body);
  if (rule && rule->chair && IsHeld(state, *rule->chair, leaving)) {
    return HoldsOffice(state, *rule->chair, person);
  }
  return BelongsTo(state, id, person);
}

}  // namespace

Result<Facts> DecideOn(const State& state, const ConveneSitting& command, const Context& context) {
  const Body* const body = Find(state.bodies, command.body);
  if (!body) return Refuse(Refusal::kNoSuchBody);
  const std::string article(ArticleOf(state, *body));
  if (!MayConvene(state, command.body, context.actor)) {
    return Refuse(Refusal::kNotAConvener, article);
  }
  MANDAT_CHECK(command.today);  // the app stamps it
  const statutes::Convocation* const convocation = ConvocationOf(state, *body);
  const std::int64_t days = NoticeDays(state, *body);
  if (!LeavesClearDays(*command.today, command.opens_on, days)) {
    return Refuse(Refusal::kNoticeTooShort, convocation ? convocation->article : article,
                  std::to_string(days) + " clear days");
  }
  MANDAT_TRY_DO(CheckAgenda(state, command.agenda));
  return Facts{SittingConvened{.agenda = command.agenda,
                               .body = command.body,
                               .convened_on = *command.today,
                               .opens_at = command.opens_at,
                               .opens_on = command.opens_on,
                               .sitting = SittingId{state.sittings.size() + 1}}};
}

void ApplyFact(State& state, const SittingConvened& fact, const FactContext& /*context*/) {
  Sitting sitting;
  sitting.agenda = fact.agenda;
  sitting.body = fact.body;
  sitting.opens_at = fact.opens_at;
  sitting.opens_on = fact.opens_on;
  state.sittings.PushBack(std::move(sitting));
}

Result<Facts> DecideOn(const State& state, const OpenSitting& command, const Context& context) {
  MANDAT_TRY(const Sitting* const sitting,
             SittingIn(state, command.sitting, SittingState::kConvened));
  if (state.bodies[IndexOf(sitting->body)].sitting) return Refuse(Refusal::kAnotherSittingOpen);
  if (context.at < sitting->opens_at) return Refuse(Refusal::kTooEarly);
  if (!MayChair(state, sitting->body, command.chair, std::nullopt)) {
    return Refuse(Refusal::kNotEntitledToChair,
                  ArticleOf(state, state.bodies[IndexOf(sitting->body)]));
  }
  const bool self = context.actor.Is(command.chair);
  if (!self && !IsRollOfficer(state, context.actor)) {
    return Refuse(Refusal::kNotEntitledToChair,
                  ArticleOf(state, state.bodies[IndexOf(sitting->body)]));
  }
  return Facts{SittingOpened{.chair = command.chair,
                             .opening = BaseSets(state, *sitting, std::nullopt),
                             .sitting = command.sitting}};
}

void ApplyFact(State& state, const SittingOpened& fact, const FactContext& /*context*/) {
  Sitting& sitting = state.sittings.Mutable(IndexOf(fact.sitting));
  const auto next = Next(kSittingMachine, sitting.state, SittingAct::kOpen);
  MANDAT_CHECK(next);
  sitting.state = *next;
  sitting.chair = fact.chair;
  sitting.opening = fact.opening;
  state.bodies.Mutable(IndexOf(sitting.body)).sitting = fact.sitting;
}

Result<Facts> DecideOn(const State& state, const CheckIn& command, const Context& context) {
  const Sitting* const sitting = Find(state.sittings, command.sitting);
  if (!sitting) return Refuse(Refusal::kNoSuchSitting);
  if (sitting->state == SittingState::kClosed) return Refuse(Refusal::kNotInThisState);
  const Mandate* const mandate = Find(state.mandates, command.mandate);
  if (!mandate) return Refuse(Refusal::kNoSuchMandate);
  if (!InForce(*mandate)) return Refuse(Refusal::kMandateEnded);
  if (!SitsIn(state, state.seats[IndexOf(mandate->seat)], sitting->body)) {
    return Refuse(Refusal::kWrongBody);
  }
  // The door is kept by the roll officers and tellers; who stands there may also come in alone.
  const bool door = IsRollOfficer(state, context.actor) || Counts(*sitting, context.actor);
  if (!door && !context.actor.Is(mandate->holder)) return Refuse(Refusal::kNotTheHolder);
  if (!MayVote(state, *mandate)) {
    return Refuse(Refusal::kCredentialNotVerified, state.statute->credentials.article,
                  std::string(WordOf(mandate->credential)));
  }
  if (sitting->present.Find(command.mandate)) return Refuse(Refusal::kAlreadySo);
  return Facts{DelegateCheckedIn{.mandate = command.mandate, .sitting = command.sitting}};
}

void ApplyFact(State& state, const DelegateCheckedIn& fact, const FactContext& context) {
  state.sittings.Mutable(IndexOf(fact.sitting)).present.Insert(fact.mandate, context.at);
}

Result<Facts> DecideOn(const State& state, const CheckOut& command, const Context& context) {
  const Sitting* const sitting = Find(state.sittings, command.sitting);
  if (!sitting) return Refuse(Refusal::kNoSuchSitting);
  if (sitting->state == SittingState::kClosed) return Refuse(Refusal::kNotInThisState);
  const Mandate* const mandate = Find(state.mandates, command.mandate);
  if (!mandate) return Refuse(Refusal::kNoSuchMandate);
  const bool door = IsRollOfficer(state, context.actor) || Counts(*sitting, context.actor);
  if (!door && !context.actor.Is(mandate->holder)) return Refuse(Refusal::kNotTheHolder);
  if (!sitting->present.Find(command.mandate)) return Refuse(Refusal::kNotPresent);
  return Facts{DelegateCheckedOut{.mandate = command.mandate, .sitting = command.sitting}};
}

void ApplyFact(State& state, const DelegateCheckedOut& fact, const FactContext& /*context*/) {
  state.sittings.Mutable(IndexOf(fact.sitting)).present.Erase(fact.mandate);
}

Result<Facts> DecideOn(const State& state, const CountPresent& command, const Context& context) {
  MANDAT_TRY(const Sitting* const sitting, SittingIn(state, command.sitting, SittingState::kOpen));
  const Body& body = state.bodies[IndexOf(sitting->body)];
  if (!IsAssembly(state, body)) return Refuse(Refusal::kNotAnAssembly);
  if (!Chairs(state, *sitting, context.actor) && !Counts(*sitting, context.actor)) {
    return Refuse(Refusal::kNotTheChair);
  }
  const Count members = body.unit ? state.units[IndexOf(*body.unit)].members : state.members;
  if (command.present > members) {
    return Refuse(Refusal::kMoreThanMembers, {},
                  std::to_string(command.present) + " of " + std::to_string(members));
  }
  return Facts{AttendanceCounted{.present = command.present, .sitting = command.sitting}};
}

void ApplyFact(State& state, const AttendanceCounted& fact, const FactContext& /*context*/) {
  state.sittings.Mutable(IndexOf(fact.sitting)).counted = fact.present;
}

Result<Facts> DecideOn(const State& state, const AppointTellers& command, const Context& context) {
  MANDAT_TRY(const Sitting* const sitting, ChairedOpen(state, command.sitting, context.actor));
  for (const PersonId person : command.persons) {
    if (!BelongsTo(state, sitting->body, person)) return Refuse(Refusal::kNotEntitled);
  }
  return Facts{TellersAppointed{.persons = command.persons, .sitting = command.sitting}};
}

void ApplyFact(State& state, const TellersAppointed& fact, const FactContext& /*context*/) {
  state.sittings.Mutable(IndexOf(fact.sitting)).tellers = fact.persons;
}

Result<Facts> DecideOn(const State& state, const PassChair& command, const Context& context) {
  MANDAT_TRY(const Sitting* const sitting, SittingIn(state, command.sitting, SittingState::kOpen));
  const std::string article(ArticleOf(state, state.bodies[IndexOf(sitting->body)]));
  const bool has_chair = HasChair(state, *sitting);
  if (has_chair && sitting->chair == command.chair) return Refuse(Refusal::kAlreadySo, article);
  // A chair who can sit is not pushed out of it; an empty one is taken as at the opening.
  const bool may_pass =
      has_chair ? Chairs(state, *sitting, context.actor)
                : context.actor.Is(command.chair) || IsRollOfficer(state, context.actor);
  if (!may_pass) return Refuse(Refusal::kNotTheChair, article);
  if (!MayChair(state, sitting->body, command.chair, sitting->chair)) {
    return Refuse(Refusal::kNotEntitledToChair, article);
  }
  return Facts{ChairPassed{.chair = command.chair, .sitting = command.sitting}};
}

void ApplyFact(State& state, const ChairPassed& fact, const FactContext& /*context*/) {
  state.sittings.Mutable(IndexOf(fact.sitting)).chair = fact.chair;
}

Result<Facts> DecideOn(const State& state, const AddAgendaItem& command, const Context& context) {
  MANDAT_TRY_DO(ChairedOpen(state, command.sitting, context.actor));
  MANDAT_TRY_DO(CheckAgenda(state, {command.item}));
  return Facts{AgendaItemAdded{.item = command.item, .sitting = command.sitting}};
}

void ApplyFact(State& state, const AgendaItemAdded& fact, const FactContext& /*context*/) {
  state.sittings.Mutable(IndexOf(fact.sitting)).agenda.push_back(fact.item);
}

Result<Facts> DecideOn(const State& state, const CloseSitting& command, const Context& context) {
  MANDAT_TRY_DO(ChairedOpen(state, command.sitting, context.actor));
  if (HasOpenBusiness(state, command.sitting)) return Refuse(Refusal::kBusinessIsOpen);
  return Facts{SittingClosed{.sitting = command.sitting}};
}

void ApplyFact(State& state, const SittingClosed& fact, const FactContext& /*context*/) {
  Sitting& sitting = state.sittings.Mutable(IndexOf(fact.sitting));
  const auto next = Next(kSittingMachine, sitting.state, SittingAct::kClose);
  MANDAT_CHECK(next);
  sitting.state = *next;
  state.bodies.Mutable(IndexOf(sitting.body)).sitting.reset();
}

}  // namespace mandat::core
