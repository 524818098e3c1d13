// The registers: decisions, the roll by unit, the record.
#include <algorithm>

#include "base/short_code.hpp"
#include "core/questions.hpp"
#include "record/leaf.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/roll_list.hpp"
#include "web/table.hpp"

namespace mandat::web {
namespace {

Tone ToneOf(core::DecisionStatus status) {
  switch (status) {
    case core::DecisionStatus::kAdopted:
      return Tone::kFor;
    case core::DecisionStatus::kRejected:
      return Tone::kAgainst;
    case core::DecisionStatus::kPending:
    case core::DecisionStatus::kSuperseded:
      return Tone::kOpen;
  }
  return Tone::kOpen;
}

// ------------------------------------------------------------------ the roll

Html Units(const Visit& visit) {
  const Messages& words = visit.words;
  const std::vector<Column> columns{{.name = words["seat.unit"]},
                                    {.name = words["roll.kind"]},
                                    {.name = words["base.members"], .kind = ColumnKind::kNumber},
                                    {.name = words["seat.suspended"], .kind = ColumnKind::kNumber}};
  Html rows;
  UnitId id{0};
  for (const core::Unit& unit : visit.State().units) {
    ++id.value;
    const statutes::UnitKind* const kind = visit.State().statute->FindUnitKind(unit.kind);
    rows.Add(Tag(
        "tr", HeadCell(columns[0], Link(visit.At("b", unit.assembly.value), UnitName(visit, id))),
        Cell(columns[1], kind ? kind->name : unit.kind),
        Cell(columns[2], FormatNumber(unit.members, words.InLanguage())),
        Cell(columns[3], FormatNumber(unit.suspended, words.InLanguage()))));
  }
  return Table(words["roll.units"], columns, rows, words);
}

// Only who keeps the roll reads names in it (US-22).
Html Names(const Visit& visit) {
  const Messages& words = visit.words;
  if (!core::IsRollOfficer(visit.State(), visit.Actor())) {
    return Tag("p", Class("small"), words["roll.names-kept-in"]);
  }
  constexpr std::size_t kMost = 200;
  const std::vector<Column> columns{{.name = words["label.name"]}, {.name = words["seat.unit"]}};
  Html rows;
  std::size_t shown = 0;
  for (const core::RollEntry& entry :
       core::RollAsOf(visit.State(), std::nullopt, visit.State().seq)) {
    if (++shown > kMost) break;
    rows.Add(Tag("tr", HeadCell(columns[0], PersonName(visit, entry.person)),
                 Cell(columns[1], UnitName(visit, entry.unit))));
  }
  return Table(words["roll.members"], columns, rows, words);
}

Act EnrolAct(const Visit& visit) {
  const Messages& words = visit.words;
  Act act{.command = "enrol_member", .label = std::string(words["act.enrol"])};
  act.given.emplace_back("person",
                         std::to_string(app::NewPersonId(*visit.host.GetPorts().random).value));
  act.fields = {{.name = "doc.identity.name", .label = std::string(words["label.name"])},
                {.name = "doc.identity.contact",
                 .label = std::string(words["roll.contact"]),
                 .is_required = false},
                {.name = "unit",
                 .label = std::string(words["seat.unit"]),
                 .kind = ActFieldKind::kChoice,
                 .choices = UnitChoices(visit)}};
  act.is_quiet = true;
  return act;
}

std::vector<Act> RollActs(const Visit& visit) {
  std::vector<Act> acts;
  if (!visit.person || !core::IsRollOfficer(visit.State(), visit.Actor())) return acts;
  if (visit.State().units.size() > 0) acts.push_back(EnrolAct(visit));
  acts.push_back(AdmitUnitAct(visit));
  acts.back().is_quiet = true;
  for (const statutes::Body& rule : visit.State().statute->bodies) {
    if (!core::BodiesUnder(visit.State(), rule.id).empty()) continue;
    acts.push_back({.command = "form_body",
                    .label = visit.words.Text("act.form-body", {{"body", rule.name}}),
                    .given = {{"rule", rule.id}},
                    .is_quiet = true});
  }
  BodyId id{0};
  for (const core::Body& body : visit.State().bodies) {
    ++id.value;
    const statutes::Body* const rule = core::RuleOf(visit.State(), body);
    if (!rule) continue;
    for (const statutes::SeatGroup& group : rule->seats) {
      if (!group.key) continue;
      Act allot{.command = "allot_seats",
                .label = visit.words.Text("act.allot",
                                          {{"body", BodyName(visit, id)}, {"group", group.name}}),
                .given = GivenId("body", id.value),
                .is_quiet = true};
      allot.given.emplace_back("group", group.id);
      acts.push_back(std::move(allot));
    }
  }
  return acts;
}

// ------------------------------------------------------------------ the record

constexpr std::size_t kLastLeaves = 30;

Html Leaves(const Visit& visit) {
  const Messages& words = visit.words;
  const std::uint64_t size = visit.view->size;
  const std::uint64_t from = size > kLastLeaves ? size - kLastLeaves : 0;
  const auto entries = visit.hosted->organisation->ReadLeaves(from, kLastLeaves);
  if (!entries) return {};
  const std::vector<Column> columns{{.name = words["label.number"], .kind = ColumnKind::kNumber},
                                    {.name = words["record.type"]},
                                    {.name = words["label.date"]},
                                    {.name = words["record.hash"]}};
  Html rows;
  for (std::size_t i = entries->size(); i-- > 0;) {
    const storage::Entry& entry = (*entries)[i];
    const auto leaf = record::DecodeLeaf(entry.bytes);
    const std::string type = leaf ? leaf->type : std::string("?");
    const std::string at = leaf ? Instant(visit, leaf->at) : std::string();
    constexpr std::size_t kShown = 16;
    rows.Add(Tag("tr", HeadCell(columns[0], from + i + 1), Cell(columns[1], Tag("code", type)),
                 Cell(columns[2], at),
                 Cell(columns[3], Tag("code", ToHex(entry.leaf_hash).substr(0, kShown)))));
  }
  return Table(words["record.last"], columns, rows, words);
}

}  // namespace

net::Response DecisionsPage(const Visit& visit) {
  const Messages& words = visit.words;
  const std::vector<Column> columns{{.name = words["label.number"]},
                                    {.name = words["decision.one"]},
                                    {.name = words["picture.body"]},
                                    {.name = words["label.date"]},
                                    {.name = words["label.status"]}};
  Html rows;
  const auto& decisions = visit.State().decisions;
  for (std::size_t i = decisions.size(); i-- > 0;) {
    const core::Decision& decision = decisions[i];
    rows.Add(Tag("tr", HeadCell(columns[0], ShortCodeOf(DecisionId{i + 1})),
                 Cell(columns[1], Link(visit.At("m", decision.motion.value),
                                       MotionName(visit, decision.motion))),
                 Cell(columns[2], BodyName(visit, decision.body)),
                 Cell(columns[3], Link(visit.At("v", decision.vote.value),
                                       Instant(visit, decision.decided_at))),
                 Cell(columns[4], Status(words.Word("decision", WordOf(decision.status)),
                                         ToneOf(decision.status)))));
  }
  const Html main =
      decisions.empty()
          ? Empty({.missing = std::string(words["home.no-decisions"]), .article = "", .who = ""},
                  words)
          : Table(words["nav.decisions"], columns, rows, words);
  OrganisationPage page{
      .title = std::string(words["nav.decisions"]),
      .section = "nav.decisions",
      .topics = {"organisation"},
      .main = Html::Of(Tag("h1", words["nav.decisions"]), LivePart(visit, "organisation", main))};
  return ShowPage(visit, std::move(page));
}

net::Response RollPage(const Visit& visit) {
  const Messages& words = visit.words;
  Html officers;
  for (const PersonId officer : visit.State().roll_officers) {
    officers.Add(Tag("li", PersonName(visit, officer)));
  }
  const Html main = Html::Of(
      Tag("h1", words["nav.roll"]),
      Tag("p", Class("lead"), words.Text("body.members-sit", {{"count", visit.State().members}})),
      Units(visit), Tag("h2", words["roll.officers"]), Tag("ul", officers), Names(visit),
      RollListSection(visit), Moves(visit, RollActs(visit)));
  return ShowPage(visit,
                  {.title = std::string(words["nav.roll"]), .section = "nav.roll", .main = main});
}

net::Response RecordPage(const Visit& visit) {
  const Messages& words = visit.words;
  const Html main = Html::Of(
      Tag("h1", words["nav.record"]), Tag("p", Class("lead"), words["record.lead"]),
      Facts({{std::string(words["record.size"]),
              FormatNumber(static_cast<std::int64_t>(visit.view->size), words.InLanguage())},
             {std::string(words["record.root"]), ToHex(visit.view->root)}}),
      Tag("p", words["record.verify"]), Tag("pre", "mandat doctor --org " + visit.hosted->slug),
      Leaves(visit));
  return ShowPage(
      visit, {.title = std::string(words["nav.record"]), .section = "nav.record", .main = main});
}

}  // namespace mandat::web
