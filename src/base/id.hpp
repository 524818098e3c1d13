// Id<Tag>: a number that names one thing and cannot be passed where another kind is meant.
//
// The ledger gives ids in sequence from 1, so that 0 is never anybody and collections can be
// arrays (AR-12, AR-15). Persons are the exception: the caller draws their 40-bit ids at random,
// so that an id does not tell when somebody joined.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace mandat {

template <typename Tag>
struct Id {
  std::uint64_t value = 0;
  friend constexpr auto operator<=>(Id, Id) = default;
};

using PersonId = Id<struct PersonTag>;
using UnitId = Id<struct UnitTag>;  // a base assembly: a workplace, a branch, a course of study
using BodyId = Id<struct BodyTag>;  // whatever sits and decides; each unit's assembly is one
using SeatId = Id<struct SeatTag>;
using MandateId = Id<struct MandateTag>;
using FractionId = Id<struct FractionTag>;
using SittingId = Id<struct SittingTag>;
using MotionId = Id<struct MotionTag>;
using AmendmentId = Id<struct AmendmentTag>;
using VoteId = Id<struct VoteTag>;
using ElectionId = Id<struct ElectionTag>;
using RecallId = Id<struct RecallTag>;
using DecisionId = Id<struct DecisionTag>;

// Where the thing with this id stands in the array of its kind.
template <typename Tag>
[[nodiscard]] constexpr std::size_t IndexOf(Id<Tag> id) {
  return static_cast<std::size_t>(id.value - 1);
}

}  // namespace mandat
