// Forms that work without script: labels above, errors beside their field, one act per form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/http.hpp"
#include "web/html.hpp"
#include "web/messages.hpp"
#include "web/url.hpp"

namespace mandat::web {

// The value of a field that was sent; empty if it was not.
[[nodiscard]] std::string ValueOf(const net::Parameters& form, std::string_view name);

// What every form carries hidden: the proof that the page is ours (SE-45), and the id of the
// command, so that a double click is one act (IF-702).
struct FormTokens {
  std::string csrf;
  std::string command_id;
};

// <form method="post">. `content` holds fields and buttons.
[[nodiscard]] Html Form(const Url& action, const FormTokens& tokens, const Html& content);

enum class FieldKind { kText, kLongText, kNumber, kDate, kEmail, kPassword, kSearch };

struct FieldData {
  std::string name;  // of the parameter; unique in the form, and on the page
  std::string label;
  FieldKind kind = FieldKind::kText;
  std::string value;  // what was entered before a refusal stands again (IF-107)
  std::string hint;
  std::string error;         // a sentence; empty: none
  std::string autocomplete;  // token of HTML, as "email"; may be empty
  bool is_required = true;
};
[[nodiscard]] Html Field(const FieldData& field);

struct Choice {
  std::string value;
  std::string label;
  std::string hint;  // why it cannot be chosen, or what it means
  bool is_chosen = false;
  bool is_open = true;  // may be chosen
};
struct ChoiceData {
  std::string name;
  std::string legend;
  std::vector<Choice> choices;
  std::string error;
};
// One of a few: a fieldset of radio buttons, each a whole line wide.
[[nodiscard]] Html ChoiceField(const ChoiceData& choices);

[[nodiscard]] Html SubmitButton(std::string_view label);
// The same, less prominent: what is not the next step.
[[nodiscard]] Html QuietButton(std::string_view label, std::string_view name,
                               std::string_view value);

}  // namespace mandat::web
