// Whatever is asked of a small organisation, lawful or not: these hold after every event.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/prng.hpp"
#include "core/codec.hpp"
#include "core/questions.hpp"
#include "tests/unit/core/small_world.hpp"

namespace mandat::core {
namespace {

using Draws = std::vector<Draw>;

// One paper of each person and of each seat, and only of those who were asked.
std::string FaultOfElectors(const State& state) {
  for (const Vote& vote : state.votes) {
    std::set<std::uint64_t> persons, mandates;
    for (const auto& [person, entry] : vote.ballots) {
      if (!persons.insert(person.value).second) return "a person voted twice";
      if (!entry.mandate) {
        const Body& body = state.bodies[IndexOf(state.sittings[IndexOf(vote.sitting)].body)];
        if (!BelongsTo(state, body, person, vote.frozen_seq)) return "a stranger voted";
        continue;
      }
      if (!mandates.insert(entry.mandate->value).second) return "a seat voted twice";
      if (!vote.electors.Find(*entry.mandate)) return "a seat voted that was not asked";
      if (state.mandates[IndexOf(*entry.mandate)].holder != person) return "for another's seat";
    }
  }
  return {};
}

bool HoldsSeatIn(const State& state, PersonId person, BodyId body) {
  for (const Mandate& mandate : state.mandates) {
    const bool here = state.seats[IndexOf(mandate.seat)].body == body;
    if (here && mandate.holder == person && mandate.state == MandateState::kInForce) return true;
  }
  return false;
}

// Seats and mandates in force are the same thing seen from two sides; who is present has one; who
// sits in the presidium sits in the congress.
std::string FaultOfSeats(const State& state) {
  SeatId id{1};
  for (const Seat& seat : state.seats) {
    if (seat.holder) {
      const Mandate& mandate = state.mandates[IndexOf(*seat.holder)];
      if (mandate.state != MandateState::kInForce) return "a seat is held by an ended mandate";
      if (mandate.seat != id) return "a seat is held by a mandate for another";
      if (!CurrentEntry(state, mandate.holder)) return "a seat is held by no member";
    }
    ++id.value;
  }
  MandateId held{1};
  for (const Mandate& mandate : state.mandates) {
    const Seat& seat = state.seats[IndexOf(mandate.seat)];
    const bool in_force = mandate.state == MandateState::kInForce;
    if (in_force != (seat.holder == held)) return "a mandate in force has no seat";
    if (in_force && mandate.source == MandateSource::kFraction &&
        !HoldsSeatIn(state, mandate.holder, BodyId{3})) {
      return "a place of a fraction outlived its seat";
    }
    ++held.value;
  }
  for (const Sitting& sitting : state.sittings) {
    if (sitting.state != SittingState::kOpen) continue;
    for (const auto& [present, since] : sitting.present) {
      if (!InForce(state.mandates[IndexOf(present)])) return "an ended mandate is present";
    }
  }
  return {};
}

// The papers of each choice, counted one by one, are the figures of the verdict.
std::string FaultOfCounts(const State& state) {
  for (const Vote& vote : state.votes) {
    if (vote.state != VoteState::kClosed || vote.mode != VoteMode::kRollCall) continue;
    std::map<std::string, std::int64_t> counted = {{"abstain", 0}, {"no", 0}, {"yes", 0}};
    for (const auto& [person, entry] : vote.ballots) ++counted[std::string(WordOf(entry.choice))];
    for (const auto& [base, count] : counted) {
      const auto& figures = vote.verdict->figures;
      const auto said = std::ranges::find_if(
          figures, [&](const auto& figure) { return figure.base == base && !figure.group; });
      if (said == figures.end() || said->value != Ratio(count)) return base + " does not close";
    }
  }
  return {};
}

std::set<std::uint64_t> NaiveRoll(const std::vector<RollChange>& changes, UnitId unit,
                                  std::uint64_t seq) {
  std::set<std::uint64_t> persons;
  for (const RollChange& change : changes) {
    if (change.seq > seq) break;
    persons.erase(change.person.value);
    if (change.unit == unit) persons.insert(change.person.value);
  }
  return persons;
}

RC_GTEST_PROP(Core, EveryEventLeavesOnePaperToAnElectorLiveSeatsAndCountsThatClose,
              (const Draws& draws)) {
  SmallWorld world;
  for (const Draw& draw : draws) {
    if (!world.Do(draw).on_record) continue;
    RC_ASSERT(FaultOfElectors(world.state) == "");
    RC_ASSERT(FaultOfSeats(world.state) == "");
    RC_ASSERT(FaultOfCounts(world.state) == "");
  }
}

RC_GTEST_PROP(Core, DecideSaysTheSameTwiceAndChangesNothing, (const Draws& draws)) {
  SmallWorld world;
  world.watch = true;
  for (const Draw& draw : draws) {
    const SmallWorld::Answer answer = world.Do(draw);
    RC_ASSERT(answer.same_twice);
    RC_ASSERT(answer.state_untouched);
  }
}

RC_GTEST_PROP(Core, TheFactsOnRecordGiveTheSameStateFromZero, (const Draws& draws)) {
  SmallWorld world;
  for (const Draw& draw : draws) world.Do(draw);
  State replayed;
  for (Event event : world.events) {
    const auto fact = DecodeFact(TypeOf(event.fact), VersionOf(event.fact), EncodeFact(event.fact));
    RC_ASSERT(fact.has_value());
    event.fact = *fact;
    Apply(replayed, event, world);
  }
  RC_ASSERT(EncodeState(replayed) == EncodeState(world.state));
}

RC_GTEST_PROP(Core, TheRollAsOfAnyEventIsTheListOfJoinsAndLeaves, (const Draws& draws)) {
  SmallWorld world;
  for (const Draw& draw : draws) world.Do(draw);
  for (std::uint64_t seq = 0; seq <= world.state.seq; ++seq) {
    for (const UnitId unit : {UnitId{1}, UnitId{2}}) {
      std::set<std::uint64_t> persons;
      for (const RollEntry& entry : RollAsOf(world.state, unit, seq)) {
        RC_ASSERT(persons.insert(entry.person.value).second);
      }
      RC_ASSERT(persons == NaiveRoll(world.roll, unit, seq));
    }
  }
}

// Without this the properties could hold because nothing happens.
TEST(Core, TheSmallWorldStandsAndItsDrawsReachTheRecord) {
  SmallWorld world;
  EXPECT_EQ(world.state.mandates.size(), 4U);
  const Sitting& congress = world.state.sittings[world.state.sittings.size() - 1];
  EXPECT_EQ(congress.state, SittingState::kOpen);
  EXPECT_EQ(congress.present.size(), 4U);
  std::set<std::size_t> facts;
  Prng prng(1917);
  for (int i = 0; i < 4000; ++i) {
    Draw draw{};
    for (std::uint8_t& number : draw) number = static_cast<std::uint8_t>(prng.Below(256));
    world.Do(draw);
  }
  for (const Event& event : world.events) facts.insert(event.fact.Index());
  EXPECT_GT(facts.size(), 25U);
}

}  // namespace
}  // namespace mandat::core
