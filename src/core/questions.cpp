#include "core/questions.hpp"

#include <algorithm>

namespace mandat::core {
namespace {

bool Contains(const RollEntry& entry, std::uint64_t seq) {
  return entry.from <= seq && seq < entry.to;
}

}  // namespace

const RollEntry* EntryAsOf(const State& state, PersonId person, std::uint64_t seq) {
  const std::uint32_t* const latest = state.latest_entries.Find(person);
  if (!latest) return nullptr;
  for (std::uint32_t at = *latest; at != 0; at = state.roll[at - 1].previous) {
    const RollEntry& entry = state.roll[at - 1];
    if (Contains(entry, seq)) return &entry;
  }
  return nullptr;
}

const RollEntry* CurrentEntry(const State& state, PersonId person) {
  const std::uint32_t* const latest = state.latest_entries.Find(person);
  if (!latest) return nullptr;
  const RollEntry& entry = state.roll[*latest - 1];
  return entry.to == kStillOpen ? &entry : nullptr;
}

std::vector<RollEntry> RollAsOf(const State& state, std::optional<UnitId> unit, std::uint64_t seq) {
  std::vector<RollEntry> roll;
  for (const RollEntry& entry : state.roll) {
    if (Contains(entry, seq) && (!unit || entry.unit == *unit)) roll.push_back(entry);
  }
  return roll;
}

bool IsRollOfficer(const State& state, const Actor& actor) {
  return std::ranges::any_of(state.roll_officers,
                             [&](PersonId officer) { return actor.Is(officer); });
}

const statutes::Body* RuleOf(const State& state, const Body& body) {
  return body.rule.empty() ? nullptr : state.statute->FindBody(body.rule);
}

const statutes::SeatGroup* GroupOf(const State& state, const Seat& seat) {
  const statutes::Body* const rule = RuleOf(state, state.bodies[IndexOf(seat.body)]);
  if (!rule) return nullptr;
  const auto group = std::ranges::find(rule->seats, seat.group, &statutes::SeatGroup::id);
  return group == rule->seats.end() ? nullptr : &*group;
}

std::string_view ArticleOf(const State& state, const Body& body) {
  const statutes::Body* const rule = RuleOf(state, body);
  if (rule) return rule->article;
  const auto* const kind =
      body.unit ? state.statute->FindUnitKind(state.units[IndexOf(*body.unit)].kind) : nullptr;
  return kind ? std::string_view(kind->article) : std::string_view();
}

bool IsAssembly(const State& state, const Body& body) {
  const statutes::Body* const rule = RuleOf(state, body);
  return !rule || rule->kind == statutes::BodyKind::kAssembly;
}

std::vector<BodyId> BodiesUnder(const State& state, std::string_view rule) {
  std::vector<BodyId> bodies;
  BodyId id{1};
  for (const Body& body : state.bodies) {
    if (body.rule == rule) bodies.push_back(id);
    ++id.value;
  }
  return bodies;
}

bool SitsIn(const State& state, const Seat& seat, BodyId body) {
  if (seat.body == body) return true;
  const statutes::Body* const rule = RuleOf(state, state.bodies[IndexOf(body)]);
  return rule && std::ranges::count(rule->sections, state.bodies[IndexOf(seat.body)].rule) > 0;
}

std::vector<SeatId> SeatsOf(const State& state, BodyId body) {
  std::vector<SeatId> seats = state.bodies[IndexOf(body)].seats;
  const statutes::Body* const rule = RuleOf(state, state.bodies[IndexOf(body)]);
  if (!rule) return seats;
  for (const std::string& section : rule->sections) {
    for (const BodyId part : BodiesUnder(state, section)) {
      const auto& more = state.bodies[IndexOf(part)].seats;
      seats.insert(seats.end(), more.begin(), more.end());
    }
  }
  return seats;
}

bool BelongsTo(const State& state, const Body& assembly, PersonId person, std::uint64_t seq) {
  const RollEntry* const entry = EntryAsOf(state, person, seq);
  if (!entry || entry->standing == Standing::kSuspended) return false;
  return !assembly.unit || entry->unit == *assembly.unit;
}

bool BelongsTo(const State& state, BodyId id, PersonId person) {
  const Body& body = state.bodies[IndexOf(id)];
  return IsAssembly(state, body) ? BelongsTo(state, body, person, state.seq)
                                 : MandateIn(state, person, id).has_value();
}

bool InForce(const Mandate& mandate) { return mandate.state == MandateState::kInForce; }

bool IsRunning(const Vote& vote) {
  return vote.state == VoteState::kOpen || vote.state == VoteState::kTied;
}

bool IsRunning(const Election& election) {
  return election.state == ElectionState::kNominations || election.state == ElectionState::kPolling;
}

Result<MandateId> OwnMandate(const State& state, std::optional<MandateId> mandate, BodyId body,
                             const Actor& actor) {
  const Mandate* const held = mandate ? Find(state.mandates, *mandate) : nullptr;
  if (!held) return Refuse(Refusal::kNoSuchMandate);
  if (!InForce(*held)) return Refuse(Refusal::kMandateEnded);
  if (!SitsIn(state, state.seats[IndexOf(held->seat)], body)) return Refuse(Refusal::kWrongBody);
  if (!actor.Is(held->holder)) return Refuse(Refusal::kNotTheHolder);
  return *mandate;
}

std::optional<MandateId> MandateIn(const State& state, PersonId person, BodyId body) {
  const auto* const held = state.offices.Find(person);
  if (!held) return std::nullopt;
  for (const MandateId id : *held) {
    const Mandate& mandate = state.mandates[IndexOf(id)];
    if (SitsIn(state, state.seats[IndexOf(mandate.seat)], body)) return id;
  }
  return std::nullopt;
}

bool IsSuspended(const State& state, PersonId person) {
  const RollEntry* const entry = CurrentEntry(state, person);
  return entry && entry->standing == Standing::kSuspended;
}

bool HoldsOffice(const State& state, std::string_view rule, PersonId person) {
  return std::ranges::any_of(BodiesUnder(state, rule), [&](BodyId body) {
    return MandateIn(state, person, body).has_value();
  });
}

const Sitting* OpenSittingOf(const State& state, BodyId body) {
  const Body* const found = Find(state.bodies, body);
  return found && found->sitting ? Find(state.sittings, *found->sitting) : nullptr;
}

bool HasChair(const State& state, const Sitting& sitting) {
  if (!sitting.chair || IsSuspended(state, *sitting.chair)) return false;
  const Body& body = state.bodies[IndexOf(sitting.body)];
  const statutes::Body* const rule = RuleOf(state, body);
  if (rule && rule->chair && HoldsOffice(state, *rule->chair, *sitting.chair)) return true;
  return BelongsTo(state, sitting.body, *sitting.chair);
}

bool Chairs(const State& state, const Sitting& sitting, const Actor& actor) {
  return sitting.chair && actor.Is(*sitting.chair) && HasChair(state, sitting);
}

bool Counts(const Sitting& sitting, const Actor& actor) {
  return std::ranges::any_of(sitting.tellers, [&](PersonId teller) { return actor.Is(teller); });
}

bool HasOpenBusiness(const State& state, SittingId sitting) {
  // The open sitting's business is recent: the latest votes and elections are looked at first, and
  // a sitting can have only one thing open, so the latest of each that belongs to it decides.
  for (std::size_t i = state.votes.size(); i-- > 0;) {
    const Vote& vote = state.votes[i];
    if (vote.sitting != sitting) continue;
    if (IsRunning(vote)) return true;
    break;
  }
  for (std::size_t i = state.elections.size(); i-- > 0;) {
    const Election& election = state.elections[i];
    if (election.sitting != sitting) continue;
    return IsRunning(election);
  }
  return false;
}

Result<SittingId> ChairedSitting(const State& state, BodyId body, const Actor& actor) {
  if (!Find(state.bodies, body)) return Refuse(Refusal::kNoSuchBody);
  const Sitting* const sitting = OpenSittingOf(state, body);
  if (!sitting) return Refuse(Refusal::kNoSittingOpen);
  if (!Chairs(state, *sitting, actor)) return Refuse(Refusal::kNotTheChair);
  return *state.bodies[IndexOf(body)].sitting;
}

}  // namespace mandat::core
