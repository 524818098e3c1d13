// Reads catalogues line by line. Whatever it does not know it refuses: a half-read text would show
// on a page long after.
#include "web/catalogue.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace mandat::web {
namespace {

std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool IsBareKey(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

// The text between quotes; nothing if it is not a string that ends where the line ends.
std::optional<std::string> Unquote(std::string_view quoted) {
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return std::nullopt;
  std::string text;
  const std::string_view inside = quoted.substr(1, quoted.size() - 2);
  for (std::size_t at = 0; at < inside.size(); ++at) {
    if (inside[at] == '"') return std::nullopt;
    if (inside[at] == '\\') {
      ++at;
      if (at == inside.size() || (inside[at] != '"' && inside[at] != '\\')) return std::nullopt;
    }
    text += inside[at];
  }
  return text;
}

std::optional<CatalogueEntry> ReadEntry(std::string_view section, std::string_view line) {
  const std::size_t equals = line.find('=');
  if (section.empty() || equals == std::string_view::npos) return std::nullopt;
  const std::string_view key = Trim(line.substr(0, equals));
  auto text = Unquote(Trim(line.substr(equals + 1)));
  if (!IsBareKey(key) || !text) return std::nullopt;
  return CatalogueEntry{.key = fmt::format("{}.{}", section, key), .text = std::move(*text)};
}

}  // namespace

Result<std::vector<CatalogueEntry>> ReadCatalogue(std::string_view toml) {
  std::vector<CatalogueEntry> entries;
  std::string_view section;
  for (std::size_t number = 1; !toml.empty(); ++number) {
    const std::size_t end = std::min(toml.find('\n'), toml.size());
    const std::string_view line = Trim(toml.substr(0, end));
    toml.remove_prefix(std::min(end + 1, toml.size()));
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[' && line.back() == ']' && IsBareKey(line.substr(1, line.size() - 2))) {
      section = line.substr(1, line.size() - 2);
      continue;
    }
    auto entry = ReadEntry(section, line);
    if (!entry) {
      return Fail("catalogue_malformed",
                  fmt::format("line {}: write [section] or key = \"text\"", number));
    }
    entries.push_back(std::move(*entry));
  }
  return entries;
}

}  // namespace mandat::web
