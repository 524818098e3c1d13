// Which article of the statute "petrograd-1917" covers which votes of the casebook (CB-20, CB-21).
//
// The sources print counts and almost never the majority that was needed, so that most votes have
// no rule to be judged by. This table says for which an article decides, for which it only says
// something about the vote, and why; a vote without a row has no article at all.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "app/casebook/records.hpp"

namespace mandat::app::casebook {

inline constexpr std::string_view kStatute = "petrograd-1917 v1";

enum class Effect {
  kDecides,  // the article states the test that the outcome hangs on
  kAllots,   // the article states a key of seats
  kBears     // the article states something of the vote, but no test
};
constexpr auto WordsOf(Effect) {
  return std::array<std::string_view, 3>{"decides", "allots", "bears"};
}

struct Coverage {
  std::string_view article;
  std::string_view rule;         // the casebook rule that the article comes from
  std::string_view body;         // "" for every body
  std::optional<VoteKind> kind;  // nothing: every kind
  std::string_view from;         // "1917-10-25", "" without limit
  std::string_view until;
  bool needs_abstentions = false;  // the article speaks of abstentions: some must be printed
  Effect effect = Effect::kBears;
  std::string_view test;  // kDecides only
  std::string_view reason;
};

// The whole table, in the order of the statute's articles.
[[nodiscard]] std::span<const Coverage> AllCoverage();

// The rows that cover the vote: the body, the kind, and every day that its date may mean.
[[nodiscard]] std::vector<const Coverage*> CoverageOf(const Vote& vote);

}  // namespace mandat::app::casebook
