// Subjects: what a vote is about, and the rules that this brings with it.
#pragma once

#include <optional>

#include "base/calendar.hpp"
#include "base/result.hpp"
#include "core/command.hpp"
#include "core/state.hpp"
#include "statutes/judge.hpp"

namespace mandat::core {

// What a vote on a subject goes by, found when it opens.
struct Question {
  BodyId body;
  std::optional<PersonId> concerned;
  statutes::VoteRules rules;
  bool secret = false;
};

// The body that votes on it. Fails with `one_subject`, `no_such_motion`, `no_such_amendment`,
// `no_such_recall`.
[[nodiscard]] Result<BodyId> BodyOfSubject(const State& state, const Subject& subject);

// Where and when a question is asked.
struct Occasion {
  SittingId sitting;
  CivilDate today;
  const Library* library = nullptr;
};

// That it can be voted on now, and by which rules. Fails with `not_in_this_state`,
// `amendments_first`, `rule_not_stated`, `notice_not_over`; a change of the statutes also as
// RulesOfChange does.
[[nodiscard]] Result<Question> AskQuestion(const State& state, const Subject& subject,
                                           const Occasion& occasion);

enum class SubjectAct { kOpenVote, kDecide, kPutAgain };

// Walks the machine of the motion, amendment or recall; `vote` is the one that opened or decided.
void MoveSubject(State& state, const Subject& subject, VoteId vote, SubjectAct act);

}  // namespace mandat::core
