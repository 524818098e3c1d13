// Test: a parsed expression of the statute language, such as `yes >= 2/3 * cast` (statutes.md 4).
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.hpp"
#include "base/result.hpp"
#include "statutes/bases.hpp"
#include "statutes/figures.hpp"

namespace mandat::statutes {

// Where something stands in the text, from 1. It is not part of what the text says: two tests
// that differ only in their spacing are equal.
struct Column {
  std::size_t value = 1;
  friend bool operator==(Column, Column) { return true; }
};

// A sum: one side of a comparison.
struct Expression {
  enum class Kind {
    kNumber,       // `number`, written `text`: "2/3", "66%", "100"
    kCount,        // `base` in `measure`; for members_of, `text` is the unit
    kAdd,          // parts: two
    kSubtract,     // two
    kMultiply,     // two
    kDivide,       // two, the second a kNumber
    kCeil,         // one
    kFloor,        // one
    kSqrt,         // one
    kMin,          // two or more
    kMax,          // two or more
    kParentheses,  // one; kept, so that a rule is printed as its article writes it
  };

  Kind kind = Kind::kNumber;
  Base base = Base::kYes;
  Measure measure = Measure::kRule;
  Ratio number;
  std::string text;
  std::vector<Expression> parts;
  Column column;

  friend bool operator==(const Expression&, const Expression&) = default;
};

enum class Relation { kMore, kAtLeast, kLess, kAtMost, kEqual };
constexpr auto WordsOf(Relation) {
  return std::array<std::string_view, 5>{">", ">=", "<", "<=", "="};
}

// The relation that holds when the sides are exchanged: `>` for `<`.
[[nodiscard]] Relation Mirrored(Relation relation);

enum class Flag { kSecondCall, kAnnounced, kRequested, kUrgent, kEmergency };
constexpr auto WordsOf(Flag) {
  return std::array<std::string_view, 5>{"second_call", "announced", "requested", "urgent",
                                         "emergency"};
}

struct Test {
  enum class Kind {
    kAnd,  // parts: two or more
    kOr,   // two or more
    kNot,  // one
    kFlag,
    kComparison,  // left, relation, right
    kForAll,      // one part, for each group of `group`
    kForSome,
    kForAtLeast,  // `amount` groups, or that share of them
    kIn,          // one part, in the group named `group`
  };

  Kind kind = Kind::kComparison;
  Flag flag = Flag::kSecondCall;
  Relation relation = Relation::kMore;
  std::vector<Expression> sides;  // of a comparison: left and right
  std::string group;              // "sections", or the id of a grouping or group
  bool group_quoted = false;      // an id, not a word of the language
  Ratio amount;
  bool amount_is_share = false;
  std::vector<Test> parts;
  std::string text;  // canonical: a comparison; a flag; a quantifier up to its colon. Else empty
  Column column;

  [[nodiscard]] const Expression& Left() const { return sides.front(); }
  [[nodiscard]] const Expression& Right() const { return sides.back(); }
  friend bool operator==(const Test&, const Test&) = default;
};

inline constexpr std::size_t kLongestTest = 500;  // characters (ST-5)
inline constexpr std::size_t kDeepestTest = 16;   // levels of parentheses, functions, quantifiers

// What is wrong with a test.
struct TestFault {
  std::string code;  // E201 to E211 (ST-142)
  std::size_t column = 1;
  std::string message;
  friend bool operator==(const TestFault&, const TestFault&) = default;
};

// Reads and checks a test.
//   count   what its rule counts in, if that is known: then unqualified bases take part in E206
//   fails   the first fault's code; `detail` is "column 8: ..."
// Whether a quoted group exists (E210) is for the reader of the whole statute: see GroupsOf.
[[nodiscard]] Result<Test> ParseTest(std::string_view text, TestContext context,
                                     Measure count = Measure::kRule);

// All faults, for the linter: one, if the text is no expression at all; else every finding in the
// order of the text. Empty if ParseTest succeeds.
[[nodiscard]] std::vector<TestFault> FaultsOf(std::string_view text, TestContext context,
                                              Measure count = Measure::kRule);

// The canonical text: single spaces, `of` as `*`, literals as written, no needless parentheses
// around tests. Parsing it again gives an equal test.
[[nodiscard]] std::string ToString(const Test& test);
[[nodiscard]] std::string ToString(const Expression& expression);

// Facts about a test that linter and headline need.

// Every comparison, left to right. The pointers are into `test`.
[[nodiscard]] std::vector<const Test*> ComparisonsOf(const Test& test);

// Every count that the test names, left to right, with repetitions. The pointers are into `test`.
[[nodiscard]] std::vector<const Expression*> CountsOf(const Test& test);

// Every number literal in its comparisons, left to right. The pointers are into `test`.
[[nodiscard]] std::vector<const Expression*> NumbersOf(const Test& test);

// Every quantifier and `in` whose group is an id, to be looked up in the statute.
[[nodiscard]] std::vector<const Test*> GroupsOf(const Test& test);

// A comparison brought to the form `part relation share * whole`, or to `part relation number`.
struct Proportion {
  Base part = Base::kYes;
  Measure measure = Measure::kRule;  // of the part
  Relation relation = Relation::kMore;
  Ratio share;                // or the number, where there is no whole
  std::optional<Base> whole;  // a base other than the part
};

// Nothing where the comparison has another form: sums, roots, ceil, min. `1/2 * cast < yes` is
// turned round.
[[nodiscard]] std::optional<Proportion> ProportionOf(const Test& comparison);

}  // namespace mandat::statutes
