// Reports on votes: figures as printed, the article's verdict if one decides, and what is missing.
#include "app/casebook/verdicts.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "app/casebook/contradictions.hpp"
#include "app/casebook/presidium.hpp"
#include "app/casebook/seats.hpp"
#include "statutes/common_rules.hpp"
#include "statutes/judge.hpp"

namespace mandat::app::casebook {
namespace {

using statutes::Figure;
using statutes::Figures;
using statutes::Outcome;

void AddFigure(Figures& figures, std::string_view base, std::optional<Count> count) {
  if (!count) return;
  Figure figure;
  figure.base = base;
  figure.value = Ratio(*count);
  figures.push_back(std::move(figure));
}

// Every congress is composed anew: the size of the last one is no base of this one.
bool IsComposedAnew(const Records& records, const Vote& vote) {
  const Body* const body = FindRecord(records.bodies, vote.body);
  return body && (body->kind == BodyKind::kCongress || body->kind == BodyKind::kPartyCongress);
}

// The seats that may serve as a base: none that the votes cast contradict, or a wrong size would
// make the vote void, and the software would have picked a version (CB-32).
std::optional<KnownSeats> UsableSeats(const Records& records, const Vote& vote) {
  auto seats = LastKnownSeats(records, vote);
  const auto piles = PilesOf(vote);
  if (!seats || !piles || piles->Cast() > seats->seats || IsComposedAnew(records, vote))
    return std::nullopt;
  return seats;
}

Figures FiguresOf(const Records& records, const Vote& vote) {
  Figures figures;
  AddFigure(figures, "yes", vote.in_favour);
  AddFigure(figures, "no", vote.against);
  AddFigure(figures, "abstain", vote.abstain);
  AddFigure(figures, "present", vote.present);
  if (const auto seats = UsableSeats(records, vote)) AddFigure(figures, "filled", seats->seats);
  // An unknown yes or no must be said, or the engine would take the pile for an empty one.
  for (const std::string_view base : {"yes", "no"}) {
    const bool known = std::any_of(figures.begin(), figures.end(),
                                   [&](const Figure& figure) { return figure.base == base; });
    if (known) continue;
    Figure unknown;
    unknown.base = base;
    figures.push_back(std::move(unknown));
  }
  return figures;
}

Answer AnswerOf(Outcome outcome) {
  if (outcome == Outcome::kAdopted) return Answer::kYes;
  return outcome == Outcome::kRejected ? Answer::kNo : Answer::kUnknown;
}

CommonCell CellOf(const statutes::CommonRule& row) {
  CommonCell cell;
  cell.answer = AnswerOf(row.outcome);
  cell.line =
      row.line.starts_with(row.rule + ": ") ? row.line.substr(row.rule.size() + 2) : row.line;
  cell.missing = row.missing;
  cell.test = row.rule;
  return cell;
}

// Where only the lead is printed, one rule can be answered without the counts.
CommonCell CellOfMargin(Count margin) {
  return {.answer = margin > 0 ? Answer::kYes : Answer::kNo,
          .line = fmt::format("yes - no = {}, {} (only the lead is printed)", margin,
                              margin > 0 ? "true" : "false"),
          .missing = std::nullopt,
          .test = "yes > no"};
}

void FillCommonRules(const Vote& vote, const Figures& figures, VoteReport& report) {
  statutes::VoteRules rules;  // without a test: no rule is stated
  rules.statute = kStatute;
  report.verdict = JudgeVote(rules, figures);
  if (report.verdict.outcome != Outcome::kRuleNotStated) return;  // void: the counts do not close
  report.verdict.lines.clear();  // the common rules stand in the table below, and only there
  for (const statutes::CommonRule& row : statutes::JudgeCommonRules(figures)) {
    report.common.push_back(CellOf(row));
  }
  if (vote.margin && !vote.in_favour) report.common[0] = CellOfMargin(*vote.margin);
}

void DeriveFromPiles(const Records& records, const Vote& vote, VoteReport& report) {
  const auto piles = PilesOf(vote);
  if (!piles) return;
  report.derived.push_back(fmt::format("cast: {} (derived)", piles->Sum()));
  if (!vote.abstain) {
    report.gaps.emplace_back("abstentions are not printed; cast is the sum of the printed counts");
  }
  const auto seats = LastKnownSeats(records, vote);
  if (!seats) {
    report.gaps.emplace_back("the size of the body is not printed");
  } else if (piles->Cast() <= seats->seats) {
    report.derived.push_back(fmt::format("attendance: at least {} of {} (derived, {})",
                                         piles->Cast(), seats->seats, seats->record));
  }
}

Ratio Half(std::uint64_t whole) {
  const auto half = Ratio::Create(static_cast<Int128>(whole), 2);
  MANDAT_CHECK(half.has_value());  // half of a count of 64 bits fits
  return *half;
}

// The alternatives of one question are cast once each; candidates for several seats are not.
void DeriveFromOptions(const Vote& vote, VoteReport& report) {
  std::uint64_t sum = 0;
  Count most = 0;
  const VoteOption* first = nullptr;
  for (const VoteOption& option : vote.options) {
    const Count votes = option.votes.value_or(0);
    sum += votes;
    if (votes > most) first = &option;
    most = std::max(most, votes);
  }
  if (!first) return;
  if (vote.kind == VoteKind::kMotion && vote.options.size() > 1) {
    const Ratio half = Half(sum);
    report.derived.push_back(fmt::format("first of {}: {} with {} of {} (derived)",
                                         vote.options.size(), first->label, most, sum));
    report.derived.push_back(fmt::format("over half of {}: {} > {}, {}", sum, most, half.ToString(),
                                         Ratio(most) > half));
  } else if (vote.present) {
    for (const VoteOption& option : vote.options) {
      if (!option.votes) continue;
      report.derived.push_back(
          fmt::format("{}: {} of {} present", option.label, *option.votes, *vote.present));
    }
  } else {
    report.gaps.emplace_back("the options printed need not be all; their sum is not the vote");
  }
}

void SayGaps(const Vote& vote, VoteReport& report) {
  const auto gap = [&](std::string text) { report.gaps.push_back(std::move(text)); };
  const std::string words = vote.printed_base ? " (" + *vote.printed_base + ")" : "";
  if (vote.kind == VoteKind::kPetition) gap("a petition or declaration, not a ballot");
  if (vote.kind == VoteKind::kCompositionCount) gap("a majority or number told, not a ballot");
  if (vote.signatories) gap(fmt::format("{} signatories; no vote is told", *vote.signatories));
  if (vote.not_for) {
    gap(
        fmt::format("{} voice missing from unanimity, its nature unstated{}; how many voted for is "
                    "not printed: no majority can be computed",
                    *vote.not_for, words));
  }
  if (vote.against && !vote.in_favour) {
    gap(fmt::format("{} against; how many voted for is not printed: no majority can be computed",
                    *vote.against));
  }
  if (vote.in_favour && !vote.against) {
    gap(fmt::format("{} for; how many voted against is not printed", *vote.in_favour));
  }
  if (vote.abstain && !vote.in_favour)
    gap(fmt::format("{} abstaining, no other count", *vote.abstain));
  if (vote.margin) gap(fmt::format("a lead of {}, no counts{}", *vote.margin, words));
  if (vote.printed_share) {
    const bool with_counts = vote.present && !vote.options.empty();
    gap(fmt::format("printed share {} of \"{}\"; {}", vote.printed_share->text,
                    vote.printed_base.value_or(""),
                    with_counts ? "whether the printed counts are those behind it is not stated"
                                : "the counts behind it are not printed"));
  }
  const bool counted = vote.in_favour || vote.against || vote.abstain || vote.not_for ||
                       vote.margin || vote.printed_share || vote.signatories ||
                       !vote.options.empty();
  if (!counted) gap(vote.printed_base ? "no count: " + *vote.printed_base : "no count is printed");
  if (!vote.exact.yes) gap("an approximation, a range or words in the source");
}

void Warn(const Records& records, const Vote& vote, VoteReport& report) {
  for (const Fact& fact : records.facts) {
    const FactValue* const votes = fact.Find("votes");
    if (fact.kind != "ballot" || !votes) continue;
    const auto& ids = std::get<std::vector<std::string>>(*votes);
    const FactValue* const closed = fact.Find("candidates_equal_seats");
    const bool names_vote = std::find(ids.begin(), ids.end(), vote.id) != ids.end();
    if (names_vote && closed && std::get<YesNo>(*closed).yes) {
      report.warnings.push_back("closed_list " + fact.id);
    }
  }
  const auto seats = LastKnownSeats(records, vote);
  const auto piles = PilesOf(vote);
  if (seats && piles && piles->Cast() > seats->seats) {
    report.warnings.push_back(
        fmt::format("cast_exceeds_seats {}: {} > {}", seats->record, piles->Cast(), seats->seats));
  }
}

void ApplyArticles(const Records& records, const Vote& vote, const Figures& figures,
                   VoteReport& report) {
  for (const Coverage* row : CoverageOf(vote)) {
    report.articles.push_back({.article = std::string(row->article),
                               .effect = row->effect,
                               .reason = std::string(row->reason),
                               .rule = std::string(row->rule)});
    if (row->effect == Effect::kDecides) {
      statutes::VoteRules rules;
      rules.article = row->article;
      rules.statute = kStatute;
      rules.test = row->test;
      report.verdict = JudgeVote(rules, figures);
    } else if (row->effect == Effect::kAllots) {
      report.verdict = JudgePresidium(records, *row);
    }
  }
}

}  // namespace

bool VoteReport::IsFull() const {
  return std::any_of(articles.begin(), articles.end(),
                     [](const Covered& covered) { return covered.effect != Effect::kBears; });
}

VoteReport ReportVote(const Records& records, const Vote& vote) {
  VoteReport report;
  report.id = vote.id;
  report.flag = vote.flag;
  report.printed = vote.outcome;
  const Figures figures = FiguresOf(records, vote);
  FillCommonRules(vote, figures, report);
  DeriveFromPiles(records, vote, report);
  DeriveFromOptions(vote, report);
  SayGaps(vote, report);
  Warn(records, vote, report);
  ApplyArticles(records, vote, figures, report);
  return report;
}

std::vector<VoteReport> ReportVotes(const Records& records) {
  std::vector<VoteReport> reports;
  reports.reserve(records.votes.size());
  for (const Vote& vote : records.votes) reports.push_back(ReportVote(records, vote));
  return reports;
}

}  // namespace mandat::app::casebook
