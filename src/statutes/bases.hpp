// Base: the counts that a test may name, and how they stand to each other (statutes.md section 3).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/fields.hpp"

namespace mandat::statutes {

enum class Base {
  kAuthorised,
  kFilled,
  kRegistered,
  kPresent,
  kEntitled,
  kMembers,
  kMembersOf,  // of one unit: members_of("north")
  kConstituents,
  kRepresented,
  kLastCast,
  kUnits,
  kUnitsPresent,
  kYes,
  kNo,
  kAbstain,
  kInvalid,
  kCast,
  kValid,
  kDecisive,
  kNotVoting,
  kIssued,
  kObjections,
  kSignatures,
  kUnitsSigning,
  kMembersSigning,
  kAbove,
  kBelow,
  // Counts of a teller's sheet that no test names.
  kBlank,
  kReturned,
  kNotReturned,
};
inline constexpr std::size_t kBaseCount = 30;
constexpr auto WordsOf(Base) {
  return std::array<std::string_view, kBaseCount>{"authorised",
                                                  "filled",
                                                  "registered",
                                                  "present",
                                                  "entitled",
                                                  "members",
                                                  "members_of",
                                                  "constituents",
                                                  "represented",
                                                  "last_cast",
                                                  "units",
                                                  "units_present",
                                                  "yes",
                                                  "no",
                                                  "abstain",
                                                  "invalid",
                                                  "cast",
                                                  "valid",
                                                  "decisive",
                                                  "not_voting",
                                                  "issued",
                                                  "objections",
                                                  "signatures",
                                                  "units_signing",
                                                  "members_signing",
                                                  "above",
                                                  "below",
                                                  "blank",
                                                  "returned",
                                                  "not_returned"};
}

// What kind of question a test answers decides which counts it can see (ST-21). A reject test sees
// what a vote test sees, and is its mirror: no further *no* may save the motion.
enum class TestContext { kVote, kReject, kQuorum, kPetition, kOption };
constexpr auto WordsOf(TestContext) {
  return std::array<std::string_view, 5>{"vote", "reject", "quorum", "petition", "option"};
}

// Whether a test of this kind may name the base; false also for a teller's own counts.
[[nodiscard]] bool IsAvailable(Base base, TestContext context);

// Whether the base stands before the vote opens, so that no vote changes it (ST-40 step 6).
[[nodiscard]] bool IsFixed(Base base);

// Whether everything counted in `part` is counted in `whole` as well; true for equal bases.
[[nodiscard]] bool Contains(Base whole, Base part);

// Whether the base counts units, which are the same in every measure.
[[nodiscard]] bool CountsUnits(Base base);

}  // namespace mandat::statutes
