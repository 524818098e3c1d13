// The table that cmake/Embed.cmake writes: one row per embedded file, sorted by name.
#pragma once

#include <span>
#include <string_view>

namespace mandat::app {

struct EmbeddedRow {
  std::string_view name;
  const char* begin = nullptr;
  const char* end = nullptr;
};

[[nodiscard]] std::span<const EmbeddedRow> EmbeddedRows();

}  // namespace mandat::app
