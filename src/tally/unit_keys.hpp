// Keys that look at each unit alone: per-n, first-then, brackets, equal, fixed (CT-28).
#pragma once

#include <vector>

#include "tally/apportionment.hpp"

namespace mandat::tally {

// True for the five methods of this file; the others divide a house.
[[nodiscard]] bool LooksAtEachUnitAlone(KeyMethod method);

// Of a table of brackets: bounds that rise, seats that do not fall, and an open last step. Else
// somebody would get fewer seats for more members, or none at all.
[[nodiscard]] bool StepsRise(const Key& key);

// Fails with `rule_not_stated`, `steps_do_not_rise`, `no_members_anywhere`, `number_too_large`.
[[nodiscard]] Result<Apportionment> AllotToEachUnit(const Key& key,
                                                    const std::vector<KeyUnit>& units);

}  // namespace mandat::tally
