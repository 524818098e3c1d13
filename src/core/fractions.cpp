#include "core/fractions.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/check.hpp"
#include "core/consequences.hpp"
#include "core/dispatch.hpp"
#include "core/questions.hpp"
#include "core/refusal.hpp"

namespace mandat::core {
namespace {

std::optional<FractionId> FractionOf(const State& state, MandateId mandate) {
  FractionId id{1};
  for (const Fraction& fraction : state.fractions) {
    if (std::ranges::count(fraction.members, mandate) > 0) return id;
    ++id.value;
  }
  return std::nullopt;
}

// The members whose mandates are in force.
Count LivingMembers(const State& state, const Fraction& fraction) {
  return static_cast<Count>(std::ranges::count_if(
      fraction.members, [&](MandateId id) { return InForce(state.mandates[IndexOf(id)]); }));
}

// Fails unless the mandate is in force in `body` and in no fraction.
Status CheckFree(const State& state, MandateId id, BodyId body) {
  const Mandate* const mandate = Find(state.mandates, id);
  if (!mandate) return Refuse(Refusal::kNoSuchMandate);
  if (!InForce(*mandate)) return Refuse(Refusal::kMandateEnded);
  if (!SitsIn(state, state.seats[IndexOf(mandate->seat)], body)) {
    return Refuse(Refusal::kWrongBody);
  }
  if (FractionOf(state, id)) return Refuse(Refusal::kInAnotherFraction);
  return {};
}

// `min` is a number, or below 1 a ratio of the body.
Result<bool> LargeEnough(const State& state, BodyId body, std::size_t members) {
  const auto& min = state.statute->fractions.min;
  if (!min) {
    const auto* const unset = state.statute->FindUnset("fractions.min");
    return Refuse(Refusal::kRuleNotStated, state.statute->fractions.article,
                  unset ? unset->because : std::string());
  }
  Ratio needed = *min;
  if (needed < Ratio(1)) {
    const auto seats = static_cast<std::int64_t>(SeatsOf(state, body).size());
    MANDAT_TRY(needed, Ratio::Multiply(needed, Ratio(seats)));
  }
  return Ratio(static_cast<std::int64_t>(members)) >= needed;
}

struct Presidium {
  const Body* body;
  const statutes::Body* rule;
  const statutes::SeatGroup* group;
  const statutes::KeyRule* key;
  BodyId parent;
};

Result<Presidium> FindPresidium(const State& state, BodyId id) {
  const Body* const body = Find(state.bodies, id);
  const statutes::Body* const rule = body ? RuleOf(state, *body) : nullptr;
  if (!rule || !rule->of) return Refuse(Refusal::kNoSuchBody);
  const auto parents = BodiesUnder(state, *rule->of);
  if (parents.empty()) return Refuse(Refusal::kBodyNotFormed, rule->article, *rule->of);
  for (const statutes::SeatGroup& group : rule->seats) {
    if (group.from != "fractions") continue;
    const std::string key = group.key.value_or(state.statute->fractions.presidium.value_or(""));
    const statutes::KeyRule* const key_rule = state.statute->FindKey(key);
    if (!key_rule) return Refuse(Refusal::kNoKey, rule->article);
    if (!key_rule->key) return Refuse(Refusal::kRuleNotStated, key_rule->article);
    return Presidium{body, rule, &group, key_rule, parents.front()};
  }
  return Refuse(Refusal::kNoSuchRule, rule->article, "seats from fractions");
}

const Nomination* NominationOf(const FillPresidium& command, FractionId fraction) {
  const auto found = std::ranges::find(command.nominations, fraction, &Nomination::fraction);
  return found == command.nominations.end() ? nullptr : &*found;
}

// The open places of a fraction in a presidium, in their order.
struct Places {
  FractionId fraction;
  std::vector<SeatId> open;
};

std::vector<Places> PlacesOf(const PresidiumAllotted& allotted) {
  std::vector<Places> places;
  for (const FractionShare& share : allotted.shares) {
    Places own{.fraction = share.fraction, .open = {}};
    for (Count i = 0; i < share.seats; ++i) own.open.push_back(SeatId{share.first->value + i});
    places.push_back(std::move(own));
  }
  return places;
}

// The shares stand as they were allotted: whoever walked out finds the places kept (ST-120).
std::vector<Places> PlacesLeft(const State& state, const Body& presidium, BodyId parent) {
  std::vector<Places> places;
  FractionId id{1};
  for (const Fraction& fraction : state.fractions) {
    if (fraction.body == parent) places.push_back({.fraction = id, .open = {}});
    ++id.value;
  }
  for (const SeatId id_of_seat : presidium.seats) {
    const Seat& seat = state.seats[IndexOf(id_of_seat)];
    const auto own = std::ranges::find_if(
        places, [&](const Places& all) { return seat.fraction == all.fraction; });
    if (own != places.end() && !seat.holder) own->open.push_back(id_of_seat);
  }
  return places;
}

Status CheckNomination(const State& state, const Places& places, const Nomination& named,
                       const Presidium& presidium, BodyId self) {
  if (named.persons.size() > places.open.size()) {
    return Refuse(
        Refusal::kTooManyNominated, presidium.key->article,
        std::to_string(named.persons.size()) + " for " + std::to_string(places.open.size()));
  }
  const Fraction& fraction = state.fractions[IndexOf(places.fraction)];
  for (const PersonId person : named.persons) {
    const auto mandate = MandateIn(state, person, presidium.parent);
    if (!mandate || std::ranges::count(fraction.members, *mandate) == 0) {
      return Refuse(Refusal::kNotInTheFraction, presidium.rule->article);
    }
    const bool twice = std::ranges::count(named.persons, person) > 1;
    if (twice || MandateIn(state, person, self)) {
      return Refuse(Refusal::kAlreadySo, presidium.rule->article);
    }
  }
  return {};
}

// Gives the places to those named, in the order of the fractions.
Status AppendNominated(const State& state, const FillPresidium& command, const Presidium& presidium,
                       const std::vector<Places>& places, Facts& facts) {
  for (const Nomination& named : command.nominations) {
    if (std::ranges::find(places, named.fraction, &Places::fraction) == places.end()) {
      return Refuse(Refusal::kNoSuchFraction, presidium.rule->article);
    }
    // One list for each: of two the second would be left out unseen.
    if (std::ranges::count(command.nominations, named.fraction, &Nomination::fraction) > 1) {
      return Refuse(Refusal::kAlreadySo, presidium.rule->article, "two lists of one fraction");
    }
  }
  std::size_t given = 0;
  for (const Places& own : places) {
    const Nomination* const named = NominationOf(command, own.fraction);
    if (!named) continue;  // places refused stay open: the door is not shut (ST-120)
    MANDAT_TRY_DO(CheckNomination(state, own, *named, presidium, command.presidium));
    for (std::size_t i = 0; i < named->persons.size(); ++i) {
      MandateGiven mandate;
      mandate.fraction = own.fraction;
      mandate.holder = named->persons[i];
      mandate.mandate = MandateId{state.mandates.size() + 1 + given++};
      mandate.seat = own.open[i];
      mandate.source = MandateSource::kFraction;
      mandate.type = "free";
      facts.push_back(mandate);
    }
  }
  return {};
}

Result<PresidiumAllotted> AllotPresidium(const State& state, const Presidium& presidium,
                                         BodyId self) {
  PresidiumAllotted fact{
      .group = presidium.group->id, .key = presidium.key->id, .presidium = self, .shares = {}};
  std::vector<tally::KeyUnit> units;
  FractionId id{1};
  for (const Fraction& fraction : state.fractions) {
    const Count members = LivingMembers(state, fraction);
    if (fraction.body == presidium.parent && members > 0) {
      units.push_back({.name = std::to_string(id.value), .base = members});
      fact.shares.push_back({.first = {}, .fraction = id, .members = members, .seats = 0});
    }
    ++id.value;
  }
  if (units.empty()) return Refuse(Refusal::kNoFractions, presidium.rule->article);
  auto allotted = tally::Apportion(*presidium.key->key, units);
  if (!allotted) {
    allotted.error().article = presidium.key->article;
    return tl::unexpected(std::move(allotted).error());
  }
  if (allotted->tied_seats > 0) return Refuse(Refusal::kTieNeedsLot, presidium.key->article);
  std::uint64_t next = state.seats.size() + 1;
  for (std::size_t i = 0; i < fact.shares.size(); ++i) {
    FractionShare& share = fact.shares[i];
    share.seats = allotted->seats[i];
    if (share.seats > 0) share.first = SeatId{next};
    next += share.seats;
  }
  return fact;
}

}  // namespace

Result<Facts> DecideOn(const State& state, const RegisterFraction& command,
                       const Context& context) {
  if (!Find(state.bodies, command.body)) return Refuse(Refusal::kNoSuchBody);
  const statutes::FractionRules& rules = state.statute->fractions;
  if (!rules.allowed) return Refuse(Refusal::kFractionsNotAllowed, rules.article);
  bool founder = false;
  for (const MandateId id : command.members) {
    MANDAT_TRY_DO(CheckFree(state, id, command.body));
    if (std::ranges::count(command.members, id) > 1) return Refuse(Refusal::kInAnotherFraction);
    founder = founder || context.actor.Is(state.mandates[IndexOf(id)].holder);
  }
  if (!founder) return Refuse(Refusal::kNotTheHolder, rules.article);
  MANDAT_TRY(const bool large, LargeEnough(state, command.body, command.members.size()));
  if (!large) return Refuse(Refusal::kFractionTooSmall, rules.article, rules.min->ToString());
  return Facts{FractionRegistered{.body = command.body,
                                  .fraction = FractionId{state.fractions.size() + 1},
                                  .members = command.members}};
}

void ApplyFact(State& state, const FractionRegistered& fact, const FactContext& /*context*/) {
  state.fractions.PushBack({.body = fact.body, .members = fact.members});
}

Result<Facts> DecideOn(const State& state, const JoinFraction& command, const Context& context) {
  const Fraction* const fraction = Find(state.fractions, command.fraction);
  if (!fraction) return Refuse(Refusal::kNoSuchFraction);
  MANDAT_TRY_DO(OwnMandate(state, command.mandate, fraction->body, context.actor));
  MANDAT_TRY_DO(CheckFree(state, command.mandate, fraction->body));
  return Facts{FractionJoined{.fraction = command.fraction, .mandate = command.mandate}};
}

void ApplyFact(State& state, const FractionJoined& fact, const FactContext& /*context*/) {
  state.fractions.Mutable(IndexOf(fact.fraction)).members.push_back(fact.mandate);
}

Result<Facts> DecideOn(const State& state, const LeaveFraction& command, const Context& context) {
  const Fraction* const fraction = Find(state.fractions, command.fraction);
  if (!fraction) return Refuse(Refusal::kNoSuchFraction);
  MANDAT_TRY_DO(OwnMandate(state, command.mandate, fraction->body, context.actor));
  if (std::ranges::count(fraction->members, command.mandate) == 0) {
    return Refuse(Refusal::kNotInTheFraction);
  }
  return Facts{FractionLeft{.fraction = command.fraction, .mandate = command.mandate}};
}

void ApplyFact(State& state, const FractionLeft& fact, const FactContext& /*context*/) {
  std::erase(state.fractions.Mutable(IndexOf(fact.fraction)).members, fact.mandate);
}

Result<Facts> DecideOn(const State& state, const FillPresidium& command, const Context& context) {
  MANDAT_TRY(const Presidium presidium, FindPresidium(state, command.presidium));
  MANDAT_TRY_DO(ChairedSitting(state, presidium.parent, context.actor));
  Facts facts;
  if (presidium.body->seats.empty()) {
    MANDAT_TRY(const PresidiumAllotted allotted,
               AllotPresidium(state, presidium, command.presidium));
    facts.push_back(allotted);
    MANDAT_TRY_DO(AppendNominated(state, command, presidium, PlacesOf(allotted), facts));
    return facts;
  }
  const std::vector<Places> places = PlacesLeft(state, *presidium.body, presidium.parent);
  MANDAT_TRY_DO(AppendNominated(state, command, presidium, places, facts));
  if (facts.empty()) return Refuse(Refusal::kAlreadySo, presidium.rule->article);
  return facts;
}

void ApplyFact(State& state, const PresidiumAllotted& fact, const FactContext& /*context*/) {
  const statutes::Body* const rule = RuleOf(state, state.bodies[IndexOf(fact.presidium)]);
  MANDAT_CHECK(rule && rule->of);
  const BodyId parent = BodiesUnder(state, *rule->of).front();
  for (const FractionShare& share : fact.shares) {
    for (Count i = 0; i < share.seats; ++i) {
      state.seats.PushBack({.body = fact.presidium,
                            .elector = parent,
                            .fraction = share.fraction,
                            .group = fact.group,
                            .holder = {},
                            .weight = 1});
      state.bodies.Mutable(IndexOf(fact.presidium)).seats.push_back(SeatId{state.seats.size()});
    }
  }
}

}  // namespace mandat::core
