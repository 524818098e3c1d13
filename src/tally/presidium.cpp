#include "tally/presidium.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/fields.hpp"

namespace mandat::tally {
namespace {

// A fraction that is out counts nothing, and so gets nothing.
std::vector<KeyUnit> UnitsOf(const std::vector<FractionSize>& fractions, Count min_size,
                             bool only_seated) {
  std::vector<KeyUnit> units;
  for (const FractionSize& fraction : fractions) {
    const bool out =
        fraction.members < min_size || (only_seated && fraction.stand != FractionStand::kSeated);
    units.push_back({fraction.name, Ratio(out ? 0 : fraction.members)});
  }
  return units;
}

}  // namespace

Result<Presidium> SeatFractions(const Key& key, const std::vector<FractionSize>& fractions,
                                Count min_size, RefusedSeats refused) {
  Presidium presidium;
  MANDAT_TRY(presidium.key, Apportion(key, UnitsOf(fractions, min_size, false)));
  presidium.entitled = presidium.key.seats;
  presidium.seated = presidium.entitled;
  presidium.vacant.resize(fractions.size());

  const bool redistribute = refused == RefusedSeats::kRedistribute;
  if (redistribute) {
    MANDAT_TRY(const Apportionment rest, Apportion(key, UnitsOf(fractions, min_size, true)));
    presidium.seated = rest.seats;
    presidium.working = rest.working;
  }
  for (std::size_t i = 0; i < fractions.size(); ++i) {
    if (fractions[i].stand == FractionStand::kSeated) continue;
    presidium.seated[i] = 0;
    if (!redistribute) presidium.vacant[i] = presidium.entitled[i];
    presidium.working.push_back(fmt::format(
        "{}: {}, entitled to {}, {}", fractions[i].name, WordOf(fractions[i].stand),
        presidium.entitled[i], redistribute ? "shared among the others" : "which stay open"));
  }
  return presidium;
}

}  // namespace mandat::tally
