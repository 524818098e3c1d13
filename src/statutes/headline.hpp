// Headline: the one sentence of a verdict, taken apart, so that every client says the same
// (IF-301).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.hpp"
#include "statutes/test.hpp"
#include "statutes/verdict.hpp"

namespace mandat::statutes {

// What shape the sentence has.
enum class HeadlineForm {
  kShare,    // "7 of 15 votes cast (46.7%); more than half needed"
  kVersus,   // "16 yes to 3 no; more yes than no needed"
  kNumber,   // "149 present; at least 150 needed"
  kGroups,   // "1 of 2 sections; all needed"
  kMissing,  // a count is not on record: `missing`
  kOther,    // no single comparison tells it: show the lines
};
constexpr auto WordsOf(HeadlineForm) {
  return std::array<std::string_view, 6>{"share", "versus", "number", "groups", "missing", "other"};
}

// Why the outcome is what it is although the comparison alone would not say so.
enum class HeadlineReason { kTest, kQuorum, kNobodyInFavour, kCastingVote, kLastRound };
constexpr auto WordsOf(HeadlineReason) {
  return std::array<std::string_view, 5>{"test", "quorum", "nobody-in-favour", "casting-vote",
                                         "last-round"};
}

// Read from the verdict's lines, so that headline and explanation cannot differ. Of several
// comparisons it tells the one that settled the vote, preferring one about the yes votes.
struct Headline {
  Outcome outcome = Outcome::kRejected;
  HeadlineForm form = HeadlineForm::kOther;
  HeadlineReason reason = HeadlineReason::kTest;
  std::optional<std::string> group;  // where the comparison was made: "soldiers"
  // kShare, kVersus, kNumber: part relation threshold [* whole]. kGroups: `part_count` of
  // `whole_count` groups, `threshold` of them needed.
  Base part = Base::kYes;
  Ratio part_count;
  std::optional<Base> whole;
  Ratio whole_count;
  Relation relation = Relation::kMore;
  Ratio threshold;
  std::string groups;                     // kGroups: "sections"
  std::optional<std::string> share_text;  // kShare, in percent by IF-303; absent: fractions only
  std::optional<std::string> threshold_text;
  std::optional<Base> missing;  // kMissing
  std::string test;             // the comparison or quantifier it tells
};

[[nodiscard]] Headline MakeHeadline(const Verdict& verdict);

// Whether the outcome is the one that was asked for: adopted, quorate, met, kept, elected.
[[nodiscard]] bool IsYes(Outcome outcome);

enum class TextLanguage { kEnglish, kFrench };

// "NOT ADOPTED: 7 of 15 votes cast (46.7%); more than half needed".
[[nodiscard]] std::string HeadlineText(const Verdict& verdict,
                                       TextLanguage language = TextLanguage::kEnglish);
// The same in French, which HeadlineText calls.
[[nodiscard]] std::string FrenchHeadlineText(const Verdict& verdict);

// The whole verdict as text, a line per element: the headline; `  work   ` with the numbers put in,
// where the test is one comparison; `  note   ` where a common rule decides otherwise; and each
// line of the computation as `  line   `. In French `  calcul `, `  note   `, `  ligne  `.
[[nodiscard]] std::vector<std::string> RenderVerdict(
    const Verdict& verdict, TextLanguage language = TextLanguage::kEnglish);

}  // namespace mandat::statutes
