#include "statutes/reader_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "base/calendar.hpp"
#include "base/ratio.hpp"
#include "statutes/duration.hpp"
#include "statutes/reader_names.hpp"
#include "statutes/test.hpp"

namespace mandat::statutes {
namespace {

// What the value of a key should look like, for the message about one that does not.
std::string_view ShapeOf(KeyType type) {
  switch (type) {
    case KeyType::kText:
    case KeyType::kTextByLanguage:
      return "a text";
    case KeyType::kTexts:
    case KeyType::kWords:
    case KeyType::kPaths:
    case KeyType::kReferences:
    case KeyType::kVoteTests:
    case KeyType::kDates:
      return "a list of texts";
    case KeyType::kId:
    case KeyType::kName:
      return "an id in quotes";
    case KeyType::kYesNo:
      return "true or false";
    case KeyType::kWhole:
      return "a whole number, not negative";
    case KeyType::kRatio:
      return "a ratio in quotes, such as \"2/3\"";
    case KeyType::kShare:
      return "a whole number, or a ratio in quotes";
    case KeyType::kDuration:
      return "a duration in quotes, such as \"14 days\"";
    case KeyType::kDurationOrYes:
      return "true, or a duration in quotes";
    case KeyType::kDate:
    case KeyType::kPeriod:
    case KeyType::kRecord:
      return "a date in quotes, such as \"2025-03-01\"";
    case KeyType::kWord:
      return "a word in quotes";
    case KeyType::kReference:
    case KeyType::kArticles:
    case KeyType::kPath:
      return "a name in quotes";
    case KeyType::kVoteTest:
    case KeyType::kRejectTest:
    case KeyType::kQuorumTest:
    case KeyType::kPetitionTest:
    case KeyType::kOptionTest:
      return "a test in quotes";
    case KeyType::kSteps:
      return "a list of steps, such as [[400, 2], [9]]";
    case KeyType::kSeatsByUnit:
      return "a table of seats by unit";
  }
  MANDAT_UNREACHABLE();
}

bool IsCount(const Value& value) {
  return value.kind == ValueKind::kWhole && value.whole >= 0 &&
         value.whole <= std::numeric_limits<Count>::max();
}

class ValueCheck {
 public:
  ValueCheck(const Document& document, const Row& row, const KeySpec& spec,
             std::vector<Finding>& findings)
      : document_(document), row_(row), spec_(spec), findings_(findings) {}

  void Run(const Value& value) {
    if (ReportUnusable(value)) return;
    switch (spec_.type) {
      case KeyType::kTexts:
      case KeyType::kWords:
      case KeyType::kPaths:
      case KeyType::kReferences:
      case KeyType::kVoteTests:
      case KeyType::kDates:
        return CheckList(value);
      case KeyType::kArticles:
        return value.kind == ValueKind::kList ? CheckList(value) : CheckItem(value);
      case KeyType::kTextByLanguage:
        if (value.kind != ValueKind::kTable) return CheckItem(value);
        for (const Entry& entry : value.entries) CheckItem(entry.value);
        return;
      case KeyType::kYesNo:
        if (value.kind != ValueKind::kYesNo) WrongType(value);
        return;
      case KeyType::kDurationOrYes:
        if (value.kind != ValueKind::kYesNo) CheckItem(value);
        return;
      case KeyType::kWhole:
        if (!IsCount(value)) WrongType(value);
        return;
      case KeyType::kShare:
        if (!IsCount(value)) CheckItem(value);
        return;
      case KeyType::kSteps:
        return CheckSteps(value);
      case KeyType::kSeatsByUnit:
        return CheckSeatsByUnit(value);
      case KeyType::kText:
      case KeyType::kId:
      case KeyType::kName:
      case KeyType::kRatio:
      case KeyType::kDuration:
      case KeyType::kDate:
      case KeyType::kPeriod:
      case KeyType::kRecord:
      case KeyType::kWord:
      case KeyType::kReference:
      case KeyType::kVoteTest:
      case KeyType::kRejectTest:
      case KeyType::kQuorumTest:
      case KeyType::kPetitionTest:
      case KeyType::kOptionTest:
      case KeyType::kPath:
        return CheckItem(value);
    }
  }

 private:
  void Report(const Value& value, std::string code, std::string message, std::string remedy) {
    findings_.push_back({.code = std::move(code),
                         .path = row_.PathOf(spec_.name),
                         .article = row_.Article(),
                         .line = value.place.line,
                         .column = value.place.column,
                         .message = std::move(message),
                         .remedy = std::move(remedy)});
  }

  void WrongType(const Value& value) {
    Report(value, "E103", fmt::format("`{}` is {}", spec_.name, ShapeOf(spec_.type)),
           fmt::format("write {}", ShapeOf(spec_.type)));
  }

