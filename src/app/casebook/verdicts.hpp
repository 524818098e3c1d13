// Verdicts of the casebook's votes: what an article decides, or what common rules would have said.
//
// A verdict never completes the record (CB-3): a count that is not printed stays unknown, a sum of
// printed counts is called derived, and what cannot be computed is said in words (CB-11).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/casebook/articles.hpp"
#include "app/casebook/records.hpp"
#include "statutes/verdict.hpp"

namespace mandat::app::casebook {

enum class Answer { kYes, kNo, kUnknown };
constexpr auto WordsOf(Answer) { return std::array<std::string_view, 3>{"yes", "no", "unknown"}; }

// One row of "what common rules would have said".
struct CommonCell {
  Answer answer = Answer::kUnknown;
  std::string line;                    // the comparison, "519 > 414, true (needs 415, margin +104)"
  std::optional<std::string> missing;  // the base that is not known, where the answer hangs on it
  std::string test;                    // "yes > no"

  static constexpr auto Fields() {
    return std::tuple(Field("answer", &CommonCell::answer), Field("line", &CommonCell::line),
                      Field("missing", &CommonCell::missing), Field("test", &CommonCell::test));
  }
};

// An article that covers the vote, and what it does to it.
struct Covered {
  std::string article;
  Effect effect = Effect::kBears;
  std::string reason;
  std::string rule;

  static constexpr auto Fields() {
    return std::tuple(Field("article", &Covered::article), Field("effect", &Covered::effect),
                      Field("reason", &Covered::reason), Field("rule", &Covered::rule));
  }
};

struct VoteReport {
  std::vector<Covered> articles;     // that cover body, kind and date
  std::vector<CommonCell> common;    // the ten rows of statutes::JudgeCommonRules
  std::vector<std::string> derived;  // arithmetic of ours, never written back
  std::optional<std::string> flag;   // stands on top wherever the vote is shown (CB-23)
  std::vector<std::string> gaps;     // what is not printed, and what cannot be computed for it
  std::string id;                    // of the vote
  PrintedOutcome printed = PrintedOutcome::kUnstated;
  std::vector<std::string>
      warnings;               // codes and the record they come from: "closed_list x-1934-..."
  statutes::Verdict verdict;  // full, or `rule-not-stated` without lines of its own

  // True if an article decided or allotted.
  [[nodiscard]] bool IsFull() const;

  static constexpr auto Fields() {
    return std::tuple(Field("articles", &VoteReport::articles),
                      Field("common", &VoteReport::common), Field("derived", &VoteReport::derived),
                      Field("flag", &VoteReport::flag), Field("gaps", &VoteReport::gaps),
                      Field("id", &VoteReport::id), Field("printed", &VoteReport::printed),
                      Field("verdict", &VoteReport::verdict),
                      Field("warnings", &VoteReport::warnings));
  }
};

[[nodiscard]] VoteReport ReportVote(const Records& records, const Vote& vote);

// One per vote, in the order of the records.
[[nodiscard]] std::vector<VoteReport> ReportVotes(const Records& records);

}  // namespace mandat::app::casebook
