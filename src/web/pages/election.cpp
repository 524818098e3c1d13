// The page of an election: seats, candidates, the poll without partial counts, then the result.
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

using core::Election;
using core::ElectionMode;
using core::ElectionState;

Html Candidates(const Visit& visit, const Election& election) {
  const Messages& words = visit.words;
  if (election.candidates.empty()) {
    return Empty({.missing = std::string(words["election.no-candidates"]),
                  .article = "",
                  .who = std::string(words["body.electors"])},
                 words);
  }
  const bool is_over = election.state == ElectionState::kClosed;
  std::vector<Column> columns{{.name = words["election.candidate"]}};
  if (is_over) {
    columns.push_back({.name = words["picture.votes"], .kind = ColumnKind::kNumber});
    columns.push_back({.name = words["election.result"]});
  }
  Html rows;
  for (const PersonId candidate : election.candidates) {
    const std::string name = PersonName(visit, candidate);
    if (!is_over) {
      rows.Add(Tag("tr", HeadCell(columns[0], name)));
      continue;
    }
    const auto votes = std::ranges::find(election.votes, candidate, &core::CandidateVotes::person);
    const bool is_elected = std::ranges::any_of(election.seats, [&](SeatId seat) {
      const auto holder = visit.State().seats[IndexOf(seat)].holder;
      return holder && visit.State().mandates[IndexOf(*holder)].holder == candidate;
    });
    const bool is_substitute = std::ranges::count(election.substitutes, candidate) > 0;
    const MessageKey result = is_elected      ? MessageKey("election.elected")
                              : is_substitute ? MessageKey("role.substitute")
                                              : MessageKey("election.not-elected");
    rows.Add(Tag("tr", HeadCell(columns[0], name),
                 Cell(columns[1], votes == election.votes.end() ? 0 : votes->votes),
                 Cell(columns[2], words[result])));
  }
  return Table(words["election.candidates"], columns, rows, words);
}

Html Seats(const Visit& visit, const Election& election) {
  Html items;
  for (const SeatId seat : election.seats) {
    items.Add(Tag("li", Link(visit.At("seat", seat.value), ShortCodeOf(seat)), " ",
                  SeatName(visit, seat)));
  }
  return Html::Of(Tag("h2", visit.words["election.seats"]), Tag("ul", items));
}

void AddNomination(const Visit& visit, ElectionId id, const Election& election,
                   std::vector<Act>& acts) {
  Act stand{.command = "nominate_candidate",
            .label = std::string(visit.words["act.stand"]),
            .given = GivenId("election", id.value)};
  stand.given.emplace_back("person", std::to_string(visit.person->value));
  acts.push_back(std::move(stand));
  // Names of members are for those who belong to the electing assembly.
  const core::Body& elector = visit.State().bodies[IndexOf(election.elector)];
  if (!elector.unit || !core::BelongsTo(visit.State(), elector, *visit.person, visit.State().seq)) {
    return;
  }
  std::vector<ActChoice> people;
  constexpr std::size_t kMost = 500;
  for (const core::RollEntry& entry :
       core::RollAsOf(visit.State(), elector.unit, visit.State().seq)) {
    if (people.size() >= kMost) break;
    people.push_back({std::to_string(entry.person.value), PersonName(visit, entry.person)});
  }
  std::ranges::sort(people, {}, &ActChoice::label);
  acts.push_back({.command = "nominate_candidate",
                  .label = std::string(visit.words["act.nominate"]),
                  .given = GivenId("election", id.value),
                  .fields = {{.name = "person",
                              .label = std::string(visit.words["election.candidate"]),
                              .kind = ActFieldKind::kChoice,
                              .choices = std::move(people)}},
                  .is_quiet = true});
}

