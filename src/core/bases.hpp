// Base sets: what a majority, a quorum or a petition is a share of, frozen when it is asked for.
#pragma once

#include <optional>

#include "core/state.hpp"
#include "statutes/figures.hpp"

namespace mandat::core {

// The base sets of `sitting` as they are now (statutes.md section 3). In an assembly: members,
// entitled, present. In a body with seats: authorised, filled, registered, present, entitled, in
// heads, seats and votes where these differ, and for each section. `concerned` stands in no base
// but authorised and filled; pass nobody for a question without a person.
[[nodiscard]] statutes::Figures BaseSets(const State& state, const Sitting& sitting,
                                         std::optional<PersonId> concerned);

// The base sets of `body` in heads, for a question that its floor asks outside a vote: a petition,
// the seconders of a motion. With the members of the whole organisation; `present` only while it
// sits.
[[nodiscard]] statutes::Figures FloorBases(const State& state, BodyId body);

// The counts of an open vote or a sheet, added to `frozen`: yes, no, abstain, each in the measures
// that the base sets have. `present` is raised by nobody: who votes must have been present.
[[nodiscard]] statutes::Figures CastFigures(const State& state, const Vote& vote);

// Votes that a mandate carries now: the seat's weight, or its share of the unit's members.
[[nodiscard]] Ratio WeightOf(const State& state, MandateId mandate);

// A seat votes if its credential is verified, or contested after it had been (marked).
[[nodiscard]] bool MayVote(const State& state, const Mandate& mandate);

}  // namespace mandat::core
