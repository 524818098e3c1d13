// Largest remainders: whole quotas first, the rest by what is left over (CT-25).
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "tally/proportional.hpp"
#include "tally/ties.hpp"

namespace mandat::tally {
namespace {

Result<Ratio> SumOf(const std::vector<Ratio>& votes) {
  Ratio sum;
  for (const Ratio& one : votes) {
    MANDAT_TRY(sum, Ratio::Add(sum, one));
  }
  return sum;
}

// Hare: votes by places. Droop: the next whole number above votes by places and one.
Result<Ratio> QuotaOf(const Division& division) {
  MANDAT_TRY(const Ratio votes, SumOf(division.votes));
  if (division.method == KeyMethod::kHare) return Ratio::Divide(votes, Ratio(division.places));
  MANDAT_TRY(const Ratio share, Ratio::Divide(votes, Ratio(std::int64_t{division.places} + 1)));
  return Ratio::Create(share.Floor() + 1, 1);
}

class QuotaRun {
 public:
  explicit QuotaRun(const Division& division) : division_(division) {
    divided_.places.resize(division.votes.size());
    divided_.remainders.resize(division.votes.size());
    divided_.quotients.resize(division.votes.size());
  }

  Result<Divided> Run() {
    if (division_.places == 0) return std::move(divided_);
    MANDAT_TRY(const Ratio quota, QuotaOf(division_));
    divided_.quota = quota;
    left_over_.resize(division_.votes.size());
    Count left = division_.places;
    for (std::size_t list = 0; list < division_.votes.size(); ++list) {
      MANDAT_TRY(const Count whole, TakeWholeQuotas(list, quota));
      left -= whole;
    }
    while (left > 0) left = TakeByRemainder(left);
    return std::move(divided_);
  }

 private:
  Result<Count> TakeWholeQuotas(std::size_t list, const Ratio& quota) {
    MANDAT_TRY(const Ratio share, Ratio::Divide(division_.votes[list], quota));
    const Int128 whole = share.Floor();  // at most the places, because the votes sum to them
    MANDAT_TRY(const Ratio whole_ratio, Ratio::Create(whole, 1));
    MANDAT_TRY(left_over_[list], Ratio::Subtract(share, whole_ratio));
    divided_.remainders[list] = left_over_[list];
    divided_.places[list] = static_cast<Count>(whole);
    divided_.quotients[list] =
        fmt::format("{} / {} = {} + {}", division_.votes[list].ToString(), quota.ToString(),
                    divided_.places[list], left_over_[list].ToString());
    return divided_.places[list];
  }

  // One pass: at most one place for each list. Gives the places left for the next.
  Count TakeByRemainder(Count left) {
    std::vector<std::size_t> order(division_.votes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
      return left_over_[a] != left_over_[b] ? left_over_[a] > left_over_[b] : a < b;
    });
    if (left >= order.size()) {
      for (const std::size_t list : order) GiveOne(list);
      return left - static_cast<Count>(order.size());
    }
    const Ratio border = left_over_[order[left]];
    std::vector<std::size_t> at_border;
    for (const std::size_t list : order) {
      if (left_over_[list] > border) GiveOne(list), --left;
      if (left_over_[list] == border) at_border.push_back(list);
    }
    if (left > 0) Settle(std::move(at_border), left);
    return 0;
  }

  void GiveOne(std::size_t list) {
    ++divided_.places[list];
    divided_.quotients[list] += ", 1 by remainder";
  }

  void Settle(std::vector<std::size_t> lists, Count places) {
    TieOutcome outcome = SettleTie(std::move(lists), places, division_.votes, division_.tie);
    for (const std::size_t list : outcome.winners) GiveOne(list);
    divided_.tied = std::move(outcome.tied);
    divided_.tied_places = outcome.left;
    divided_.vacant = outcome.vacant;
    divided_.tie_steps = std::move(outcome.steps);
  }

  const Division& division_;
  Divided divided_;
  std::vector<Ratio> left_over_;  // of each list, in parts of the quota
};

}  // namespace

Result<Divided> DivideByQuota(const Division& division) { return QuotaRun(division).Run(); }

Result<Divided> Divide(const Division& division) {
  const bool quota = division.method == KeyMethod::kHare || division.method == KeyMethod::kDroop;
  return quota ? DivideByQuota(division) : DivideByDivisors(division);
}

}  // namespace mandat::tally
