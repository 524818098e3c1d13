// The divisor methods: place by place to the largest quotient of votes and divisor (CT-24).
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "tally/proportional.hpp"
#include "tally/ties.hpp"

namespace mandat::tally {
namespace {

// The claim of one list to its next place. For Hill both sides of a comparison are squared, so
// that the root never has to be taken.
struct Claim {
  std::size_t list = 0;
  bool infinite = false;  // the divisor is 0: a first place before anybody's second
  Ratio quotient;         // or the votes, where infinite

  [[nodiscard]] bool Equals(const Claim& other) const {
    return infinite == other.infinite && quotient == other.quotient;
  }
};

// The heap's order: the largest claim on top, of equals the list declared first.
bool IsBehind(const Claim& a, const Claim& b) {
  if (a.infinite != b.infinite) return b.infinite;
  if (a.quotient != b.quotient) return a.quotient < b.quotient;
  return a.list > b.list;
}

bool GivesEverybodyOne(KeyMethod method) {
  return method == KeyMethod::kAdams || method == KeyMethod::kDean || method == KeyMethod::kHill;
}

// The divisor of the k-th place, k from 1; for Hill its square.
Result<Ratio> DivisorOf(const Division& division, std::int64_t k) {
  if (division.method == KeyMethod::kDhondt) return Ratio(k);
  if (division.method == KeyMethod::kAdams) return Ratio(k - 1);
  if (division.method == KeyMethod::kDean) return Ratio::Create(Int128{2} * k * (k - 1), 2 * k - 1);
  if (division.method == KeyMethod::kHill) return Ratio(k * (k - 1));
  const bool first = division.method == KeyMethod::kSainteLagueModified && k == 1;
  return first ? division.first_divisor : Ratio(2 * k - 1);
}

class DivisorRun {
 public:
  explicit DivisorRun(const Division& division) : division_(division) {
    divided_.places.resize(division.votes.size());
    won_.resize(division.votes.size());
  }

  Result<Divided> Run() {
    if (GivesEverybodyOne(division_.method) && division_.places < division_.votes.size()) {
      return Fail("house_too_small", "each must have a first place");
    }
    for (std::size_t list = 0; list < division_.votes.size(); ++list) {
      MANDAT_TRY_DO(Push(list));
    }
    Count left = division_.places;
    while (left > 0 && !heap_.empty()) {
      const std::vector<Claim> equal = PopEqual();
      if (equal.size() > left) {
        MANDAT_TRY_DO(Settle(equal, left));
        break;
      }
      left -= static_cast<Count>(equal.size());
      for (const Claim& claim : equal) {
        MANDAT_TRY_DO(Win(claim));
      }
    }
    if (division_.places > 0 && !heap_.empty()) NoteCutoff();
    Explain();
    return std::move(divided_);
  }

 private:
  Status Push(std::size_t list) {
    Claim claim{.list = list, .infinite = false, .quotient = division_.votes[list]};
    MANDAT_TRY(const Ratio divisor, DivisorOf(division_, std::int64_t{divided_.places[list]} + 1));
    claim.infinite = divisor == Ratio(0);
    if (!claim.infinite && division_.method == KeyMethod::kHill) {
      MANDAT_TRY(claim.quotient, Ratio::Multiply(claim.quotient, claim.quotient));
    }
    if (!claim.infinite) {
      MANDAT_TRY(claim.quotient, Ratio::Divide(claim.quotient, divisor));
    }
    heap_.push_back(claim);
    std::ranges::push_heap(heap_, IsBehind);
    return {};
  }

  Claim Pop() {
    std::ranges::pop_heap(heap_, IsBehind);
    const Claim claim = heap_.back();
    heap_.pop_back();
    return claim;
  }

  // All whose claims equal the largest, in declared order.
  std::vector<Claim> PopEqual() {
    std::vector<Claim> equal = {Pop()};
    while (!heap_.empty() && heap_.front().Equals(equal.front())) equal.push_back(Pop());
    return equal;
  }

  Status Win(const Claim& claim) {
    ++divided_.places[claim.list];
    last_ = claim;
    won_[claim.list] = claim;
    return Push(claim.list);
  }

  Status Settle(const std::vector<Claim>& equal, Count places) {
    std::vector<std::size_t> lists;
    lists.reserve(equal.size());
    for (const Claim& claim : equal) lists.push_back(claim.list);
    TieOutcome outcome = SettleTie(lists, places, division_.votes, division_.tie);
    for (const Claim& claim : equal) {
      const bool wins = std::ranges::find(outcome.winners, claim.list) != outcome.winners.end();
      if (wins) {
        MANDAT_TRY_DO(Win(claim));
      } else {
        heap_.push_back(claim);
        std::ranges::push_heap(heap_, IsBehind);
      }
    }
    divided_.tied = std::move(outcome.tied);
    divided_.tied_places = outcome.left;
    divided_.vacant = outcome.vacant;
    divided_.tie_steps = std::move(outcome.steps);
    return {};
  }

  [[nodiscard]] std::string Print(const Claim& claim) const {
    if (claim.infinite) return "without limit";
    const std::string quotient = claim.quotient.ToString();
    return division_.method == KeyMethod::kHill ? fmt::format("sqrt({})", quotient) : quotient;
  }

  void NoteCutoff() {
    divided_.cutoff = {.last_winner = last_ ? Print(*last_) : std::string(),
                       .first_loser = Print(heap_.front())};
  }

  // For each list the quotients of its last place and of the next: the cutoff lies between them.
  void Explain() {
    divided_.quotients.resize(division_.votes.size());
    for (const Claim& claim : heap_) {
      const Count places = divided_.places[claim.list];
      std::string& line = divided_.quotients[claim.list];
      line = division_.votes[claim.list].ToString();
      if (const auto& won = won_[claim.list]) {
        line += fmt::format(", place {} at {}", places, Print(*won));
      }
      line += fmt::format(", place {} would be at {}", places + 1, Print(claim));
    }
  }

  const Division& division_;
  Divided divided_;
  std::vector<Claim> heap_;  // one claim for each list, always
  std::optional<Claim> last_;
  std::vector<std::optional<Claim>> won_;  // of each list, for its last place
};

}  // namespace

Result<Divided> DivideByDivisors(const Division& division) { return DivisorRun(division).Run(); }

}  // namespace mandat::tally
