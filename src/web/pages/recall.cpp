// The page of a recall: whose mandate, on what grounds, how many signed, and what follows (IF-127).
#include "base/short_code.hpp"
#include "core/questions.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/verdict_view.hpp"

namespace mandat::web {
namespace {

using core::Recall;
using core::RecallState;

Tone ToneOf(RecallState state) {
  switch (state) {
    case RecallState::kPetition:
    case RecallState::kCalled:
    case RecallState::kVoting:
      return Tone::kOpen;
    case RecallState::kEnded:
      return Tone::kFor;
    case RecallState::kFailed:
    case RecallState::kLapsed:
    case RecallState::kMoot:
      return Tone::kAgainst;
  }
  return Tone::kOpen;
}

std::string Grounds(const Visit& visit, RecallId id) {
  const app::Name* const name = visit.view->names.recalls.Find(id.value);
  if (!name) return {};
  const auto commitment = ParseDigest(name->contact);
  if (!commitment) return name->name;
  return visit.hosted->organisation->ReadText(*commitment).value_or(name->name);
}

std::vector<Act> ActsOf(const Visit& visit, RecallId id, const Recall& recall) {
  std::vector<Act> acts;
  if (!visit.person || recall.state != RecallState::kPetition) return acts;
  const bool has_signed = recall.signatures.Find(*visit.person) != nullptr;
  acts.push_back({.command = has_signed ? "withdraw_signature" : "sign_recall",
                  .label = std::string(visit.words[has_signed ? MessageKey("act.withdraw-signature")
                                                              : MessageKey("act.sign-recall")]),
                  .given = GivenId("recall", id.value),
                  .is_quiet = has_signed});
  return acts;
}

}  // namespace

net::Response RecallPage(const Visit& visit) {
  const RecallId id{visit.Number()};
  const Recall* const recall = core::Find(visit.State().recalls, id);
  if (!recall) return NotFoundPage(visit);
  const Messages& words = visit.words;
  const core::Mandate& mandate = visit.State().mandates[IndexOf(recall->mandate)];
  const std::string who = PersonName(visit, mandate.holder);
  const std::vector<NamedValue> facts{
      {std::string(words["recall.electors"]), BodyName(visit, recall->elector)},
      {std::string(words["recall.test"]), recall->petition},
      {std::string(words["base.signatures"]), std::to_string(recall->signatures.size())},
      {std::string(words["base.constituents"]),
       FormatNumber(recall->constituents, words.InLanguage())},
      {std::string(words["recall.started"]), FormatDate(recall->started_on, words)}};
  Html content =
      Html::Of(Tag("p", Status(words.Word("recall", WordOf(recall->state)), ToneOf(recall->state))),
               Tag("p", Link(visit.At("seat", mandate.seat.value), words["seat.who-sent-you"])),
               Facts(facts));
  if (recall->verdict) content.Add(ShowVerdict(visit, "verdict", *recall->verdict));
  if (recall->vote) {
    content.Add(Tag("p", Link(visit.At("v", recall->vote->value), words["recall.to-vote"])));
  }
  content.Add(Html::Of(Tag("h2", words["recall.grounds"]),
                       Tag("p", Class("text"), Grounds(visit, id)),
                       Moves(visit, ActsOf(visit, id, *recall))));
  const std::string title = words.Text("recall.of", {{"name", who}});
  OrganisationPage page{
      .title = title,
      .section = "nav.petitions",
      .topics = {"organisation"},
      .main = Html::Of(Tag("p", Class("kicker"), words["recall.one"], " ", ShortCodeOf(id)),
                       Tag("h1", title), LivePart(visit, "organisation", content))};
  return ShowPage(visit, std::move(page));
}

}  // namespace mandat::web
