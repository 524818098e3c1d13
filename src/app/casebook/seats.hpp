// The size of a body at a vote, as far as any record tells it.
#pragma once

#include <cstdint>
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

// The counts of a vote for which both sides are printed.
struct Piles {
  Count yes = 0;
  Count no = 0;
  std::optional<Count> abstain;  // as printed: none printed is not zero

  // What is printed, added up; a derived figure.
  [[nodiscard]] std::uint64_t Cast() const;
  // "519 + 414 + 67 = 1000"
  [[nodiscard]] std::string Sum() const;
  // "519 for, 414 against, 67 abstaining"
  [[nodiscard]] std::string Words() const;

  friend bool operator==(const Piles&, const Piles&) = default;
};

// Nothing unless both yes and no are printed.
[[nodiscard]] std::optional<Piles> PilesOf(const Vote& vote);

}  // namespace mandat::app::casebook
