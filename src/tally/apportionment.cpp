#include "tally/apportionment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "tally/house_keys.hpp"
#include "tally/unit_keys.hpp"

namespace mandat::tally {
namespace {

// A published total that the key does not give: 202 seats for a statutory 200 voided a congress.
Status CheckHouse(const Key& key, const Apportionment& result) {
  // How far a minimum enlarges the house is known once the lot has fallen.
  if (key.min_enlarges && !result.tied.empty()) return {};
  const Count given = result.total + result.tied_seats + result.vacant;
  const auto expected =
      LooksAtEachUnitAlone(key.method) && key.house ? key.house : key.expect_house;
  for (const auto& house : {expected, key.expect_house}) {
    if (house && *house != given) {
      return Fail("house_differs", fmt::format("{} seats, not {}", given, *house));
    }
  }
  return {};
}

}  // namespace

Result<Apportionment> Apportion(const Key& key, const std::vector<KeyUnit>& units) {
  if (key.max && *key.max < key.min) {
    return Fail("maximum_below_minimum", fmt::format("{} < {}", *key.max, key.min));
  }
  MANDAT_TRY(Apportionment result, LooksAtEachUnitAlone(key.method) ? AllotToEachUnit(key, units)
                                                                    : DivideHouse(key, units));
  MANDAT_TRY_DO(CheckHouse(key, result));
  result.remainders.resize(units.size());
  result.working.push_back(fmt::format("total: {}", result.total));
  return result;
}

Result<Apportionment> AddParts(const std::vector<Apportionment>& parts) {
  Apportionment sum;
  std::uint64_t total = 0;
  for (const Apportionment& part : parts) {
    if (!part.tied.empty()) return Fail("a_part_is_tied", "settle the tie of the part first");
    sum.seats.resize(std::max(sum.seats.size(), part.seats.size()));
    for (std::size_t i = 0; i < part.seats.size(); ++i) sum.seats[i] += part.seats[i];
    sum.working.insert(sum.working.end(), part.working.begin(), part.working.end());
    sum.vacant += part.vacant;
    total += part.total;
    if (total > kMostSeats) return Fail("number_too_large", "too many seats in all");
  }
  sum.total = static_cast<Count>(total);
  sum.remainders.resize(sum.seats.size());
  sum.working.push_back(fmt::format("total of the parts: {}", sum.total));
  return sum;
}

Result<Ratio> AverageOf(const std::vector<Count>& months) {
  if (months.empty()) return Fail("no_members_anywhere", "no month was counted");
  Int128 sum = 0;
  for (const Count members : months) sum += members;
  return Ratio::Create(sum, static_cast<Int128>(months.size()));
}

Result<Ratio> DelegateWeight(const Ratio& members, Count credentialed,
                             std::optional<Count> max_load) {
  if (credentialed == 0) return Fail("no_delegate_credentialed");
  MANDAT_TRY(const Ratio weight, Ratio::Divide(members, Ratio(credentialed)));
  return max_load && weight > Ratio(*max_load) ? Ratio(*max_load) : weight;
}

}  // namespace mandat::tally
