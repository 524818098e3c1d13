// Counting an election: papers in, seats out, each step written down. Ties are shown, never drawn.
#pragma once

#include <string>
#include <vector>

#include "core/state.hpp"
#include "statutes/verdict.hpp"

namespace mandat::core {

// The papers of one round: how many were cast, and what stands on them.
struct Papers {
  Count abstain = 0;
  std::vector<CandidateVotes> candidates;  // in the order in which they were nominated
  Count invalid = 0;
  Count valid = 0;  // papers with a name, and those that abstain

  // In 64 bits: whoever fills in a sheet may write any two numbers.
  [[nodiscard]] std::uint64_t Cast() const { return std::uint64_t{valid} + invalid; }
};

// The papers from the ballots cast one by one, or from the tellers' sheet.
[[nodiscard]] Papers PapersOf(const Election& election);

// The seats of the election that are empty now: after a first round, fewer than it was held for.
[[nodiscard]] std::size_t EmptySeats(const State& state, const Election& election);

// Why the books do not close, in words of numbers, or empty if they do.
[[nodiscard]] std::string ReconcileElection(const State& state, const Election& election,
                                            const Papers& papers);

// The person is a candidate and was not elected in an earlier round.
[[nodiscard]] bool StillStands(const State& state, const Election& election, PersonId person);

struct ElectionResult {
  std::vector<PersonId> elected;      // at most one per seat, in order of votes
  std::vector<PersonId> substitutes;  // in order, up to the first tie
  bool next_round = false;            // seats are left and the rules have another round
  statutes::Verdict verdict;
};

// Counts the round by the election's method, for the seats that are still empty in it.
[[nodiscard]] ElectionResult CountElection(const State& state, const Election& election,
                                           const Papers& papers);

}  // namespace mandat::core
