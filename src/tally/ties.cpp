#include "tally/ties.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"

namespace mandat::tally {
namespace {

// The larger votes first; whoever is clear of the border wins, whoever is clearly behind it is out.
void ByMoreVotes(TieOutcome& outcome, const std::vector<Ratio>& votes) {
  auto& tied = outcome.tied;
  std::ranges::stable_sort(tied, [&](std::size_t a, std::size_t b) { return votes[a] > votes[b]; });
  const Ratio border = votes[tied[outcome.left]];  // of the first who would be left over
  std::vector<std::size_t> still;
  for (const std::size_t one : tied) {
    if (votes[one] > border) outcome.winners.push_back(one);
    if (votes[one] == border) still.push_back(one);
  }
  outcome.left -= static_cast<Count>(outcome.winners.size());
  tied = std::move(still);
  std::ranges::sort(tied);
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
      const std::size_t before = outcome.winners.size();
      ByMoreVotes(outcome, votes);
      MANDAT_CHECK(outcome.winners.size() >= before);
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
