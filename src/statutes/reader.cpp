#include "statutes/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "statutes/reader_check.hpp"
#include "statutes/reader_key.hpp"
#include "statutes/reader_row.hpp"
#include "statutes/reader_tables.hpp"

namespace mandat::statutes {
namespace {

// The text in the language that decides where two differ.
std::string AuthoritativeText(const Value* text, const Statute& statute,
                              const std::optional<std::string>& authoritative) {
  if (!text || text->kind != ValueKind::kTable) return text ? text->text : std::string();
  const auto language = authoritative               ? *authoritative
                        : statute.languages.empty() ? std::string()
                                                    : statute.languages.front();
  if (const Value* found = text->Find(language)) return found->text;
  return text->entries.empty() ? std::string() : text->entries.front().value.text;
}

void ReadIdentity(const Document& document, Statute& statute) {
  const RowReader row(document, *document.Find("statute", {}));
  statute.id = row.Text("id");
  statute.title = row.Text("title");
  statute.version = row.Whole("version");
  statute.level = row.Text("level");
  statute.law = row.Texts("law");
  statute.languages = row.Texts("languages");
  statute.interpreter = row.Text("interpreter");
  const auto authoritative = row.Written("authoritative");
  for (const auto& article : document.Rows()) {
    if (article->table->name != "article") continue;
    const RowReader text(document, *article);
    statute.articles.push_back(
        {.id = text.Id(),
         .number = text.Text("number"),
         .title = text.Text("title"),
         .text = AuthoritativeText(text.Find("text"), statute, authoritative)});
  }
}

// Every key that stands by default: of the rules that are there, and of the tables that hold even
// unwritten.
std::vector<std::string> DefaultsOf(const Document& document) {
  std::vector<std::string> defaults;
  const auto add = [&](const TableSpec& table, const std::string& path, const Value* value) {
    for (const KeySpec& spec : table.keys) {
      if (spec.by_default.empty() || (value && value->Find(spec.name))) continue;
      std::string key = fmt::format("{}.{}", path, spec.name);
      if (!document.FindUnset(key)) defaults.push_back(std::move(key));
    }
  };
  for (const auto& row : document.Rows()) add(*row->table, row->path, row->value);
  for (const Chapter& chapter : Schema()) {
    for (const TableSpec& table : chapter.tables) {
      const bool absent = table.presence == Presence::kByDefault && !document.Find(table.name, {});
      if (absent) add(table, std::string(table.name), nullptr);
    }
  }
  std::ranges::sort(defaults);
  return defaults;
}

void AddSaid(const Document& document, const TableSpec& table, const std::string& path,
             const Row* row, std::vector<Said>& says) {
  const std::string article = row ? row->Article() : std::string();
  const auto add = [&](const KeySpec& spec) {
    if (spec.type == KeyType::kId) return;
    std::string key = fmt::format("{}.{}", path, spec.name);
    const Value* value = row ? row->value->Find(spec.name) : nullptr;
    if (value) {
      says.push_back({.path = std::move(key), .value = ToText(*value), .article = article});
    } else if (!spec.by_default.empty() && !document.FindUnset(key)) {
      says.push_back({.path = std::move(key),
                      .value = std::string(spec.by_default),
                      .article = article,
                      .by_default = true});
    }
  };
  for (const KeySpec& spec : table.keys) add(spec);
  if (!table.cites) return;
  for (const KeySpec& spec : CommonKeys()) add(spec);
}

// All that the document says, for comparing it with another version.
std::vector<Said> SaidIn(const Document& document) {
  std::vector<Said> says;
  for (const auto& row : document.Rows()) {
    says.push_back({.path = row->path, .value = {}, .article = row->Article(), .is_row = true});
    AddSaid(document, *row->table, row->path, row.get(), says);
  }
  for (const Chapter& chapter : Schema()) {
    for (const TableSpec& table : chapter.tables) {
      const bool absent = table.presence == Presence::kByDefault && !document.Find(table.name, {});
      if (absent) AddSaid(document, table, std::string(table.name), nullptr, says);
    }
  }
  std::ranges::stable_sort(says, {}, &Said::path);
  return says;
}

}  // namespace

Statute ReadDocument(const Document& document) {
  Statute statute;
  ReadIdentity(document, statute);
  ReadTables(document, statute);
  statute.defaults = DefaultsOf(document);
  statute.says = SaidIn(document);
  return statute;
}

void CheckReadable(const Document& document, std::vector<Finding>& findings) {
  CheckForm(document, findings);
  if (std::ranges::any_of(findings, IsOfForm)) return;  // values of the wrong type say nothing
  for (const auto& row : document.Rows()) {
    if (row->table->name != "key") continue;
    const std::string why = WhyNotComputable(RowReader(document, *row));
    if (why.empty()) continue;
    findings.push_back({.code = "E308",
                        .path = row->path,
                        .article = row->Article(),
                        .line = row->value->place.line,
                        .column = row->value->place.column,
                        .message = fmt::format("no seats follow from this key: {}", why),
                        .remedy = "write what is missing, or declare it unset with the reason"});
  }
}

bool IsOfForm(const Finding& finding) {
  return finding.code.starts_with("E1") || finding.code.starts_with("E2");
}

void SortByPlace(std::vector<Finding>& findings) {
  std::ranges::sort(findings, {}, [](const Finding& finding) {
    return std::tie(finding.line, finding.column, finding.code, finding.path, finding.message);
  });
}

Result<Statute> ReadStatute(std::string_view toml) {
  std::vector<Finding> findings;
  const auto document = Document::Create(toml, findings);
  if (findings.empty()) CheckReadable(*document, findings);
  if (findings.empty()) return ReadDocument(*document);
  SortByPlace(findings);
  const Finding& first = findings.front();
  return tl::unexpected(Error{.code = first.code,
                              .article = first.article,
                              .detail = fmt::format("line {}, column {}: {}; {}", first.line,
                                                    first.column, first.message, first.remedy)});
}

}  // namespace mandat::statutes
