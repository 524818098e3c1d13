// Writes forms for commands and shows which the rules would take.
#include "web/pages/acts.hpp"

#include <algorithm>
#include <array>

#include "core/codec.hpp"
#include "web/components.hpp"

namespace mandat::web {
namespace {

// Refusals that depend on what is still to be entered.
constexpr std::array<std::string_view, 12> kOfTheInput{
    "arguments_malformed", "document_missing",   "no_paragraphs",         "no_such_paragraph",
    "notice_too_short",    "not_a_candidate",    "not_eligible",          "more_than_members",
    "too_many_choices",    "fraction_too_small", "document_not_expected", "not_entitled_to_chair"};

bool IsOfTheInput(std::string_view code) { return std::ranges::count(kOfTheInput, code) > 0; }

std::string Entered(const Visit& visit, const Act& act, const ActField& field) {
  if (!visit.not_done || visit.not_done->command != act.command) return field.value;
  for (const auto& [name, value] : act.given) {
    const std::string* const sent = net::FindParameter(visit.not_done->input, name);
    if (!sent || *sent != value) return field.value;
  }
  const std::string* const sent = net::FindParameter(visit.not_done->input, field.name);
  return sent ? *sent : std::string();
}

// Several forms of a page may have a field of one name: the id tells them apart.
std::string IdOf(const Act& act, const ActField& field) {
  std::string id = act.command;
  for (const auto& given : act.given) id += '-' + given.second;
  id += '-' + field.name;
  for (char& c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (!plain) c = '-';
  }
  return id;
}

Html Check(const std::string& id, const ActField& field, bool is_set) {
  return Tag("div", Class("check"),
             Void("input", Attr("type", "checkbox"), Attr("id", id), Attr("name", field.name),
                  Attr("value", "1"), Flag{"checked", is_set}),
             Tag("label", Attr("for", id), field.label));
}

Html Select(const std::string& id, const ActField& field, const std::string& chosen) {
  return Tag("select", Attr("id", id), Attr("name", field.name),
             Each(field.choices, [&](const ActChoice& choice) {
               return Tag("option", Attr("value", choice.value),
                          Flag{"selected", choice.value == chosen}, choice.label);
             }));
}

Html Input(const std::string& id, const ActField& field, const std::string& value) {
  const std::string hint = field.hint.empty() ? std::string() : id + "-hint";
  const auto described = hint.empty()
                             ? std::optional<Attribute<std::string>>()
                             : std::optional<Attribute<std::string>>({"aria-describedby", hint});
  if (field.kind == ActFieldKind::kLongText) {
    return Tag("textarea", Attr("id", id), Attr("name", field.name), Attr("rows", 6), described,
               Flag{"required", field.is_required}, "\n", value);
  }
  const bool is_number = field.kind == ActFieldKind::kNumber;
  const bool is_moment = field.kind == ActFieldKind::kMoment;
  using Mode = std::optional<Attribute<std::string>>;
  return Void("input", Attr("type", is_moment ? "datetime-local" : "text"), Attr("id", id),
              Attr("name", field.name), Attr("value", value),
              is_number ? Mode({"inputmode", "numeric"}) : Mode(), described,
              Flag{"required", field.is_required});
}

Html FieldOf(const Visit& visit, const Act& act, const ActField& field) {
  const std::string id = IdOf(act, field);
  const std::string value = Entered(visit, act, field);
  if (field.kind == ActFieldKind::kCheck) return Check(id, field, value == "1");
  const Html input =
      field.kind == ActFieldKind::kChoice ? Select(id, field, value) : Input(id, field, value);
  return Tag(
      "div", Class("field"), Tag("label", Attr("for", id), field.label),
      If(!field.hint.empty(), Tag("p", Class("field-hint"), Attr("id", id + "-hint"), field.hint)),
      input);
}

Html ActForm(const Visit& visit, const Act& act) {
  const Url action = Url::Local("/o", {visit.hosted->slug, "do", act.command});
  Html content = Void("input", Attr("type", "hidden"), Attr("name", "page"),
                      Attr("value", visit.request.path));
  for (const auto& [name, value] : act.given) {
    content.Add(Void("input", Attr("type", "hidden"), Attr("name", name), Attr("value", value)));
  }
  for (const ActField& field : act.fields) content.Add(FieldOf(visit, act, field));
  content.Add(Tag("button", Attr("type", "submit"), Class("button", ClassIf(act.is_quiet, "quiet")),
                  act.label));
  const Html form = Form(action, TokensFor(visit, action), content);
  if (act.fields.empty()) return Tag("div", Class("act"), form);
  // A form that was refused stands open with what was entered.
  const bool is_open = visit.not_done && visit.not_done->command == act.command;
  if (!act.is_quiet) return Tag("div", Class("act act-wide"), Tag("h3", act.label), form);
  return Tag("details", Class("act act-wide"), Flag{"open", is_open}, Tag("summary", act.label),
             form);
}

Html WhyNot(const Visit& visit, const Act& act, const Error& error) {
  const std::string why(visit.words.Word("refusal", error.code));
  const std::string article =
      error.article.empty()
          ? std::string()
          : " (" +
                visit.words.Text("verdict.in-article",
                                 {{"article", ArticleNumber(visit, error.article)}}) +
                ")";
  return Tag("li", Tag("span", Class("refused-act"), act.label), ": ", why, article);
}

net::Parameters FormOf(const Act& act) {
  net::Parameters form;
  for (const auto& [name, value] : act.given) form.push_back({name, value});
  for (const ActField& field : act.fields) {
    std::string value = field.value;
    if (value.empty() && field.kind == ActFieldKind::kChoice && !field.choices.empty()) {
      value = field.choices.front().value;
    }
    form.push_back({field.name, std::move(value)});
  }
  return form;
}

}  // namespace

Given GivenId(std::string_view name, std::uint64_t id) {
  return {{std::string(name), std::to_string(id)}};
}

std::vector<ActChoice> UnitChoices(const Visit& visit) {
  std::vector<ActChoice> units;
  for (std::uint64_t id = 1; id <= visit.State().units.size(); ++id) {
    units.push_back({std::to_string(id), UnitName(visit, UnitId{id})});
  }
  return units;
}

std::vector<ActChoice> UnitKindChoices(const Visit& visit) {
  std::vector<ActChoice> kinds;
  for (const statutes::UnitKind& kind : visit.State().statute->units) {
    kinds.push_back({kind.id, kind.name.empty() ? kind.id : kind.name});
  }
  return kinds;
}

Act AdmitUnitAct(const Visit& visit) {
  const Messages& words = visit.words;
  return {.command = "admit_unit",
          .label = std::string(words["act.admit-unit"]),
          .fields = {{.name = "doc.name", .label = std::string(words["roll.unit-name"])},
                     {.name = "kind",
                      .label = std::string(words["roll.kind"]),
                      .kind = ActFieldKind::kChoice,
                      .choices = UnitKindChoices(visit)}}};
}

Result<void> MayDo(const Visit& visit, const Act& act) {
  const auto arguments = ArgumentsFrom(visit, act.command, FormOf(act));
  if (!arguments) return {};
  const auto command = core::DecodeCommand(act.command, *arguments);
  if (!command) return {};
  Result<void> tried = visit.hosted->organisation->Try(visit.Actor(), *command);
  if (!tried && IsOfTheInput(tried.error().code)) return {};
  return tried;
}

Html Moves(const Visit& visit, const std::vector<Act>& acts) {
  if (!visit.person || acts.empty()) return {};
  Html open;
  Html refused;
  for (const Act& act : acts) {
    const Result<void> may = MayDo(visit, act);
    const bool was_refused = visit.not_done && visit.not_done->command == act.command;
    if (may || (was_refused && !act.fields.empty())) {
      open.Add(ActForm(visit, act));
    } else {
      refused.Add(WhyNot(visit, act, may.error()));
    }
  }
  return Tag("section", Class("moves"), Attr("aria-label", visit.words["acts.heading"]),
             Tag("h2", visit.words["acts.heading"]),
             If(open.IsEmpty(), Tag("p", visit.words["acts.none"])),
             Tag("div", Class("acts"), open), [&](Html& out) {
               if (refused.IsEmpty()) return;
               out.Add(Tag("details", Class("not-now"), Tag("summary", visit.words["acts.not-now"]),
                           Tag("ul", refused)));
             });
}

}  // namespace mandat::web
