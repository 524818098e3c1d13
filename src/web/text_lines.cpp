// Breaks paragraphs into lines, with ICU's line breaker.
#include "web/text_lines.hpp"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <memory>

#include "base/check.hpp"

namespace mandat::web {
namespace {

Count ColumnsOf(UChar32 character) {
  switch (u_charType(character)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const auto width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

Count ColumnsOf(const icu::UnicodeString& text) {
  Count columns = 0;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    columns += ColumnsOf(text.char32At(at));
  }
  return columns;
}

icu::UnicodeString WithoutSpacesAtEnd(icu::UnicodeString text) {
  std::int32_t length = text.length();
  while (length > 0 && (text[length - 1] == u' ' || text[length - 1] == u'\n')) --length;
  text.truncate(length);
  return text;
}

class Filler {
 public:
  Filler(Count columns, Count& number) : columns_(columns), number_(number) {}

  // Takes the text up to the next place where a line may end.
  void Take(const icu::UnicodeString& piece) {
    if (!Fits(piece)) Finish();
    icu::UnicodeString rest = piece;
    while (ColumnsOf(WithoutSpacesAtEnd(rest)) > columns_) rest = Cut(rest);
    line_ += rest;
  }

  void Finish() {
    std::string text;
    WithoutSpacesAtEnd(line_).toUTF8String(text);
    lines_.push_back({.number = number_++, .text = std::move(text)});
    line_.remove();
  }

  // The end of the paragraph: nothing is left if its last word was cut into whole lines.
  void FinishLast() {
    if (!line_.isEmpty() || lines_.empty()) Finish();
  }

  [[nodiscard]] std::vector<NumberedLine> TakeLines() { return std::move(lines_); }

 private:
  [[nodiscard]] bool Fits(const icu::UnicodeString& piece) const {
    return line_.isEmpty() || ColumnsOf(line_) + ColumnsOf(WithoutSpacesAtEnd(piece)) <= columns_;
  }

  // Puts as much of a long word on a line of its own as fits; gives what is left. At least one
  // character goes, so that a wide one in a narrow column ends too.
  icu::UnicodeString Cut(const icu::UnicodeString& word) {
    Count used = 0;
    std::int32_t at = 0;
    while (at < word.length()) {
      const Count next = ColumnsOf(word.char32At(at));
      if (at > 0 && used + next > columns_) break;
      used += next;
      at = word.moveIndex32(at, 1);
    }
    line_ = icu::UnicodeString(word, 0, at);
    Finish();
    return {word, at};
  }

  Count columns_;
  Count& number_;
  icu::UnicodeString line_;
  std::vector<NumberedLine> lines_;
};

}  // namespace

std::vector<std::vector<NumberedLine>> NumberLines(std::span<const std::string> paragraphs,
                                                   Count first, Count columns) {
  MANDAT_CHECK(columns >= 1);
  UErrorCode status = U_ZERO_ERROR;
  // The root locale: the lines of a text do not depend on the reader's language.
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  MANDAT_CHECK(U_SUCCESS(status));  // ICU's own data is installed with it
  std::vector<std::vector<NumberedLine>> all;
  Count number = first;
  for (const std::string& paragraph : paragraphs) {
    const auto text = icu::UnicodeString::fromUTF8(paragraph);
    breaks->setText(text);
    Filler filler(columns, number);
    std::int32_t from = breaks->first();
    for (std::int32_t to = breaks->next(); to != icu::BreakIterator::DONE; to = breaks->next()) {
      filler.Take(icu::UnicodeString(text, from, to - from));
      const bool is_line_end = text[to - 1] == u'\n' && to < text.length();
      if (is_line_end) filler.Finish();
      from = to;
    }
    filler.FinishLast();
    all.push_back(filler.TakeLines());
  }
  return all;
}

}  // namespace mandat::web
