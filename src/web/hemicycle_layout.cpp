// Rows, order and points of the half circle.
#include "web/hemicycle_layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "base/check.hpp"

namespace mandat::web {
namespace {

// From 0.4 of the radius inside to all of it outside.
double RadiusOf(std::size_t row, std::size_t rows) {
  if (rows == 1) return kHemicycleRadius;
  return kHemicycleRadius * (0.4 + 0.6 * static_cast<double>(row) / static_cast<double>(rows - 1));
}

// j/(n-1) as a fraction: where along its row a place stands. A seat alone stands in the middle.
struct Along {
  std::uint64_t numerator;
  std::uint64_t denominator;
};
Along AlongRow(SeatPlace place, const std::vector<Count>& rows) {
  const Count seats = rows[place.row];
  if (seats == 1) return {1, 2};
  return {place.place, seats - 1U};
}

}  // namespace

std::vector<Count> HemicycleRows(Count seats) {
  MANDAT_CHECK(seats >= 1);  // a house without seats has no picture
  const std::uint64_t all = seats;
  std::uint64_t count = 1;
  while (3 * all > 11 * count * count) ++count;
  std::uint64_t weights = 0;
  const auto weight = [&](std::uint64_t row) { return 2 * (count - 1) + 3 * row; };
  for (std::uint64_t row = 0; row < count; ++row) weights += weight(row);
  if (weights == 0) return {seats};

  std::vector<Count> rows;
  std::vector<std::size_t> by_remainder;
  std::uint64_t given = 0;
  for (std::uint64_t row = 0; row < count; ++row) {
    rows.push_back(static_cast<Count>(all * weight(row) / weights));
    given += rows.back();
    by_remainder.push_back(count - 1 - row);  // outer rows first among equals
  }
  std::ranges::stable_sort(by_remainder, std::ranges::greater(),
                           [&](std::size_t row) { return all * weight(row) % weights; });
  for (std::size_t next = 0; given < all; ++next, ++given) ++rows[by_remainder[next]];
  return rows;
}

std::vector<SeatPlace> HemicycleOrder(const std::vector<Count>& rows) {
  std::vector<SeatPlace> places;
  for (std::size_t row = rows.size(); row-- > 0;) {
    for (Count place = 0; place < rows[row]; ++place) {
      places.push_back({static_cast<Count>(row), place});
    }
  }
  std::ranges::stable_sort(places, [&](SeatPlace a, SeatPlace b) {
    const Along left = AlongRow(a, rows);
    const Along right = AlongRow(b, rows);
    return left.numerator * right.denominator < right.numerator * left.denominator;
  });
  return places;
}

Point PointOf(SeatPlace place, const std::vector<Count>& rows) {
  const Along along = AlongRow(place, rows);
  const double angle = std::numbers::pi * static_cast<double>(along.numerator) /
                       static_cast<double>(along.denominator);
  const double radius = RadiusOf(place.row, rows.size());
  return {.x = static_cast<std::int32_t>(std::lround(-radius * std::cos(angle))),
          .y = static_cast<std::int32_t>(std::lround(-radius * std::sin(angle)))};
}

std::int32_t SeatWidth(const std::vector<Count>& rows) {
  constexpr double kWidest = 190;
  double width = kWidest;
  if (rows.size() > 1) {
    width = std::min(width, kHemicycleRadius * 0.6 / static_cast<double>(rows.size() - 1));
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row] < 2) continue;
    const double gaps = rows[row] - 1U;
    width = std::min(width, RadiusOf(row, rows.size()) * std::numbers::pi / gaps);
  }
  return static_cast<std::int32_t>(width * 0.86);
}

}  // namespace mandat::web
