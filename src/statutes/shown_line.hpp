// ShownLine: one line of a verdict, read back (ST-41 fixes its form byte for byte).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "statutes/evaluate.hpp"
#include "statutes/test.hpp"

namespace mandat::statutes {

struct ShownLine {
  enum class Part { kTest, kQuorum, kReject };

  Part part = Part::kTest;
  std::optional<std::string> group;  // the innermost
  Test test;                         // a comparison, or a quantifier with a placeholder inside
  Truth truth = Truth::kUnknown;
  std::string values;         // "7 > 15/2", "1 of 2"
  std::optional<Ratio> left;  // values of a comparison; absent for roots and `?`
  std::optional<Ratio> right;
  std::optional<Ratio> needs;

  [[nodiscard]] bool IsComparison() const { return test.kind == Test::Kind::kComparison; }
};

// Nothing for lines of another kind: flags, ties, readings.
[[nodiscard]] std::optional<ShownLine> ReadShownLine(std::string_view line);

}  // namespace mandat::statutes
