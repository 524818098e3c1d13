#include "app/roll_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "app/documents.hpp"
#include "app/roll_text.hpp"
#include "base/json.hpp"

namespace mandat::app {
namespace {

enum Column : std::size_t { kNumber, kName, kUnit, kContact, kColumns };
constexpr std::array<std::string_view, kColumns> kColumnNames{"number", "name", "unit", "contact"};

struct Heading {
  std::string_view word;
  Column column;
};
// What offices write above these columns, in lower case.
constexpr std::array kHeadings{
    Heading{"number", kNumber},   Heading{"member number", kNumber},
    Heading{"no", kNumber},       Heading{"numéro", kNumber},
    Heading{"numero", kNumber},   Heading{"name", kName},
    Heading{"nom", kName},        Heading{"unit", kUnit},
    Heading{"unité", kUnit},      Heading{"unite", kUnit},
    Heading{"contact", kContact}, Heading{"e-mail", kContact},
    Heading{"email", kContact},   Heading{"courriel", kContact},
};

constexpr std::string_view kComputed = "=+-@\t\r";

std::string_view Trim(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool IsLineEnd(char c) { return c == '\n' || c == '\r'; }

// The separator that the header uses most: of equals the first in this order.
char SeparatorOf(std::string_view text) {
  std::array<std::pair<char, std::size_t>, 3> counts{{{',', 0}, {';', 0}, {'\t', 0}}};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && IsLineEnd(c)) break;
    for (auto& [separator, count] : counts) count += !quoted && c == separator ? 1U : 0U;
  }
  return std::ranges::max_element(counts, {}, [](const auto& row) { return row.second; })->first;
}

// Reads records one by one; what breaks the form is told, and reading goes on at the next line.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) { file_.separator = SeparatorOf(text); }

  RollFile Run() {
    while (at_ < text_.size() && !stopped_) {
      ++row_;
      const bool whole = ReadRecord();
      if (!stopped_ && whole && !IsBlank()) TakeRecord();
    }
    if (!has_header_ && file_.findings.empty()) {
      Find("no_header", 0, "the file is empty", "export the list again, with a header row");
    }
    if (file_.rows.empty() && file_.findings.empty()) {
      Find("no_rows", 0, "the file has a header and nobody under it", "export the list again");
    }
    return std::move(file_);
  }

 private:
  void Find(std::string code, std::size_t column, std::string message, std::string remedy) {
    if (stopped_) return;
    file_.findings.push_back({.code = std::move(code),
                              .row = has_header_ || column > 0 ? row_ : 0,
                              .column = column,
                              .message = std::move(message),
                              .remedy = std::move(remedy)});
    if (file_.findings.size() < kMostRollFindings) return;
    file_.findings.push_back(
        {.code = "too_many_findings",
         .row = row_,
         .column = 0,
         .message = fmt::format("reading stopped after {} findings", kMostRollFindings),
         .remedy = "correct these first; often they have one cause"});
    stopped_ = true;
  }
  // After this nothing more can be said about the file.
  void Stop(std::string code, std::size_t column, std::string message, std::string remedy) {
    Find(std::move(code), column, std::move(message), std::move(remedy));
    stopped_ = true;
  }

