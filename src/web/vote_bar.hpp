// The bar of a vote: yes, no, abstention and those who did not vote, over the base that the rule
// names, with the mark that had to be passed (IF-204). Never red and green.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/ratio.hpp"
#include "web/html.hpp"
#include "web/messages.hpp"

namespace mandat::web {

struct VoteBarData {
  std::string id;  // unique on the page
  Ratio yes;       // votes may carry weights, so counts are exact fractions
  Ratio no;
  Ratio abstain;
  Ratio not_voting;       // of the base, if it counts them; otherwise 0
  Ratio base;             // what the rule counts against; 0 if that is not known
  std::string base_name;  // "votes cast"
  std::optional<Ratio> threshold = std::nullopt;  // share of the base; absent: no mark
};

// The figure: bar, and legend with counts, signs and words. The counts are not negative.
[[nodiscard]] Html VoteBar(const VoteBarData& vote, const Messages& words);

}  // namespace mandat::web
