// What the statutes say about recalling a seat, and what the vote on it leads to.
#pragma once

#include <optional>
#include <string_view>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "core/event.hpp"
#include "core/state.hpp"
#include "statutes/judge.hpp"
#include "statutes/statute.hpp"

namespace mandat::core {

// The recall rule for the seat of this mandate, or nullptr if the statutes have none.
[[nodiscard]] const statutes::RecallRule* RecallRuleOf(const State& state, const Mandate& mandate);

// Fails with `rule_not_stated` if no notice is stated, with `notice_not_over`.
[[nodiscard]] Status CheckNoticeOver(const State& state, const statutes::RecallRule& rule,
                                     const CivilDate& called_on, const CivilDate& today);

// The majority and quorum of the recall vote in the body `elector`, by the statutes that the rule
// is of. Fails with `rule_not_stated`.
[[nodiscard]] Result<statutes::VoteRules> RecallVoteRules(const statutes::Statute& statute,
                                                          const statutes::RecallRule& rule,
                                                          std::string_view elector);

// Carried: the mandate ends and the seat is empty at once, or its substitute is called. Lost, or
// without quorum: the recall has failed, `today`. Anything else: the question is put again.
void AppendRecallOutcome(const State& state, RecallId id, const statutes::Verdict& verdict,
                         std::optional<CivilDate> today, Facts& facts);

}  // namespace mandat::core
