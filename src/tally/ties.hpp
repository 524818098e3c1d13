// Ties for the last places: the steps that a statute orders, each working on those still tied
// (CT-7).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/ratio.hpp"

namespace mandat::tally {

struct TieOutcome {
  std::vector<std::size_t> winners;  // in the order of favour
  std::vector<std::size_t> tied;     // still tied for `left` places
  Count left = 0;
  Count vacant = 0;   // places that stay empty by the step `none`
  std::string steps;  // those that worked: "more-votes, lot"
};

// Settles who of `tied` takes `places`, fewer than they are.
//   tied   positions in `votes`, in declared order
//   steps  "more-votes", "declared-order", "none"; at any other word, or at the end, the lot
[[nodiscard]] TieOutcome SettleTie(std::vector<std::size_t> tied, Count places,
                                   const std::vector<Ratio>& votes,
                                   const std::vector<std::string>& steps);

}  // namespace mandat::tally
