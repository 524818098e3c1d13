#include "statutes/figure_words.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "statutes/bases.hpp"

namespace mandat::statutes {
namespace {

std::string Quoted(std::string_view word) { return '`' + std::string(word) + '`'; }

std::string AllBases() {
  std::string text;
  for (const std::string_view word : WordsOf(Base{})) {
    if (word == WordOf(Base::kMembersOf)) continue;
    text += (text.empty() ? "" : ", ") + std::string(word);
  }
  return text;
}

// `heads(yes)`: takes the measure off.
Result<std::string_view> TakeMeasure(std::string_view name, Figure& figure) {
  const std::size_t open = name.find('(');
  if (open == std::string_view::npos || !name.ends_with(')')) return name;
  const std::string_view outer = name.substr(0, open);
  if (outer == WordOf(Base::kMembersOf)) return name;
  const auto measure = FromWord<Measure>(outer);
  if (!measure || *measure == Measure::kRule) {
    return Fail("not_a_count", Quoted(outer) + " is no measure; write heads, seats or votes");
  }
  figure.measure = *measure;
  return name.substr(open + 1, name.size() - open - 2);
}

// `members_of("north")` is the count `members` of the group north.
Result<std::string_view> TakeUnit(std::string_view name, Figure& figure) {
  const std::string opening = std::string(WordOf(Base::kMembersOf)) + "(\"";
  if (!name.starts_with(opening)) return name;
  if (!name.ends_with("\")") || name.size() <= opening.size() + 2) {
    return Fail("not_a_count", Quoted(name) + ": write members_of(\"unit\")=40");
  }
  figure.group = name.substr(opening.size(), name.size() - opening.size() - 2);
  return WordOf(Base::kMembers);
}

// `sections/soldiers/yes`: takes grouping and group off.
Result<std::string_view> TakeGroup(std::string_view name, Figure& figure) {
  const std::size_t first = name.find('/');
  if (first == std::string_view::npos) return name;
  const std::size_t second = name.find('/', first + 1);
  if (first == 0 || second == std::string_view::npos || second == first + 1) {
    return Fail("not_a_count", Quoted(name) + ": write grouping/group/base, sections/soldiers/yes");
  }
  figure.group_of = name.substr(0, first);
  figure.group = name.substr(first + 1, second - first - 1);
  return name.substr(second + 1);
}

Result<std::optional<Ratio>> ValueOf(std::string_view text, std::string_view word) {
  if (text == "?") return std::nullopt;
  const auto value = Ratio::Parse(text);
  if (!value || text.ends_with('%')) {
    return Fail("not_a_number", Quoted(word) + ": write a whole number, a fraction as in 275/3, " +
                                    "or ? for a count that is not on record");
  }
  if (*value < Ratio(0)) return Fail("negative_count", Quoted(word) + ": a count is not below 0");
  return *value;
}

Result<Figure> ReadWord(std::string_view word) {
  const std::size_t equals = word.rfind('=');
  if (equals == std::string_view::npos || equals == 0) {
    return Fail("not_a_count", Quoted(word) + ": write a base and its count, as in yes=7");
  }
  Figure figure;
  MANDAT_TRY(const std::string_view in_group, TakeGroup(word.substr(0, equals), figure));
  MANDAT_TRY(const std::string_view in_measure, TakeMeasure(in_group, figure));
  MANDAT_TRY(const std::string_view name, TakeUnit(in_measure, figure));
  const auto base = FromWord<Base>(name);
  if (!base || *base == Base::kMembersOf) {
    return Fail("unknown_base",
                Quoted(name) + " is not a count that is known; known are " + AllBases());
  }
  figure.base = name;
  MANDAT_TRY(figure.value, ValueOf(word.substr(equals + 1), word));
  return figure;
}

}  // namespace

Result<Figures> ReadFigureWords(std::span<const std::string> words) {
  Figures figures;
  for (const std::string& word : words) {
    MANDAT_TRY(Figure figure, ReadWord(word));
    const bool repeated = std::ranges::any_of(figures, [&](const Figure& other) {
      return other.base == figure.base && other.measure == figure.measure &&
             other.group == figure.group && other.group_of == figure.group_of;
    });
    if (repeated) return Fail("repeated_count", Quoted(word) + " is the second count of this base");
    figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace mandat::statutes
