// Presidium seats, and what a refusal changes.
#include "tally/presidium.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace mandat::tally {
namespace {

using Seats = std::vector<Count>;

Key TwentyOne() {
  Key key;
  key.method = KeyMethod::kHare;
  key.house = 21;
  return key;
}

// 390 and 190 of 580 by Hare: 14.12 and 6.88, so 14 and 7.
std::vector<FractionSize> TwoFractions(FractionStand second) {
  return {{"left", 390, FractionStand::kSeated}, {"centre", 190, second}};
}

TEST(Presidium, KeepsTheSeatsOfThoseWhoRefuse) {
  for (const FractionStand stand : {FractionStand::kRefused, FractionStand::kWalkedOut}) {
    const auto presidium =
        SeatFractions(TwentyOne(), TwoFractions(stand), 0, RefusedSeats::kStayOpen).value();
    EXPECT_EQ(presidium.entitled, (Seats{14, 7}));
    EXPECT_EQ(presidium.seated, (Seats{14, 0}));
    EXPECT_EQ(presidium.vacant, (Seats{0, 7}));
  }
}

TEST(Presidium, SharesThemOutOnlyWhereTheStatuteSaysSo) {
  const auto presidium = SeatFractions(TwentyOne(), TwoFractions(FractionStand::kWalkedOut), 0,
                                       RefusedSeats::kRedistribute)
                             .value();
  EXPECT_EQ(presidium.entitled, (Seats{14, 7}));
  EXPECT_EQ(presidium.seated, (Seats{21, 0}));
  EXPECT_EQ(presidium.vacant, (Seats{0, 0}));
}

TEST(Presidium, LeavesOutAFractionThatIsTooSmall) {
  const auto presidium =
      SeatFractions(TwentyOne(), TwoFractions(FractionStand::kSeated), 191, RefusedSeats::kStayOpen)
          .value();
  EXPECT_EQ(presidium.seated, (Seats{21, 0}));
  EXPECT_EQ(
      SeatFractions(TwentyOne(), TwoFractions(FractionStand::kSeated), 500, RefusedSeats::kStayOpen)
          .error()
          .code,
      "no_members_anywhere");
}

}  // namespace
}  // namespace mandat::tally
