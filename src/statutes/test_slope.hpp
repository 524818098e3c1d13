// Whether a further vote in favour can turn a comparison from true to false (ST-36).
#pragma once

#include "statutes/test.hpp"

namespace mandat::statutes {

// Whether a comparison stands under an even or an odd number of `not`.
enum class Polarity { kAsIs, kTurned };
[[nodiscard]] constexpr Polarity Opposite(Polarity polarity) {
  return polarity == Polarity::kAsIs ? Polarity::kTurned : Polarity::kAsIs;
}

// In a vote or a quorum a further vote in favour is one more yes, in a reject test one more no,
// for an option one more voter who ranks it above the default; a petition has no votes. A roof or
// a root is judged by what it can do at worst, so that what this calls monotone is so everywhere.
[[nodiscard]] bool IsMonotone(const Test& comparison, TestContext context, Polarity polarity);

}  // namespace mandat::statutes
