#include "core/bases.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.hpp"
#include "core/questions.hpp"

namespace mandat::core {
namespace {

using statutes::Figure;
using statutes::Figures;
using statutes::Measure;

// One base set in the three measures of ST-20.
struct Sum {
  std::int64_t heads = 0;
  std::int64_t seats = 0;
  Ratio votes = 0;

  void Add(const Ratio& weight, std::int64_t persons) {
    heads += persons;
    ++seats;
    const auto sum = Ratio::Add(votes, weight);
    MANDAT_CHECK(sum);  // weights are counts of people or shares of them: far inside 128 bits
    votes = *sum;
  }
  [[nodiscard]] bool AllAlike() const { return heads == seats && votes == Ratio(seats); }
};

struct NamedSum {
  std::string base;
  std::string group;  // a section, or empty
  Sum sum;
};

Figure PlainFigure(std::string base, std::int64_t count) {
  Figure figure;
  figure.base = std::move(base);
  figure.value = Ratio(count);
  return figure;
}

Figure MeasuredFigure(const NamedSum& named, Measure measure, const Ratio& value) {
  Figure figure;
  figure.base = named.base;
  figure.measure = measure;
  figure.value = value;
  if (!named.group.empty()) {
    figure.group = named.group;
    figure.group_of = "sections";
  }
  return figure;
}

// Where all three measures agree in every set, one figure says it; else each measure has its own.
Figures ToFigures(const std::vector<NamedSum>& sums) {
  bool alike = true;
  for (const NamedSum& named : sums) alike = alike && named.sum.AllAlike();
  Figures figures;
  for (const NamedSum& named : sums) {
    if (alike) {
      figures.push_back(MeasuredFigure(named, Measure::kRule, Ratio(named.sum.seats)));
      continue;
    }
    figures.push_back(MeasuredFigure(named, Measure::kHeads, Ratio(named.sum.heads)));
    figures.push_back(MeasuredFigure(named, Measure::kSeats, Ratio(named.sum.seats)));
    figures.push_back(MeasuredFigure(named, Measure::kVotes, named.sum.votes));
  }
  return figures;
}

struct BodySums {
  Sum authorised, filled, registered, present, entitled;
};

void AddSeat(const State& state, const Sitting& sitting, const Seat& seat,
             std::optional<PersonId> concerned, BodySums& sums) {
  const statutes::SeatGroup* const group = GroupOf(state, seat);
  if (group && group->voice == statutes::Voice::kConsultative) return;  // speaks, does not count
  const Mandate* const mandate = seat.holder ? Find(state.mandates, *seat.holder) : nullptr;
  const Ratio weight = mandate ? WeightOf(state, *seat.holder) : seat.weight;
  sums.authorised.Add(weight, 1);  // a seat nobody holds still stands for the person it awaits
  if (!mandate) return;
  sums.filled.Add(weight, 1);
  if (MayVote(state, *mandate)) sums.registered.Add(weight, 1);
  if (concerned && mandate->holder == *concerned) return;
  if (IsSuspended(state, mandate->holder)) return;
  sums.entitled.Add(weight, 1);
  if (MayVote(state, *mandate) && sitting.present.Find(*seat.holder)) sums.present.Add(weight, 1);
}

void AppendSums(const BodySums& sums, const std::string& group, std::vector<NamedSum>& out) {
  out.push_back({"authorised", group, sums.authorised});
  out.push_back({"entitled", group, sums.entitled});
  out.push_back({"filled", group, sums.filled});
  out.push_back({"present", group, sums.present});
  out.push_back({"registered", group, sums.registered});
}

Figures BodyBaseSets(const State& state, const Sitting& sitting,
                     std::optional<PersonId> concerned) {
  std::vector<NamedSum> sums;
  BodySums whole;
  for (const SeatId seat : SeatsOf(state, sitting.body)) {
    AddSeat(state, sitting, state.seats[IndexOf(seat)], concerned, whole);
  }
  AppendSums(whole, {}, sums);

  const statutes::Body* const rule = RuleOf(state, state.bodies[IndexOf(sitting.body)]);
  for (const std::string& section : rule ? rule->sections : std::vector<std::string>{}) {
    BodySums part;
    for (const BodyId body : BodiesUnder(state, section)) {
      for (const SeatId seat : state.bodies[IndexOf(body)].seats) {
        AddSeat(state, sitting, state.seats[IndexOf(seat)], concerned, part);
      }
    }
    AppendSums(part, section, sums);
  }
  return ToFigures(sums);
}

Figures AssemblyBaseSets(const State& state, const Sitting& sitting,
                         std::optional<PersonId> concerned) {
  const Body& body = state.bodies[IndexOf(sitting.body)];
  const Count members = body.unit ? state.units[IndexOf(*body.unit)].members : state.members;
  const Count suspended = body.unit ? state.units[IndexOf(*body.unit)].suspended : state.suspended;
  const bool one_less = concerned && BelongsTo(state, body, *concerned, state.seq);
  const std::int64_t entitled = std::int64_t{members} - suspended - (one_less ? 1 : 0);
  // The tellers at the door count everybody; the person concerned may be among them or not, so
  // the count is only lowered where more would be present than are entitled.
  const std::int64_t present = std::min<std::int64_t>(sitting.counted, entitled);
  Figures figures = {PlainFigure("entitled", entitled), PlainFigure("members", members)};
  // Not counted at the door is not on record, which is not zero (ST-35).
  if (sitting.counted > 0) figures.push_back(PlainFigure("present", present));
  return figures;
}

bool HasMeasures(const Figures& figures) {
  return !figures.empty() && figures.front().measure != Measure::kRule;
}

// The section in which a seat votes, or empty.
std::string SectionOf(const State& state, const Mandate& mandate, BodyId body) {
  const Seat& seat = state.seats[IndexOf(mandate.seat)];
  return seat.body == body ? std::string() : state.bodies[IndexOf(seat.body)].rule;
}

}  // namespace

Ratio WeightOf(const State& state, MandateId mandate) {
  const Seat& seat = state.seats[IndexOf(state.mandates[IndexOf(mandate)].seat)];
  const statutes::SeatGroup* const group = GroupOf(state, seat);
  if (!group || group->weight != statutes::SeatWeight::kShare) return seat.weight;
  // ST-52: the unit's members are shared by its credentialed delegates, so that an absent
  // colleague's members are not lost.
  std::int64_t sharing = 0;
  for (const SeatId id : state.bodies[IndexOf(seat.body)].seats) {
    const Seat& other = state.seats[IndexOf(id)];
    if (other.elector != seat.elector || other.group != seat.group || !other.holder) continue;
    if (MayVote(state, state.mandates[IndexOf(*other.holder)])) ++sharing;
  }
  const auto share = Ratio::Divide(seat.weight, Ratio(std::max<std::int64_t>(sharing, 1)));
  MANDAT_CHECK(share);  // a count of members over a count of seats
  return *share;
}

bool MayVote(const State& state, const Mandate& mandate) {
  if (mandate.credential == CredentialState::kVerified) return true;
  return mandate.credential == CredentialState::kContestedMarked &&
         state.statute->credentials.contested_votes;
}

Figures BaseSets(const State& state, const Sitting& sitting, std::optional<PersonId> concerned) {
  const Body& body = state.bodies[IndexOf(sitting.body)];
  return IsAssembly(state, body) ? AssemblyBaseSets(state, sitting, concerned)
                                 : BodyBaseSets(state, sitting, concerned);
}

Figures FloorBases(const State& state, BodyId body) {
  const Sitting* const open = OpenSittingOf(state, body);
  Sitting unopened;
  unopened.body = body;
  Figures figures;
  for (Figure& figure : BaseSets(state, open ? *open : unopened, std::nullopt)) {
    if (!open && figure.base == "present") continue;
    if (figure.measure != Measure::kRule && figure.measure != Measure::kHeads) continue;
    figure.measure = Measure::kRule;  // who signs is a person
    figures.push_back(std::move(figure));
  }
  if (!IsAssembly(state, state.bodies[IndexOf(body)])) {
    figures.push_back(PlainFigure("members", state.members));
  }
  return figures;
}

Figures CastFigures(const State& state, const Vote& vote) {
  const BodyId body = state.sittings[IndexOf(vote.sitting)].body;
  const bool measured = HasMeasures(vote.frozen);
  std::vector<NamedSum> sums = {{"abstain", {}, {}}, {"no", {}, {}}, {"yes", {}, {}}};
  const auto slot = [&](Choice choice, const std::string& group) -> Sum& {
    const std::string_view base = WordOf(choice);
    for (NamedSum& named : sums) {
      if (named.base == base && named.group == group) return named.sum;
    }
    return sums.emplace_back(NamedSum{std::string(base), group, {}}).sum;
  };
  const statutes::Body* const rule = RuleOf(state, state.bodies[IndexOf(body)]);
  for (const std::string& section : rule ? rule->sections : std::vector<std::string>{}) {
    for (const Choice choice : {Choice::kAbstain, Choice::kNo, Choice::kYes}) slot(choice, section);
  }
  for (const auto& [person, entry] : vote.ballots) {
    const Ratio* const carried = entry.mandate ? vote.electors.Find(*entry.mandate) : nullptr;
    const Ratio weight = carried ? *carried : Ratio(1);
    slot(entry.choice, {}).Add(weight, 1);
    if (!entry.mandate) continue;
    const std::string section = SectionOf(state, state.mandates[IndexOf(*entry.mandate)], body);
    if (!section.empty()) slot(entry.choice, section).Add(weight, 1);
  }

  Figures figures = vote.frozen;
  for (const NamedSum& named : sums) {
    if (!measured) {
      figures.push_back(MeasuredFigure(named, Measure::kRule, Ratio(named.sum.seats)));
      continue;
    }
    figures.push_back(MeasuredFigure(named, Measure::kHeads, Ratio(named.sum.heads)));
    figures.push_back(MeasuredFigure(named, Measure::kSeats, Ratio(named.sum.seats)));
    figures.push_back(MeasuredFigure(named, Measure::kVotes, named.sum.votes));
  }
  return figures;
}

}  // namespace mandat::core
