// What can be wrong with a statute file by the schema alone: E102 to E111, E2.., E310 and E313.
#pragma once

#include <string_view>
#include <vector>

#include "statutes/lint.hpp"
#include "statutes/reader_document.hpp"

namespace mandat::statutes {

// Adds every fault of form to `findings`.
void CheckForm(const Document& document, std::vector<Finding>& findings);

// True for a kebab-case id: lower-case words and digits, joined by single hyphens.
[[nodiscard]] bool IsRuleId(std::string_view text);

// True if `path` names a table, a row, or a key that the schema knows; `*` is any id.
[[nodiscard]] bool NamesSomething(const Document& document, std::string_view path);

}  // namespace mandat::statutes
