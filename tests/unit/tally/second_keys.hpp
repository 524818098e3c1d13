// A second implementation of the keys, written from counting.md (CT-7, CT-24 to CT-28) and
// statutes.md (ST-50 to ST-53) alone: slow, obvious, and sharing no line with the product.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tally/apportionment.hpp"

namespace mandat::tally::second {

// One wrong detail per rule (CT-43). The comparison must find each of them, or it never gets there.
enum class Fault {
  kNone,
  // per-n
  kFloorRoundsUp,
  kCeilRoundsDown,
  kHalfUpGoesDown,
  kHalfDownGoesUp,
  kHalfEvenGoesToOdd,
  kRoundingGuessed,
  kEmptyUnitGetsTheMinimum,
  // first-then, brackets, equal, fixed
  kStartedStepsAreFull,
  kFullStepsAreStarted,
  kStepsCountFromNothing,
  kBracketEndsBeforeItsBound,
  kBracketsMayFall,
  kEqualSkipsTheEmpty,
  kFixedByPosition,
  kSumUnchecked,
  // quotas
  kSmallestRemainderFirst,
  kHareQuotaIsWhole,
  kDroopWithoutOneMore,
  kDroopByTheHouse,
  kOnePassOfRemainders,
  // divisors
  kDhondtShifted,
  kSainteLagueShifted,
  kAdamsShifted,
  kDeanByTheMiddle,
  kHillByTheMiddle,
  kFirstDivisorIgnored,
  kFirstDivisorIsFixed,
  kFirstSeatsUnchecked,
  // the house
  kThresholdIsStrict,
  kThresholdIgnored,
  kBaseSeatsIgnored,
  kBaseSeatsUnchecked,
  kBlockIgnored,
  kBlockUnchecked,
  kMinimumIgnored,
  kMinimumStaysInside,
  kMinimumEnlarges,
  kMinimumUnchecked,
  kMaximumIgnored,
  kMaximumLapses,
  kMaximumUnchecked,
  kMaximumBelowMinimum,
  kShareIgnored,
  kShareRoundsUp,
  kRecomputedOnce,
  // ties
  kLargerNotPreferred,
  kDeclaredOrderReversed,
  kNoneDrawsLots,
  kLast
};

// What the documents say of a key. Refusals are all that apply: no document orders them.
struct Answer {
  std::vector<std::string> refusals;
  std::set<std::vector<Count>> outcomes;  // one per way the lots can fall; seats by unit
  Count vacant = 0;                       // places that a tie leaves empty
  std::vector<std::size_t> below_threshold;
  // The documents end before an answer, and `outcomes` is empty: what fixed units leave is no
  // multiple of the block, or too little for the minimum of the others; or a lot decides who is
  // beyond a limit.
  bool silent = false;
};

[[nodiscard]] Answer Seats(const Key& key, const std::vector<KeyUnit>& units,
                           Fault fault = Fault::kNone);

}  // namespace mandat::tally::second
