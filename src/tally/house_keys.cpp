#include "tally/house_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/check.hpp"
#include "base/fields.hpp"
#include "tally/proportional.hpp"

namespace mandat::tally {
namespace {

// The division of one house. In each round the units that are not fixed share what the fixed ones
// leave; a unit over the maximum, else one below an inside minimum, is then fixed there, and the
// rest is divided again until nothing changes. Each round fixes a unit, and those at the maximum
// are let go only after one more was fixed at the minimum, where it stays: so the rounds end.
class HouseRun {
 public:
  HouseRun(const Key& key, const std::vector<KeyUnit>& units)
      : key_(key), units_(units), fixed_(units.size()) {
    result_.seats.resize(units.size());
    result_.remainders.resize(units.size());
  }

  Result<Apportionment> Run() {
    MANDAT_TRY_DO(Begin());
    do {
      MANDAT_TRY_DO(DivideRest());
    } while (FixOverMaximum() || FixBelowMinimum());
    ForgetIdleTie();
    LiftToMinimum();
    DropOverMaximum();
    Finish();
    return std::move(result_);
  }

 private:
  Status Begin() {
    if (!key_.house) return Fail("rule_not_stated", "the key does not say `house`");
    house_ = *key_.house;
    if (house_ > kMostSeats) return Fail("number_too_large", "the house");
    if (key_.block == 0) return Fail("rule_not_stated", "a block of no seats");
    MANDAT_TRY_DO(TakeThoseAboveThreshold());
    if (eligible_.empty()) return Fail("no_members_anywhere");
    TakeCap();
    if (cap_ && *cap_ < key_.min) {  // Apportion has compared `max`; `max_share` needs the house
      return Fail("maximum_below_minimum", fmt::format("{} < {}", *cap_, key_.min));
    }
    const std::uint64_t count = eligible_.size();
    const std::uint64_t house = house_;
    const std::uint64_t first = std::max(key_.base_seats, key_.min_enlarges ? 0 : key_.min);
    if (count * first > house) {
      return Fail("house_too_small", fmt::format("{} units and {} seats each", count, first));
    }
    if (cap_ && !key_.max_lapses && count * *cap_ < house) {
      return Fail("house_too_large", fmt::format("{} units fill {} each at most", count, *cap_));
    }
    return {};
  }

  Status TakeThoseAboveThreshold() {
    Ratio sum;
    for (const KeyUnit& unit : units_) {
      MANDAT_TRY(sum, Ratio::Add(sum, unit.base));
    }
    MANDAT_TRY(const Ratio least, Ratio::Multiply(key_.threshold, sum));
    for (std::size_t i = 0; i < units_.size(); ++i) {
      if (units_[i].base < least) {
        result_.below_threshold.push_back(i);
      } else if (units_[i].base > Ratio(0)) {
        eligible_.push_back(i);
      }
    }
    return {};
  }

  void TakeCap() {
    cap_ = key_.max;
    if (!key_.max_share) return;
    const auto share = Ratio::Multiply(*key_.max_share, Ratio(house_));
    // A share above the house is no cap; one that overflows is far above it.
    if (!share || *share >= Ratio(house_)) return;
    const auto seats = static_cast<Count>(share->Floor());
    cap_ = cap_ ? std::min(*cap_, seats) : seats;
  }

  // Whether units at the maximum were fixed too high: the rest no longer holds a minimum for each
  // unit that is still free. The house does, or Begin would have refused it.
  [[nodiscard]] bool MinimumNeedsMore() const {
    if (key_.min_enlarges || !new_at_minimum_) return false;
    std::int64_t rest = house_;
    for (const std::size_t unit : eligible_) rest -= fixed_[unit].value_or(key_.min);
    return rest < 0;
  }

  // Whoever is still over the maximum is found again.
  void LetGoAtMaximum() {
    for (const std::size_t unit : at_maximum_) {
      fixed_[unit].reset();
      result_.working.push_back(
          fmt::format("{}: not fixed at the maximum, because the minimum of others needs its seats",
                      units_[unit].name));
    }
    at_maximum_.clear();
    new_at_minimum_ = false;
  }

  Status DivideRest() {
    if (MinimumNeedsMore()) LetGoAtMaximum();
    free_.clear();
    std::int64_t rest = house_;
    for (const std::size_t unit : eligible_) {
      if (!fixed_[unit]) free_.push_back(unit);
      rest -= fixed_[unit].value_or(key_.base_seats);
    }
    divided_ = {};
    if (rest < 0) return Fail("house_too_small", "fewer seats than are given first");
    if (free_.empty()) {
      return rest == 0 ? Status() : Fail("house_too_large", "the caps leave seats over");
    }
    if (rest % key_.block != 0) {
      return Fail("not_a_multiple_of_the_block",
                  fmt::format("{} seats in blocks of {}", rest, key_.block));
    }
    Division division{.method = key_.method,
                      .first_divisor = key_.first_divisor,
                      .votes = {},
                      .places = static_cast<Count>(rest) / key_.block,
                      .tie = key_.tie};
    for (const std::size_t unit : free_) division.votes.push_back(units_[unit].base);
    if (division.places == 0) {
      divided_.places.resize(free_.size());
      divided_.quotients.resize(free_.size(), "no seats left to divide");
      divided_.remainders.clear();
      return {};
    }
    MANDAT_TRY(divided_, Divide(division));
    return {};
  }

  [[nodiscard]] bool IsTied(std::size_t position) const {
    return std::ranges::find(divided_.tied, position) != divided_.tied.end();
  }

  // Seats of the unit at this position of `free_`, without a place it ties for.
  [[nodiscard]] Count SeatsAt(std::size_t position) const {
    return key_.base_seats + divided_.places[position] * key_.block;
  }

