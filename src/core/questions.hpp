// Questions that several institutions ask of the state: who belongs where, who sits, who chairs.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "core/state.hpp"
#include "statutes/statute.hpp"

namespace mandat::core {

// ------------------------------------------------------------------ people

// The person's stretch of membership as of event `seq`, or nullptr. Cost: one step per change of
// this person's membership since.
[[nodiscard]] const RollEntry* EntryAsOf(const State& state, PersonId person, std::uint64_t seq);
// The one that runs now.
[[nodiscard]] const RollEntry* CurrentEntry(const State& state, PersonId person);
// The roll of a unit, or of the whole organisation, as of event `seq`, in the order of entry.
[[nodiscard]] std::vector<RollEntry> RollAsOf(const State& state, std::optional<UnitId> unit,
                                              std::uint64_t seq);
[[nodiscard]] bool IsRollOfficer(const State& state, const Actor& actor);

// ------------------------------------------------------------------ bodies

// Its rule in the statutes, or nullptr for the assembly of a unit.
[[nodiscard]] const statutes::Body* RuleOf(const State& state, const Body& body);
[[nodiscard]] const statutes::SeatGroup* GroupOf(const State& state, const Seat& seat);
[[nodiscard]] std::string_view ArticleOf(const State& state, const Body& body);
// Members sit in it in person, without seats: the assembly of a unit or of all.
[[nodiscard]] bool IsAssembly(const State& state, const Body& body);
// The bodies formed under this rule of the statutes, in the order in which they were formed.
[[nodiscard]] std::vector<BodyId> BodiesUnder(const State& state, std::string_view rule);
// True if the seat sits in `body`, itself or as part of one of its sections.
[[nodiscard]] bool SitsIn(const State& state, const Seat& seat, BodyId body);
// All seats of a body, those of its sections included.
[[nodiscard]] std::vector<SeatId> SeatsOf(const State& state, BodyId body);
// The person was an active member of the assembly's electorate as of event `seq`.
[[nodiscard]] bool BelongsTo(const State& state, const Body& assembly, PersonId person,
                             std::uint64_t seq);
// The person is one of the body now: an active member of the assembly, or the holder of a mandate
// in force there.
[[nodiscard]] bool BelongsTo(const State& state, BodyId body, PersonId person);

// ------------------------------------------------------------------ mandates and sittings

[[nodiscard]] bool InForce(const Mandate& mandate);
// Business that is not over: a vote that is open or tied, an election before its count.
[[nodiscard]] bool IsRunning(const Vote& vote);
[[nodiscard]] bool IsRunning(const Election& election);
// A mandate in force, held by the actor, sitting in `body`. Fails with `no_such_mandate`,
// `mandate_ended`, `wrong_body`, `not_the_holder`.
[[nodiscard]] Result<MandateId> OwnMandate(const State& state, std::optional<MandateId> mandate,
                                           BodyId body, const Actor& actor);
// The mandate in force that the person holds in `body`, if any.
[[nodiscard]] std::optional<MandateId> MandateIn(const State& state, PersonId person, BodyId body);
[[nodiscard]] bool IsSuspended(const State& state, PersonId person);
// The person holds a mandate in a body formed under this rule, such as the chair office of another.
[[nodiscard]] bool HoldsOffice(const State& state, std::string_view rule, PersonId person);

// The sitting in which `body` sits now: its own, or nullptr.
[[nodiscard]] const Sitting* OpenSittingOf(const State& state, BodyId body);
// The sitting has a chair who can still sit: a member of the assembly, or the holder of a mandate
// in the body or in its chair office, and not suspended.
[[nodiscard]] bool HasChair(const State& state, const Sitting& sitting);
[[nodiscard]] bool Chairs(const State& state, const Sitting& sitting, const Actor& actor);
[[nodiscard]] bool Counts(const Sitting& sitting, const Actor& actor);
// Nothing else is being voted on in this sitting (IF-403).
[[nodiscard]] bool HasOpenBusiness(const State& state, SittingId sitting);

// The open sitting of `body`, and that the actor chairs it. Fails with `no_such_body`,
// `no_sitting_open`, `not_the_chair`.
[[nodiscard]] Result<SittingId> ChairedSitting(const State& state, BodyId body, const Actor& actor);

}  // namespace mandat::core
