// Spans of time as statutes write them.
#include "statutes/duration.hpp"

#include <gtest/gtest.h>

namespace mandat::statutes {
namespace {

TEST(Durations, AreReadAndPrintedAlike) {
  for (const char* text :
       {"14 days", "1 day", "10 working days", "2 weeks", "1 month in lecture", "42 months",
        "2 years", "1 sitting", "24 hours", "30 minutes", "0 days"}) {
    const auto duration = ParseDuration(text);
    ASSERT_TRUE(duration.has_value()) << text;
    EXPECT_EQ(ToString(*duration), text);
  }
}

TEST(Durations, AreRefusedWhenTheySaySomethingElse) {
  for (const char* text :
       {"", "14", "days", "14days", "fourteen days", "-1 days", "1.5 days", "14  days", "14 days ",
        "1 month in ", "1 month in Lecture", "4294967296 days", "1 fortnight", "+1 days"}) {
    EXPECT_FALSE(ParseDuration(text).has_value()) << text;
  }
}

TEST(Durations, AreComparedAcrossUnits) {
  const auto minutes = [](const char* text) {
    return ApproximateMinutes(ParseDuration(text).value());
  };
  EXPECT_LT(minutes("13 days"), minutes("2 weeks"));
  EXPECT_GT(minutes("2 years"), minutes("1 year"));
  EXPECT_LT(minutes("4294967295 hours"), minutes("4294967295 days"));
}

TEST(Periods, AreDaysMonthsOrYears) {
  for (const char* text : {"1905", "1905-12", "1905-12-03", "1917-10-25J", "1917-10J"}) {
    EXPECT_TRUE(IsPeriodText(text, Calendar::kGregorian)) << text;
  }
  for (const char* text : {"", "05", "1905-13", "1905-02-30", "May 1905"}) {
    EXPECT_FALSE(IsPeriodText(text, Calendar::kGregorian)) << text;
  }
}

TEST(Records, AreDatesOrSpansBeforeTheOpening) {
  EXPECT_TRUE(IsRecordText("30 days before opening", Calendar::kGregorian));
  EXPECT_TRUE(IsRecordText("2025-03-01", Calendar::kGregorian));
  EXPECT_FALSE(IsRecordText("before opening", Calendar::kGregorian));
  EXPECT_FALSE(IsRecordText("30 days", Calendar::kGregorian));
}

}  // namespace
}  // namespace mandat::statutes
