// The product and the second implementation agree on any key, and would not if a rule were wrong.
#include "tests/unit/tally/second_keys.hpp"

#include <gtest/gtest.h>
// gtest stands first, because rapidcheck needs it.
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tally/apportionment.hpp"

namespace mandat::tally {
namespace {

using second::Fault;

constexpr std::size_t kMethods = WordsOf(KeyMethod{}).size();

// ---- any key. Small numbers everywhere, so that borders and ties are common.

// The full range in every case: rapidcheck would begin with the smallest, and OnceIn with always.
Count Between(Count least, Count most) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<Count>(least, most + 1));
}

bool OnceIn(Count times) { return Between(1, times) == 1; }

// Members of a unit; averages of months have halves and quarters.
Ratio AnyBase() {
  const Count parts = OnceIn(6) ? *rc::gen::element<Count>(2, 4) : 1;
  return Ratio::Create(OnceIn(3) ? Between(0, 6) : Between(0, 60), parts).value();
}

std::vector<KeyUnit> AnyUnits() {
  std::vector<KeyUnit> units(Between(1, 5));
  for (std::size_t i = 0; i < units.size(); ++i) {
    units[i] = {std::string(1, static_cast<char>('a' + i)), AnyBase()};
  }
  if (OnceIn(3)) units.back().base = units.front().base;
  if (units.front().base == Ratio(0)) units.front().base = 7;  // somebody is there
  return units;
}

std::vector<std::string> AnyTieSteps() {
  using Steps = std::vector<std::string>;
  return *rc::gen::elementOf(std::vector<Steps>{{"lot"},
                                                {"more-votes"},
                                                {"more-votes", "lot"},
                                                {"declared-order"},
                                                {"more-votes", "declared-order"},
                                                {"none"},
                                                {"more-votes", "none"}});
}

void SetSteps(Key& key) {
  Count bound = Between(1, 10);
  Count seats = Between(0, 2);
  for (Count i = Between(0, 3); i > 0; --i) {
    key.table.emplace_back(bound, seats);
    bound += OnceIn(12) ? 0 : Between(1, 20);
    seats += Between(1, 2);
  }
  key.table.emplace_back(std::nullopt, seats);
}

void SetUnitParameters(Key& key, const std::vector<KeyUnit>& units) {
  key.n = OnceIn(20) ? 0 : *rc::gen::element<Count>(1, 2, 4, 6, 10, 25);
  if (!OnceIn(12)) {
    key.rounding = *rc::gen::element(Rounding::kFloor, Rounding::kCeil, Rounding::kHalfUp,
                                     Rounding::kHalfDown, Rounding::kHalfEven);
  }
  key.base = Between(1, 12);
  key.step = OnceIn(20) ? 0 : Between(1, 12);
  key.count_started_steps = OnceIn(2);
  key.each = Between(1, 3);
  SetSteps(key);
  for (const KeyUnit& unit : units) key.seats.insert(key.seats.begin(), {unit.name, Between(0, 4)});
  if (OnceIn(4)) key.house = Between(1, 12);
}

void SetLimits(Key& key) {
  if (OnceIn(3)) key.min = Between(1, 4);
  if (OnceIn(3)) key.max = Between(OnceIn(8) ? 0 : key.min, key.min + 6);
}

// Seldom too small for all units: what is refused shows little of how seats are given.
Count AnyHouse(const std::vector<KeyUnit>& units) {
  const auto enough = static_cast<Count>(units.size());
  return OnceIn(6) ? Between(1, 2 * enough) : Between(enough, 24);
}

void SetHouse(Key& key, const std::vector<KeyUnit>& units) {
  key.first_divisor =
      *rc::gen::element(Ratio::Create(7, 5).value(), Ratio::Create(6, 5).value(), Ratio(2));
  if (!OnceIn(20)) key.house = OnceIn(40) ? kMostSeats + 1 : AnyHouse(units);
}

