#include "base/calendar.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace mandat {
namespace {

constexpr std::int32_t kFirstYear = 1;
constexpr std::int32_t kLastYear = 9999;
constexpr std::int64_t kMostMonths = 12 * std::int64_t{kLastYear};
constexpr DayNumber kUnixEpoch = 2440588;  // 1970-01-01G
constexpr std::size_t kDateLength = 10;    // without the letter

bool IsLeapYear(std::int32_t year, Calendar calendar) {
  if (year % 4 != 0) return false;
  return calendar == Calendar::kJulian || year % 100 != 0 || year % 400 == 0;
}

// The number of 1 March of `year`. Years are counted from March here, so that the day that may be
// missing is the last of its year and the months before it have fixed places.
DayNumber FirstOfMarch(std::int64_t year, Calendar calendar) {
  if (calendar == Calendar::kJulian) return 1721118 + 365 * year + year / 4;
  return 1721120 + 365 * year + year / 4 - year / 100 + year / 400;
}

// Days from 1 March to the first of the month that is `months` later: 31, 61, 92, ... follow a line
// of slope 30.6.
std::int64_t DaysBeforeMonth(std::int64_t months) { return (153 * months + 2) / 5; }

// The number that `digits` spell, or -1.
std::int32_t NumberOf(std::string_view digits) {
  std::int32_t number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return -1;
    number = number * 10 + (digit - '0');
  }
  return number;
}

std::string Padded(std::int32_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

tl::unexpected<Error> OutOfRange() {
  return Fail("date_out_of_range", "dates lie in the years 1 to 9999");
}

}  // namespace

std::int32_t DaysInMonth(std::int32_t year, std::int32_t month, Calendar calendar) {
  MANDAT_CHECK(month >= 1 && month <= 12);
  if (month == 2) return IsLeapYear(year, calendar) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool Exists(const CivilDate& date) {
  return date.year >= kFirstYear && date.year <= kLastYear && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= DaysInMonth(date.year, date.month, date.calendar);
}

Result<CivilDate> ParseCivilDate(std::string_view text) {
  if (text.ends_with('J') || text.ends_with('G')) return ParseCivilDate(text, Calendar::kGregorian);
  return Fail("not_a_date", "a date names its calendar: 1917-10-25J or 1917-11-07G");
}

Result<CivilDate> ParseCivilDate(std::string_view text, Calendar without_letter) {
  CivilDate date{.year = 0, .month = 0, .day = 0, .calendar = without_letter};
  if (text.ends_with('J')) date.calendar = Calendar::kJulian;
  if (text.ends_with('G')) date.calendar = Calendar::kGregorian;
  if (text.size() == kDateLength + 1) {
    if (!text.ends_with('J') && !text.ends_with('G')) return Fail("not_a_date", std::string(text));
    text.remove_suffix(1);
  }
  if (text.size() != kDateLength || text[4] != '-' || text[7] != '-') {
    return Fail("not_a_date", "a date looks like 1917-10-25");
  }
  date.year = NumberOf(text.substr(0, 4));
  date.month = NumberOf(text.substr(5, 2));
  date.day = NumberOf(text.substr(8, 2));
  if (!Exists(date)) return Fail("not_a_date", "no such day: " + std::string(text));
  return date;
}

std::string ToString(const CivilDate& date) {
  return Padded(date.year, 4) + '-' + Padded(date.month, 2) + '-' + Padded(date.day, 2) +
         (date.calendar == Calendar::kJulian ? 'J' : 'G');
}

DayNumber DayNumberOf(const CivilDate& date) {
  MANDAT_CHECK(Exists(date));
  const bool before_march = date.month < 3;
  const std::int64_t year = date.year - (before_march ? 1 : 0);
  const std::int64_t months = date.month - 3 + (before_march ? 12 : 0);
  return FirstOfMarch(year, date.calendar) + DaysBeforeMonth(months) + date.day - 1;
}

Result<CivilDate> DateOfDay(DayNumber day, Calendar calendar) {
  const CivilDate first{.year = kFirstYear, .month = 1, .day = 1, .calendar = calendar};
  const CivilDate last{.year = kLastYear, .month = 12, .day = 31, .calendar = calendar};
  if (day < DayNumberOf(first) || day > DayNumberOf(last)) return OutOfRange();

  std::int64_t year = (day - FirstOfMarch(0, calendar)) / 366;  // never too late a year
  while (FirstOfMarch(year + 1, calendar) <= day) ++year;
  const std::int64_t in_year = day - FirstOfMarch(year, calendar);
  const std::int64_t months = (5 * in_year + 2) / 153;
  const bool after_december = months >= 10;
  CivilDate date{.calendar = calendar};
  date.year = static_cast<std::int32_t>(year + (after_december ? 1 : 0));
  date.month = static_cast<std::int32_t>(months + 3 - (after_december ? 12 : 0));
  date.day = static_cast<std::int32_t>(in_year - DaysBeforeMonth(months) + 1);
  return date;
}

Result<CivilDate> InCalendar(const CivilDate& date, Calendar calendar) {
  return DateOfDay(DayNumberOf(date), calendar);
}

Result<CivilDate> AddDays(const CivilDate& date, std::int64_t days) {
  DayNumber sum = 0;
  if (__builtin_add_overflow(DayNumberOf(date), days, &sum)) return OutOfRange();
  return DateOfDay(sum, date.calendar);
}

Result<CivilDate> AddMonths(const CivilDate& date, std::int64_t months) {
  MANDAT_CHECK(Exists(date));
  if (months < -kMostMonths || months > kMostMonths) return OutOfRange();
  const std::int64_t since_year_zero = std::int64_t{date.year} * 12 + date.month - 1 + months;
  CivilDate moved = date;
  moved.year = static_cast<std::int32_t>(since_year_zero / 12);
  if (since_year_zero < 12 || moved.year > kLastYear) return OutOfRange();
  moved.month = static_cast<std::int32_t>(since_year_zero % 12) + 1;
  moved.day = std::min(date.day, DaysInMonth(moved.year, moved.month, moved.calendar));
  return moved;
}

std::int64_t DaysBetween(const CivilDate& from, const CivilDate& to) {
  return DayNumberOf(to) - DayNumberOf(from);
}

std::strong_ordering CompareDays(const CivilDate& a, const CivilDate& b) {
  return DayNumberOf(a) <=> DayNumberOf(b);
}

UtcMillis StartOfUtcDay(const CivilDate& date) {
  return UtcMillis{(DayNumberOf(date) - kUnixEpoch) * kMillisPerDay};
}

Result<CivilDate> UtcDayOf(UtcMillis instant, Calendar calendar) {
  std::int64_t days = instant.value / kMillisPerDay;
  if (instant.value % kMillisPerDay < 0) --days;  // before 1970, towards the past
  return DateOfDay(kUnixEpoch + days, calendar);
}

}  // namespace mandat
