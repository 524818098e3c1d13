// Machines: the states of a procedure and the edges between them, as one table each (AR-11).
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace mandat::core {

// From `from`, the act `by` leads to `to`. What no edge allows is refused.
template <typename State, typename Act>
struct Edge {
  State from;
  Act by;
  State to;
};

// Where `act` leads from `state`, or nothing if the machine does not allow it.
template <typename State, typename Act, std::size_t N>
[[nodiscard]] constexpr std::optional<State> Next(const std::array<Edge<State, Act>, N>& machine,
                                                  State state, Act act) {
  for (const auto& edge : machine) {
    if (edge.from == state && edge.by == act) return edge.to;
  }
  return std::nullopt;
}

}  // namespace mandat::core
