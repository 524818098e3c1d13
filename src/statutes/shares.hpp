// Printing a share beside the threshold it is measured against, so that the two never look equal
// when they are not (IF-303).
#pragma once

#include <optional>
#include <string>

#include "base/ratio.hpp"

namespace mandat::statutes {

// In percent, with a decimal point and without the sign: "66.66". A page in French writes a comma.
struct PrintedShares {
  std::string share;
  std::optional<std::string> threshold;
  friend bool operator==(const PrintedShares&, const PrintedShares&) = default;
};

// The fewest decimals, 1 to 6, at which share and threshold differ, rounded half up; equal ones
// and a share alone with one decimal. Nothing where six decimals do not suffice, or where the
// share is negative: then only the fractions tell them apart.
[[nodiscard]] std::optional<PrintedShares> PrintShares(const Ratio& share,
                                                       const std::optional<Ratio>& threshold);

}  // namespace mandat::statutes
