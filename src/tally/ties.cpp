#include "tally/ties.hpp"

#include <algorithm>
#include <utility>

namespace mandat::tally {
namespace {

// The larger votes first; whoever is clear of the border wins, whoever is clearly behind it is out.
void ByMoreVotes(TieOutcome& outcome, const std::vector<Ratio>& votes) {
  auto& tied = outcome.tied;
  std::ranges::sort(tied, [&](std::size_t a, std::size_t b) {
    return votes[a] != votes[b] ? votes[a] > votes[b] : a < b;
  });
  const Ratio border = votes[tied[outcome.left]];  // of the first who would be left over
  std::vector<std::size_t> still;
  for (const std::size_t one : tied) {
    if (votes[one] > border) outcome.winners.push_back(one), --outcome.left;
    if (votes[one] == border) still.push_back(one);
  }
  tied = std::move(still);
  if (outcome.left == 0) tied.clear();
}

void ByDeclaredOrder(TieOutcome& outcome) {
  const auto border = outcome.tied.begin() + outcome.left;
  outcome.winners.insert(outcome.winners.end(), outcome.tied.begin(), border);
  outcome.tied.clear();
  outcome.left = 0;
}

void AddStep(TieOutcome& outcome, const std::string& step) {
  if (!outcome.steps.empty()) outcome.steps += ", ";
  outcome.steps += step;
}

}  // namespace

TieOutcome SettleTie(std::vector<std::size_t> tied, Count places, const std::vector<Ratio>& votes,
                     const std::vector<std::string>& steps) {
  TieOutcome outcome{
      .winners = {}, .tied = std::move(tied), .left = places, .vacant = 0, .steps = {}};
  for (const std::string& step : steps) {
    if (outcome.tied.empty()) break;
    AddStep(outcome, step);
    if (step == "more-votes") {
      ByMoreVotes(outcome, votes);
    } else if (step == "declared-order") {
      ByDeclaredOrder(outcome);
    } else if (step == "none") {
      outcome.vacant = std::exchange(outcome.left, 0);
      outcome.tied.clear();
    } else {
      break;  // the lot, or a casting vote: a person's act, which is recorded and not guessed
    }
  }
  if (!outcome.tied.empty() && outcome.steps.empty()) AddStep(outcome, "lot");
  return outcome;
}

}  // namespace mandat::tally
