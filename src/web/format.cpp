// Prints numbers, shares and dates.
#include "web/format.hpp"

#include <fmt/core.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "base/check.hpp"
#include "statutes/shares.hpp"

namespace mandat::web {
namespace {

constexpr std::string_view kNarrowSpace = "\u202F";

std::string_view GroupSeparator(Language language) {
  return language == Language::kFrench ? kNarrowSpace : ",";
}

// Puts the separator between groups of three digits.
std::string Grouped(std::string_view digits, Language language) {
  std::string text;
  const bool is_negative = digits.starts_with('-');
  if (is_negative) {
    text += "\u2212";
    digits.remove_prefix(1);
  }
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > 0 && (digits.size() - at) % 3 == 0) text += GroupSeparator(language);
    text += digits[at];
  }
  return text;
}

std::string Percentage(std::string_view printed, Language language) {
  std::string text(printed);
  if (language == Language::kEnglish) return text + "%";
  std::ranges::replace(text, '.', ',');
  return fmt::format("{}{}%", text, kNarrowSpace);
}

std::string DayMonthYear(const CivilDate& date, const Messages& words) {
  const std::string_view month = words.Word("calendar", fmt::format("month-{}", date.month));
  const bool is_french_first = words.InLanguage() == Language::kFrench && date.day == 1;
  return fmt::format("{}{} {} {}", date.day, is_french_first ? "er" : "", month, date.year);
}

}  // namespace

std::string FormatNumber(std::int64_t number, Language language) {
  return Grouped(ToString(Int128{number}), language);
}

std::string FormatNumber(const Ratio& number, Language language) {
  std::string numerator = Grouped(ToString(number.Numerator()), language);
  if (number.IsWhole()) return numerator;
  return fmt::format("{}/{}", numerator, Grouped(ToString(number.Denominator()), language));
}

std::optional<Shares> FormatShares(const Ratio& share, const std::optional<Ratio>& threshold,
                                   Language language) {
  const auto printed = statutes::PrintShares(share, threshold);
  if (!printed) return std::nullopt;
  return Shares{
      .share = Percentage(printed->share, language),
      .threshold = printed->threshold ? Percentage(*printed->threshold, language) : std::string()};
}

std::string FormatDate(const CivilDate& date, const Messages& words) {
  std::string written = DayMonthYear(date, words);
  if (date.calendar == Calendar::kGregorian) return written;
  const auto gregorian = InCalendar(date, Calendar::kGregorian);
  if (!gregorian) return words.Text("calendar.julian", {{"date", written}});
  const std::string other = DayMonthYear(*gregorian, words);
  return words.Text("calendar.both", {{"julian", written}, {"gregorian", other}});
}

Result<std::string> FormatInstant(UtcMillis instant, std::string_view zone, const Messages& words) {
  const std::unique_ptr<icu::TimeZone> table(icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8({zone.data(), static_cast<std::int32_t>(zone.size())})));
  if (table == nullptr || *table == icu::TimeZone::getUnknown()) {
    return Fail("time_zone_unknown", std::string(zone));
  }
  std::int32_t raw_offset = 0;
  std::int32_t summer_offset = 0;
  UErrorCode status = U_ZERO_ERROR;
  table->getOffset(static_cast<UDate>(instant.value), 0, raw_offset, summer_offset, status);
  MANDAT_CHECK(U_SUCCESS(status));
  const UtcMillis local{instant.value + raw_offset + summer_offset};
  MANDAT_TRY(const CivilDate day, UtcDayOf(local, Calendar::kGregorian));
  const std::int64_t minutes = (local.value - StartOfUtcDay(day).value) / 60'000;
  return fmt::format("{}, {:02}:{:02}", FormatDate(day, words), minutes / 60, minutes % 60);
}

}  // namespace mandat::web
