// Dates, numbers and citations as printed.
#include "app/casebook/printed.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace mandat::app::casebook {
namespace {

PrintedDate DateOf(std::string_view text, PrintedCalendar calendar = PrintedCalendar::kUnstated) {
  const auto date = PrintedDate::Parse(text, calendar);
  EXPECT_TRUE(date.has_value()) << text;
  return date.value_or(PrintedDate{});
}

TEST(PrintedDate, KeepsItsPrecision) {
  for (const std::string_view text : {"", "1917", "1917-09", "1917-09-09"}) {
    EXPECT_EQ(DateOf(text).ToString(), text);
  }
}

TEST(PrintedDate, OfAMonthIsASpanAndNeverItsFirstDay) {
  const PrintedDate september = DateOf("1917-09");
  EXPECT_FALSE(september.IsDay());
  EXPECT_EQ(september.Width(PrintedCalendar::kUnstated), 30);
  EXPECT_NE(september, DateOf("1917-09-01"));
  EXPECT_EQ(DateOf("1917").Width(PrintedCalendar::kUnstated), 365);
  EXPECT_EQ(DateOf("1917-09-09").Width(PrintedCalendar::kUnstated), 1);
  EXPECT_EQ(DateOf("").Width(PrintedCalendar::kUnstated), 0);
}

// 1900 is divisible by 100 and not by 400: a leap year in the Julian calendar only.
TEST(PrintedDate, KnowsTheLeapDayThatOnlyOneCalendarHas) {
  EXPECT_TRUE(PrintedDate::Parse("1900-02-29", PrintedCalendar::kJulian).has_value());
  EXPECT_TRUE(PrintedDate::Parse("1900-02-29", PrintedCalendar::kUnstated).has_value());
  EXPECT_FALSE(PrintedDate::Parse("1900-02-29", PrintedCalendar::kGregorian).has_value());
}

TEST(PrintedDate, RefusesWhatIsNoDate) {
  for (const std::string_view text :
       {"17", "1917-13", "1917-00", "1917-9", "1917-02-30", "1917-09-00", "1917/09", "1917-09-09J",
        "0000", "191a", "1917-09-9a", "-917"}) {
    const auto date = PrintedDate::Parse(text, PrintedCalendar::kUnstated);
    ASSERT_FALSE(date.has_value()) << text;
    EXPECT_EQ(date.error().code, "not_a_date");
  }
}

TEST(Calendars, AStatedDayIsShownInTheOther) {
  const PrintedDate day = DateOf("1917-10-25");
  EXPECT_EQ(InOtherCalendar(day, PrintedCalendar::kJulian), "1917-11-07 gregorian");
  EXPECT_EQ(InOtherCalendar(DateOf("1917-11-07"), PrintedCalendar::kGregorian),
            "1917-10-25 julian");
  // 29 February 1900 Julian: twelve days behind until that day, so 13 March.
  EXPECT_EQ(InOtherCalendar(DateOf("1900-02-29"), PrintedCalendar::kJulian),
            "1900-03-13 gregorian");
  EXPECT_EQ(InOtherCalendar(day, PrintedCalendar::kUnstated), "");
  EXPECT_EQ(InOtherCalendar(DateOf("1917-10"), PrintedCalendar::kJulian), "");
}

TEST(Calendars, AnUnstatedDayIsReadAloudOnlyBeforeTheReform) {
  EXPECT_EQ(IfJulian(DateOf("1917-09-09"), PrintedCalendar::kUnstated), "1917-09-22 gregorian");
  EXPECT_EQ(IfJulian(DateOf("1918-01-31"), PrintedCalendar::kUnstated), "1918-02-13 gregorian");
  EXPECT_EQ(IfJulian(DateOf("1918-02-14"), PrintedCalendar::kUnstated), "");
  EXPECT_EQ(IfJulian(DateOf("1917-09"), PrintedCalendar::kUnstated), "");
  EXPECT_EQ(IfJulian(DateOf("1917-09-09"), PrintedCalendar::kJulian), "");
}

TEST(Overlap, OfSpansAndDays) {
  EXPECT_TRUE(MayOverlap(DateOf("1927"), DateOf("1927-12")));
  EXPECT_TRUE(MayOverlap(DateOf("1927-12-31"), DateOf("1927-12")));
  EXPECT_FALSE(MayOverlap(DateOf("1926"), DateOf("1927")));
  EXPECT_FALSE(MayOverlap(DateOf(""), DateOf("1927")));
}

TEST(Printed, KnowsHowFarItWasRounded) {
  const auto rounding = [](std::string_view text) { return Printed::Parse(text)->Rounding(); };
  EXPECT_EQ(rounding("0.24"), *Ratio::Create(1, 200));
  EXPECT_EQ(rounding("0.009"), *Ratio::Create(1, 2000));
  EXPECT_EQ(rounding("7/8"), Ratio(0));
  EXPECT_EQ(rounding("650000"), Ratio(0));
}

TEST(Cite, IsASourceAndALine) {
  EXPECT_EQ(Cite::Parse("S4:2184")->ToString(), "S4:2184");
  for (const std::string_view text :
       {"", "S4", "S4:", "S4:0", "S5:1", "s4:1", "S4:01", "S4:1a", "S4:12345678", "S44:1"}) {
    const auto cite = Cite::Parse(text);
    ASSERT_FALSE(cite.has_value()) << text;
    EXPECT_EQ(cite.error().code, "not_a_citation");
  }
}

TEST(Ids, AreKebabCase) {
  for (const std::string_view good : {"a", "v-1917-09", "s0"}) EXPECT_TRUE(IsKebabCase(good));
  for (const std::string_view bad : {"", "-a", "a-", "a--b", "A", "a_b", "é"}) {
    EXPECT_FALSE(IsKebabCase(bad)) << bad;
  }
}

RC_GTEST_PROP(PrintedDate, EveryDayParsesToItsOwnText, ()) {
  const PrintedDate day{.year = *rc::gen::inRange(1, 10000),
                        .month = *rc::gen::inRange(1, 13),
                        .day = *rc::gen::inRange(1, 29)};
  const auto read = PrintedDate::Parse(day.ToString(), PrintedCalendar::kGregorian);
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == day);
}

}  // namespace
}  // namespace mandat::app::casebook
