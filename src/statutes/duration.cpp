#include "statutes/duration.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <utility>

namespace mandat::statutes {
namespace {

constexpr std::uint64_t kMinutesOfDay = std::uint64_t{24} * 60;
constexpr std::string_view kBeforeOpening = " before opening";

// One of a thing is written without the s: "1 month".
std::optional<TimeUnit> UnitOf(std::string_view word) {
  if (const auto plural = FromWord<TimeUnit>(word)) return plural;
  for (const std::string_view plural : WordsOf(TimeUnit{})) {
    if (plural.substr(0, plural.size() - 1) == word) return FromWord<TimeUnit>(plural);
  }
  return std::nullopt;
}

tl::unexpected<Error> NotADuration(std::string_view text) {
  return Fail("E109", fmt::format("`{}` is not a duration such as \"14 days\"", text));
}

bool IsLowerCaseWord(std::string_view text) {
  for (const char c : text) {
    if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') return false;
  }
  return !text.empty();
}

std::uint64_t MinutesOf(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kMinutes:
      return 1;
    case TimeUnit::kHours:
      return 60;
    case TimeUnit::kDays:
    case TimeUnit::kWorkingDays:
      return kMinutesOfDay;
    case TimeUnit::kWeeks:
      return 7 * kMinutesOfDay;
    case TimeUnit::kMonths:
      return 30 * kMinutesOfDay;
    case TimeUnit::kYears:
      return 365 * kMinutesOfDay;
    case TimeUnit::kSittings:
      return 0;
  }
  MANDAT_UNREACHABLE();
}

}  // namespace

Result<Duration> ParseDuration(std::string_view text) {
  Duration duration;
  std::string_view rest = text;
  if (const auto in = rest.find(" in "); in != std::string_view::npos) {
    const std::string_view period = rest.substr(in + 4);
    if (!IsLowerCaseWord(period)) return NotADuration(text);
    duration.within = std::string(period);
    rest = rest.substr(0, in);
  }
  const auto [end, error] =
      std::from_chars(rest.data(), rest.data() + rest.size(), duration.amount);
  if (error != std::errc{}) return NotADuration(text);
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  if (!rest.starts_with(' ')) return NotADuration(text);
  const auto unit = UnitOf(rest.substr(1));
  if (!unit) return NotADuration(text);
  duration.unit = *unit;
  return duration;
}

std::string ToString(const Duration& duration) {
  std::string_view unit = WordOf(duration.unit);
  if (duration.amount == 1) unit.remove_suffix(1);
  std::string text = fmt::format("{} {}", duration.amount, unit);
  if (duration.within) text += " in " + *duration.within;
  return text;
}

std::uint64_t ApproximateMinutes(const Duration& duration) {
  return duration.amount * MinutesOf(duration.unit);
}

bool IsPeriodText(std::string_view text, Calendar calendar) {
  // The missing parts are the first of the year or month: what exists with them is a period.
  std::string day(text);
  const bool julian = day.ends_with('J');
  if (julian) day.pop_back();
  if (day.size() == 4) day += "-01";
  if (day.size() == 7) day += "-01";
  return ParseCivilDate(day, julian ? Calendar::kJulian : calendar).has_value();
}

bool IsRecordText(std::string_view text, Calendar calendar) {
  if (text.ends_with(kBeforeOpening)) {
    return ParseDuration(text.substr(0, text.size() - kBeforeOpening.size())).has_value();
  }
  return ParseCivilDate(text, calendar).has_value();
}

}  // namespace mandat::statutes
