// What a source prints, kept exactly as printed: dates with their gaps, numbers, citations.
//
// Nothing is completed (CB-3): a month is not its first day, "0.90" is not "0.9", and a date whose
// calendar the text does not state is never converted, only read aloud as a possibility (CB-40).
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.hpp"
#include "base/fields.hpp"
#include "base/ratio.hpp"
#include "base/result.hpp"

namespace mandat::app::casebook {

// A yes or no of a record. A type of its own, so that an absent answer cannot be read as a no.
struct YesNo {
  bool yes = false;
  friend bool operator==(YesNo, YesNo) = default;
};

// Which calendar the text names. Most Russian dates before 14 February 1918 are Julian in fact; the
// record says only what the text says.
enum class PrintedCalendar { kJulian, kGregorian, kUnstated };
constexpr auto WordsOf(PrintedCalendar) {
  return std::array<std::string_view, 3>{"julian", "gregorian", "unstated"};
}

// "1917", "1917-09", "1917-09-09", or nothing at all. What is not printed is 0.
struct PrintedDate {
  std::int32_t year = 0;
  std::int32_t month = 0;
  std::int32_t day = 0;

  [[nodiscard]] bool IsPrinted() const { return year != 0; }
  [[nodiscard]] bool IsDay() const { return day != 0; }
  // The first and the last day that the date may mean; itself if a day is printed.
  [[nodiscard]] PrintedDate First() const;
  [[nodiscard]] PrintedDate Last(PrintedCalendar calendar) const;
  // How many days it may mean: 1, or 28 to 31, or 365 or 366. Nothing printed: 0.
  [[nodiscard]] std::int64_t Width(PrintedCalendar calendar) const;
  [[nodiscard]] std::string ToString() const;

  // Fails with `not_a_date`. February has 29 days wherever the calendar allows it; an unstated
  // calendar allows what either of the two does.
  [[nodiscard]] static Result<PrintedDate> Parse(std::string_view text, PrintedCalendar calendar);

  friend constexpr auto operator<=>(const PrintedDate&, const PrintedDate&) = default;
};

// True if some day may be meant by both, each read in the calendar that it is printed in.
[[nodiscard]] bool MayOverlap(const PrintedDate& a, const PrintedDate& b);

// The day in the other calendar: "1917-11-07 gregorian" for a day stated as Julian, "" if the text
// does not state a calendar or does not print a day.
[[nodiscard]] std::string InOtherCalendar(const PrintedDate& date, PrintedCalendar calendar);

// "1917-11-07 gregorian": what an unstated day before 14 February 1918 would be if it is Julian;
// "" for every other date. For display only, never stored or sorted by (CB-40).
[[nodiscard]] std::string IfJulian(const PrintedDate& date, PrintedCalendar calendar);

// An exact number with the characters it is printed in, which tell how far it was rounded.
struct Printed {
  Ratio value;
  std::string text;  // "0.963", "7/8", "650000"

  // Half a unit of the last printed decimal; zero for whole numbers and fractions.
  [[nodiscard]] Ratio Rounding() const;
  // Fails as Ratio::Parse does.
  [[nodiscard]] static Result<Printed> Parse(std::string_view text);
  [[nodiscard]] static Printed Whole(std::int64_t number);

  friend bool operator==(const Printed&, const Printed&) = default;
};

// "S4:2184": a line of one of the five source texts, the first line being 1.
struct Cite {
  std::int32_t source = 0;
  std::int32_t line = 0;

  [[nodiscard]] std::string ToString() const;
  // Fails with `not_a_citation`.
  [[nodiscard]] static Result<Cite> Parse(std::string_view text);

  friend constexpr auto operator<=>(const Cite&, const Cite&) = default;
};

// [a-z0-9]+(-[a-z0-9]+)*
[[nodiscard]] bool IsKebabCase(std::string_view text);
// Words between blanks.
[[nodiscard]] std::size_t CountWords(std::string_view text);

}  // namespace mandat::app::casebook

// Their form in the output: a word, or the characters as printed. Only written, never read back.
template <>
struct mandat::JsonForm<mandat::app::casebook::YesNo> {
  static void Write(JsonWriter& writer, app::casebook::YesNo value) {
    writer.Raw(value.yes ? "true" : "false");
  }
};
template <>
struct mandat::JsonForm<mandat::app::casebook::PrintedDate> {
  static void Write(JsonWriter& writer, const app::casebook::PrintedDate& date) {
    writer.String(date.ToString());
  }
};
template <>
struct mandat::JsonForm<mandat::app::casebook::Printed> {
  static void Write(JsonWriter& writer, const app::casebook::Printed& number) {
    writer.String(number.text);
  }
};
template <>
struct mandat::JsonForm<mandat::app::casebook::Cite> {
  static void Write(JsonWriter& writer, const app::casebook::Cite& cite) {
    writer.String(cite.ToString());
  }
};
