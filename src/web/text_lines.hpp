// The numbered lines of a motion: the same on page, screen and PDF, so that "line 14" is one place
// (IF-411).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/ratio.hpp"

namespace mandat::web {

inline constexpr Count kLineColumns = 85;

struct NumberedLine {
  Count number = 0;
  std::string text;  // without the spaces at its end
  friend bool operator==(const NumberedLine&, const NumberedLine&) = default;
};

// The lines of each paragraph, numbered through from `first`. Filled greedily at the breaks of
// UAX 14; a word longer than a line is cut; an empty paragraph has one empty line. A wide East
// Asian character counts two columns, a combining mark none. `columns` is at least 1.
[[nodiscard]] std::vector<std::vector<NumberedLine>> NumberLines(
    std::span<const std::string> paragraphs, Count first, Count columns = kLineColumns);

}  // namespace mandat::web
