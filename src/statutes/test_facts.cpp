// Facts about a test: which counts, numbers and groups it names, and what share it asks for.
#include <map>
#include <utility>

#include "statutes/test.hpp"

namespace mandat::statutes {
namespace {

template <typename Visit>
void VisitExpressions(const Expression& sum, Visit& visit) {  // NOLINT(misc-no-recursion)
  visit(sum);
  for (const Expression& part : sum.parts) VisitExpressions(part, visit);
}

template <typename Visit>
void VisitTests(const Test& test, Visit& visit) {  // NOLINT(misc-no-recursion)
  visit(test);
  for (const Test& part : test.parts) VisitTests(part, visit);
}

std::vector<const Expression*> ExpressionsOf(const Test& test, Expression::Kind kind) {
  std::vector<const Expression*> found;
  auto collect = [&](const Expression& sum) {
    if (sum.kind == kind) found.push_back(&sum);
  };
  for (const Test* comparison : ComparisonsOf(test)) {
    for (const Expression& side : comparison->sides) VisitExpressions(side, collect);
  }
  return found;
}

// A sum as a multiple of each count, plus a number.
struct Linear {
  using Key = std::tuple<Base, Measure, std::string>;
  std::map<Key, Ratio> multiples;
  Ratio number;
};

Result<Linear> Combined(Linear a, const Linear& b, const Ratio& factor) {
  for (const auto& [key, multiple] : b.multiples) {
    MANDAT_TRY(const Ratio scaled, Ratio::Multiply(multiple, factor));
    MANDAT_TRY(a.multiples[key], Ratio::Add(a.multiples[key], scaled));
    if (a.multiples[key] == Ratio(0)) a.multiples.erase(key);
  }
  MANDAT_TRY(const Ratio scaled, Ratio::Multiply(b.number, factor));
  MANDAT_TRY(a.number, Ratio::Add(a.number, scaled));
  return a;
}

Result<Linear> LinearOf(const Expression& sum) {  // NOLINT(misc-no-recursion)
  using Kind = Expression::Kind;
  if (sum.kind == Kind::kNumber) return Linear{.multiples = {}, .number = sum.number};
  if (sum.kind == Kind::kCount) {
    return Linear{.multiples = {{{sum.base, sum.measure, sum.text}, Ratio(1)}}, .number = {}};
  }
  if (sum.kind == Kind::kParentheses) return LinearOf(sum.parts.front());
  if (sum.parts.size() != 2 || sum.kind == Kind::kMin || sum.kind == Kind::kMax) {
    return Fail("not_linear");
  }
  MANDAT_TRY(const Linear a, LinearOf(sum.parts.front()));
  MANDAT_TRY(const Linear b, LinearOf(sum.parts.back()));
  if (sum.kind == Kind::kAdd) return Combined(a, b, 1);
  if (sum.kind == Kind::kSubtract) return Combined(a, b, -1);
  if (sum.kind == Kind::kDivide) {
    MANDAT_TRY(const Ratio factor, Ratio::Divide(Ratio(1), b.number));
    return Combined({}, a, factor);
  }
  if (b.multiples.empty()) return Combined({}, a, b.number);
  if (a.multiples.empty()) return Combined({}, b, a.number);
  return Fail("not_linear");
}

const Expression& WithoutParentheses(const Expression& sum) {  // NOLINT(misc-no-recursion)
  return sum.kind == Expression::Kind::kParentheses ? WithoutParentheses(sum.parts.front()) : sum;
}

bool IsCount(const Expression& sum, const Linear::Key& key) {
  const Expression& bare = WithoutParentheses(sum);
  return bare.kind == Expression::Kind::kCount &&
         Linear::Key{bare.base, bare.measure, bare.text} == key;
}

using Multiple = std::pair<Linear::Key, Ratio>;

// Which of two counts the comparison is about: the one that stands alone, else the one that is
// part of the other.
bool IsAboutSecond(const Test& comparison, const Multiple& first, const Multiple& second) {
  const auto alone = [&](const Multiple& count) {
    return IsCount(comparison.Left(), count.first) || IsCount(comparison.Right(), count.first);
  };
  if (IsCount(comparison.Left(), first.first)) return false;
  if (IsCount(comparison.Left(), second.first)) return true;
  if (alone(first) != alone(second)) return alone(second);
  return !Contains(std::get<Base>(second.first), std::get<Base>(first.first));
}

// part * p + rest = 0 at the border, so part = rest / -p.
std::optional<Proportion> Solved(const Multiple& part, const Ratio& rest, Relation relation,
                                 std::optional<Base> whole) {
  const auto share = Ratio::Divide(rest, part.second);
  if (!share) return std::nullopt;
  const auto negated = Ratio::Subtract(Ratio(0), *share);
  if (!negated) return std::nullopt;
  return Proportion{.part = std::get<Base>(part.first),
                    .measure = std::get<Measure>(part.first),
                    .relation = part.second < Ratio(0) ? Mirrored(relation) : relation,
                    .share = *negated,
                    .whole = whole};
}

}  // namespace

Relation Mirrored(Relation relation) {
  switch (relation) {
    case Relation::kMore:
      return Relation::kLess;
    case Relation::kAtLeast:
      return Relation::kAtMost;
    case Relation::kLess:
      return Relation::kMore;
    case Relation::kAtMost:
      return Relation::kAtLeast;
    case Relation::kEqual:
      break;
  }
  return Relation::kEqual;
}

std::vector<const Test*> ComparisonsOf(const Test& test) {
  std::vector<const Test*> found;
  auto collect = [&](const Test& part) {
    if (part.kind == Test::Kind::kComparison) found.push_back(&part);
  };
  VisitTests(test, collect);
  return found;
}

std::vector<const Expression*> CountsOf(const Test& test) {
  return ExpressionsOf(test, Expression::Kind::kCount);
}

std::vector<const Expression*> NumbersOf(const Test& test) {
  return ExpressionsOf(test, Expression::Kind::kNumber);
}

std::vector<const Test*> GroupsOf(const Test& test) {
  std::vector<const Test*> found;
  auto collect = [&](const Test& part) {
    if (part.group_quoted) found.push_back(&part);
  };
  VisitTests(test, collect);
  return found;
}

std::optional<Proportion> ProportionOf(const Test& comparison) {
  const auto left = LinearOf(comparison.Left());
  const auto right = LinearOf(comparison.Right());
  if (!left || !right) return std::nullopt;
  const auto difference = Combined(*left, *right, -1);
  if (!difference || difference->multiples.empty()) return std::nullopt;

  const Multiple first = *difference->multiples.begin();
  if (difference->multiples.size() == 1) {
    return Solved(first, difference->number, comparison.relation, std::nullopt);
  }
  if (difference->multiples.size() != 2 || difference->number != Ratio(0)) return std::nullopt;
  const Multiple second = *std::next(difference->multiples.begin());
  const bool about_second = IsAboutSecond(comparison, first, second);
  const Multiple& part = about_second ? second : first;
  const Multiple& whole = about_second ? first : second;
  return Solved(part, whole.second, comparison.relation, std::get<Base>(whole.first));
}

}  // namespace mandat::statutes
