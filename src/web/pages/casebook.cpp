// The casebook's pages: printed votes with their verdicts, contradictions and the timeline; opens
// on the vote of 9 September 1917 (IF-903).
#include "app/casebook/contradictions.hpp"
#include "app/casebook/labels.hpp"
#include "app/casebook/load.hpp"
#include "app/casebook/timeline.hpp"
#include "app/casebook/verdicts.hpp"
#include "app/casebook/views.hpp"
#include "app/embedded.hpp"
#include "base/check.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/verdict_view.hpp"
#include "web/table.hpp"

namespace mandat::web {
namespace {

namespace casebook = app::casebook;

// Read once, when the first reader asks; that the embedded files can be read is checked by a test.
const casebook::Casebook& TheCasebook() {
  static const casebook::Casebook kCasebook = [] {
    std::vector<casebook::NamedText> files;
    for (const app::Embedded& file : app::EmbeddedFiles("casebook/")) {
      files.push_back({std::string(file.name), std::string(file.bytes)});
    }
    auto loaded = casebook::Load(files);
    MANDAT_CHECK(loaded);  // the program carries these files, and its tests have loaded them
    return std::move(*loaded);
  }();
  return kCasebook;
}

casebook::Language LanguageOf(const Visit& visit) {
  return visit.words.InLanguage() == Language::kFrench ? casebook::Language::kFrench
                                                       : casebook::Language::kEnglish;
}

std::string Cites(const std::vector<casebook::Cite>& cites) {
  std::string text;
  for (const casebook::Cite& cite : cites) text += (text.empty() ? "" : ", ") + cite.ToString();
  return text;
}

Html Tabs(const Visit& visit) {
  const Messages& words = visit.words;
  return Tag("nav", Class("tabs"), Attr("aria-label", words["casebook.title"]),
             Tag("ul", Tag("li", Link("/casebook", words["casebook.opening"])),
                 Tag("li", Link("/casebook/votes", words["casebook.votes"])),
                 Tag("li", Link("/casebook/timeline", words["casebook.timeline"])),
                 Tag("li", Link("/casebook/check", words["casebook.check"]))));
}

std::string BodyOf(std::string_view id) {
  for (const casebook::Body& body : TheCasebook().records.bodies) {
    if (body.id == id) return body.name;
  }
  return std::string(id);
}

const casebook::Vote* FindVote(std::string_view id) {
  for (const casebook::Vote& vote : TheCasebook().records.votes) {
    if (vote.id == id) return &vote;
  }
  return nullptr;
}

// The first of that day with that count: found by its numbers, so that no id is written here.
const casebook::Vote* OpeningVote() {
  constexpr Count kFor = 519;
  for (const casebook::Vote& vote : TheCasebook().records.votes) {
    if (vote.in_favour == kFor) return &vote;
  }
  return nullptr;
}

std::string Shown(const std::optional<Count>& count) {
  return count ? std::to_string(*count) : std::string("?");
}

std::string Numbers(const casebook::Vote& vote) {
  std::string text = Shown(vote.in_favour) + "\u2013" + Shown(vote.against);
  if (vote.abstain) text += "\u2013" + std::to_string(*vote.abstain);
  return text;
}

Html Common(const Visit& visit, const casebook::VoteReport& report) {
  const Messages& words = visit.words;
  const std::vector<Column> columns{{.name = words["verdict.rule"]},
                                    {.name = words["casebook.answer"]},
                                    {.name = words["verdict.working"]}};
  Html rows;
  for (const casebook::CommonCell& cell : report.common) {
    rows.Add(Tag("tr", HeadCell(columns[0], Tag("code", cell.test)),
                 Cell(columns[1], words.Word("answer", WordOf(cell.answer))),
                 Cell(columns[2], Tag("code", cell.line))));
  }
  const auto answers = [&](casebook::Answer answer) {
    return static_cast<std::int64_t>(
        std::ranges::count(report.common, answer, &casebook::CommonCell::answer));
  };
  return Html::Of(Table(words["casebook.common"], columns, rows, words),
                  Tag("p", words.Text("casebook.common-count",
                                      {{"yes", answers(casebook::Answer::kYes)},
                                       {"no", answers(casebook::Answer::kNo)},
                                       {"unknown", answers(casebook::Answer::kUnknown)}})));
}

Html List(MessageKey heading, const std::vector<std::string>& lines, const Messages& words) {
  if (lines.empty()) return {};
  return Html::Of(Tag("h2", words[heading]),
                  Tag("ul", Each(lines, [](const std::string& line) { return Tag("li", line); })));
}

Html ShowVote(const Visit& visit, const casebook::Vote& vote) {
  const Messages& words = visit.words;
  const casebook::VoteReport report = casebook::ReportVote(TheCasebook().records, vote);
  std::vector<NamedValue> facts{
      {std::string(words["label.date"]),
       vote.date.IsPrinted() ? vote.date.ToString() + ", " +
                                   std::string(words.Word("calendar-of", WordOf(vote.calendar)))
                             : "?"},
      {std::string(words["picture.body"]), BodyOf(vote.body)},
      {std::string(words["vote.yes"]), Shown(vote.in_favour)},
      {std::string(words["vote.no"]), Shown(vote.against)},
      {std::string(words["vote.abstain"]), Shown(vote.abstain)},
      {std::string(words["casebook.printed-outcome"]),
       std::string(words.Word("outcome", WordOf(vote.outcome)))},
      {std::string(words["casebook.sources"]), Cites(vote.cites)}};
  Html covered;
  for (const casebook::Covered& article : report.articles) {
    covered.Add(Tag("li", words.Text("verdict.in-article", {{"article", article.article}}), ": ",
                    article.reason));
  }
  const auto text = casebook::ShowText(TheCasebook(), vote.id, LanguageOf(visit));
  return Html::Of(
      If(report.flag.has_value(), Tag("p", Status(report.flag.value_or(""), Tone::kAlarm))),
      ShowVerdict(visit, "verdict", report.verdict), Facts(facts),
      If(!covered.IsEmpty(), Html::Of(Tag("h2", words["casebook.articles"]), Tag("ul", covered))),
      Common(visit, report), List("casebook.gaps", report.gaps, words),
      List("casebook.derived", report.derived, words),
      Tag("details", Tag("summary", words["casebook.whole-record"]),
          Tag("pre", text ? *text : std::string())));
}

net::Response VoteResponse(const Visit& visit, const casebook::Vote& vote) {
  return ServerPage(visit, vote.question,
                    Html::Of(Tag("p", Class("kicker"), visit.words["casebook.title"]),
                             Tag("h1", vote.question), Tabs(visit), ShowVote(visit, vote)));
}

Html Versions(const casebook::Finding& finding) {
  const auto version = [](const casebook::Version& side) {
    return Tag("li", side.says, " ", Tag("span", Class("small"), Cites(side.cites)));
  };
  return Tag("li", Tag("code", WordOf(finding.rule)), " ", finding.working,
             Tag("ul", version(finding.a), version(finding.b)));
}

Html EntryRow(const casebook::Entry& entry) {
  return Tag("li", Class("moment"),
             Tag("span", Class("kicker"), entry.date.IsPrinted() ? entry.date.ToString() : "?",
                 If(!entry.other_calendar.empty(), " (" + entry.other_calendar + ")")),
             Tag("span", entry.text, " ", Tag("span", Class("small"), Cites(entry.cites))));
}

}  // namespace

net::Response CasebookPage(const Visit& visit) {
  const casebook::Vote* const vote = OpeningVote();
  if (!vote) return CasebookVotesPage(visit);
  return VoteResponse(visit, *vote);
}

net::Response CasebookVotePage(const Visit& visit) {
  const std::string* const id = net::FindParameter(visit.captured, "id");
  const casebook::Vote* const vote = id ? FindVote(*id) : nullptr;
  return vote ? VoteResponse(visit, *vote) : NotFoundPage(visit);
}

net::Response CasebookVotesPage(const Visit& visit) {
  const Messages& words = visit.words;
  const std::vector<Column> columns{{.name = words["label.date"]},
                                    {.name = words["casebook.question"]},
                                    {.name = words["picture.body"]},
                                    {.name = words["picture.votes"], .kind = ColumnKind::kNumber},
                                    {.name = words["casebook.printed-outcome"]}};
  Html rows;
  for (const casebook::Vote& vote : TheCasebook().records.votes) {
    rows.Add(Tag("tr", Cell(columns[0], vote.date.ToString()),
                 HeadCell(columns[1], Link(Url::Local("/casebook/v", {vote.id}), vote.question)),
                 Cell(columns[2], BodyOf(vote.body)), Cell(columns[3], Numbers(vote)),
                 Cell(columns[4], words.Word("outcome", WordOf(vote.outcome)))));
  }
  return ServerPage(visit, std::string(words["casebook.votes"]),
                    Html::Of(Tag("h1", words["casebook.votes"]), Tabs(visit),
                             Table(words["casebook.votes"], columns, rows, words)));
}

net::Response CasebookCheckPage(const Visit& visit) {
  const Messages& words = visit.words;
  const casebook::CheckReport report = casebook::Check(TheCasebook());
  const casebook::Contradictions& found = report.contradictions;
  const std::vector<NamedValue> facts{
      {std::string(words["casebook.votes"]), std::to_string(report.votes)},
      {std::string(words["casebook.full-verdicts"]), std::to_string(report.full_verdicts)},
      {std::string(words["outcome.rule-not-stated"]), std::to_string(report.rule_not_stated)},
      {std::string(words["casebook.declared"]), std::to_string(found.declared.size())},
      {std::string(words["casebook.computed"]), std::to_string(found.computed.size())}};
  return ServerPage(
      visit, std::string(words["casebook.check"]),
      Html::Of(Tag("h1", words["casebook.check"]), Tabs(visit),
               Tag("p", report.Passes() ? Status(words["casebook.passes"], Tone::kFor)
                                        : Status(words["casebook.fails"], Tone::kAgainst)),
               Facts(facts), Tag("h2", words["casebook.computed"]),
               Tag("ol", Each(found.computed, Versions))));
}

net::Response CasebookTimelinePage(const Visit& visit) {
  const Messages& words = visit.words;
  const casebook::Timeline timeline =
      casebook::MakeTimeline(TheCasebook().records, {.body = std::string(visit.Query("body")),
                                                     .fraction = "",
                                                     .source = std::string(visit.Query("source")),
                                                     .detector = ""});
  Html sources = Tag("li", Link("/casebook/timeline", words["casebook.all-sources"]));
  for (const std::string_view source : {"S1", "S2", "S3", "S4", "S5"}) {
    sources.Add(Tag("li", Link(Url("/casebook/timeline").With("source", source), source)));
  }
  return ServerPage(visit, std::string(words["casebook.timeline"]),
                    Html::Of(Tag("h1", words["casebook.timeline"]), Tabs(visit),
                             Tag("nav", Class("tabs"),
                                 Attr("aria-label", words["casebook.sources"]), Tag("ul", sources)),
                             Tag("ol", Class("timeline"), Each(timeline.dated, EntryRow))));
}

}  // namespace mandat::web
