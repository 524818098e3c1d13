#include "core/motions.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/check.hpp"
#include "core/bases.hpp"
#include "core/consequences.hpp"
#include "core/dispatch.hpp"
#include "core/questions.hpp"
#include "core/refusal.hpp"
#include "core/statute_changes.hpp"

namespace mandat::core {
namespace {

constexpr Count kMostParagraphs = 1000;

// The person who acts in a body: a member of the assembly, or the holder of the mandate named.
Result<PersonId> Participant(const State& state, BodyId body, std::optional<MandateId> mandate,
                             const Context& context) {
  const std::string& article = state.statute->motions.article;
  if (context.actor.kind != ActorKind::kPerson) {
    return Refuse(Refusal::kNotEntitledToMove, article);
  }
  const PersonId person{context.actor.number};
  const Body& found = state.bodies[IndexOf(body)];
  const bool belongs = IsAssembly(state, found)
                           ? BelongsTo(state, found, person, state.seq)
                           : OwnMandate(state, mandate, body, context.actor).has_value();
  if (!belongs || IsSuspended(state, person)) return Refuse(Refusal::kNotEntitledToMove, article);
  return person;
}

// The seconders' test is a petition: signatures counted against the base sets of the body.
bool SeconderTestMet(const State& state, BodyId body, std::size_t seconders) {
  const auto& test = state.statute->motions.seconders;
  if (!test) return true;
  statutes::Figure signatures;
  signatures.base = "signatures";
  signatures.value = Ratio(static_cast<std::int64_t>(seconders));
  statutes::Figures figures = FloorBases(state, body);
  figures.push_back(std::move(signatures));
  return statutes::JudgePetition(*test, figures).outcome == statutes::Outcome::kMet;
}

Status CheckParagraphs(Count paragraphs) {
  const bool counted = paragraphs > 0 && paragraphs <= kMostParagraphs;
  return counted ? Status{} : Refuse(Refusal::kNoParagraphs);
}

// A motion under the next number; admitted at once where no seconders are asked for.
Facts Moved(const State& state, MotionMoved moved) {
  moved.motion = MotionId{state.motions.size() + 1};
  const MotionAdmitted admitted{.motion = moved.motion};
  const bool needs_no_seconders = SeconderTestMet(state, moved.body, 0);
  Facts facts{std::move(moved)};
  if (needs_no_seconders) facts.push_back(admitted);
  return facts;
}

Result<const Motion*> MotionIn(const State& state, MotionId id,
                               std::initializer_list<MotionState> wanted) {
  const Motion* const motion = Find(state.motions, id);
  if (!motion) return Refuse(Refusal::kNoSuchMotion);
  if (std::ranges::count(wanted, motion->state) == 0) {
    return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(motion->state)));
  }
  return motion;
}

void Move(State& state, MotionId id, MotionAct act) {
  Motion& motion = state.motions.Mutable(IndexOf(id));
  const auto next = Next(kMotionMachine, motion.state, act);
  MANDAT_CHECK(next);
  motion.state = *next;
}

void Move(State& state, AmendmentId id, AmendmentAct act) {
  Amendment& amendment = state.amendments.Mutable(IndexOf(id));
  const auto next = Next(kAmendmentMachine, amendment.state, act);
  MANDAT_CHECK(next);
  amendment.state = *next;
}

Status CheckMatter(const State& state, const MoveMotion& command) {
  if (command.matter.empty()) return {};
  const statutes::Matter* const matter = state.statute->FindMatter(command.matter);
  if (!matter) return Refuse(Refusal::kNoSuchRule, {}, command.matter);
  const std::string& rule = state.bodies[IndexOf(command.body)].rule;
  if (std::ranges::count(matter->body, rule) == 0) {
    return Refuse(Refusal::kWrongBody, matter->article, rule);
  }
  return {};
}

Status CheckSuperseded(const State& state, const MoveMotion& command) {
  if (!command.supersedes) return {};
  const Decision* const decision = Find(state.decisions, *command.supersedes);
  const bool own =
      decision && decision->body == command.body && decision->status == DecisionStatus::kAdopted;
  return own ? Status{} : Refuse(Refusal::kNoSuchDecision);
}

// Two changes at one place of the text cannot both stand: two new texts for one paragraph, or two
// insertions at one point.
bool Conflict(const Amendment& a, const Amendment& b) {
  const bool a_inserts = a.kind == AmendmentKind::kInsertAfter;
  const bool b_inserts = b.kind == AmendmentKind::kInsertAfter;
  return a.motion == b.motion && a.paragraph == b.paragraph && a_inserts == b_inserts;
}

