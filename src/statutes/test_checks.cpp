// What a test may not say although the grammar would allow it: E205 to E211 (ST-142).
#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "statutes/test.hpp"
#include "statutes/test_parser.hpp"
#include "statutes/test_slope.hpp"

namespace mandat::statutes {
namespace {

// Whether an expression names no count; whether its value may hold a root.
struct Nature {
  bool constant = true;
  bool root = false;
};

bool HoldsRootOrDifference(const Expression& sum) {  // NOLINT(misc-no-recursion)
  return sum.kind == Expression::Kind::kSqrt || sum.kind == Expression::Kind::kSubtract ||
         std::ranges::any_of(sum.parts, HoldsRootOrDifference);
}

class Checker {
 public:
  Checker(TestContext context, Measure count) : context_(context), count_(count) {}

  std::vector<TestFault> Run(const Test& test) {
    CheckTest(test, Polarity::kAsIs);
    std::ranges::sort(faults_, {}, [](const TestFault& fault) {
      return std::pair(fault.column, std::string_view(fault.code));
    });
    return std::move(faults_);
  }

 private:
  void Report(std::string code, Column column, std::string message) {
    faults_.push_back(
        {.code = std::move(code), .column = column.value, .message = std::move(message)});
  }

  void CheckTest(const Test& test, Polarity polarity) {  // NOLINT(misc-no-recursion)
    if (test.kind == Test::Kind::kComparison) return CheckComparison(test, polarity);
    if (test.kind == Test::Kind::kForAtLeast) CheckAmount(test);
    const Polarity inside = test.kind == Test::Kind::kNot ? Opposite(polarity) : polarity;
    for (const Test& part : test.parts) CheckTest(part, inside);
  }

  void CheckAmount(const Test& test) {
    if (test.amount == Ratio(0)) Report("E208", test.column, "at least none is always so");
    if (test.amount_is_share && test.amount > Ratio(1)) {
      Report("E209", test.column, "more groups than there are");
    }
  }

  void CheckCounts(const Test& test) {
    for (const Expression* count : CountsOf(test)) {
      if (IsAvailable(count->base, context_)) continue;
      Report("E205", count->column,
             '`' + std::string(WordOf(count->base)) + "` is not available in a " +
                 std::string(WordOf(context_)) + " test");
    }
  }

  void CheckComparison(const Test& test, Polarity polarity) {
    const std::size_t before = faults_.size();
    CheckCounts(test);
    const Nature left = CheckSum(test.Left());
    const Nature right = CheckSum(test.Right());
    if (left.constant && right.constant) {
      Report("E208", test.column, "this compares two constants and does not look at the vote");
    }
    CheckMeasures(test);
    // What follows asks what the comparison means, so it must mean something.
    if (faults_.size() != before) return;
    CheckReachable(test);
    CheckMonotone(test, polarity);
  }

  Nature CheckSum(const Expression& sum) {  // NOLINT(misc-no-recursion)
    Nature whole;
    std::size_t variable = 0;
    for (const Expression& part : sum.parts) {
      const Nature nature = CheckSum(part);
      whole.constant = whole.constant && nature.constant;
      whole.root = whole.root || nature.root;
      if (!nature.constant) ++variable;
    }
    switch (sum.kind) {
      case Expression::Kind::kCount:
        return {.constant = false, .root = false};
      case Expression::Kind::kAdd:
      case Expression::Kind::kSubtract:
        if (whole.root) Report("E207", sum.column, "a root cannot be added or subtracted");
        return whole;
      case Expression::Kind::kMultiply:
        if (variable > 1) Report("E207", sum.column, "a product of two counts");
        return whole;
      case Expression::Kind::kSqrt:
        if (HoldsRootOrDifference(sum.parts.front())) {
          Report("E207", sum.column, "no root of a root or of a difference");
        }
        return {.constant = whole.constant, .root = true};
      case Expression::Kind::kCeil:
      case Expression::Kind::kFloor:
        return {.constant = whole.constant, .root = false};
      case Expression::Kind::kNumber:
      case Expression::Kind::kDivide:
      case Expression::Kind::kMin:
      case Expression::Kind::kMax:
      case Expression::Kind::kParentheses:
        return whole;
    }
    MANDAT_UNREACHABLE();
  }

  void CheckMeasures(const Test& test) {
    std::optional<Measure> first;
    for (const Expression* count : CountsOf(test)) {
      const Measure measure = count->measure == Measure::kRule ? count_ : count->measure;
      if (measure == Measure::kRule || CountsUnits(count->base)) continue;
      if (!first) first = measure;
      if (*first == measure) continue;
      Report("E206", count->column,
             std::string(WordOf(measure)) + " are compared with " + std::string(WordOf(*first)));
      return;
    }
  }

  void CheckReachable(const Test& test) {
    const auto proportion = ProportionOf(test);
    if (!proportion || !proportion->whole) return;
    Base part = proportion->part;
    Base whole = *proportion->whole;
    Ratio share = proportion->share;
    Relation relation = proportion->relation;
    if (!Contains(whole, part) && share > Ratio(0)) {  // `cast < yes` is `yes > cast`
      const auto inverse = Ratio::Divide(Ratio(1), share);
      if (!inverse) return;
      std::swap(part, whole);
      share = *inverse;
      relation = Mirrored(relation);
    }
    const bool wants_more = relation == Relation::kMore || relation == Relation::kAtLeast ||
                            relation == Relation::kEqual;
    const bool beyond = share > Ratio(1) || (share == Ratio(1) && relation == Relation::kMore);
    if (!Contains(whole, part) || !wants_more || !beyond) return;
    Report("E209", test.column,
           "this can never be true: `" + std::string(WordOf(part)) + "` is part of `" +
               std::string(WordOf(whole)) + '`');
  }

  void CheckMonotone(const Test& test, Polarity polarity) {
    if (IsMonotone(test, context_, polarity)) return;
    Report("E211", test.column,
           context_ == TestContext::kReject ? "a further no vote can save the motion"
                                            : "a further yes vote can defeat the motion");
  }

  TestContext context_;
  Measure count_;
  std::vector<TestFault> faults_;
};

tl::unexpected<Error> Failed(const TestFault& fault) {
  return Fail(fault.code, "column " + std::to_string(fault.column) + ": " + fault.message);
}

}  // namespace

std::vector<TestFault> FaultsOf(std::string_view text, TestContext context, Measure count) {
  const auto test = ParseSyntax(text);
  if (!test) return {test.error()};
  return Checker(context, count).Run(*test);
}

Result<Test> ParseTest(std::string_view text, TestContext context, Measure count) {
  auto test = ParseSyntax(text);
  if (!test) return Failed(test.error());
  const auto faults = Checker(context, count).Run(*test);
  if (!faults.empty()) return Failed(faults.front());
  return *std::move(test);
}

}  // namespace mandat::statutes
