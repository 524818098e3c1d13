// Laws of apportionment, and a second implementation written from counting.md CT-24, CT-25 alone.
#include <gtest/gtest.h>
// gtest stands first, because rapidcheck needs it.
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tally/apportionment.hpp"

namespace mandat::tally {
namespace {

constexpr KeyMethod kDivisorMethods[] = {
    KeyMethod::kDhondt, KeyMethod::kSainteLague, KeyMethod::kSainteLagueModified,
    KeyMethod::kAdams,  KeyMethod::kDean,        KeyMethod::kHill};

// Small numbers, so that ties and borders are common.
std::vector<std::uint32_t> AnyVotes() {
  const auto size = *rc::gen::inRange<std::size_t>(1, 7);
  auto votes =
      *rc::gen::container<std::vector<std::uint32_t>>(size, rc::gen::inRange<std::uint32_t>(0, 60));
  votes[0] += 1;  // somebody is there
  return votes;
}

std::vector<KeyUnit> UnitsOf(const std::vector<std::uint32_t>& votes) {
  std::vector<KeyUnit> units;
  for (const std::uint32_t count : votes) units.push_back({"u", Ratio(count)});
  return units;
}

Key HouseKey(KeyMethod method, Count house) {
  Key key;
  key.method = method;
  key.house = house;
  key.first_divisor = Ratio::Create(7, 5).value();
  key.tie = {"more-votes", "declared-order"};
  return key;
}

Count NonEmpty(const std::vector<std::uint32_t>& votes) {
  return static_cast<Count>(std::ranges::count_if(votes, [](auto v) { return v > 0; }));
}

// The second implementation: every claim of every list to every place, sorted. A divisor is a
// fraction top/bottom; for Hill votes and divisors are squared. Whole numbers only.
struct Claim {
  std::uint64_t top;
  std::uint64_t bottom;  // 0: before all others
  std::uint32_t votes;
  std::size_t list;
};

Claim ClaimTo(KeyMethod method, std::uint32_t votes, std::size_t list, std::uint64_t k) {
  const std::uint64_t v = votes;
  if (method == KeyMethod::kDhondt) return {v, k, votes, list};
  if (method == KeyMethod::kAdams) return {v, k - 1, votes, list};
  if (method == KeyMethod::kDean) return {v * (2 * k - 1), 2 * k * (k - 1), votes, list};
  if (method == KeyMethod::kHill) return {v * v, k * (k - 1), votes, list};
  const bool modified = method == KeyMethod::kSainteLagueModified && k == 1;
  return modified ? Claim{5 * v, 7, votes, list} : Claim{v, 2 * k - 1, votes, list};
}

// A claim without limit first; then the larger quotient; then more votes; then declared order.
bool GoesBefore(const Claim& a, const Claim& b) {
  if ((a.bottom == 0) != (b.bottom == 0)) return a.bottom == 0;
  const std::uint64_t left = a.bottom == 0 ? a.votes : a.top * b.bottom;
  const std::uint64_t right = a.bottom == 0 ? b.votes : b.top * a.bottom;
  if (left != right) return left > right;
  if (a.votes != b.votes) return a.votes > b.votes;
  return a.list < b.list;
}

std::vector<Count> BySortedClaims(KeyMethod method, const std::vector<std::uint32_t>& votes,
                                  Count house) {
  std::vector<Claim> claims;
  for (std::size_t list = 0; list < votes.size(); ++list) {
    for (Count k = 1; votes[list] > 0 && k <= house; ++k) {
      claims.push_back(ClaimTo(method, votes[list], list, k));
    }
  }
  std::ranges::sort(claims, GoesBefore);
  std::vector<Count> seats(votes.size());
  for (Count i = 0; i < house; ++i) ++seats[claims[i].list];
  return seats;
}

// Largest remainders in whole numbers: the rest of votes*house (Hare) or of votes (Droop).
std::vector<Count> ByRests(KeyMethod method, const std::vector<std::uint32_t>& votes, Count house) {
  std::uint64_t sum = 0;
  for (const std::uint32_t v : votes) sum += v;
  const bool hare = method == KeyMethod::kHare;
  const std::uint64_t quota = hare ? sum : sum / (house + 1) + 1;
  std::vector<Count> seats;
  std::vector<std::pair<std::uint64_t, std::size_t>> rests;
  Count given = 0;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const std::uint64_t scaled = hare ? std::uint64_t{votes[i]} * house : votes[i];
    seats.push_back(static_cast<Count>(scaled / quota));
    given += seats.back();
    if (votes[i] > 0) rests.emplace_back(scaled % quota, i);
  }
  std::ranges::sort(rests, [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    if (votes[a.second] != votes[b.second]) return votes[a.second] > votes[b.second];
    return a.second < b.second;
  });
  for (std::size_t next = 0; given < house; ++given, ++next) {
    ++seats[rests[next % rests.size()].second];
  }
  return seats;
}

RC_GTEST_PROP(Apportioning, AgreesWithASecondProgram, ()) {
  const auto votes = AnyVotes();
  const auto house = *rc::gen::inRange<Count>(NonEmpty(votes), 30);
  for (const KeyMethod method : kDivisorMethods) {
    const auto result = Apportion(HouseKey(method, house), UnitsOf(votes)).value();
    RC_ASSERT(result.seats == BySortedClaims(method, votes, house));
  }
  for (const KeyMethod method : {KeyMethod::kHare, KeyMethod::kDroop}) {
    const auto result = Apportion(HouseKey(method, house), UnitsOf(votes)).value();
    RC_ASSERT(result.seats == ByRests(method, votes, house));
  }
}

RC_GTEST_PROP(Apportioning, FillsTheHouseExactly, ()) {
  const auto votes = AnyVotes();
  const auto house = *rc::gen::inRange<Count>(NonEmpty(votes), 40);
  for (const KeyMethod method : {KeyMethod::kHare, KeyMethod::kDroop, KeyMethod::kDhondt,
                                 KeyMethod::kSainteLague, KeyMethod::kAdams, KeyMethod::kHill}) {
    Key key = HouseKey(method, house);
    key.tie = {"lot"};
    const auto result = Apportion(key, UnitsOf(votes)).value();
    RC_ASSERT(result.total + result.tied_seats == house);
    RC_ASSERT(result.tied.empty() == (result.tied_seats == 0));
    RC_ASSERT(result.tied.empty() || result.tied.size() > result.tied_seats);
  }
}

// Nobody gets less than the whole quotas, nor more than one seat above them.
RC_GTEST_PROP(Hare, KeepsToTheQuota, ()) {
  const auto votes = AnyVotes();
  const auto house = *rc::gen::inRange<Count>(1, 40);
  const auto result = Apportion(HouseKey(KeyMethod::kHare, house), UnitsOf(votes)).value();
  std::uint64_t sum = 0;
  for (const std::uint32_t v : votes) sum += v;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const std::uint64_t lower = std::uint64_t{votes[i]} * house / sum;
    RC_ASSERT(result.seats[i] >= lower);
    RC_ASSERT(result.seats[i] <= lower + 1);
  }
}