  // A float, a TOML date or an integer that is not decimal is wrong wherever it stands.
  bool ReportUnusable(const Value& value) {
    switch (value.kind) {
      case ValueKind::kFloat:
        Report(value, "E107", "a decimal number is not exact",
               "write a ratio in quotes, such as \"1/2\" or \"0.5\"");
        return true;
      case ValueKind::kDate:
        Report(value, "E103", "a date of TOML does not say its calendar",
               "write the date in quotes, such as \"2025-03-01\"");
        return true;
      case ValueKind::kOddInteger:
        Report(value, "E103", "the number is not decimal", "write it in decimal digits");
        return true;
      case ValueKind::kList:
        return std::ranges::any_of(value.items, [&](const Value& v) { return ReportUnusable(v); });
      case ValueKind::kTable:
        return std::ranges::any_of(value.entries,
                                   [&](const Entry& e) { return ReportUnusable(e.value); });
      case ValueKind::kText:
      case ValueKind::kWhole:
      case ValueKind::kYesNo:
        return false;
    }
    MANDAT_UNREACHABLE();
  }

  void CheckList(const Value& value) {
    if (value.kind != ValueKind::kList) return WrongType(value);
    for (const Value& item : value.items) CheckItem(item);
  }

  void CheckItem(const Value& value) {
    if (value.kind != ValueKind::kText) return WrongType(value);
    const std::string& text = value.text;
    switch (spec_.type) {
      case KeyType::kId:
      case KeyType::kName:
        if (!IsRuleId(text)) {
          Report(value, "E111", fmt::format("`{}` is not an id", text),
                 "write lower-case words joined by hyphens");
        }
        return;
      case KeyType::kRatio:
      case KeyType::kShare:
        return CheckRatio(value);
      case KeyType::kDuration:
      case KeyType::kDurationOrYes:
        return CheckDuration(value, text);
      case KeyType::kDate:
      case KeyType::kDates:
      case KeyType::kPeriod:
        return CheckDate(value);
      case KeyType::kRecord:
        return CheckRecord(value);
      case KeyType::kWord:
      case KeyType::kWords:
        if (!IsAmong(spec_.words, text)) {
          Report(value, "E103", fmt::format("`{}` is not a word that `{}` takes", text, spec_.name),
                 fmt::format("write one of: {}", spec_.words));
        }
        return;
      case KeyType::kReference:
      case KeyType::kReferences:
      case KeyType::kArticles:
        return CheckReference(value);
      case KeyType::kVoteTest:
      case KeyType::kVoteTests:
      case KeyType::kRejectTest:
      case KeyType::kQuorumTest:
      case KeyType::kPetitionTest:
      case KeyType::kOptionTest:
        return CheckTest(value);
      case KeyType::kPath:
      case KeyType::kPaths:
        if (!NamesSomething(document_, text)) {
          Report(value, "E310", fmt::format("`{}` names nothing in this statute", text),
                 "write the path of a table, a rule or a key");
        }
        return;
      case KeyType::kText:
      case KeyType::kTexts:
      case KeyType::kTextByLanguage:
      case KeyType::kYesNo:
      case KeyType::kWhole:
      case KeyType::kSteps:
      case KeyType::kSeatsByUnit:
        return;
    }
  }

  void CheckRatio(const Value& value) {
    const auto ratio = Ratio::Parse(value.text);
    if (ratio && *ratio >= Ratio(0)) return;
    Report(value, "E110", fmt::format("`{}` is not a ratio", value.text),
           "write it as \"2/3\", \"5%\" or \"0.05\"");
  }

  void CheckDuration(const Value& value, std::string_view text) {
    const auto duration = ParseDuration(text);
    if (!duration) {
      return Report(value, "E109", duration.error().detail,
                    "write it as \"14 days\" or \"1 month in lecture\"");
    }
    const auto& period = duration->within;
    if (!period || document_.Declares("calendar.period", *period)) return;
    Report(value, "E106", fmt::format("no period has the id `{}`", *period),
           "declare it as [[calendar.period]]");
  }

  // Dates without a letter are of the calendar that the statute names.
  [[nodiscard]] Calendar CalendarOfFile() const {
    const Row* calendar = document_.Find("calendar", {});
    const Value* kind = calendar ? calendar->value->Find("kind") : nullptr;
    return kind && kind->text == "julian" ? Calendar::kJulian : Calendar::kGregorian;
  }

