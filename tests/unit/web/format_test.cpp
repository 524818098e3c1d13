#include "web/format.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace mandat::web {
namespace {

const Messages& English() { return Messages::Of(Language::kEnglish); }
const Messages& French() { return Messages::Of(Language::kFrench); }

TEST(Format, GroupsThousandsAsTheLanguageDoes) {
  EXPECT_EQ(FormatNumber(0, Language::kEnglish), "0");
  EXPECT_EQ(FormatNumber(999, Language::kEnglish), "999");
  EXPECT_EQ(FormatNumber(1000, Language::kEnglish), "1,000");
  EXPECT_EQ(FormatNumber(-1234567, Language::kEnglish), "\u22121,234,567");
  EXPECT_EQ(FormatNumber(1234567, Language::kFrench), "1\u202F234\u202F567");
  EXPECT_EQ(FormatNumber(std::numeric_limits<std::int64_t>::min(), Language::kEnglish),
            "\u22129,223,372,036,854,775,808");
}

TEST(Format, WritesAFractionAsAFraction) {
  EXPECT_EQ(FormatNumber(*Ratio::Create(275, 3), Language::kEnglish), "275/3");
  EXPECT_EQ(FormatNumber(Ratio(1200), Language::kFrench), "1\u202F200");
}

TEST(Format, PrintsAShareWithACommaAndANarrowSpaceInFrench) {
  const auto shares = FormatShares(*Ratio::Create(7, 15), *Ratio::Create(1, 2), Language::kFrench);
  ASSERT_TRUE(shares.has_value());
  EXPECT_EQ(shares->share, "46,7\u202F%");
  EXPECT_EQ(shares->threshold, "50,0\u202F%");
}

TEST(Format, GivesNoShareOfANumberThatDoesNotFit) {
  const Int128 most = std::numeric_limits<Int128>::max();
  EXPECT_FALSE(FormatShares(*Ratio::Create(most, 1), std::nullopt, Language::kEnglish).has_value());
}

TEST(Format, NamesTheCalendarOfADate) {
  const CivilDate october{.year = 1917, .month = 10, .day = 25, .calendar = Calendar::kJulian};
  EXPECT_EQ(FormatDate(october, English()), "25 October 1917 (Julian), 7 November 1917");
  EXPECT_EQ(FormatDate(october, French()), "25 octobre 1917 (julien), 7 novembre 1917");
  const CivilDate may{.year = 2026, .month = 5, .day = 1};
  EXPECT_EQ(FormatDate(may, English()), "1 May 2026");
  EXPECT_EQ(FormatDate(may, French()), "1er mai 2026");
}

TEST(Format, ShowsAnInstantInTheZoneOfTheOrganisation) {
  // 2026-07-01T22:05:09Z is past midnight in Paris, where it is summer time, not in Lisbon's isles.
  const UtcMillis instant{1'782'943'509'000};
  EXPECT_EQ(FormatInstant(instant, "UTC", English()).value_or(""), "1 July 2026, 22:05");
  EXPECT_EQ(FormatInstant(instant, "Europe/Paris", English()).value_or(""), "2 July 2026, 00:05");
  EXPECT_EQ(FormatInstant(instant, "Europe/Paris", French()).value_or(""), "2 juillet 2026, 00:05");
  const auto refused = FormatInstant(instant, "Europe/Atlantis", English());
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, "time_zone_unknown");
}

}  // namespace
}  // namespace mandat::web
