// Reading, printing and converting what a source prints.
#include "app/casebook/printed.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace mandat::app::casebook {
namespace {

constexpr PrintedDate kReform{.year = 1918, .month = 2, .day = 14};

bool IsDigits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// `text` is digits, at most nine of them.
std::int32_t NumberOf(std::string_view text) {
  std::int32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// February is the only month that the calendars count differently, and the Julian one is never the
// shorter: in an unstated calendar it is the limit.
Calendar LongerCalendar(PrintedCalendar calendar) {
  return calendar == PrintedCalendar::kGregorian ? Calendar::kGregorian : Calendar::kJulian;
}

CivilDate CivilOf(const PrintedDate& date, Calendar calendar) {
  return {.year = date.year, .month = date.month, .day = date.day, .calendar = calendar};
}

std::string Converted(const PrintedDate& date, Calendar from, Calendar to) {
  const auto converted = InCalendar(CivilOf(date, from), to);
  if (!converted) return {};
  const auto word = to == Calendar::kGregorian ? PrintedCalendar::kGregorian  //
                                               : PrintedCalendar::kJulian;
  return fmt::format("{:04}-{:02}-{:02} {}", converted->year, converted->month, converted->day,
                     WordOf(word));
}

}  // namespace

PrintedDate PrintedDate::First() const {
  return {.year = year, .month = std::max(month, 1), .day = std::max(day, 1)};
}

PrintedDate PrintedDate::Last(PrintedCalendar calendar) const {
  const std::int32_t last_month = month == 0 ? 12 : month;
  const std::int32_t last_day =
      day == 0 ? DaysInMonth(year, last_month, LongerCalendar(calendar)) : day;
  return {.year = year, .month = last_month, .day = last_day};
}

std::int64_t PrintedDate::Width(PrintedCalendar calendar) const {
  if (!IsPrinted()) return 0;
  const Calendar by = LongerCalendar(calendar);
  return DaysBetween(CivilOf(First(), by), CivilOf(Last(calendar), by)) + 1;
}

std::string PrintedDate::ToString() const {
  if (!IsPrinted()) return {};
  if (month == 0) return fmt::format("{:04}", year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

Result<PrintedDate> PrintedDate::Parse(std::string_view text, PrintedCalendar calendar) {
  if (text.empty()) return PrintedDate{};
  const auto fail = [&] { return Fail("not_a_date", std::string(text)); };
  PrintedDate date;
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return fail();
  if (!IsDigits(text.substr(0, 4))) return fail();
  date.year = NumberOf(text.substr(0, 4));
  if (date.year == 0) return fail();
  if (text.size() >= 7) {
    if (text[4] != '-' || !IsDigits(text.substr(5, 2))) return fail();
    date.month = NumberOf(text.substr(5, 2));
    if (date.month < 1 || date.month > 12) return fail();
  }
  if (text.size() == 10) {
    if (text[7] != '-' || !IsDigits(text.substr(8, 2))) return fail();
    date.day = NumberOf(text.substr(8, 2));
    if (date.day < 1 || !Exists(CivilOf(date, LongerCalendar(calendar)))) return fail();
  }
  return date;
}

bool MayOverlap(const PrintedDate& a, const PrintedDate& b) {
  if (!a.IsPrinted() || !b.IsPrinted()) return false;
  return a.First() <= b.Last(PrintedCalendar::kUnstated) &&
         b.First() <= a.Last(PrintedCalendar::kUnstated);
}

std::string InOtherCalendar(const PrintedDate& date, PrintedCalendar calendar) {
  if (!date.IsDay()) return {};
  switch (calendar) {
    case PrintedCalendar::kJulian:
      return Converted(date, Calendar::kJulian, Calendar::kGregorian);
    case PrintedCalendar::kGregorian:
      return Converted(date, Calendar::kGregorian, Calendar::kJulian);
    case PrintedCalendar::kUnstated:
      return {};
  }
  MANDAT_UNREACHABLE();
}

std::string IfJulian(const PrintedDate& date, PrintedCalendar calendar) {
  if (calendar != PrintedCalendar::kUnstated || !date.IsDay() || date >= kReform) return {};
  return Converted(date, Calendar::kJulian, Calendar::kGregorian);
}

Ratio Printed::Rounding() const {
  const std::size_t point = text.find('.');
  if (point == std::string::npos) return 0;
  Int128 scale = 2;
  for (std::size_t i = point + 1; i < text.size(); ++i) scale *= 10;
  const auto half_unit = Ratio::Create(1, scale);
  MANDAT_CHECK(half_unit.has_value());  // Ratio::Parse took the same number of decimals
  return *half_unit;
}

Result<Printed> Printed::Parse(std::string_view text) {
  MANDAT_TRY(const Ratio value, Ratio::Parse(text));
  return Printed{.value = value, .text = std::string(text)};
}

Printed Printed::Whole(std::int64_t number) {
  return {.value = Ratio(number), .text = std::to_string(number)};
}

std::string Cite::ToString() const { return fmt::format("S{}:{}", source, line); }

Result<Cite> Cite::Parse(std::string_view text) {
  const std::string_view digits = text.size() > 3 ? text.substr(3) : std::string_view{};
  const bool well_formed = digits.size() <= 6 && IsDigits(digits) && digits.front() != '0' &&
                           text[0] == 'S' && text[1] >= '0' && text[1] <= '4' && text[2] == ':';
  if (!well_formed) return Fail("not_a_citation", std::string(text));
  return Cite{.source = text[1] - '0', .line = NumberOf(digits)};
}

bool IsKebabCase(std::string_view text) {
  bool after_letter = false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!letter && (c != '-' || !after_letter)) return false;
    after_letter = letter;
  }
  return after_letter;
}

std::size_t CountWords(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

}  // namespace mandat::app::casebook