  void SkipLine() {
    while (at_ < text_.size() && !IsLineEnd(text_[at_])) ++at_;
    EndLine();
  }
  void EndLine() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  }

  // One record into cells_. False if its form is broken.
  bool ReadRecord() {
    cells_.clear();
    while (true) {
      if (cells_.size() == kMostRollColumns) {
        Stop("too_many_columns", 0, fmt::format("more than {} columns", kMostRollColumns),
             "export the four columns number, name, unit and contact only");
        return false;
      }
      if (!ReadCell()) return false;
      if (at_ >= text_.size()) return true;
      if (text_[at_] != file_.separator) break;
      ++at_;
    }
    EndLine();
    return true;
  }

  bool ReadCell() {
    std::string& cell = cells_.emplace_back();
    std::size_t start = at_;
    while (start < text_.size() && text_[start] == ' ') ++start;
    if (start < text_.size() && text_[start] == '"') {
      at_ = start + 1;
      return ReadQuoted(cell);
    }
    while (at_ < text_.size() && text_[at_] != file_.separator && !IsLineEnd(text_[at_])) {
      if (text_[at_] == '"') {
        Find("quote_misplaced", cells_.size(), "a quotation mark in the middle of a cell",
             "put the whole cell in quotation marks, and double those inside");
        SkipLine();
        return false;
      }
      cell += text_[at_++];
    }
    return true;
  }

  bool ReadQuoted(std::string& cell) {
    while (at_ < text_.size()) {
      if (text_[at_] != '"') {
        cell += text_[at_++];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += '"';
        at_ += 2;
      } else {
        ++at_;
        return EndQuoted();
      }
    }
    Stop("quote_not_closed", cells_.size(), "a quotation mark opens and never closes",
         "close it at the end of the cell");
    return false;
  }

  bool EndQuoted() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (at_ >= text_.size() || text_[at_] == file_.separator || IsLineEnd(text_[at_])) return true;
    Find("quote_misplaced", cells_.size(), "text after the closing quotation mark",
         "put the whole cell in quotation marks, and double those inside");
    SkipLine();
    return false;
  }

  [[nodiscard]] bool IsBlank() const {
    return std::ranges::all_of(cells_, [](const auto& cell) { return Trim(cell).empty(); });
  }

  void TakeRecord() {
    if (!has_header_) return TakeHeader();
    if (++records_ > kMostRollRows) {
      return Stop("too_many_rows", 0, fmt::format("more than {} rows", kMostRollRows),
                  "import the list unit by unit");
    }
    if (cells_.size() != width_) {
      return Find("cells_differ", 0,
                  fmt::format("{} cells, and the header has {}", cells_.size(), width_),
                  "put a cell that contains the separator in quotation marks");
    }
    TakePerson();
  }

  void TakeHeader() {
    has_header_ = true;
    width_ = cells_.size();
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const std::string word = Lower(Trim(cells_[i]));
      const auto known = std::ranges::find(kHeadings, word, &Heading::word);
      if (known == kHeadings.end()) {
        if (!word.empty()) file_.ignored_columns.push_back(Shown(Trim(cells_[i])));
        continue;
      }
      if (place_[known->column]) {
        Find("column_repeated", i + 1, fmt::format("a second column `{}`", word),
             "leave one of them out");
      }
      place_[known->column] = i;
    }
    for (std::size_t i = 0; i < kColumns; ++i) {
      if (place_[i] || i == kContact) continue;
      Find("column_missing", 0, fmt::format("there is no column `{}`", kColumnNames[i]),
           "the first row names the columns: number, name, unit, contact");
    }
    stopped_ = stopped_ || !file_.findings.empty();
  }

  // The text of one cell, or nothing and a finding.
  std::optional<std::string> Take(Column column) {
    if (!place_[column]) return std::string();
    const std::size_t place = *place_[column];
    std::string_view text = Trim(cells_[place]);
    const bool guarded =
        text.size() > 1 && text[0] == '\'' && kComputed.find(text[1]) != std::string_view::npos;
    if (guarded) text.remove_prefix(1);
    const std::string_view name = kColumnNames[column];
    const std::size_t longest = column == kNumber    ? kLongestMemberNumber
                                : column == kContact ? kLongestRollCell
                                                     : kLongestName;
    if (text.empty() && column != kContact) {
      Find("cell_empty", place + 1, fmt::format("no {}", name), fmt::format("enter the {}", name));
    } else if (text.size() > longest) {
      Find("cell_too_long", place + 1, fmt::format("the {} is longer than {} bytes", name, longest),
           "shorten it");
    } else if (!IsRecordText(text) || text.find('\n') != std::string_view::npos) {
      Find("control_character", place + 1,
           fmt::format("the {} contains a line break or a control character", name),
           "write it in one line");
    } else {
      return std::string(text);
    }
    return std::nullopt;
  }

  void TakePerson() {
    auto number = Take(kNumber);
    auto name = Take(kName);
    auto unit = Take(kUnit);
    auto contact = Take(kContact);
    if (!number || !name || !unit || !contact) return;
    const auto [first, is_new] = rows_by_number_.emplace(*number, row_);
    if (!is_new) {
      return Find("number_repeated", *place_[kNumber] + 1,
                  fmt::format("the number {} stands in row {} already", *number, first->second),
                  "each person has one row and a number of their own");
    }
    file_.rows.push_back({.row = row_,
                          .number = std::move(*number),
                          .name = std::move(*name),
                          .unit = std::move(*unit),
                          .contact = std::move(*contact)});
  }

  // A heading as it may be shown: one line, of a length that a screen bears.
  static std::string Shown(std::string_view text) {
    const bool fits = text.size() <= kLongestMemberNumber && IsRecordText(text) &&
                      text.find('\n') == std::string_view::npos;
    return fits ? std::string(text) : "(unreadable)";
  }

  std::string_view text_;
  RollFile file_;
  std::size_t at_ = 0;
  std::size_t row_ = 0;
  std::size_t records_ = 0;  // below the header, not blank
  std::size_t width_ = 0;
  bool has_header_ = false;
  bool stopped_ = false;
  std::vector<std::string> cells_;
  std::array<std::optional<std::size_t>, kColumns> place_;
  std::map<std::string, std::size_t> rows_by_number_;
};

RollFile OfOneFinding(std::string code, std::string message, std::string remedy) {
  RollFile file;
  file.findings.push_back({.code = std::move(code),
                           .row = 0,
                           .column = 0,
                           .message = std::move(message),
                           .remedy = std::move(remedy)});
  return file;
}

}  // namespace

RollFile ParseRollCsv(std::string_view bytes) {
  if (bytes.size() > kLargestRollFile) {
    return OfOneFinding("file_too_large", "the file is larger than 8 MiB",
                        "import the list unit by unit");
  }
  const RollText text = ReadRollText(bytes);
  if (!text.utf8) {
    return OfOneFinding("not_text", "the file is no text: its UTF-16 is broken",
                        "save it as CSV UTF-8");
  }
  RollFile file = Reader(*text.utf8).Run();
  file.encoding = text.encoding;
  return file;
}

std::string CsvCell(std::string_view text) {
  std::string cell(text);
  if (!cell.empty() && kComputed.find(cell[0]) != std::string_view::npos) cell.insert(0, "'");
  if (cell.find_first_of(",;\t\r\n\"") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) quoted.append(c == '"' ? 2U : 1U, c);
  return quoted + '"';
}

std::string ExportRollCsv(std::span<const RollRow> rows) {
  std::string text = "number,name,unit,contact\n";
  for (const RollRow& row : rows) {
    text += fmt::format("{},{},{},{}\n", CsvCell(row.number), CsvCell(row.name), CsvCell(row.unit),
                        CsvCell(row.contact));
  }
  return text;
}

}  // namespace mandat::app
