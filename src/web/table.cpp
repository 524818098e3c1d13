// Builds tables.
#include "web/table.hpp"

namespace mandat::web {
namespace {

Html HeadOf(const Column& column, const Messages& words) {
  const bool is_number = column.kind == ColumnKind::kNumber;
  const auto attributes = Class(ClassIf(is_number, "number"));
  if (!column.sort) return Tag("th", Attr("scope", "col"), attributes, column.name);
  const std::string hint = words.Text("label.sort-by", {{"column", column.name}});
  return Tag("th", Attr("scope", "col"), attributes,
             Attr("aria-sort", column.is_sorted ? "ascending" : "none"),
             Link(*column.sort, Attr("title", hint), column.name));
}

}  // namespace

Html Table(std::string_view caption, const std::vector<Column>& columns, const Html& rows,
           const Messages& words) {
  // The box scrolls, so it must be reachable by keys; its name says what scrolls.
  return Tag("div", Class("table-box"), Attr("role", "region"), Attr("tabindex", 0),
             Attr("aria-label", caption),
             Tag("table", Tag("caption", caption),
                 Tag("thead",
                     Tag("tr", Each(columns,
                                    [&](const Column& column) { return HeadOf(column, words); }))),
                 Tag("tbody", rows)));
}

Html FoldedTable(std::string_view id, bool is_open, const Html& table, const Messages& words) {
  return Tag("details", Class("as-table"), Attr("id", id), Flag{"open", is_open},
             Tag("summary", words["picture.as-table"]), table);
}

}  // namespace mandat::web