  void CheckDate(const Value& value) {
    const bool exists = spec_.type == KeyType::kPeriod
                            ? IsPeriodText(value.text, CalendarOfFile())
                            : ParseCivilDate(value.text, CalendarOfFile()).has_value();
    if (exists) return;
    Report(value, "E109", fmt::format("`{}` is not a date", value.text),
           "write it as \"2025-03-01\", or \"1917-10-25J\" in the Julian calendar");
  }

  void CheckRecord(const Value& value) {
    if (IsAmong(spec_.words, value.text) || IsRecordText(value.text, CalendarOfFile())) return;
    Report(value, "E109", fmt::format("`{}` does not say when", value.text),
           "write notice, opening, vote, a date, or \"30 days before opening\"");
  }

  void CheckReference(const Value& value) {
    if (IsAmong(spec_.words, value.text) || document_.Declares(spec_.to, value.text)) return;
    Report(value, "E106", fmt::format("no {} has the id `{}`", spec_.to, value.text),
           "correct the id, or add what it names");
  }

  void CheckTest(const Value& value) {
    if (IsAmong(spec_.words, value.text)) {
      if (&value == LastItem()) return;
      return Report(value, "E103", fmt::format("`{}` may only be the last round", value.text),
                    "write it last");
    }
    const auto context = ContextOf(spec_.type);
    MANDAT_CHECK(context);  // called for tests alone
    const auto faults = FaultsOf(value.text, *context, MeasureOf(row_));
    for (const TestFault& fault : faults) {
      Report(value, fault.code, fmt::format("column {}: {}", fault.column, fault.message),
             "correct the test");
    }
    if (faults.empty()) CheckGroups(value, *context);
  }

  // A quoted group is a grouping, a kind of unit or a body; after `in` also a value of a grouping.
  void CheckGroups(const Value& value, TestContext context) {
    const auto test = ParseTest(value.text, context, MeasureOf(row_));
    if (!test) return;
    for (const Test* quantifier : GroupsOf(*test)) {
      if (document_.Declares("grouping unit body", quantifier->group)) continue;
      if (quantifier->kind == Test::Kind::kIn && IsLabel(quantifier->group)) continue;
      Report(value, "E210", fmt::format("no group is called `{}`", quantifier->group),
             "declare it as [[grouping]], or correct the name");
    }
  }

  [[nodiscard]] bool IsLabel(std::string_view text) const {
    for (const auto& row : document_.Rows()) {
      if (row->table->name != "grouping" && row->table->name != "unit") continue;
      for (const std::string_view key : {"values", "sections"}) {
        const Value* labels = row->value->Find(key);
        if (labels && std::ranges::any_of(labels->items,
                                          [&](const Value& label) { return label.text == text; })) {
          return true;
        }
      }
    }
    return false;
  }

  [[nodiscard]] const Value* LastItem() const {
    const Value* list = row_.value->Find(spec_.name);
    return list && !list->items.empty() ? &list->items.back() : nullptr;
  }

  void CheckSteps(const Value& value) {
    bool fits = value.kind == ValueKind::kList && !value.items.empty();
    for (const Value& step : value.items) {
      fits = fits && step.kind == ValueKind::kList && !step.items.empty() &&
             step.items.size() <= 2 && std::ranges::all_of(step.items, IsCount);
    }
    if (!fits) WrongType(value);
  }

  void CheckSeatsByUnit(const Value& value) {
    bool fits = value.kind == ValueKind::kTable;
    for (const Entry& entry : value.entries) fits = fits && IsCount(entry.value);
    if (!fits) WrongType(value);
  }

  const Document& document_;
  const Row& row_;
  const KeySpec& spec_;
  std::vector<Finding>& findings_;
};

}  // namespace

void CheckValue(const Document& document, const Row& row, const KeySpec& spec, const Value& value,
                std::vector<Finding>& findings) {
  ValueCheck(document, row, spec, findings).Run(value);
}

std::optional<TestContext> ContextOf(KeyType type) {
  if (type == KeyType::kVoteTest || type == KeyType::kVoteTests) return TestContext::kVote;
  if (type == KeyType::kRejectTest) return TestContext::kReject;
  if (type == KeyType::kQuorumTest) return TestContext::kQuorum;
  if (type == KeyType::kPetitionTest) return TestContext::kPetition;
  if (type == KeyType::kOptionTest) return TestContext::kOption;
  return std::nullopt;
}

Measure MeasureOf(const Row& row) {
  const KeySpec* count = FindKeySpec(*row.table, "count");
  if (!count || row.table->name == "key") return Measure::kRule;  // there it counts steps
  const Value* written = row.value->Find("count");
  const std::string_view word = written ? std::string_view(written->text) : count->by_default;
  return FromWord<Measure>(word).value_or(Measure::kRule);
}

}  // namespace mandat::statutes