void SetHouseParameters(Key& key, const std::vector<KeyUnit>& units) {
  if (OnceIn(4)) key.block = Between(2, 3);
  if (OnceIn(4)) key.base_seats = Between(1, 2);
  key.min_enlarges = OnceIn(3);
  if (OnceIn(4)) {
    key.max_share = *rc::gen::element(Ratio::Create(1, 2).value(), Ratio::Create(2, 5).value(),
                                      Ratio::Create(3, 4).value());
  }
  if (OnceIn(4)) {  // a share that somebody may have exactly
    Ratio sum;
    for (const KeyUnit& unit : units) sum = Ratio::Add(sum, unit.base).value();
    key.threshold = OnceIn(2) ? Ratio::Divide(units.back().base, sum).value()
                              : Ratio::Create(Between(1, 30), 100).value();
  }
}

Key AnyKey(KeyMethod method, const std::vector<KeyUnit>& units) {
  Key key;
  key.method = method;
  key.tie = AnyTieSteps();
  const bool of_a_house = method >= KeyMethod::kHare;
  if (of_a_house) {
    SetHouse(key, units);
  } else {
    SetUnitParameters(key, units);
  }
  if (OnceIn(2)) return key;  // the method alone: means differ so little that limits would hide it
  if (of_a_house) SetHouseParameters(key, units);
  if (method != KeyMethod::kEqual && method != KeyMethod::kFixed) SetLimits(key);
  if (OnceIn(12)) key.expect_house = OnceIn(2) ? Between(1, 24) : key.house.value_or(5);
  return key;
}

// ---- do they agree?

// Every end of the product's result: whoever of the tied the lot favours. A minimum that enlarges
// the house lifts them after it.
std::set<std::vector<Count>> EndsOf(const Key& key, const Apportionment& result) {
  std::set<std::vector<Count>> ends;
  for (std::uint32_t favoured = 0; favoured < 1U << result.tied.size(); ++favoured) {
    if (static_cast<Count>(std::popcount(favoured)) * key.block != result.tied_seats) continue;
    std::vector<Count> seats = result.seats;
    for (std::size_t i = 0; i < result.tied.size(); ++i) {
      Count& unit = seats[result.tied[i]];
      if ((favoured >> i & 1U) != 0) unit += key.block;
      if (key.min_enlarges) unit = std::max(unit, key.min);
    }
    ends.insert(seats);
  }
  return ends;
}

// Where the documents give no seats, they still promise something: a house that its limits allow is
// filled, and within them. In blocks not even that is always possible.
std::string BrokenPromise(const Key& key, const std::vector<KeyUnit>& units,
                          const Result<Apportionment>& result) {
  if (key.block != 1 || key.expect_house) return "";
  if (!result) return "refused: " + result.error().code;
  const Count given = result->total + result->tied_seats + result->vacant;
  if (given != key.house.value_or(0)) return "another house";
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (key.max && result->seats[i] > *key.max) return "over the maximum";
    const bool takes_part =
        units[i].base > Ratio(0) && std::ranges::count(result->below_threshold, i) == 0;
    if (takes_part && result->seats[i] < key.min) return "under the minimum";
  }
  return "";
}

std::string OtherRefusal(const std::vector<std::string>& expected,
                         const Result<Apportionment>& result) {
  if (result) return "not refused: " + expected.front();
  if (std::ranges::count(expected, result.error().code) > 0) return "";
  return "refused as " + result.error().code + ", not " + expected.front();
}

// What the product says otherwise than the second implementation; nothing if they agree.
std::string Difference(const Key& key, const std::vector<KeyUnit>& units,
                       const second::Answer& expected, const Result<Apportionment>& result) {
  if (!expected.refusals.empty()) return OtherRefusal(expected.refusals, result);
  if (expected.silent) return BrokenPromise(key, units, result);
  if (!result) return "refused: " + result.error().code;
  if (EndsOf(key, *result) != expected.outcomes) return "other seats";
  if (result->tied.empty() != (expected.outcomes.size() == 1)) return "a tie that changes nothing";
  if (result->vacant != expected.vacant) return "other vacant seats";
  if (result->below_threshold != expected.below_threshold) return "other lists below the threshold";
  return "";
}

