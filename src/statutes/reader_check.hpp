// What can be wrong with a statute file by the schema alone: E102 to E111, E2.., E310 and E313.
#pragma once

#include <vector>

#include "statutes/lint.hpp"
#include "statutes/reader_document.hpp"

namespace mandat::statutes {

// Adds every fault of form to `findings`.
void CheckForm(const Document& document, std::vector<Finding>& findings);

}  // namespace mandat::statutes
