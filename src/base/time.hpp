// UtcMillis: an instant, in milliseconds since 1970-01-01T00:00:00Z. Nothing pure reads a clock.
#pragma once

#include <compare>
#include <cstdint>

namespace mandat {

struct UtcMillis {
  std::int64_t value = 0;
  friend constexpr auto operator<=>(UtcMillis, UtcMillis) = default;
};

inline constexpr std::int64_t kMillisPerSecond = 1000;
inline constexpr std::int64_t kMillisPerDay = std::int64_t{24} * 60 * 60 * kMillisPerSecond;

}  // namespace mandat