  bool FixOverMaximum() {
    if (!cap_ || key_.max_lapses) return false;
    bool any = false;
    for (std::size_t i = 0; i < free_.size(); ++i) {
      // Nor may the lot lift a unit over the maximum.
      if (SeatsAt(i) + (IsTied(i) ? key_.block : 0) <= *cap_) continue;
      Fix(free_[i], *cap_, "maximum");
      at_maximum_.push_back(free_[i]);
      any = true;
    }
    return any;
  }

  bool FixBelowMinimum() {
    if (key_.min_enlarges) return false;
    bool any = false;
    for (std::size_t i = 0; i < free_.size(); ++i) {
      if (SeatsAt(i) >= key_.min) continue;
      Fix(free_[i], key_.min, "minimum");
      new_at_minimum_ = true;
      any = true;
    }
    return any;
  }

  void Fix(std::size_t unit, Count seats, std::string_view why) {
    fixed_[unit] = seats;
    result_.working.push_back(fmt::format("{}: fixed at the {} of {}, the rest is divided again",
                                          units_[unit].name, why, seats));
  }

  // A lot among units that are lifted to the minimum with and without it changes nothing: it is no
  // tie (CT-7), and its seats would come on top of the lift.
  void ForgetIdleTie() {
    if (!key_.min_enlarges || divided_.tied.empty()) return;
    for (const std::size_t position : divided_.tied) {
      if (SeatsAt(position) + key_.block > key_.min) return;
    }
    divided_.tied.clear();
    divided_.tied_places = 0;
    divided_.tie_steps.clear();
  }

  // Not those who are tied: how far they are below the minimum is known once the lot has fallen.
  void LiftToMinimum() {
    for (const std::size_t unit : eligible_) result_.seats[unit] = fixed_[unit].value_or(0);
    for (std::size_t i = 0; i < free_.size(); ++i) {
      Count& seats = result_.seats[free_[i]];
      seats = SeatsAt(i);
      if (!key_.min_enlarges || seats >= key_.min || IsTied(i)) continue;
      result_.working.push_back(fmt::format("{}: {} seats, lifted to the minimum of {}",
                                            units_[free_[i]].name, seats, key_.min));
      seats = key_.min;
    }
  }

  void DropOverMaximum() {
    if (!cap_ || !key_.max_lapses) return;
    for (const std::size_t unit : eligible_) {
      Count& seats = result_.seats[unit];
      if (seats <= *cap_) continue;
      result_.working.push_back(fmt::format("{}: {} seats, those over the maximum of {} lapse",
                                            units_[unit].name, seats, *cap_));
      seats = *cap_;
    }
  }

  void Finish() {
    for (const Count seats : result_.seats) result_.total += seats;
    for (const std::size_t position : divided_.tied) result_.tied.push_back(free_[position]);
    result_.tied_seats = divided_.tied_places * key_.block;
    result_.vacant = divided_.vacant * key_.block;
    result_.quota = divided_.quota;
    result_.cutoff = divided_.cutoff;
    for (std::size_t i = 0; i < divided_.remainders.size(); ++i) {
      result_.remainders[free_[i]] = divided_.remainders[i];
    }
    WriteWorking();
  }

  void WriteWorking() {
    auto& working = result_.working;
    for (const std::size_t unit : result_.below_threshold) {
      working.push_back(fmt::format("{}: {} is below the threshold of {}", units_[unit].name,
                                    units_[unit].base.ToString(), key_.threshold.ToString()));
    }
    if (result_.quota) working.push_back(fmt::format("quota: {}", result_.quota->ToString()));
    for (std::size_t i = 0; i < free_.size(); ++i) {
      const std::size_t unit = free_[i];
      std::string line = fmt::format("{}: {}", units_[unit].name, divided_.quotients[i]);
      if (key_.block != 1) line += fmt::format(", in blocks of {}", key_.block);
      if (key_.base_seats != 0) line += fmt::format(", and {} base seats", key_.base_seats);
      working.push_back(fmt::format("{} = {}", line, result_.seats[unit]));
    }
    if (result_.cutoff) {
      working.push_back(fmt::format("last winner {}, first loser {}", result_.cutoff->last_winner,
                                    result_.cutoff->first_loser));
    }
    if (!divided_.tie_steps.empty()) WriteTie();
  }

  void WriteTie() {
    std::string names;
    for (const std::size_t unit : result_.tied) {
      if (!names.empty()) names += ", ";
      names += units_[unit].name;
    }
    std::string line = fmt::format("tie settled by {}", divided_.tie_steps);
    if (!names.empty()) line += fmt::format("; {} still tie for {}", names, result_.tied_seats);
    if (result_.vacant > 0) line += fmt::format("; {} stay vacant", result_.vacant);
    result_.working.push_back(std::move(line));
  }

  const Key& key_;
  const std::vector<KeyUnit>& units_;
  Apportionment result_;
  Count house_ = 0;
  std::vector<std::size_t> eligible_;        // with members, and above the threshold
  std::vector<std::optional<Count>> fixed_;  // by unit
  std::vector<std::size_t> at_maximum_;      // fixed there
  bool new_at_minimum_ = false;              // a unit was fixed there since any were let go
  std::vector<std::size_t> free_;            // eligible and not fixed, in this round
  Divided divided_;                          // of this round, in the order of `free_`
  std::optional<Count> cap_;
};

}  // namespace

Result<Apportionment> DivideHouse(const Key& key, const std::vector<KeyUnit>& units) {
  return HouseRun(key, units).Run();
}

}  // namespace mandat::tally
