// Which rules a vote goes by: the matter's, the body's, the default, or none at all.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "statutes/vote_rules.hpp"
#include "tests/unit/statutes/small_statute.hpp"

namespace mandat::statutes {
namespace {

const std::string kTwoBodies = R"(
[[body]]
id = "desk"
kind = "executive"
quorum = "two-of-three"
article = "decisions"

[[body.seats]]
id = "reader"
from = "circle"
by = "lot"
count = 3

[[body]]
id = "panel"
kind = "court"
article = "decisions"

[[body.seats]]
id = "reader"
from = "circle"
by = "lot"
count = 3

[[quorum]]
id = "two-of-three"
test = "present >= 2/3 * authorised"
count = "seats"
when = "opening"
article = "decisions"

[[majority]]
id = "large"
test = "yes >= 2/3 * decisive"
tie = "repeat"
count = "heads"

[[matter]]
id = "books"
body = ["circle", "desk"]
majority = "large"
readings = 2
article = "decisions"
)";

VoteRules RulesOf(const std::string& toml, std::string_view body, std::string_view matter) {
  const auto statute = ReadStatute(toml);
  EXPECT_TRUE(statute.has_value()) << statute.error().detail;
  return statute ? RulesOfVote(*statute, body, matter) : VoteRules();
}

using Paths = std::vector<std::string>;

TEST(RulesOfVote, TakesTheBodysOwnMajority) {
  const VoteRules rules = RulesOf(And(kTwoBodies), "circle", "");
  EXPECT_EQ(rules.test, "yes > no");
  EXPECT_EQ(rules.article, "decisions");
  EXPECT_EQ(rules.statute, "reading-circle v1");
  EXPECT_EQ(rules.quorum, std::nullopt);  // an assembly needs none
  EXPECT_EQ(rules.readings, 1U);
  EXPECT_EQ(rules.defaults, (Paths{"body.circle.quorum", "majority.plain.count",
                                   "majority.plain.tie", "voting.blank_as"}));
}

TEST(RulesOfVote, LetsTheMatterGoBeforeTheBody) {
  const VoteRules rules = RulesOf(And(kTwoBodies), "desk", "books");
  EXPECT_EQ(rules.test, "yes >= 2/3 * decisive");
  EXPECT_EQ(rules.count, Measure::kHeads);
  EXPECT_EQ(rules.tie, TieRule::kRepeat);
  EXPECT_EQ(rules.readings, 2U);
  EXPECT_EQ(rules.article, "decisions");  // of the matter: the majority cites none
  EXPECT_EQ(rules.quorum, "present >= 2/3 * authorised");
  EXPECT_EQ(rules.quorum_count, Measure::kSeats);
  EXPECT_EQ(rules.quorum_when, QuorumWhen::kOpening);
  EXPECT_EQ(rules.quorum_article, "decisions");
  EXPECT_EQ(rules.defaults, (Paths{"voting.blank_as"}));
}

TEST(RulesOfVote, FallsBackToTheDocumentedDefaults) {
  const VoteRules rules = RulesOf(And(kTwoBodies), "panel", "");
  EXPECT_EQ(rules.test, "yes > no");
  EXPECT_EQ(rules.article, std::nullopt);
  EXPECT_EQ(rules.quorum, "present > 1/2 * filled");
  EXPECT_EQ(rules.quorum_count, Measure::kHeads);
  EXPECT_EQ(rules.quorum_when, QuorumWhen::kEachVote);
  EXPECT_EQ(rules.tie, TieRule::kLost);
  EXPECT_EQ(rules.defaults, (Paths{"body.panel.majority", "body.panel.quorum", "voting.blank_as"}));
}

TEST(RulesOfVote, GivesABaseAssemblyTheDefaultsWhenNoBodyIsNamed) {
  const VoteRules rules = RulesOf(And(kTwoBodies), "", "");
  EXPECT_EQ(rules.test, "yes > no");
  EXPECT_EQ(rules.quorum, std::nullopt);
  EXPECT_EQ(rules.defaults, (Paths{"body.*.majority", "body.*.quorum", "voting.blank_as"}));
}

TEST(RulesOfVote, FillsNoHole) {
  const std::string holes = And(kTwoBodies) + R"(
[[unset]]
path = "body.panel.quorum"
because = "unsaid"

[[unset]]
path = "body.panel.majority"
because = "unsaid"
)";
  const VoteRules rules = RulesOf(holes, "panel", "");
  EXPECT_EQ(rules.test, std::nullopt);
  EXPECT_EQ(rules.quorum, std::nullopt);
  EXPECT_EQ(rules.defaults, (Paths{"unset:body.panel.quorum", "voting.blank_as"}));
  // A matter that brings its own majority does not need the body's.
  EXPECT_EQ(RulesOf(holes, "panel", "books").test, "yes >= 2/3 * decisive");
}

