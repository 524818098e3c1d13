#include "statutes/reference.hpp"

#include <fmt/format.h>

#include <string_view>

#include "base/check.hpp"
#include "statutes/schema.hpp"

namespace mandat::statutes {
namespace {

constexpr std::string_view kPreface =
    R"(# Statutes: tables and keys

This page is generated from the declaration that the reader and the linter use; do not edit it.

A statute is a TOML file that begins with `format = 1`. A table written `[[so]]` may stand several
times. A key in **bold** is required. A default is what holds where nothing is written; explanations
and verdicts then say "by default". A key without a default says nothing where it is not written.
`[[unset]]` declares that a key has neither value nor default.

| Type | Is written |
|---|---|
| duration | `"14 days"`, `"10 working days"`, `"2 weeks"`, `"1 month in lecture"`; also years, sittings, hours, minutes |
| date | `"2025-03-01"`, or `"1917-10-25J"` in the Julian calendar |
| ratio | `"2/3"`, `"5%"`, `"0.05"`; never a decimal number without quotes |
| share | a whole number, or a ratio |
| test | an expression such as `"yes > 1/2 * cast"` |
| path | `"body.council.quorum"`; `*` is any id |
| actor | the id of an electorate, a kind of unit or a body, or one of: members, petitioners, mover, any-member, fractions, automatic |

Every table but `article` and `unset` also takes:

)";

std::string_view TypeName(KeyType type) {
  switch (type) {
    case KeyType::kText:
      return "text";
    case KeyType::kTexts:
      return "list of texts";
    case KeyType::kTextByLanguage:
      return "text, or a table of texts by language";
    case KeyType::kId:
    case KeyType::kName:
      return "id";
    case KeyType::kYesNo:
      return "true or false";
    case KeyType::kWhole:
      return "whole number";
    case KeyType::kRatio:
      return "ratio";
    case KeyType::kShare:
      return "share";
    case KeyType::kDuration:
      return "duration";
    case KeyType::kDurationOrYes:
      return "duration, or true";
    case KeyType::kDate:
      return "date";
    case KeyType::kDates:
      return "list of dates";
    case KeyType::kPeriod:
      return "date, month or year";
    case KeyType::kRecord:
      return "a word, a date, or `\"30 days before opening\"`";
    case KeyType::kWord:
      return "one of";
    case KeyType::kWords:
      return "list of";
    case KeyType::kReference:
      return "id of";
    case KeyType::kReferences:
      return "ids of";
    case KeyType::kArticles:
      return "one id or several, of";
    case KeyType::kVoteTest:
      return "vote test";
    case KeyType::kVoteTests:
      return "list of vote tests";
    case KeyType::kRejectTest:
      return "vote test, the mirror of `test`";
    case KeyType::kQuorumTest:
      return "quorum test";
    case KeyType::kPetitionTest:
      return "petition test";
    case KeyType::kOptionTest:
      return "option test";
    case KeyType::kPath:
      return "path";
    case KeyType::kPaths:
      return "list of paths";
    case KeyType::kSteps:
      return "steps, such as `[[400, 2], [9]]`";
    case KeyType::kSeatsByUnit:
      return "table of seats by unit";
  }
  MANDAT_UNREACHABLE();
}

std::string TypeOf(const KeySpec& key) {
  if (key.to.find(' ') != std::string_view::npos) {  // only actors may be of several tables
    return key.type == KeyType::kReferences ? "list of actors" : "actor";
  }
  std::string type(TypeName(key.type));
  if (!key.to.empty()) type += fmt::format(" `{}`", key.to);
  if (!key.words.empty() && key.type != KeyType::kVoteTests) {
    type += key.to.empty() ? fmt::format(": {}", key.words) : fmt::format(", or {}", key.words);
  }
  return type;
}

void WriteKey(std::string& page, const KeySpec& key) {
  const std::string_view mark = key.required ? "**" : "";
  page += fmt::format("| {0}`{1}`{0} | {2} | {3} | {4} |\n", mark, key.name, TypeOf(key),
                      key.by_default, key.meaning);
}

void WriteTable(std::string& page, const TableSpec& table) {
  const std::string_view open = table.list ? "[[" : "[";
  const std::string_view close = table.list ? "]]" : "]";
  page += fmt::format("\n### `{}{}{}`\n\n", open, table.name, close);
  page += table.meaning;
  if (table.presence == Presence::kRequired) page += " (required)";
  if (table.presence == Presence::kByDefault)
    page += " (its defaults hold where it is not written)";
  page += '\n';
  if (table.keys.empty()) return;
  page += "\n| Key | Type | Default | Meaning |\n|---|---|---|---|\n";
  for (const KeySpec& key : table.keys) WriteKey(page, key);
}

}  // namespace

std::string WriteReference() {
  std::string page(kPreface);
  page += "| Key | Type | Default | Meaning |\n|---|---|---|---|\n";
  for (const KeySpec& key : CommonKeys()) WriteKey(page, key);
  for (const Chapter& chapter : Schema()) {
    page += fmt::format("\n## {}\n", chapter.title);
    for (const TableSpec& table : chapter.tables) WriteTable(page, table);
  }
  return page;
}

}  // namespace mandat::statutes
