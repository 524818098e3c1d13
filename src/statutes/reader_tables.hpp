// The typed tables of a statute, one reader for each.
#pragma once

#include "statutes/reader_document.hpp"
#include "statutes/statute.hpp"

namespace mandat::statutes {

// Fills every table of `statute` but for its identity and its articles.
void ReadTables(const Document& document, Statute& statute);

}  // namespace mandat::statutes
