// Names in a statute file: ids, paths, and the word that was probably meant.
#pragma once

#include <string>
#include <string_view>

#include "statutes/reader_document.hpp"

namespace mandat::statutes {

// True for a kebab-case id: lower-case words and digits, joined by single hyphens.
[[nodiscard]] bool IsRuleId(std::string_view text);

// True if `path` names a table, a row, or a key that the schema knows; `*` is any id.
[[nodiscard]] bool NamesSomething(const Document& document, std::string_view path);

// What to do about the unknown name `word`: the known one that it resembles, if there is one.
// `table`: whose keys are meant; nothing: the tables.
[[nodiscard]] std::string RemedyFor(std::string_view word, const TableSpec* table);

}  // namespace mandat::statutes
