// From a [[key]] table to the parameters that tally counts with.
#pragma once

#include <string>

#include "statutes/reader_row.hpp"
#include "statutes/statute.hpp"

namespace mandat::statutes {

// The rule. Its `key` is absent, and `unset_path` says why, where a value that the method needs is
// declared unset.
[[nodiscard]] KeyRule ReadKeyRule(const RowReader& row);

// Why no seats can be computed from the row (E308), or nothing. What is declared unset is no fault.
[[nodiscard]] std::string WhyNotComputable(const RowReader& row);

}  // namespace mandat::statutes
