// The casebook's TOML files, read strictly by the declared fields of each record.
#include "app/casebook/load.hpp"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <limits>

#include "app/casebook/fact_fields.hpp"
#include "app/casebook/references.hpp"
#include "base/json.hpp"

namespace mandat::app::casebook {
namespace {

constexpr std::string_view kFactKeys[] = {"id", "failure", "kind", "date", "calendar", "cites"};

constexpr std::string_view kParameters[] = {
    "age",    "base_shift", "basis",  "days", "gap",   "grace",  "loss",      "max",  "max_age",
    "notice", "open",       "papers", "pre",  "share", "spread", "tolerance", "warn", "yes"};

constexpr std::string_view kDetectorKeys[] = {"id", "law", "facts", "question", "params"};

// Remembers the first fault of a file; afterwards every call is harmless. So the readers below are
// straight lines without a check after each step.
class Faults {
 public:
  explicit Faults(std::string file) : file_(std::move(file)) {}

  void Reject(std::string code, const toml::node& node, std::string_view detail) {
    if (!failed_) error_ = FailAt(OriginOf(node), std::move(code), detail).value();
    failed_ = true;
  }
  [[nodiscard]] Origin OriginOf(const toml::node& node) const {
    return {.file = file_, .line = node.source().begin.line};
  }
  [[nodiscard]] bool Failed() const { return failed_; }
  [[nodiscard]] const Error& First() const { return error_; }

