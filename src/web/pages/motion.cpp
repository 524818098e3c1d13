// The page of a motion: numbered lines, amendments at their paragraph, told by mark and word, votes
// (IF-124).
#include <algorithm>

#include "app/documents.hpp"
#include "base/short_code.hpp"
#include "core/questions.hpp"
#include "web/components.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"
#include "web/text_lines.hpp"

namespace mandat::web {
namespace {

using core::Amendment;
using core::AmendmentKind;
using core::AmendmentState;
using core::Motion;
using core::MotionState;

Tone ToneOf(MotionState state) {
  if (state == MotionState::kWithdrawn) return Tone::kAgainst;
  return state == MotionState::kDecided ? Tone::kFor : Tone::kOpen;
}
Tone ToneOf(AmendmentState state) {
  switch (state) {
    case AmendmentState::kAdopted:
    case AmendmentState::kAdoptedByMover:
      return Tone::kFor;
    case AmendmentState::kRejected:
    case AmendmentState::kFallen:
    case AmendmentState::kWithdrawn:
      return Tone::kAgainst;
    case AmendmentState::kMoved:
    case AmendmentState::kVoting:
      return Tone::kOpen;
  }
  return Tone::kOpen;
}

std::string TextOf(const Visit& visit, const app::Name* name) {
  if (!name || name->contact.empty()) return {};
  const auto commitment = ParseDigest(name->contact);
  if (!commitment) return {};
  return visit.hosted->organisation->ReadText(*commitment).value_or("");
}

Html Lines(const std::vector<NumberedLine>& lines) {
  return Tag("div", Class("text"), Each(lines, [](const NumberedLine& line) {
               return Tag(
                   "p", Class("line"),
                   Tag("span", Class("line-number"), Attr("aria-hidden", "true"), line.number),
                   Tag("span", line.text));
             }));
}

// An amendment stands under the paragraph that it would change.
Html AmendmentAt(const Visit& visit, AmendmentId id, const Amendment& amendment,
                 const std::string& old_text) {
  const Messages& words = visit.words;
  const std::string text = TextOf(visit, visit.view->names.amendments.Find(id.value));
  const std::string anchor = "amendment-" + std::to_string(id.value);
  return Tag(
      "article", Class("amendment"), Attr("id", anchor),
      Tag("h3", Capital(words["motion.amendment"]), " ", ShortCodeOf(id), ": ",
          words.Word("amendment-kind", WordOf(amendment.kind))),
      Tag("p", Status(words.Word("amendment", WordOf(amendment.state)), ToneOf(amendment.state)),
          " ", Tag("span", Class("small"), PersonName(visit, amendment.mover))),
      If(amendment.kind != AmendmentKind::kInsertAfter,
         Tag("p", Class("text"), Tag("span", Class("mark-word"), words["motion.deleted"], ": "),
             Tag("del", old_text))),
      If(amendment.kind != AmendmentKind::kStrike,
         Tag("p", Class("text"), Tag("span", Class("mark-word"), words["motion.inserted"], ": "),
             Tag("ins", text))));
}

Html Text(const Visit& visit, MotionId id, const Motion& motion) {
  const std::string text = TextOf(visit, visit.view->names.motions.Find(id.value));
  const std::vector<std::string> paragraphs = app::Paragraphs(text);
  const auto lines = NumberLines(paragraphs, 1);
  Html html;
  for (std::size_t i = 0; i <= paragraphs.size(); ++i) {
    if (i > 0) {
      html.Add(Tag("section", Class("paragraph"), Attr("id", "paragraph-" + std::to_string(i)),
                   Attr("aria-label", visit.words.Text("motion.paragraph",
                                                       {{"number", static_cast<std::int64_t>(i)}})),
                   Lines(lines[i - 1])));
    }
    for (const AmendmentId amendment_id : motion.amendments) {
      const Amendment& amendment = visit.State().amendments[IndexOf(amendment_id)];
      if (amendment.paragraph != static_cast<Count>(i)) continue;
      html.Add(AmendmentAt(visit, amendment_id, amendment, i == 0 ? "" : paragraphs[i - 1]));
    }
  }
  return html;
}

Html Votes(const Visit& visit, const Motion& motion) {
  Html items;
  const auto add = [&](std::uint64_t id, const core::Vote& vote) {
    items.Add(Tag("li", Link(visit.At("v", id), SubjectName(visit, vote.subject)), " ",
                  vote.verdict
                      ? Status(visit.words.Word("outcome", WordOf(vote.verdict->outcome)),
                               web::ToneOf(vote.verdict->outcome))
                      : Status(visit.words.Word("vote", WordOf(vote.state)), Tone::kOpen)));
  };
  std::uint64_t id = 0;
  for (const core::Vote& vote : visit.State().votes) {
    ++id;
    const bool is_amendment = vote.subject.amendment &&
                              std::ranges::count(motion.amendments, *vote.subject.amendment) > 0;
    const bool is_own = std::ranges::count(motion.votes, VoteId{id}) > 0;
    if (is_own || is_amendment) add(id, vote);
  }
  if (items.IsEmpty()) return {};
  return Html::Of(Tag("h2", visit.words["motion.votes"]), Tag("ul", items));
}

std::optional<MandateId> OwnMandate(const Visit& visit, BodyId body) {
  return core::MandateIn(visit.State(), *visit.person, body);
}

Act AmendAct(const Visit& visit, MotionId id, const Motion& motion) {
  const Messages& words = visit.words;
  Act act{.command = "move_amendment", .label = std::string(words["act.move-amendment"])};
  act.given = GivenId("motion", id.value);
  const auto mandate = OwnMandate(visit, motion.body);
  if (mandate) act.given.emplace_back("mandate", std::to_string(mandate->value));
  std::vector<ActChoice> kinds;
  for (const std::string_view kind : WordsOf(AmendmentKind{})) {
    kinds.push_back({std::string(kind), std::string(words.Word("amendment-kind", kind))});
  }
  act.fields = {{.name = "paragraph",
                 .label = std::string(words["motion.which-paragraph"]),
                 .kind = ActFieldKind::kNumber,
                 .value = "1"},
                {.name = "kind",
                 .label = std::string(words["motion.what-change"]),
                 .kind = ActFieldKind::kChoice,
                 .choices = std::move(kinds)},
                {.name = "doc.text",
                 .label = std::string(words["motion.new-text"]),
                 .kind = ActFieldKind::kLongText,
                 .is_required = false}};
  act.is_quiet = true;
  return act;
}

std::vector<Act> ActsOf(const Visit& visit, MotionId id, const Motion& motion) {
  std::vector<Act> acts;
  if (!visit.person) return acts;
  const Messages& words = visit.words;
  const Given given = GivenId("motion", id.value);
  if (motion.state == MotionState::kMoved) {
    Act second{
        .command = "second_motion", .label = std::string(words["act.second"]), .given = given};
    const auto mandate = OwnMandate(visit, motion.body);
    if (mandate) second.given.emplace_back("mandate", std::to_string(mandate->value));
    acts.push_back(std::move(second));
  }
  if (motion.state == MotionState::kMoved || motion.state == MotionState::kAdmitted) {
    if (!motion.statutes) acts.push_back(AmendAct(visit, id, motion));
    acts.push_back({.command = "withdraw_motion",
                    .label = std::string(words["act.withdraw-motion"]),
                    .given = given,
                    .is_quiet = true});
  }
  for (const AmendmentId amendment : motion.amendments) {
    if (visit.State().amendments[IndexOf(amendment)].state != AmendmentState::kMoved) continue;
    const std::string code = ShortCodeOf(amendment);
    acts.push_back({.command = "take_over_amendment",
                    .label = words.Text("act.take-over", {{"code", code}}),
                    .given = GivenId("amendment", amendment.value),
                    .is_quiet = true});
    acts.push_back({.command = "withdraw_amendment",
                    .label = words.Text("act.withdraw-amendment", {{"code", code}}),
                    .given = GivenId("amendment", amendment.value),
                    .is_quiet = true});
  }
  return acts;
}

}  // namespace

net::Response MotionPage(const Visit& visit) {
  const MotionId id{visit.Number()};
  const Motion* const motion = core::Find(visit.State().motions, id);
  if (!motion) return NotFoundPage(visit);
  const Messages& words = visit.words;
  const std::string topic = "motion/" + std::to_string(id.value);
  std::vector<NamedValue> facts{
      {std::string(words["motion.mover"]), PersonName(visit, motion->mover)},
      {std::string(words["motion.seconders"]), std::to_string(motion->seconders.size())}};
  const statutes::Matter* const matter = visit.State().statute->FindMatter(motion->matter);
  if (matter) {
    facts.push_back(
        {std::string(words["motion.matter"]), matter->name.empty() ? matter->id : matter->name});
  }
  const Html content =
      Html::Of(Tag("p", Status(words.Word("motion", WordOf(motion->state)), ToneOf(motion->state)),
                   " ", Link(visit.At("b", motion->body.value), BodyName(visit, motion->body))),
               Facts(facts), Text(visit, id, *motion), ChangeOf(visit, *motion),
               Votes(visit, *motion), Moves(visit, ActsOf(visit, id, *motion)));
  const std::string name = MotionName(visit, id);
  OrganisationPage page{
      .title = name,
      .section = "nav.motions",
      .topics = {topic},
      .main = Html::Of(Tag("p", Class("kicker"), words["motion.one"], " ", ShortCodeOf(id)),
                       Tag("h1", name), LivePart(visit, topic, content))};
  return ShowPage(visit, std::move(page));
}

}  // namespace mandat::web
