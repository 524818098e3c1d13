#include "statutes/common_rules.hpp"

#include <array>

#include "base/check.hpp"
#include "statutes/evaluate.hpp"

namespace mandat::statutes {
namespace {

// ST-42 has eight, which stand in verdicts on record; the table adds the electorate.
enum class Where { kVerdictAndTable, kTable };
struct Row {
  std::string_view rule;
  Where where;
};
constexpr std::array kRows = {
    Row{"yes > no", Where::kVerdictAndTable},
    Row{"yes > 1/2 * cast", Where::kVerdictAndTable},
    Row{"yes > 1/2 * present", Where::kVerdictAndTable},
    Row{"yes > 1/2 * filled", Where::kVerdictAndTable},
    Row{"yes > 1/2 * members", Where::kTable},
    Row{"yes >= 2/3 * decisive", Where::kVerdictAndTable},
    Row{"yes >= 2/3 * cast", Where::kVerdictAndTable},
    Row{"yes >= 2/3 * present", Where::kVerdictAndTable},
    Row{"yes >= 2/3 * filled", Where::kVerdictAndTable},
    Row{"yes >= 2/3 * members", Where::kTable},
};

// In the order of kRows.
const std::vector<Test>& ParsedRows() {
  static const std::vector<Test> parsed = [] {
    std::vector<Test> tests;
    for (const Row& row : kRows) {
      const auto test = ParseTest(row.rule, TestContext::kVote);
      MANDAT_CHECK(test.has_value());  // a test parses each of them
      tests.push_back(*test);
    }
    return tests;
  }();
  return parsed;
}

Outcome OutcomeOf(const Evaluation& evaluation, const FigureBook& book, Measure count) {
  if (evaluation.too_large) return Outcome::kVoid;
  if (evaluation.truth == Truth::kUnknown) return Outcome::kUndetermined;
  const Ratio* const yes = book.Find(book.Whole(), Base::kYes, Measure::kRule, count);
  const bool somebody = yes && *yes > Ratio(0);
  return evaluation.truth == Truth::kTrue && somebody ? Outcome::kAdopted : Outcome::kRejected;
}

}  // namespace

std::vector<CommonRule> JudgeCommonRules(const Figures& figures, BlankAs blank_as, Measure count) {
  const FigureBook book(figures, blank_as);
  std::vector<CommonRule> rows;
  for (const Test& test : ParsedRows()) {
    CommonRule& row = rows.emplace_back();
    row.rule = test.text;
    if (const auto& fault = book.Fault()) {
      row.line = fault->line;
      continue;
    }
    const Evaluation evaluation = Evaluate(test, {.figures = &book, .count = count});
    row.outcome = OutcomeOf(evaluation, book, count);
    row.line = evaluation.lines.front();
    if (!evaluation.missing.empty()) row.missing = WordOf(evaluation.missing.front());
  }
  return rows;
}

std::vector<std::string> LinesOfCommonRules(const FigureBook& book, Measure count) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (kRows[i].where == Where::kTable) continue;
    const Evaluation evaluation =
        Evaluate(ParsedRows()[i], {.figures = &book, .count = count}, "if ");
    lines.insert(lines.end(), evaluation.lines.begin(), evaluation.lines.end());
  }
  return lines;
}

}  // namespace mandat::statutes