// An amendment at the same place has been carried or is being voted on: the text there is settled,
// or about to be.
const Amendment* RivalOf(const State& state, const Amendment& wanted) {
  for (const AmendmentId id : state.motions[IndexOf(wanted.motion)].amendments) {
    const Amendment& other = state.amendments[IndexOf(id)];
    const bool stands = other.state == AmendmentState::kAdopted ||
                        other.state == AmendmentState::kAdoptedByMover ||
                        other.state == AmendmentState::kVoting;
    if (stands && Conflict(wanted, other)) return &other;
  }
  return nullptr;
}

}  // namespace

void AppendFallenAmendments(const State& state, AmendmentId adopted, Facts& facts) {
  const Amendment& carried = state.amendments[IndexOf(adopted)];
  for (const AmendmentId id : state.motions[IndexOf(carried.motion)].amendments) {
    const Amendment& other = state.amendments[IndexOf(id)];
    if (id == adopted || !Conflict(carried, other)) continue;
    if (!Next(kAmendmentMachine, other.state, AmendmentAct::kFall)) continue;
    facts.push_back(AmendmentDecided{.amendment = id, .state = AmendmentState::kFallen});
  }
}

Result<Facts> DecideOn(const State& state, const MoveStatutes& command, const Context& context) {
  if (!Find(state.bodies, command.body)) return Refuse(Refusal::kNoSuchBody);
  MANDAT_TRY(const PersonId mover, Participant(state, command.body, command.mandate, context));
  MANDAT_TRY_DO(CheckParagraphs(command.paragraphs));
  const Digest& document = context.docs.at("statutes");
  MANDAT_TRY(const auto rules, RulesOfChange(state, command.body, document, context.library));
  static_cast<void>(rules);  // those of the day of the vote decide; here they only must exist
  return Moved(state, {.body = command.body,
                       .matter = {},
                       .motion = {},
                       .moved_on = command.today,
                       .mover = mover,
                       .paragraphs = command.paragraphs,
                       .supersedes = {}});
}

Result<Facts> DecideOn(const State& state, const MoveMotion& command, const Context& context) {
  if (!Find(state.bodies, command.body)) return Refuse(Refusal::kNoSuchBody);
  MANDAT_TRY(const PersonId mover, Participant(state, command.body, command.mandate, context));
  MANDAT_TRY_DO(CheckMatter(state, command));
  MANDAT_TRY_DO(CheckParagraphs(command.paragraphs));
  MANDAT_TRY_DO(CheckSuperseded(state, command));
  return Moved(state, {.body = command.body,
                       .matter = command.matter,
                       .motion = {},
                       .moved_on = {},
                       .mover = mover,
                       .paragraphs = command.paragraphs,
                       .supersedes = command.supersedes});
}

void ApplyFact(State& state, const MotionMoved& fact, const FactContext& context) {
  Motion motion;
  motion.body = fact.body;
  motion.matter = fact.matter;
  motion.moved_on = fact.moved_on;
  motion.mover = fact.mover;
  motion.paragraphs = fact.paragraphs;
  if (const auto statutes = context.docs.find("statutes"); statutes != context.docs.end()) {
    motion.statutes = statutes->second;
  }
  motion.supersedes = fact.supersedes;
  state.motions.PushBack(std::move(motion));
}

Result<Facts> DecideOn(const State& state, const SecondMotion& command, const Context& context) {
  MANDAT_TRY(const Motion* const motion,
             MotionIn(state, command.motion, {MotionState::kMoved, MotionState::kAdmitted}));
  MANDAT_TRY(const PersonId person, Participant(state, motion->body, command.mandate, context));
  if (person == motion->mover || std::ranges::count(motion->seconders, person) > 0) {
    return Refuse(Refusal::kAlreadySo);
  }
  Facts facts{MotionSeconded{.motion = command.motion, .person = person}};
  if (motion->state == MotionState::kMoved &&
      SeconderTestMet(state, motion->body, motion->seconders.size() + 1)) {
    facts.push_back(MotionAdmitted{.motion = command.motion});
  }
  return facts;
}

void ApplyFact(State& state, const MotionSeconded& fact, const FactContext& /*context*/) {
  state.motions.Mutable(IndexOf(fact.motion)).seconders.push_back(fact.person);
}

void ApplyFact(State& state, const MotionAdmitted& fact, const FactContext& /*context*/) {
  Move(state, fact.motion, MotionAct::kAdmit);
}

Result<Facts> DecideOn(const State& state, const WithdrawMotion& command, const Context& context) {
  const Motion* const motion = Find(state.motions, command.motion);
  if (!motion) return Refuse(Refusal::kNoSuchMotion);
  if (!context.actor.Is(motion->mover)) return Refuse(Refusal::kNotTheMover);
  if (!Next(kMotionMachine, motion->state, MotionAct::kWithdraw)) {
    return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(motion->state)));
  }
  for (const AmendmentId id : motion->amendments) {
    if (state.amendments[IndexOf(id)].state == AmendmentState::kVoting) {
      return Refuse(Refusal::kBusinessIsOpen);
    }
  }
  return Facts{MotionWithdrawn{.motion = command.motion}};
}

