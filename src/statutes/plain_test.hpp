// A test in plain English, as a member would say it: what `explain` and the pages print.
#pragma once

#include <optional>
#include <string>

#include "statutes/judge.hpp"
#include "statutes/test.hpp"

namespace mandat::statutes {

// "more than half of the votes cast are yes", "there are more yes than no", "at least a fifth of
// the constituents sign". What has no such form stands as it is written: "`yes >= ceil(...)`".
[[nodiscard]] std::string PlainTest(const Test& test);

// What becomes of those who do not vote yes or no: "Abstaining and staying away count against.",
// "Abstaining counts against; staying away does not.", "Abstaining does not count."
[[nodiscard]] std::string PlainAbstention(const Test& test);

// The least number of yes votes by which a test carries when all of `voters` vote yes or no.
struct LeastYes {
  Count yes = 0;
  Verdict below;  // with one vote less: the nearest outcome
  Verdict at;
};
// Nothing if not even `voters` yes votes do, or if a count that matters is missing.
//   figures  the bases that stand before the vote: entitled, present, filled, members
[[nodiscard]] std::optional<LeastYes> FindLeastYes(const ParsedRules& rules, const Figures& figures,
                                                   Count voters);

}  // namespace mandat::statutes
