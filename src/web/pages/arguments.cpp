// Reads a form into the canonical arguments of a command, field by field as the core declares them.
#include <algorithm>
#include <charconv>

#include "app/civil_time.hpp"
#include "app/documents.hpp"
#include "base/calendar.hpp"
#include "base/json.hpp"
#include "core/codec.hpp"
#include "core/state.hpp"
#include "web/pages/acts.hpp"

namespace mandat::web {
namespace {

using core::FieldInfo;
// web has a FieldKind of its own.
using Kind = core::FieldKind;

tl::unexpected<Error> Malformed(std::string_view field) {
  return Fail("arguments_malformed", std::string(field));
}

Result<std::int64_t> ReadInteger(std::string_view name, std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool fits = error == std::errc{} && end == text.data() + text.size() &&
                    number <= kLargestJsonInteger && number >= -kLargestJsonInteger;
  if (!fits) return Malformed(name);
  return number;
}

// "2026-12-01T18:30", as browsers send a moment; the hours are those of the organisation.
struct Moment {
  CivilDate day;
  int hour = 0;
  int minute = 0;
};
std::optional<Moment> ReadMoment(std::string_view text) {
  constexpr std::size_t kLength = 16;
  if (text.size() < kLength || text[10] != 'T' || text[13] != ':') return std::nullopt;
  const auto day = ParseCivilDate(text.substr(0, 10), Calendar::kGregorian);
  const auto hour = ReadInteger("hour", text.substr(11, 2));
  const auto minute = ReadInteger("minute", text.substr(14, 2));
  if (!day || !hour || !minute || *hour > 23 || *minute > 59 || *hour < 0 || *minute < 0) {
    return std::nullopt;
  }
  return Moment{*day, static_cast<int>(*hour), static_cast<int>(*minute)};
}

class ArgumentWriter {
 public:
  ArgumentWriter(const Visit& visit, const net::Parameters& form)
      : visit_(visit), form_(form), writer_(text_) {}

  Result<void> Object(const std::vector<FieldInfo>& fields, const std::string& prefix) {
    writer_.BeginObject();
    for (const FieldInfo& field : fields) {
      const std::string name = prefix + field.name;
      if (field.optional && !IsGiven(field, name)) continue;
      writer_.Key(field.name);
      MANDAT_TRY_DO(Value(field, name));
    }
    writer_.EndObject();
    return {};
  }
  [[nodiscard]] std::string Take() && { return std::move(text_); }

 private:
  [[nodiscard]] std::string_view Text(const std::string& name) const {
    const std::string* const found = net::FindParameter(form_, name);
    return found ? std::string_view(*found) : std::string_view();
  }
  [[nodiscard]] bool HasBelow(const std::string& name) const {
    return std::ranges::any_of(form_, [&](const net::Parameter& parameter) {
      return parameter.name.starts_with(name + ".") && !parameter.value.empty();
    });
  }
  [[nodiscard]] bool IsGiven(const FieldInfo& field, const std::string& name) const {
    const bool nested = field.kind == Kind::kObject || field.kind == Kind::kList;
    return nested ? HasBelow(name) || !Text(name).empty() : !Text(name).empty();
  }

  Result<void> Value(const FieldInfo& field, const std::string& name) {
    switch (field.kind) {
      case Kind::kInteger:
      case Kind::kId:
        return Number(name);
      case Kind::kObject:
        return Object(field.fields, name + ".");
      case Kind::kList:
        return List(field, name);
      case Kind::kText:
      case Kind::kWord:
        return String(name);
    }
    return Malformed(name);
  }

  Result<void> Number(const std::string& name) {
    if (const auto moment = ReadMoment(Text(name))) {
      const auto& statute = visit_.State().statute;
      MANDAT_TRY(const UtcMillis instant,
                 app::InstantIn(statute ? std::string_view(statute->timezone) : "UTC", moment->day,
                                moment->hour, moment->minute));
      writer_.Integer(instant.value);
      return {};
    }
    MANDAT_TRY(const std::int64_t number, ReadInteger(name, Text(name)));
    writer_.Integer(number);
    return {};
  }

  // The day of a sitting is that of its hour, which stands in the field beside it.
  Result<void> String(const std::string& name) {
    std::string text(Text(name));
    if (name == "opens_on" && text.empty()) {
      const auto moment = ReadMoment(Text("opens_at"));
      if (!moment) return Malformed("opens_at");
      text = ToString(moment->day);
    }
    if (!IsRecordText(text)) return Malformed(name);
    writer_.String(text);
    return {};
  }

  // "tellers" as "12, 17", or as boxes "choices.12".
  Result<void> List(const FieldInfo& field, const std::string& name) {
    writer_.BeginList();
    if (field.element == Kind::kObject) {
      for (int row = 0; HasBelow(name + "." + std::to_string(row)); ++row) {
        MANDAT_TRY_DO(Object(field.fields, name + "." + std::to_string(row) + "."));
      }
      writer_.EndList();
      return {};
    }
    for (const std::string& element : Elements(name)) {
      MANDAT_TRY(const std::int64_t number, ReadInteger(name, element));
      writer_.Integer(number);
    }
    writer_.EndList();
    return {};
  }
  [[nodiscard]] std::vector<std::string> Elements(const std::string& name) const {
    std::vector<std::string> elements;
    for (const net::Parameter& parameter : form_) {
      if (parameter.name.starts_with(name + ".") && !parameter.value.empty()) {
        elements.push_back(parameter.name.substr(name.size() + 1));
      }
    }
    std::string element;
    for (const char c : std::string(Text(name)) + ',') {
      if (c >= '0' && c <= '9') {
        element += c;
      } else if (!element.empty()) {
        elements.push_back(std::exchange(element, {}));
      }
    }
    return elements;
  }

  const Visit& visit_;
  const net::Parameters& form_;
  std::string text_;
  JsonWriter writer_;
};

std::string WithPlainLines(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == '\t') plain += ' ';
    if (c != '\r' && c != '\t') plain += c;
  }
  return plain;
}

}  // namespace

Result<std::string> ArgumentsFrom(const Visit& visit, std::string_view command,
                                  const net::Parameters& form) {
  const auto& all = core::AllCommands();
  const auto found = std::ranges::find(all, command, &core::MessageInfo::name);
  if (found == all.end()) return Fail("no_such_command", std::string(command));
  ArgumentWriter writer(visit, form);
  MANDAT_TRY_DO(writer.Object(found->fields, ""));
  return std::move(writer).Take();
}

app::DocumentTexts DocumentsFrom(const net::Parameters& form) {
  app::DocumentTexts documents;
  constexpr std::string_view kPrefix = "doc.";
  for (const net::Parameter& parameter : form) {
    if (!parameter.name.starts_with(kPrefix) || parameter.value.empty()) continue;
    const std::string name = parameter.name.substr(kPrefix.size());
    if (name == "identity.name") {
      const std::string* const sent = net::FindParameter(form, "doc.identity.contact");
      const std::string person = WithPlainLines(parameter.value);
      const std::string contact = sent ? WithPlainLines(*sent) : std::string();
      // Text that no record takes is passed on as it is, and refused as a document.
      const bool is_text = IsRecordText(person) && IsRecordText(contact);
      documents["identity"] = {
          .media_type = "application/json",
          .payload = is_text ? app::IdentityText(person, contact) : parameter.value};
    } else if (name != "identity.contact") {
      documents[name] = {.media_type = "text/plain", .payload = WithPlainLines(parameter.value)};
    }
  }
  return documents;
}

}  // namespace mandat::web
