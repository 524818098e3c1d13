// Apportionment keys: how many seats, or votes, each unit, list or fraction gets (CT-24..29,
// ST-50).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ratio.hpp"
#include "base/result.hpp"

namespace mandat::tally {

enum class KeyMethod {
  kPerN,
  kFirstThen,
  kBrackets,
  kEqual,
  kFixed,
  kHare,
  kDroop,
  kDhondt,
  kSainteLague,
  kSainteLagueModified,
  kAdams,
  kDean,
  kHill
};
constexpr auto WordsOf(KeyMethod) {
  return std::array<std::string_view, 13>{
      "per-n", "first-then", "brackets", "equal",        "fixed",
      "hare",  "droop",      "dhondt",   "sainte-lague", "sainte-lague-modified",
      "adams", "dean",       "hill"};
}
enum class Rounding { kFloor, kCeil, kHalfUp, kHalfDown, kHalfEven };
constexpr auto WordsOf(Rounding) {
  return std::array<std::string_view, 5>{"floor", "ceil", "half-up", "half-down", "half-even"};
}

// The parameters of one [[key]] table; the meaning of each is in statutes-keys.md.
struct Key {
  KeyMethod method = KeyMethod::kPerN;
  Count n = 0;
  std::optional<Rounding> rounding;
  Count base = 0;
  Count step = 0;
  bool count_started_steps = false;  // count = "started"
  Ratio first_divisor = Ratio(7);    // set to 7/5 by the reader of the modified method
  std::vector<std::pair<std::optional<Count>, Count>> table;  // (up to, seats); the last is open
  Count each = 1;
  std::vector<std::pair<std::string, Count>> seats;  // fixed, by unit
  std::optional<Count> house;
  std::optional<Count> expect_house;
  Count block = 1;
  Count base_seats = 0;
  Count min = 0;
  bool min_enlarges = false;
  std::optional<Count> max;
  std::optional<Ratio> max_share;
  bool max_lapses = false;
  std::optional<Count> max_load;
  Ratio threshold = 0;
  std::vector<std::string> tie = {"lot"};
  friend bool operator==(const Key&, const Key&) = default;
};

struct KeyUnit {
  std::string name;  // what the published working calls it
  Ratio base;
};

// The quotients at which the last seat was won and the next would be, in lowest terms: "2900/33",
// "sqrt(625/2)". Between them lies every divisor that gives the same result.
struct Cutoff {
  std::string last_winner;
  std::string first_loser;
  friend bool operator==(const Cutoff&, const Cutoff&) = default;
};

struct Apportionment {
  std::vector<Count> seats;          // in the order of the units; without those that are tied
  Count total = 0;                   // their sum
  std::vector<std::string> working;  // one published line per unit and step
  std::vector<std::size_t> tied;  // units that tie for the last seats, left to the lot; a minimum
                                  // that enlarges the house lifts them after it
  Count tied_seats = 0;           // how many seats they tie for
  Count vacant = 0;               // seats that a tie leaves empty (tie step "none")
  std::vector<std::size_t> below_threshold;
  std::optional<Ratio> quota;                    // of hare and droop
  std::vector<std::optional<Ratio>> remainders;  // of the quota, where one was computed
  std::optional<Cutoff> cutoff;                  // of the divisor methods
};

inline constexpr Count kMostSeats = 1'000'000;  // of a house; more is a slip, or an attack

// Allots by `key`. What the method needs and the key does not say is `rule_not_stated` (CT-28).
// Fails with `house_differs`, `house_too_small`, `house_too_large`,
// `maximum_below_minimum`, `not_a_multiple_of_the_block`, `steps_do_not_rise`,
// `no_members_anywhere`, `number_too_large`; ST-51, ST-53.
[[nodiscard]] Result<Apportionment> Apportion(const Key& key, const std::vector<KeyUnit>& units);

// Adds the parts of a mixed key, unit by unit (CT-28); each part lists the same units. Ties stay
// those of the parts and are settled there: fails with `a_part_is_tied`.
[[nodiscard]] Result<Apportionment> AddParts(const std::vector<Apportionment>& parts);

// The base of a unit from its monthly counts, exact. Fails with `no_members_anywhere` without any.
[[nodiscard]] Result<Ratio> AverageOf(const std::vector<Count>& months);

// What each delegate of a unit carries: members by delegates credentialed at the vote (ST-52), at
// most `max_load`. Fails with `no_delegate_credentialed`.
[[nodiscard]] Result<Ratio> DelegateWeight(const Ratio& members, Count credentialed,
                                           std::optional<Count> max_load = {});

}  // namespace mandat::tally
