// Keys that divide a house: base seats, minimum, maximum, threshold, and the rest in proportion
// (CT-26, CT-28).
#pragma once

#include <vector>

#include "tally/apportionment.hpp"

namespace mandat::tally {

// Fails with `rule_not_stated`, `number_too_large`, `no_members_anywhere`, `maximum_below_minimum`,
// `house_too_small`, `house_too_large`, `not_a_multiple_of_the_block`.
[[nodiscard]] Result<Apportionment> DivideHouse(const Key& key, const std::vector<KeyUnit>& units);

}  // namespace mandat::tally
