#include "statutes/quantity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace mandat::statutes {
namespace {

using State = Quantity::State;

Quantity Combined(const Quantity& a, const Quantity& b) {
  Quantity result;
  result.state = std::max(a.state, b.state);
  result.whole_counts = a.whole_counts && b.whole_counts;
  return result;
}

void Set(Ratio& place, const Result<Ratio>& value, Quantity& owner) {
  if (value) {
    place = *value;
  } else {
    owner.state = State::kTooLarge;
  }
}

// The largest number whose square is at most `square`, which is not negative.
Int128 RootBelow(Int128 square) {
  Int128 low = 0;
  Int128 high = Int128{1} << 64;
  while (high - low > 1) {
    const Int128 middle = low + (high - low) / 2;
    // By division: the square of `middle` may not fit.
    if (middle <= square / middle) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

std::optional<Int128> ExactRoot(Int128 square) {
  const Int128 root = RootBelow(square);
  return root * root == square ? std::optional(root) : std::nullopt;
}

// Moves a rational root into the factor.
void Simplify(Quantity& a) {
  if (a.state != State::kKnown || a.IsRational()) return;
  if (a.factor == Ratio(0)) {
    a.radicand = 1;
    return;
  }
  const auto top = ExactRoot(a.radicand.Numerator());
  const auto bottom = ExactRoot(a.radicand.Denominator());
  if (!top || !bottom) return;
  const auto root = Ratio::Create(*top, *bottom);
  Set(a.factor, root ? Ratio::Multiply(a.factor, *root) : root, a);
  a.radicand = 1;
}

// The square of a quantity, with its sign.
Result<Ratio> SignedSquare(const Quantity& a) {
  MANDAT_TRY(const Ratio square, Ratio::Multiply(a.factor, a.factor));
  MANDAT_TRY(const Ratio value, Ratio::Multiply(square, a.radicand));
  return a.factor < Ratio(0) ? Ratio::Subtract(Ratio(0), value) : Result<Ratio>(value);
}

}  // namespace

Quantity Sum(const Quantity& a, const Quantity& b) {
  Quantity sum = Combined(a, b);
  if (sum.IsKnown()) Set(sum.factor, Ratio::Add(a.factor, b.factor), sum);
  return sum;
}

Quantity Difference(const Quantity& a, const Quantity& b) {
  Quantity difference = Combined(a, b);
  if (difference.IsKnown()) Set(difference.factor, Ratio::Subtract(a.factor, b.factor), difference);
  return difference;
}

Quantity Product(const Quantity& a, const Quantity& b) {
  Quantity product = Combined(a, b);
  if (!product.IsKnown()) return product;
  Set(product.factor, Ratio::Multiply(a.factor, b.factor), product);
  if (a.IsRational() && b.IsRational()) return product;
  Set(product.radicand, Ratio::Multiply(a.radicand, b.radicand), product);
  Simplify(product);
  return product;
}

Quantity Quotient(const Quantity& a, const Ratio& divisor) {
  Quantity quotient = a;
  if (quotient.IsKnown()) Set(quotient.factor, Ratio::Divide(a.factor, divisor), quotient);
  return quotient;
}

Quantity SquareRoot(const Quantity& a) {
  Quantity root = a;
  if (!a.IsKnown()) return root;
  if (a.factor < Ratio(0)) {
    root.state = State::kUnknown;
    return root;
  }
  root.factor = 1;
  root.radicand = a.factor;
  if (a.factor == Ratio(0)) root.factor = 0;
  Simplify(root);
  return root;
}

std::optional<Int128> FloorOf(const Quantity& a) {
  if (!a.IsKnown()) return std::nullopt;
  if (a.IsRational()) return a.factor.Floor();
  const auto square = SignedSquare(a);
  if (!square) return std::nullopt;
  if (*square >= Ratio(0)) return RootBelow(square->Floor());
  // A root that was not moved into the factor is irrational, so that it lies between two wholes.
  return -RootBelow(-square->Ceil()) - 1;
}

std::optional<Int128> CeilOf(const Quantity& a) {
  if (!a.IsKnown()) return std::nullopt;
  if (a.IsRational()) return a.factor.Ceil();
  const auto floor = FloorOf(a);
  return floor ? std::optional(*floor + 1) : std::nullopt;
}

std::optional<std::strong_ordering> Compare(const Quantity& a, const Quantity& b) {
  if (a.IsRational() && b.IsRational()) return a.factor <=> b.factor;
  const auto left = SignedSquare(a);
  const auto right = SignedSquare(b);
  if (!left || !right) return std::nullopt;
  return *left <=> *right;
}

void AppendTo(std::string& text, Int128 number) {
  if (number < std::numeric_limits<std::int64_t>::min() ||
      number > std::numeric_limits<std::int64_t>::max()) {
    text += ToString(number);
    return;
  }
  std::array<char, 24> digits{};
  const auto end =
      std::to_chars(digits.begin(), digits.end(), static_cast<std::int64_t>(number)).ptr;
  text.append(digits.begin(), end);
}

namespace {

void AppendRatio(std::string& text, const Ratio& ratio) {
  AppendTo(text, ratio.Numerator());
  if (ratio.IsWhole()) return;
  text += '/';
  AppendTo(text, ratio.Denominator());
}

}  // namespace

void AppendTo(std::string& text, const Quantity& a) {
  if (!a.IsKnown()) {
    text += '?';
    return;
  }
  if (a.IsRational()) return AppendRatio(text, a.factor);
  if (a.factor != Ratio(1)) {
    AppendRatio(text, a.factor);
    text += '*';
  }
  text += "sqrt(";
  AppendRatio(text, a.radicand);
  text += ')';
}

}  // namespace mandat::statutes
