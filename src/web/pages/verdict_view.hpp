// A verdict as pages show it: the sentence in the reader's language, the bar, counts and working.
#pragma once

#include <string>

#include "statutes/verdict.hpp"
#include "web/html.hpp"
#include "web/pages/visit.hpp"

namespace mandat::web {

// "12 of 23 votes cast (52.2%); more than half needed (50%), art. 9(1)" (IF-301).
[[nodiscard]] std::string VerdictSentence(const statutes::Verdict& verdict, const Messages& words);

// The card. `id` is unique on the page.
[[nodiscard]] Html ShowVerdict(const Visit& visit, const std::string& id,
                               const statutes::Verdict& verdict);

// The base sets as a table: what is counted, of which group, in which measure.
[[nodiscard]] Html FiguresTable(const Visit& visit, const statutes::Figures& figures,
                                std::string_view caption);

}  // namespace mandat::web
