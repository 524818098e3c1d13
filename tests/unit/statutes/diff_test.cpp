// What a new version changes: values, rules, defaults made explicit, and whose rights.
#include "statutes/diff.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/statutes/small_statute.hpp"

namespace mandat::statutes {
namespace {

std::vector<std::string> LinesOf(const std::string& before, const std::string& after) {
  const auto old = ReadStatute(before);
  const auto now = ReadStatute(after);
  EXPECT_TRUE(old && now);
  std::vector<std::string> lines;
  for (const Difference& row : Diff(*old, *now)) lines.push_back(ToLine(row));
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Diff, OfEqualTextsIsEmpty) { EXPECT_EQ(LinesOf(kSmallStatute, kSmallStatute), Lines{}); }

TEST(Diff, NamesAChangedValueByItsPathAndArticle) {
  EXPECT_EQ(LinesOf(kSmallStatute, With("\"yes > no\"", "\"yes > 1/2 * cast\"")),
            (Lines{"majority.plain.test: yes > no -> yes > 1/2 * cast (article decisions)"}));
}

TEST(Diff, ADefaultThatIsWrittenOutChangesNothing) {
  const std::string written = With("test = \"yes > no\"", "test = \"yes > no\"\ntie = \"lost\"");
  EXPECT_EQ(LinesOf(kSmallStatute, written), Lines{});
  const std::string other = With("test = \"yes > no\"", "test = \"yes > no\"\ntie = \"lot\"");
  EXPECT_EQ(LinesOf(kSmallStatute, other),
            (Lines{"majority.plain.tie: lost (by default) -> lot (article decisions)"}));
}

TEST(Diff, ARuleThatIsNewOrGoneIsOneDifference) {
  const std::string more = And("\n[[term]]\nid = \"year\"\nlength = \"1 year\"\n");
  EXPECT_EQ(LinesOf(kSmallStatute, more), (Lines{"term.year: added"}));
  EXPECT_EQ(LinesOf(more, kSmallStatute), (Lines{"term.year: removed"}));
  const std::string body = And(R"(
[[body]]
id = "desk"
kind = "executive"
article = "decisions"

[[body.seats]]
id = "reader"
from = "circle"
by = "lot"
count = 3
)");
  EXPECT_EQ(LinesOf(kSmallStatute, body), (Lines{"body.desk: added (article decisions)"}));
}

TEST(Diff, ComparesTheTextOfArticlesToo) {
  EXPECT_EQ(LinesOf(kSmallStatute, With("by more yes than no.", "as it pleases them.")),
            (Lines{"article.decisions.text: The readers meet monthly and decide by more yes than "
                   "no. -> The readers meet monthly and decide as it pleases them."}));
}

TEST(Diff, SaysWhoseRightsGrowAndWhoseShrink) {
  const auto line = [](std::string_view old, std::string_view now) {
    const Lines lines = LinesOf(kSmallStatute, With(old, now));
    EXPECT_EQ(lines.size(), 1U);
    return lines.empty() ? std::string() : lines.front();
  };
  EXPECT_EQ(line("signatures >= 1/5 * members", "signatures >= 1/10 * members"),
            "convocation.monthly.petition: signatures >= 1/5 * members -> signatures >= 1/10 * "
            "members (article decisions); the members gain");
  EXPECT_EQ(line("signatures >= 1/5 * members", "signatures >= 1/3 * members"),
            "convocation.monthly.petition: signatures >= 1/5 * members -> signatures >= 1/3 * "
            "members (article decisions); the members lose");
  EXPECT_EQ(line("every = \"1 month\"", "every = \"1 year\""),
            "convocation.monthly.every: 1 month -> 1 year (article decisions); the members lose");
  // A number and a share are not compared: which is more depends on how many there are.
  EXPECT_EQ(line("signatures >= 1/5 * members", "signatures >= 10"),
            "convocation.monthly.petition: signatures >= 1/5 * members -> signatures >= 10 "
            "(article decisions)");
}

TEST(Diff, AProtectedPathIsTouchedByItsKeysAndByTheRuleAroundIt) {
  const Difference key{.path = "majority.plain.test", .article = {}};
  const Difference rule{.path = "majority.plain", .article = {}};
  EXPECT_TRUE(Touches("majority.plain", key));
  EXPECT_TRUE(Touches("majority.*", key));
  EXPECT_TRUE(Touches("majority.plain.test", rule));
  EXPECT_FALSE(Touches("majority.plain.tie", key));
  EXPECT_FALSE(Touches("majority.other", rule));
}

}  // namespace
}  // namespace mandat::statutes
