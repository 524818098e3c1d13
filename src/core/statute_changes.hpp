// Changing the statutes by an adopted motion, and what goes by the statutes before (ST-130,
// ST-131).
#pragma once

#include <vector>

#include "base/result.hpp"
#include "core/command.hpp"
#include "core/state.hpp"
#include "statutes/judge.hpp"

namespace mandat::core {

// The statutes that were in force at an instant.
[[nodiscard]] const statutes::Statute& StatuteAt(const State& state, UtcMillis at);

// The statutes whose rules on recall reach the holder of this mandate: those under which it was
// given, unless these let every change reach sitting holders at once.
[[nodiscard]] const statutes::Statute& StatuteFor(const State& state, const Mandate& mandate);

// The documents of statutes that the state stands on or may come to: in force, past, moved.
[[nodiscard]] std::vector<Digest> StatuteDocuments(const State& state);

// By which rules `body` decides to put the statutes in `document` in force.
// Fails with `document_missing`, `rule_not_stated`, `wrong_body`, `not_available_yet`,
// `not_the_next_version`, `nothing_changes`, `rule_in_use`, `protected_rule`,
// `protected_differently`.
[[nodiscard]] Result<statutes::VoteRules> RulesOfChange(const State& state, BodyId body,
                                                        const Digest& document,
                                                        const Library* library);

// That a change moved on `moved_on` was announced long enough before a sitting on `opens_on`.
// Fails with `notice_not_over`.
[[nodiscard]] Status CheckAnnounced(const State& state, const CivilDate& moved_on,
                                    const CivilDate& opens_on);

}  // namespace mandat::core