void AddPoll(const Visit& visit, ElectionId id, const Election& election, std::vector<Act>& acts) {
  const Messages& words = visit.words;
  const bool is_open = election.mode == ElectionMode::kOpen;
  Act act{.command = is_open ? "cast_election_ballot" : "enter_election_sheet",
          .label = std::string(is_open ? words["act.cast-ballot"] : words["act.enter-sheet"]),
          .given = GivenId("election", id.value)};
  const auto mandate = core::MandateIn(visit.State(), *visit.person, election.elector);
  if (is_open && mandate) act.given.emplace_back("mandate", std::to_string(mandate->value));
  int row = 0;
  for (const PersonId candidate : election.candidates) {
    const std::string number = std::to_string(candidate.value);
    const std::string name = PersonName(visit, candidate);
    if (is_open) {
      act.fields.push_back({.name = "choices." + number,
                            .label = name,
                            .kind = ActFieldKind::kCheck,
                            .is_required = false});
      continue;
    }
    const std::string prefix = "sheet.candidates." + std::to_string(row++) + ".";
    act.given.emplace_back(prefix + "person", number);
    act.fields.push_back(
        {.name = prefix + "votes", .label = name, .kind = ActFieldKind::kNumber, .value = "0"});
  }
  if (!is_open) {
    for (const std::string_view pile : {"abstain", "invalid", "issued", "returned"}) {
      act.fields.push_back({.name = "sheet." + std::string(pile),
                            .label = Capital(words.Word("base", pile)),
                            .kind = ActFieldKind::kNumber,
                            .value = pile == "abstain" || pile == "invalid" ? "0" : "",
                            .is_required = false});
    }
  }
  acts.push_back(std::move(act));
}

std::vector<Act> ActsOf(const Visit& visit, ElectionId id, const Election& election) {
  std::vector<Act> acts;
  if (!visit.person) return acts;
  const Messages& words = visit.words;
  const Given given = GivenId("election", id.value);
  if (election.state == ElectionState::kNominations) {
    AddNomination(visit, id, election, acts);
    acts.push_back({.command = "open_poll",
                    .label = std::string(words["act.open-poll"]),
                    .given = given,
                    .is_quiet = true});
  }
  if (election.state == ElectionState::kPolling) {
    AddPoll(visit, id, election, acts);
    acts.push_back({.command = "close_election",
                    .label = std::string(words["act.close-election"]),
                    .given = given,
                    .is_quiet = true});
  }
  if (core::IsRunning(election)) {
    acts.push_back({.command = "void_election",
                    .label = std::string(words["act.void-election"]),
                    .given = given,
                    .fields = {{.name = "ground", .label = std::string(words["act.ground"])}},
                    .is_quiet = true});
  }
  return acts;
}

}  // namespace

net::Response ElectionPage(const Visit& visit) {
  const ElectionId id{visit.Number()};
  const Election* const election = core::Find(visit.State().elections, id);
  if (!election) return NotFoundPage(visit);
  const Messages& words = visit.words;
  const std::string topic = "election/" + std::to_string(id.value);
  Html content = Html::Of(
      Tag("p",
          Status(words.Word("election", WordOf(election->state)),
                 election->state == ElectionState::kClosed ? Tone::kFor : Tone::kOpen),
          " ", Link(visit.At("s", election->sitting.value), BodyName(visit, election->elector))));
  if (election->verdict) content.Add(ShowVerdict(visit, "verdict", *election->verdict));
  if (election->state == ElectionState::kPolling && election->mode == ElectionMode::kOpen) {
    content.Add(Tag("p", Class("lead"),
                    words.Text("vote.turnout",
                               {{"count", static_cast<std::int64_t>(election->ballots.size())}})));
  }
  content.Add(Html::Of(Candidates(visit, *election), Moves(visit, ActsOf(visit, id, *election)),
                       Seats(visit, *election)));
  const BodyId body = election->seats.empty()
                          ? election->elector
                          : visit.State().seats[IndexOf(election->seats.front())].body;
  const std::string title = words.Text("election.title", {{"body", BodyName(visit, body)}});
  OrganisationPage page{
      .title = title,
      .section = "nav.elections",
      .topics = {topic},
      .main = Html::Of(Tag("p", Class("kicker"), words["election.one"], " ", ShortCodeOf(id)),
                       Tag("h1", title), LivePart(visit, topic, content))};
  return ShowPage(visit, std::move(page));
}

}  // namespace mandat::web
