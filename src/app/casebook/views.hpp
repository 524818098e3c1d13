// What command line, API and pages show of the casebook: lists, one record, and the check.
//
// The JSON is canonical (keys in order, no blanks) and the text comes from the same objects, so
// that every client tells the same, in the same bytes on every machine (CB-60).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/casebook/contradictions.hpp"
#include "app/casebook/records.hpp"
#include "app/casebook/timeline.hpp"
#include "app/casebook/verdicts.hpp"

namespace mandat::app::casebook {

enum class ListKind { kBodies, kVotes, kEpisodes, kRules, kSeries };
constexpr auto WordsOf(ListKind) {
  return std::array<std::string_view, 5>{"bodies", "votes", "episodes", "rules", "series"};
}

// The language of labels. The records are shown as they are written, whatever it is.
enum class Language { kEnglish, kFrench };
constexpr auto WordsOf(Language) { return std::array<std::string_view, 2>{"en", "fr"}; }

// One row of a list: what the record is called, and its state in one word.
struct ListRow {
  std::string id;
  std::string name;
  std::string date;  // as printed; "" where the kind of record has none
  std::string body;
  std::string state;                                        // outcome, status, kind, reach or unit
  std::optional<std::string> flag = std::nullopt;           // shown wherever the record is shown
  std::optional<statutes::Verdict> verdict = std::nullopt;  // of votes: full, or `rule-not-stated`

  static constexpr auto Fields() {
    return std::tuple(Field("body", &ListRow::body), Field("date", &ListRow::date),
                      Field("flag", &ListRow::flag), Field("id", &ListRow::id),
                      Field("name", &ListRow::name), Field("state", &ListRow::state),
                      Field("verdict", &ListRow::verdict));
  }
};
[[nodiscard]] std::vector<ListRow> List(const Records& records, ListKind kind);
[[nodiscard]] std::string ListJson(const Records& records, ListKind kind);
[[nodiscard]] std::string ListText(const Records& records, ListKind kind, Language language);

// A record of any table with its verdict (of votes), the contradictions that touch it, the episodes
// that rest on it and its citations. Fails with `unknown_record`.
[[nodiscard]] Result<std::string> ShowJson(const Casebook& casebook, std::string_view id);
[[nodiscard]] Result<std::string> ShowText(const Casebook& casebook, std::string_view id,
                                           Language language);

// The counts of what was loaded and judged, and all contradictions.
struct CheckReport {
  Contradictions contradictions;
  Count votes = 0;
  Count full_verdicts = 0;
  Count rule_not_stated = 0;
  Count episodes = 0;
  Count episodes_with_facts = 0;

  // The answer that becomes the exit code: everything declared as computed was found.
  [[nodiscard]] bool Passes() const { return contradictions.not_found.empty(); }

  static constexpr auto Fields() {
    return std::tuple(Field("contradictions", &CheckReport::contradictions),
                      Field("episodes", &CheckReport::episodes),
                      Field("episodes_with_facts", &CheckReport::episodes_with_facts),
                      Field("full_verdicts", &CheckReport::full_verdicts),
                      Field("rule_not_stated", &CheckReport::rule_not_stated),
                      Field("votes", &CheckReport::votes));
  }
};
[[nodiscard]] CheckReport Check(const Casebook& casebook);
[[nodiscard]] std::string CheckJson(const CheckReport& report);
[[nodiscard]] std::string CheckText(const CheckReport& report, Language language);

// The lines of one vote's report, without the record itself: the form of the golden file.
[[nodiscard]] std::string ReportText(const VoteReport& report, Language language);

}  // namespace mandat::app::casebook
