#include "web/pages/roll_list.hpp"

#include <algorithm>
#include <utility>

#include "app/roll_import.hpp"
#include "core/questions.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/pages/acts.hpp"
#include "web/table.hpp"

namespace mandat::web {
namespace {

constexpr std::size_t kMostNames = 12;  // of one kind; the counts are always whole

constexpr std::string_view kSample =
    "number,name,unit,contact\n"
    "1001,Ana Sander,Mathematics,ana@example.org\n"
    "1002,Ruben Okafor,Mathematics,\n"
    "1003,Mei Tanaka,History,mei@example.org\n";

bool IsOnNoRoll(const Visit& visit) {
  return core::CurrentEntry(visit.State(), *visit.person) == nullptr;
}

// ------------------------------------------------------------------ what it would change

Html Findings(const Visit& visit, const std::vector<app::RollFinding>& findings) {
  const Messages& words = visit.words;
  const std::vector<Column> columns{{.name = words["list.row"], .kind = ColumnKind::kNumber},
                                    {.name = words["list.column"], .kind = ColumnKind::kNumber},
                                    {.name = words["list.fault"]}};
  const auto place = [&](std::size_t number) {
    return number == 0 ? std::string("\u2013")
                       : FormatNumber(static_cast<std::int64_t>(number), words.InLanguage());
  };
  Html rows;
  for (const app::RollFinding& finding : findings) {
    rows.Add(Tag("tr", HeadCell(columns[0], place(finding.row)),
                 Cell(columns[1], place(finding.column)),
                 Cell(columns[2], words.Word("list-finding", finding.code))));
  }
  return Html::Of(Tag("p", Status(words["list.not-in-order"], Tone::kAgainst)),
                  Table(words["list.findings"], columns, rows, words));
}

// "Mathematics, History, 3 more"
std::string Enumerated(const Visit& visit, const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < kMostNames; ++i) {
    text += (i == 0 ? "" : ", ") + names[i];
  }
  if (names.size() > kMostNames) {
    text +=
        ", " + visit.words.Text("list.more",
                                {{"count", static_cast<std::int64_t>(names.size() - kMostNames)}});
  }
  return text;
}

template <typename Rows>
std::vector<std::string> NamesOf(const app::RollFile& file, const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) names.push_back(file.rows[row.row].name);
  return names;
}

Html Changes(const Visit& visit, const RollWork& work) {
  const Messages& words = visit.words;
  std::vector<std::string> leavers;
  for (const PersonId person : work.plan.leavers) leavers.push_back(PersonName(visit, person));
  const std::vector<Column> columns{{.name = words["list.what"]},
                                    {.name = words["label.count"], .kind = ColumnKind::kNumber},
                                    {.name = words["list.who"]}};
  Html rows;
  const auto add = [&](MessageKey what, const std::vector<std::string>& names) {
    if (names.empty()) return;
    const auto count = static_cast<std::int64_t>(names.size());
    rows.Add(Tag("tr", HeadCell(columns[0], words[what]),
                 Cell(columns[1], FormatNumber(count, words.InLanguage())),
                 Cell(columns[2], Enumerated(visit, names))));
  };
  add("list.units", work.plan.new_units);
  add("list.joining", NamesOf(work.file, work.plan.joiners));
  add("list.moving", NamesOf(work.file, work.plan.movers));
  add("list.differing", NamesOf(work.file, work.plan.changed));
  add("list.not-listed", leavers);
  const bool differs = !work.plan.changed.empty() || !leavers.empty();
  return Html::Of(
      Tag("p", words.Text("list.read", {{"count", static_cast<std::int64_t>(work.file.rows.size())},
                                        {"encoding", std::string(WordOf(work.file.encoding))}})),
      rows.IsEmpty() ? Html(Tag("p", words["list.no-change"]))
                     : Table(words["list.would"], columns, rows, words),
      If(differs, Tag("p", Class("small"), words["list.nobody-removed"])));
}

std::size_t ActsOf(const RollWork& work) {
  return work.plan.new_units.size() + work.plan.joiners.size() + work.plan.movers.size();
}

Html Preview(const Visit& visit, const RollWork& work) {
  std::vector<app::RollFinding> findings = work.file.findings;
  findings.insert(findings.end(), work.plan.findings.begin(), work.plan.findings.end());
  return Tag("section", Class("notice tone-open"), Attr("aria-label", visit.words["list.would"]),
             findings.empty() ? Changes(visit, work) : Findings(visit, findings));
}

