#include "tally/unit_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "base/fields.hpp"

namespace mandat::tally {
namespace {

// What a unit gets, and the working that shows it.
struct Allotted {
  Count seats = 0;
  std::string how;
};

tl::unexpected<Error> NotStated(std::string_view what) {
  return Fail("rule_not_stated", fmt::format("the key does not say `{}`", what));
}

Result<Count> AsSeats(Int128 number) {
  if (number > kMostSeats) return Fail("number_too_large", ToString(number) + " seats");
  return static_cast<Count>(number);
}

Int128 Round(const Ratio& number, Rounding rounding) {
  const Int128 floor = number.Floor();
  // The rest against what is missing to the next whole number, both in parts of the denominator.
  const Int128 rest = number.Numerator() - floor * number.Denominator();
  const Int128 missing = number.Denominator() - rest;
  const bool above_half = rest > missing;
  const bool half = rest == missing;
  switch (rounding) {
    case Rounding::kFloor:
      return floor;
    case Rounding::kCeil:
      return number.Ceil();
    case Rounding::kHalfUp:
      return above_half || half ? floor + 1 : floor;
    case Rounding::kHalfDown:
      return above_half ? floor + 1 : floor;
    case Rounding::kHalfEven:
      return above_half || (half && floor % 2 != 0) ? floor + 1 : floor;
  }
  MANDAT_UNREACHABLE();
}

Result<Allotted> PerN(const Key& key, const Ratio& base) {
  if (!key.rounding) return NotStated("rounding");
  MANDAT_TRY(const Ratio share, Ratio::Divide(base, Ratio(key.n)));
  // A larger share rounds to too many seats whichever way; below this no step can overflow.
  if (share > Ratio(kMostSeats)) return Fail("number_too_large", share.ToString() + " seats");
  MANDAT_TRY(const Count seats, AsSeats(Round(share, *key.rounding)));
  return Allotted{seats, fmt::format("{} / {} = {}, {} {}", base.ToString(), key.n,
                                     share.ToString(), WordOf(*key.rounding), seats)};
}

Result<Allotted> FirstThen(const Key& key, const Ratio& base) {
  if (base <= Ratio(key.base)) {
    return Allotted{1, fmt::format("{} <= {}: 1", base.ToString(), key.base)};
  }
  MANDAT_TRY(const Ratio above, Ratio::Subtract(base, Ratio(key.base)));
  MANDAT_TRY(const Ratio steps, Ratio::Divide(above, Ratio(key.step)));
  MANDAT_TRY(const Count more, AsSeats(key.count_started_steps ? steps.Ceil() : steps.Floor()));
  return Allotted{more + 1, fmt::format("({} - {}) / {} = {}, {} {}: 1 + {}", base.ToString(),
                                        key.base, key.step, steps.ToString(),
                                        key.count_started_steps ? "started" : "full", more, more)};
}

Allotted ByBrackets(const Key& key, const Ratio& base) {
  std::string above;
  for (const auto& [up_to, seats] : key.table) {
    if (!up_to) return {seats, fmt::format("{} > {}: {}", base.ToString(), above, seats)};
    if (base <= Ratio(*up_to))
      return {seats, fmt::format("{} <= {}: {}", base.ToString(), *up_to, seats)};
    above = fmt::format("{}", *up_to);
  }
  MANDAT_UNREACHABLE();  // the last step is open, checked
}

Allotted Fixed(const Key& key, const std::string& name) {
  const auto found = std::ranges::find(key.seats, name, &std::pair<std::string, Count>::first);
  if (found == key.seats.end()) return {0, "not among the fixed seats: 0"};
  return {found->second, fmt::format("fixed: {}", found->second)};
}

Status CheckStated(const Key& key) {
  if (key.method == KeyMethod::kPerN && key.n == 0) return NotStated("n");
  if (key.method == KeyMethod::kFirstThen && key.step == 0) return NotStated("step");
  if (key.method == KeyMethod::kBrackets && !StepsRise(key)) {
    return Fail("steps_do_not_rise", "the steps must rise, and the last be open");
  }
  return {};
}

Result<Allotted> AllotTo(const Key& key, const KeyUnit& unit) {
  if (key.method == KeyMethod::kEqual) return Allotted{key.each, fmt::format("{} each", key.each)};
  if (key.method == KeyMethod::kFixed) return Fixed(key, unit.name);
  if (unit.base <= Ratio(0)) return Allotted{0, "no members, no seat"};
  if (key.method == KeyMethod::kPerN) return PerN(key, unit.base);
  if (key.method == KeyMethod::kFirstThen) return FirstThen(key, unit.base);
  return ByBrackets(key, unit.base);
}

// The minimum is for units that have members; the maximum for all.
void Limit(const Key& key, const KeyUnit& unit, Allotted& allotted) {
  if (unit.base > Ratio(0) && allotted.seats < key.min) {
    allotted.seats = key.min;
    allotted.how += fmt::format(", minimum {}", key.min);
  }
  if (key.max && allotted.seats > *key.max) {
    allotted.seats = *key.max;
    allotted.how += fmt::format(", maximum {}", *key.max);
  }
}

}  // namespace

bool LooksAtEachUnitAlone(KeyMethod method) {
  return method == KeyMethod::kPerN || method == KeyMethod::kFirstThen ||
         method == KeyMethod::kBrackets || method == KeyMethod::kEqual ||
         method == KeyMethod::kFixed;
}

bool StepsRise(const Key& key) {
  std::optional<Count> bound;  // of the step before
  Count fewest = 0;
  for (std::size_t i = 0; i < key.table.size(); ++i) {
    const auto& [up_to, seats] = key.table[i];
    const bool last = i + 1 == key.table.size();
    if (up_to.has_value() == last || seats < fewest) return false;
    if (bound && up_to && *up_to <= *bound) return false;
    bound = up_to;
    fewest = seats;
  }
  return !key.table.empty();
}

Result<Apportionment> AllotToEachUnit(const Key& key, const std::vector<KeyUnit>& units) {
  MANDAT_TRY_DO(CheckStated(key));
  const bool counts = key.method != KeyMethod::kEqual && key.method != KeyMethod::kFixed;
  const bool empty = std::ranges::none_of(units, [](const auto& u) { return u.base > Ratio(0); });
  if (counts && empty) return Fail("no_members_anywhere");
  Apportionment result;
  std::uint64_t total = 0;
  for (const KeyUnit& unit : units) {
    MANDAT_TRY(Allotted allotted, AllotTo(key, unit));
    Limit(key, unit, allotted);
    total += allotted.seats;
    if (total > kMostSeats) return Fail("number_too_large", "too many seats in all");
    result.seats.push_back(allotted.seats);
    result.working.push_back(fmt::format("{}: {} = {}", unit.name, allotted.how, allotted.seats));
  }
  result.total = static_cast<Count>(total);
  return result;
}

}  // namespace mandat::tally
