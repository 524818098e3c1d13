// RollCsv: a membership list as a spreadsheet writes it, read strictly and told by row and column
// (IF-801). Pure: bytes in, rows and findings out; nothing is looked up and nothing is changed.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mandat::app {

inline constexpr std::size_t kLargestRollFile = std::size_t{8} << 20U;  // bytes
inline constexpr std::size_t kMostRollRows = 200'000;                   // without the header
inline constexpr std::size_t kMostRollColumns = 64;
inline constexpr std::size_t kLongestRollCell = 1024;    // bytes, as UTF-8
inline constexpr std::size_t kLongestMemberNumber = 64;  // bytes
inline constexpr std::size_t kMostRollFindings = 200;    // after these, reading stops

// How the bytes were understood. What is no UTF-8 is Latin-1, with the signs that Windows adds.
enum class RollEncoding { kUtf8, kUtf16, kLatin1 };
constexpr auto WordsOf(RollEncoding) {
  return std::array<std::string_view, 3>{"UTF-8", "UTF-16", "Latin-1"};
}

// One person. Cells are trimmed, of one line each; only the contact may be empty.
struct RollRow {
  std::size_t row = 0;  // as a spreadsheet counts: the header is row 1
  std::string number;   // the organisation's own member number; unique in the file
  std::string name;
  std::string unit;
  std::string contact;
  // The place in the file is not part of what the row says.
  friend bool operator==(const RollRow& a, const RollRow& b) {
    return a.number == b.number && a.name == b.name && a.unit == b.unit && a.contact == b.contact;
  }
};

// One thing that stops the import. `code`: `file_too_large`, `not_text`, `no_header`,
// `column_missing`, `column_repeated`, `too_many_columns`, `too_many_rows`, `no_rows`,
// `quote_misplaced`, `quote_not_closed`, `cells_differ`, `cell_empty`, `cell_too_long`,
// `control_character`, `number_repeated`, `too_many_findings`.
struct RollFinding {
  std::string code;
  std::size_t row = 0;     // 0: the file as a whole
  std::size_t column = 0;  // from 1; 0: the row as a whole
  std::string message;
  std::string remedy;
};

struct RollFile {
  RollEncoding encoding = RollEncoding::kUtf8;
  char separator = ',';                      // ',', ';' or '\t'
  std::vector<std::string> ignored_columns;  // headings that say nothing to us
  std::vector<RollRow> rows;                 // those that are in order, in the order of the file
  std::vector<RollFinding> findings;

  [[nodiscard]] bool IsInOrder() const { return findings.empty(); }
};

// Reads the list: a header row with the columns number, name, unit and contact in any order, then
// one row a person. Rows without any text are passed over. A leading ' before = + - @ is the guard
// of ExportRollCsv, and taken off.
[[nodiscard]] RollFile ParseRollCsv(std::string_view bytes);

// The list as UTF-8 with commas. A cell that a spreadsheet would compute (= + - @, tab, CR) gets a
// leading ' (SE-41). What is exported reads back as the same rows.
[[nodiscard]] std::string ExportRollCsv(std::span<const RollRow> rows);

// The same guard for any cell of any table: guarded, and quoted where commas ask for it.
[[nodiscard]] std::string CsvCell(std::string_view text);

}  // namespace mandat::app
