// The picture of a house: a seat per mandate in a half circle, coloured by fraction or by any other
// grouping, with the same facts as a sortable table (IF-201 to IF-203).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ratio.hpp"
#include "web/html.hpp"
#include "web/messages.hpp"
#include "web/url.hpp"

namespace mandat::web {

enum class SeatMark { kFull, kVacant, kSubstitute, kContested, kConsultative };

struct HemicycleGroup {
  std::string name;
  std::string letter;      // shown in the seat where there is room: one character
  std::size_t colour = 0;  // a fraction keeps its fill for life, so the caller numbers it
};

struct HemicycleSeat {
  std::int64_t number = 0;
  std::string holder;                               // empty in a vacant seat
  std::optional<std::size_t> group = std::nullopt;  // index into `groups`
  std::string unit;                                 // whom the seat represents; may be empty
  SeatMark mark = SeatMark::kFull;
  std::optional<Url> page = std::nullopt;  // "Who sent you?"
};

enum class SeatOrder { kNumber, kHolder, kGroup, kUnit, kState };

struct HemicycleData {
  std::string id;  // unique on the page; begins the ids of the picture
  std::string body;
  std::vector<HemicycleGroup> groups;  // from the left of the house to its right
  std::vector<HemicycleSeat> seats;
  SeatOrder order = SeatOrder::kNumber;    // of the table
  std::optional<Url> page = std::nullopt;  // this page; with it the columns can be sorted
};

// The figure: picture, legend and table. With no seats, nothing.
[[nodiscard]] Html Hemicycle(const HemicycleData& house, const Messages& words);

// Reads the `sort` parameter that the column heads link to; anything else is by number.
[[nodiscard]] SeatOrder ReadSeatOrder(std::string_view text);

}  // namespace mandat::web
