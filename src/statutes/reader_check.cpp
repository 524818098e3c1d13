#include "statutes/reader_check.hpp"

#include <fmt/format.h>

#include <set>
#include <string>
#include <utility>

#include "statutes/reader_names.hpp"
#include "statutes/reader_value.hpp"

namespace mandat::statutes {
namespace {

class FormCheck {
 public:
  FormCheck(const Document& document, std::vector<Finding>& findings)
      : document_(document), findings_(findings) {}

  void Run() {
    CheckTop();
    std::set<std::string> seen;
    for (const auto& row : document_.Rows()) {
      CheckKeys(*row);
      CheckRequired(*row);
      if (!row->id.empty() && !seen.insert(row->path).second) ReportTwice(*row);
    }
    for (const auto& row : document_.Rows()) CheckUnset(*row);
  }

 private:
  void Report(Finding finding) { findings_.push_back(std::move(finding)); }

  void CheckTop() {
    const Value& root = document_.Root();
    for (const Entry& entry : root.entries) {
      if (entry.key == "format" || FindTable(entry.key)) continue;
      Report({.code = "E102",
              .path = entry.key,
              .article = {},
              .line = entry.place.line,
              .column = entry.place.column,
              .message = fmt::format("`{}` is not a table of the statute language", entry.key),
              .remedy = RemedyFor(entry.key, nullptr)});
    }
    CheckFormat(root.Find("format"));
    for (const Chapter& chapter : Schema()) {
      for (const TableSpec& table : chapter.tables) {
        const bool required = table.presence == Presence::kRequired &&
                              (!document_.Parent() || table.name == "statute");
        if (required && !root.Find(table.name)) ReportAbsent(table);
      }
    }
  }

  void CheckFormat(const Value* format) {
    if (format && format->kind == ValueKind::kWhole && format->whole == 1) return;
    Report({.code = format ? "E108" : "E104",
            .path = "format",
            .article = {},
            .line = format ? format->place.line : 1,
            .column = format ? format->place.column : 1,
            .message = format ? "this format is not known" : "the format is not named",
            .remedy = "write `format = 1`"});
  }

  void ReportAbsent(const TableSpec& table) {
    Report({.code = "E104",
            .path = std::string(table.name),
            .article = {},
            .line = 1,
            .column = 1,
            .message = fmt::format("`{}` is missing: {}", table.name, table.meaning),
            .remedy = fmt::format("add {}{}{}", table.list ? "[[" : "[", table.name,
                                  table.list ? "]]" : "]")});
  }

  void ReportTwice(const Row& row) {
    const Value* id = row.value->Find("id");
    Report({.code = "E105",
            .path = row.path,
            .article = row.Article(),
            .line = id->place.line,
            .column = id->place.column,
            .message = fmt::format("the id `{}` is used twice", row.id),
            .remedy = "give one of them another id"});
  }

  void CheckKeys(const Row& row) {
    if (row.table->name == "watch") return;  // its keys are those of the detectors
    for (const Entry& entry : row.value->entries) {
      if (FindInnerTable(*row.table, entry.key)) continue;
      if (const KeySpec* spec = FindKeySpec(*row.table, entry.key)) {
        CheckValue(document_, row, *spec, entry.value, findings_);
        continue;
      }
      Report({.code = "E102",
              .path = row.PathOf(entry.key),
              .article = row.Article(),
              .line = entry.place.line,
              .column = entry.place.column,
              .message = fmt::format("`{}` is not a key of `{}`", entry.key, row.table->name),
              .remedy = RemedyFor(entry.key, row.table)});
    }
  }

  void CheckRequired(const Row& row) {
    for (const KeySpec& spec : row.table->keys) {
      if (!spec.required || row.value->Find(spec.name)) continue;
      // A row without an id has no path, and so cannot be named by a declaration.
      if (spec.type != KeyType::kId && document_.FindUnset(row.PathOf(spec.name))) continue;
      Report({.code = "E104",
              .path = row.PathOf(spec.name),
              .article = row.Article(),
              .line = row.value->place.line,
              .column = row.value->place.column,
              .message = fmt::format("`{}` is missing: {}", spec.name, spec.meaning),
              .remedy = "write it, or declare the path unset with the reason"});
    }
  }

  // A declaration of [[unset]] must be true: what it names is not set.
  void CheckUnset(const Row& row) {
    if (row.table->name == "unset") return;
    if (const Row* unset = document_.FindUnset(row.path)) return ReportSet(*unset, row.path);
    for (const Entry& entry : row.value->entries) {
      const std::string set = row.PathOf(entry.key);
      if (const Row* unset = document_.FindUnset(set)) ReportSet(*unset, set);
    }
  }

  void ReportSet(const Row& unset, const std::string& set) {
    if (!contradicted_.insert(&unset).second) return;  // one of them is enough to see it
    const Value& path = *unset.value->Find("path");
    Report({.code = "E313",
            .path = set,
            .article = {},
            .line = path.place.line,
            .column = path.place.column,
            .message = fmt::format("`{}` is declared unset, and `{}` is set", path.text, set),
            .remedy = "keep one of the two"});
  }

  const Document& document_;
  std::vector<Finding>& findings_;
  std::set<const Row*> contradicted_;
};

}  // namespace

void CheckForm(const Document& document, std::vector<Finding>& findings) {
  FormCheck(document, findings).Run();
}

}  // namespace mandat::statutes
