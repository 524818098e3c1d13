// Putting a majority or a quorum of the statutes into the rules that a vote copies.
#pragma once

#include "statutes/judge.hpp"
#include "statutes/statute.hpp"

namespace mandat::statutes {

// Test, measure, reject test with its rounds, and tie of the majority. A test whose text or measure
// is declared unset is left out: the verdict is then "rule not stated" (ST-3).
void PutMajority(const Statute& statute, const MajorityRule& rule, VoteRules& rules);

// Test, article, measure and time of the quorum. A test that is declared unset is left out.
void PutQuorum(const Statute& statute, const QuorumRule& rule, VoteRules& rules);

}  // namespace mandat::statutes
