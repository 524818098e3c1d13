// Stamps: what the server fills into a command, so that nobody can choose it.
#pragma once

#include "app/submission.hpp"
#include "core/command.hpp"
#include "core/state.hpp"

namespace mandat::app {

// Fills in the civil day in the organisation's zone, and the number of paragraphs of a motion's
// text. Whatever the caller wrote there is overwritten.
void StampCommand(core::Command& command, const Submission& submission, const core::State& state,
                  UtcMillis at);

// The civil day of `at` in the zone and calendar of the statutes; UTC and Gregorian before there
// are any, or if the zone is unknown here.
[[nodiscard]] CivilDate Today(const core::State& state, UtcMillis at);

}  // namespace mandat::app
