#include "statutes/evaluate.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "statutes/quantity.hpp"

namespace mandat::statutes {
namespace {

enum class Counts { kAsTheyAre, kOneMoreYes };

bool IsAttendance(Base base) {
  return base == Base::kPresent || base == Base::kRegistered || base == Base::kUnitsPresent;
}

bool RisesWithYes(Base base) {
  return base == Base::kYes || base == Base::kCast || base == Base::kValid ||
         base == Base::kDecisive;
}

Truth Not(Truth truth) {
  if (truth == Truth::kUnknown) return truth;
  return truth == Truth::kTrue ? Truth::kFalse : Truth::kTrue;
}

Truth TruthOf(bool value) { return value ? Truth::kTrue : Truth::kFalse; }

bool Holds(std::strong_ordering order, Relation relation) {
  switch (relation) {
    case Relation::kMore:
      return order > 0;
    case Relation::kAtLeast:
      return order >= 0;
    case Relation::kLess:
      return order < 0;
    case Relation::kAtMost:
      return order <= 0;
    case Relation::kEqual:
      return order == 0;
  }
  MANDAT_UNREACHABLE();
}

bool NamesFixedBase(const Expression& sum) {  // NOLINT(misc-no-recursion)
  if (sum.kind == Expression::Kind::kCount) return IsFixed(sum.base);
  return std::ranges::any_of(sum.parts, NamesFixedBase);
}

bool IsOneCount(const Expression& sum) {  // NOLINT(misc-no-recursion)
  if (sum.kind == Expression::Kind::kParentheses) return IsOneCount(sum.parts.front());
  return sum.kind == Expression::Kind::kCount;
}

// ` (needs 13, margin -1)`: N is the least whole number that would do in place of the left side.
void AppendNeeds(std::string& line, const Test& test, const Quantity& left, const Quantity& right) {
  if (test.relation != Relation::kMore && test.relation != Relation::kAtLeast) return;
  if (!IsOneCount(test.Left()) || !left.whole_counts || !right.whole_counts) return;
  const auto least = test.relation == Relation::kMore ? FloorOf(right) : CeilOf(right);
  if (!least) return;
  const Int128 needs = std::max<Int128>(0, test.relation == Relation::kMore ? *least + 1 : *least);
  const Int128 margin = left.factor.Numerator() - needs;
  line += " (needs ";
  AppendTo(line, needs);
  line += margin > 0 ? ", margin +" : ", margin ";
  AppendTo(line, margin);
  line += ')';
}

class Evaluator {
 public:
  Evaluator(const Question& question, Counts counts, std::string_view prefix)
      : question_(question), counts_(counts), prefix_(prefix) {}

  Evaluation Run(const Test& test) {
    scope_ = &question_.figures->Whole();
    evaluation_.truth = Visit(test);
    return std::move(evaluation_);
  }

 private:
  Truth Visit(const Test& test) {  // NOLINT(misc-no-recursion): as deep as the parser allowed
    switch (test.kind) {
      case Test::Kind::kAnd:
      case Test::Kind::kOr:
        return VisitConnected(test);
      case Test::Kind::kNot:
        return Not(Visit(test.parts.front()));
      case Test::Kind::kFlag:
        return VisitFlag(test);
      case Test::Kind::kComparison:
        return VisitComparison(test);
      case Test::Kind::kForAll:
      case Test::Kind::kForSome:
      case Test::Kind::kForAtLeast:
        return VisitGroups(test);
      case Test::Kind::kIn:
        return VisitIn(test);
    }
    MANDAT_UNREACHABLE();
  }

  // All parts, though the first may settle it: an explanation is complete or it is none (ST-34).
  Truth VisitConnected(const Test& test) {  // NOLINT(misc-no-recursion)
    const bool all = test.kind == Test::Kind::kAnd;
    Truth truth = all ? Truth::kTrue : Truth::kFalse;
    for (const Test& part : test.parts) {
      const Truth next = Visit(part);
      truth = all ? std::min(truth, next) : std::max(truth, next);
    }
    return truth;
  }

  Truth VisitFlag(const Test& test) {
    const bool holds = question_.flags && std::ranges::count(*question_.flags, test.text) > 0;
    const Truth truth = TruthOf(holds);
    if (std::string* const line = NewLine(test)) *line += WordOf(truth);
    return truth;
  }

  // A line that begins with `prefix [group] text: `; nothing where no lines are wanted.
  std::string* NewLine(const Test& test) {
    if (counts_ == Counts::kOneMoreYes) return nullptr;
    std::string& line = evaluation_.lines.emplace_back();
    line.reserve(prefix_.size() + groups_.size() + test.text.size() + 64);
    line += prefix_;
    line += groups_;
    line += test.text;
    line += ": ";
    return &line;
  }

