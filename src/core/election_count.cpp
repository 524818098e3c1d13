#include "core/election_count.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/questions.hpp"
#include "core/statute_changes.hpp"
#include "statutes/judge.hpp"

namespace mandat::core {
namespace {

using statutes::Figure;
using statutes::Outcome;

Figure FigureOf(std::string base, std::int64_t count) {
  Figure figure;
  figure.base = std::move(base);
  figure.value = Ratio(count);
  return figure;
}

std::optional<std::int64_t> Frozen(const Election& election, std::string_view base) {
  for (const Figure& figure : election.frozen) {
    const bool plain =
        figure.measure == statutes::Measure::kRule || figure.measure == statutes::Measure::kHeads;
    if (figure.base == base && plain && !figure.group && figure.value) {
      return static_cast<std::int64_t>(figure.value->Floor());
    }
  }
  return std::nullopt;
}

// The candidate could take the seat now: whoever has left, is suspended, or has been given a seat
// in the same body meanwhile, by another assembly, keeps the votes and gets no second seat.
bool CanTakeSeat(const State& state, const Election& election, PersonId person) {
  const RollEntry* const entry = CurrentEntry(state, person);
  if (!entry || entry->standing == Standing::kSuspended) return false;
  return !MandateIn(state, person, state.seats[IndexOf(election.seats.front())].body);
}

// Candidates who still stand by votes, most first; equals in the order of their nomination.
std::vector<CandidateVotes> Ranked(const State& state, const Election& election,
                                   std::vector<CandidateVotes> candidates) {
  std::erase_if(candidates, [&](const CandidateVotes& candidate) {
    return !CanTakeSeat(state, election, candidate.person);
  });
  std::ranges::stable_sort(candidates, std::ranges::greater{}, &CandidateVotes::votes);
  return candidates;
}

std::size_t NumberOf(const Election& election, PersonId person) {
  const auto at = std::ranges::find(election.candidates, person);
  return static_cast<std::size_t>(at - election.candidates.begin()) + 1;
}

// The round's test on one candidate: yes are the papers with the name, no the other names.
statutes::Verdict JudgeCandidate(const Election& election, const Papers& papers,
                                 const CandidateVotes& candidate, const std::string& test) {
  statutes::Figures figures = election.frozen;
  figures.push_back(FigureOf("abstain", papers.abstain));
  figures.push_back(FigureOf("invalid", papers.invalid));
  figures.push_back(FigureOf("no", std::int64_t{papers.valid} - papers.abstain - candidate.votes));
  figures.push_back(FigureOf("yes", candidate.votes));
  statutes::VoteRules rules;
  rules.count = statutes::Measure::kHeads;
  rules.test = test;
  return statutes::JudgeVote(rules, figures);
}

// The candidates above the last place, and whether equals compete for it.
struct Cut {
  std::vector<CandidateVotes> in;
  bool tied = false;
  Count tied_votes = 0;
};

Cut TopOf(const std::vector<CandidateVotes>& ranked, std::size_t places) {
  std::vector<CandidateVotes> standing;
  std::ranges::copy_if(ranked, std::back_inserter(standing),
                       [](const CandidateVotes& c) { return c.votes > 0; });
  if (standing.size() <= places) return {standing, false, 0};
  if (places == 0) return {};
  const Count last = standing[places - 1].votes;
  if (standing[places].votes < last) {
    standing.resize(places);
    return {standing, false, 0};
  }
  std::erase_if(standing, [&](const CandidateVotes& c) { return c.votes <= last; });
  return {standing, true, last};
}

// Substitutes follow in order of votes; the order ends where equals stand.
std::vector<PersonId> SubstitutesAfter(std::vector<CandidateVotes> ranked,
                                       const std::vector<PersonId>& elected, Count wanted) {
  std::erase_if(ranked, [&](const CandidateVotes& candidate) {
    return std::ranges::count(elected, candidate.person) > 0;
  });
  std::vector<PersonId> substitutes;
  for (std::size_t i = 0; i < ranked.size() && substitutes.size() < wanted; ++i) {
    const bool equal_follows = i + 1 < ranked.size() && ranked[i + 1].votes == ranked[i].votes;
    if (ranked[i].votes == 0 || equal_follows) break;
    substitutes.push_back(ranked[i].person);
  }
  return substitutes;
}

void AppendCandidateLines(const Election& election, const std::vector<CandidateVotes>& ranked,
                          std::vector<std::string>& lines) {
  for (const CandidateVotes& candidate : ranked) {
    lines.push_back("candidate " + std::to_string(NumberOf(election, candidate.person)) + ": " +
                    std::to_string(candidate.votes));
  }
}

// The round's rule: a test, or empty for the most votes.
std::string RoundTest(const Election& election) {
  if (election.method != "rounds" || election.rounds.empty()) return {};
  const std::size_t last = election.rounds.size() - 1;
  const std::string& test = election.rounds[std::min<std::size_t>(election.round - 1, last)];
  return test == "plurality" ? std::string() : test;
}

bool HasNextRound(const Election& election) {
  return election.method == "rounds" && election.round < election.rounds.size();
}

std::vector<CandidateVotes> Passing(const Election& election, const Papers& papers,
                                    const std::vector<CandidateVotes>& ranked,
                                    const std::string& test, std::vector<std::string>& lines) {
  std::vector<CandidateVotes> passing;
  for (const CandidateVotes& candidate : ranked) {
    const statutes::Verdict verdict = JudgeCandidate(election, papers, candidate, test);
    const std::string name =
        "candidate " + std::to_string(NumberOf(election, candidate.person)) + ": ";
    for (const std::string& line : verdict.lines) lines.emplace_back(name).append(line);
    if (verdict.outcome == Outcome::kAdopted) passing.push_back(candidate);
  }
  return passing;
}

statutes::Verdict StartVerdict(const State& state, const Election& election, const Papers& papers) {
  statutes::Verdict verdict;
  const statutes::Statute& statute = StatuteAt(state, election.frozen_at);
  const auto* const rule = statute.FindElection(election.rule);
  if (rule) verdict.article = rule->article;
  verdict.figures = election.frozen;
  verdict.figures.push_back(FigureOf("abstain", papers.abstain));
  verdict.figures.push_back(FigureOf("cast", static_cast<std::int64_t>(papers.Cast())));
  verdict.figures.push_back(FigureOf("invalid", papers.invalid));
  verdict.figures.push_back(FigureOf("valid", papers.valid));
  verdict.frozen_at = election.frozen_at;
  verdict.statute = statute.Name();
  return verdict;
}

}  // namespace

std::size_t EmptySeats(const State& state, const Election& election) {
  return static_cast<std::size_t>(std::ranges::count_if(
      election.seats, [&](SeatId seat) { return !state.seats[IndexOf(seat)].holder.has_value(); }));
}

bool StillStands(const State& state, const Election& election, PersonId person) {
  if (std::ranges::count(election.candidates, person) == 0) return false;
  return std::ranges::none_of(election.seats, [&](SeatId seat) {
    const auto holder = state.seats[IndexOf(seat)].holder;
    return holder && state.mandates[IndexOf(*holder)].holder == person;
  });
}

Papers PapersOf(const Election& election) {
  Papers papers;
  for (const PersonId person : election.candidates) {
    papers.candidates.push_back({.person = person, .votes = 0});
  }
  const auto votes_for = [&](PersonId person) -> Count& {
    return std::ranges::find(papers.candidates, person, &CandidateVotes::person)->votes;
  };
  if (election.sheet) {
    const ElectionSheet& sheet = *election.sheet;
    papers.abstain = sheet.abstain;
    papers.invalid = sheet.invalid;
    std::uint64_t named = 0;
    for (const CandidateVotes& candidate : sheet.candidates) {
      votes_for(candidate.person) = candidate.votes;
      named += candidate.votes;
    }
    // With one seat a paper bears one name, so the papers can be added up; with more, only the
    // count of papers returned tells how many there were.
    constexpr std::uint64_t kMost = std::numeric_limits<Count>::max();
    const auto counted = static_cast<Count>(std::min(named + sheet.abstain, kMost));
    papers.valid = sheet.returned && *sheet.returned >= sheet.invalid
                       ? *sheet.returned - sheet.invalid
                       : counted;
    return papers;
  }
  for (const auto& [person, choices] : election.ballots) {
    ++papers.valid;
    if (choices.empty()) ++papers.abstain;
    for (const PersonId choice : choices) ++votes_for(choice);
  }
  return papers;
}

std::string ReconcileElection(const State& state, const Election& election, const Papers& papers) {
  const std::uint64_t with_names = papers.valid - std::min(papers.valid, papers.abstain);
  std::uint64_t named = 0;
  for (const CandidateVotes& candidate : papers.candidates) {
    named += candidate.votes;
    if (candidate.votes > with_names) {
      return "candidate " + std::to_string(NumberOf(election, candidate.person)) + " has " +
             std::to_string(candidate.votes) + " votes on " + std::to_string(with_names) +
             " papers with names";
    }
  }
  const std::size_t seats = EmptySeats(state, election);
  if (papers.abstain > papers.valid || named > with_names * seats ||
      (seats == 1 && named != with_names)) {
    return std::to_string(named) + " votes on " + std::to_string(with_names) +
           " papers with names, " + std::to_string(seats) + " seats";
  }
  if (election.sheet && election.sheet->issued && papers.Cast() > *election.sheet->issued) {
    return std::to_string(papers.Cast()) + " papers in the box, " +
           std::to_string(*election.sheet->issued) + " issued";
  }
  for (const std::string_view base : {"present", "entitled"}) {
    const auto count = Frozen(election, base);
    if (count && papers.Cast() > static_cast<std::uint64_t>(*count)) {
      return std::to_string(papers.Cast()) + " papers, " + std::to_string(*count) + " " +
             std::string(base);
    }
  }
  return {};
}

ElectionResult CountElection(const State& state, const Election& election, const Papers& papers) {
  ElectionResult result;
  result.verdict = StartVerdict(state, election, papers);
  std::vector<std::string>& lines = result.verdict.lines;
  const std::vector<CandidateVotes> ranked = Ranked(state, election, papers.candidates);
  const std::string test = RoundTest(election);
  const std::size_t seats = EmptySeats(state, election);
  result.verdict.rule = test.empty() ? election.method : test;

  AppendCandidateLines(election, ranked, lines);
  const Cut cut =
      TopOf(test.empty() ? ranked : Passing(election, papers, ranked, test, lines), seats);
  for (const CandidateVotes& candidate : cut.in) result.elected.push_back(candidate.person);
  if (cut.tied) {
    lines.push_back("tie: " + std::to_string(cut.tied_votes) + " = " +
                    std::to_string(cut.tied_votes) + ", no draw, the place stays empty");
    result.verdict.warnings.emplace_back("tie_needs_lot");
  }
  lines.push_back("elected: " + std::to_string(cut.in.size()) + " of " + std::to_string(seats));
  const bool full = cut.in.size() == seats;
  result.next_round = !full && HasNextRound(election);
  if (full) {
    result.substitutes = SubstitutesAfter(ranked, result.elected, election.substitutes_wanted);
  }
  result.verdict.outcome = full                ? Outcome::kElected
                           : result.next_round ? Outcome::kUndecided
                                               : Outcome::kNotElected;
  return result;
}

}  // namespace mandat::core
