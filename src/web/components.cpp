// Builds the pieces of pages.
#include "web/components.hpp"

#include "base/check.hpp"
#include "web/table.hpp"

namespace mandat::web {
namespace {

std::string_view SignOf(Tone tone) {
  switch (tone) {
    case Tone::kFor:
      return "\u2713";
    case Tone::kAgainst:
      return "\u2715";
    case Tone::kOpen:
      return "\u2013";
    case Tone::kAlarm:
      return "!";
  }
  MANDAT_UNREACHABLE();
}

ClassName ClassOf(Tone tone) {
  switch (tone) {
    case Tone::kFor:
      return "tone-for";
    case Tone::kAgainst:
      return "tone-against";
    case Tone::kOpen:
      return "tone-open";
    case Tone::kAlarm:
      return "tone-alarm";
  }
  MANDAT_UNREACHABLE();
}

Html Sign(Tone tone) {
  return Tag("span", Class("sign"), Attr("aria-hidden", "true"), SignOf(tone));
}

Html Sentences(std::string_view heading, const std::vector<std::string>& sentences) {
  if (sentences.empty()) return {};
  return Tag("div", Tag("h3", heading),
             Tag("ul", Each(sentences, [](const std::string& text) { return Tag("li", text); })));
}

Html Working(const VerdictCardData& verdict, const Messages& words) {
  if (verdict.lines.empty() && verdict.counts.empty()) return {};
  return Tag("details", Class("working"), Tag("summary", words["verdict.working"]),
             If(!verdict.lines.empty(), Tag("pre", Tag("code", Each(verdict.lines,
                                                                    [](const std::string& line) {
                                                                      return Html::Of(line, "\n");
                                                                    })))),
             Facts(verdict.counts));
}

}  // namespace

Tone ToneOf(statutes::Outcome outcome) {
  using statutes::Outcome;
  switch (outcome) {
    case Outcome::kAdopted:
    case Outcome::kQuorate:
    case Outcome::kMet:
    case Outcome::kKept:
    case Outcome::kElected:
      return Tone::kFor;
    case Outcome::kRejected:
    case Outcome::kNoQuorum:
    case Outcome::kInquorate:
    case Outcome::kNotMet:
    case Outcome::kDropped:
    case Outcome::kNotElected:
      return Tone::kAgainst;
    case Outcome::kTied:
    case Outcome::kUndecided:
    case Outcome::kPending:
      return Tone::kOpen;
    case Outcome::kVoid:
    case Outcome::kUndetermined:
    case Outcome::kRuleNotStated:
      return Tone::kAlarm;
  }
  MANDAT_UNREACHABLE();
}

Html Status(std::string_view word, Tone tone) {
  return Tag("span", Class("status", ClassOf(tone)), Sign(tone), word);
}

Html Facts(const std::vector<NamedValue>& facts) {
  if (facts.empty()) return {};
  return Tag("dl", Class("facts"), Each(facts, [](const NamedValue& fact) {
               return Tag("div", Tag("dt", fact.name), Tag("dd", fact.value));
             }));
}

Html VerdictCard(const VerdictCardData& verdict, const Messages& words) {
  const Tone tone = ToneOf(verdict.outcome);
  const std::string_view code = WordsOf(verdict.outcome)[static_cast<std::size_t>(verdict.outcome)];
  const std::string heading = verdict.id + "-outcome";
  return Tag("section", Class("verdict", ClassOf(tone)), Attr("id", verdict.id),
             Attr("aria-labelledby", heading),
             Tag("h2", Class("verdict-outcome"), Attr("id", heading), Sign(tone),
                 words.Word("outcome", code)),
             Tag("p", Class("verdict-reason"), verdict.reason),
             If(verdict.bar.has_value(), [&](Html& out) { out.Add(VoteBar(*verdict.bar, words)); }),
             Facts(verdict.facts), Sentences(words["verdict.follows"], verdict.follows),
             Sentences(words["verdict.warnings"], verdict.notes), Working(verdict, words));
}

Html Refusal(const RefusalData& refusal, const Messages& words) {
  // The one part of a page that takes the focus by itself: it answers what the reader just did.
  return Tag("section", Class("notice tone-against"), Attr("role", "alert"), Attr("tabindex", -1),
             Attr("id", "refusal"), Tag("h2", Sign(Tone::kAgainst), words["notice.refused"]),
             Tag("p", refusal.reason),
             If(!refusal.remedies.empty(),
                Html::Of(Tag("h3", words["notice.remedies"]),
                         Tag("ul", Each(refusal.remedies,
                                        [](const std::string& text) { return Tag("li", text); })))),
             Tag("p", Class("small"),
                 If(!refusal.article.empty(),
                    words.Text("verdict.in-article", {{"article", refusal.article}}) + " \u00B7 "),
                 words["notice.refused-code"], " ", Tag("code", refusal.code)));
}

Html Empty(const EmptyData& empty, const Messages& words) {
  return Tag(
      "section", Class("empty"), Tag("p", Class("empty-what"), empty.missing),
      If(!empty.article.empty(),
         Tag("p", Class("small"), words.Text("verdict.in-article", {{"article", empty.article}}))),
      If(!empty.who.empty(), Tag("p", words.Text("label.who-acts", {{"who", empty.who}}))),
      [&](Html& out) {
        if (!empty.action) return;
        out.Add(Tag("p", Link(empty.action->url, Class("button"), empty.action->label)));
      });
}

Html Receipt(std::int64_t record_number, SealState state, const Messages& words) {
  const bool is_sealed = state == SealState::kSealed;
  return Tag("section", Class("notice tone-for"), Attr("role", "status"),
             Tag("h2", Sign(Tone::kFor), words["notice.receipt"]),
             Tag("p", words.Text("notice.receipt-recorded", {{"number", record_number}}), " ",
                 If(is_sealed, words["notice.receipt-sealed"])));
}

Html Alarm(const AlarmData& alarm, const Messages& words) {
  return Tag("article", Class("notice tone-alarm"),
             Tag("h3", Sign(Tone::kAlarm),
                 Tag("span", Class("visually-hidden"), words["notice.alarm"], ": "), alarm.title),
             Tag("p", Class("since"), alarm.since), Facts(alarm.data),
             Tag("p", Class("small"), alarm.note), Tag("p", alarm.remedy));
}

}  // namespace mandat::web
