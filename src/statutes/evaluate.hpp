// Evaluating a test: its truth, and the lines that show it (ST-30 to ST-41).
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "statutes/figure_book.hpp"
#include "statutes/test.hpp"

namespace mandat::statutes {

// Kleene's three values, in this order: `and` is the least, `or` the greatest of its parts.
enum class Truth : std::uint8_t { kFalse, kUnknown, kTrue };
constexpr auto WordsOf(Truth) {
  return std::array<std::string_view, 3>{"false", "unknown", "true"};
}

// What a test is evaluated on.
struct Question {
  const FigureBook* figures = nullptr;
  // The sitting's opening counts: where present, attendance is read from here and nowhere else.
  const FigureBook* opening = nullptr;
  Measure count = Measure::kVotes;                  // of unqualified bases
  const std::vector<std::string>* flags = nullptr;  // those that hold
};

struct Evaluation {
  Truth truth = Truth::kUnknown;
  std::vector<std::string> lines;
  std::vector<Base> missing;             // counts it wanted that are not on record, without repeats
  std::optional<std::string> too_large;  // the comparison whose numbers do not fit (ST-37)
};

// Evaluates all parts, left to right. `prefix` goes before each line.
[[nodiscard]] Evaluation Evaluate(const Test& test, const Question& question,
                                  std::string_view prefix = {});

// Whether one more yes would carry (ST-40 step 6): comparisons see yes, cast, valid and decisive
// one higher, except those that name a fixed base. Without lines.
[[nodiscard]] Truth EvaluateWithOneMoreYes(const Test& test, const Question& question);

}  // namespace mandat::statutes