template <typename T>
std::string Text(const std::vector<T>& list) {
  std::ostringstream text;
  for (const auto& item : list) text << item << ' ';
  return text.str();
}

// The case in full, for whoever has to find out which of the two is wrong.
std::string Story(const Key& key, const std::vector<KeyUnit>& units, const second::Answer& expected,
                  const Result<Apportionment>& result) {
  std::ostringstream text;
  text << WordsOf(key.method)[static_cast<std::size_t>(key.method)] << " units";
  for (const KeyUnit& unit : units) text << ' ' << unit.base.ToString();
  text << " n " << key.n << " rounding " << (key.rounding ? static_cast<int>(*key.rounding) : -1)
       << " base " << key.base << " step " << key.step << " started " << key.count_started_steps
       << " house " << key.house.value_or(0) << " expect " << key.expect_house.value_or(0)
       << " block " << key.block << " base_seats " << key.base_seats << " min " << key.min
       << " enlarge " << key.min_enlarges << " max "
       << (key.max ? std::to_string(*key.max) : "none") << " share "
       << key.max_share.value_or(Ratio(1)).ToString() << " threshold " << key.threshold.ToString()
       << " tie " << Text(key.tie) << "\n  expected " << Text(expected.refusals);
  for (const auto& seats : expected.outcomes) text << "[ " << Text(seats) << "] ";
  text << "vacant " << expected.vacant << " below " << Text(expected.below_threshold);
  text << "\n  product ";
  if (!result) {
    text << result.error().code << ' ' << result.error().detail;
  } else {
    text << "[ " << Text(result->seats) << "] tied " << Text(result->tied) << "for "
         << result->tied_seats << " vacant " << result->vacant << " below "
         << Text(result->below_threshold);
  }
  return text.str();
}

RC_GTEST_PROP(SecondKeys, SayTheSameOfAnyKey, ()) {
  const auto units = AnyUnits();
  for (std::size_t i = 0; i < kMethods; ++i) {
    const Key key = AnyKey(static_cast<KeyMethod>(i), units);
    const auto expected = second::Seats(key, units);
    const auto result = Apportion(key, units);
    const std::string difference = Difference(key, units, expected, result);
    if (!difference.empty()) RC_LOG() << Story(key, units, expected, result);
    RC_ASSERT(difference == "");
  }
}

// ---- would they disagree?