void ApplyFact(State& state, const MotionWithdrawn& fact, const FactContext& /*context*/) {
  Move(state, fact.motion, MotionAct::kWithdraw);
  for (const AmendmentId id : state.motions[IndexOf(fact.motion)].amendments) {
    const AmendmentState now = state.amendments[IndexOf(id)].state;
    if (Next(kAmendmentMachine, now, AmendmentAct::kFall)) Move(state, id, AmendmentAct::kFall);
  }
}

Result<Facts> DecideOn(const State& state, const MoveAmendment& command, const Context& context) {
  MANDAT_TRY(const Motion* const motion,
             MotionIn(state, command.motion, {MotionState::kMoved, MotionState::kAdmitted}));
  MANDAT_TRY(const PersonId mover, Participant(state, motion->body, command.mandate, context));
  if (motion->statutes) {
    const auto& rule = state.statute->amendment;
    return Refuse(Refusal::kNotAvailableYet, rule ? rule->article : "",
                  "another version of the statutes can be moved");
  }
  const Count first = command.kind == AmendmentKind::kInsertAfter ? 0 : 1;
  if (command.paragraph < first || command.paragraph > motion->paragraphs) {
    return Refuse(Refusal::kNoSuchParagraph, {},
                  std::to_string(command.paragraph) + " of " + std::to_string(motion->paragraphs));
  }
  const bool has_text = context.docs.contains("text");
  const bool wants_text = command.kind != AmendmentKind::kStrike;
  if (wants_text && !has_text) return Refuse(Refusal::kDocumentMissing, {}, "text");
  if (!wants_text && has_text) return Refuse(Refusal::kDocumentNotExpected, {}, "text");
  const Amendment wanted{.kind = command.kind,
                         .motion = command.motion,
                         .mover = mover,
                         .paragraph = command.paragraph,
                         .state = AmendmentState::kMoved};
  if (const Amendment* const rival = RivalOf(state, wanted);
      rival && rival->state != AmendmentState::kVoting) {
    return Refuse(Refusal::kNotInThisState, state.statute->motions.article,
                  "paragraph " + std::to_string(command.paragraph) + " has been amended");
  }
  return Facts{AmendmentMoved{.amendment = AmendmentId{state.amendments.size() + 1},
                              .kind = command.kind,
                              .motion = command.motion,
                              .mover = mover,
                              .paragraph = command.paragraph}};
}

void ApplyFact(State& state, const AmendmentMoved& fact, const FactContext& /*context*/) {
  state.amendments.PushBack({.kind = fact.kind,
                             .motion = fact.motion,
                             .mover = fact.mover,
                             .paragraph = fact.paragraph,
                             .state = AmendmentState::kMoved});
  state.motions.Mutable(IndexOf(fact.motion)).amendments.push_back(fact.amendment);
}

Result<Facts> DecideOn(const State& state, const TakeOverAmendment& command,
                       const Context& context) {
  const Amendment* const amendment = Find(state.amendments, command.amendment);
  if (!amendment) return Refuse(Refusal::kNoSuchAmendment);
  const statutes::Motions& rules = state.statute->motions;
  if (!rules.mover_adopts) return Refuse(Refusal::kMoverCannotAdopt, rules.article);
  const Motion& motion = state.motions[IndexOf(amendment->motion)];
  if (!context.actor.Is(motion.mover)) return Refuse(Refusal::kNotTheMover, rules.article);
  if (!Next(kAmendmentMachine, amendment->state, AmendmentAct::kTakeOver)) {
    return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(amendment->state)));
  }
  if (RivalOf(state, *amendment)) return Refuse(Refusal::kBusinessIsOpen, rules.article);
  Facts facts{AmendmentTakenOver{.amendment = command.amendment}};
  AppendFallenAmendments(state, command.amendment, facts);
  return facts;
}

void ApplyFact(State& state, const AmendmentTakenOver& fact, const FactContext& /*context*/) {
  Move(state, fact.amendment, AmendmentAct::kTakeOver);
}

Result<Facts> DecideOn(const State& state, const WithdrawAmendment& command,
                       const Context& context) {
  const Amendment* const amendment = Find(state.amendments, command.amendment);
  if (!amendment) return Refuse(Refusal::kNoSuchAmendment);
  if (!context.actor.Is(amendment->mover)) return Refuse(Refusal::kNotTheMover);
  if (!Next(kAmendmentMachine, amendment->state, AmendmentAct::kWithdraw)) {
    return Refuse(Refusal::kNotInThisState, {}, std::string(WordOf(amendment->state)));
  }
  return Facts{AmendmentWithdrawn{.amendment = command.amendment}};
}

void ApplyFact(State& state, const AmendmentWithdrawn& fact, const FactContext& /*context*/) {
  Move(state, fact.amendment, AmendmentAct::kWithdraw);
}

}  // namespace mandat::core
