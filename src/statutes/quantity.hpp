// Quantity: the value of one side of a comparison: a ratio, or a ratio times a square root.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "base/ratio.hpp"

namespace mandat::statutes {

// factor * sqrt(radicand), exact (ST-32). A root that is rational is stored as a ratio, so that
// sqrt(64) / 2 is the number 4.
struct Quantity {
  // A value that needs a count not on record is kUnknown; one beyond 128 bits kTooLarge.
  enum class State : std::uint8_t { kKnown, kUnknown, kTooLarge };

  State state = State::kKnown;
  bool whole_counts = true;  // every count in it is a whole number
  Ratio factor;
  Ratio radicand = 1;

  [[nodiscard]] bool IsKnown() const { return state == State::kKnown; }
  [[nodiscard]] bool IsRational() const { return radicand == Ratio(1); }
};

// Each combines the states of its arguments: too large before unknown before known.
[[nodiscard]] Quantity Sum(const Quantity& a, const Quantity& b);         // both rational
[[nodiscard]] Quantity Difference(const Quantity& a, const Quantity& b);  // both rational
[[nodiscard]] Quantity Product(const Quantity& a, const Quantity& b);
[[nodiscard]] Quantity Quotient(const Quantity& a, const Ratio& divisor);  // not zero
[[nodiscard]] Quantity SquareRoot(const Quantity& a);  // rational; unknown if negative

// Nothing if a is not known, or too large to be rounded.
[[nodiscard]] std::optional<Int128> FloorOf(const Quantity& a);
[[nodiscard]] std::optional<Int128> CeilOf(const Quantity& a);

// Both known. Roots are compared by their squares; nothing if a square is too large.
[[nodiscard]] std::optional<std::strong_ordering> Compare(const Quantity& a, const Quantity& b);

// "50/3", "3/2*sqrt(1000)", "sqrt(60)", "?".
void AppendTo(std::string& text, const Quantity& a);
void AppendTo(std::string& text, Int128 number);

}  // namespace mandat::statutes
