// Figures: the counts of a vote by base, measure and group, as they were frozen (statutes.md 3).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.hpp"
#include "base/ratio.hpp"

namespace mandat::statutes {

// What is counted: persons, seats, or the votes they carry. kRule means "in the measure that the
// rule itself counts in", which is how a teller writes down a simple vote (ST-20).
enum class Measure { kRule, kHeads, kSeats, kVotes };
constexpr auto WordsOf(Measure) {
  return std::array<std::string_view, 4>{"rule", "heads", "seats", "votes"};
}

// One count. An absent value is a count that is not on record, written `?` (ST-35).
struct Figure {
  std::string base;                     // "yes", "cast", "members", ... (statutes.md section 3)
  std::optional<std::string> group;     // of one section, unit or group value
  std::optional<std::string> group_of;  // which grouping: "sections", "units", or a grouping's id
  Measure measure = Measure::kRule;
  std::optional<Ratio> value;

  static constexpr auto Fields() {
    return std::tuple(Field("base", &Figure::base), Field("group", &Figure::group),
                      Field("group_of", &Figure::group_of), Field("measure", &Figure::measure),
                      Field("value", &Figure::value));
  }
  friend bool operator==(const Figure&, const Figure&) = default;
};

using Figures = std::vector<Figure>;

}  // namespace mandat::statutes
