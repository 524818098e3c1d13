// Finds embedded files in the table that the build wrote.
#include "app/embedded.hpp"

#include <algorithm>

#include "app/embedded/table.hpp"

namespace mandat::app {
namespace {

std::string_view BytesOf(const EmbeddedRow& row) { return {row.begin, row.end}; }

auto FirstNotBefore(std::string_view name) {
  return std::ranges::lower_bound(EmbeddedRows(), name, {}, &EmbeddedRow::name);
}

}  // namespace

std::optional<std::string_view> EmbeddedFile(std::string_view name) {
  const auto row = FirstNotBefore(name);
  if (row == EmbeddedRows().end() || row->name != name) return std::nullopt;
  return BytesOf(*row);
}

std::vector<Embedded> EmbeddedFiles(std::string_view prefix) {
  std::vector<Embedded> found;
  for (auto row = FirstNotBefore(prefix);
       row != EmbeddedRows().end() && row->name.starts_with(prefix); ++row) {
    found.push_back({.name = row->name, .bytes = BytesOf(*row)});
  }
  return found;
}

}  // namespace mandat::app
