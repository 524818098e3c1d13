// From a document in order to the typed statute.
#pragma once

#include "statutes/reader_document.hpp"
#include "statutes/statute.hpp"

namespace mandat::statutes {

// Reads a document without errors of form, of tests or of keys.
[[nodiscard]] Statute ReadDocument(const Document& document);

// The codes that ReadStatute refuses a file for are those after which reading would be guesswork:
// E1.., E2.., E308, E310 and E313 (but not E106 for a law profile, which it does not look at). The
// other errors stop an adoption, and are the linter's.
void CheckReadable(const Document& document, std::vector<Finding>& findings);

// E1.. and E2..: after these the structure cannot be judged.
[[nodiscard]] bool IsOfForm(const Finding& finding);

// By line and column; of the same place by code, path and message.
void SortByPlace(std::vector<Finding>& findings);

}  // namespace mandat::statutes
