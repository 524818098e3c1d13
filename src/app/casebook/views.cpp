// Lists and the check, as JSON and as text.
#include "app/casebook/views.hpp"

#include <fmt/core.h>

#include "app/casebook/labels.hpp"

namespace mandat::app::casebook {
namespace {

std::vector<ListRow> RowsOfVotes(const Records& records) {
  std::vector<ListRow> rows;
  rows.reserve(records.votes.size());
  for (const Vote& vote : records.votes) {
    rows.push_back({.id = vote.id,
                    .name = vote.question,
                    .date = vote.date.ToString(),
                    .body = vote.body,
                    .state = std::string(WordOf(vote.outcome)),
                    .flag = vote.flag,
                    .verdict = ReportVote(records, vote).verdict});
  }
  return rows;
}

std::vector<ListRow> RowsOfBodies(const Records& records) {
  std::vector<ListRow> rows;
  rows.reserve(records.bodies.size());
  for (const Body& body : records.bodies) {
    rows.push_back({.id = body.id,
                    .name = body.name,
                    .date = body.from ? body.from->ToString() : "",
                    .body = body.parent.value_or(""),
                    .state = std::string(WordOf(body.kind))});
  }
  return rows;
}

std::vector<ListRow> RowsOfEpisodes(const Records& records) {
  std::vector<ListRow> rows;
  rows.reserve(records.failures.size());
  for (const Failure& failure : records.failures) {
    const Fact* fact = nullptr;
    for (const Fact& candidate : records.facts) {
      if (!fact && candidate.failure == failure.id) fact = &candidate;
    }
    rows.push_back({.id = failure.id,
                    .name = failure.name,
                    .date = fact ? fact->date.ToString() : "",
                    .body = failure.detector,
                    .state = std::string(WordOf(failure.reach))});
  }
  return rows;
}

std::vector<ListRow> RowsOfRules(const Records& records) {
  std::vector<ListRow> rows;
  rows.reserve(records.rules.size());
  for (const Rule& rule : records.rules) {
    rows.push_back({.id = rule.id,
                    .name = rule.name,
                    .date = "",
                    .body = rule.body.value_or(""),
                    .state = std::string(WordOf(rule.status))});
  }
  return rows;
}

std::vector<ListRow> RowsOfSeries(const Records& records) {
  std::vector<ListRow> rows;
  rows.reserve(records.series.size());
  for (const Series& series : records.series) {
    rows.push_back({.id = series.id,
                    .name = series.name,
                    .date = series.points.front().date.ToString(),
                    .body = "",
                    .state = series.unit,
                    .flag = series.points.front().flag});
  }
  return rows;
}

std::string CitesOf(const std::vector<Cite>& cites) {
  std::string text;
  for (const Cite& cite : cites) text += (text.empty() ? "" : ", ") + cite.ToString();
  return text;
}

// Neither version stands above the other: both lines have the same form (CB-32).
void AppendFinding(const Finding& finding, std::string& out) {
  out += fmt::format("  {}: {}\n", WordOf(finding.rule), finding.working);
  for (const Version* version : {&finding.a, &finding.b}) {
    out +=
        fmt::format("    {}: {} ({})\n", version->record, version->says, CitesOf(version->cites));
  }
}

}  // namespace

std::vector<ListRow> List(const Records& records, ListKind kind) {
  switch (kind) {
    case ListKind::kBodies:
      return RowsOfBodies(records);
    case ListKind::kVotes:
      return RowsOfVotes(records);
    case ListKind::kEpisodes:
      return RowsOfEpisodes(records);
    case ListKind::kRules:
      return RowsOfRules(records);
    case ListKind::kSeries:
      return RowsOfSeries(records);
  }
  MANDAT_UNREACHABLE();
}

std::string ListJson(const Records& records, ListKind kind) { return ToJson(List(records, kind)); }

std::string ListText(const Records& records, ListKind kind, Language language) {
  std::string text;
  for (const ListRow& row : List(records, kind)) {
    text += row.id;
    for (const std::string& cell : {row.date, row.body, LabelOf(row.state, language), row.name}) {
      if (!cell.empty()) text += "  " + cell;
    }
    if (row.verdict) text += fmt::format("  [{}]", LabelOf(WordOf(row.verdict->outcome), language));
    text += '\n';
    if (row.flag) text += fmt::format("  [{}: {}]\n", LabelOf("flag", language), *row.flag);
  }
  return text;
}

CheckReport Check(const Casebook& casebook) {
  CheckReport report;
  report.contradictions = FindContradictions(casebook);
  for (const VoteReport& vote : ReportVotes(casebook.records)) {
    ++report.votes;
    ++(vote.IsFull() ? report.full_verdicts : report.rule_not_stated);
  }
  for (const Failure& failure : casebook.records.failures) {
    ++report.episodes;
    if (failure.reach == Reach::kFacts) ++report.episodes_with_facts;
  }
  return report;
}

std::string CheckJson(const CheckReport& report) { return ToJson(report); }

std::string CheckText(const CheckReport& report, Language language) {
  const auto heading = [&](std::string_view key, std::size_t count) {
    return fmt::format("{}: {}\n", LabelOf(key, language), count);
  };
  const Contradictions& all = report.contradictions;
  std::string text =
      heading("votes", report.votes) + heading("full_verdicts", report.full_verdicts) +
      heading("rule_not_stated", report.rule_not_stated) + heading("episodes", report.episodes) +
      heading("episodes_with_facts", report.episodes_with_facts);
  text += heading("computed", all.computed.size());
  for (const Finding& finding : all.computed) AppendFinding(finding, text);
  text += heading("declared", all.declared.size());
  for (const Contradiction& declared : all.declared) {
    text +=
        fmt::format("  {} ({}): {}\n", declared.id, WordOf(declared.kind), CitesOf(declared.cites));
    text += fmt::format("    {}\n    {}\n", declared.a, declared.b);
  }
  text += heading("flagged", all.flagged.size());
  for (const Flagged& flagged : all.flagged) {
    text += fmt::format("  {}: {} ({})\n", flagged.record, flagged.flag, CitesOf(flagged.cites));
  }
  text += heading("not_found", all.not_found.size());
  for (const std::string& id : all.not_found) text += "  " + id + "\n";
  return text;
}

}  // namespace mandat::app::casebook
