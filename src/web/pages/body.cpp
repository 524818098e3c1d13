// The page of a body: who sits, for whom, in which sitting, and what can be done here (IF-122).
#include <algorithm>

#include "base/short_code.hpp"
#include "core/questions.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/hemicycle.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"

namespace mandat::web {
namespace {

std::vector<FractionId> FractionsOf(const core::State& state, BodyId body) {
  std::vector<FractionId> fractions;
  FractionId id{0};
  for (const core::Fraction& fraction : state.fractions) {
    ++id.value;
    if (fraction.body == body) fractions.push_back(id);
  }
  return fractions;
}

std::optional<std::size_t> GroupOf(const core::State& state,
                                   const std::vector<FractionId>& fractions, MandateId mandate) {
  for (std::size_t i = 0; i < fractions.size(); ++i) {
    const auto& members = state.fractions[IndexOf(fractions[i])].members;
    if (std::ranges::count(members, mandate) > 0) return i;
  }
  const std::optional<FractionId> sent = state.mandates[IndexOf(mandate)].fraction;
  const auto found = std::ranges::find(fractions, sent.value_or(FractionId{}));
  if (found == fractions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - fractions.begin());
}

SeatMark MarkOf(const core::State& state, const core::Seat& seat) {
  if (!seat.holder) return SeatMark::kVacant;
  const core::Mandate& mandate = state.mandates[IndexOf(*seat.holder)];
  if (mandate.credential == core::CredentialState::kContested ||
      mandate.credential == core::CredentialState::kContestedMarked) {
    return SeatMark::kContested;
  }
  if (mandate.source == core::MandateSource::kSubstitute) return SeatMark::kSubstitute;
  const statutes::SeatGroup* const group = core::GroupOf(state, seat);
  const bool advises = group && group->voice == statutes::Voice::kConsultative;
  return advises ? SeatMark::kConsultative : SeatMark::kFull;
}

std::string FirstLetter(std::string_view name) {
  std::size_t size = name.empty() ? 0 : 1;
  while (size < name.size() && (static_cast<unsigned char>(name[size]) & 0xC0U) == 0x80U) ++size;
  return std::string(name.substr(0, size));
}

HemicycleData House(const Visit& visit, BodyId id) {
  const core::State& state = visit.State();
  HemicycleData house{.id = "house", .body = BodyName(visit, id), .groups = {}, .seats = {}};
  std::vector<FractionId> fractions = FractionsOf(state, id);
  // A presidium has no fractions of its own: its places are those of the body that sends it.
  for (const SeatId seat_id : core::SeatsOf(state, id)) {
    const core::Seat& seat = state.seats[IndexOf(seat_id)];
    if (!seat.holder) continue;
    const auto sent = state.mandates[IndexOf(*seat.holder)].fraction;
    if (sent && std::ranges::count(fractions, *sent) == 0) fractions.push_back(*sent);
  }
  for (const FractionId fraction : fractions) {
    const std::string name = FractionName(visit, fraction);
    house.groups.push_back({.name = name,
                            .letter = FirstLetter(name),
                            .colour = static_cast<std::size_t>(fraction.value - 1)});
  }
  for (const SeatId seat_id : core::SeatsOf(state, id)) {
    const core::Seat& seat = state.seats[IndexOf(seat_id)];
    HemicycleSeat place;
    place.number = static_cast<std::int64_t>(seat_id.value);
    if (seat.holder) {
      place.holder = SeatName(visit, seat_id);
      place.group = GroupOf(state, fractions, *seat.holder);
    }
    if (seat.elector) {
      const core::Body& elector = state.bodies[IndexOf(*seat.elector)];
      place.unit = elector.unit && elector.rule.empty() ? UnitName(visit, *elector.unit)
                                                        : BodyName(visit, *seat.elector);
    }
    place.mark = MarkOf(state, seat);
    place.page = visit.At("seat", seat_id.value);
    house.seats.push_back(std::move(place));
  }
  house.order = ReadSeatOrder(visit.Query("sort"));
  const auto here = Url::OwnPath(visit.request.path);
  if (here) house.page = *here;
  return house;
}

Html SittingsOf(const Visit& visit, BodyId body) {
  Html items;
  const auto& sittings = visit.State().sittings;
  constexpr std::size_t kMost = 12;
  std::size_t shown = 0;
  for (std::size_t i = sittings.size(); i-- > 0 && shown < kMost;) {
    if (sittings[i].body != body) continue;
    ++shown;
    items.Add(Tag(
        "li", Tag("span", Class("kicker"), visit.words.Word("sitting", WordOf(sittings[i].state))),
        Link(visit.At("s", i + 1), Instant(visit, sittings[i].opens_at))));
  }
  if (items.IsEmpty()) {
    const core::Body& there = visit.State().bodies[IndexOf(body)];
    return Empty({.missing = std::string(visit.words["body.no-sitting"]),
                  .article = ArticleNumber(visit, core::ArticleOf(visit.State(), there)),
                  .who = std::string(visit.words["body.conveners"])},
                 visit.words);
  }
  return Html::Of(Tag("h2", visit.words["nav.sittings"]), Tag("ul", Class("items"), items));
}

Html MotionsOf(const Visit& visit, BodyId body) {
  Html items;
  const auto& motions = visit.State().motions;
  for (std::size_t i = motions.size(); i-- > 0;) {
    if (motions[i].body != body) continue;
    items.Add(Tag(
        "li", Tag("span", Class("kicker"), visit.words.Word("motion", WordOf(motions[i].state))),
        Link(visit.At("m", i + 1), MotionName(visit, MotionId{i + 1}))));
  }
  if (items.IsEmpty()) return {};
  return Html::Of(Tag("h2", visit.words["nav.motions"]), Tag("ul", Class("items"), items));
}

Html FractionList(const Visit& visit, BodyId body) {
  Html items;
  for (const FractionId id : FractionsOf(visit.State(), body)) {
    std::int64_t members = 0;
    for (const MandateId mandate : visit.State().fractions[IndexOf(id)].members) {
      members += core::InForce(visit.State().mandates[IndexOf(mandate)]) ? 1 : 0;
    }
    items.Add(
        Tag("li", FractionName(visit, id), " ",
            Tag("span", Class("small"), visit.words.Text("label.seats", {{"count", members}}))));
  }
  if (items.IsEmpty()) return {};
  return Html::Of(Tag("h2", visit.words["nav.fractions"]), Tag("ul", items));
}

std::vector<ActChoice> Matters(const Visit& visit, const core::Body& body) {
  std::vector<ActChoice> choices{{"", std::string(visit.words["motion.no-matter"])}};
  for (const statutes::Matter& matter : visit.State().statute->matters) {
    const bool fits = matter.body.empty() || std::ranges::count(matter.body, body.rule) > 0;
    if (fits) choices.push_back({matter.id, matter.name.empty() ? matter.id : matter.name});
  }
  return choices;
}

std::vector<Act> ActsOf(const Visit& visit, BodyId id, const core::Body& body) {
  std::vector<Act> acts;
  if (!visit.person) return acts;
  const Messages& words = visit.words;
  const Given given = GivenId("body", id.value);
  Act move{.command = "move_motion", .label = std::string(words["act.move-motion"])};
  move.given = given;
  move.given.emplace_back("paragraphs", "1");
  const auto mandate = core::MandateIn(visit.State(), *visit.person, id);
  if (mandate) move.given.emplace_back("mandate", std::to_string(mandate->value));
  move.fields = {{.name = "doc.text",
                  .label = std::string(words["motion.text"]),
                  .kind = ActFieldKind::kLongText,
                  .hint = std::string(words["motion.text-hint"])},
                 {.name = "matter",
                  .label = std::string(words["motion.matter"]),
                  .kind = ActFieldKind::kChoice,
                  .choices = Matters(visit, body),
                  .is_required = false}};
  move.is_quiet = true;
  acts.push_back(std::move(move));
  acts.push_back({.command = "convene_sitting",
                  .label = std::string(words["act.convene"]),
                  .given = given,
                  .fields = {{.name = "opens_at",
                              .label = std::string(words["sitting.opens-at"]),
                              .kind = ActFieldKind::kMoment,
                              .hint = std::string(words["sitting.opens-at-hint"])}},
                  .is_quiet = true});
  if (mandate) {
    Act found{.command = "register_fraction", .label = std::string(words["act.register-fraction"])};
    found.given = given;
    found.fields.push_back({.name = "doc.name", .label = std::string(words["fraction.name"])});
    for (const SeatId seat : core::SeatsOf(visit.State(), id)) {
      const auto holder = visit.State().seats[IndexOf(seat)].holder;
      if (!holder) continue;
      found.fields.push_back({.name = "members." + std::to_string(holder->value),
                              .label = SeatName(visit, seat),
                              .kind = ActFieldKind::kCheck,
                              .is_required = false});
    }
    found.is_quiet = true;
    acts.push_back(std::move(found));
  }
  return acts;
}

}  // namespace

net::Response BodyPage(const Visit& visit) {
  const BodyId id{visit.Number()};
  const core::Body* const body = core::Find(visit.State().bodies, id);
  if (!body) return NotFoundPage(visit);
  const Messages& words = visit.words;
  const std::string topic = "body/" + std::to_string(id.value);
  const HemicycleData house = House(visit, id);
  const auto filled = std::ranges::count_if(
      house.seats, [](const HemicycleSeat& seat) { return seat.mark != SeatMark::kVacant; });
  const bool assembly = core::IsAssembly(visit.State(), *body);
  const std::string article = ArticleNumber(visit, core::ArticleOf(visit.State(), *body));

  Html content;
  if (body->sitting) {
    content.Add(Tag("p", Status(words["sitting.open"], Tone::kFor), " ",
                    Link(visit.At("s", body->sitting->value), words["body.to-sitting"])));
  }
  if (assembly) {
    const std::int64_t members =
        body->unit ? visit.State().units[IndexOf(*body->unit)].members : visit.State().members;
    content.Add(Tag("p", Class("lead"), words.Text("body.members-sit", {{"count", members}})));
  } else if (house.seats.empty() || filled == 0) {
    content.Add(Empty({.missing = std::string(words["body.nobody-sits"]),
                       .article = article,
                       .who = std::string(words["body.electors"])},
                      words));
  }
  content.Add(Html::Of(Hemicycle(house, words), SittingsOf(visit, id), MotionsOf(visit, id),
                       FractionList(visit, id)));
  const std::string name = BodyName(visit, id);
  OrganisationPage page{
      .title = name,
      .section = "nav.bodies",
      .topics = {topic},
      .main = Html::Of(Tag("p", Class("kicker"), words["picture.body"], " ", ShortCodeOf(id),
                           If(!article.empty(), " \u00B7 " + words.Text("verdict.in-article",
                                                                        {{"article", article}}))),
                       Tag("h1", name), LivePart(visit, topic, content),
                       Moves(visit, ActsOf(visit, id, *body)))};
  return ShowPage(visit, std::move(page));
}

}  // namespace mandat::web
