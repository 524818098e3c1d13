// Keys at their borders, with the arithmetic in the name or the comment.
#include "tally/apportionment.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace mandat::tally {
namespace {

Ratio R(std::int64_t top, std::int64_t bottom) { return Ratio::Create(top, bottom).value(); }

std::vector<KeyUnit> Units(const std::vector<Ratio>& bases) {
  std::vector<KeyUnit> units;
  for (const Ratio& base : bases) {
    units.push_back({std::string(1, static_cast<char>('a' + units.size())), base});
  }
  return units;
}

std::string CodeOf(const Key& key, const std::vector<Ratio>& bases) {
  const auto result = Apportion(key, Units(bases));
  return result ? "allotted" : result.error().code;
}

Key House(KeyMethod method, Count seats) {
  Key key;
  key.method = method;
  key.house = seats;
  key.first_divisor = R(7, 5);
  return key;
}

Key PerN(Count n, Rounding rounding) {
  Key key;
  key.n = n;
  key.rounding = rounding;
  return key;
}

using Seats = std::vector<Count>;

TEST(PerN, RoundsEachWayAtTheHalfAndBesideIt) {
  struct Row {
    Rounding rounding;
    Seats seats;  // of 24, 25, 26, 75 at one per 50: 0.48, 0.5, 0.52, 1.5
  };
  const std::vector<Row> rows = {{Rounding::kFloor, {0, 0, 0, 1}},
                                 {Rounding::kCeil, {1, 1, 1, 2}},
                                 {Rounding::kHalfUp, {0, 1, 1, 2}},
                                 {Rounding::kHalfDown, {0, 0, 1, 1}},
                                 {Rounding::kHalfEven, {0, 0, 1, 2}}};
  for (const Row& row : rows) {
    EXPECT_EQ(Apportion(PerN(50, row.rounding), Units({24, 25, 26, 75}))->seats, row.seats);
  }
}

TEST(PerN, IsRefusedWhereTheStatuteDoesNotSayHowItRounds) {
  Key key = PerN(1000, Rounding::kFloor);
  key.rounding.reset();
  EXPECT_EQ(CodeOf(key, {999}), "rule_not_stated");
  EXPECT_EQ(CodeOf(PerN(0, Rounding::kCeil), {999}), "rule_not_stated");
}

TEST(PerN, GivesAnEmptyUnitNothingEvenWithAMinimum) {
  Key key = PerN(10, Rounding::kFloor);
  key.min = 2;
  EXPECT_EQ(Apportion(key, Units({0, 9, 35}))->seats, (Seats{0, 2, 3}));
}

TEST(PerN, ShowsItsWorking) {
  Key key = PerN(75, Rounding::kHalfUp);
  key.min = 1;
  const auto result = Apportion(key, {{"harbour", 37}, {"depot", 113}}).value();
  EXPECT_EQ(result.working,
            (std::vector<std::string>{"harbour: 37 / 75 = 37/75, half-up 0, minimum 1 = 1",
                                      "depot: 113 / 75 = 113/75, half-up 2 = 2", "total: 3"}));
}

TEST(Brackets, NeedRisingStepsAndAnOpenLastOne) {
  Key key;
  key.method = KeyMethod::kBrackets;
  key.table = {{400, 2}, {800, 3}, {std::nullopt, 4}};
  EXPECT_EQ(Apportion(key, Units({400, R(801, 2), 801}))->seats, (Seats{2, 3, 4}));
  key.table = {{400, 2}, {400, 3}, {std::nullopt, 4}};
  EXPECT_EQ(CodeOf(key, {1}), "steps_do_not_rise");
  key.table = {{400, 3}, {800, 2}, {std::nullopt, 4}};
  EXPECT_EQ(CodeOf(key, {1}), "steps_do_not_rise");
  key.table = {{400, 2}};
  EXPECT_EQ(CodeOf(key, {1}), "steps_do_not_rise");
  key.table = {{std::nullopt, 2}, {400, 3}};
  EXPECT_EQ(CodeOf(key, {1}), "steps_do_not_rise");
}

TEST(Houses, RefuseAnotherSumThanTheStatuteNames) {
  Key key = PerN(25, Rounding::kHalfUp);
  key.expect_house = 2;
  EXPECT_EQ(CodeOf(key, {40, 12}), "allotted");       // 1.6 and 0.48: 2 and 0
  EXPECT_EQ(CodeOf(key, {40, 13}), "house_differs");  // 2 and 1
  key.expect_house.reset();
  key.house = 2;
  EXPECT_EQ(CodeOf(key, {40, 13}), "house_differs");
}

TEST(Houses, RefuseWhatCannotBe) {
  Key capped = House(KeyMethod::kDhondt, 7);
  capped.max = 2;
  EXPECT_EQ(CodeOf(capped, {5, 5, 5}), "house_too_large");  // 3 units fill 6
  capped.house = 6;
  EXPECT_EQ(CodeOf(capped, {5, 5, 5}), "allotted");
  Key lifted = House(KeyMethod::kHare, 5);
  lifted.min = 2;
  EXPECT_EQ(CodeOf(lifted, {9, 1, 1}), "house_too_small");  // 3 units need 6
  Key base = House(KeyMethod::kHare, 5);
  base.base_seats = 2;
  EXPECT_EQ(CodeOf(base, {9, 1, 1}), "house_too_small");
  Key pairs = House(KeyMethod::kAdams, 7);
  pairs.block = 2;
  EXPECT_EQ(CodeOf(pairs, {9, 1}), "not_a_multiple_of_the_block");
  pairs.max = 1;
  pairs.min = 2;
  EXPECT_EQ(CodeOf(pairs, {9, 1}), "maximum_below_minimum");
  EXPECT_EQ(CodeOf(House(KeyMethod::kHare, 5), {0, 0}), "no_members_anywhere");
  EXPECT_EQ(CodeOf(House(KeyMethod::kHare, 5), {}), "no_members_anywhere");
  EXPECT_EQ(CodeOf(House(KeyMethod::kHare, kMostSeats + 1), {1}), "number_too_large");
  for (const KeyMethod method : {KeyMethod::kAdams, KeyMethod::kDean, KeyMethod::kHill}) {
    EXPECT_EQ(CodeOf(House(method, 2), {9, 8, 7}), "house_too_small");
  }
  Key without;
  without.method = KeyMethod::kHare;
  EXPECT_EQ(CodeOf(without, {1}), "rule_not_stated");
}

TEST(Houses, KeepASeatForTheLotWithinTheMaximum) {
  // 3, 3 and 2 of 4 by D'Hondt: 3, 3, 2, then 3/2 twice for one seat.
  Key key = House(KeyMethod::kDhondt, 4);
  auto result = Apportion(key, Units({3, 3, 2})).value();
  EXPECT_EQ(result.seats, (Seats{1, 1, 1}));
  EXPECT_EQ(result.tied, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(result.tied_seats, 1U);
  // With at most one for each the lot may not lift anybody over it, and the house cannot be filled.
  key.max = 1;
  EXPECT_EQ(CodeOf(key, {3, 3, 2}), "house_too_large");
}

TEST(Houses, GrowForAMinimumThatEnlargesThem) {
  // Hare, 4 seats for 30, 9, 1: a quota of 10, so 3 whole, and 9/10 before 1/10.
  Key key = House(KeyMethod::kHare, 4);
  key.min = 1;
  key.min_enlarges = true;
  const auto result = Apportion(key, Units({30, 9, 1, 0})).value();
  EXPECT_EQ(result.seats, (Seats{3, 1, 1, 0}));
  EXPECT_EQ(result.total, 5U);
}

TEST(Houses, ShrinkWhereSeatsOverTheMaximumLapse) {
  // D'Hondt, 4 seats for 9 and 3: 9, 9/2, then 3 twice for two seats.
  Key key = House(KeyMethod::kDhondt, 4);
  EXPECT_EQ(Apportion(key, Units({9, 3}))->seats, (Seats{3, 1}));
  key.max = 2;
  EXPECT_EQ(Apportion(key, Units({9, 3}))->seats, (Seats{2, 2}));
  key.max_lapses = true;
  EXPECT_EQ(Apportion(key, Units({9, 3}))->seats, (Seats{2, 1}));
}

TEST(Houses, LeaveOutWhoIsBelowTheThresholdAndNobodyAtIt) {
  Key key = House(KeyMethod::kAdams, 3);
  key.threshold = R(1, 20);
  EXPECT_EQ(Apportion(key, Units({90, 5, 5}))->seats, (Seats{1, 1, 1}));  // 5 of 100 is at it
  const auto below = Apportion(key, Units({90, 6, 4})).value();
  EXPECT_EQ(below.seats, (Seats{2, 1, 0}));
  EXPECT_EQ(below.below_threshold, std::vector<std::size_t>{2});
}

TEST(Houses, GiveBaseSeatsFirstAndTheRestInBlocks) {
  // Adams for 9 and 1: a first place each, then 9, 9/2, 9/3 and 1.
  Key key = House(KeyMethod::kAdams, 8);
  key.block = 2;
  EXPECT_EQ(Apportion(key, Units({9, 1}))->seats, (Seats{6, 2}));
  key.base_seats = 1;  // 6 seats are left, 3 blocks
  EXPECT_EQ(Apportion(key, Units({9, 1}))->seats, (Seats{5, 3}));
  key.base_seats = 2;  // 4 seats, 2 blocks
  EXPECT_EQ(Apportion(key, Units({9, 1}))->seats, (Seats{4, 4}));
}

TEST(Houses, RefuseAMinimumAboveTheShareThatAUnitMayHave) {
  Key key = House(KeyMethod::kHare, 4);
  key.max_share = R(1, 2);  // 2 of 4
  for (const bool enlarges : {false, true}) {
    key.min_enlarges = enlarges;
    key.min = 3;
    EXPECT_EQ(CodeOf(key, {9, 1}), "maximum_below_minimum");
    key.min = 2;
    EXPECT_EQ(CodeOf(key, {9, 1}), "allotted");
  }
}

TEST(Houses, DrawNoLotBetweenUnitsThatTheMinimumLiftsAnyway) {
  // Hare, 5 seats for 18, 3, 3: a quota of 24/5, so 3 whole; 3/4 first, then 5/8 twice for one
  // seat.
  Key key = House(KeyMethod::kHare, 5);
  key.min = 1;
  EXPECT_EQ(Apportion(key, Units({18, 3, 3}))->seats, (Seats{3, 1, 1}));
  key.min_enlarges = true;
  const auto result = Apportion(key, Units({18, 3, 3})).value();
  EXPECT_EQ(result.seats, (Seats{4, 1, 1}));  // whoever wins has one, and so has who does not
  EXPECT_TRUE(result.tied.empty());
  EXPECT_EQ(result.tied_seats, 0U);
}

TEST(Houses, LiftATiedUnitOnlyOnceTheLotHasFallen) {
  // D'Hondt, 2 seats for 4 and 2: 4, then 4/2 and 2 for one seat. With b it makes 1 and 1; with a,
  // 2 and then a first for b: a lot that changes the house.
  Key key = House(KeyMethod::kDhondt, 2);
  key.min = 1;
  key.min_enlarges = true;
  const auto result = Apportion(key, Units({4, 2})).value();
  EXPECT_EQ(result.seats, (Seats{1, 0}));
  EXPECT_EQ(result.tied, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(result.tied_seats, 1U);
  key.expect_house = 3;  // 2 or 3: nobody knows yet
  EXPECT_EQ(CodeOf(key, {4, 2}), "allotted");
  key.tie = {"more-votes"};
  EXPECT_EQ(CodeOf(key, {4, 2}), "allotted");
  key.expect_house = 2;
  EXPECT_EQ(CodeOf(key, {4, 2}), "house_differs");
}

TEST(Houses, TakeTheMinimumOfTheSmallFromThoseWhoWereFixedAtTheMaximum) {
  // D'Hondt gives a all of 10, at most 8; the two seats left are one each, and the minimum is two.
  Key key = House(KeyMethod::kDhondt, 10);
  key.max = 8;
  key.min = 2;
  EXPECT_EQ(Apportion(key, Units({1000, 1, 1}))->seats, (Seats{6, 2, 2}));
  // 800 and 600 fill 8 at 4 each; c and d need 2 each. Of 4 seats 800, 600, 400 and 300 win; of 5
  // also 800/3.
  key.max = 4;
  key.house = 8;
  EXPECT_EQ(Apportion(key, Units({800, 600, 1, 1}))->seats, (Seats{2, 2, 2, 2}));
  key.house = 9;
  EXPECT_EQ(Apportion(key, Units({800, 600, 1, 1}))->seats, (Seats{3, 2, 2, 2}));
  key.min = 3;
  EXPECT_EQ(CodeOf(key, {800, 600, 1, 1}), "house_too_small");  // 4 times 3 of 9
  // Hare: 56 of 58 at most 5 of 10, and 5/2 for each of the others, who need 3.
  key = House(KeyMethod::kHare, 10);
  key.max = 5;
  key.min = 3;
  EXPECT_EQ(Apportion(key, Units({1, 56, 1}))->seats, (Seats{3, 4, 3}));
}

TEST(Houses, ShowTheirWorking) {
  const auto dhondt = Apportion(House(KeyMethod::kDhondt, 3), Units({10, 4})).value();
  EXPECT_EQ(dhondt.working,
            (std::vector<std::string>{"a: 10, place 2 at 5, place 3 would be at 10/3 = 2",
                                      "b: 4, place 1 at 4, place 2 would be at 2 = 1",
                                      "last winner 4, first loser 10/3", "total: 3"}));
  const auto hare = Apportion(House(KeyMethod::kHare, 3), Units({10, 5})).value();
  EXPECT_EQ(hare.working, (std::vector<std::string>{"quota: 5", "a: 10 / 5 = 2 + 0 = 2",
                                                    "b: 5 / 5 = 1 + 0 = 1", "total: 3"}));
}

TEST(Ties, GoThroughTheStepsInTheirOrder) {
  Key key = House(KeyMethod::kHare, 2);  // 10, 10, 10: a quota of 15, remainders of 2/3
  key.tie = {"more-votes", "declared-order"};
  EXPECT_EQ(Apportion(key, Units({10, 10, 10}))->seats, (Seats{1, 1, 0}));
  key.tie = {"none"};
  const auto vacant = Apportion(key, Units({10, 10, 10})).value();
  EXPECT_EQ(vacant.seats, (Seats{0, 0, 0}));
  EXPECT_EQ(vacant.vacant, 2U);
  EXPECT_TRUE(vacant.tied.empty());
  key.tie = {"more-votes"};
  const auto left = Apportion(key, Units({10, 10, 10})).value();
  EXPECT_EQ(left.tied.size(), 3U);
  EXPECT_EQ(left.tied_seats, 2U);
}

TEST(Ties, LeaveOnlyThoseToTheLotWhomTheLargerVoteDidNotSettle) {
  // D'Hondt, 5 seats: 12, 8, 8 win 12, 8, 8, 6; then 4 three times (12/3, 8/2, 8/2) for one seat.
  Key key = House(KeyMethod::kDhondt, 6);
  key.tie = {"more-votes", "lot"};
  const auto result = Apportion(key, Units({12, 8, 8})).value();
  EXPECT_EQ(result.seats, (Seats{3, 1, 1}));
  EXPECT_EQ(result.tied, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(result.tied_seats, 1U);
}

TEST(Ties, BearAStepThatIsWrittenTwice) {
  Key key = House(KeyMethod::kDhondt, 6);
  key.tie = {"more-votes", "more-votes", "declared-order"};
  const auto result = Apportion(key, Units({12, 8, 8})).value();
  EXPECT_EQ(result.seats, (Seats{3, 2, 1}));
  EXPECT_TRUE(result.tied.empty());
}

TEST(Parts, AreAddedUnitByUnit) {
  Key by_votes = House(KeyMethod::kDhondt, 3);
  Key each;
  each.method = KeyMethod::kEqual;
  const auto units = Units({10, 4});
  const auto sum = AddParts({Apportion(each, units).value(), Apportion(by_votes, units).value()});
  EXPECT_EQ(sum->seats, (Seats{3, 2}));
  EXPECT_EQ(sum->total, 5U);
  const auto tied = Apportion(House(KeyMethod::kDhondt, 1), Units({4, 4})).value();
  EXPECT_EQ(AddParts({tied}).error().code, "a_part_is_tied");
}

TEST(Weights, ShareTheMembersAmongThoseWhoCame) {
  EXPECT_EQ(DelegateWeight(275, 3).value(), R(275, 3));
  EXPECT_EQ(DelegateWeight(275, 3, 80).value(), Ratio(80));
  EXPECT_EQ(DelegateWeight(275, 0).error().code, "no_delegate_credentialed");
}

TEST(Averages, AreExact) {
  EXPECT_EQ(AverageOf({100, 100, 100, 101}).value(), R(401, 4));
  EXPECT_EQ(AverageOf({}).error().code, "no_members_anywhere");
}

TEST(LargeNumbers, AreExactOrRefused) {
  Key key = PerN(1, Rounding::kFloor);
  EXPECT_EQ(CodeOf(key, {std::int64_t{1} << 62U}), "number_too_large");
  const Ratio huge = Ratio::Create(Int128{1} << 100U, 1).value();
  EXPECT_EQ(CodeOf(House(KeyMethod::kHill, 2), {huge, huge}), "number_too_large");
  EXPECT_EQ(CodeOf(House(KeyMethod::kHare, 2), {huge, huge}), "allotted");
}

}  // namespace
}  // namespace mandat::tally
