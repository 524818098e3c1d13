// Tables of facts: scroll sideways in their own box on a screen, become labelled rows on a phone
// (IF-110), and can be sorted by links, without script.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/html.hpp"
#include "web/messages.hpp"
#include "web/url.hpp"

namespace mandat::web {

enum class ColumnKind { kText, kNumber };

struct Column {
  std::string_view name;
  ColumnKind kind = ColumnKind::kText;
  std::optional<Url> sort = std::nullopt;  // the page with the table sorted by this column
  bool is_sorted = false;                  // it is now, ascending
};

// A cell of a row: the name of its column travels with it, for the labelled rows of a phone.
template <typename... Parts>
[[nodiscard]] auto Cell(const Column& column, Parts&&... parts) {
  return Tag("td", Class(ClassIf(column.kind == ColumnKind::kNumber, "number")),
             Attr("data-label", column.name), std::forward<Parts>(parts)...);
}
// The cell that names its row.
template <typename... Parts>
[[nodiscard]] auto HeadCell(const Column& column, Parts&&... parts) {
  return Tag("th", Attr("scope", "row"),
             Class(ClassIf(column.kind == ColumnKind::kNumber, "number")),
             Attr("data-label", column.name), std::forward<Parts>(parts)...);
}

// `rows` are <tr> elements; each has a cell per column, in order.
[[nodiscard]] Html Table(std::string_view caption, const std::vector<Column>& columns,
                         const Html& rows, const Messages& words);

// The table of a picture: shown when the reader asks for it.
[[nodiscard]] Html FoldedTable(std::string_view id, bool is_open, const Html& table,
                               const Messages& words);

}  // namespace mandat::web
