#include "statutes/shown_line.hpp"

#include "statutes/test_parser.hpp"

namespace mandat::statutes {
namespace {

bool TakePrefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// What stands before `end`; the text goes on behind it. Nothing if it is not found.
std::optional<std::string_view> TakeUntil(std::string_view& text, std::string_view end) {
  const std::size_t place = text.find(end);
  if (place == std::string_view::npos) return std::nullopt;
  const std::string_view taken = text.substr(0, place);
  text.remove_prefix(place + end.size());
  return taken;
}

std::optional<Ratio> RatioIfAny(std::string_view text) {
  const auto ratio = Ratio::Parse(text);
  return ratio ? std::optional(*ratio) : std::nullopt;
}

// A quantifier's line ends before its part; any part will do to read the rest.
std::optional<Test> TestOf(std::string_view text) {
  const bool quantified = text.starts_with("for ");
  const auto test = ParseSyntax(quantified ? std::string(text) + ": yes > no" : std::string(text));
  if (!test) return std::nullopt;
  const bool fits = quantified || test->kind == Test::Kind::kComparison;
  return fits ? std::optional(*test) : std::nullopt;
}

}  // namespace

std::optional<ShownLine> ReadShownLine(std::string_view line) {
  ShownLine shown;
  if (TakePrefix(line, "quorum: ") || TakePrefix(line, "quorum at opening: ")) {
    shown.part = ShownLine::Part::kQuorum;
  } else if (TakePrefix(line, "reject: ")) {
    shown.part = ShownLine::Part::kReject;
  }
  while (TakePrefix(line, "[")) {
    const auto group = TakeUntil(line, "] ");
    if (!group) return std::nullopt;
    shown.group = *group;
  }
  // The last colon: a unit's name may hold another one.
  const std::size_t colon = line.rfind(": ");
  if (colon == std::string_view::npos) return std::nullopt;
  auto test = TestOf(line.substr(0, colon));
  line.remove_prefix(colon + 2);
  const auto values = TakeUntil(line, ", ");
  if (!test || !values) return std::nullopt;
  shown.test = *std::move(test);
  shown.values = *values;
  const auto truth = FromWord<Truth>(line.substr(0, line.find(' ')));
  if (!truth) return std::nullopt;
  shown.truth = *truth;
  if (TakeUntil(line, "(needs ")) {
    shown.needs = RatioIfAny(line.substr(0, line.find_first_of(",)")));
  }
  std::string_view sides = *values;
  const std::string sign =
      shown.IsComparison() ? ' ' + std::string(WordOf(shown.test.relation)) + ' ' : " of ";
  if (const auto left = TakeUntil(sides, sign)) {
    shown.left = RatioIfAny(*left);
    shown.right = RatioIfAny(sides);
  }
  return shown;
}

}  // namespace mandat::statutes
