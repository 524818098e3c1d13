#include "statutes/reader_toml.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include "statutes/reader_depth.hpp"

namespace mandat::statutes {
namespace {

Place PlaceOf(const toml::source_region& source) {
  return {.line = source.begin.line, .column = source.begin.column};
}

Value ValueOf(const toml::node& node);

void FillTable(Value& value, const toml::table& table) {
  value.kind = ValueKind::kTable;
  for (const auto& [key, node] : table) {
    value.entries.push_back(
        {.key = std::string(key.str()), .place = PlaceOf(key.source()), .value = ValueOf(node)});
  }
  // The library sorts keys by name; a reader wants the order of the file.
  std::ranges::sort(value.entries, {}, [](const Entry& entry) {
    return std::pair(entry.place.line, entry.place.column);
  });
}

Value ValueOf(const toml::node& node) {
  Value value;
  value.place = PlaceOf(node.source());
  if (const auto* table = node.as_table()) {
    FillTable(value, *table);
  } else if (const auto* list = node.as_array()) {
    value.kind = ValueKind::kList;
    for (const toml::node& item : *list) value.items.push_back(ValueOf(item));
  } else if (const auto* text = node.as_string()) {
    value.kind = ValueKind::kText;
    value.text = text->get();
  } else if (const auto* whole = node.as_integer()) {
    value.kind =
        whole->flags() == toml::value_flags::none ? ValueKind::kWhole : ValueKind::kOddInteger;
    value.whole = whole->get();
  } else if (const auto* yes = node.as_boolean()) {
    value.kind = ValueKind::kYesNo;
    value.yes = yes->get();
  } else {
    value.kind = node.is_floating_point() ? ValueKind::kFloat : ValueKind::kDate;
  }
  return value;
}

}  // namespace

tl::expected<Value, TomlFault> ReadToml(std::string_view toml) {
  if (toml.size() > kLongestStatute) {
    return tl::unexpected(TomlFault{{}, "the file is longer than 1 MiB"});
  }
  if (const auto place = FindTooManyDots(toml)) {
    return tl::unexpected(TomlFault{*place, "too many dots in one line"});
  }
  try {
    return ValueOf(toml::parse(toml));
  } catch (const toml::parse_error& error) {
    return tl::unexpected(
        TomlFault{PlaceOf(error.source()), fmt::format("not valid TOML: {}", error.description())});
  }
}

}  // namespace mandat::statutes