TEST(RulesOfVote, FillsNoHoleOfAMatterByTheRuleOfItsBody) {
  std::string holes = And(kTwoBodies) + R"(
[[unset]]
path = "matter.books.majority"
because = "unsaid"

[[unset]]
path = "matter.books.quorum"
because = "unsaid"
)";
  const std::string_view stated = "majority = \"large\"\nreadings";
  holes.replace(holes.find(stated), stated.size(), "readings");
  const VoteRules rules = RulesOf(holes, "desk", "books");
  EXPECT_EQ(rules.test, std::nullopt);
  EXPECT_EQ(rules.quorum, std::nullopt);
  EXPECT_EQ(RulesOf(holes, "desk", "").quorum, "present >= 2/3 * authorised");
}

TEST(RulesOfVote, LetsAHoleForAnyBodyHoldForABaseAssembly) {
  std::string toml = With("majority = \"plain\"\nconvocation", "convocation");
  toml += "\n[[unset]]\npath = \"body.*.majority\"\nbecause = \"unsaid\"\n";
  EXPECT_EQ(RulesOf(toml, "", "").test, std::nullopt);
}

// A test that is declared unset has no text to parse: taken as it stands it would stop the process.
TEST(PutMajority, LeavesOutATestThatIsUnset) {
  std::string toml = With("test = \"yes > no\"\n", "");
  toml += "\n[[unset]]\npath = \"majority.plain.test\"\nbecause = \"unsaid\"\n";
  const auto statute = ReadStatute(toml);
  ASSERT_TRUE(statute) << statute.error().detail;
  VoteRules rules;
  rules.test = "yes > 1/2 * cast";
  PutMajority(*statute, *statute->FindMajority("plain"), rules);
  EXPECT_EQ(rules.test, std::nullopt);
  EXPECT_EQ(JudgeVote(rules, {}).outcome, Outcome::kRuleNotStated);
}

TEST(PutQuorum, LeavesOutATestThatIsUnset) {
  std::string toml = And(kTwoBodies);
  const std::string_view test = "test = \"present >= 2/3 * authorised\"\n";
  toml.erase(toml.find(test), test.size());
  toml += "\n[[unset]]\npath = \"quorum.two-of-three.test\"\nbecause = \"unsaid\"\n";
  const auto statute = ReadStatute(toml);
  ASSERT_TRUE(statute) << statute.error().detail;
  VoteRules rules;
  PutQuorum(*statute, *statute->FindQuorum("two-of-three"), rules);
  EXPECT_EQ(rules.quorum, std::nullopt);
  EXPECT_EQ(rules.quorum_when, QuorumWhen::kOpening);
}

TEST(RulesOfVote, SettlesNoTieWhoseRuleIsUnset) {
  const std::string toml =
      And("\n[[unset]]\npath = \"majority.plain.tie\"\nbecause = \"unsaid\"\n");
  EXPECT_EQ(RulesOf(toml, "circle", "").tie, TieRule::kDefer);
}

}  // namespace
}  // namespace mandat::statutes
