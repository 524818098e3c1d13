// Counts and shares in plain English, for headlines and explanations.
#pragma once

#include <string>
#include <string_view>

#include "base/ratio.hpp"
#include "statutes/bases.hpp"

namespace mandat::statutes {

// What is counted, as it stands behind a number: one, and several.
struct Noun {
  std::string_view one;
  std::string_view many;
};
[[nodiscard]] Noun NounOf(Base base);

// "1 vote cast", "15 votes cast".
[[nodiscard]] std::string Counted(const Ratio& count, Base base);

// "half", "two thirds", "66%", "7/13".
[[nodiscard]] std::string ShareWords(const Ratio& share);

}  // namespace mandat::statutes
