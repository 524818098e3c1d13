// How statutes write spans of time and days (ST-4).
#pragma once

#include <string>
#include <string_view>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "statutes/statute.hpp"

namespace mandat::statutes {

// Reads "14 days", "2 weeks", "10 working days", "1 month in lecture". Fails with `E109`.
[[nodiscard]] Result<Duration> ParseDuration(std::string_view text);

// As a statute would write it.
[[nodiscard]] std::string ToString(const Duration& duration);

// At least so many days, for comparing two durations of different units. A sitting has no length:
// it counts as none.
[[nodiscard]] std::uint64_t ApproximateMinutes(const Duration& duration);

// A day, a month or a year of `calendar`: "1917-10-25J", "1917-10", "1905".
[[nodiscard]] bool IsPeriodText(std::string_view text, Calendar calendar);

// When a roll is fixed: a date, or "30 days before opening". The words stand in the schema.
[[nodiscard]] bool IsRecordText(std::string_view text, Calendar calendar);

}  // namespace mandat::statutes
