// Reading counts as people type them: `yes=7 no=4 abstain=4 entitled=25 cast=?`.
#pragma once

#include <span>
#include <string>

#include "base/result.hpp"
#include "statutes/figures.hpp"

namespace mandat::statutes {

// One figure per word, in their order:
//   yes=7  present=?  yes=275/3     a count, one that is not on record, an exact weight
//   heads(yes)=7                    in a measure: heads, seats, votes
//   members_of("north")=40          the members of a unit
//   sections/soldiers/yes=100       of a group: grouping, group, base (also with a measure)
// Fails with, in this order for each word: `not_a_count` (no `name=value`, an unknown measure, an
// empty group), `unknown_base`, `not_a_number`, `negative_count`; then `repeated_count`. `detail`
// says which word, and what could stand there.
[[nodiscard]] Result<Figures> ReadFigureWords(std::span<const std::string> words);

}  // namespace mandat::statutes
