// The picture of an organisation: units and bodies in tiers, the base first and widest, and the
// mandates that carry authority from each to the next (IF-205).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/html.hpp"
#include "web/messages.hpp"
#include "web/url.hpp"

namespace mandat::web {

struct PyramidNode {
  std::string name;
  std::int64_t size = 0;  // members of a unit, seats of a body
  std::optional<Url> page = std::nullopt;
};

struct PyramidTier {
  std::string name;
  std::vector<PyramidNode> nodes;
};

struct PyramidPlace {
  std::size_t tier = 0;  // 0 is the base
  std::size_t node = 0;
};

enum class MandateAge { kFresh, kPastHalf, kOverdue };
enum class MandateSource { kElected, kAppointed };

struct PyramidEdge {  // the mandates that one body gives in another
  PyramidPlace from;
  PyramidPlace to;
  std::int64_t mandates = 0;
  std::int64_t electors = 0;            // members behind them: the thickness
  MandateAge age = MandateAge::kFresh;  // of the oldest
  MandateSource source = MandateSource::kElected;
};

struct PyramidData {
  std::string id;  // unique on the page; begins the ids of the picture
  std::string organisation;
  std::vector<PyramidTier> tiers;  // base first
  std::vector<PyramidEdge> edges;  // their places exist: checked
};

// The figure: picture, legend, list of tiers for narrow screens, and table. With no tiers, nothing.
[[nodiscard]] Html Pyramid(const PyramidData& pyramid, const Messages& words);

}  // namespace mandat::web