  Truth VisitComparison(const Test& test) {
    bump_ = counts_ == Counts::kOneMoreYes && !NamesFixedBase(test.Left()) &&
            !NamesFixedBase(test.Right());
    const Quantity left = ValueOf(test.Left());
    const Quantity right = ValueOf(test.Right());
    const Truth truth = TruthOfComparison(test, left, right);
    if (std::string* const line = NewLine(test)) {
      AppendTo(*line, left);
      *line += ' ';
      *line += WordOf(test.relation);
      *line += ' ';
      AppendTo(*line, right);
      *line += ", ";
      *line += WordOf(truth);
      if (truth != Truth::kUnknown) AppendNeeds(*line, test, left, right);
    }
    return truth;
  }

  Truth TruthOfComparison(const Test& test, const Quantity& left, const Quantity& right) {
    const auto state = std::max(left.state, right.state);
    const auto order = state == Quantity::State::kKnown
                           ? Compare(left, right)
                           : std::optional(std::strong_ordering::equal);
    if (state == Quantity::State::kTooLarge || !order) {
      if (!evaluation_.too_large)
        evaluation_.too_large = std::string(prefix_) + groups_ + test.text;
      return Truth::kUnknown;
    }
    if (state == Quantity::State::kUnknown) return Truth::kUnknown;
    return TruthOf(Holds(*order, test.relation));
  }

  // Over no group at all a quantifier is false (ST-33).
  Truth VisitGroups(const Test& test) {  // NOLINT(misc-no-recursion)
    const auto groups = question_.figures->GroupsOf(test.group);
    Int128 holding = 0;
    Int128 open = 0;
    for (const FigureBook::Scope* const group : groups) {
      const Truth truth = VisitInGroup(test.parts.front(), group->group, group);
      if (truth == Truth::kTrue) ++holding;
      if (truth == Truth::kUnknown) ++open;
    }
    const auto all = static_cast<Int128>(groups.size());
    const Int128 needs = GroupsNeeded(test, all);
    Truth truth = TruthOf(all > 0 && holding >= needs);
    if (all > 0 && truth == Truth::kFalse && holding + open >= needs) truth = Truth::kUnknown;
    if (std::string* const line = NewLine(test)) {
      AppendTo(*line, holding);
      *line += " of ";
      AppendTo(*line, all);
      *line += ", ";
      *line += WordOf(truth);
      if (test.kind == Test::Kind::kForAtLeast) {
        *line += " (needs ";
        AppendTo(*line, needs);
        *line += ')';
      }
    }
    return truth;
  }

  static Int128 GroupsNeeded(const Test& test, Int128 all) {
    if (test.kind == Test::Kind::kForAll) return all;
    if (test.kind == Test::Kind::kForSome) return 1;
    if (!test.amount_is_share) return test.amount.Ceil();
    const auto groups = Ratio::Create(all, 1);
    const auto share = groups ? Ratio::Multiply(*groups, test.amount) : groups;
    return std::max<Int128>(1, share ? share->Ceil() : all);  // a share above 1 is E209
  }

  Truth VisitIn(const Test& test) {  // NOLINT(misc-no-recursion)
    return VisitInGroup(test.parts.front(), test.group, question_.figures->FindGroup(test.group));
  }

  // Evaluates in one group. A group within a group has no figures of its own: nobody counts the
  // women of the northern section apart, so that its counts are unknown.
  Truth VisitInGroup(const Test& part, std::string_view name,  // NOLINT(misc-no-recursion)
                     const FigureBook::Scope* group) {
    const FigureBook::Scope* const outer = scope_;
    const std::size_t length = groups_.size();
    const bool nested = outer != &question_.figures->Whole();
    scope_ = nested ? nullptr : group;
    groups_ += '[';
    groups_ += name;
    groups_ += "] ";
    const Truth truth = Visit(part);
    groups_.resize(length);
    scope_ = outer;
    return truth;
  }

