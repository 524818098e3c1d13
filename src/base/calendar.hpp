// CivilDate: a day as people write it, in the Julian or the Gregorian calendar.
//
// The calendar is part of the date (AR-13): 25 October 1917 in Petrograd is 7 November elsewhere,
// and 29 February 1900 exists in one calendar only. Terms and deadlines are counted in days, which
// have the same number in both.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace mandat {

enum class Calendar { kJulian, kGregorian };

// An existing day of the years 1 to 9999, if made by one of the functions below.
struct CivilDate {
  std::int32_t year = 1970;
  std::int32_t month = 1;  // 1-12
  std::int32_t day = 1;    // 1-31
  Calendar calendar = Calendar::kGregorian;
  // The same spelling: 1917-10-25J and 1917-11-07G are the same day and differ here.
  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

// Days since noon of 1 January 4713 BC (Julian day number): counts on through both calendars.
using DayNumber = std::int64_t;

[[nodiscard]] bool Exists(const CivilDate& date);
[[nodiscard]] std::int32_t DaysInMonth(std::int32_t year, std::int32_t month, Calendar calendar);

// Reads "1917-10-25J" or "1917-11-07G". Fails with `not_a_date`.
[[nodiscard]] Result<CivilDate> ParseCivilDate(std::string_view text);
// The same, and a date without a letter is of the calendar that the statutes use.
[[nodiscard]] Result<CivilDate> ParseCivilDate(std::string_view text, Calendar without_letter);

// "1917-10-25J": always with the letter.
[[nodiscard]] std::string ToString(const CivilDate& date);

// `date` exists, checked, here and below.
[[nodiscard]] DayNumber DayNumberOf(const CivilDate& date);
// Each fails with `date_out_of_range` outside the years 1 to 9999.
[[nodiscard]] Result<CivilDate> DateOfDay(DayNumber day, Calendar calendar);
[[nodiscard]] Result<CivilDate> InCalendar(const CivilDate& date, Calendar calendar);
[[nodiscard]] Result<CivilDate> AddDays(const CivilDate& date, std::int64_t days);
// A day that the month does not have becomes its last: 31 January and one month is 28 February.
[[nodiscard]] Result<CivilDate> AddMonths(const CivilDate& date, std::int64_t months);

// Positive if `to` is later.
[[nodiscard]] std::int64_t DaysBetween(const CivilDate& from, const CivilDate& to);

// Compares the days, whatever the calendars: equal for 1917-10-25J and 1917-11-07G.
[[nodiscard]] std::strong_ordering CompareDays(const CivilDate& a, const CivilDate& b);

// The instant at which the day begins in UTC, and the day in UTC of an instant. A deadline in the
// organisation's time zone is resolved by the caller of the core, never here (AR-13).
[[nodiscard]] UtcMillis StartOfUtcDay(const CivilDate& date);
[[nodiscard]] Result<CivilDate> UtcDayOf(UtcMillis instant, Calendar calendar);

template <>
struct JsonForm<CivilDate> {
  static void Write(JsonWriter& writer, const CivilDate& date) { writer.String(ToString(date)); }
  static void Read(JsonReader& reader, CivilDate& date) {
    const auto read = ParseCivilDate(reader.String());
    if (!read) return reader.Reject("not a date with its calendar");
    date = *read;
  }
};

}  // namespace mandat
