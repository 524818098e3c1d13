// Ratio: an exact fraction, for majorities, quorums, quotas and weighted votes.
//
// Two thirds of 1,200 is 800 and not 799.9999: whether a motion carries must not depend on
// rounding, on the processor, or on how the fraction was written. 128 bits hold every number that
// an organisation can count; what does not fit is refused and never wraps (ST-37).
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace mandat {

// People, seats or papers. 32 bits, so that sums of many stay far inside a Ratio.
using Count = std::uint32_t;

__extension__ using Int128 = __int128;  // g++ and clang both have it; ISO C++ does not name it
__extension__ using UInt128 = unsigned __int128;

class Ratio {
 public:
  constexpr Ratio() = default;                                // zero
  constexpr Ratio(std::int64_t whole) : numerator_(whole) {}  // NOLINT(google-explicit-constructor)

  // Returns numerator/denominator in lowest terms, the denominator positive.
  // Fails with `zero_denominator`, `number_too_large`.
  [[nodiscard]] static Result<Ratio> Create(Int128 numerator, Int128 denominator);

  // Reads "7/8", "0.009", "66%", "12" or "-1/2", exactly; at most 40 characters.
  // Fails with `not_a_ratio`, `zero_denominator`, `number_too_large`.
  [[nodiscard]] static Result<Ratio> Parse(std::string_view text);

  [[nodiscard]] constexpr Int128 Numerator() const { return numerator_; }
  [[nodiscard]] constexpr Int128 Denominator() const { return denominator_; }
  [[nodiscard]] constexpr bool IsWhole() const { return denominator_ == 1; }

  // "7/8", or "12" for a whole number.
  [[nodiscard]] std::string ToString() const;

  // Largest whole number not above, smallest not below.
  [[nodiscard]] Int128 Floor() const;
  [[nodiscard]] Int128 Ceil() const;

  // Each fails with `number_too_large`; Divide also with `zero_denominator`.
  [[nodiscard]] static Result<Ratio> Add(const Ratio& a, const Ratio& b);
  [[nodiscard]] static Result<Ratio> Subtract(const Ratio& a, const Ratio& b);
  [[nodiscard]] static Result<Ratio> Multiply(const Ratio& a, const Ratio& b);
  [[nodiscard]] static Result<Ratio> Divide(const Ratio& a, const Ratio& b);

  // Exact for every pair: compares by continued fractions, so that no product can overflow.
  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b);
  friend constexpr bool operator==(const Ratio&, const Ratio&) = default;  // lowest terms: unique

 private:
  constexpr Ratio(Int128 numerator, Int128 denominator)
      : numerator_(numerator), denominator_(denominator) {}

  Int128 numerator_ = 0;
  Int128 denominator_ = 1;
};

// Decimal digits of a 128-bit number; the standard library prints only 64.
[[nodiscard]] std::string ToString(Int128 number);

}  // namespace mandat
