#include "web/text_lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace mandat::web {
namespace {

using Lines = std::vector<std::vector<NumberedLine>>;

Lines Numbered(const std::vector<std::string>& paragraphs, Count columns) {
  return NumberLines(paragraphs, 1, columns);
}

TEST(TextLines, GoOnCountingThroughTheParagraphs) {
  EXPECT_EQ(Numbered({"one two", "", "three"}, 5),
            (Lines{{{1, "one"}, {2, "two"}}, {{3, ""}}, {{4, "three"}}}));
}

TEST(TextLines, EndWhereTheAuthorEndedThem) {
  EXPECT_EQ(Numbered({"a\nb c\n"}, 20), (Lines{{{1, "a"}, {2, "b c"}}}));
}

TEST(TextLines, CountWideCharactersTwiceAndMarksNotAtAll) {
  EXPECT_EQ(Numbered({"\u4E2D\u4E2D\u4E2D"}, 4), (Lines{{{1, "\u4E2D\u4E2D"}, {2, "\u4E2D"}}}));
  EXPECT_EQ(Numbered({"e\u0301e\u0301 x"}, 4), (Lines{{{1, "e\u0301e\u0301 x"}}}));
}

TEST(TextLines, EndEvenInAColumnThatIsTooNarrow) {
  EXPECT_EQ(Numbered({"\u4E2D\u4E2D"}, 1), (Lines{{{1, "\u4E2D"}, {2, "\u4E2D"}}}));
}

}  // namespace
}  // namespace mandat::web
