// Civil time: which day it is where an organisation is. Only here are time-zone tables consulted;
// what they say travels in the command and is never asked again (AR-13).
#pragma once

#include <string_view>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace mandat::app {

// The civil day of `instant` in `zone` ("Europe/Berlin"), in `calendar`.
// Fails with `unknown_time_zone`.
[[nodiscard]] Result<CivilDate> DayIn(std::string_view zone, UtcMillis instant, Calendar calendar);

// The instant of a wall-clock time in `zone`. Fails with `unknown_time_zone`.
[[nodiscard]] Result<UtcMillis> InstantIn(std::string_view zone, const CivilDate& day, int hour,
                                          int minute);

}  // namespace mandat::app
