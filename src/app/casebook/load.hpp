// Load: the casebook's files in, typed records out, or the first fault with its file and line.
#pragma once

#include <string>
#include <vector>

#include "app/casebook/records.hpp"
#include "base/result.hpp"

namespace mandat::app::casebook {

// A file as text. The name's last part decides the table: "extra/votes.toml" holds votes.
struct NamedText {
  std::string name;
  std::string text;
};

// Reads all files as one casebook. Loading is total or not at all (CB-1): every table needs at
// least one file, and what is not understood is refused, never skipped. Files of several folders
// may be given; their records follow one another and share one space of ids.
//
// Fails with `unknown_file`, `missing_file`, `not_toml`, `unknown_table`, `unknown_key`,
// `missing_key`, `wrong_type`, `empty_value`, `not_text`, `unknown_word`, `number_out_of_range`,
// `not_a_ratio`, `not_a_date`, `not_a_citation`, `not_an_id`, `repeated_id`, `unknown_record`,
// `too_many_words`, `fact_does_not_fit`, `episode_without_fact`. `detail` is
// "votes.toml line 12: ..." and says what would be right.
[[nodiscard]] Result<Casebook> Load(const std::vector<NamedText>& files);

}  // namespace mandat::app::casebook
