#include "app/civil_time.hpp"

#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <memory>
#include <string>

namespace mandat::app {
namespace {

constexpr std::int64_t kMillisPerMinute = 60 * kMillisPerSecond;

Result<std::unique_ptr<icu::TimeZone>> ZoneOf(std::string_view name) {
  const icu::UnicodeString id = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  if (!zone || *zone == icu::TimeZone::getUnknown()) {
    return Fail("unknown_time_zone", std::string(name));
  }
  return zone;
}

// Offset from UTC; `local` tells whether `millis` is wall-clock time.
Result<std::int64_t> OffsetAt(const icu::TimeZone& zone, std::int64_t millis, bool local) {
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode error = U_ZERO_ERROR;
  zone.getOffset(static_cast<UDate>(millis), static_cast<UBool>(local), raw, saving, error);
  if (U_FAILURE(error)) return Fail("unknown_time_zone");
  return std::int64_t{raw} + saving;
}

}  // namespace

Result<CivilDate> DayIn(std::string_view zone, UtcMillis instant, Calendar calendar) {
  MANDAT_TRY(const std::unique_ptr<icu::TimeZone> found, ZoneOf(zone));
  MANDAT_TRY(const std::int64_t offset, OffsetAt(*found, instant.value, false));
  return UtcDayOf(UtcMillis{instant.value + offset}, calendar);
}

Result<UtcMillis> InstantIn(std::string_view zone, const CivilDate& day, int hour, int minute) {
  MANDAT_TRY(const std::unique_ptr<icu::TimeZone> found, ZoneOf(zone));
  const std::int64_t local =
      StartOfUtcDay(day).value + (std::int64_t{hour} * 60 + minute) * kMillisPerMinute;
  MANDAT_TRY(const std::int64_t offset, OffsetAt(*found, local, true));
  return UtcMillis{local - offset};
}

}  // namespace mandat::app
