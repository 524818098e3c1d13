// "Who sent you?": a seat and the mandates behind it, down to the base (law L1).
#include "base/short_code.hpp"
#include "core/chain.hpp"
#include "core/questions.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"

namespace mandat::web {
namespace {

const core::CandidateVotes* VotesOf(const core::Election& election, PersonId person) {
  for (const core::CandidateVotes& votes : election.votes) {
    if (votes.person == person) return &votes;
  }
  return nullptr;
}

// How the mandate was given: by whom, when, with how many votes, in which election.
Html How(const Visit& visit, const core::ChainStep& step) {
  const Messages& words = visit.words;
  if (!step.mandate) return Tag("p", words["chain.empty"]);
  const core::Mandate& mandate = visit.State().mandates[IndexOf(*step.mandate)];
  Html how;
  const std::string by =
      step.elector ? BodyName(visit, *step.elector) : std::string(words["chain.nobody"]);
  const std::string_view source = words.Word("source", WordOf(mandate.source));
  if (step.elector) {
    how.Add(Tag("p", source, " ", words["chain.by"], " ",
                Link(visit.At("b", step.elector->value), by), ", ", Instant(visit, mandate.at),
                "."));
  } else {
    how.Add(Tag("p", source, ". ", by));
  }
  if (step.election) {
    const core::Election& election = visit.State().elections[IndexOf(*step.election)];
    const core::CandidateVotes* const votes = VotesOf(election, mandate.holder);
    how.Add(Tag("p", Link(visit.At("e", step.election->value), words["chain.election"]),
                If(votes != nullptr,
                   ": " + words.Text("chain.votes", {{"count", votes ? votes->votes : 0}}))));
  }
  if (step.reaches_base) {
    how.Add(Tag("p", Class("base-reached"),
                words.Text("chain.base", {{"body", by}, {"members", step.members}})));
  }
  return how;
}

Html Step(const Visit& visit, const core::ChainStep& step) {
  const core::Seat& seat = visit.State().seats[IndexOf(step.seat)];
  return Tag("li",
             Tag("p", Class("chain-who"),
                 Link(visit.At("seat", step.seat.value), SeatName(visit, step.seat)), ", ",
                 BodyName(visit, seat.body)),
             How(visit, step));
}

std::vector<Act> ActsOf(const Visit& visit, SeatId id, const core::Seat& seat) {
  std::vector<Act> acts;
  const Messages& words = visit.words;
  if (!visit.person) return acts;
  if (!seat.holder) {
    acts.push_back({.command = "call_substitute",
                    .label = std::string(words["act.call-substitute"]),
                    .given = GivenId("seat", id.value)});
    return acts;
  }
  const Given given = GivenId("mandate", seat.holder->value);
  const core::Mandate& mandate = visit.State().mandates[IndexOf(*seat.holder)];
  if (mandate.credential != core::CredentialState::kVerified) {
    acts.push_back({.command = "verify_credential",
                    .label = std::string(words["act.verify"]),
                    .given = given});
    acts.push_back({.command = "reject_credential",
                    .label = std::string(words["act.reject"]),
                    .given = given,
                    .is_quiet = true});
  }
  acts.push_back({.command = "contest_credential",
                  .label = std::string(words["act.contest"]),
                  .given = given,
                  .fields = {{.name = "ground", .label = std::string(words["act.ground"])}},
                  .is_quiet = true});
  acts.push_back({.command = "start_recall",
                  .label = std::string(words["act.start-recall"]),
                  .given = given,
                  .fields = {{.name = "doc.grounds",
                              .label = std::string(words["recall.grounds"]),
                              .kind = ActFieldKind::kLongText}},
                  .is_quiet = true});
  if (visit.person == mandate.holder) {
    acts.push_back({.command = "resign_mandate",
                    .label = std::string(words["act.resign"]),
                    .given = given,
                    .is_quiet = true});
  }
  return acts;
}

Html Papers(const Visit& visit, const core::Seat& seat) {
  if (!seat.holder) return {};
  const Messages& words = visit.words;
  const core::Mandate& mandate = visit.State().mandates[IndexOf(*seat.holder)];
  std::vector<NamedValue> facts{
      {std::string(words["mandate.one"]), std::string(words.Word("mandate", mandate.type))},
      {std::string(words["credential.one"]),
       std::string(words.Word("credential", WordOf(mandate.credential)))},
      {std::string(words["mandate.since"]), Instant(visit, mandate.at)},
      {std::string(words["mandate.weight"]), FormatNumber(seat.weight, words.InLanguage())}};
  return Facts(facts);
}

}  // namespace

net::Response SeatPage(const Visit& visit) {
  const SeatId id{visit.Number()};
  const core::Seat* const seat = core::Find(visit.State().seats, id);
  if (!seat) return NotFoundPage(visit);
  const Messages& words = visit.words;
  const core::Chain chain = core::ChainOf(visit.State(), id);
  const std::string who = SeatName(visit, id);

  Html content = Html::Of(
      Papers(visit, *seat), Tag("h2", words["seat.who-sent-you"]),
      Tag("ol", Class("chain"),
          Each(chain.steps, [&](const core::ChainStep& step) { return Step(visit, step); })));
  if (!chain.reaches_base) {
    content.Add(Tag("p", Status(words["chain.broken"], Tone::kAlarm)));
  }
  content.Add(Moves(visit, ActsOf(visit, id, *seat)));
  OrganisationPage page{
      .title = who,
      .section = "nav.bodies",
      .main =
          Html::Of(Tag("p", Class("kicker"), words["seat.one"], " ", ShortCodeOf(id), " \u00B7 ",
                       Link(visit.At("b", seat->body.value), BodyName(visit, seat->body))),
                   Tag("h1", who), content)};
  return ShowPage(visit, std::move(page));
}

}  // namespace mandat::web