// What Alabama lost by Hare nobody can lose by a divisor.
RC_GTEST_PROP(Divisors, TakeNoSeatAwayWhenTheHouseGrows, ()) {
  const auto votes = AnyVotes();
  const auto house = *rc::gen::inRange<Count>(NonEmpty(votes), 40);
  for (const KeyMethod method : kDivisorMethods) {
    const auto before = Apportion(HouseKey(method, house), UnitsOf(votes)).value();
    const auto after = Apportion(HouseKey(method, house + 1), UnitsOf(votes)).value();
    for (std::size_t i = 0; i < votes.size(); ++i) RC_ASSERT(after.seats[i] >= before.seats[i]);
  }
}

RC_GTEST_PROP(Houses, KeepMinimumAndMaximum, ()) {
  const auto votes = AnyVotes();
  Key key = HouseKey(KeyMethod::kSainteLague, *rc::gen::inRange<Count>(1, 40));
  key.min = *rc::gen::inRange<Count>(0, 4);
  key.max = *rc::gen::inRange<Count>(key.min, key.min + 12);
  key.tie = {"lot"};
  const auto result = Apportion(key, UnitsOf(votes));
  if (!result) {
    const Count most = NonEmpty(votes) * *key.max;
    const Count least = NonEmpty(votes) * key.min;
    RC_ASSERT(result.error().code == "house_too_large" || result.error().code == "house_too_small");
    RC_ASSERT(*key.house > most || *key.house < least);
    return;
  }
  RC_ASSERT(result->total + result->tied_seats == *key.house);
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (votes[i] == 0) RC_ASSERT(result->seats[i] == 0U);
    if (votes[i] > 0) RC_ASSERT(result->seats[i] >= key.min);
    RC_ASSERT(result->seats[i] <= *key.max);
  }
}

// A larger unit never has fewer seats than a smaller one.
RC_GTEST_PROP(Apportioning, NeverFavoursTheSmaller, ()) {
  const auto votes = AnyVotes();
  const auto house = *rc::gen::inRange<Count>(NonEmpty(votes), 40);
  for (const KeyMethod method : kDivisorMethods) {
    const auto result = Apportion(HouseKey(method, house), UnitsOf(votes)).value();
    for (std::size_t i = 0; i < votes.size(); ++i) {
      for (std::size_t j = 0; j < votes.size(); ++j) {
        if (votes[i] > votes[j]) RC_ASSERT(result.seats[i] >= result.seats[j]);
      }
    }
  }
}

}  // namespace
}  // namespace mandat::tally
