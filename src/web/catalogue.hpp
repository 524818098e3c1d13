// Reads the text of a message catalogue: a small part of TOML, enough for flat texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace mandat::web {

struct CatalogueEntry {
  std::string key;  // "nav.home"
  std::string text;
};

// Comments, [section] and key = "text" with the escapes \" and \\; one entry per line, in order.
// Fails with `catalogue_malformed` and the number of the line.
[[nodiscard]] Result<std::vector<CatalogueEntry>> ReadCatalogue(std::string_view toml);

}  // namespace mandat::web
