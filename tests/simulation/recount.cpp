#include "tests/simulation/recount.hpp"

#include <algorithm>
#include <string_view>

namespace mandat::simulation {
namespace {

std::string Of(VoteId vote, const char* what) {
  return "vote " + std::to_string(vote.value) + ": " + what;
}

// The count of the whole body; groups have figures of their own.
std::optional<Ratio> FigureOf(const statutes::Figures& figures, std::string_view base) {
  for (const statutes::Figure& figure : figures) {
    const bool heads =
        figure.measure == statutes::Measure::kRule || figure.measure == statutes::Measure::kHeads;
    if (figure.base == base && !figure.group && heads) return figure.value;
  }
  return std::nullopt;
}

}  // namespace

std::string Recount::Hear(const core::Fact& fact) {
  if (const auto* given = fact.As<core::MandateGiven>()) return Hear(*given);
  if (const auto* ended = fact.As<core::MandateEnded>()) return Hear(*ended);
  if (const auto* opened = fact.As<core::VoteOpened>()) return Hear(*opened);
  if (const auto* cast = fact.As<core::VoteCast>()) return Hear(*cast);
  if (const auto* closed = fact.As<core::VoteClosed>()) return Hear(*closed);
  if (const auto* voided = fact.As<core::VoteVoided>()) return Hear(*voided);
  if (const auto* ballot = fact.As<core::ElectionBallotCast>()) return Hear(*ballot);
  if (const auto* round = fact.As<core::RoundEnded>()) return Hear(*round);
  if (const auto* closed = fact.As<core::ElectionClosed>()) return Hear(*closed);
  return {};
}

std::string Recount::Hear(const core::MandateGiven& fact) {
  if (!seats_.emplace(fact.seat, fact.mandate).second) return "two mandates on one seat";
  holders_.emplace(fact.mandate, fact.holder);
  return {};
}

std::string Recount::Hear(const core::MandateEnded& fact) {
  if (holders_.erase(fact.mandate) == 0) return "a mandate ended that was not in force";
  std::erase_if(seats_, [&](const auto& seat) { return seat.second == fact.mandate; });
  return {};
}

std::string Recount::Hear(const core::VoteOpened& fact) {
  return votes_.emplace(fact.vote, Vote{}).second ? "" : Of(fact.vote, "opened twice");
}

std::string Recount::Hear(const core::VoteCast& fact) {
  Vote& vote = votes_[fact.vote];
  if (!vote.open) return Of(fact.vote, "a ballot after it was closed");
  if (!vote.voters.emplace(fact.person, fact.choice).second) {
    return Of(fact.vote, "one elector, two votes");
  }
  if (!fact.mandate) return {};
  if (!vote.mandates.insert(*fact.mandate).second) return Of(fact.vote, "one mandate, two votes");
  const auto holder = holders_.find(*fact.mandate);
  if (holder == holders_.end()) return Of(fact.vote, "a vote on a mandate that has ended");
  return holder->second == fact.person ? "" : Of(fact.vote, "a vote on somebody else's mandate");
}

std::string Recount::Hear(const core::VoteClosed& fact) {
  Vote& vote = votes_[fact.vote];
  if (!vote.open) return Of(fact.vote, "closed twice");
  vote.open = false;
  if (vote.voters.empty()) return {};  // nobody, or counted by tellers
  for (const auto choice : {core::Choice::kYes, core::Choice::kNo, core::Choice::kAbstain}) {
    const auto counted = std::ranges::count_if(
        vote.voters, [&](const auto& voter) { return voter.second == choice; });
    if (FigureOf(fact.verdict.figures, WordOf(choice)) != Ratio(counted)) {
      return Of(fact.vote, "the counts are not those of the ballots");
    }
  }
  return {};
}

std::string Recount::Hear(const core::VoteVoided& fact) {
  votes_[fact.vote].open = false;
  return {};
}

std::string Recount::Hear(const core::ElectionBallotCast& fact) {
  return ballots_[fact.election].insert(fact.person).second ? ""
                                                            : "one elector, two election ballots";
}

std::string Recount::Hear(const core::RoundEnded& fact) {
  ballots_[fact.election].clear();
  return {};
}

std::string Recount::Hear(const core::ElectionClosed& fact) {
  ballots_.erase(fact.election);
  return {};
}

}  // namespace mandat::simulation
