// Dates checked against published pairs: the two calendars, leap days, ends of months.
#include "base/calendar.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>  // after gtest, which it needs

#include <string>
#include <string_view>

namespace mandat {
namespace {

CivilDate Day(std::string_view text) { return ParseCivilDate(text).value(); }

TEST(CivilDate, ConvertsWellKnownDays) {
  const struct {
    const char* julian;
    const char* gregorian;
  } rows[] = {
      {"1917-10-25J", "1917-11-07G"},  // the insurrection in Petrograd
      {"1918-02-01J", "1918-02-14G"},  // the day after 31 January in Soviet Russia
      {"1582-10-05J", "1582-10-15G"},  // the first Gregorian day
      {"1752-09-03J", "1752-09-14G"},  // the British change
      {"1900-02-28J", "1900-03-12G"},  // still 12 days apart
      {"1900-02-29J", "1900-03-13G"},  // exists in one calendar only
      {"1900-03-01J", "1900-03-14G"},  // 13 days from here
      {"2000-02-29J", "2000-03-13G"}, {"0200-03-01J", "0200-03-01G"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(InCalendar(Day(row.julian), Calendar::kGregorian), Day(row.gregorian));
    EXPECT_EQ(InCalendar(Day(row.gregorian), Calendar::kJulian), Day(row.julian));
    EXPECT_EQ(CompareDays(Day(row.julian), Day(row.gregorian)), std::strong_ordering::equal);
  }
}

TEST(CivilDate, HasTheJulianDayNumber) {
  EXPECT_EQ(DayNumberOf(Day("2000-01-01G")), 2451545);  // the epoch J2000.0
  EXPECT_EQ(DayNumberOf(Day("1858-11-17G")), 2400001);  // modified Julian day 0 begins
  EXPECT_EQ(DayNumberOf(Day("1970-01-01G")), 2440588);
  EXPECT_EQ(DayNumberOf(Day("0001-01-01J")), 1721424);
}

TEST(CivilDate, ReadsOnlyWhatItWrites) {
  for (const char* const text : {"1917-10-25J", "1917-11-07G", "0001-01-01G", "9999-12-31J"}) {
    EXPECT_EQ(ToString(Day(text)), text);
  }
  for (const char* const text :
       {"", "1917-10-25", "1917-10-25j", "1917-10-25JJ", "1917-1-25J", "17-10-25J", "1917/10/25J",
        "1917-02-29J", "1900-02-29G", "1917-13-01G", "1917-00-01G", "1917-04-31G", "1917-04-00G",
        "0000-01-01G", "-917-10-25J", "1917-10-2 J", "1917-10-25J "}) {
    const auto date = ParseCivilDate(text);
    ASSERT_FALSE(date.has_value()) << text;
    EXPECT_EQ(date.error().code, "not_a_date") << text;
  }
}

TEST(CivilDate, TakesTheCalendarOfTheStatutesWhereNoLetterStands) {
  EXPECT_EQ(ParseCivilDate("1917-10-25", Calendar::kJulian), Day("1917-10-25J"));
  EXPECT_EQ(ParseCivilDate("1917-10-25", Calendar::kGregorian), Day("1917-10-25G"));
  EXPECT_EQ(ParseCivilDate("1917-10-25G", Calendar::kJulian), Day("1917-10-25G"));
  EXPECT_FALSE(ParseCivilDate("1900-02-29", Calendar::kGregorian).has_value());
  EXPECT_TRUE(ParseCivilDate("1900-02-29", Calendar::kJulian).has_value());
  EXPECT_FALSE(ParseCivilDate("1917-10-25X", Calendar::kJulian).has_value());
}

TEST(CivilDate, ClampsToTheEndOfAShorterMonth) {
  EXPECT_EQ(AddMonths(Day("2023-01-31G"), 1), Day("2023-02-28G"));
  EXPECT_EQ(AddMonths(Day("2024-01-31G"), 1), Day("2024-02-29G"));
  EXPECT_EQ(AddMonths(Day("1900-01-31J"), 1), Day("1900-02-29J"));
  EXPECT_EQ(AddMonths(Day("2024-02-29G"), 12), Day("2025-02-28G"));
  EXPECT_EQ(AddMonths(Day("2024-03-31G"), -4), Day("2023-11-30G"));
  EXPECT_EQ(AddMonths(Day("2024-12-15G"), 1), Day("2025-01-15G"));
  EXPECT_EQ(AddMonths(Day("2024-01-15G"), -1), Day("2023-12-15G"));
  EXPECT_EQ(AddMonths(Day("9999-12-01G"), 1).error().code, "date_out_of_range");
  EXPECT_EQ(AddMonths(Day("0001-01-01G"), -1).error().code, "date_out_of_range");
}

TEST(CivilDate, CountsDays) {
  EXPECT_EQ(DaysBetween(Day("1917-02-23J"), Day("1917-10-25J")), 244);
  EXPECT_EQ(DaysBetween(Day("1917-10-25J"), Day("1917-11-07G")), 0);
  EXPECT_EQ(DaysBetween(Day("2024-03-01G"), Day("2024-02-28G")), -2);
  EXPECT_EQ(AddDays(Day("1900-02-28J"), 1), Day("1900-02-29J"));
  EXPECT_EQ(AddDays(Day("1900-02-28G"), 1), Day("1900-03-01G"));
  EXPECT_EQ(AddDays(Day("9999-12-31G"), 1).error().code, "date_out_of_range");
  EXPECT_EQ(AddDays(Day("0001-01-01G"), INT64_MIN).error().code, "date_out_of_range");
  EXPECT_EQ(InCalendar(Day("9999-12-31J"), Calendar::kGregorian).error().code, "date_out_of_range");
}

TEST(CivilDate, KnowsTheDayOfAnInstantAlsoBefore1970) {
  EXPECT_EQ(StartOfUtcDay(Day("1970-01-02G")).value, 86'400'000);
  EXPECT_EQ(UtcDayOf(UtcMillis{86'399'999}, Calendar::kGregorian), Day("1970-01-01G"));
  EXPECT_EQ(UtcDayOf(UtcMillis{-1}, Calendar::kGregorian), Day("1969-12-31G"));
  EXPECT_EQ(UtcDayOf(UtcMillis{-86'400'000}, Calendar::kGregorian), Day("1969-12-31G"));
  EXPECT_EQ(UtcDayOf(StartOfUtcDay(Day("1917-11-07G")), Calendar::kJulian), Day("1917-10-25J"));
}

TEST(CivilDate, StandsOnRecordWithItsCalendar) {
  EXPECT_EQ(ToJson(Day("1917-10-25J")), "\"1917-10-25J\"");
  EXPECT_EQ(FromJson<CivilDate>("\"1917-10-25J\""), Day("1917-10-25J"));
  EXPECT_FALSE(FromJson<CivilDate>("\"1917-10-25\"").has_value());
}

TEST(CivilDate, NumbersEveryDayOfBothCalendarsWithoutAGap) {
  for (const Calendar calendar : {Calendar::kJulian, Calendar::kGregorian}) {
    DayNumber expected = DayNumberOf({.year = 1, .month = 1, .day = 1, .calendar = calendar});
    for (std::int32_t year = 1; year <= 9999; ++year) {
      for (std::int32_t month = 1; month <= 12; ++month) {
        for (std::int32_t day = 1; day <= DaysInMonth(year, month, calendar); ++day) {
          const CivilDate date{.year = year, .month = month, .day = day, .calendar = calendar};
          ASSERT_EQ(DayNumberOf(date), expected) << ToString(date);
          ++expected;
        }
      }
    }
  }
}

RC_GTEST_PROP(CivilDate, ComesBackFromItsDayNumber, ()) {
  const DayNumber day = *rc::gen::inRange<DayNumber>(1721430, 5373400);
  for (const Calendar calendar : {Calendar::kJulian, Calendar::kGregorian}) {
    const auto date = DateOfDay(day, calendar);
    RC_ASSERT(date.has_value());
    RC_ASSERT(Exists(*date));
    RC_ASSERT(DayNumberOf(*date) == day);
    RC_ASSERT(ParseCivilDate(ToString(*date)) == *date);
  }
}

}  // namespace
}  // namespace mandat
