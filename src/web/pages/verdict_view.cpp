// Tells verdicts in words; the facts come from statutes::MakeHeadline, so no client tells another.
#include "web/pages/verdict_view.hpp"

#include <algorithm>

#include "base/fields.hpp"
#include "statutes/headline.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/table.hpp"

namespace mandat::web {
namespace {

using statutes::Headline;
using statutes::HeadlineForm;
using statutes::Relation;

std::string BaseWord(const Messages& words, std::string_view base) {
  std::string code(base);
  std::ranges::replace(code, '_', '-');
  return std::string(words.Word("base", code));
}

MessageKey RelationKey(Relation relation) {
  switch (relation) {
    case Relation::kMore:
      return "sentence.more";
    case Relation::kAtLeast:
      return "sentence.at-least";
    case Relation::kLess:
      return "sentence.less";
    case Relation::kAtMost:
      return "sentence.at-most";
    case Relation::kEqual:
      return "sentence.equal";
  }
  return "sentence.equal";
}

// "half", "two thirds", "3/5".
std::string Fraction(const Ratio& share, const Messages& words) {
  const std::string text = share.ToString();
  if (text == "1/2") return std::string(words["sentence.half"]);
  if (text == "2/3") return std::string(words["sentence.two-thirds"]);
  if (text == "3/4") return std::string(words["sentence.three-quarters"]);
  return FormatNumber(share, words.InLanguage());
}

std::string Needed(const Headline& headline, const std::string& amount, const Messages& words) {
  return words.Text("sentence.needed",
                    {{"relation", words[RelationKey(headline.relation)]}, {"amount", amount}});
}

std::string ShareSentence(const Headline& headline, const Messages& words) {
  const Language language = words.InLanguage();
  const std::string part = FormatNumber(headline.part_count, language);
  const std::string whole = FormatNumber(headline.whole_count, language);
  const std::string base = BaseWord(words, WordOf(*headline.whole));
  std::string text =
      words.Text("sentence.share", {{"part", part}, {"whole", whole}, {"base", base}});
  const auto of_whole = Ratio::Divide(headline.part_count, headline.whole_count);
  const auto shares =
      of_whole ? FormatShares(*of_whole, headline.threshold, language) : std::optional<Shares>();
  if (shares && headline.share_text) text += " (" + shares->share + ")";
  return text + "; " + Needed(headline, Fraction(headline.threshold, words), words);
}

std::string SentenceOf(const Headline& headline, const Messages& words) {
  const Language language = words.InLanguage();
  const std::string part = FormatNumber(headline.part_count, language);
  const std::string part_word = BaseWord(words, WordOf(headline.part));
  switch (headline.form) {
    case HeadlineForm::kShare:
      return headline.whole ? ShareSentence(headline, words) : std::string();
    case HeadlineForm::kVersus: {
      if (!headline.whole) return {};
      const std::string whole = FormatNumber(headline.whole_count, language);
      const std::string whole_word = BaseWord(words, WordOf(*headline.whole));
      return words.Text(
          "sentence.versus",
          {{"part", part}, {"partword", part_word}, {"whole", whole}, {"wholeword", whole_word}});
    }
    case HeadlineForm::kNumber:
      return words.Text("sentence.number", {{"part", part}, {"partword", part_word}}) + "; " +
             Needed(headline, FormatNumber(headline.threshold, language), words);
    case HeadlineForm::kMissing:
      return words.Text("sentence.missing",
                        {{"base", headline.missing ? BaseWord(words, WordOf(*headline.missing))
                                                   : std::string()}});
    case HeadlineForm::kGroups:
    case HeadlineForm::kOther:
      return {};
  }
  return {};
}

const Ratio* FindFigure(const statutes::Figures& figures, std::string_view base) {
  for (const statutes::Figure& figure : figures) {
    if (figure.base == base && !figure.group && figure.value &&
        figure.measure != statutes::Measure::kSeats) {
      return &*figure.value;
    }
  }
  return nullptr;
}

// Yes and no over the base that the rule names; without both there is no bar.
std::optional<VoteBarData> BarOf(const std::string& id, const statutes::Verdict& verdict,
                                 const Messages& words) {
  const Headline headline = statutes::MakeHeadline(verdict);
  const Ratio* const yes = FindFigure(verdict.figures, "yes");
  const Ratio* const no = FindFigure(verdict.figures, "no");
  if (!yes || !no || headline.form == HeadlineForm::kOther) return std::nullopt;
  const Ratio* const abstain = FindFigure(verdict.figures, "abstain");
  VoteBarData bar{.id = id + "-bar",
                  .yes = *yes,
                  .no = *no,
                  .abstain = abstain ? *abstain : Ratio(0),
                  .not_voting = 0,
                  .base = 0,
                  .base_name = ""};
  const bool tells_share = headline.form == HeadlineForm::kShare && headline.whole &&
                           headline.part == statutes::Base::kYes;
  if (!tells_share) return bar;
  bar.base = headline.whole_count;
  bar.base_name = BaseWord(words, WordOf(*headline.whole));
  bar.threshold = headline.threshold;
  const auto cast = Ratio::Add(bar.yes, bar.no);
  const auto all = cast ? Ratio::Add(*cast, bar.abstain) : cast;
  const auto rest = all ? Ratio::Subtract(bar.base, *all) : all;
  if (rest && !(*rest < Ratio(0))) bar.not_voting = *rest;
  return bar;
}

// A code of a warning or consequence: "default:quorum" is told by its first half.
std::string CodeSentence(const Messages& words, std::string_view section, std::string_view code) {
  const auto colon = code.find(':');
  const std::string head(code.substr(0, colon));
  std::string text(words.Word(section, head));
  if (colon != std::string_view::npos) text.append(": ").append(code.substr(colon + 1));
  return text;
}

}  // namespace

std::string VerdictSentence(const statutes::Verdict& verdict, const Messages& words) {
  const Headline headline = statutes::MakeHeadline(verdict);
  std::string text = SentenceOf(headline, words);
  if (headline.reason == statutes::HeadlineReason::kQuorum) {
    text = std::string(words["sentence.quorum"]) + (text.empty() ? "" : ": " + text);
  }
  if (verdict.outcome == statutes::Outcome::kRuleNotStated) text = words["sentence.no-rule"];
  if (text.empty() && verdict.rule) text = *verdict.rule;
  if (text.empty()) text = words.Word("outcome", WordOf(verdict.outcome));
  return Capital(text) + ".";
}

Html ShowVerdict(const Visit& visit, const std::string& id, const statutes::Verdict& verdict) {
  const Messages& words = visit.words;
  VerdictCardData card{.id = id,
                       .outcome = verdict.outcome,
                       .reason = VerdictSentence(verdict, words),
                       .bar = BarOf(id, verdict, words),
                       .facts = {},
                       .counts = {},
                       .lines = verdict.lines,
                       .follows = {},
                       .notes = {}};
  if (verdict.rule) card.facts.push_back({std::string(words["verdict.rule"]), *verdict.rule});
  if (verdict.article) {
    card.facts.push_back(
        {std::string(words["verdict.article"]), ArticleNumber(visit, *verdict.article)});
  }
  if (verdict.statute) {
    card.facts.push_back({std::string(words["nav.statutes"]), *verdict.statute});
  }
  if (verdict.frozen_at) {
    card.facts.push_back({std::string(words["vote.frozen"]), Instant(visit, *verdict.frozen_at)});
  }
  for (const statutes::Figure& figure : verdict.figures) {
    if (figure.group) continue;
    card.counts.push_back({BaseWord(words, figure.base),
                           figure.value ? FormatNumber(*figure.value, words.InLanguage()) : "?"});
  }
  for (const std::string& code : verdict.follows) {
    card.follows.push_back(CodeSentence(words, "follows", code));
  }
  for (const std::string& code : verdict.warnings) {
    card.notes.push_back(CodeSentence(words, "warning", code));
  }
  return VerdictCard(card, words);
}

Html FiguresTable(const Visit& visit, const statutes::Figures& figures, std::string_view caption) {
  if (figures.empty()) return {};
  const Messages& words = visit.words;
  const std::vector<Column> columns{{.name = words["vote.base-set"]},
                                    {.name = words["vote.measure"]},
                                    {.name = words["vote.group"]},
                                    {.name = words["label.count"], .kind = ColumnKind::kNumber}};
  Html rows;
  for (const statutes::Figure& figure : figures) {
    const std::string value =
        figure.value ? FormatNumber(*figure.value, words.InLanguage()) : std::string("?");
    rows.Add(Tag("tr", HeadCell(columns[0], BaseWord(words, figure.base)),
                 Cell(columns[1], words.Word("measure", WordOf(figure.measure))),
                 Cell(columns[2], figure.group.value_or("\u2013")), Cell(columns[3], value)));
  }
  return Table(caption, columns, rows, words);
}

}  // namespace mandat::web
