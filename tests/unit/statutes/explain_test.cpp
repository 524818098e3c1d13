// Statutes in words: each form of a test, what abstaining means, the nearest outcomes, and that
// nothing of the file is left out.
#include "statutes/explain.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "statutes/plain_test.hpp"
#include "tests/unit/statutes/small_statute.hpp"

namespace mandat::statutes {
namespace {

std::string Plain(const std::string& text, TestContext context = TestContext::kVote) {
  const auto test = ParseTest(text, context);
  EXPECT_TRUE(test) << text;
  return test ? PlainTest(*test) : std::string();
}

TEST(PlainTest, SaysEachFormAsAMemberWould) {
  EXPECT_EQ(Plain("yes > no"), "there are more yes than no");
  EXPECT_EQ(Plain("yes >= 2 * no"), "there are at least 2 times as many yes as no");
  EXPECT_EQ(Plain("yes > 1/2 * cast"), "more than half of the votes cast are yes");
  EXPECT_EQ(Plain("1/2 * cast < yes"), "more than half of the votes cast are yes");
  EXPECT_EQ(Plain("yes >= 2/3 * filled"), "at least two thirds of the filled seats vote yes");
  EXPECT_EQ(Plain("yes >= 11"), "at least 11 vote yes");
  EXPECT_EQ(Plain("yes > no and yes >= 1/4 * members"),
            "there are more yes than no, and at least a quarter of the members vote yes");
  EXPECT_EQ(Plain("heads(yes) > 1/2 * heads(cast)"),
            "more than half of the votes cast are yes, counted in heads");
  EXPECT_EQ(Plain("for all sections_present: yes > no"),
            "in each of the sections that are present there are more yes than no");
  EXPECT_EQ(Plain("for at_least 2/3 of units: yes > no"),
            "in at least two thirds of the units there are more yes than no");
  EXPECT_EQ(Plain("in \"north\": yes > no"), "in \"north\" there are more yes than no");
  EXPECT_EQ(Plain("announced and yes > no"),
            "the question was announced, and there are more yes than no");
  EXPECT_EQ(Plain("present > 1/2 * filled", TestContext::kQuorum),
            "more than half of the filled seats are present");
  EXPECT_EQ(Plain("signatures >= 1/5 * constituents", TestContext::kPetition),
            "at least a fifth of the constituents sign");
  EXPECT_EQ(Plain("signatures >= 150", TestContext::kPetition), "at least 150 sign");
}

TEST(PlainTest, LeavesAsItStandsWhatHasNoSuchForm) {
  EXPECT_EQ(Plain("yes + abstain > 2 * no"), "`yes + abstain > 2 * no`");
}

TEST(PlainTest, SaysWhatAbstainingMeans) {
  const auto of = [](const char* text) {
    return PlainAbstention(ParseTest(text, TestContext::kVote).value());
  };
  EXPECT_EQ(of("yes > no"), "Abstaining does not count.");
  EXPECT_EQ(of("yes > 1/2 * decisive"), "Abstaining does not count.");
  EXPECT_EQ(of("yes > 1/2 * cast"), "Abstaining counts against; staying away does not.");
  EXPECT_EQ(of("yes > 1/2 * filled"), "Abstaining and staying away count against.");
}

TEST(FindLeastYes, GivesTheBorderAndTheOutcomeOnEitherSide) {
  const auto least = [](const std::string& test, Count voters) {
    VoteRules rules;
    rules.test = test;
    Figure entitled;
    entitled.base = "entitled";
    entitled.value = Ratio(static_cast<std::int64_t>(voters));
    return FindLeastYes(ParsedRules::Create(rules).value(), {entitled}, voters);
  };
  // By hand: two thirds of 25 are 16 2/3; half of 25 is 12 1/2; of 24 it is 12, and more is 13.
  EXPECT_EQ(least("yes >= 2/3 * entitled", 25)->yes, 17U);
  EXPECT_EQ(least("yes > 1/2 * entitled", 25)->yes, 13U);
  EXPECT_EQ(least("yes > 1/2 * entitled", 24)->yes, 13U);
  EXPECT_EQ(least("yes >= 1/2 * cast", 24)->yes, 12U);
  EXPECT_EQ(least("yes > no", 7)->yes, 4U);
  EXPECT_EQ(least("yes > no", 1)->yes, 1U);
  const auto found = least("yes >= 2/3 * entitled", 25);
  EXPECT_EQ(found->at.outcome, Outcome::kAdopted);
  EXPECT_EQ(found->below.outcome, Outcome::kRejected);
  EXPECT_FALSE(least("yes > 25", 25));
  EXPECT_FALSE(least("yes > no", 0));
  EXPECT_FALSE(least("yes >= 1/2 * members", 25));  // nobody says how many members there are
}

TEST(Explain, NamesEveryRuleWithItsArticleItsWordsAndItsDefaults) {
  const auto explanation = Explain(kSmallStatute);
  ASSERT_TRUE(explanation);
  EXPECT_EQ(explanation->name, "reading-circle v1");
  EXPECT_EQ(explanation->change,
            "These rules are changed by circle, when there are more yes than no; announced 14 days "
            "before.");
  const auto rules = RulesAt(*explanation, "majority");
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0]->path, "majority.plain");
  EXPECT_EQ(rules[0]->articles, (std::vector<std::string>{"decisions"}));
  ASSERT_EQ(rules[0]->tests.size(), 1U);
  EXPECT_EQ(rules[0]->tests[0].sentence, "Carried when there are more yes than no.");
  EXPECT_EQ(rules[0]->tests[0].abstention, "Abstaining does not count.");
  const auto tie = std::ranges::find(rules[0]->defaults, "tie", &ExplainedKey::key);
  ASSERT_NE(tie, rules[0]->defaults.end());
  EXPECT_EQ(tie->value, "lost");
  EXPECT_TRUE(RulesAt(*explanation, "majority.plai").empty());
  EXPECT_EQ(RulesAt(*explanation, "").size(), explanation->rules.size());
}

