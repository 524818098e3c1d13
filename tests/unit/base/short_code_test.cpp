// Short codes: what people mistype is noticed.
#include "base/short_code.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>  // after gtest, which it needs

#include <string>
#include <utility>

namespace mandat {
namespace {

TEST(ShortCode, IsWrittenAsTheDocumentsShowIt) {
  // 412 = 21 * 19 + 13; M counts 14; 13 + 14 = 19 + 8; letter 8 of ACDEFGHJK is K.
  EXPECT_EQ(ShortCodeOf(MandateId{412}), "M-0412-K");
  EXPECT_EQ(ParseShortCodeOf<MandateTag>("M-0412-K"), MandateId{412});
  EXPECT_EQ(ParseShortCodeOf<MandateTag>("m-0412-k"), MandateId{412});
}

TEST(ShortCode, RefusesAnotherForm) {
  for (const char* const text :
       {"", "M", "M-0412", "M0412K", "M-412-K", "M-00412-K", "M-04 2-K", "M-0412-", "-0412-K",
        "7-0412-K", "M-0412-K ", "M-+412-K", "M-99999999999999999999999-K"}) {
    const auto code = ParseShortCode(text);
    ASSERT_FALSE(code.has_value()) << text;
    EXPECT_EQ(code.error().code, "not_a_short_code") << text;
  }
}

TEST(ShortCode, DoesNotTakeOneKindForAnother) {
  const auto vote = ParseShortCodeOf<VoteTag>("M-0412-K");
  ASSERT_FALSE(vote.has_value());
  EXPECT_EQ(vote.error().code, "other_kind_of_code");
}

RC_GTEST_PROP(ShortCode, ComesBackAsItWas, (std::uint64_t number)) {
  const ShortCode code{.kind = *rc::gen::inRange('A', static_cast<char>('Z' + 1)),
                       .number = number};
  RC_ASSERT(ParseShortCode(ToString(code)) == code);
}

RC_GTEST_PROP(ShortCode, NoticesEverySingleWrongDigit, (std::uint64_t number)) {
  const std::string right = ShortCodeOf(MandateId{number});
  for (std::size_t i = 2; i < right.size() - 2; ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = right;
      wrong[i] = digit;
      RC_ASSERT(wrong == right || !ParseShortCode(wrong).has_value());
    }
  }
}

RC_GTEST_PROP(ShortCode, NoticesEverySwapOfNeighbours, (std::uint64_t number)) {
  const std::string right = ShortCodeOf(MandateId{number});
  for (std::size_t i = 0; i + 1 < right.size(); ++i) {
    std::string wrong = right;
    std::swap(wrong[i], wrong[i + 1]);
    RC_ASSERT(wrong == right || !ParseShortCode(wrong).has_value());
  }
}

}  // namespace
}  // namespace mandat
