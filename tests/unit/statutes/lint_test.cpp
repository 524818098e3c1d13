// The linter: places, order, notes. What each code means is tested on the shared vectors.
#include "statutes/lint.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/statutes/small_statute.hpp"

namespace mandat::statutes {
namespace {

std::vector<std::string> CodesOf(const std::string& toml, const LintOptions& options = {}) {
  std::vector<std::string> codes;
  for (const Finding& finding : Lint(toml, options)) codes.push_back(finding.code);
  return codes;
}

using Codes = std::vector<std::string>;

TEST(Lint, FindsNothingInASoundStatute) { EXPECT_EQ(CodesOf(kSmallStatute), Codes{}); }

TEST(Lint, TellsAllFaultsOfFormInTheOrderOfTheFile) {
  std::string toml = With("\"yes > no\"", "\"ayes > no\"");
  toml.replace(toml.find("every ="), 7, "evry =");
  toml.replace(toml.find("format = 1"), 10, "format = 3");
  EXPECT_EQ(CodesOf(toml), (Codes{"E108", "E202", "E102"}));
}

TEST(Lint, SaysWhereAndByWhichArticle) {
  const auto findings = Lint(With("\"yes > no\"", "\"yes > 1/2 * present\""));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "W424");
  EXPECT_EQ(findings[0].path, "majority.plain.test");
  EXPECT_EQ(findings[0].article, "decisions");
  EXPECT_EQ(findings[0].line, 27U);
  EXPECT_EQ(findings[0].column, 8U);
  EXPECT_EQ(findings[0].gravity, Gravity::kWarning);
  EXPECT_FALSE(Stops(findings[0]));
}

TEST(Lint, NotesTheDefaultsOnDemand) {
  const auto findings = Lint(kSmallStatute, {.notes = Notes::kInclude});
  const auto tie = std::ranges::find(findings, "majority.plain.tie", &Finding::path);
  ASSERT_NE(tie, findings.end());
  EXPECT_EQ(tie->code, "I501");
  EXPECT_EQ(tie->gravity, Gravity::kNote);
  EXPECT_NE(tie->message.find("lost"), std::string::npos);
}

TEST(Lint, LetsAStatuteUseTheIdsOfTheOneAbove) {
  const std::string local = R"(format = 1
[statute]
id = "branch"
title = "Rules of a branch"
level = "unit"
parent = "reading-circle"

[[matter]]
id = "tea"
body = ["circle"]
majority = "plain"
article = "decisions"
)";
  EXPECT_EQ(CodesOf(local, {.parent = kSmallStatute}), Codes{});
  EXPECT_NE(CodesOf(local), Codes{});
  const std::string contradicts = local + R"(
[[majority]]
id = "plain"
test = "yes >= 2 * no"
article = "decisions"
)";
  EXPECT_EQ(CodesOf(contradicts, {.parent = kSmallStatute}), Codes{"E312"});
  const std::string opens = kSmallStatute + "\n[nesting]\nopen = [\"majority.plain\"]\n";
  EXPECT_EQ(CodesOf(contradicts, {.parent = opens}), Codes{});
}

TEST(Lint, NamesTheCodesThatItLooksFor) {
  const auto codes = ImplementedCodes();
  EXPECT_TRUE(std::ranges::is_sorted(codes));
  EXPECT_EQ(std::ranges::adjacent_find(codes), codes.end());
}

}  // namespace
}  // namespace mandat::statutes