// ------------------------------------------------------------------ the form

Html KindField(const Visit& visit, const std::string& chosen) {
  const std::vector<ActChoice> kinds = UnitKindChoices(visit);
  if (kinds.size() < 2) return {};
  return Tag("div", Class("field"),
             Tag("label", Attr("for", "list-kind"), visit.words["list.kind"]),
             Tag("select", Attr("id", "list-kind"), Attr("name", "kind"),
                 Each(kinds, [&](const ActChoice& kind) {
                   return Tag("option", Attr("value", kind.value),
                              Flag{"selected", kind.value == chosen}, kind.label);
                 })));
}

Html ListField(const Visit& visit, const std::string& list) {
  const Messages& words = visit.words;
  return Html::Of(
      Tag("div", Class("field"), Tag("label", Attr("for", "list"), words["list.list"]),
          Tag("p", Class("field-hint"), Attr("id", "list-hint"), words["list.hint"]),
          Tag("textarea", Attr("id", "list"), Attr("name", "list"), Attr("rows", 8),
              Attr("aria-describedby", "list-hint"), Flag{"required", true}, "\n", list)),
      Tag("details", Tag("summary", words["list.sample"]), Tag("pre", kSample)));
}

Html ListForm(const Visit& visit, const net::Parameters& entered, std::size_t acts) {
  const Messages& words = visit.words;
  const Url action = visit.At("roll");
  Html own;
  if (IsOnNoRoll(visit)) {
    own = Field({.name = "own-number",
                 .label = std::string(words["list.own-number"]),
                 .value = ValueOf(entered, "own-number"),
                 .hint = std::string(words["list.own-number-hint"]),
                 .error = "",
                 .autocomplete = "off",
                 .is_required = false});
  }
  Html record;
  if (acts > 0) {
    record = Tag("button", Attr("type", "submit"), Attr("name", "step"), Attr("value", "record"),
                 Class("button"),
                 words.Text("list.record", {{"count", static_cast<std::int64_t>(acts)}}));
  }
  return Form(action, TokensFor(visit, action),
              Html::Of(Void("input", Attr("type", "hidden"), Attr("name", "page"),
                            Attr("value", visit.request.path)),
                       ListField(visit, ValueOf(entered, "list")), own,
                       KindField(visit, ValueOf(entered, "kind")),
                       QuietButton(words["list.look"], "step", "look"), record));
}

}  // namespace

Result<RollWork> ReadRollList(const Visit& visit, const net::Parameters& form) {
  if (!visit.person) return Fail("nobody_acts");
  if (!core::IsRollOfficer(visit.State(), visit.Actor())) return Fail("not_the_roll_officer");
  RollWork work{.file = app::ParseRollCsv(ValueOf(form, "list")), .plan = {}, .unit_kind = {}};
  if (!work.file.IsInOrder()) return work;
  if (work.file.rows.size() > kMostPeopleOfPage) return Fail("roll_list_too_long");
  std::vector<std::string> own_number{ValueOf(form, "own-number")};
  if (own_number.front().empty() || !IsOnNoRoll(visit)) own_number.clear();
  MANDAT_TRY(const auto own, app::RowsOfOfficers(work.file, {*visit.person}, own_number));
  work.plan = app::PlanRollImport(work.file, *visit.view, own);
  if (!work.plan.new_units.empty()) {
    MANDAT_TRY(work.unit_kind, app::KindOfNewUnits(visit.State(), ValueOf(form, "kind")));
  }
  return work;
}

Html RollListSection(const Visit& visit) {
  if (!visit.person || !core::IsRollOfficer(visit.State(), visit.Actor())) return {};
  const bool was_refused = visit.not_done && visit.not_done->command == kRollList;
  const net::Parameters entered = visit.roll_asked ? visit.roll_asked->input
                                  : was_refused    ? visit.not_done->input
                                                   : net::Parameters{};
  Html preview;
  std::size_t acts = 0;
  if (visit.roll_asked) {
    const RollWork& work = visit.roll_asked->work;
    preview = Preview(visit, work);
    acts = work.IsInOrder() ? ActsOf(work) : 0;
  }
  return Tag("section", Class("act act-wide"), Attr("id", "roll-list"),
             Tag("h3", visit.words["list.heading"]), preview, ListForm(visit, entered, acts));
}

}  // namespace mandat::web
