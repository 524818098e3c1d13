// Builds forms.
#include "web/form.hpp"

#include <optional>

#include "base/check.hpp"

namespace mandat::web {
namespace {

std::string_view TypeOf(FieldKind kind) {
  switch (kind) {
    case FieldKind::kText:
    case FieldKind::kLongText:
    case FieldKind::kNumber:  // with inputmode: a spinning number field loses what it cannot read
      return "text";
    case FieldKind::kDate:
      return "date";
    case FieldKind::kEmail:
      return "email";
    case FieldKind::kPassword:
      return "password";
    case FieldKind::kSearch:
      return "search";
  }
  MANDAT_UNREACHABLE();
}

// The ids of what explains a field, for aria-describedby.
std::string DescribedBy(const FieldData& field) {
  std::string ids;
  if (!field.hint.empty()) ids += field.name + "-hint";
  if (!field.error.empty()) ids += (ids.empty() ? "" : " ") + field.name + "-error";
  return ids;
}

auto OptionalAttr(AttributeName name, const std::string& value) {
  using Kept = Attribute<std::string>;
  return value.empty() ? std::optional<Kept>() : std::optional<Kept>(Kept{name, value});
}

Html Input(const FieldData& field) {
  const std::string described_by = DescribedBy(field);
  const std::string invalid = field.error.empty() ? "" : "true";
  if (field.kind == FieldKind::kLongText) {
    // A newline right after <textarea> is dropped by the browser: one of ours keeps the first of
    // the text.
    return Tag("textarea", Attr("id", field.name), Attr("name", field.name), Attr("rows", 8),
               OptionalAttr("aria-describedby", described_by),
               OptionalAttr("aria-invalid", invalid), Flag{"required", field.is_required}, "\n",
               field.value);
  }
  return Void("input", Attr("id", field.name), Attr("name", field.name),
              Attr("type", TypeOf(field.kind)), Attr("value", field.value),
              OptionalAttr("inputmode", field.kind == FieldKind::kNumber ? "numeric" : ""),
              OptionalAttr("autocomplete", field.autocomplete),
              OptionalAttr("aria-describedby", described_by), OptionalAttr("aria-invalid", invalid),
              Flag{"required", field.is_required});
}

Html Error(const std::string& name, const std::string& error) {
  if (error.empty()) return {};
  return Tag("p", Class("field-error"), Attr("id", name + "-error"), error);
}

}  // namespace

std::string ValueOf(const net::Parameters& form, std::string_view name) {
  const std::string* const found = net::FindParameter(form, name);
  return found ? *found : std::string();
}

Html Form(const Url& action, const FormTokens& tokens, const Html& content) {
  return Tag(
      "form", Attr("method", "post"), Attr("action", action), Attr("accept-charset", "utf-8"),
      Void("input", Attr("type", "hidden"), Attr("name", "csrf"), Attr("value", tokens.csrf)),
      Void("input", Attr("type", "hidden"), Attr("name", "command_id"),
           Attr("value", tokens.command_id)),
      content);
}

Html Field(const FieldData& field) {
  return Tag("div", Class("field", ClassIf(!field.error.empty(), "has-error")),
             Tag("label", Attr("for", field.name), field.label),
             If(!field.hint.empty(),
                Tag("p", Class("field-hint"), Attr("id", field.name + "-hint"), field.hint)),
             Error(field.name, field.error), Input(field));
}

Html ChoiceField(const ChoiceData& choices) {
  std::size_t number = 0;
  const auto line = [&](const Choice& choice) {
    const std::string id = choices.name + "-" + std::to_string(++number);
    const std::string hint = choice.hint.empty() ? "" : id + "-hint";
    return Html(
        Tag("div", Class("choice"),
            Void("input", Attr("type", "radio"), Attr("id", id), Attr("name", choices.name),
                 Attr("value", choice.value), Flag{"checked", choice.is_chosen},
                 Flag{"disabled", !choice.is_open}, Flag{"required"},
                 OptionalAttr("aria-describedby", hint)),
            Tag("label", Attr("for", id), choice.label),
            If(!hint.empty(), Tag("p", Class("field-hint"), Attr("id", hint), choice.hint))));
  };
  return Tag("fieldset", Class(ClassIf(!choices.error.empty(), "has-error")),
             Tag("legend", choices.legend), Error(choices.name, choices.error),
             Each(choices.choices, line));
}

Html SubmitButton(std::string_view label) {
  return Tag("button", Attr("type", "submit"), Class("button"), label);
}

Html QuietButton(std::string_view label, std::string_view name, std::string_view value) {
  return Tag("button", Attr("type", "submit"), Class("button quiet"), Attr("name", name),
             Attr("value", value), label);
}

}  // namespace mandat::web
