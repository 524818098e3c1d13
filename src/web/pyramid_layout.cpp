// Lays out a pyramid.
#include "web/pyramid_layout.hpp"

#include <algorithm>
#include <numeric>

#include "base/check.hpp"

namespace mandat::web {
namespace {

constexpr std::int32_t kUpperWidth = 720;  // of the widest tier above the base
constexpr std::int32_t kLeastNodeWidth = 6;
constexpr std::int32_t kThickestEdge = 34;
constexpr std::int32_t kThinnestEdge = 2;

std::int64_t SizeOf(const PyramidTier& tier) {
  return std::accumulate(tier.nodes.begin(), tier.nodes.end(), std::int64_t{0},
                         [](std::int64_t sum, const PyramidNode& node) {
                           return sum + std::max<std::int64_t>(node.size, 1);
                         });
}

// Units of the picture per member or seat, as a fraction.
struct Scale {
  std::int64_t width;
  std::int64_t size;
  [[nodiscard]] std::int32_t Of(std::int64_t value) const {
    return static_cast<std::int32_t>(width * value / std::max<std::int64_t>(size, 1));
  }
};

std::vector<NodeBox> PlaceTier(const PyramidTier& tier, const Scale& scale, std::int32_t y) {
  std::vector<NodeBox> boxes;
  const std::int32_t gap = tier.nodes.size() > 60 ? 1 : 8;
  std::int32_t x = 0;
  for (const PyramidNode& node : tier.nodes) {
    const std::int32_t width =
        std::max(scale.Of(std::max<std::int64_t>(node.size, 1)) - gap, kLeastNodeWidth);
    boxes.push_back({.x = x, .y = y, .width = width});
    x += width + gap;
  }
  const std::int32_t shift = (kPyramidWidth - (x - gap)) / 2;
  for (NodeBox& box : boxes) box.x += shift;
  return boxes;
}

// An end of an edge at a node: edges leave and arrive side by side, in the order of their other
// ends, so that they cross as little as they can.
struct End {
  std::size_t edge;
  std::int32_t other_x;
};

std::int32_t MiddleOf(const NodeBox& box) { return box.x + box.width / 2; }

class Router {
 public:
  Router(const PyramidData& pyramid, PyramidLayout& layout) : pyramid_(pyramid), layout_(layout) {}

  void Route() {
    layout_.edges.resize(pyramid_.edges.size());
    SetThickness();
    for (std::size_t tier = 0; tier < pyramid_.tiers.size(); ++tier) {
      for (std::size_t node = 0; node < pyramid_.tiers[tier].nodes.size(); ++node) {
        SpreadAt({tier, node}, &PyramidEdge::from, &PyramidEdge::to, &EdgeLine::x_from);
        SpreadAt({tier, node}, &PyramidEdge::to, &PyramidEdge::from, &EdgeLine::x_to);
      }
    }
    for (std::size_t i = 0; i < pyramid_.edges.size(); ++i) {
      layout_.edges[i].y_from = BoxOf(pyramid_.edges[i].from).y;
      layout_.edges[i].y_to = BoxOf(pyramid_.edges[i].to).y + kPyramidNodeHeight;
    }
  }

 private:
  const NodeBox& BoxOf(PyramidPlace place) const {
    MANDAT_CHECK(place.tier < layout_.nodes.size());  // the caller made the edges from the tiers
    MANDAT_CHECK(place.node < layout_.nodes[place.tier].size());
    return layout_.nodes[place.tier][place.node];
  }

  // One scale for the whole picture: the most electors behind any edge are the thickest line.
  void SetThickness() {
    std::int64_t most = 1;
    for (const PyramidEdge& edge : pyramid_.edges) most = std::max(most, edge.electors);
    for (std::size_t i = 0; i < pyramid_.edges.size(); ++i) {
      const std::int64_t thickness = kThickestEdge * pyramid_.edges[i].electors / most;
      layout_.edges[i].thickness = std::max(kThinnestEdge, static_cast<std::int32_t>(thickness));
    }
  }

  void SpreadAt(PyramidPlace place, PyramidPlace PyramidEdge::* here,
                PyramidPlace PyramidEdge::* there, std::int32_t EdgeLine::* x) {
    std::vector<End> ends;
    std::int32_t total = 0;
    for (std::size_t i = 0; i < pyramid_.edges.size(); ++i) {
      const PyramidPlace own = pyramid_.edges[i].*here;
      if (own.tier != place.tier || own.node != place.node) continue;
      ends.push_back({.edge = i, .other_x = MiddleOf(BoxOf(pyramid_.edges[i].*there))});
      total += layout_.edges[i].thickness;
    }
    std::ranges::stable_sort(ends, {}, &End::other_x);
    const NodeBox& box = BoxOf(place);
    // Lines wider than their node together are drawn closer: they overlap rather than miss it.
    const std::int32_t room =
        std::min(box.width, total + 6 * static_cast<std::int32_t>(ends.size()));
    const std::int32_t start = MiddleOf(box) - room / 2;
    std::int32_t before = 0;
    for (const End& end : ends) {
      const std::int32_t thickness = layout_.edges[end.edge].thickness;
      layout_.edges[end.edge].*x =
          start + room * (2 * before + thickness) / (2 * std::max(total, 1));
      before += thickness;
    }
  }

  const PyramidData& pyramid_;
  PyramidLayout& layout_;
};

}  // namespace

PyramidLayout LayOut(const PyramidData& pyramid) {
  PyramidLayout layout;
  std::int64_t most_seats = 1;
  for (std::size_t tier = 1; tier < pyramid.tiers.size(); ++tier) {
    most_seats = std::max(most_seats, SizeOf(pyramid.tiers[tier]));
  }
  const auto tiers = static_cast<std::int32_t>(pyramid.tiers.size());
  layout.height = tiers * kPyramidNodeHeight + (tiers - 1) * kPyramidGap;
  for (std::size_t tier = 0; tier < pyramid.tiers.size(); ++tier) {
    const auto from_top = tiers - 1 - static_cast<std::int32_t>(tier);
    const std::int32_t y = from_top * (kPyramidNodeHeight + kPyramidGap);
    const Scale scale =
        tier == 0 ? Scale{kPyramidWidth, SizeOf(pyramid.tiers[0])} : Scale{kUpperWidth, most_seats};
    layout.nodes.push_back(PlaceTier(pyramid.tiers[tier], scale, y));
  }
  Router(pyramid, layout).Route();
  return layout;
}

}  // namespace mandat::web
