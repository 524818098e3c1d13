// Consequences: what follows from an act elsewhere, appended to the facts of that act.
#pragma once

#include <optional>

#include "core/event.hpp"
#include "core/state.hpp"

namespace mandat::core {

// An act ends this mandate already.
[[nodiscard]] bool EndsIn(const Facts& facts, MandateId mandate);

// Ends a mandate, and what hangs on it: a recall of it that is under way is moot, and its open vote
// is voided; a place that a fraction gave its holder by virtue of this seat ends too.
void AppendMandateEnd(const State& state, MandateId mandate, MandateEnd cause, Facts& facts);

// The other open amendments that the adoption of `adopted` makes fall: those at the same place of
// the same text (IF-413).
void AppendFallenAmendments(const State& state, AmendmentId adopted, Facts& facts);

// A new mandate for `seat`. `offset` is how many mandates the same act has given before.
[[nodiscard]] MandateGiven NewMandate(const State& state, SeatId seat, PersonId holder,
                                      std::size_t offset);

// The next substitute elected for this seat's electors and group, who is still an active member
// and holds no mandate in the body; the election that made them one.
struct NextSubstitute {
  ElectionId election;
  PersonId person;
};
[[nodiscard]] std::optional<NextSubstitute> SubstituteFor(const State& state, SeatId seat);

}  // namespace mandat::core
