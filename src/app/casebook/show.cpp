// One record of any table, with all that hangs on it.
#include <fmt/core.h>

#include <algorithm>
#include <functional>

#include "app/casebook/labels.hpp"
#include "app/casebook/views.hpp"

namespace mandat::app::casebook {
namespace {

// Calls `visit(kind, record)` with the record of this id; false if no table has it.
template <typename Visit>
bool VisitRecord(const Casebook& casebook, std::string_view id, const Visit& visit) {
  bool found = false;
  const auto search = [&](std::string_view kind, const auto& table) {
    const auto* const record = FindRecord(table, id);
    if (found || !record) return;
    found = true;
    visit(kind, *record);
  };
  const Records& records = casebook.records;
  search("body", records.bodies);
  search("person", records.people);
  search("vote", records.votes);
  search("composition", records.compositions);
  search("event", records.events);
  search("rule", records.rules);
  search("series", records.series);
  search("episode", records.failures);
  search("fact", records.facts);
  search("detector", records.detectors);
  search("contradiction", casebook.declared);
  return found;
}

std::vector<Contradiction> DeclaredOf(const Casebook& casebook, std::string_view id) {
  std::vector<Contradiction> found;
  for (const Contradiction& declared : casebook.declared) {
    const auto& records = declared.records;
    if (std::find(records.begin(), records.end(), id) != records.end()) found.push_back(declared);
  }
  return found;
}

std::vector<Finding> ComputedOf(const Casebook& casebook, std::string_view id) {
  std::vector<Finding> found = FindComputed(casebook.records);
  std::erase_if(found, [&](const Finding& finding) {
    return finding.a.record != id && finding.b.record != id;
  });
  return found;
}

std::vector<std::string> EpisodesOf(const Records& records, std::string_view id) {
  std::vector<std::string> found;
  for (const Failure& failure : records.failures) {
    const auto names = [&](const std::vector<std::string>& ids) {
      return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    const bool has_fact =
        std::any_of(records.facts.begin(), records.facts.end(),
                    [&](const Fact& f) { return f.failure == failure.id && f.id == id; });
    if (names(failure.events) || names(failure.votes) || has_fact) found.push_back(failure.id);
  }
  return found;
}

// The value of a field as text; lists are joined, tables written as "key value".
template <typename T>
std::string TextOf(const T& value, Language language) {
  if constexpr (std::is_same_v<T, std::string>) {
    return value;
  } else if constexpr (std::is_same_v<T, YesNo>) {
    return LabelOf(value.yes ? "yes" : "no", language);
  } else if constexpr (std::is_same_v<T, PrintedDate> || std::is_same_v<T, Cite>) {
    return value.ToString();
  } else if constexpr (std::is_same_v<T, Printed>) {
    return value.text;
  } else if constexpr (HasWords<T>) {
    return LabelOf(WordOf(value), language);
  } else if constexpr (std::integral<T>) {
    return std::to_string(value);
  } else if constexpr (IsOptional<T>::value) {
    return value ? TextOf(*value, language) : std::string();
  } else if constexpr (IsVector<T>::value) {
    std::string text;
    for (const auto& element : value) {
      if (!text.empty()) text += HasFields<typename T::value_type> ? "; " : ", ";
      text += TextOf(element, language);
    }
    return text;
  } else {
    std::string text;
    ForEachField<T>([&](const auto& field) {
      const std::string member = TextOf(value.*(field.member), language);
      if (member.empty()) return;
      text +=
          fmt::format("{}{} {}", text.empty() ? "" : ", ", LabelOf(field.name, language), member);
    });
    return text;
  }
}

void AppendLine(std::string_view key, const std::string& value, Language language,
                std::string& out) {
  if (!value.empty()) out += fmt::format("{}: {}\n", LabelOf(key, language), value);
}

template <HasFields T>
void AppendRecord(const T& record, Language language, std::string& out) {
  // The flag stands on top wherever the record is shown.
  ForEachField<T>([&](const auto& field) {
    if (field.name == "flag") {
      AppendLine("flag", TextOf(record.*(field.member), language), language, out);
    }
  });
  ForEachField<T>([&](const auto& field) {
    if (field.name == "flag" || field.name == "id") return;
    AppendLine(field.name, TextOf(record.*(field.member), language), language, out);
  });
}

void AppendRecord(const Fact& fact, Language language, std::string& out) {
  AppendLine("failure", fact.failure, language, out);
  AppendLine("kind", fact.kind, language, out);
  AppendLine("date", fact.date.ToString(), language, out);
  for (const auto& [name, value] : fact.fields) {
    AppendLine(name, std::visit([&](const auto& v) { return TextOf(v, language); }, value),
               language, out);
  }
  AppendLine("step", TextOf(fact.steps, language), language, out);
  AppendLine("cites", TextOf(fact.cites, language), language, out);
}

void AppendRecord(const Detector& detector, Language language, std::string& out) {
  AppendLine("question", detector.question, language, out);
  AppendLine("law", TextOf(detector.law, language), language, out);
  AppendLine("facts", TextOf(detector.facts, language), language, out);
  for (const auto& [name, value] : detector.params) AppendLine(name, value.text, language, out);
}

void AppendBlock(std::string_view key, const std::vector<std::string>& lines, Language language,
                 std::string& out) {
  if (lines.empty()) return;
  out += LabelOf(key, language) + ":\n";
  for (const std::string& line : lines) out += "  " + line + "\n";
}

// Ten rows that all lack the same count are said in one line.
void AppendCommon(const std::vector<CommonCell>& cells, Language language, std::string& out) {
  if (cells.empty()) return;
  const std::string lacked = cells.front().missing.value_or("");
  const bool all_lack_one = std::all_of(cells.begin(), cells.end(), [&](const CommonCell& cell) {
    return cell.missing && *cell.missing == lacked;
  });
  out += LabelOf("common", language) + ":";
  if (all_lack_one) {
    out += fmt::format(" {}; {}: {}\n", LabelOf("answer_unknown", language),
                       LabelOf("missing", language), lacked);
    return;
  }
  out += '\n';
  for (const CommonCell& cell : cells) {
    const std::string answer = "answer_" + std::string(WordOf(cell.answer));
    out += fmt::format("  {}: {}; {}", cell.test, LabelOf(answer, language), cell.line);
    if (cell.missing) out += fmt::format("; {}: {}", LabelOf("missing", language), *cell.missing);
    out += '\n';
  }
}

}  // namespace

std::string ReportText(const VoteReport& report, Language language) {
  std::string text;
  AppendLine("flag", report.flag.value_or(""), language, text);
  AppendLine("verdict", LabelOf(WordOf(report.verdict.outcome), language), language, text);
  AppendLine("printed", LabelOf(WordOf(report.printed), language), language, text);
  for (const Covered& covered : report.articles) {
    text += fmt::format("{}: {} ({}), {}: {}\n", LabelOf("article", language), covered.article,
                        covered.rule, LabelOf(WordOf(covered.effect), language), covered.reason);
  }
  AppendBlock("rule", report.verdict.lines, language, text);
  AppendCommon(report.common, language, text);
  AppendBlock("derived", report.derived, language, text);
  AppendBlock("gaps", report.gaps, language, text);
  AppendBlock("warnings", report.warnings, language, text);
  return text;
}

Result<std::string> ShowJson(const Casebook& casebook, std::string_view id) {
  std::string text;
  JsonWriter writer(text);
  const auto visit = [&](std::string_view kind, const auto& record) {
    writer.BeginObject();
    writer.Key("computed");
    WriteJson(writer, ComputedOf(casebook, id));
    writer.Key("declared");
    WriteJson(writer, DeclaredOf(casebook, id));
    writer.Key("episodes");
    WriteJson(writer, EpisodesOf(casebook.records, id));
    writer.Key("kind");
    writer.String(kind);
    writer.Key("record");
    WriteJson(writer, record);
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(record)>, Vote>) {
      writer.Key("report");
      WriteJson(writer, ReportVote(casebook.records, record));
    }
    writer.EndObject();
  };
  if (!VisitRecord(casebook, id, visit)) return Fail("unknown_record", std::string(id));
  return text;
}

Result<std::string> ShowText(const Casebook& casebook, std::string_view id, Language language) {
  std::string text(id);
  const auto visit = [&](std::string_view kind, const auto& record) {
    text += fmt::format(" ({})\n", kind);
    AppendRecord(record, language, text);
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(record)>, Vote>) {
      text += ReportText(ReportVote(casebook.records, record), language);
    }
  };
  if (!VisitRecord(casebook, id, visit)) return Fail("unknown_record", std::string(id));
  std::vector<std::string> lines;
  for (const Finding& finding : ComputedOf(casebook, id)) {
    lines.push_back(fmt::format("{}: {} ({}), {} ({})", WordOf(finding.rule), finding.a.record,
                                finding.a.says, finding.b.record, finding.b.says));
  }
  AppendBlock("computed", lines, language, text);
  lines.clear();
  for (const Contradiction& declared : DeclaredOf(casebook, id)) {
    lines.push_back(fmt::format("{}: {} / {}", declared.id, declared.a, declared.b));
  }
  AppendBlock("declared", lines, language, text);
  AppendBlock("episodes", EpisodesOf(casebook.records, id), language, text);
  return text;
}

}  // namespace mandat::app::casebook
