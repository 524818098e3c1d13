// Judging the votes of the record again by other statutes: what would they have said? (ST-151)
#pragma once

#include <cstddef>
#include <vector>

#include "core/state.hpp"
#include "statutes/statute.hpp"
#include "statutes/verdict.hpp"

namespace mandat::core {

struct Rejudged {
  VoteId vote;
  statutes::Outcome was = statutes::Outcome::kRejected;
  statutes::Verdict would_be;
};

// The last `most` votes on motions and amendments that have a verdict, each judged with the counts
// it had by the rules of `other` for its body and matter; the newest first, and only those that
// come out otherwise. Votes on a recall or on the statutes are left out: they have rules of their
// own.
[[nodiscard]] std::vector<Rejudged> Rejudge(const State& state, const statutes::Statute& other,
                                            std::size_t most = 1000);

// The same by one majority for all of them, the rest of each vote's rules as it was: what would
// this rule have said?
[[nodiscard]] std::vector<Rejudged> RejudgeBy(const State& state,
                                              const statutes::MajorityRule& rule,
                                              std::size_t most = 1000);

// How many votes `Rejudge` looks at.
[[nodiscard]] std::size_t CountRejudged(const State& state, std::size_t most = 1000);

}  // namespace mandat::core
