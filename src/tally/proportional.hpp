// Places in proportion to votes: the divisor methods and the largest remainders (CT-24, CT-25).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tally/apportionment.hpp"

namespace mandat::tally {

// One division of `places` among those who have votes. A place is a block of seats.
struct Division {
  KeyMethod method = KeyMethod::kHare;
  Ratio first_divisor;       // of the modified method
  std::vector<Ratio> votes;  // each positive
  Count places = 0;
  std::vector<std::string> tie;
};

struct Divided {
  std::vector<Count> places;  // in the order of the votes; without those that are tied
  std::vector<std::size_t> tied;
  Count tied_places = 0;
  Count vacant = 0;
  std::string tie_steps;  // empty if nobody tied
  std::optional<Ratio> quota;
  std::vector<std::optional<Ratio>> remainders;  // of the quota
  std::optional<Cutoff> cutoff;
  std::vector<std::string> quotients;  // of each: how its places follow, for the working
};

// Fails with `house_too_small` (Adams, Dean and Hill give everybody a first place),
// `number_too_large`.
[[nodiscard]] Result<Divided> DivideByDivisors(const Division& division);
[[nodiscard]] Result<Divided> DivideByQuota(const Division& division);

// By the method of the division, whichever it is.
[[nodiscard]] Result<Divided> Divide(const Division& division);

}  // namespace mandat::tally
