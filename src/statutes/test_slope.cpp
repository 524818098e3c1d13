#include "statutes/test_slope.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace mandat::statutes {
namespace {

// Between which bounds a sum changes when one vote is added.
struct Slope {
  Ratio low;
  Ratio high;
};

// How the count itself changes. `not_voting` is what is present and did not vote, so it falls.
Ratio SlopeOfCount(Base base, TestContext context) {
  const bool total = base == Base::kCast || base == Base::kValid;
  const bool decisive = base == Base::kDecisive;
  switch (context) {
    case TestContext::kVote:
    case TestContext::kQuorum:
      if (base == Base::kNotVoting) return -1;
      return total || decisive || base == Base::kYes ? 1 : 0;
    case TestContext::kReject:
      if (base == Base::kNotVoting) return -1;
      return total || decisive || base == Base::kNo ? 1 : 0;
    case TestContext::kOption:
      return total || base == Base::kAbove ? 1 : 0;
    case TestContext::kPetition:
      return 0;
  }
  MANDAT_UNREACHABLE();
}

Result<Slope> SlopeOf(const Expression& sum, TestContext context);

Result<Slope> Difference(const Slope& a, const Slope& b) {
  MANDAT_TRY(const Ratio low, Ratio::Subtract(a.low, b.high));
  MANDAT_TRY(const Ratio high, Ratio::Subtract(a.high, b.low));
  return Slope{low, high};
}

Result<Slope> Sum(const Slope& a, const Slope& b) {
  MANDAT_TRY(const Ratio low, Ratio::Add(a.low, b.low));
  MANDAT_TRY(const Ratio high, Ratio::Add(a.high, b.high));
  return Slope{low, high};
}

Result<Slope> Scaled(const Slope& slope, const Ratio& factor) {
  MANDAT_TRY(const Ratio a, Ratio::Multiply(slope.low, factor));
  MANDAT_TRY(const Ratio b, Ratio::Multiply(slope.high, factor));
  return Slope{std::min(a, b), std::max(a, b)};
}

// The value of a sum without counts and roots; nothing if it has them.
std::optional<Ratio> ConstantOf(const Expression& sum) {  // NOLINT(misc-no-recursion)
  using Kind = Expression::Kind;
  if (sum.kind == Kind::kNumber) return sum.number;
  if (sum.kind == Kind::kParentheses) return ConstantOf(sum.parts.front());
  if (sum.parts.size() != 2) return std::nullopt;
  const auto a = ConstantOf(sum.parts.front());
  const auto b = ConstantOf(sum.parts.back());
  if (!a || !b) return std::nullopt;
  Result<Ratio> value = Fail("not_a_ratio");
  if (sum.kind == Kind::kAdd) value = Ratio::Add(*a, *b);
  if (sum.kind == Kind::kSubtract) value = Ratio::Subtract(*a, *b);
  if (sum.kind == Kind::kMultiply) value = Ratio::Multiply(*a, *b);
  if (sum.kind == Kind::kDivide) value = Ratio::Divide(*a, *b);
  return value ? std::optional(*value) : std::nullopt;
}

// A factor that is not a plain constant (a root, a roof of one) leaves the sign alone, if it is
// not negative, and nothing is known of the size.
Result<Slope> OfProduct(const Expression& sum, TestContext context) {  // NOLINT(misc-no-recursion)
  MANDAT_TRY(const Slope left, SlopeOf(sum.parts.front(), context));
  MANDAT_TRY(const Slope right, SlopeOf(sum.parts.back(), context));
  if (const auto factor = ConstantOf(sum.parts.back())) return Scaled(left, *factor);
  if (const auto factor = ConstantOf(sum.parts.front())) return Scaled(right, *factor);
  const auto is_zero = [](const Slope& slope) {
    return slope.low == Ratio(0) && slope.high == Ratio(0);
  };
  if (is_zero(left) && is_zero(right)) return Slope{};
  return Fail("number_too_large");
}

// x rises by at least a and at most b, so its roof rises by at least floor(a), at most ceil(b).
Result<Slope> Rounded(const Slope& slope) {
  MANDAT_TRY(const Ratio low, Ratio::Create(slope.low.Floor(), 1));
  MANDAT_TRY(const Ratio high, Ratio::Create(slope.high.Ceil(), 1));
  return Slope{low, high};
}

// sqrt(x + a) - sqrt(x) is at most sqrt(a), and that at most max(1, a).
Slope Rooted(const Slope& slope) {
  Slope root;
  if (slope.high > Ratio(0)) root.high = std::max(Ratio(1), slope.high);
  if (slope.low < Ratio(0)) root.low = std::min(Ratio(-1), slope.low);
  return root;
}

Result<Slope> OfChoice(const Expression& sum, TestContext context) {  // NOLINT(misc-no-recursion)
  MANDAT_TRY(Slope hull, SlopeOf(sum.parts.front(), context));
  for (const Expression& part : sum.parts) {
    MANDAT_TRY(const Slope slope, SlopeOf(part, context));
    hull.low = std::min(hull.low, slope.low);
    hull.high = std::max(hull.high, slope.high);
  }
  return hull;
}

Result<Slope> SlopeOf(const Expression& sum, TestContext context) {  // NOLINT(misc-no-recursion)
  using Kind = Expression::Kind;
  if (sum.kind == Kind::kNumber) return Slope{};
  if (sum.kind == Kind::kCount) {
    const Ratio slope = SlopeOfCount(sum.base, context);
    return Slope{slope, slope};
  }
  if (sum.kind == Kind::kMin || sum.kind == Kind::kMax) return OfChoice(sum, context);
  if (sum.kind == Kind::kMultiply) return OfProduct(sum, context);
  MANDAT_TRY(const Slope first, SlopeOf(sum.parts.front(), context));
  if (sum.kind == Kind::kCeil || sum.kind == Kind::kFloor) return Rounded(first);
  if (sum.kind == Kind::kSqrt) return Rooted(first);
  if (sum.kind == Kind::kParentheses) return first;

  if (sum.kind == Kind::kDivide) {
    MANDAT_TRY(const Ratio factor, Ratio::Divide(Ratio(1), sum.parts.back().number));
    return Scaled(first, factor);
  }
  MANDAT_TRY(const Slope second, SlopeOf(sum.parts.back(), context));
  return sum.kind == Kind::kAdd ? Sum(first, second) : Difference(first, second);
}

// `yes = authorised`: the left side reaches the right one from below and can go no further.
bool ReachesItsWhole(const Test& comparison) {
  const auto proportion = ProportionOf(comparison);
  return proportion && proportion->whole && proportion->share == Ratio(1) &&
         Contains(*proportion->whole, proportion->part);
}

}  // namespace

bool IsMonotone(const Test& comparison, TestContext context, Polarity polarity) {
  const auto left = SlopeOf(comparison.Left(), context);
  const auto right = SlopeOf(comparison.Right(), context);
  if (!left || !right) return false;
  const auto slope = Difference(*left, *right);
  if (!slope) return false;

  const bool never_falls = slope->low >= Ratio(0);
  const bool never_rises = slope->high <= Ratio(0);
  if (comparison.relation == Relation::kEqual) {
    if (never_falls && never_rises) return true;
    return polarity == Polarity::kAsIs && never_falls && ReachesItsWhole(comparison);
  }
  const bool wants_more =
      comparison.relation == Relation::kMore || comparison.relation == Relation::kAtLeast;
  return wants_more == (polarity == Polarity::kAsIs) ? never_falls : never_rises;
}

}  // namespace mandat::statutes
