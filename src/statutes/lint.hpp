// Linting: everything that is wrong with a statute, or that its members should be told (ST-140).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.hpp"

namespace mandat::statutes {

// One thing found. `code` is that of statutes.md section 8: E errors, P law, W warnings, I notes.
struct Finding {
  std::string code;
  std::string path;     // "body.council.quorum"; empty for the file as a whole
  std::string article;  // the article that the rule cites; empty if none
  Count line = 0;       // 0 for the file as a whole
  Count column = 0;
  std::string message;
  std::string remedy;
  friend bool operator==(const Finding&, const Finding&) = default;
};

// True for what stops an adoption: an error, or a refusal by law.
[[nodiscard]] bool IsError(const Finding& finding);

// Everything that is found in a statute file, in the order of its lines. After an error of form
// (E1..) the structure is not judged any more: it would be guesswork.
[[nodiscard]] std::vector<Finding> Lint(std::string_view toml);

}  // namespace mandat::statutes
