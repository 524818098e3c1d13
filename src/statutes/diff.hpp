// Diff: what a new version of statutes changes, rule by rule, and whose rights (ST-151).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "statutes/statute.hpp"

namespace mandat::statutes {

enum class DifferenceKind { kAdded, kRemoved, kChanged };
constexpr auto WordsOf(DifferenceKind) {
  return std::array<std::string_view, 3>{"added", "removed", "changed"};
}

// One thing that differs. Of a rule that is new or gone there is one, not one for each of its keys.
struct Difference {
  DifferenceKind kind = DifferenceKind::kChanged;
  std::string path;                        // "majority.plain.test"; of a rule "majority.plain"
  std::string article;                     // that the new rule cites; of what is gone, the old one
  std::optional<std::string> before = {};  // absent of what is new, and of a rule
  std::optional<std::string> after = {};
  bool before_by_default = false;
  bool after_by_default = false;
  std::string gains = {};  // whose right grows: "the electors"; empty: nobody's, or it is unclear
  std::string loses = {};
};

// What differs in what the two say, by path. Values that are equal are not named even where one is
// written and the other stands by default.
[[nodiscard]] std::vector<Difference> Diff(const Statute& before, const Statute& after);

// Whether it is about what a path of [[entrenched]] names. A rule that is new or gone is every key
// below it.
[[nodiscard]] bool Touches(std::string_view path, const Difference& difference);

// "majority.plain.test: yes > no -> yes > 1/2 * cast (article a7); the electors lose".
[[nodiscard]] std::string ToLine(const Difference& difference);

}  // namespace mandat::statutes
