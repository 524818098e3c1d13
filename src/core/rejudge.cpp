#include "core/rejudge.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "statutes/vote_rules.hpp"

namespace mandat::core {
namespace {

// What the rules for a vote depend on; nothing for votes that are left out.
struct Asked {
  std::string_view body;
  std::string_view matter;  // empty for an amendment, which goes by the body's own rule
};

std::optional<Asked> AskedIn(const State& state, const Vote& vote) {
  if (!vote.verdict || vote.state == VoteState::kVoided) return std::nullopt;
  const Sitting& sitting = state.sittings[IndexOf(vote.sitting)];
  const std::string& body = state.bodies[IndexOf(sitting.body)].rule;
  if (vote.subject.amendment) return Asked{.body = body, .matter = {}};
  if (!vote.subject.motion) return std::nullopt;
  const Motion& motion = state.motions[IndexOf(*vote.subject.motion)];
  if (motion.statutes) return std::nullopt;
  return Asked{.body = body, .matter = motion.matter};
}

// Calls `visit` with each vote that is looked at, the newest first.
template <typename Visit>
void VisitVotes(const State& state, std::size_t most, Visit&& visit) {
  for (std::size_t i = state.votes.size(); i > 0 && most > 0; --i) {
    const auto asked = AskedIn(state, state.votes[i - 1]);
    if (!asked) continue;
    visit(VoteId{i}, state.votes[i - 1], *asked);
    --most;
  }
}

// A further reading was passed as far as this vote goes: how many there are is not its matter.
statutes::Outcome WithoutReadings(statutes::Outcome outcome) {
  return outcome == statutes::Outcome::kPending ? statutes::Outcome::kAdopted : outcome;
}

// Judges each vote again by the rules that `rules_of` gives for it.
template <typename RulesOf>
std::vector<Rejudged> JudgeAgain(const State& state, std::size_t most, RulesOf&& rules_of) {
  std::vector<Rejudged> found;
  VisitVotes(state, most, [&](VoteId id, const Vote& vote, const Asked& asked) {
    statutes::Circumstances circumstances;
    circumstances.opening = state.sittings[IndexOf(vote.sitting)].opening;
    circumstances.frozen_at = vote.frozen_at;
    statutes::VoteRules rules = rules_of(vote, asked);
    rules.readings = 1;
    statutes::Verdict verdict = statutes::JudgeVote(rules, vote.verdict->figures, circumstances);
    const statutes::Outcome was = WithoutReadings(vote.verdict->outcome);
    if (verdict.outcome == was) return;
    found.push_back({.vote = id, .was = was, .would_be = std::move(verdict)});
  });
  return found;
}

}  // namespace

std::vector<Rejudged> Rejudge(const State& state, const statutes::Statute& other,
                              std::size_t most) {
  return JudgeAgain(state, most, [&](const Vote&, const Asked& asked) {
    return statutes::RulesOfVote(other, asked.body, asked.matter);
  });
}

std::vector<Rejudged> RejudgeBy(const State& state, const statutes::MajorityRule& rule,
                                std::size_t most) {
  return JudgeAgain(state, most, [&](const Vote& vote, const Asked&) {
    statutes::VoteRules rules = vote.rules;
    rules.article = rule.article;
    statutes::PutMajority(*state.statute, rule, rules);
    return rules;
  });
}

std::size_t CountRejudged(const State& state, std::size_t most) {
  std::size_t count = 0;
  VisitVotes(state, most, [&](VoteId, const Vote&, const Asked&) { ++count; });
  return count;
}

}  // namespace mandat::core
