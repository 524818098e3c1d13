// The second implementation: seat by seat, fractions compared crosswise, every way a lot can fall.
#include "tests/unit/tally/second_keys.hpp"

#include <algorithm>
#include <compare>
#include <functional>
#include <numeric>
#include <optional>
#include <utility>

namespace mandat::tally::second {
namespace {

using Places = std::vector<std::size_t>;  // positions of units
using Allotted = std::vector<Count>;

// Not Ratio, which the product computes with. Never reduced: the numbers of a test are small.
struct Fraction {
  Int128 top = 0;
  Int128 bottom = 1;
};

std::strong_ordering Compare(const Fraction& a, const Fraction& b) {
  return a.top * b.bottom <=> b.top * a.bottom;
}

Fraction Of(const Ratio& ratio) { return {ratio.Numerator(), ratio.Denominator()}; }

Fraction Plus(const Fraction& a, const Fraction& b) {
  return {a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom};
}

// None of our fractions is negative, so that division cuts downwards.
Int128 Down(const Fraction& a) { return a.top / a.bottom; }
Int128 Up(const Fraction& a) { return (a.top + a.bottom - 1) / a.bottom; }

Fraction SumOf(const std::vector<Fraction>& parts) {
  return std::accumulate(parts.begin(), parts.end(), Fraction{}, Plus);
}

Int128 SumOf(const Allotted& seats) {
  return std::accumulate(seats.begin(), seats.end(), Int128{0});
}

bool IsHouseKey(KeyMethod method) { return method >= KeyMethod::kHare; }

// Adams, Dean and Hill: the first divisor is 0, so that nobody goes without.
bool SeatsEverybody(KeyMethod method) { return method >= KeyMethod::kAdams; }

// ---- units alone: per-n, first-then, brackets, equal, fixed

Int128 Nearest(const Fraction& x, Rounding half, Fault fault) {
  const Int128 down = Down(x);
  const auto side = Compare(x, {2 * down + 1, 2});
  if (side != std::strong_ordering::equal) return side < 0 ? down : down + 1;
  if (half == Rounding::kHalfUp) return fault == Fault::kHalfUpGoesDown ? down : down + 1;
  if (half == Rounding::kHalfDown) return fault == Fault::kHalfDownGoesUp ? down + 1 : down;
  const bool even = (down % 2 == 0) != (fault == Fault::kHalfEvenGoesToOdd);
  return even ? down : down + 1;
}

Int128 PerN(const Key& key, const Fraction& members, Fault fault) {
  const Fraction exact = {members.top, members.bottom * key.n};
  const Rounding rounding = key.rounding.value_or(Rounding::kFloor);
  if (rounding == Rounding::kFloor) {
    return fault == Fault::kFloorRoundsUp ? Up(exact) : Down(exact);
  }
  if (rounding == Rounding::kCeil) {
    return fault == Fault::kCeilRoundsDown ? Down(exact) : Up(exact);
  }
  return Nearest(exact, rounding, fault);
}

Int128 FirstThen(const Key& key, const Fraction& members, Fault fault) {
  if (Compare(members, {key.base, 1}) <= 0) return 1;
  const Int128 from = fault == Fault::kStepsCountFromNothing ? 0 : key.base;
  const Fraction steps = {members.top - from * members.bottom, members.bottom * key.step};
  bool started = key.count_started_steps;
  if (fault == Fault::kStartedStepsAreFull) started = false;
  if (fault == Fault::kFullStepsAreStarted) started = true;
  return 1 + (started ? Up(steps) : Down(steps));
}

Int128 InBrackets(const Key& key, const Fraction& members, Fault fault) {
  for (const auto& [up_to, seats] : key.table) {
    if (!up_to) return seats;
    const auto side = Compare(members, {*up_to, 1});
    if (side < 0 || (side == 0 && fault != Fault::kBracketEndsBeforeItsBound)) return seats;
  }
  return key.table.back().second;
}

Int128 Fixed(const Key& key, const std::vector<KeyUnit>& units, std::size_t i, Fault fault) {
  if (fault == Fault::kFixedByPosition) return key.seats[i].second;
  for (const auto& [name, seats] : key.seats) {
    if (name == units[i].name) return seats;
  }
  return 0;
}

Int128 Clamped(const Key& key, Int128 seats, Fault fault) {
  if (key.max && fault != Fault::kMaximumIgnored) seats = std::min<Int128>(seats, *key.max);
  return fault == Fault::kMinimumIgnored ? seats : std::max<Int128>(seats, key.min);
}

// "No members, no seat (but `equal`)", CT-28; a fixed seat does not ask for members either.
Int128 SeatsOf(const Key& key, const std::vector<KeyUnit>& units, std::size_t i, Fault fault) {
  const Fraction members = Of(units[i].base);
  const bool empty = members.top == 0;
  if (key.method == KeyMethod::kFixed) return Fixed(key, units, i, fault);
  if (key.method == KeyMethod::kEqual) {
    return empty && fault == Fault::kEqualSkipsTheEmpty ? 0 : key.each;
  }
  if (empty) return fault == Fault::kEmptyUnitGetsTheMinimum ? key.min : 0;
  if (key.method == KeyMethod::kPerN) return Clamped(key, PerN(key, members, fault), fault);
  if (key.method == KeyMethod::kFirstThen) {
    return Clamped(key, FirstThen(key, members, fault), fault);
  }
  return Clamped(key, InBrackets(key, members, fault), fault);
}

bool StepsRise(const Key& key) {
  std::optional<Count> last;
  for (std::size_t i = 0; i + 1 < key.table.size(); ++i) {
    const std::optional<Count> bound = key.table[i].first;
    if (!bound || (last && *bound <= *last)) return false;  // only the last one is open
    last = bound;
  }
  return !key.table.back().first;
}

bool SaysEnough(const Key& key, Fault fault) {
  if (IsHouseKey(key.method)) return key.house.has_value();
  if (key.method == KeyMethod::kPerN) {
    return key.n > 0 && (key.rounding || fault == Fault::kRoundingGuessed);
  }
  if (key.method == KeyMethod::kFirstThen) return key.base > 0 && key.step > 0;
  return key.method != KeyMethod::kBrackets || !key.table.empty();
}

void CheckSum(const Key& key, Int128 sum, Fault fault, Answer& answer) {
  const bool house_differs = !IsHouseKey(key.method) && key.house && sum != *key.house;
  const bool differs = house_differs || (key.expect_house && sum != *key.expect_house);
  if (differs && fault != Fault::kSumUnchecked) answer.refusals.emplace_back("house_differs");
}

Answer OfUnits(const Key& key, const std::vector<KeyUnit>& units, Fault fault) {
  Answer answer;
  if (key.method == KeyMethod::kBrackets && !StepsRise(key) && fault != Fault::kBracketsMayFall) {
    answer.refusals.emplace_back("steps_do_not_rise");
  }
  if (key.max && *key.max < key.min && fault != Fault::kMaximumBelowMinimum) {
    answer.refusals.emplace_back("maximum_below_minimum");
  }
  if (!answer.refusals.empty()) return answer;
  Allotted seats;
  for (std::size_t i = 0; i < units.size(); ++i) {
    seats.push_back(static_cast<Count>(SeatsOf(key, units, i, fault)));
  }
  CheckSum(key, SumOf(seats), fault, answer);
  answer.outcomes.insert(seats);
  return answer;
}

// ---- a house to divide

// A house while it is being filled, for one way in which all lots fall.
struct House {
  const Key& key;
  Fault fault;
  Int128 seats = 0;
  std::vector<Fraction> votes;  // 0: takes no part
  Places favour;                // the lot's order of the units
  bool drawn = false;           // the lot decided something
  bool stuck = false;           // CT-28 leads into a corner here, and does not say what then
  Int128 vacant = 0;
};

std::size_t RankIn(const Places& order, std::size_t unit) {
  return static_cast<std::size_t>(std::ranges::find(order, unit) - order.begin());
}

// "more-votes": moves to `chosen` who is larger than the last to get a place; `tied` keeps the
// equal.
void PreferLarger(const House& house, Places& tied, std::size_t places, Places& chosen) {
  std::ranges::sort(tied, [&](std::size_t a, std::size_t b) {
    return Compare(house.votes[a], house.votes[b]) > 0;
  });
  const Fraction cut = house.votes[tied[places - 1]];
  Places equal;
  for (const std::size_t unit : tied) {
    const auto side = Compare(house.votes[unit], cut);
    if (side > 0) chosen.push_back(unit);
    if (side == 0) equal.push_back(unit);
  }
  tied = equal;
}

void TakeFirst(Places tied, const Places& order, std::size_t places, Places& chosen) {
  std::ranges::sort(tied, {}, [&](std::size_t unit) { return RankIn(order, unit); });
  chosen.insert(chosen.end(), tied.begin(), tied.begin() + static_cast<std::ptrdiff_t>(places));
}

Places DeclaredOrder(std::size_t units, Fault fault) {
  Places order(units);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (fault == Fault::kDeclaredOrderReversed) std::ranges::reverse(order);
  return order;
}

// Who of `tied` gets one of fewer places (CT-7). Each step works on those whom the last one left.
Places Choose(House& house, Places tied, std::size_t places) {
  Places chosen;
  for (const std::string& step : house.key.tie) {
    const std::size_t left = places - chosen.size();
    if (tied.size() == left) break;
    if (step == "more-votes" && house.fault != Fault::kLargerNotPreferred) {
      PreferLarger(house, tied, left, chosen);
    } else if (step == "declared-order") {
      TakeFirst(tied, DeclaredOrder(house.votes.size(), house.fault), left, chosen);
      return chosen;
    } else if (step == "none" && house.fault != Fault::kNoneDrawsLots) {
      house.vacant += static_cast<Int128>(left);
      return chosen;
    }
  }
  const std::size_t left = places - chosen.size();
  house.drawn = house.drawn || tied.size() > left;
  TakeFirst(tied, house.favour, left, chosen);
  return chosen;
}

// A claim to a seat: without limit (d = 0) before all others, larger first.
struct Claim {
  bool unlimited = false;
  Fraction size;
};

std::strong_ordering Compare(const Claim& a, const Claim& b) {
  if (a.unlimited != b.unlimited) return a.unlimited <=> b.unlimited;
  return Compare(a.size, b.size);
}

Claim DividedBy(const Fraction& votes, Int128 top, Int128 bottom) {
  if (top == 0) return {true, votes};
  return {false, {votes.top * bottom, votes.bottom * top}};
}

Claim ByFirstDivisor(const House& house, const Fraction& votes) {
  Fraction first = Of(house.key.first_divisor);
  if (house.fault == Fault::kFirstDivisorIgnored) first = {1, 1};
  if (house.fault == Fault::kFirstDivisorIsFixed) first = {7, 5};
  return DividedBy(votes, first.top, first.bottom);
}

// Dean's and Hill's divisors are means of k - 1 and k: harmonic, and geometric (as squares). The
// fault takes the arithmetic one.
Claim ByMean(const House& house, const Fraction& votes, Int128 k) {
  const bool dean = house.key.method == KeyMethod::kDean;
  if (house.fault == (dean ? Fault::kDeanByTheMiddle : Fault::kHillByTheMiddle) && k > 1) {
    return DividedBy(votes, 2 * k - 1, 2);
  }
  if (dean) return DividedBy(votes, 2 * k * (k - 1), 2 * k - 1);
  if (k == 1) return {true, votes};
  return DividedBy({votes.top * votes.top, votes.bottom * votes.bottom}, k * (k - 1), 1);
}

// The claim of a list with `votes` to its k-th seat (CT-24).
Claim ClaimTo(const House& house, const Fraction& votes, Int128 k) {
  const KeyMethod method = house.key.method;
  const auto shift = [&](Fault fault) { return Int128{house.fault == fault ? 1 : 0}; };
  if (method == KeyMethod::kDhondt) return DividedBy(votes, k + shift(Fault::kDhondtShifted), 1);
  if (method == KeyMethod::kAdams) return DividedBy(votes, k - 1 + shift(Fault::kAdamsShifted), 1);
  if (method == KeyMethod::kSainteLagueModified && k == 1) return ByFirstDivisor(house, votes);
  if (method == KeyMethod::kSainteLagueModified) return DividedBy(votes, 2 * k - 1, 1);
  if (method == KeyMethod::kSainteLague) {
    return DividedBy(votes, 2 * k - 1 + 2 * shift(Fault::kSainteLagueShifted), 1);
  }
  return ByMean(house, votes, k);
}

Places WithTheLargestClaim(const House& house, const Places& open, const Allotted& seats) {
  Places leaders;
  Claim largest;
  for (const std::size_t unit : open) {
    const Claim claim = ClaimTo(house, house.votes[unit], Int128{seats[unit]} + 1);
    const auto side = leaders.empty() ? std::strong_ordering::greater : Compare(claim, largest);
    if (side > 0) leaders.clear();
    if (side > 0) largest = claim;
    if (side >= 0) leaders.push_back(unit);
  }
  return leaders;
}

// Seat by seat. Those with equal claims all get one, as long as it lasts: only then it is a tie.
Allotted BySeats(House& house, const Places& open, std::size_t left) {
  Allotted seats(house.votes.size());
  while (left > 0 && !open.empty()) {
    Places leaders = WithTheLargestClaim(house, open, seats);
    const std::size_t given = std::min(left, leaders.size());
    if (given < leaders.size()) leaders = Choose(house, leaders, given);
    left -= given;
    for (const std::size_t unit : leaders) ++seats[unit];
  }
  return seats;
}

Fraction QuotaOf(const House& house, const Fraction& sum, Int128 seats) {
  if (house.key.method == KeyMethod::kHare) {
    const Fraction quota = {sum.top, sum.bottom * seats};
    const Int128 whole = std::max<Int128>(Down(quota), 1);
    return house.fault == Fault::kHareQuotaIsWhole ? Fraction{whole, 1} : quota;
  }
  const Int128 parts = house.fault == Fault::kDroopByTheHouse ? seats : seats + 1;
  const Int128 whole = Down({sum.top, sum.bottom * parts});
  return {house.fault == Fault::kDroopWithoutOneMore ? std::max<Int128>(whole, 1) : whole + 1, 1};
}

// One seat to each in the order of remainders; returns how many seats are left.
std::size_t PassOverRemainders(House& house, Places open, const std::vector<Fraction>& remainders,
                               std::size_t left, Allotted& seats) {
  while (left > 0 && !open.empty()) {
    Fraction best = remainders[open.front()];
    for (const std::size_t unit : open) {
      const auto side = Compare(remainders[unit], best);
      if (house.fault == Fault::kSmallestRemainderFirst ? side < 0 : side > 0) {
        best = remainders[unit];
      }
    }
    Places group;
    for (const std::size_t unit : open) {
      if (Compare(remainders[unit], best) == 0) group.push_back(unit);
    }
    std::erase_if(open, [&](std::size_t u) { return std::ranges::find(group, u) != group.end(); });
    const std::size_t given = std::min(left, group.size());
    if (given < group.size()) group = Choose(house, group, given);
    for (const std::size_t unit : group) ++seats[unit];
    left -= given;
  }
  return left;
}

// Whole quotas, then remainders, in further passes if seats are left (CT-25).
Allotted ByQuota(House& house, const Places& open, std::size_t places) {
  Allotted seats(house.votes.size());
  if (places == 0 || open.empty()) return seats;
  std::vector<Fraction> votes;
  for (const std::size_t unit : open) votes.push_back(house.votes[unit]);
  const Fraction quota = QuotaOf(house, SumOf(votes), static_cast<Int128>(places));
  std::vector<Fraction> remainders(house.votes.size());
  Int128 left = static_cast<Int128>(places);
  for (const std::size_t unit : open) {
    const Fraction exact = {house.votes[unit].top * quota.bottom,
                            house.votes[unit].bottom * quota.top};
    seats[unit] = static_cast<Count>(Down(exact));
    remainders[unit] = {exact.top % exact.bottom, exact.bottom};
    left -= seats[unit];
  }
  if (left < 0) return seats;  // only a faulty quota gives away more than there is
  auto rest = static_cast<std::size_t>(left);
  do {
    rest = PassOverRemainders(house, open, remainders, rest, seats);
  } while (rest > 0 && house.fault != Fault::kOnePassOfRemainders);
  return seats;
}

Int128 BlockOf(const House& house) {
  return house.fault == Fault::kBlockIgnored ? 1 : house.key.block;
}

Int128 BaseSeatsOf(const House& house) {
  return house.fault == Fault::kBaseSeatsIgnored ? 0 : house.key.base_seats;
}

// The most that a unit may have: `max`, and `max_share` of the house, whole seats only.
std::optional<Int128> MostOf(const House& house) {
  std::optional<Int128> most;
  if (house.key.max && house.fault != Fault::kMaximumIgnored) most = *house.key.max;
  if (house.key.max_share && house.fault != Fault::kShareIgnored) {
    Fraction share = Of(*house.key.max_share);
    share.top *= house.seats;
    const Int128 seats = house.fault == Fault::kShareRoundsUp ? Up(share) : Down(share);
    most = most ? std::min(*most, seats) : seats;
  }
  return most;
}

bool Lapses(const House& house) {
  return house.key.max_lapses || house.fault == Fault::kMaximumLapses;
}

bool Enlarges(const House& house) {
  if (house.fault == Fault::kMinimumStaysInside) return false;
  return house.key.min_enlarges || house.fault == Fault::kMinimumEnlarges;
}

Int128 LeastOf(const House& house) {
  return house.fault == Fault::kMinimumIgnored ? 0 : Int128{house.key.min};
}

Places Participants(const House& house) {
  Places units;
  for (std::size_t i = 0; i < house.votes.size(); ++i) {
    if (house.votes[i].top > 0) units.push_back(i);
  }
  return units;
}

using Seated = std::vector<std::optional<Int128>>;  // by unit: seats that are fixed by a limit

Places OpenOf(const House& house, const Seated& fixed) {
  Places open = Participants(house);
  std::erase_if(open, [&](std::size_t unit) { return fixed[unit].has_value(); });
  return open;
}

// Everybody's seats, with some units fixed: base seats to each of the others, the rest in blocks.
Allotted Divide(House& house, const Seated& fixed) {
  const Places open = OpenOf(house, fixed);
  const Int128 base = BaseSeatsOf(house);
  Int128 rest = house.seats - base * static_cast<Int128>(open.size());
  for (const auto& seats : fixed) rest -= seats.value_or(0);
  const Int128 blocks = std::max<Int128>(rest, 0) / BlockOf(house);
  const bool too_few =
      SeatsEverybody(house.key.method) && blocks > 0 && blocks < static_cast<Int128>(open.size());
  house.stuck = rest < 0 || rest % BlockOf(house) != 0 || (rest > 0 && open.empty()) || too_few;
  house.vacant = 0;
  const auto count = static_cast<std::size_t>(blocks);
  const bool by_quota = house.key.method <= KeyMethod::kDroop;
  const Allotted given = by_quota ? ByQuota(house, open, count) : BySeats(house, open, count);
  house.vacant *= BlockOf(house);
  Allotted seats(house.votes.size());
  for (std::size_t i = 0; i < seats.size(); ++i) {
    seats[i] = static_cast<Count>(fixed[i].value_or(0) + given[i] * BlockOf(house));
  }
  for (const std::size_t unit : open) seats[unit] += static_cast<Count>(base);
  return seats;
}

// Fixes at `limit` the open units beyond it.
template <typename Beyond>
bool FixAt(const House& house, Int128 limit, const Allotted& seats, Seated& fixed, Beyond beyond) {
  bool found = false;
  for (const std::size_t unit : OpenOf(house, fixed)) {
    if (!beyond(Int128{seats[unit]}, limit)) continue;
    fixed[unit] = limit;
    found = true;
  }
  return found;
}

// Whom a limit holds: those over the maximum first; only if there is none, those under the minimum.
bool FixSome(const House& house, const Allotted& seats, Seated& fixed) {
  const auto most = MostOf(house);
  if (most && !Lapses(house) && FixAt(house, *most, seats, fixed, std::greater<>())) return true;
  return !Enlarges(house) && FixAt(house, LeastOf(house), seats, fixed, std::less<>());
}

// CT-28: who is beyond a limit is fixed there, and the rest recomputed until it is stable.
Allotted Settle(House& house, Seated& fixed) {
  Allotted seats = Divide(house, fixed);
  for (int round = 0; !house.stuck && FixSome(house, seats, fixed); ++round) {
    seats = Divide(house, fixed);
    if (house.fault == Fault::kRecomputedOnce && round == 0) break;
  }
  for (const std::size_t unit : Participants(house)) {
    const auto most = MostOf(house);
    if (Lapses(house) && most)
      seats[unit] = static_cast<Count>(std::min<Int128>(*most, seats[unit]));
    if (!Enlarges(house)) continue;
    seats[unit] = static_cast<Count>(std::max<Int128>(LeastOf(house), seats[unit]));
  }
  return seats;
}

// Sets the votes of those below the threshold to nothing.
Places CutBelowThreshold(House& house) {
  const Fraction all = SumOf(house.votes);
  const Fraction share = Of(house.key.threshold);
  const Fraction needed = {all.top * share.top, all.bottom * share.bottom};
  Places below;
  if (house.fault == Fault::kThresholdIgnored) return below;
  for (std::size_t i = 0; i < house.votes.size(); ++i) {
    const auto side = Compare(house.votes[i], needed);
    const bool at = side == 0 && share.top > 0 && house.fault == Fault::kThresholdIsStrict;
    if (side < 0 || at) below.push_back(i);
  }
  for (const std::size_t unit : below) house.votes[unit] = {};
  return below;
}

std::vector<std::string> LimitRefusals(const House& house) {
  std::vector<std::string> codes;
  const auto units = static_cast<Int128>(Participants(house).size());
  const auto most = MostOf(house);
  const Int128 least = LeastOf(house);
  if (most && *most < least && house.fault != Fault::kMaximumBelowMinimum) {
    codes.emplace_back("maximum_below_minimum");
  }
  if (!Enlarges(house) && least * units > house.seats && house.fault != Fault::kMinimumUnchecked) {
    codes.emplace_back("house_too_small");
  }
  if (most && !Lapses(house) && *most * units < house.seats &&
      house.fault != Fault::kMaximumUnchecked) {
    codes.emplace_back("house_too_large");
  }
  return codes;
}

std::vector<std::string> HouseRefusals(const House& house) {
  const auto units = static_cast<Int128>(Participants(house).size());
  std::vector<std::string> codes = LimitRefusals(house);
  if (units == 0) codes.emplace_back("no_members_anywhere");
  const Int128 rest = house.seats - BaseSeatsOf(house) * units;
  if (house.seats > kMostSeats) codes.emplace_back("number_too_large");
  if (rest < 0 && house.fault != Fault::kBaseSeatsUnchecked) codes.emplace_back("house_too_small");
  if (rest >= 0 && rest % BlockOf(house) != 0 && house.fault != Fault::kBlockUnchecked) {
    codes.emplace_back("not_a_multiple_of_the_block");
  }
  if (rest > 0 && rest / BlockOf(house) < units && SeatsEverybody(house.key.method) &&
      house.fault != Fault::kFirstSeatsUnchecked) {
    codes.emplace_back("house_too_small");
  }
  return codes;
}

// Lets the lots fall in every order, once it is known that one falls at all. Where it depends on a
// lot who is beyond a limit, and the outcome on that, the documents do not say when it is drawn.
void FallEveryWay(House house, Answer& answer) {
  std::set<Seated> limited;
  std::ranges::sort(house.favour);
  do {
    Seated fixed(house.votes.size());
    answer.outcomes.insert(Settle(house, fixed));
    limited.insert(fixed);
    answer.silent = answer.silent || house.stuck;
    answer.vacant = static_cast<Count>(house.vacant);
  } while (house.drawn && std::next_permutation(house.favour.begin(), house.favour.end()));
  answer.silent = answer.silent || (answer.outcomes.size() > 1 && limited.size() > 1);
  if (house.fault != Fault::kNone) answer.silent = false;  // a fault is to be seen, not excused
  if (answer.silent) answer.outcomes.clear();
}

Answer OfHouse(const Key& key, const std::vector<KeyUnit>& units, Fault fault) {
  Answer answer;
  House house{.key = key,
              .fault = fault,
              .seats = key.house.value_or(0),
              .votes = {},
              .favour = DeclaredOrder(units.size(), fault)};
  for (const KeyUnit& unit : units) house.votes.push_back(Of(unit.base));
  answer.below_threshold = CutBelowThreshold(house);
  answer.refusals = HouseRefusals(house);
  if (!answer.refusals.empty()) return answer;
  FallEveryWay(house, answer);
  // How far a minimum enlarges a house is known once the lot has fallen.
  const bool open = answer.outcomes.size() > 1 && Enlarges(house);
  if (!answer.silent && !open) {
    CheckSum(key, SumOf(*answer.outcomes.begin()) + answer.vacant, fault, answer);
  }
  return answer;
}

}  // namespace

Answer Seats(const Key& key, const std::vector<KeyUnit>& units, Fault fault) {
  if (!SaysEnough(key, fault)) {
    Answer refused;
    refused.refusals.emplace_back("rule_not_stated");
    if (key.max && *key.max < key.min) refused.refusals.emplace_back("maximum_below_minimum");
    return refused;
  }
  return IsHouseKey(key.method) ? OfHouse(key, units, fault) : OfUnits(key, units, fault);
}

}  // namespace mandat::tally::second
