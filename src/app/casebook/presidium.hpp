// The proportional presidium of October 1917, the one key of seats among the casebook's votes.
#pragma once

#include "app/casebook/articles.hpp"
#include "app/casebook/records.hpp"
#include "statutes/verdict.hpp"

namespace mandat::app::casebook {

// Allots the seats by the key of the article, once for each end of the range that the sources print
// for the groups. Where the ends differ the outcome is `undetermined`: the software does not choose
// a number between them. The seats printed stand beside it in lines of their own.
[[nodiscard]] statutes::Verdict JudgePresidium(const Records& records, const Coverage& row);

}  // namespace mandat::app::casebook
