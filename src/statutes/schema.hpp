// The one declaration of every table and key of the statute language (HS-65): the reader, the
// linter, the defaults and the reference page are all made from it.
#pragma once

#include <span>
#include <string_view>

namespace mandat::statutes {

enum class KeyType {
  kText,
  kTexts,
  kTextByLanguage,  // one text, or a table with a text for each language
  kId,              // the id of this row
  kName,            // an id that belongs to something outside this file
  kYesNo,
  kWhole,
  kRatio,     // "2/3"
  kShare,     // a whole number, or a ratio
  kDuration,  // "14 days"
  kDurationOrYes,
  kDate,    // "2025-03-01", "1917-10-25J"
  kDates,   //
  kPeriod,  // a date, a month or a year
  kRecord,  // a word, a date, or "30 days before opening"
  kWord,
  kWords,
  kReference,
  kReferences,
  kArticles,  // one id or several
  kVoteTest,
  kVoteTests,
  kRejectTest,
  kQuorumTest,
  kPetitionTest,
  kOptionTest,
  kPath,
  kPaths,
  kSteps,        // [[400, 2], [9]]
  kSeatsByUnit,  // { harbour = 3 }
};

struct KeySpec {
  std::string_view name;
  KeyType type = KeyType::kText;
  bool required = false;
  std::string_view by_default = {};  // as a statute would write it, or in words; empty: no default
  std::string_view to = {};          // the tables whose ids are meant, between spaces
  std::string_view words = {};       // the words that are taken (also), between spaces
  std::string_view meaning = {};
};

enum class Presence {
  kOptional,
  kRequired,
  kByDefault,  // a single table whose defaults hold even where the statutes do not write it
};

struct TableSpec {
  std::string_view name;  // "body", or "body.seats" for a list inside each row of another table
  bool list = false;
  Presence presence = Presence::kOptional;
  bool cites = true;  // takes article, name and note
  std::string_view meaning;
  std::span<const KeySpec> keys;
};

struct Chapter {
  std::string_view title;
  std::span<const TableSpec> tables;
};

// Every table, in the order of the reference page.
[[nodiscard]] std::span<const Chapter> Schema();

// A table by its full name, or nothing.
[[nodiscard]] const TableSpec* FindTable(std::string_view name);

// The list that stands under `key` inside each row of `table` (body.seats), or nothing.
[[nodiscard]] const TableSpec* FindInnerTable(const TableSpec& table, std::string_view key);

// A key of `table`, its common ones (article, name, note) included, or nothing.
[[nodiscard]] const KeySpec* FindKeySpec(const TableSpec& table, std::string_view key);

// True if `word` stands in a list of words between spaces.
[[nodiscard]] bool IsAmong(std::string_view words, std::string_view word);

// The keys that every table takes but for those that do not cite.
[[nodiscard]] std::span<const KeySpec> CommonKeys();

}  // namespace mandat::statutes