const std::map<Fault, std::string> kFaults = {
    {Fault::kFloorRoundsUp, "per-n: floor rounds up"},
    {Fault::kCeilRoundsDown, "per-n: ceil rounds down"},
    {Fault::kHalfUpGoesDown, "per-n: half-up takes a half down"},
    {Fault::kHalfDownGoesUp, "per-n: half-down takes a half up"},
    {Fault::kHalfEvenGoesToOdd, "per-n: half-even goes to the odd number"},
    {Fault::kRoundingGuessed, "per-n: a rounding that is not stated is guessed"},
    {Fault::kEmptyUnitGetsTheMinimum, "units alone: an empty unit gets the minimum"},
    {Fault::kStartedStepsAreFull, "first-then: started steps count when full"},
    {Fault::kFullStepsAreStarted, "first-then: full steps count when started"},
    {Fault::kStepsCountFromNothing, "first-then: steps count from nothing, not from the base"},
    {Fault::kBracketEndsBeforeItsBound, "brackets: < the bound for <="},
    {Fault::kBracketsMayFall, "brackets: steps that do not rise"},
    {Fault::kEqualSkipsTheEmpty, "equal: nothing for an empty unit"},
    {Fault::kFixedByPosition, "fixed: seats by position, not by name"},
    {Fault::kSumUnchecked, "the sum is not checked against the house"},
    {Fault::kSmallestRemainderFirst, "quotas: the smallest remainder first"},
    {Fault::kHareQuotaIsWhole, "hare: the quota cut to a whole number"},
    {Fault::kDroopWithoutOneMore, "droop: without + 1"},
    {Fault::kDroopByTheHouse, "droop: V/S for V/(S+1)"},
    {Fault::kOnePassOfRemainders, "droop: one pass over the remainders only"},
    {Fault::kDhondtShifted, "dhondt: divisors from 2"},
    {Fault::kSainteLagueShifted, "sainte-lague: divisors from 3"},
    {Fault::kAdamsShifted, "adams: divisors from 1"},
    {Fault::kDeanByTheMiddle, "dean: the arithmetic mean for the harmonic"},
    {Fault::kHillByTheMiddle, "hill: the arithmetic mean for the geometric"},
    {Fault::kFirstDivisorIgnored, "sainte-lague-modified: the first divisor is 1"},
    {Fault::kFirstDivisorIsFixed, "sainte-lague-modified: the first divisor is always 7/5"},
    {Fault::kFirstSeatsUnchecked, "adams, dean, hill: fewer seats than units"},
    {Fault::kThresholdIsStrict, "threshold: > for >="},
    {Fault::kThresholdIgnored, "threshold ignored"},
    {Fault::kBaseSeatsIgnored, "base seats ignored"},
    {Fault::kBaseSeatsUnchecked, "base seats over the house"},
    {Fault::kBlockIgnored, "block ignored"},
    {Fault::kBlockUnchecked, "a rest that is no multiple of the block"},
    {Fault::kMinimumIgnored, "minimum ignored"},
    {Fault::kMinimumStaysInside, "an enlarging minimum stays inside"},
    {Fault::kMinimumEnlarges, "an inside minimum enlarges"},
    {Fault::kMinimumUnchecked, "minima over the house"},
    {Fault::kMaximumIgnored, "maximum ignored"},
    {Fault::kMaximumLapses, "seats over the maximum lapse"},
    {Fault::kMaximumUnchecked, "maxima under the house"},
    {Fault::kMaximumBelowMinimum, "a maximum below the minimum"},
    {Fault::kShareIgnored, "maximum share ignored"},
    {Fault::kShareRoundsUp, "maximum share rounded up"},
    {Fault::kRecomputedOnce, "the rest recomputed once, not until stable"},
    {Fault::kLargerNotPreferred, "ties: more-votes ignored"},
    {Fault::kDeclaredOrderReversed, "ties: declared order reversed"},
    {Fault::kNoneDrawsLots, "ties: none draws lots"},
};

// Strikes out the faults that make a difference to this key.
void Tell(const Key& key, const std::vector<KeyUnit>& units, std::map<Fault, std::string>& untold) {
  // Where the documents are silent, so is the comparison.
  if (second::Seats(key, units).silent) return;
  const auto result = Apportion(key, units);
  std::erase_if(untold, [&](const auto& fault) {
    return !Difference(key, units, second::Seats(key, units, fault.first), result).empty();
  });
}

void TellByAnyKeys(std::map<Fault, std::string>& untold) {
  const auto units = AnyUnits();
  for (std::size_t i = 0; i < kMethods; ++i) {
    Tell(AnyKey(static_cast<KeyMethod>(i), units), units, untold);
  }
}

TEST(SecondKeys, WouldTellOneFaultInEveryRule) {
  ASSERT_EQ(kFaults.size() + 1, static_cast<std::size_t>(Fault::kLast));  // all but kNone
  std::map<Fault, std::string> untold = kFaults;
  EXPECT_TRUE(rc::check("any key tells some fault, all keys tell all", [&untold] {
    // Ten rounds: the rarest fault needs 215 in the worst of 30 seeds, and sanitizers run 50 cases.
    for (int round = 0; round < 10 && !untold.empty(); ++round) TellByAnyKeys(untold);
  }));
  for (const auto& [fault, name] : untold) ADD_FAILURE() << "no key tells this fault: " << name;
}

}  // namespace
}  // namespace mandat::tally
