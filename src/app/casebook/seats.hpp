// The size of a body at a vote, as far as any record tells it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/casebook/records.hpp"

namespace mandat::app::casebook {

struct KnownSeats {
  Count seats = 0;
  std::string record;  // that tells it: a composition, or the body
  std::vector<Cite> cites;
};

// The last size told before the vote: of the compositions with a total the latest that is not later
// than the vote, else the size in the body's own record, else nothing.
[[nodiscard]] std::optional<KnownSeats> LastKnownSeats(const Records& records, const Vote& vote);

// Yes, no and printed abstentions together; nothing unless both yes and no are printed.
[[nodiscard]] std::optional<std::uint64_t> CastOf(const Vote& vote);

}  // namespace mandat::app::casebook
