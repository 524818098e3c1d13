#include "statutes/reader_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace mandat::statutes {
namespace {

// How many letters must be changed, added or removed to make one word of the other.
std::size_t Distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string RemedyFor(std::string_view word, const TableSpec* table) {
  std::string_view nearest;
  std::size_t best = 3;  // further away is another word, not a slip
  const auto consider = [&](std::string_view known) {
    if (word.size() > known.size() + best) return;
    const std::size_t distance = Distance(word, known);
    if (distance < best) best = distance, nearest = known;
  };
  if (table) {
    for (const KeySpec& spec : table->keys) consider(spec.name);
    if (table->cites) {
      for (const KeySpec& spec : CommonKeys()) consider(spec.name);
    }
  } else {
    for (const Chapter& chapter : Schema()) {
      for (const TableSpec& known : chapter.tables) consider(known.name);
    }
  }
  if (nearest.empty()) return "remove it";
  return fmt::format("write `{}` if that is meant, or remove it", nearest);
}

bool IsRuleId(std::string_view text) {
  bool after_hyphen = true;  // so that none stands first, last or twice
  for (const char c : text) {
    const bool hyphen = c == '-';
    if (hyphen && after_hyphen) return false;
    if (!hyphen && (c < 'a' || c > 'z') && (c < '0' || c > '9')) return false;
    after_hyphen = hyphen;
  }
  return !after_hyphen && text.size() <= 100;
}

bool NamesSomething(const Document& document, std::string_view path) {
  const TableSpec* table = FindTable(TakeSegment(path));
  std::string row_path(table ? table->name : "");
  while (table && !path.empty()) {
    if (table->list && table->name != "election.quota") {
      const std::string_view id = TakeSegment(path);
      row_path += fmt::format(".{}", id);
      if (id != "*" && row_path.find('*') == std::string::npos && !document.HasPath(row_path)) {
        return false;
      }
      if (path.empty()) return true;
    }
    const std::string_view key = TakeSegment(path);
    if (table->name == "watch") return true;
    if (FindKeySpec(*table, key)) return path.empty();
    table = FindInnerTable(*table, key);
    row_path += fmt::format(".{}", key);
  }
  return table != nullptr;
}

}  // namespace mandat::statutes
