// The classes by which the style sheet colours fractions (IF-203). A page never names a colour.
#pragma once

#include <array>
#include <cstddef>

#include "web/html_names.hpp"

namespace mandat::web {

inline constexpr std::size_t kFractionFills = 8;

// The fill of the n-th fraction; from the ninth on the eight repeat, and are hatched.
[[nodiscard]] constexpr ClassName FillClass(std::size_t fraction) {
  constexpr std::array<ClassName, kFractionFills> kClasses{"fill-1", "fill-2", "fill-3", "fill-4",
                                                           "fill-5", "fill-6", "fill-7", "fill-8"};
  return kClasses[fraction % kFractionFills];
}
[[nodiscard]] constexpr bool IsHatched(std::size_t fraction) { return fraction >= kFractionFills; }

inline constexpr ClassName kNoFractionClass{"fill-none"};

}  // namespace mandat::web
