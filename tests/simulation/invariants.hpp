// Invariants: what holds in every state that an organisation can be in, whatever led there.
#pragma once

#include <string>

#include "core/state.hpp"

namespace mandat::simulation {

// The first one that is broken, or nothing.
[[nodiscard]] std::string FirstBroken(const core::State& state);

}  // namespace mandat::simulation
