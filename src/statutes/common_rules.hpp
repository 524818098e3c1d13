// Common rules: what the usual majorities would have said, where no rule is stated (ST-42).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.hpp"
#include "statutes/figure_book.hpp"
#include "statutes/judge.hpp"

namespace mandat::statutes {

// One row of the table.
struct CommonRule {
  std::string rule;                    // "yes > 1/2 * cast"
  Outcome outcome = Outcome::kVoid;    // kAdopted, kRejected, kUndetermined, kVoid
  std::string line;                    // "yes > 1/2 * cast: 7 > 15/2, false (needs 8, margin -1)"
  std::optional<std::string> missing;  // the base that is not on record: "present"
};

// More yes than no; over half of those who cast, were present, of the filled seats, of the
// members; two thirds of yes and no, and of each of the others. Always ten rows.
[[nodiscard]] std::vector<CommonRule> JudgeCommonRules(const Figures& figures,
                                                       BlankAs blank_as = BlankAs::kAbstain,
                                                       Measure count = Measure::kVotes);

// The eight lines of a verdict without a rule, each prefixed `if `.
[[nodiscard]] std::vector<std::string> LinesOfCommonRules(const FigureBook& book, Measure count);

}  // namespace mandat::statutes
