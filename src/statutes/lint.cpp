#include "statutes/lint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "statutes/lint_context.hpp"
#include "statutes/reader.hpp"

namespace mandat::statutes {
namespace {

// I501: what nobody wrote and holds all the same.
void AddNotes(const Document& document, const Statute& statute, std::vector<Finding>& findings) {
  for (const std::string& path : statute.defaults) {
    const auto dot = path.rfind('.');
    const Row* row = document.FindPath(std::string_view(path).substr(0, dot));
    const TableSpec* table = row ? row->table : FindTable(std::string_view(path).substr(0, dot));
    const KeySpec* key = FindKeySpec(*table, std::string_view(path).substr(dot + 1));
    findings.push_back({.code = "I501",
                        .path = path,
                        .article = row ? row->Article() : std::string(),
                        .line = row ? row->value->place.line : 0,
                        .column = row ? row->value->place.column : 0,
                        .message = fmt::format("by default: {}", key->by_default),
                        .remedy = "write it to make it the statute's own",
                        .gravity = Gravity::kNote});
  }
}

}  // namespace

std::vector<Finding> Lint(std::string_view toml, const LintOptions& options) {
  std::vector<Finding> findings;
  std::unique_ptr<const Document> parent;
  if (!options.parent.empty()) {
    std::vector<Finding> of_parent;  // the parent's are its own affair
    parent = Document::Create(options.parent, of_parent);
  }
  const auto document = Document::Create(toml, findings, parent.get());
  if (findings.empty()) CheckReadable(*document, findings);
  if (std::ranges::none_of(findings, IsOfForm)) {
    const Statute statute = ReadDocument(*document);
    LintContext context(*document, statute, findings);
    LintStructure(context);
    LintParent(context);
    LintRules(context);
    LintSeats(context);
    if (!options.laws.empty()) LintLaw(context, options.laws);
    if (options.notes == Notes::kInclude) AddNotes(*document, statute, findings);
  }
  SortByPlace(findings);
  return findings;
}

std::vector<std::string_view> ImplementedCodes() {
  return {"E101", "E102", "E103", "E104", "E105", "E106", "E107", "E108", "E109", "E110",
          "E111", "E201", "E202", "E203", "E204", "E205", "E206", "E207", "E208", "E209",
          "E210", "E211", "E301", "E302", "E303", "E304", "E305", "E306", "E307", "E308",
          "E309", "E310", "E311", "E312", "E313", "E314", "E315", "I501", "W401", "W402",
          "W403", "W404", "W405", "W406", "W407", "W408", "W409", "W410", "W411", "W412",
          "W413", "W414", "W415", "W416", "W417", "W418", "W419", "W420", "W421", "W422",
          "W423", "W424", "W425", "W426", "W427", "W428", "W430", "W431", "W432", "W433"};
}

}  // namespace mandat::statutes
