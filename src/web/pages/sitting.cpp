// The floor: state, quorum now, business, agenda, attendance and the legal moves (IF-123).
#include <algorithm>

#include "base/short_code.hpp"
#include "core/bases.hpp"
#include "core/questions.hpp"
#include "statutes/judge.hpp"
#include "statutes/statute.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/verdict_view.hpp"

namespace mandat::web {
namespace {

using core::Sitting;
using core::SittingState;

// The quorum lamp: the test of the statutes on the base sets of this moment.
Html QuorumNow(const Visit& visit, const Sitting& sitting) {
  const Messages& words = visit.words;
  const core::Body& body = visit.State().bodies[IndexOf(sitting.body)];
  const statutes::VoteRules rules = statutes::RulesOfVote(*visit.State().statute, body.rule, "");
  const statutes::Figures figures = core::BaseSets(visit.State(), sitting, std::nullopt);
  if (!rules.quorum) {
    return Html::Of(Tag("p", words["sitting.no-quorum-rule"]),
                    FiguresTable(visit, figures, words["vote.base-sets"]));
  }
  statutes::Verdict verdict = statutes::JudgeQuorum(*rules.quorum, figures);
  verdict.rule = rules.quorum;
  verdict.article = rules.quorum_article;
  return ShowVerdict(visit, "quorum", verdict);
}

// What is open stands first.
Html Business(const Visit& visit, SittingId id) {
  Html open;
  Html over;
  const Messages& words = visit.words;
  std::uint64_t number = 0;
  for (const core::Vote& vote : visit.State().votes) {
    ++number;
    if (vote.sitting != id) continue;
    const bool is_open = core::IsRunning(vote);
    (is_open ? open : over)
        .Add(Tag("li", Class(ClassIf(is_open, "is-open")),
                 Tag("span", Class("kicker"), words["vote.one"], " \u00B7 ",
                     words.Word("vote", WordOf(vote.state))),
                 Link(visit.At("v", number), SubjectName(visit, vote.subject)),
                 If(vote.verdict.has_value(), [&](Html& out) {
                   out.Add(Tag("span", Class("small"),
                               words.Word("outcome", WordOf(vote.verdict->outcome))));
                 })));
  }
  number = 0;
  for (const core::Election& election : visit.State().elections) {
    ++number;
    if (election.sitting != id) continue;
    const bool is_open = core::IsRunning(election);
    const BodyId body = visit.State().seats[IndexOf(election.seats.front())].body;
    (is_open ? open : over)
        .Add(Tag("li", Class(ClassIf(is_open, "is-open")),
                 Tag("span", Class("kicker"), words["election.one"], " \u00B7 ",
                     words.Word("election", WordOf(election.state))),
                 Link(visit.At("e", number), BodyName(visit, body)),
                 Tag("span", Class("small"),
                     words.Text("election.of",
                                {{"count", static_cast<std::int64_t>(election.seats.size())}}))));
  }
  if (open.IsEmpty() && over.IsEmpty()) {
    return Tag("p", Class("small"), words["sitting.no-business"]);
  }
  return Tag("ul", Class("items"), open, over);
}

Html Agenda(const Visit& visit, const Sitting& sitting) {
  if (sitting.agenda.empty()) return Tag("p", Class("small"), visit.words["sitting.no-agenda"]);
  return Tag(
      "ol", Each(sitting.agenda, [&](const core::AgendaItem& item) {
        return Tag("li", [&visit, &item](Html& out) {
          if (item.motion) {
            out.Add(Link(visit.At("m", item.motion->value), MotionName(visit, *item.motion)));
          } else {
            out.Add(visit.words.Word("agenda", WordOf(item.kind)));
          }
        });
      }));
}

Html Attendance(const Visit& visit, const Sitting& sitting) {
  const core::Body& body = visit.State().bodies[IndexOf(sitting.body)];
  const Messages& words = visit.words;
  if (core::IsAssembly(visit.State(), body)) {
    return Tag("p", sitting.counted > 0
                        ? words.Text("sitting.counted", {{"count", sitting.counted}})
                        : std::string(words["sitting.not-counted"]));
  }
  const auto seats = core::SeatsOf(visit.State(), sitting.body);
  const auto present = static_cast<std::int64_t>(sitting.present.size());
  Html names;
  for (const auto& [mandate, since] : sitting.present) {
    const core::Mandate& held = visit.State().mandates[IndexOf(mandate)];
    names.Add(Tag("li", Link(visit.At("seat", held.seat.value), PersonName(visit, held.holder))));
  }
  return Html::Of(
      Tag("p",
          words.Text("sitting.present-of",
                     {{"present", present}, {"seats", static_cast<std::int64_t>(seats.size())}})),
      If(!names.IsEmpty(),
         Tag("details", Tag("summary", words["sitting.who-is-present"]), Tag("ul", names))));
}

// ------------------------------------------------------------------ moves

void AddOpening(const Visit& visit, SittingId id, std::vector<Act>& acts) {
  Act open{.command = "open_sitting",
           .label = std::string(visit.words["act.open-sitting"]),
           .given = GivenId("sitting", id.value)};
  open.given.emplace_back("chair", std::to_string(visit.person->value));
  acts.push_back(std::move(open));
}

void AddAttendance(const Visit& visit, SittingId id, const Sitting& sitting,
                   std::vector<Act>& acts) {
  const Messages& words = visit.words;
  const core::Body& body = visit.State().bodies[IndexOf(sitting.body)];
  if (core::IsAssembly(visit.State(), body)) {
    acts.push_back({.command = "count_present",
                    .label = std::string(words["act.count-present"]),
                    .given = GivenId("sitting", id.value),
                    .fields = {{.name = "present",
                                .label = std::string(words["sitting.members-in-room"]),
                                .kind = ActFieldKind::kNumber}},
                    .is_quiet = true});
    return;
  }
  const auto mandate = core::MandateIn(visit.State(), *visit.person, sitting.body);
  if (!mandate) return;
  const bool is_in = sitting.present.Find(*mandate) != nullptr;
  Act act{.command = is_in ? "check_out" : "check_in",
          .label = std::string(is_in ? words["act.check-out"] : words["act.check-in"]),
          .given = GivenId("sitting", id.value),
          .is_quiet = is_in};
  act.given.emplace_back("mandate", std::to_string(mandate->value));
  acts.push_back(std::move(act));
}

std::vector<ActChoice> ModeChoices(const Messages& words) {
  std::vector<ActChoice> modes;
  for (const std::string_view mode : WordsOf(core::VoteMode{})) {
    modes.push_back({std::string(mode), std::string(words.Word("mode", mode))});
  }
  return modes;
}

// What is on the floor: motions that are admitted, with their amendments first, and called recalls.
void AddVotes(const Visit& visit, const Sitting& sitting, std::vector<Act>& acts) {
  const core::State& state = visit.State();
  const auto add = [&](std::string_view name, std::uint64_t id, const core::Subject& subject) {
    acts.push_back(
        {.command = "open_vote",
         .label = visit.words.Text("act.open-vote", {{"subject", SubjectName(visit, subject)}}),
         .given = GivenId(name, id),
         .fields = {{.name = "mode",
                     .label = std::string(visit.words["vote.how"]),
                     .kind = ActFieldKind::kChoice,
                     .choices = ModeChoices(visit.words)}},
         .is_quiet = true});
  };
  std::uint64_t id = 0;
  for (const core::Amendment& amendment : state.amendments) {
    ++id;
    const bool is_here = state.motions[IndexOf(amendment.motion)].body == sitting.body;
    if (!is_here || amendment.state != core::AmendmentState::kMoved) continue;
    add("amendment", id, {.amendment = AmendmentId{id}, .motion = {}, .recall = {}});
  }
  id = 0;
  for (const core::Motion& motion : state.motions) {
    ++id;
    if (motion.body != sitting.body || motion.state != core::MotionState::kAdmitted) continue;
    add("motion", id, {.amendment = {}, .motion = MotionId{id}, .recall = {}});
  }
  id = 0;
  for (const core::Recall& recall : state.recalls) {
    ++id;
    if (recall.elector != sitting.body || recall.state != core::RecallState::kCalled) continue;
    add("recall", id, {.amendment = {}, .motion = {}, .recall = RecallId{id}});
  }
}

// Elections of the empty seats that this body fills, one per body and seat group.
void AddElections(const Visit& visit, const Sitting& sitting, std::vector<Act>& acts) {
  std::vector<std::pair<BodyId, std::string>> offered;
  std::vector<ActChoice> modes;
  for (const std::string_view mode : WordsOf(core::ElectionMode{})) {
    modes.push_back({std::string(mode), std::string(visit.words.Word("mode", mode))});
  }
  for (const core::Seat& seat : visit.State().seats) {
    if (seat.holder || seat.elector != sitting.body) continue;
    if (std::ranges::count(offered, std::pair(seat.body, seat.group)) > 0) continue;
    offered.emplace_back(seat.body, seat.group);
    Act act{.command = "open_election",
            .label = visit.words.Text("act.open-election", {{"body", BodyName(visit, seat.body)},
                                                            {"group", seat.group}})};
    act.given = GivenId("body", seat.body.value);
    act.given.emplace_back("elector", std::to_string(sitting.body.value));
    act.given.emplace_back("group", seat.group);
    act.fields = {{.name = "mode",
                   .label = std::string(visit.words["vote.how"]),
                   .kind = ActFieldKind::kChoice,
                   .choices = modes},
                  {.name = "substitutes",
                   .label = std::string(visit.words["election.substitutes"]),
                   .kind = ActFieldKind::kNumber,
                   .value = "0"}};
    act.is_quiet = true;
    acts.push_back(std::move(act));
  }
}

void AddTellers(const Visit& visit, SittingId id, const Sitting& sitting, std::vector<Act>& acts) {
  Act act{.command = "appoint_tellers",
          .label = std::string(visit.words["act.appoint-tellers"]),
          .given = GivenId("sitting", id.value)};
  for (const auto& [mandate, since] : sitting.present) {
    const PersonId person = visit.State().mandates[IndexOf(mandate)].holder;
    act.fields.push_back({.name = "persons." + std::to_string(person.value),
                          .label = PersonName(visit, person),
                          .kind = ActFieldKind::kCheck,
                          .is_required = false});
  }
  act.is_quiet = true;
  if (!act.fields.empty()) acts.push_back(std::move(act));
}

std::vector<Act> ActsOf(const Visit& visit, SittingId id, const Sitting& sitting) {
  std::vector<Act> acts;
  if (!visit.person) return acts;
  if (sitting.state == SittingState::kConvened) AddOpening(visit, id, acts);
  if (sitting.state == SittingState::kOpen) {
    AddAttendance(visit, id, sitting, acts);
    AddVotes(visit, sitting, acts);
    AddElections(visit, sitting, acts);
    AddTellers(visit, id, sitting, acts);
    acts.push_back({.command = "close_sitting",
                    .label = std::string(visit.words["act.close-sitting"]),
                    .given = GivenId("sitting", id.value),
                    .is_quiet = true});
  }
  return acts;
}

Tone ToneOf(SittingState state) { return state == SittingState::kOpen ? Tone::kFor : Tone::kOpen; }

// The open vote of this sitting, if the reader can be asked for a ballot.
std::optional<Action> Due(const Visit& visit, SittingId id) {
  if (!visit.person) return std::nullopt;
  const auto& votes = visit.State().votes;
  for (std::size_t i = votes.size(); i-- > 0;) {
    const bool is_here = votes[i].sitting == id && votes[i].state == core::VoteState::kOpen &&
                         votes[i].mode == core::VoteMode::kRollCall;
    if (!is_here || votes[i].ballots.Find(*visit.person)) continue;
    const auto mandate =
        core::MandateIn(visit.State(), *visit.person, visit.State().sittings[IndexOf(id)].body);
    if (!mandate || !votes[i].electors.Find(*mandate)) continue;
    return Action{visit.At("v", i + 1), std::string(visit.words["vote.cast-now"])};
  }
  return std::nullopt;
}

}  // namespace

net::Response SittingPage(const Visit& visit) {
  const SittingId id{visit.Number()};
  const Sitting* const sitting = core::Find(visit.State().sittings, id);
  if (!sitting) return NotFoundPage(visit);
  const Messages& words = visit.words;
  const std::string topic = "sitting/" + std::to_string(id.value);
  std::vector<NamedValue> facts{
      {std::string(words["sitting.opens-at"]), Instant(visit, sitting->opens_at)}};
  if (sitting->chair) {
    facts.push_back({Capital(words["role.chair"]), PersonName(visit, *sitting->chair)});
  }
  std::string tellers;
  for (const PersonId teller : sitting->tellers) {
    tellers += (tellers.empty() ? "" : ", ") + PersonName(visit, teller);
  }
  if (!tellers.empty()) facts.push_back({std::string(words["sitting.tellers"]), tellers});
  const Html side = Html::Of(Tag("h2", words["sitting.agenda"]), Agenda(visit, *sitting),
                             Tag("h2", words["sitting.attendance"]), Attendance(visit, *sitting));
  const Html content = Html::Of(
      Tag("p", Status(words.Word("sitting", WordOf(sitting->state)), ToneOf(sitting->state))),
      Facts(facts),
      Tag("div", Class("columns"),
          Tag("div", Tag("h2", words["sitting.business"]), Business(visit, id),
              If(sitting->state == SittingState::kOpen,
                 Html::Of(Tag("h2", words["sitting.quorum-now"]), QuorumNow(visit, *sitting)))),
          Tag("div", side)),
      Moves(visit, ActsOf(visit, id, *sitting)));
  const std::string body = BodyName(visit, sitting->body);
  OrganisationPage page{
      .title = words.Text("sitting.of", {{"body", body}}),
      .section = "nav.sittings",
      .topics = {topic, "organisation"},
      .due = Due(visit, id),
      .main = Html::Of(Tag("p", Class("kicker"), words["sitting.one"], " ", ShortCodeOf(id)),
                       Tag("h1", Link(visit.At("b", sitting->body.value), body)),
                       LivePart(visit, topic, content))};
  return ShowPage(visit, std::move(page));
}

}  // namespace mandat::web
