// Where the seats of a house stand in its half circle (IF-201): whole numbers, so that the same
// house gives the same picture everywhere.
#pragma once

#include <cstdint>
#include <vector>

#include "base/ratio.hpp"

namespace mandat::web {

// Seats per row, from the inside: the fewest rows R with 3N <= 11R^2, filled by the largest
// remainders of the weights 2(R-1)+3i; equal remainders go outward. `seats` is at least 1.
[[nodiscard]] std::vector<Count> HemicycleRows(Count seats);

struct SeatPlace {
  Count row = 0;    // 0 is the innermost
  Count place = 0;  // 0 is the leftmost of the row
  friend bool operator==(SeatPlace, SeatPlace) = default;
};

// The places in the order in which fractions fill them: from the left, the outer row first.
[[nodiscard]] std::vector<SeatPlace> HemicycleOrder(const std::vector<Count>& rows);

inline constexpr std::int32_t kHemicycleRadius = 920;  // of the outermost row

struct Point {
  std::int32_t x = 0;  // from the centre, to the right
  std::int32_t y = 0;  // from the centre, down: at most 0
};
[[nodiscard]] Point PointOf(SeatPlace place, const std::vector<Count>& rows);

// The largest width of a seat at which no two touch.
[[nodiscard]] std::int32_t SeatWidth(const std::vector<Count>& rows);

}  // namespace mandat::web
