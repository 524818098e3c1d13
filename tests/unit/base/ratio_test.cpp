// Exact fractions: what rounding would bend, what does not fit, and an order checked by another
// way.
#include "base/ratio.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

namespace mandat {
namespace {

constexpr Int128 kLargest = static_cast<Int128>(~UInt128{0} >> 1);

Ratio Of(Int128 numerator, Int128 denominator) {
  return Ratio::Create(numerator, denominator).value();
}
std::string Code(const Result<Ratio>& result) { return result ? "" : result.error().code; }

TEST(Ratio, TakesTwoThirdsOfTwelveHundredExactly) {
  EXPECT_EQ(Ratio::Multiply(Of(2, 3), 1200).value(), Ratio(800));
  EXPECT_EQ(Ratio::Add(Of(1, 3), Of(1, 6)).value(), Of(1, 2));
  EXPECT_EQ(Ratio::Subtract(Of(1, 3), Of(1, 2)).value(), Of(-1, 6));
  EXPECT_EQ(Ratio::Divide(Of(275, 3), 100).value(), Of(11, 12));
}

TEST(Ratio, HasOneFormInLowestTermsWithAPositiveDenominator) {
  EXPECT_EQ(Of(6, -8).ToString(), "-3/4");
  EXPECT_EQ(Of(-6, -2).ToString(), "3");
  EXPECT_EQ(Of(0, 5), Ratio());
}

TEST(Ratio, ReadsWhatStatutesWrite) {
  EXPECT_EQ(Ratio::Parse("66%").value(), Of(33, 50));
  EXPECT_EQ(Ratio::Parse("0.009").value(), Of(9, 1000));
  EXPECT_EQ(Ratio::Parse("-1/2").value(), Of(-1, 2));
  EXPECT_EQ(Ratio::Parse("1.5/2.5").value(), Of(3, 5));
  for (const char* text : {"", "-", "%", "1/2%", "1e3", " 1", "1/", "--1", "1.", "+1"}) {
    EXPECT_EQ(Code(Ratio::Parse(text)), "not_a_ratio") << text;
  }
  EXPECT_EQ(Code(Ratio::Parse("1/0")), "zero_denominator");
  EXPECT_EQ(Code(Ratio::Parse("999999999999999999999999999999999999999")), "number_too_large");
}

TEST(Ratio, RefusesWhatDoesNotFit) {
  EXPECT_EQ(Code(Ratio::Add(Of(kLargest, 1), 1)), "number_too_large");
  EXPECT_EQ(Code(Ratio::Multiply(Of(kLargest, 1), 2)), "number_too_large");
  EXPECT_EQ(Code(Ratio::Divide(1, 0)), "zero_denominator");
  // Crosswise reduction: a large way to a small result is no obstacle.
  EXPECT_EQ(Ratio::Multiply(Of(kLargest, 3), Of(3, kLargest)).value(), Ratio(1));
}

TEST(Ratio, RoundsDownAndUpOnBothSidesOfZero) {
  EXPECT_TRUE(Of(7, 2).Floor() == 3 && Of(7, 2).Ceil() == 4);
  EXPECT_TRUE(Of(-7, 2).Floor() == -4 && Of(-7, 2).Ceil() == -3);
  EXPECT_TRUE(Ratio(-4).Floor() == -4 && Ratio(-4).Ceil() == -4);
}

// The whole part times the denominator leaves 128 bits here.
TEST(Ratio, OrdersTheSmallestNumbersOfAll) {
  for (const Int128 denominator : {Int128{3}, Int128{7}, Int128{1'000'003}}) {
    const Ratio least = Of(-kLargest, denominator);
    EXPECT_TRUE((least <=> least) == std::strong_ordering::equal);
    EXPECT_LT(least, Of(-kLargest + 1, denominator));
    EXPECT_GT(Of(kLargest, denominator), Of(kLargest - 1, denominator));
    EXPECT_LT(least, Of(kLargest, denominator));
  }
}

// By multiplying crosswise, which 64 bits leave room for.
RC_GTEST_PROP(RatioProperty, OrdersAsTheProductsDo,
              (std::int32_t an, std::int32_t bn, std::uint16_t ad, std::uint16_t bd)) {
  RC_PRE(ad > 0 && bd > 0);
  const std::int64_t left = std::int64_t{an} * bd;
  const std::int64_t right = std::int64_t{bn} * ad;
  RC_ASSERT((Of(an, ad) <=> Of(bn, bd)) == (left <=> right));
}

RC_GTEST_PROP(RatioProperty, ReadsBackWhatItWrites, (std::int64_t numerator, std::int64_t below)) {
  RC_PRE(below != 0);
  const Ratio ratio = Of(numerator, below);
  const std::string text = ratio.ToString();
  RC_PRE(text.size() <= 40U);
  RC_ASSERT(Ratio::Parse(text).value() == ratio);
}

}  // namespace
}  // namespace mandat
