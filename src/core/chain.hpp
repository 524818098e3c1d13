// "Who sent you?": the mandates behind a seat, followed down to the base (law L1).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/state.hpp"

namespace mandat::core {

// One step down: the seat, who holds it, and the assembly or body whose act filled it.
struct ChainStep {
  SeatId seat;
  std::optional<MandateId> mandate;  // absent: the seat is empty
  std::optional<BodyId> elector;     // absent: the electorate of all, or nobody that is on record
  std::optional<ElectionId> election;
  Count members = 0;          // at the base: members on the roll of the electing unit
  bool reaches_base = false;  // the elector is an assembly of members
};

// From the seat down. Where the elector is itself a body of delegates, one step for each of its
// seats that was filled when the mandate was given is the next question; the chain follows the
// body, not one delegate, and so ends after as many steps as there are tiers.
struct Chain {
  std::vector<ChainStep> steps;
  bool reaches_base = false;
};
[[nodiscard]] Chain ChainOf(const State& state, SeatId seat);

}  // namespace mandat::core
