// Acts: every command as a form, and a form as a command, from the core's own description.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/submission.hpp"
#include "base/result.hpp"
#include "web/html.hpp"
#include "web/pages/visit.hpp"

namespace mandat::web {

enum class ActFieldKind { kText, kLongText, kNumber, kMoment, kChoice, kCheck };

struct ActChoice {
  std::string value;
  std::string label;
};

// A field that the person fills in. `name` is the field of the command; "sheet.yes" one inside an
// object, "choices.17" one element of a list, "doc.text" a document.
struct ActField {
  std::string name;
  std::string label;
  ActFieldKind kind = ActFieldKind::kText;
  std::string value = {};  // before anything was entered
  std::string hint = {};
  std::vector<ActChoice> choices = {};
  bool is_required = true;
};

using Given = std::vector<std::pair<std::string, std::string>>;

struct Act {
  std::string command;
  std::string label;  // of the button, and of the line that says why not
  Given given = {};   // fields that the page knows
  std::vector<ActField> fields = {};
  bool is_quiet = false;
};

[[nodiscard]] Given GivenId(std::string_view name, std::uint64_t id);

// The units, and the kinds of unit that the statutes know, to choose from.
[[nodiscard]] std::vector<ActChoice> UnitChoices(const Visit& visit);
[[nodiscard]] std::vector<ActChoice> UnitKindChoices(const Visit& visit);
[[nodiscard]] Act AdmitUnitAct(const Visit& visit);

// What can be done now, as forms; what the rules refuse this person, as lines with the article and
// folded away (IF-401). Nothing for a reader who stands in nobody's place.
[[nodiscard]] Html Moves(const Visit& visit, const std::vector<Act>& acts);

// Whether the rules would take it from this person now. What only the filled-in form can decide
// (a text that is missing, a day that is too early) counts as taken.
[[nodiscard]] Result<void> MayDo(const Visit& visit, const Act& act);

// The arguments of a command as canonical JSON, from the fields of a form.
// Fails with `no_such_command`, and with `arguments_malformed`, naming the field.
[[nodiscard]] Result<std::string> ArgumentsFrom(const Visit& visit, std::string_view command,
                                                const net::Parameters& form);
// The documents of a form, by the names of "doc.<name>".
[[nodiscard]] app::DocumentTexts DocumentsFrom(const net::Parameters& form);

}  // namespace mandat::web
