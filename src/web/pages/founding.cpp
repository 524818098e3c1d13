// Founding an organisation: name and statutes, roll officer, units, members, the first assembly;
// each step is an act on record, so that it goes on where it stopped (IF-905).
#include "app/embedded.hpp"
#include "app/law_profiles.hpp"
#include "core/questions.hpp"
#include "statutes/lint.hpp"
#include "web/components.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/roll_list.hpp"

namespace mandat::web {
namespace {

struct Template {
  std::string name;   // "student-congress"
  std::string title;  // "Statute of the Federation of Departments"
  std::vector<statutes::Finding> findings;
};

// The files right below the folder; law profiles stand in one of their own. The program carries
// them, so they are read and judged once.
const std::vector<Template>& Templates() {
  static const std::vector<Template> kTemplates = [] {
    constexpr std::string_view kFolder = "statutes/";
    std::vector<Template> templates;
    for (const app::Embedded& file : app::EmbeddedFiles(kFolder)) {
      const std::string_view name = file.name.substr(kFolder.size());
      if (name.find('/') != std::string_view::npos) continue;
      const auto statute = statutes::ReadStatute(file.bytes);
      MANDAT_CHECK(statute);  // a template that cannot be read fails a test
      templates.push_back({std::string(name.substr(0, name.find('.'))), statute->title,
                           statutes::Lint(file.bytes, {.laws = app::LawProfiles()})});
    }
    return templates;
  }();
  return kTemplates;
}

// What the linter says of a template, before anybody adopts it.
Html Findings(const Visit& visit, const Template& statute) {
  const auto line = [](const statutes::Finding& finding) {
    return Tag("li", Tag("code", finding.code), " ", finding.message, " ",
               Tag("span", Class("small"), finding.remedy));
  };
  return Tag("details",
             Tag("summary", statute.name, ": ",
                 visit.words.Text("found.findings",
                                  {{"count", static_cast<std::int64_t>(statute.findings.size())}})),
             Tag("ul", Each(statute.findings, line)));
}

Html OpenStep(const Visit& visit) {
  const Messages& words = visit.words;
  const Url action = visit.At("found");
  Html options;
  Html findings;
  for (const Template& statute : Templates()) {
    options.Add(
        Tag("option", Attr("value", statute.name), statute.title + " (" + statute.name + ")"));
    findings.Add(Findings(visit, statute));
  }
  const Html form =
      Form(action, TokensFor(visit, action),
           Html::Of(Field({.name = "name",
                           .label = std::string(words["found.name"]),
                           .value = visit.not_done ? ValueOf(visit.not_done->input, "name") : "",
                           .hint = "",
                           .error = "",
                           .autocomplete = "organization"}),
                    Tag("div", Class("field"),
                        Tag("label", Attr("for", "statutes"), words["found.statutes"]),
                        Tag("select", Attr("id", "statutes"), Attr("name", "statutes"), options)),
                    SubmitButton(words["found.begin"])));
  return Html::Of(form, Tag("h2", words["found.lint"]), findings);
}

Html Step(const Visit& visit, MessageKey name, bool is_done) {
  return Tag("li", Status(visit.words[name], is_done ? Tone::kFor : Tone::kOpen));
}

Html Steps(const Visit& visit) {
  const core::State& state = visit.State();
  return Tag("ol", Class("steps"), Step(visit, "found.step-statutes", state.statute != nullptr),
             Step(visit, "found.step-officer", !state.roll_officers.empty()),
             Step(visit, "found.step-units", state.units.size() > 0),
             Step(visit, "found.step-members", state.members > 0),
             Step(visit, "found.step-assembly", state.sittings.size() > 0));
}

Act EnrolAct(const Visit& visit, bool is_self) {
  const Messages& words = visit.words;
  Act act{.command = "enrol_member",
          .label = std::string(
              words[is_self ? MessageKey("found.enrol-yourself") : MessageKey("act.enrol")])};
  const PersonId person = is_self ? *visit.person : app::NewPersonId(*visit.host.GetPorts().random);
  act.given.emplace_back("person", std::to_string(person.value));
  act.fields = {{.name = "doc.identity.name", .label = std::string(words["label.name"])},
                {.name = "unit",
                 .label = std::string(words["seat.unit"]),
                 .kind = ActFieldKind::kChoice,
                 .choices = UnitChoices(visit)}};
  return act;
}

std::vector<Act> NextActs(const Visit& visit) {
  std::vector<Act> acts;
  if (!visit.person || !visit.State().statute) return acts;
  const bool is_enrolled = core::CurrentEntry(visit.State(), *visit.person) != nullptr;
  if (visit.State().units.size() > 0) acts.push_back(EnrolAct(visit, !is_enrolled));
  acts.push_back(AdmitUnitAct(visit));
  return acts;
}

}  // namespace

bool IsFounding(const core::State& state) { return state.statute == nullptr || state.members == 0; }

Html FirstAssembly(const Visit& visit) {
  const core::State& state = visit.State();
  if (!visit.may_act_as || state.sittings.size() > 0) return {};
  const Messages& words = visit.words;
  Html assemblies;
  UnitId id{0};
  for (const core::Unit& unit : state.units) {
    ++id.value;
    if (unit.members == 0) continue;
    assemblies.Add(Tag("li", Link(visit.At("b", unit.assembly.value), UnitName(visit, id))));
  }
  return Tag("aside", Class("notice tone-open"), Tag("h2", words["found.last-step"]), Steps(visit),
             Tag("p", words["found.convene"]), Tag("ul", assemblies),
             Tag("p", Link(visit.At("statutes"), words["found.see-statutes"]), " \u00B7 ",
                 Link(visit.At("roll"), words["found.see-keys"])));
}

net::Response FoundingPage(const Visit& visit) {
  const Messages& words = visit.words;
  const core::State& state = visit.State();
  const bool is_open = state.statute != nullptr;
  Html body;
  if (!visit.may_act_as) {
    body = Empty({.missing = std::string(words["front.not-founded"]),
                  .article = "",
                  .who = std::string(words["role.operator"])},
                 words);
  } else if (!is_open) {
    body = OpenStep(visit);
  } else {
    body = Html::Of(Tag("p", words["found.next"]), RollListSection(visit),
                    Moves(visit, NextActs(visit)));
  }
  return ShowPage(
      visit, {.title = std::string(words["front.found"]),
              .section = "nav.home",
              .main = Html::Of(Tag("h1", words["front.found"]),
                               Tag("p", Class("lead"), words["found.lead"]), Steps(visit), body)});
}

}  // namespace mandat::web
