// The second half of loading: what a record says of other records, and the limits of its words.
#pragma once

#include "app/casebook/records.hpp"
#include "base/result.hpp"

namespace mandat::app::casebook {

// Fails with `repeated_id`, `unknown_record`, `too_many_words`, `fact_does_not_fit`,
// `episode_without_fact`, each with file and line.
[[nodiscard]] Status CheckRecords(const Casebook& casebook);

// A refusal that names the place: "votes.toml line 12: ...".
[[nodiscard]] tl::unexpected<Error> FailAt(const Origin& origin, std::string code,
                                           std::string_view detail);

}  // namespace mandat::app::casebook
