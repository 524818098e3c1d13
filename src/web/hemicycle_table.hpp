// The same facts as the picture of a house, in words: legend, description and sortable table.
#pragma once

#include <cstdint>
#include <string>

#include "web/hemicycle.hpp"
#include "web/html.hpp"
#include "web/messages.hpp"

namespace mandat::web {

struct SeatNumbers {
  std::int64_t all = 0;
  std::int64_t filled = 0;
};
[[nodiscard]] SeatNumbers NumbersOf(const HemicycleData& house);

[[nodiscard]] std::string TitleOf(const HemicycleData& house, const Messages& words);
[[nodiscard]] std::string DescriptionOf(const HemicycleData& house, const Messages& words);
[[nodiscard]] Html HemicycleLegend(const HemicycleData& house, const Messages& words);
[[nodiscard]] Html HemicycleTable(const HemicycleData& house, const Messages& words);

}  // namespace mandat::web
