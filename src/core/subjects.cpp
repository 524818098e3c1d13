#include "core/subjects.hpp"

#include <string>
#include <string_view>

#include "base/check.hpp"
#include "core/questions.hpp"
#include "core/recall_rules.hpp"
#include "core/refusal.hpp"
#include "core/statute_changes.hpp"

namespace mandat::core {
namespace {

std::string BodyRule(const State& state, BodyId body) { return state.bodies[IndexOf(body)].rule; }

template <typename State>
tl::unexpected<Error> WrongState(State state) {
  return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(state)));
}

// Another version of the statutes is decided on as it was moved, whole.
Result<Question> AskChange(const State& state, const Motion& motion, const Occasion& occasion) {
  MANDAT_TRY(const statutes::VoteRules rules,
             RulesOfChange(state, motion.body, *motion.statutes, occasion.library));
  MANDAT_CHECK(motion.moved_on);  // it came with the document
  MANDAT_TRY_DO(
      CheckAnnounced(state, *motion.moved_on, state.sittings[IndexOf(occasion.sitting)].opens_on));
  return Question{.body = motion.body, .concerned = {}, .rules = rules, .secret = false};
}

Result<Question> AskMotion(const State& state, MotionId id, const Occasion& occasion) {
  const Motion& motion = state.motions[IndexOf(id)];
  if (!Next(kMotionMachine, motion.state, MotionAct::kOpenVote)) return WrongState(motion.state);
  for (const AmendmentId amendment : motion.amendments) {
    const AmendmentState now = state.amendments[IndexOf(amendment)].state;
    if (now == AmendmentState::kMoved || now == AmendmentState::kVoting) {
      return Refuse(Refusal::kAmendmentsFirst, state.statute->motions.article);
    }
  }
  if (motion.statutes) return AskChange(state, motion, occasion);
  const statutes::Matter* const matter = state.statute->FindMatter(motion.matter);
  return Question{
      .body = motion.body,
      .concerned = {},
      .rules = statutes::RulesOfVote(*state.statute, BodyRule(state, motion.body), motion.matter),
      .secret = matter && matter->mode == "secret"};
}

// Amendments go by the body's own rule: the matter's majority is for the text as a whole.
Result<Question> AskAmendment(const State& state, AmendmentId id) {
  const Amendment& amendment = state.amendments[IndexOf(id)];
  const Motion& motion = state.motions[IndexOf(amendment.motion)];
  const bool floor = motion.state == MotionState::kMoved || motion.state == MotionState::kAdmitted;
  if (!floor) return WrongState(motion.state);
  if (!Next(kAmendmentMachine, amendment.state, AmendmentAct::kOpenVote)) {
    return WrongState(amendment.state);
  }
  return Question{.body = motion.body,
                  .concerned = {},
                  .rules = statutes::RulesOfVote(*state.statute, BodyRule(state, motion.body), {}),
                  .secret = false};
}

Result<Question> AskRecall(const State& state, RecallId id, const CivilDate& today) {
  const Recall& recall = state.recalls[IndexOf(id)];
  if (!Next(kRecallMachine, recall.state, RecallAct::kOpenVote)) return WrongState(recall.state);
  const Mandate& mandate = state.mandates[IndexOf(recall.mandate)];
  const statutes::RecallRule* const rule = RecallRuleOf(state, mandate);
  MANDAT_CHECK(rule && recall.called_on);  // start_recall found it; a called recall has its day
  MANDAT_TRY_DO(CheckNoticeOver(state, *rule, *recall.called_on, today));
  MANDAT_TRY(const statutes::VoteRules rules,
             RecallVoteRules(StatuteFor(state, mandate), *rule, BodyRule(state, recall.elector)));
  return Question{.body = recall.elector,
                  .concerned = rule->target_votes ? std::nullopt : std::optional(mandate.holder),
                  .rules = rules,
                  .secret = rule->secret};
}

void AdvanceMotion(State& state, MotionId id, VoteId vote, SubjectAct act) {
  Motion& motion = state.motions.Mutable(IndexOf(id));
  const MotionAct step = act == SubjectAct::kOpenVote ? MotionAct::kOpenVote
                         : act == SubjectAct::kDecide ? MotionAct::kDecide
                                                      : MotionAct::kPutAgain;
  const auto next = Next(kMotionMachine, motion.state, step);
  MANDAT_CHECK(next);
  motion.state = *next;
  if (act == SubjectAct::kOpenVote) motion.votes.push_back(vote);
}

void AdvanceAmendment(State& state, AmendmentId id, SubjectAct act) {
  Amendment& amendment = state.amendments.Mutable(IndexOf(id));
  const AmendmentAct step =
      act == SubjectAct::kOpenVote ? AmendmentAct::kOpenVote : AmendmentAct::kPutAgain;
  const auto next = Next(kAmendmentMachine, amendment.state, step);
  MANDAT_CHECK(next);
  amendment.state = *next;
}

void AdvanceRecall(State& state, RecallId id, VoteId vote, SubjectAct act) {
  Recall& recall = state.recalls.Mutable(IndexOf(id));
  const RecallAct step = act == SubjectAct::kOpenVote ? RecallAct::kOpenVote : RecallAct::kPutAgain;
  const auto next = Next(kRecallMachine, recall.state, step);
  MANDAT_CHECK(next);
  recall.state = *next;
  if (act == SubjectAct::kOpenVote) recall.vote = vote;
}

}  // namespace

Result<BodyId> BodyOfSubject(const State& state, const Subject& subject) {
  const int subjects =
      (subject.amendment ? 1 : 0) + (subject.motion ? 1 : 0) + (subject.recall ? 1 : 0);
  if (subjects != 1) return Refuse(Refusal::kOneSubject);
  if (subject.motion) {
    const Motion* const motion = Find(state.motions, *subject.motion);
    return motion ? Result<BodyId>(motion->body) : Refuse(Refusal::kNoSuchMotion);
  }
  if (subject.amendment) {
    const Amendment* const amendment = Find(state.amendments, *subject.amendment);
    if (!amendment) return Refuse(Refusal::kNoSuchAmendment);
    return state.motions[IndexOf(amendment->motion)].body;
  }
  const Recall* const recall = Find(state.recalls, *subject.recall);
  return recall ? Result<BodyId>(recall->elector) : Refuse(Refusal::kNoSuchRecall);
}

Result<Question> AskQuestion(const State& state, const Subject& subject, const Occasion& occasion) {
  if (subject.motion) return AskMotion(state, *subject.motion, occasion);
  if (subject.amendment) return AskAmendment(state, *subject.amendment);
  MANDAT_CHECK(subject.recall);  // BodyOfSubject has seen exactly one
  return AskRecall(state, *subject.recall, occasion.today);
}

void MoveSubject(State& state, const Subject& subject, VoteId vote, SubjectAct act) {
  if (subject.motion) AdvanceMotion(state, *subject.motion, vote, act);
  if (subject.amendment) AdvanceAmendment(state, *subject.amendment, act);
  if (subject.recall) AdvanceRecall(state, *subject.recall, vote, act);
}

}  // namespace mandat::core
