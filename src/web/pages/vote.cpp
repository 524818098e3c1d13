// The page of a vote: before, what would carry; open, the ballot and no partial count; after, the
// verdict, its working, the books and the names (IF-125).
#include <algorithm>

#include "base/short_code.hpp"
#include "core/questions.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/verdict_view.hpp"
#include "web/table.hpp"

namespace mandat::web {
namespace {

using core::Choice;
using core::Vote;
using core::VoteMode;
using core::VoteState;

Tone ToneOf(VoteState state) {
  switch (state) {
    case VoteState::kOpen:
    case VoteState::kTied:
      return Tone::kOpen;
    case VoteState::kClosed:
      return Tone::kFor;
    case VoteState::kVoided:
      return Tone::kAlarm;
  }
  return Tone::kOpen;
}

MessageKey ChoiceKey(Choice choice) {
  return choice == Choice::kYes  ? MessageKey("vote.yes")
         : choice == Choice::kNo ? MessageKey("vote.no")
                                 : MessageKey("vote.abstain");
}

Html SubjectLink(const Visit& visit, const core::Subject& subject) {
  std::optional<Url> page;
  if (subject.motion) page = visit.At("m", subject.motion->value);
  if (subject.amendment) {
    page = visit.At("m", visit.State().amendments[IndexOf(*subject.amendment)].motion.value);
  }
  if (subject.recall) page = visit.At("r", subject.recall->value);
  const std::string name = SubjectName(visit, subject);
  return page ? Html(Link(*page, name)) : Html::Of(name);
}

Html Rule(const Visit& visit, const Vote& vote) {
  std::vector<NamedValue> facts;
  const Messages& words = visit.words;
  const statutes::VoteRules& rules = vote.rules;
  facts.push_back(
      {std::string(words["vote.how"]), std::string(words.Word("mode", WordOf(vote.mode)))});
  facts.push_back({std::string(words["verdict.rule"]),
                   rules.test.value_or(std::string(words["outcome.rule-not-stated"]))});
  if (rules.article) {
    facts.push_back({std::string(words["verdict.article"]), ArticleNumber(visit, *rules.article)});
  }
  if (rules.quorum) facts.push_back({std::string(words["sitting.quorum"]), *rules.quorum});
  facts.push_back({std::string(words["vote.frozen"]), Instant(visit, vote.frozen_at)});
  return Facts(facts);
}

// Who voted is told while it is open, how only afterwards: no partial count reaches anybody.
Html Turnout(const Visit& visit, const Vote& vote) {
  if (vote.mode == VoteMode::kTellers) {
    return Tag("p",
               vote.sheet ? visit.words["vote.sheet-entered"] : visit.words["vote.sheet-awaited"]);
  }
  return Tag("p", Class("lead"),
             visit.words.Text("vote.turnout",
                              {{"count", static_cast<std::int64_t>(vote.ballots.size())}}));
}

Html Names(const Visit& visit, const Vote& vote) {
  if (vote.ballots.empty() || vote.state == VoteState::kOpen) return {};
  const core::Body& body =
      visit.State().bodies[IndexOf(visit.State().sittings[IndexOf(vote.sitting)].body)];
  const Messages& words = visit.words;
  // Delegates answer for their votes by name; members in an assembly need not (US-22).
  if (core::IsAssembly(visit.State(), body)) return {};
  const std::vector<Column> columns{{.name = words["seat.holder"]}, {.name = words["vote.choice"]}};
  Html rows;
  for (const auto& [person, ballot] : vote.ballots) {
    const std::string name = PersonName(visit, person);
    Html cell;
    if (ballot.mandate) {
      const SeatId seat = visit.State().mandates[IndexOf(*ballot.mandate)].seat;
      cell.Add(Link(visit.At("seat", seat.value), name));
    } else {
      cell.Add(name);
    }
    rows.Add(
        Tag("tr", HeadCell(columns[0], cell), Cell(columns[1], words[ChoiceKey(ballot.choice)])));
  }
  return Table(words["vote.names"], columns, rows, words);
}

Html Sheet(const Visit& visit, const Vote& vote) {
  if (!vote.sheet || vote.state == VoteState::kOpen) return {};
  const core::Sheet& sheet = *vote.sheet;
  const Messages& words = visit.words;
  const std::vector<Column> columns{{.name = words["vote.pile"]},
                                    {.name = words["label.count"], .kind = ColumnKind::kNumber}};
  const std::array<std::pair<std::string_view, std::optional<Count>>, 8> lines{
      {{"issued", sheet.issued},
       {"returned", sheet.returned},
       {"not-returned", sheet.not_returned},
       {"yes", sheet.yes},
       {"no", sheet.no},
       {"abstain", sheet.abstain},
       {"blank", sheet.blank},
       {"invalid", sheet.invalid}}};
  Html rows;
  for (const auto& [base, count] : lines) {
    if (!count) continue;
    rows.Add(Tag("tr", HeadCell(columns[0], words.Word("base", base)),
                 Cell(columns[1], FormatNumber(*count, words.InLanguage()))));
  }
  return Html::Of(Tag("h2", words["vote.reconciliation"]),
                  Table(words["vote.sheet"], columns, rows, words));
}

Act CastAct(const Visit& visit, const Vote& vote, VoteId id, Choice choice) {
  Act act{.command = "cast_vote", .label = std::string(visit.words[ChoiceKey(choice)])};
  act.given = GivenId("vote", id.value);
  act.given.emplace_back("choice", WordOf(choice));
  const BodyId body = visit.State().sittings[IndexOf(vote.sitting)].body;
  const auto mandate = core::MandateIn(visit.State(), *visit.person, body);
  if (mandate) act.given.emplace_back("mandate", std::to_string(mandate->value));
  return act;
}

Act SheetAct(const Visit& visit, VoteId id) {
  const Messages& words = visit.words;
  Act act{.command = "enter_vote_sheet",
          .label = std::string(words["act.enter-sheet"]),
          .given = GivenId("vote", id.value)};
  for (const std::string_view base :
       {"issued", "returned", "yes", "no", "abstain", "blank", "invalid"}) {
    act.fields.push_back({.name = "sheet." + std::string(base),
                          .label = Capital(words.Word("base", base)),
                          .kind = ActFieldKind::kNumber,
                          .is_required = false});
  }
  return act;
}

// Mandates held up, noted one by one: each seat is asked for.
Act ShowAct(const Visit& visit, const Vote& vote, VoteId id) {
  Act act{.command = "record_show_of_mandates",
          .label = std::string(visit.words["act.record-show"]),
          .given = GivenId("vote", id.value)};
  for (const Choice choice : {Choice::kYes, Choice::kNo, Choice::kAbstain}) {
    for (const auto& [mandate, weight] : vote.electors) {
      const core::Mandate& held = visit.State().mandates[IndexOf(mandate)];
      if (vote.ballots.Find(held.holder)) continue;
      act.fields.push_back(
          {.name = std::string(WordOf(choice)) + "." + std::to_string(mandate.value),
           .label =
               std::string(visit.words[ChoiceKey(choice)]) + ": " + PersonName(visit, held.holder),
           .kind = ActFieldKind::kCheck,
           .is_required = false});
    }
  }
  return act;
}

std::vector<Act> ActsOf(const Visit& visit, const Vote& vote, VoteId id) {
  std::vector<Act> acts;
  const Messages& words = visit.words;
  if (!visit.person) return acts;
  if (vote.state == VoteState::kOpen && vote.mode == VoteMode::kRollCall) {
    for (const Choice choice : {Choice::kYes, Choice::kNo, Choice::kAbstain}) {
      acts.push_back(CastAct(visit, vote, id, choice));
    }
  }
  if (vote.state == VoteState::kOpen && vote.mode == VoteMode::kShowOfMandates) {
    acts.push_back(ShowAct(visit, vote, id));
  }
  if (vote.state == VoteState::kOpen && vote.mode == VoteMode::kTellers) {
    acts.push_back(SheetAct(visit, id));
  }
  if (vote.state == VoteState::kTied) {
    for (const Choice choice : {Choice::kYes, Choice::kNo}) {
      Act act{.command = "give_casting_vote",
              .label = words.Text("act.casting-vote", {{"choice", words[ChoiceKey(choice)]}}),
              .given = GivenId("vote", id.value)};
      act.given.emplace_back("choice", WordOf(choice));
      acts.push_back(std::move(act));
    }
  }
  if (vote.state == VoteState::kOpen) {
    acts.push_back({.command = "close_vote",
                    .label = std::string(words["act.close-vote"]),
                    .given = GivenId("vote", id.value),
                    .is_quiet = true});
  }
  if (core::IsRunning(vote)) {
    acts.push_back({.command = "void_vote",
                    .label = std::string(words["act.void-vote"]),
                    .given = GivenId("vote", id.value),
                    .fields = {{.name = "ground", .label = std::string(words["act.ground"])}},
                    .is_quiet = true});
  }
  return acts;
}

}  // namespace

net::Response VotePage(const Visit& visit) {
  const VoteId id{visit.Number()};
  const Vote* const vote = core::Find(visit.State().votes, id);
  if (!vote) return NotFoundPage(visit);
  const Messages& words = visit.words;
  const std::string topic = "vote/" + std::to_string(id.value);
  const core::Sitting& sitting = visit.State().sittings[IndexOf(vote->sitting)];
  const bool is_over = vote->state == VoteState::kClosed || vote->state == VoteState::kVoided;

  Html content =
      Html::Of(Tag("p", Status(words.Word("vote", WordOf(vote->state)), ToneOf(vote->state)), " ",
                   Link(visit.At("s", vote->sitting.value), BodyName(visit, sitting.body)),
                   " \u00B7 ", SubjectLink(visit, vote->subject)));
  if (vote->verdict) content.Add(ShowVerdict(visit, "verdict", *vote->verdict));
  if (!is_over) content.Add(Html::Of(Turnout(visit, *vote), Rule(visit, *vote)));
  if (vote->state == VoteState::kTied) content.Add(Tag("p", words["vote.tied-why"]));
  content.Add(Moves(visit, ActsOf(visit, *vote, id)));
  content.Add(Html::Of(Sheet(visit, *vote), Tag("h2", words["vote.base-sets"]),
                       FiguresTable(visit, vote->frozen, words["vote.frozen-sets"]),
                       Names(visit, *vote)));
  const std::string title = words.Text("vote.on", {{"subject", SubjectName(visit, vote->subject)}});
  OrganisationPage page{
      .title = title,
      .section = "nav.votes",
      .topics = {topic},
      .main = Html::Of(Tag("p", Class("kicker"), words["vote.one"], " ", ShortCodeOf(id)),
                       Tag("h1", title), LivePart(visit, topic, content))};
  return ShowPage(visit, std::move(page));
}

}  // namespace mandat::web
