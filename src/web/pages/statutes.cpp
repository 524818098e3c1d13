// The statutes: the text, and beside each article the rules that carry it out, in words, with
// today's counts; what a rule would have said of past votes; versions; another version to move
// (IF-133).
#include <algorithm>

#include "app/law_profiles.hpp"
#include "base/short_code.hpp"
#include "core/bases.hpp"
#include "core/questions.hpp"
#include "core/rejudge.hpp"
#include "statutes/diff.hpp"
#include "statutes/explain.hpp"
#include "statutes/lint.hpp"
#include "statutes/plain_test.hpp"
#include "statutes/vote_rules.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/verdict_view.hpp"
#include "web/table.hpp"

namespace mandat::web {
namespace {

using statutes::ExplainedKey;
using statutes::ExplainedRule;
using statutes::Explanation;

std::string AnchorOf(std::string_view path) { return "rule-" + std::string(path); }

// ------------------------------------------------------------------ a rule

Html KeysOf(const std::vector<ExplainedKey>& keys) {
  return Tag("dl", Class("facts"), Each(keys, [](const ExplainedKey& key) {
               return Tag("div", Tag("dt", key.key), Tag("dd", key.value));
             }));
}

// The base of today for a vote in a body: its filled seats, or the members of the assembly.
std::optional<Count> VotersOf(const statutes::Figures& figures) {
  for (const std::string_view base : {"filled", "members"}) {
    const auto found = std::ranges::find_if(figures, [&](const statutes::Figure& figure) {
      return figure.base == base && !figure.group && figure.value && figure.value->IsWhole();
    });
    if (found != figures.end()) return static_cast<Count>(found->value->Numerator());
  }
  return std::nullopt;
}

// "Congress: of 23 who may vote, 12 yes carry it; 11 fail by one."
Html NearestIn(const Visit& visit, BodyId id, const statutes::MajorityRule& rule) {
  statutes::VoteRules rules;
  statutes::PutMajority(*visit.State().statute, rule, rules);
  const auto parsed = statutes::ParsedRules::Create(std::move(rules));
  statutes::Figures figures = core::FloorBases(visit.State(), id);
  const auto voters = VotersOf(figures);
  if (!parsed || !voters) return {};
  // What is asked for today is asked as if all of them came.
  for (const std::string_view base : {"present", "entitled"}) {
    std::erase_if(figures, [&](const statutes::Figure& figure) {
      return figure.base == base && !figure.group;
    });
    statutes::Figure all;
    all.base = base;
    all.value = Ratio(static_cast<std::int64_t>(*voters));
    figures.push_back(std::move(all));
  }
  const auto least = statutes::FindLeastYes(*parsed, figures, *voters);
  if (!least) return {};
  return Tag("li", visit.words.Text("statutes.nearest",
                                    {{"body", BodyName(visit, id)},
                                     {"fails", static_cast<std::int64_t>(least->yes - 1)},
                                     {"voters", static_cast<std::int64_t>(*voters)},
                                     {"yes", static_cast<std::int64_t>(least->yes)}}));
}

// Whether the body decides anything by this majority: as its own, on a matter, or on the statutes.
bool DecidesBy(const statutes::Statute& statute, const statutes::Body& body,
               const std::string& majority) {
  const bool on_statutes = statute.amendment && statute.amendment->body == body.id &&
                           statute.amendment->majority == majority;
  const bool on_matter = std::ranges::any_of(statute.matters, [&](const statutes::Matter& matter) {
    return matter.majority == majority && std::ranges::count(matter.body, body.id) > 0;
  });
  return body.majority == majority || on_statutes || on_matter;
}

Html Today(const Visit& visit, const ExplainedRule& explained) {
  if (explained.table != "majority") return {};
  const std::string id = explained.path.substr(explained.path.find('.') + 1);
  const statutes::MajorityRule* const rule = visit.State().statute->FindMajority(id);
  if (!rule) return {};
  Html items;
  for (const statutes::Body& body : visit.State().statute->bodies) {
    if (!DecidesBy(*visit.State().statute, body, id)) continue;
    for (const BodyId formed : core::BodiesUnder(visit.State(), body.id)) {
      items.Add(NearestIn(visit, formed, *rule));
    }
  }
  return Html::Of(If(!items.IsEmpty(), Tag("ul", Class("small"), items)),
                  Tag("p", Class("small"),
                      Link(visit.At("statutes").With("rule", id).At("would-have-been"),
                           visit.words["statutes.ask-past"])));
}

Html TestOf(const statutes::ExplainedTest& test) {
  return Html::Of(
      Tag("p", test.sentence, If(!test.abstention.empty(), Html::Of(" ", test.abstention))),
      Tag("p", Class("small"), test.key, ": ", Tag("code", test.text)));
}

// A rule that cites several articles stands under each, and is found at the first.
Html RuleCard(const Visit& visit, const ExplainedRule& rule, bool is_anchor) {
  const Messages& words = visit.words;
  const bool named = !rule.name.empty() && !rule.path.ends_with('.' + rule.name);
  Html unset;
  for (const ExplainedKey& key : rule.unset) unset.Add(Tag("li", key.key, ": ", key.value));
  return Tag(
      "section", Class("rule"),
      is_anchor ? std::optional(Attr("id", AnchorOf(rule.path))) : std::nullopt,
      Tag("h3", Tag("code", rule.path), If(named, Html::Of(" ", rule.name))),
      Each(rule.tests, TestOf), Today(visit, rule), If(!rule.written.empty(), KeysOf(rule.written)),
      If(!unset.IsEmpty(), Html::Of(Tag("p", words["statutes.unset"]), Tag("ul", unset))),
      If(!rule.protection.empty(), Tag("p", words["statutes.protected"], " ", rule.protection)),
      If(!rule.defaults.empty(),
         Tag("details", Tag("summary", words["statutes.by-default"]), KeysOf(rule.defaults))));
}

// ------------------------------------------------------------------ text and rules

Html Article(const Visit& visit, const Explanation& explanation,
             const statutes::ArticleText& article) {
  Html rules;
  for (const ExplainedRule& rule : explanation.rules) {
    if (std::ranges::find(rule.articles, article.id) == rule.articles.end()) continue;
    rules.Add(RuleCard(visit, rule, rule.articles.front() == article.id));
  }
  return Tag(
      "article", Class("law"), Attr("id", "article-" + article.id),
      Tag("div", Class("law-text"),
          Tag("h2", Tag("span", Class("article-number"), article.number), " ", article.title),
          Tag("p", Class("text"), article.text)),
      Tag("div", Class("law-rules"),
          If(rules.IsEmpty(), Tag("p", Class("small"), visit.words["statutes.text-only"])), rules));
}

Html WithoutArticle(const Visit& visit, const Explanation& explanation) {
  Html rules;
  for (const ExplainedRule& rule : explanation.rules) {
    if (rule.articles.empty()) rules.Add(RuleCard(visit, rule, true));
  }
  if (rules.IsEmpty()) return {};
  return Tag("section", Tag("h2", visit.words["statutes.no-article"]), rules);
}

// ------------------------------------------------------------------ findings

Html Findings(const Visit& visit, const std::string& toml) {
  const auto findings = statutes::Lint(toml, {.laws = app::LawProfiles()});
  const auto line = [&](const statutes::Finding& finding) {
    // The rule is what stands before the last dot; of a rule as a whole, the path itself.
    const std::string rule = finding.path.substr(0, finding.path.rfind('.'));
    const bool whole = std::ranges::count(finding.path, '.') == 1;
    const Url to = visit.At("statutes").At(AnchorOf(whole ? finding.path : rule));
    return Tag("li", Tag("code", finding.code), " ", Link(to, finding.path), ": ", finding.message,
               " ", Tag("span", Class("small"), finding.remedy));
  };
  return Tag(
      "details", Attr("id", "findings"),
      Tag("summary", visit.words.Text("found.findings",
                                      {{"count", static_cast<std::int64_t>(findings.size())}})),
      Tag("ul", Each(findings, line)));
}

// ------------------------------------------------------------------ past votes

// The votes that come out otherwise, or that none does.
Html Otherwise(const Visit& visit, const std::vector<core::Rejudged>& votes) {
  const Messages& words = visit.words;
  const std::vector<Column> columns{{.name = words["statutes.vote"]},
                                    {.name = words["statutes.was"]},
                                    {.name = words["statutes.would-be"]}};
  const auto outcome = [&](statutes::Outcome value) {
    return Status(words.Word("outcome", WordOf(value)), ToneOf(value));
  };
  Html rows;
  for (const core::Rejudged& row : votes) {
    const core::Vote& vote = visit.State().votes[IndexOf(row.vote)];
    rows.Add(Tag(
        "tr",
        HeadCell(columns[0], Link(visit.At("v", row.vote.value), SubjectName(visit, vote.subject))),
        Cell(columns[1], outcome(row.was)),
        Cell(columns[2],
             Html::Of(outcome(row.would_be.outcome), " ",
                      Tag("span", Class("small"), VerdictSentence(row.would_be, words))))));
  }
  const auto looked_at = static_cast<std::int64_t>(core::CountRejudged(visit.State()));
  return Html::Of(Tag("p", words.Text("statutes.judged-again", {{"count", looked_at}})),
                  rows.IsEmpty() ? Html(Tag("p", words["statutes.all-alike"]))
                                 : Table(words["statutes.otherwise"], columns, rows, words));
}

Html WouldHaveBeen(const Visit& visit) {
  const std::string_view id = visit.Query("rule");
  const statutes::MajorityRule* const rule = visit.State().statute->FindMajority(id);
  if (!rule) return {};
  return Tag("section", Attr("id", "would-have-been"),
             Tag("h2", visit.words.Text("statutes.past-votes", {{"rule", std::string(id)}})),
             Tag("p", Tag("code", rule->test)),
             Otherwise(visit, core::RejudgeBy(visit.State(), *rule)));
}

// ------------------------------------------------------------------ versions

Html Differences(const statutes::Statute& before, const statutes::Statute& after) {
  return Tag("ul", Each(statutes::Diff(before, after), [](const statutes::Difference& row) {
               return Tag("li", statutes::ToLine(row));
             }));
}

Html Versions(const Visit& visit) {
  const auto& past = visit.State().past_statutes;
  if (past.empty()) return {};
  Html items;
  for (std::size_t i = past.size(); i-- > 0;) {
    const statutes::Statute& after =
        i + 1 < past.size() ? *past[i + 1].statute : *visit.State().statute;
    items.Add(Tag("li", past[i].statute->Name(), " → ", after.Name(), ", ",
                  Instant(visit, past[i].until), Differences(*past[i].statute, after)));
  }
  return Tag("section", Attr("id", "versions"), Tag("h2", visit.words["statutes.versions"]),
             Tag("ul", items));
}

// Versions that are moved and not decided.
Html Moved(const Visit& visit) {
  Html items;
  MotionId id{0};
  for (const core::Motion& motion : visit.State().motions) {
    ++id.value;
    const bool open = motion.state == core::MotionState::kMoved ||
                      motion.state == core::MotionState::kAdmitted ||
                      motion.state == core::MotionState::kVoting;
    if (!motion.statutes || !open) continue;
    items.Add(Tag("li", Link(visit.At("m", id.value), MotionName(visit, id))));
  }
  if (items.IsEmpty()) return {};
  return Html::Of(Tag("p", visit.words["statutes.moved"]), Tag("ul", items));
}

// The next version begins as the one in force; its number has to be raised by whoever moves it.
std::vector<Act> ActsOf(const Visit& visit, const std::string& toml) {
  const auto& rule = visit.State().statute->amendment;
  if (!visit.person || !rule) return {};
  const auto bodies = core::BodiesUnder(visit.State(), rule->body);
  if (bodies.empty()) return {};
  const Messages& words = visit.words;
  Act act{.command = "move_statutes", .label = std::string(words["act.move-statutes"])};
  act.given = GivenId("body", bodies.front().value);
  act.given.emplace_back("paragraphs", "1");
  const auto mandate = core::MandateIn(visit.State(), *visit.person, bodies.front());
  if (mandate) act.given.emplace_back("mandate", std::to_string(mandate->value));
  act.fields = {{.name = "doc.text",
                 .label = std::string(words["statutes.reasons"]),
                 .kind = ActFieldKind::kLongText},
                {.name = "doc.statutes",
                 .label = std::string(words["statutes.next-version"]),
                 .kind = ActFieldKind::kLongText,
                 .value = toml,
                 .hint = std::string(words["statutes.next-version-hint"])}};
  act.is_quiet = true;
  return {act};
}

}  // namespace

net::Response StatutesPage(const Visit& visit) {
  const Messages& words = visit.words;
  const statutes::Statute& statute = *visit.State().statute;
  const Digest& document = *visit.State().statute_digest;
  const auto toml = visit.hosted->organisation->ReadText(document);
  const auto explanation = toml ? statutes::Explain(*toml) : tl::unexpected(toml.error());
  if (!explanation) return NotFoundPage(visit);  // a document of class law is never erased
  const Html main = Html::Of(Tag("p", Class("kicker"), statute.Name()), Tag("h1", statute.title),
                             Tag("p", Class("lead"), explanation->change),
                             Facts({{std::string(words["statutes.calendar"]), statute.calendar},
                                    {std::string(words["statutes.timezone"]), statute.timezone},
                                    {std::string(words["statutes.commitment"]), ToHex(document)}}),
                             Moved(visit), Findings(visit, *toml), WouldHaveBeen(visit),
                             Moves(visit, ActsOf(visit, *toml)),
                             Each(statute.articles,
                                  [&](const statutes::ArticleText& article) {
                                    return Article(visit, *explanation, article);
                                  }),
                             WithoutArticle(visit, *explanation), Versions(visit));
  return ShowPage(
      visit,
      {.title = std::string(words["nav.statutes"]), .section = "nav.statutes", .main = main});
}

// What the motion would change, for the page of the motion.
Html ChangeOf(const Visit& visit, const core::Motion& motion) {
  if (!motion.statutes) return {};
  const auto toml = visit.hosted->organisation->ReadText(*motion.statutes);
  const auto next = toml ? statutes::ReadStatute(*toml) : tl::unexpected(toml.error());
  if (!next) return {};
  // Once it is in force, it is compared with what it replaced.
  const auto& past = visit.State().past_statutes;
  const statutes::Statute* before = visit.State().statute.get();
  for (const core::PastStatute& old : past) {
    if (old.statute->version + 1 == next->version) before = old.statute.get();
  }
  const bool decided = motion.state == core::MotionState::kDecided;
  return Html::Of(Tag("h2", visit.words.Text("statutes.changes", {{"name", next->Name()}})),
                  Differences(*before, *next),
                  If(!decided, Otherwise(visit, core::Rejudge(visit.State(), *next))));
}

}  // namespace mandat::web
