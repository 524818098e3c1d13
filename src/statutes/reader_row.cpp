#include "statutes/reader_row.hpp"

#include <charconv>

#include "statutes/duration.hpp"

namespace mandat::statutes {
namespace {

// Splits a default such as "repeat, lot".
std::vector<std::string> SplitAtCommas(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const auto comma = text.find(", ");
    items.emplace_back(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 2);
  }
  return items;
}

}  // namespace

bool RowReader::IsUnset(std::string_view key) const {
  return document_.FindUnset(row_.PathOf(key)) != nullptr;
}

std::string_view RowReader::Default(std::string_view key) const {
  const KeySpec* spec = FindKeySpec(*row_.table, key);
  MANDAT_CHECK(spec);  // a key that is read is declared
  return IsUnset(key) ? std::string_view() : spec->by_default;
}

std::string RowReader::Text(std::string_view key) const {
  const Value* value = Find(key);
  return value ? value->text : std::string(Default(key));
}

std::optional<std::string> RowReader::Written(std::string_view key) const {
  const Value* value = Find(key);
  return value ? std::optional(value->text) : std::nullopt;
}

std::vector<std::string> RowReader::Texts(std::string_view key) const {
  const Value* value = Find(key);
  if (!value) return SplitAtCommas(Default(key));
  std::vector<std::string> texts;
  texts.reserve(value->items.size());
  for (const Value& item : value->items) texts.push_back(item.text);
  return texts;
}

bool RowReader::Yes(std::string_view key) const {
  const Value* value = Find(key);
  return value ? value->yes : Default(key) == "yes";
}

std::optional<Count> RowReader::WholeIfAny(std::string_view key) const {
  if (const Value* value = Find(key)) return static_cast<Count>(value->whole);
  const std::string_view text = Default(key);
  Count count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  return error == std::errc{} && !text.empty() ? std::optional(count) : std::nullopt;
}

std::optional<Ratio> RowReader::ShareIfAny(std::string_view key) const {
  const Value* value = Find(key);
  if (value && value->kind == ValueKind::kWhole) return Ratio(value->whole);
  const auto ratio = Ratio::Parse(Text(key));
  return ratio ? std::optional(*ratio) : std::nullopt;
}

std::optional<Duration> RowReader::TimeIfAny(std::string_view key) const {
  const auto duration = ParseDuration(Text(key));
  return duration ? std::optional(*duration) : std::nullopt;
}

}  // namespace mandat::statutes
