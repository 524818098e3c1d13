#include "tests/simulation/invariants.hpp"

#include <map>
#include <set>

#include "core/questions.hpp"

namespace mandat::simulation {
namespace {

using core::Mandate;
using core::State;

std::string Says(const char* what, std::uint64_t number) {
  return std::string(what) + " (" + std::to_string(number) + ")";
}

// The totals are the sums of the base, and nobody belongs to two units.
std::string CheckRoll(const State& state) {
  std::map<UnitId, Count> members;
  std::set<PersonId> persons;
  Count suspended = 0;
  for (const core::RollEntry& entry : state.roll) {
    if (entry.to != core::kStillOpen) continue;
    ++members[entry.unit];
    if (entry.standing == core::Standing::kSuspended) ++suspended;
    if (!persons.insert(entry.person).second) {
      return Says("somebody stands on the roll twice", entry.person.value);
    }
  }
  if (state.members != persons.size()) return Says("members are not the sum", state.members);
  if (state.suspended != suspended) return Says("suspended are not the sum", state.suspended);
  for (std::uint64_t i = 1; i <= state.units.size(); ++i) {
    if (state.units[i - 1].members != members[UnitId{i}]) {
      return Says("a unit does not count its members", i);
    }
  }
  return {};
}

// No seat without a live mandate, no live mandate without its seat, and its holder is a member.
std::string CheckSeats(const State& state) {
  std::size_t filled = 0;
  for (std::uint64_t i = 1; i <= state.seats.size(); ++i) {
    const auto holder = state.seats[i - 1].holder;
    if (!holder) continue;
    ++filled;
    const Mandate* const mandate = core::Find(state.mandates, *holder);
    if (!mandate || !core::InForce(*mandate) || mandate->seat != SeatId{i}) {
      return Says("a seat without a live mandate", i);
    }
    if (!core::CurrentEntry(state, mandate->holder)) {
      return Says("a seat held by somebody who is no member", i);
    }
  }
  std::size_t in_force = 0;
  for (const Mandate& mandate : state.mandates)
    if (core::InForce(mandate)) ++in_force;
  if (in_force != filled) return Says("mandates in force without a seat", in_force - filled);
  std::size_t offices = 0;
  for (const auto& [person, held] : state.offices) offices += held.size();
  return offices == in_force ? "" : Says("offices are not the mandates in force", offices);
}

std::string CheckVote(const State& state, const core::Vote& vote, std::uint64_t number) {
  std::set<MandateId> used;
  const core::Sitting& sitting = state.sittings[IndexOf(vote.sitting)];
  const core::Body& body = state.bodies[IndexOf(sitting.body)];
  for (const auto& [person, ballot] : vote.ballots) {
    if (vote.concerned == person) return Says("the one concerned voted", number);
    if (!ballot.mandate) {
      if (!core::BelongsTo(state, body, person, vote.frozen_seq)) {
        return Says("a stranger voted in an assembly", number);
      }
      continue;
    }
    if (!used.insert(*ballot.mandate).second) return Says("a mandate voted twice", number);
    if (!vote.electors.Find(*ballot.mandate)) return Says("a mandate outside the bases", number);
  }
  const bool ended = vote.state == core::VoteState::kClosed;
  return ended == vote.verdict.has_value() || vote.state == core::VoteState::kTied
             ? ""
             : Says("a closed vote without a verdict, or the reverse", number);
}

// The papers of a closed election close, and nobody was elected to a seat that it was not held for.
std::string CheckElection(const core::Election& election, std::uint64_t number) {
  if (election.state != core::ElectionState::kClosed || !election.sheet) return {};
  const core::ElectionSheet& sheet = *election.sheet;
  std::uint64_t named = std::uint64_t{sheet.abstain} + sheet.invalid;
  for (const core::CandidateVotes& candidate : sheet.candidates) named += candidate.votes;
  const bool single = election.seats.size() == 1;
  if (single && sheet.returned && named != *sheet.returned) {
    return Says("an election closed on papers that do not close", number);
  }
  return {};
}

}  // namespace

std::string FirstBroken(const State& state) {
  if (std::string broken = CheckRoll(state); !broken.empty()) return broken;
  if (std::string broken = CheckSeats(state); !broken.empty()) return broken;
  for (std::uint64_t i = 1; i <= state.votes.size(); ++i) {
    if (std::string broken = CheckVote(state, state.votes[i - 1], i); !broken.empty()) {
      return broken;
    }
  }
  for (std::uint64_t i = 1; i <= state.elections.size(); ++i) {
    if (std::string broken = CheckElection(state.elections[i - 1], i); !broken.empty()) {
      return broken;
    }
  }
  return {};
}

}  // namespace mandat::simulation
