// The grammar of statutes.md section 4, from text to Test; what it means is checked elsewhere.
#pragma once

#include <string_view>

#include "statutes/test.hpp"
#include "statutes/test_lexer.hpp"

namespace mandat::statutes {

// Fails with E201 to E204, E207 (division by a count or by zero) or E210 (an unknown kind of
// group): the first fault, reading from the left.
[[nodiscard]] Checked<Test> ParseSyntax(std::string_view text);

}  // namespace mandat::statutes