 private:
  std::string file_;
  bool failed_ = false;
  Error error_;
};

// The calendar that the dates of a record stand in; read before its dates.
struct Scope {
  Faults& faults;
  PrintedCalendar calendar = PrintedCalendar::kUnstated;
};

std::string_view NameOfType(toml::node_type type) {
  switch (type) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "an integer";
    case toml::node_type::floating_point:
      return "a float: write the exact number as a string, \"0.5\"";
    case toml::node_type::boolean:
      return "a boolean";
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time:
      return "a TOML date: write it as a string, \"1917-10-25\"";
    case toml::node_type::none:
      break;
  }
  return "nothing";
}

void RejectType(Scope& scope, const toml::node& node, std::string_view wanted) {
  scope.faults.Reject("wrong_type", node,
                      fmt::format("{} is wanted here, not {}", wanted, NameOfType(node.type())));
}

// The text of a string, or "" after a fault. An optional that is unknown is left out, not emptied.
std::string ReadText(Scope& scope, const toml::node& node) {
  const auto* const text = node.as_string();
  if (!text) {
    RejectType(scope, node, "a string");
    return {};
  }
  if (text->get().empty()) {
    scope.faults.Reject("empty_value", node, "leave the key out where nothing is known");
  } else if (!IsRecordText(text->get())) {
    scope.faults.Reject("not_text", node, "a control character or broken UTF-8");
  }
  return text->get();
}

void ReadValue(Scope& scope, const toml::node& node, std::string& out) {
  out = ReadText(scope, node);
}

void ReadValue(Scope& scope, const toml::node& node, YesNo& out) {
  const auto* const value = node.as_boolean();
  if (!value) return RejectType(scope, node, "true or false");
  out.yes = value->get();
}

void ReadValue(Scope& scope, const toml::node& node, Count& out) {
  const auto* const value = node.as_integer();
  if (!value) return RejectType(scope, node, "an integer");
  if (value->get() < 0 || value->get() > std::numeric_limits<Count>::max()) {
    return scope.faults.Reject("number_out_of_range", node, "0 to 4294967295");
  }
  out = static_cast<Count>(value->get());
}

void ReadValue(Scope& scope, const toml::node& node, Printed& out) {
  if (const auto* const whole = node.as_integer()) {
    out = Printed::Whole(whole->get());
    return;
  }
  const std::string text = ReadText(scope, node);
  if (scope.faults.Failed()) return;
  auto number = Printed::Parse(text);
  if (!number) return scope.faults.Reject("not_a_ratio", node, "write \"7/8\" or \"0.009\"");
  out = *std::move(number);
}

void ReadValue(Scope& scope, const toml::node& node, PrintedDate& out) {
  const auto* const text = node.as_string();
  if (!text) return RejectType(scope, node, "a string");
  const auto date = PrintedDate::Parse(text->get(), scope.calendar);
  if (!date) {
    return scope.faults.Reject("not_a_date", node, "write YYYY, YYYY-MM or YYYY-MM-DD");
  }
  out = *date;
}

void ReadValue(Scope& scope, const toml::node& node, Cite& out) {
  const std::string text = ReadText(scope, node);
  if (scope.faults.Failed()) return;
  const auto cite = Cite::Parse(text);
  if (!cite) return scope.faults.Reject("not_a_citation", node, "write \"S4:2184\"");
  out = *cite;
}

template <HasWords E>
void ReadValue(Scope& scope, const toml::node& node, E& out) {
  const std::string word = ReadText(scope, node);
  if (scope.faults.Failed()) return;
  const auto known = FromWord<E>(word);
  if (!known) return scope.faults.Reject("unknown_word", node, word + " is not one of the words");
  out = *known;
}

template <HasFields T>
void ReadValue(Scope& scope, const toml::node& node, T& out);

template <typename T>
void ReadValue(Scope& scope, const toml::node& node, std::vector<T>& out) {
  const auto* const list = node.as_array();
  if (!list) return RejectType(scope, node, "a list");
  for (const toml::node& element : *list) ReadValue(scope, element, out.emplace_back());
}

// Lists that say "none" by being empty; every other list is left out instead.
bool MayBeEmpty(std::string_view key) {
  return key == "people" || key == "events" || key == "votes";
}

template <typename T>
constexpr bool kIsTableList = false;
template <HasFields T>
constexpr bool kIsTableList<std::vector<T>> = true;

template <typename Member>
void ReadMember(Scope& scope, const toml::table& table, std::string_view key, Member& out) {
  const toml::node* const node = table.get(key);
  if constexpr (IsOptional<Member>::value) {
    if (!node) return;
    ReadValue(scope, *node, out.emplace());
    if constexpr (std::is_same_v<Member, std::optional<PrintedDate>>) {
      if (!out->IsPrinted()) scope.faults.Reject("empty_value", *node, "leave the key out");
    }
  } else {
    if (!node) {
      // Sub-tables may be absent, but for the points that a series consists of.
      if (kIsTableList<Member> && key != "point") return;
      return scope.faults.Reject("missing_key", table, fmt::format("{} is needed", key));
    }
    ReadValue(scope, *node, out);
    if constexpr (IsVector<Member>::value) {
      if (out.empty() && !MayBeEmpty(key)) {
        scope.faults.Reject("empty_value", *node, fmt::format("{} may not be empty", key));
      }
    }
  }
}

template <typename T>
bool HasFieldNamed(std::string_view name) {
  bool found = false;
  ForEachField<T>([&](const auto& field) { found = found || field.name == name; });
  return found;
}

template <HasFields T>
void ReadValue(Scope& scope, const toml::node& node, T& out) {
  const auto* const table = node.as_table();
  if (!table) return RejectType(scope, node, "a table");
  for (const auto& [key, value] : *table) {
    if (!HasFieldNamed<T>(key.str())) {
      scope.faults.Reject("unknown_key", value, fmt::format("{} is not a key here", key.str()));
    }
  }
  ForEachField<T>(
      [&](const auto& field) { ReadMember(scope, *table, field.name, out.*(field.member)); });
}

// The values of the keys of a table, one by one, for records whose keys hang on their kind.
void ReadFactValue(Scope& scope, const toml::node& node, FactType type, FactValue& out) {
  const auto read = [&](auto value) {
    ReadValue(scope, node, value);
    out = std::move(value);
  };
  switch (type) {
    case FactType::kYesNo:
      return read(YesNo{});
    case FactType::kCount:
      return read(Count{});
    case FactType::kNumber:
      return read(Printed{});
    case FactType::kDate:
      return read(PrintedDate{});
    case FactType::kDateOrYes:
      return node.is_boolean() ? read(YesNo{}) : read(PrintedDate{});
    case FactType::kTextOrYes:
      return node.is_boolean() ? read(YesNo{}) : read(std::string{});
    case FactType::kText:
    case FactType::kBody:
      return read(std::string{});
    case FactType::kTexts:
    case FactType::kBodies:
    case FactType::kVotes:
      return read(std::vector<std::string>{});
    case FactType::kDates: {
      if (node.is_string()) return read(PrintedDate{});
      std::vector<PrintedDate> dates;  // read for the check; the list keeps its characters
      ReadValue(scope, node, dates);
      return read(std::vector<std::string>{});
    }
    case FactType::kSteps:
      break;
  }
  MANDAT_UNREACHABLE();  // steps are read by ReadFact
}

void ReadSteps(Scope& scope, const toml::node& node, std::vector<FactStep>& out) {
  ReadValue(scope, node, out);
  for (const FactStep& step : out) {
    if (step.share && *step.share != "majority" && !Ratio::Parse(*step.share)) {
      scope.faults.Reject("not_a_ratio", node, "write \"7/8\", \"0.36\" or \"majority\"");
    }
  }
}

void ReadValue(Scope& scope, const toml::node& node, Fact& fact) {
  const auto* const table = node.as_table();
  if (!table) return RejectType(scope, node, "a table");
  ReadMember(scope, *table, "id", fact.id);
  ReadMember(scope, *table, "failure", fact.failure);
  ReadMember(scope, *table, "kind", fact.kind);
  ReadMember(scope, *table, "date", fact.date);
  ReadMember(scope, *table, "calendar", fact.calendar);
  ReadMember(scope, *table, "cites", fact.cites);
  if (!scope.faults.Failed() && !IsFactKind(fact.kind)) {
    scope.faults.Reject("unknown_word", node, fact.kind + " is not a kind of fact");
  }
  for (const auto& [key, value] : *table) {
    if (scope.faults.Failed()) return;
    if (std::find(std::begin(kFactKeys), std::end(kFactKeys), key.str()) != std::end(kFactKeys))
      continue;
    const auto type = TypeOfFactField(fact.kind, key.str());
    if (!type) {
      return scope.faults.Reject("unknown_key", value,
                                 fmt::format("a {} fact has no {}", fact.kind, key.str()));
    }
    if (*type == FactType::kSteps) {
      ReadSteps(scope, value, fact.steps);
    } else {
      FactField& field = fact.fields.emplace_back();
      field.name = key.str();
      ReadFactValue(scope, value, *type, field.value);
    }
  }
}

// The names of parameters; their meaning is the detectors' own.
bool IsParameter(std::string_view name) {
  return std::find(std::begin(kParameters), std::end(kParameters), name) != std::end(kParameters);
}

void ReadValue(Scope& scope, const toml::node& node, Detector& detector) {
  const auto* const table = node.as_table();
  if (!table) return RejectType(scope, node, "a table");
  ReadMember(scope, *table, "id", detector.id);
  ReadMember(scope, *table, "law", detector.law);
  ReadMember(scope, *table, "facts", detector.facts);
  ReadMember(scope, *table, "question", detector.question);
  for (const auto& [key, value] : *table) {
    if (std::find(std::begin(kDetectorKeys), std::end(kDetectorKeys), key.str()) ==
        std::end(kDetectorKeys)) {
      scope.faults.Reject("unknown_key", value, fmt::format("{} is not a key here", key.str()));
    }
  }
  const toml::node* const params = table->get("params");
  if (!params) return;
  if (!params->is_table()) return RejectType(scope, *params, "an inline table");
  for (const auto& [key, value] : *params->as_table()) {
    if (!IsParameter(key.str())) {
      scope.faults.Reject("unknown_key", value, fmt::format("{} is not a parameter", key.str()));
    }
    Parameter& parameter = detector.params.emplace_back();
    parameter.name = key.str();
    ReadValue(scope, value, parameter.value);
  }
}

PrintedCalendar CalendarOf(const toml::node& node) {
  const auto* const table = node.as_table();
  const auto word = table ? (*table)["calendar"].value<std::string_view>() : std::nullopt;
  return word ? FromWord<PrintedCalendar>(*word).value_or(PrintedCalendar::kUnstated)
              : PrintedCalendar::kUnstated;
}

bool IsEventType(std::string_view type) {
  return std::find(kEventTypes.begin(), kEventTypes.end(), type) != kEventTypes.end();
}

template <typename Record>
void ReadRecord(Faults& faults, const toml::node& node, std::string_view prefix, Record& record) {
  Scope scope{.faults = faults, .calendar = CalendarOf(node)};
  ReadValue(scope, node, record);
  record.origin = faults.OriginOf(node);
  if (!faults.Failed() && (!IsKebabCase(record.id) || !record.id.starts_with(prefix))) {
    faults.Reject("not_an_id", node,
                  fmt::format("{}: small letters, digits and single dashes, and the prefix '{}'",
                              record.id, prefix));
  }
  if constexpr (std::is_same_v<Record, Event>) {
    if (!faults.Failed() && !IsEventType(record.type)) {
      faults.Reject("unknown_word", node, record.type + " is not a type of event");
    }
  }
}

template <typename Record>
void ReadRecords(Faults& faults, const toml::table& root, std::string_view name,
                 std::string_view prefix, std::vector<Record>& out) {
  for (const auto& [key, value] : root) {
    if (key.str() != name) {
      faults.Reject("unknown_table", value, fmt::format("{} is not {}", key.str(), name));
    }
  }
  const toml::node* const list = root.get(name);
  if (!list) return;
  const auto* const records = list->as_array();
  if (!records) return faults.Reject("wrong_type", *list, "write [[" + std::string(name) + "]]");
  for (const toml::node& node : *records) ReadRecord(faults, node, prefix, out.emplace_back());
}

constexpr std::array<std::string_view, 11> kFiles{
    "bodies.toml", "people.toml",         "votes.toml",    "compositions.toml",
    "events.toml", "rules.toml",          "series.toml",   "failures.toml",
    "facts.toml",  "contradictions.toml", "detectors.toml"};

void ReadFile(Faults& faults, std::string_view name, const toml::table& root, Casebook& casebook) {
  Records& records = casebook.records;
  if (name == "bodies.toml") return ReadRecords(faults, root, "body", "", records.bodies);
  if (name == "people.toml") return ReadRecords(faults, root, "person", "", records.people);
  if (name == "votes.toml") return ReadRecords(faults, root, "vote", "v-", records.votes);
  if (name == "compositions.toml") {
    return ReadRecords(faults, root, "composition", "c-", records.compositions);
  }
  if (name == "events.toml") return ReadRecords(faults, root, "event", "e-", records.events);
  if (name == "rules.toml") return ReadRecords(faults, root, "rule", "r-", records.rules);
  if (name == "series.toml") return ReadRecords(faults, root, "series", "s-", records.series);
  if (name == "failures.toml") return ReadRecords(faults, root, "failure", "f-", records.failures);
  if (name == "facts.toml") return ReadRecords(faults, root, "fact", "x-", records.facts);
  if (name == "contradictions.toml") {
    return ReadRecords(faults, root, "contradiction", "k-", casebook.declared);
  }
  if (name == "detectors.toml") return ReadRecords(faults, root, "detector", "", records.detectors);
  MANDAT_UNREACHABLE();  // Load asked whether the name is one of kFiles
}

Result<toml::table> ParseToml(const NamedText& file) {
  try {
    return toml::parse(std::string_view(file.text));
  } catch (const toml::parse_error& error) {
    return FailAt({.file = file.name, .line = error.source().begin.line}, "not_toml",
                  error.description());
  }
}

std::string_view LastPart(std::string_view name) { return name.substr(name.rfind('/') + 1); }

}  // namespace

Result<Casebook> Load(const std::vector<NamedText>& files) {
  Casebook casebook;
  std::vector<std::string_view> seen;
  for (const NamedText& file : files) {
    const std::string_view name = LastPart(file.name);
    if (std::find(kFiles.begin(), kFiles.end(), name) == kFiles.end()) {
      return Fail("unknown_file", file.name + " is not a file of a casebook");
    }
    seen.push_back(name);
    MANDAT_TRY(const toml::table root, ParseToml(file));
    Faults faults(file.name);
    ReadFile(faults, name, root, casebook);
    if (faults.Failed()) return tl::unexpected(faults.First());
  }
  for (const std::string_view wanted : kFiles) {
    if (std::find(seen.begin(), seen.end(), wanted) == seen.end()) {
      return Fail("missing_file", std::string(wanted) + " is not among the files");
    }
  }
  MANDAT_TRY_DO(CheckRecords(casebook));
  return casebook;
}

}  // namespace mandat::app::casebook
