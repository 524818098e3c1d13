// Where the sources contradict one another or themselves (CB-30..32).
//
// The software reports and never picks: a finding shows both versions, equal in rank, each with its
// citation, and nothing is repaired.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "app/casebook/records.hpp"

namespace mandat::app::casebook {

// How a contradiction was noticed without being told of.
enum class FindingRule {
  kSharesExceedTotal,    // exact, disjoint shares add up to more than the printed total
  kRatiosNotOne,         // exact, disjoint ratios of a whole do not add up to one
  kShareAgainstFigures,  // a printed share is not that of the printed figures
  kCastExceedsSeats,     // more votes than the body's last known seats
  kTwoCompositions,      // one body and printed date, two values of one group or total
  kTwoCounts,            // one matter and month, two counts
  kTwoValues             // one series, two unlabelled values on overlapping dates
};
constexpr auto WordsOf(FindingRule) {
  return std::array<std::string_view, 7>{
      "shares-exceed-total", "ratios-not-one",   "share-against-figures",
      "cast-exceeds-seats",  "two-compositions", "two-counts",
      "two-values"};
}

struct Version {
  std::string record;
  std::string says;
  std::vector<Cite> cites;

  static constexpr auto Fields() {
    return std::tuple(Field("cites", &Version::cites), Field("record", &Version::record),
                      Field("says", &Version::says));
  }
};

struct Finding {
  FindingRule rule = FindingRule::kTwoValues;
  Version a;
  Version b;
  std::string working;  // the arithmetic, "116 + 84 = 200 > 101"

  static constexpr auto Fields() {
    return std::tuple(Field("a", &Finding::a), Field("b", &Finding::b),
                      Field("rule", &Finding::rule), Field("working", &Finding::working));
  }
};

// One function per rule; each gives its findings in the order of the records. They see the records
// and not the list of declared contradictions: what they find, they find.
[[nodiscard]] std::vector<Finding> FindSharesOverTotal(const Records& records);
[[nodiscard]] std::vector<Finding> FindRatiosNotOne(const Records& records);
[[nodiscard]] std::vector<Finding> FindSharesAgainstFigures(const Records& records);
[[nodiscard]] std::vector<Finding> FindCastOverSeats(const Records& records);
[[nodiscard]] std::vector<Finding> FindTwoCompositions(const Records& records);
[[nodiscard]] std::vector<Finding> FindTwoCounts(const Records& records);
[[nodiscard]] std::vector<Finding> FindTwoValues(const Records& records);

// All of them, in this order.
[[nodiscard]] std::vector<Finding> FindComputed(const Records& records);

// A flag that points to another citation, source or record: doubt that the casebook itself noted.
struct Flagged {
  std::string record;
  std::string flag;
  std::vector<Cite> cites;

  static constexpr auto Fields() {
    return std::tuple(Field("cites", &Flagged::cites), Field("flag", &Flagged::flag),
                      Field("record", &Flagged::record));
  }
};
[[nodiscard]] std::vector<Flagged> FindFlagged(const Records& records);

// True if the finding and the declaration tell of the same thing: the finding's records are among
// the declared ones and they share a citation.
[[nodiscard]] bool Matches(const Finding& finding, const Contradiction& declared);

// The three origins side by side, and what is missing: declared as computed, yet not found.
struct Contradictions {
  std::vector<Contradiction> declared;
  std::vector<Finding> computed;
  std::vector<Flagged> flagged;
  std::vector<std::string> not_found;  // ids; empty if the rules do their work (CB-31)

  static constexpr auto Fields() {
    return std::tuple(
        Field("computed", &Contradictions::computed), Field("declared", &Contradictions::declared),
        Field("flagged", &Contradictions::flagged), Field("not_found", &Contradictions::not_found));
  }
};
[[nodiscard]] Contradictions FindContradictions(const Casebook& casebook);

}  // namespace mandat::app::casebook