TEST(Explain, SaysWhatIsUnsetAndWhatIsProtected) {
  const auto explanation = Explain(And(R"(
[[unset]]
path = "majority.plain.tie"
because = "nobody wrote it down"

[[entrenched]]
id = "core"
paths = ["majority.plain"]
never = true
article = "decisions"
)"));
  ASSERT_TRUE(explanation);
  const ExplainedRule& rule = *RulesAt(*explanation, "majority.plain").front();
  ASSERT_EQ(rule.unset.size(), 1U);
  EXPECT_EQ(rule.unset[0].key, "tie");
  EXPECT_EQ(rule.unset[0].value, "nobody wrote it down");
  EXPECT_EQ(rule.protection, "`entrenched.core`: it cannot be changed at all");
}

TEST(Explain, PrintsTheTextOfAnArticleBeforeTheRulesThatCiteIt) {
  const auto lines = RenderExplanation(Explain(kSmallStatute).value(), "majority.plain");
  const auto at = [&](const std::string& line) {
    return std::ranges::find(lines, line) - lines.begin();
  };
  EXPECT_LT(at("Article 2"), at("  The readers meet monthly and decide by more yes than no."));
  EXPECT_LT(at("  The readers meet monthly and decide by more yes than no."),
            at("    Carried when there are more yes than no."));
  EXPECT_LT(at("      test: yes > no"), std::ssize(lines));
}

TEST(Explain, AsAPageEscapesEveryText) {
  const auto explanation = Explain(With("The readers meet", R"(<b>The \"readers\" & guests meet)"));
  ASSERT_TRUE(explanation);
  const std::string html = ExplanationPage(*explanation);
  EXPECT_NE(html.find("<h2>Article 2</h2>"), std::string::npos);
  EXPECT_NE(html.find("&lt;b&gt;The &quot;readers&quot; &amp; guests meet"), std::string::npos);
  EXPECT_EQ(html.find("<b>"), std::string::npos);
  EXPECT_NE(html.find("yes &gt; no"), std::string::npos);
  EXPECT_TRUE(html.ends_with("</pre>\n</body>\n</html>\n"));
}

TEST(Explain, ToldWithCountsItNamesTheNearestOutcomes) {
  Figure entitled;
  entitled.base = "entitled";
  entitled.value = Ratio(25);
  EXPECT_EQ(NearestOutcomes(kSmallStatute, "plain", {entitled}).value(),
            "With entitled=25, all of them voting yes or no: 13 yes carry it; 12 fail by one.");
  EXPECT_EQ(NearestOutcomes(kSmallStatute, "plane", {entitled}).error().code, "no_such_majority");
  EXPECT_EQ(NearestOutcomes(kSmallStatute, "plain", {}).error().code, "count_missing");
}

}  // namespace
}  // namespace mandat::statutes