  Quantity ValueOf(const Expression& sum) {  // NOLINT(misc-no-recursion)
    using Kind = Expression::Kind;
    switch (sum.kind) {
      case Kind::kNumber:
        return {.state = Quantity::State::kKnown, .whole_counts = true, .factor = sum.number};
      case Kind::kCount:
        return ValueOfCount(sum);
      case Kind::kParentheses:
        return ValueOf(sum.parts.front());
      case Kind::kAdd:
        return Sum(ValueOf(sum.parts.front()), ValueOf(sum.parts.back()));
      case Kind::kSubtract:
        return Difference(ValueOf(sum.parts.front()), ValueOf(sum.parts.back()));
      case Kind::kMultiply:
        return Product(ValueOf(sum.parts.front()), ValueOf(sum.parts.back()));
      case Kind::kDivide:
        return Quotient(ValueOf(sum.parts.front()), sum.parts.back().number);
      case Kind::kSqrt:
        return SquareRoot(ValueOf(sum.parts.front()));
      case Kind::kCeil:
      case Kind::kFloor:
        return ValueOfRounded(sum);
      case Kind::kMin:
      case Kind::kMax:
        return ValueOfChoice(sum);
    }
    MANDAT_UNREACHABLE();
  }

  Quantity ValueOfRounded(const Expression& sum) {  // NOLINT(misc-no-recursion)
    const Quantity value = ValueOf(sum.parts.front());
    if (!value.IsKnown()) return value;
    const auto rounded = sum.kind == Expression::Kind::kCeil ? CeilOf(value) : FloorOf(value);
    const auto ratio =
        rounded ? Ratio::Create(*rounded, 1) : Result<Ratio>(Fail("number_too_large"));
    Quantity result{
        .state = Quantity::State::kKnown, .whole_counts = value.whole_counts, .factor = {}};
    if (ratio) result.factor = *ratio;
    if (!ratio) result.state = Quantity::State::kTooLarge;
    return result;
  }

  Quantity ValueOfChoice(const Expression& sum) {  // NOLINT(misc-no-recursion)
    Quantity best = ValueOf(sum.parts.front());
    for (std::size_t i = 1; i < sum.parts.size(); ++i) {
      Quantity next = ValueOf(sum.parts[i]);
      const bool whole = best.whole_counts && next.whole_counts;
      const auto state = std::max(best.state, next.state);
      if (state == Quantity::State::kKnown) {
        const auto order = Compare(next, best);
        const bool better = order && (sum.kind == Expression::Kind::kMin ? *order < 0 : *order > 0);
        if (better) best = next;
        if (!order) best.state = Quantity::State::kTooLarge;
      } else {
        best.state = state;
      }
      best.whole_counts = whole;
    }
    return best;
  }

  Quantity ValueOfCount(const Expression& count) {
    const Ratio* const value = FindCount(count);
    Quantity result;
    if (!value) {
      result.state = Quantity::State::kUnknown;
      if (std::ranges::count(evaluation_.missing, count.base) == 0) {
        evaluation_.missing.push_back(count.base);
      }
      return result;
    }
    result.factor = *value;
    result.whole_counts = value->IsWhole();
    if (!bump_ || !RisesWithYes(count.base)) return result;
    return Sum(result, {.state = Quantity::State::kKnown, .whole_counts = true, .factor = 1});
  }

  const Ratio* FindCount(const Expression& count) {
    if (count.base == Base::kMembersOf) return FindMembersOf(count);
    if (!scope_) return nullptr;
    if (!question_.opening) return Find(*question_.figures, *scope_, count);
    const FigureBook::Scope* const scope = scope_->group.empty()
                                               ? &question_.opening->Whole()
                                               : question_.opening->FindGroup(scope_->group);
    const Ratio* const value = scope ? Find(*question_.opening, *scope, count) : nullptr;
    if (value || IsAttendance(count.base)) return value;
    return Find(*question_.figures, *scope_, count);
  }

  // The members of a unit are the `members` of that group, or a figure of that name.
  const Ratio* FindMembersOf(const Expression& count) {
    const FigureBook::Scope* const unit = question_.figures->FindGroup(count.text);
    if (!unit) return nullptr;
    const Ratio* const value = Find(*question_.figures, *unit, count);
    return value ? value
                 : question_.figures->Find(*unit, Base::kMembers, count.measure, question_.count);
  }

  [[nodiscard]] const Ratio* Find(const FigureBook& book, const FigureBook::Scope& scope,
                                  const Expression& count) const {
    return book.Find(scope, count.base, count.measure, question_.count);
  }

  const Question& question_;
  Counts counts_;
  std::string_view prefix_;
  const FigureBook::Scope* scope_ = nullptr;  // nullptr: a group within a group
  std::string groups_;                        // "[workers] "
  bool bump_ = false;
  Evaluation evaluation_;
};

}  // namespace

Evaluation Evaluate(const Test& test, const Question& question, std::string_view prefix) {
  return Evaluator(question, Counts::kAsTheyAre, prefix).Run(test);
}

Truth EvaluateWithOneMoreYes(const Test& test, const Question& question) {
  return Evaluator(question, Counts::kOneMoreYes, {}).Run(test).truth;
}

}  // namespace mandat::statutes
