#include "base/ratio.hpp"

#include <algorithm>
#include <utility>

namespace mandat {
namespace {

constexpr std::size_t kLongestRatioText = 40;

constexpr UInt128 Magnitude(Int128 number) {
  return number < 0 ? UInt128{0} - static_cast<UInt128>(number) : static_cast<UInt128>(number);
}

UInt128 GreatestCommonDivisor(UInt128 a, UInt128 b) {
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

Result<Int128> CheckedMultiply(Int128 a, Int128 b) {
  Int128 product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return Fail("number_too_large");
  return product;
}

Result<Int128> CheckedAdd(Int128 a, Int128 b) {
  Int128 sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) return Fail("number_too_large");
  return sum;
}

// Quotient rounded towards minus infinity, and the remainder of that; the denominator is positive.
Int128 FloorDivide(Int128 numerator, Int128 denominator) {
  const Int128 quotient = numerator / denominator;
  return numerator % denominator < 0 ? quotient - 1 : quotient;
}
Int128 FloorRemainder(Int128 numerator, Int128 denominator) {
  const Int128 remainder = numerator % denominator;
  return remainder < 0 ? remainder + denominator : remainder;
}

Result<Int128> ParseDigits(std::string_view digits) {
  if (digits.empty()) return Fail("not_a_ratio");
  Int128 number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return Fail("not_a_ratio");
    MANDAT_TRY(const Int128 shifted, CheckedMultiply(number, 10));
    MANDAT_TRY(number, CheckedAdd(shifted, digit - '0'));
  }
  return number;
}

// "12" or "0.009": the digits as one number over a power of ten.
Result<Ratio> ParseDecimal(std::string_view text) {
  const auto point = text.find('.');
  MANDAT_TRY(const Int128 whole, ParseDigits(text.substr(0, point)));
  if (point == std::string_view::npos) return Ratio::Create(whole, 1);

  const std::string_view decimals = text.substr(point + 1);
  MANDAT_TRY(const Int128 fraction, ParseDigits(decimals));
  Int128 power = 1;
  for (std::size_t i = 0; i < decimals.size(); ++i) {
    MANDAT_TRY(power, CheckedMultiply(power, 10));
  }
  MANDAT_TRY(const Int128 scaled, CheckedMultiply(whole, power));
  MANDAT_TRY(const Int128 numerator, CheckedAdd(scaled, fraction));
  return Ratio::Create(numerator, power);
}

}  // namespace

Result<Ratio> Ratio::Create(Int128 numerator, Int128 denominator) {
  if (denominator == 0) return Fail("zero_denominator");
  const UInt128 divisor = GreatestCommonDivisor(Magnitude(numerator), Magnitude(denominator));
  const UInt128 top = Magnitude(numerator) / divisor;
  const UInt128 bottom = Magnitude(denominator) / divisor;
  constexpr auto kLargest = ~UInt128{0} >> 1;
  if (top > kLargest || bottom > kLargest) return Fail("number_too_large");
  const bool negative = (numerator < 0) != (denominator < 0);
  return Ratio(negative ? -static_cast<Int128>(top) : static_cast<Int128>(top),
               static_cast<Int128>(bottom));
}

Result<Ratio> Ratio::Parse(std::string_view text) {
  if (text.size() > kLongestRatioText) return Fail("not_a_ratio", "too long");
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const bool percent = text.ends_with('%');
  if (percent) text.remove_suffix(1);

  const auto slash = text.find('/');
  const bool fraction = slash != std::string_view::npos;
  if (fraction && percent) return Fail("not_a_ratio");
  MANDAT_TRY(const Ratio top, ParseDecimal(text.substr(0, slash)));
  Ratio bottom = percent ? Ratio(100) : Ratio(1);
  if (fraction) {
    MANDAT_TRY(bottom, ParseDecimal(text.substr(slash + 1)));
  }
  MANDAT_TRY(const Ratio value, Divide(top, bottom));
  return negative ? Subtract(Ratio(), value) : Result<Ratio>(value);
}

std::string Ratio::ToString() const {
  std::string text = mandat::ToString(numerator_);
  if (denominator_ != 1) text += '/' + mandat::ToString(denominator_);
  return text;
}

Int128 Ratio::Floor() const { return FloorDivide(numerator_, denominator_); }

Int128 Ratio::Ceil() const { return -FloorDivide(-numerator_, denominator_); }

Result<Ratio> Ratio::Add(const Ratio& a, const Ratio& b) {
  MANDAT_TRY(const Int128 left, CheckedMultiply(a.numerator_, b.denominator_));
  MANDAT_TRY(const Int128 right, CheckedMultiply(b.numerator_, a.denominator_));
  MANDAT_TRY(const Int128 numerator, CheckedAdd(left, right));
  MANDAT_TRY(const Int128 denominator, CheckedMultiply(a.denominator_, b.denominator_));
  return Create(numerator, denominator);
}

Result<Ratio> Ratio::Subtract(const Ratio& a, const Ratio& b) {
  return Add(a, Ratio(-b.numerator_, b.denominator_));
}

Result<Ratio> Ratio::Multiply(const Ratio& a, const Ratio& b) {
  // Crosswise reduction first, so that only a result that is too large is refused.
  MANDAT_TRY(const Ratio left, Create(a.numerator_, b.denominator_));
  MANDAT_TRY(const Ratio right, Create(b.numerator_, a.denominator_));
  MANDAT_TRY(const Int128 numerator, CheckedMultiply(left.numerator_, right.numerator_));
  MANDAT_TRY(const Int128 denominator, CheckedMultiply(left.denominator_, right.denominator_));
  return Ratio(numerator, denominator);
}

Result<Ratio> Ratio::Divide(const Ratio& a, const Ratio& b) {
  MANDAT_TRY(const Ratio inverse, Create(b.denominator_, b.numerator_));
  return Multiply(a, inverse);
}

std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
  Int128 an = a.numerator_;
  Int128 ad = a.denominator_;
  Int128 bn = b.numerator_;
  Int128 bd = b.denominator_;
  while (true) {
    const Int128 a_whole = FloorDivide(an, ad);
    const Int128 b_whole = FloorDivide(bn, bd);
    if (a_whole != b_whole) {
      return a_whole < b_whole ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    an = FloorRemainder(an, ad);  // an - a_whole * ad leaves 128 bits near the least numerator
    bn = FloorRemainder(bn, bd);
    if (an == 0 || bn == 0) {
      if (an == bn) return std::strong_ordering::equal;
      return an == 0 ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    // an/ad < bn/bd exactly if bd/bn < ad/an.
    std::swap(an, bd);
    std::swap(ad, bn);
  }
}

std::string ToString(Int128 number) {
  if (number == 0) return "0";
  std::string digits;
  for (UInt128 rest = Magnitude(number); rest != 0; rest /= 10) {
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
  }
  if (number < 0) digits += '-';
  std::ranges::reverse(digits);
  return digits;
}

}  // namespace mandat
