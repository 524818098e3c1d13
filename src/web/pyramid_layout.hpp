// Where the nodes and edges of a pyramid stand, in whole units of the picture.
#pragma once

#include <cstdint>
#include <vector>

#include "web/pyramid.hpp"

namespace mandat::web {

inline constexpr std::int32_t kPyramidWidth = 1000;
inline constexpr std::int32_t kPyramidNodeHeight = 50;
inline constexpr std::int32_t kPyramidGap = 78;  // between tiers: room for the edges

struct NodeBox {
  std::int32_t x = 0;
  std::int32_t y = 0;
  std::int32_t width = 0;
};

struct EdgeLine {
  std::int32_t x_from = 0;  // in the middle of the line, at the upper edge of the lower node
  std::int32_t y_from = 0;
  std::int32_t x_to = 0;
  std::int32_t y_to = 0;
  std::int32_t thickness = 0;  // at least 2, so that no mandate is invisible
};

struct PyramidLayout {
  std::int32_t height = 0;
  std::vector<std::vector<NodeBox>> nodes;  // as in the data
  std::vector<EdgeLine> edges;              // as in the data
};

// The base fills the width; the tiers above share one scale of seats, so that their widths compare.
[[nodiscard]] PyramidLayout LayOut(const PyramidData& pyramid);

}  // namespace mandat::web
