#include "core/bodies.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/check.hpp"
#include "core/dispatch.hpp"
#include "core/questions.hpp"
#include "core/refusal.hpp"

namespace mandat::core {
namespace {

using statutes::FilledBy;
using statutes::SeatGroup;

// A fact stands in one leaf of 32 KiB; the shares of a large federation go into several.
constexpr std::size_t kSharesInOneFact = 128;

bool FilledHere(const SeatGroup& group) {
  return group.by == FilledBy::kElection || group.by == FilledBy::kDelegation;
}

bool ComesFromUnits(const State& state, const SeatGroup& group) {
  return state.statute->FindUnitKind(group.from) != nullptr;
}

// The one body of the statutes that stands behind a group of fixed number, or nothing where the
// electorate itself or something outside elects.
std::optional<BodyId> ElectorOf(const State& state, const SeatGroup& group, BodyId self,
                                const std::string& self_rule, std::optional<UnitId> unit) {
  if (unit && ComesFromUnits(state, group)) return state.units[IndexOf(*unit)].assembly;
  if (group.from == self_rule) return self;  // a bureau that a body elects from its own midst
  const auto bodies = BodiesUnder(state, group.from);
  return bodies.empty() ? std::nullopt : std::optional(bodies.front());
}

Result<NewSeats> FixedSeats(const State& state, const FormBody& command, const SeatGroup& group,
                            BodyId self, std::uint64_t first) {
  const auto elector = ElectorOf(state, group, self, command.rule, command.unit);
  const bool from_a_body = state.statute->FindBody(group.from) != nullptr;
  if (from_a_body && !elector) return Refuse(Refusal::kBodyNotFormed, group.article, group.from);
  return NewSeats{.elector = elector,
                  .first = SeatId{first},
                  .group = group.id,
                  .seats = *group.count,
                  .weight = 1};
}

const SeatGroup* FindGroup(const statutes::Body& rule, const std::string& id) {
  const auto group = std::ranges::find(rule.seats, id, &SeatGroup::id);
  return group == rule.seats.end() ? nullptr : &*group;
}

void CreateSeats(State& state, BodyId body, const std::string& group, std::optional<BodyId> elector,
                 SeatId first, Count seats, const Ratio& weight) {
  MANDAT_CHECK(IndexOf(first) == state.seats.size());  // ids are given in sequence
  for (Count i = 0; i < seats; ++i) {
    state.seats.PushBack({.body = body,
                          .elector = elector,
                          .fraction = {},
                          .group = group,
                          .holder = {},
                          .weight = weight});
    state.bodies.Mutable(IndexOf(body)).seats.push_back(SeatId{state.seats.size()});
  }
}

struct Sender {
  BodyId elector;
  Count members = 0;
};

// Who sends delegates into a group allotted by key: the units of a kind, or the bodies formed under
// one rule, each weighed by the members of its unit.
std::vector<Sender> SendersOf(const State& state, const SeatGroup& group) {
  std::vector<Sender> senders;
  for (const Unit& unit : state.units) {
    if (unit.kind == group.from) senders.push_back({unit.assembly, unit.members});
  }
  if (!senders.empty()) return senders;
  for (const BodyId body : BodiesUnder(state, group.from)) {
    const auto unit = state.bodies[IndexOf(body)].unit;
    if (unit) senders.push_back({body, state.units[IndexOf(*unit)].members});
  }
  return senders;
}

Result<const statutes::KeyRule*> KeyOf(const State& state, const std::string& body,
                                       const SeatGroup& group) {
  const std::string path = "body." + body + ".seats." + group.id + ".key";
  if (const auto* const unset = state.statute->FindUnset(path)) {
    return Refuse(Refusal::kRuleNotStated, group.article, unset->because);
  }
  const statutes::KeyRule* const rule = group.key ? state.statute->FindKey(*group.key) : nullptr;
  if (!rule) return Refuse(Refusal::kNoKey, group.article);
  if (!rule->key) {
    const auto* const unset = state.statute->FindUnset(rule->unset_path);
    return Refuse(Refusal::kRuleNotStated, rule->article,
                  rule->unset_path + (unset ? ": " + unset->because : std::string()));
  }
  if (rule->measure != "members") {
    return Refuse(Refusal::kNotAvailableYet, rule->article, "measure " + rule->measure);
  }
  return rule;
}

// Seats, and the votes each of them carries, of one sender (SeatGroup::weight).
UnitShare ShareOf(const SeatGroup& group, const Sender& sender, Count value) {
  UnitShare share{.elector = sender.elector,
                  .first = {},
                  .members = sender.members,
                  .seats = value,
                  .value = value,
                  .weight = 1};
  if (group.weight == statutes::SeatWeight::kUnits) {
    share.seats = value > 0 ? 1 : 0;
    share.weight = Ratio(value);
  }
  if (group.weight == statutes::SeatWeight::kShare) share.weight = Ratio(sender.members);
  return share;
}

}  // namespace

Result<Facts> DecideOn(const State& state, const FormBody& command, const Context& context) {
  if (!IsRollOfficer(state, context.actor)) return Refuse(Refusal::kNotTheRollOfficer);
  const statutes::Body* const rule = state.statute->FindBody(command.rule);
  if (!rule) return Refuse(Refusal::kNoSuchRule, {}, command.rule);
  if (command.unit && !Find(state.units, *command.unit)) return Refuse(Refusal::kNoSuchUnit);
  for (const BodyId id : BodiesUnder(state, command.rule)) {
    if (state.bodies[IndexOf(id)].unit == command.unit) {
      return Refuse(Refusal::kAlreadySo, rule->article);
    }
  }
  const BodyId body{state.bodies.size() + 1};
  BodyFormed fact{.body = body, .rule = command.rule, .seats = {}, .unit = command.unit};
  std::uint64_t first = state.seats.size() + 1;
  for (const SeatGroup& group : rule->seats) {
    if (!group.count || !FilledHere(group)) continue;
    MANDAT_TRY(const NewSeats seats, FixedSeats(state, command, group, body, first));
    first += seats.seats;
    fact.seats.push_back(seats);
  }
  return Facts{std::move(fact)};
}

void ApplyFact(State& state, const BodyFormed& fact, const FactContext& /*context*/) {
  state.bodies.PushBack({.rule = fact.rule, .seats = {}, .sitting = {}, .unit = fact.unit});
  for (const NewSeats& seats : fact.seats) {
    CreateSeats(state, fact.body, seats.group, seats.elector, seats.first, seats.seats,
                seats.weight);
  }
}

Result<Facts> DecideOn(const State& state, const AllotSeats& command, const Context& context) {
  if (!IsRollOfficer(state, context.actor)) return Refuse(Refusal::kNotTheRollOfficer);
  const Body* const body = Find(state.bodies, command.body);
  const statutes::Body* const rule = body ? RuleOf(state, *body) : nullptr;
  if (!rule) return Refuse(Refusal::kNoSuchBody);
  const SeatGroup* const group = FindGroup(*rule, command.group);
  if (!group) return Refuse(Refusal::kNoSuchRule, rule->article, command.group);
  for (const SeatId seat : body->seats) {
    if (state.seats[IndexOf(seat)].group == command.group) {
      return Refuse(Refusal::kAlreadySo, group->article);
    }
  }
  MANDAT_TRY(const statutes::KeyRule* const key, KeyOf(state, rule->id, *group));
  const std::vector<Sender> senders = SendersOf(state, *group);
  if (senders.empty()) return Refuse(Refusal::kNoUnits, group->article);

  std::vector<tally::KeyUnit> units;
  for (const Sender& sender : senders) {
    units.push_back({.name = std::to_string(sender.elector.value), .base = sender.members});
  }
  auto allotted = tally::Apportion(*key->key, units);
  if (!allotted) {
    allotted.error().article = key->article;
    return tl::unexpected(std::move(allotted).error());
  }
  if (allotted->tied_seats > 0) return Refuse(Refusal::kTieNeedsLot, key->article);

  Facts facts;
  SeatsAllotted fact{.body = command.body, .group = command.group, .key = key->id, .shares = {}};
  std::uint64_t next = state.seats.size() + 1;
  for (std::size_t i = 0; i < senders.size(); ++i) {
    UnitShare share = ShareOf(*group, senders[i], allotted->seats[i]);
    if (share.seats > 0) share.first = SeatId{next};
    next += share.seats;
    fact.shares.push_back(share);
    if (fact.shares.size() < kSharesInOneFact && i + 1 < senders.size()) continue;
    facts.push_back(fact);
    fact.shares.clear();
  }
  return facts;
}

void ApplyFact(State& state, const SeatsAllotted& fact, const FactContext& /*context*/) {
  for (const UnitShare& share : fact.shares) {
    if (!share.first) continue;
    CreateSeats(state, fact.body, fact.group, share.elector, *share.first, share.seats,
                share.weight);
  }
}

}  // namespace mandat::core
