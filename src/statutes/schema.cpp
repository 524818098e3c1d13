#include "statutes/schema.hpp"

#include <array>

#include "statutes/schema_chapters.hpp"
#include "statutes/schema_rows.hpp"

namespace mandat::statutes {
namespace {

constexpr std::array kCommonKeys = {
    KeySpec{.name = "article",
            .type = KeyType::kArticles,
            .to = "article",
            .meaning = "the article that the rule carries out, one id or several"},
    rows::String("name", "what people call it"),
    rows::String("note", "a remark for readers, without effect"),
};

}  // namespace

std::span<const KeySpec> CommonKeys() { return kCommonKeys; }

std::span<const Chapter> Schema() {
  static const std::array chapters = {kIdentityChapter, kPeopleChapter,  kBodiesChapter,
                                      kSeatsChapter,    kMeetingChapter, kChecksChapter,
                                      kFloorChapter,    kRightsChapter};
  return chapters;
}

const TableSpec* FindTable(std::string_view name) {
  for (const Chapter& chapter : Schema()) {
    for (const TableSpec& table : chapter.tables) {
      if (table.name == name) return &table;
    }
  }
  return nullptr;
}

const TableSpec* FindInnerTable(const TableSpec& table, std::string_view key) {
  for (const Chapter& chapter : Schema()) {
    for (const TableSpec& inner : chapter.tables) {
      const bool fits = inner.name.size() == table.name.size() + 1 + key.size() &&
                        inner.name.starts_with(table.name) && inner.name.ends_with(key) &&
                        inner.name[table.name.size()] == '.';
      if (fits) return &inner;
    }
  }
  return nullptr;
}

const KeySpec* FindKeySpec(const TableSpec& table, std::string_view key) {
  for (const KeySpec& row : table.keys) {
    if (row.name == key) return &row;
  }
  if (!table.cites) return nullptr;
  for (const KeySpec& row : kCommonKeys) {
    if (row.name == key) return &row;
  }
  return nullptr;
}

bool IsAmong(std::string_view words, std::string_view word) {
  while (!words.empty() && !word.empty()) {
    const auto space = words.find(' ');
    if (words.substr(0, space) == word) return true;
    if (space == std::string_view::npos) return false;
    words.remove_prefix(space + 1);
  }
  return false;
}

}  // namespace mandat::statutes
