// Reading and printing tests: what is accepted, how it is written back, which fault is where.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "statutes/test.hpp"

namespace mandat::statutes {
namespace {

std::string Canonical(std::string_view text, TestContext context = TestContext::kVote) {
  const auto test = ParseTest(text, context);
  return test ? ToString(*test) : test.error().code + ' ' + test.error().detail;
}

TEST(ParseTest, PrintsSingleSpacesAndLiteralsAsWritten) {
  EXPECT_EQ(Canonical("yes>no"), "yes > no");
  EXPECT_EQ(Canonical("  yes  >=\n 2 / 3   of cast "), "yes >= 2/3 * cast");
  EXPECT_EQ(Canonical("yes >= 66.0% of cast"), "yes >= 66.0% * cast");
  EXPECT_EQ(Canonical("(yes) > (1+1)*no"), "(yes) > (1 + 1) * no");
  EXPECT_EQ(Canonical("yes >= min(sqrt(members)/2,5)"), "yes >= min(sqrt(members) / 2, 5)");
  EXPECT_EQ(Canonical("yes > votes( no )"), "yes > votes(no)");
  EXPECT_EQ(Canonical("yes > 1/2 * members_of( \"north: old town\" )"),
            "yes > 1/2 * members_of(\"north: old town\")");
}

TEST(ParseTest, WritesParenthesesOnlyWhereATestNeedsThem) {
  EXPECT_EQ(Canonical("((yes > no))"), "yes > no");
  EXPECT_EQ(Canonical("(yes > no) and (urgent or (requested))"),
            "yes > no and (urgent or requested)");
  EXPECT_EQ(Canonical("(for all units: (yes > no)) and yes > 3"),
            "(for all units: yes > no) and yes > 3");
  EXPECT_EQ(Canonical("not(urgent) or not (no > yes)"), "not urgent or not (no > yes)");
  EXPECT_EQ(Canonical("in \"soldiers\": (yes > no and urgent)"),
            "in \"soldiers\": (yes > no and urgent)");
}

TEST(ParseTest, TakesAParenthesisBeforeAnOperatorForASum) {
  EXPECT_EQ(Canonical("(yes + 1) > no"), "(yes + 1) > no");
  EXPECT_EQ(Canonical("(1/2) of cast < yes"), "(1/2) * cast < yes");
  EXPECT_EQ(Canonical("((yes + 1) > no)"), "(yes + 1) > no");
}

TEST(ParseTest, IgnoresWhereThingsStandWhenItCompares) {
  EXPECT_EQ(*ParseTest("yes>no", TestContext::kVote), *ParseTest(" yes > no ", TestContext::kVote));
  EXPECT_FALSE(*ParseTest("yes > no", TestContext::kVote) ==
               *ParseTest("yes >= no", TestContext::kVote));
}

struct Row {
  const char* text;
  const char* code;
  std::size_t column;
  TestContext context = TestContext::kVote;
};

TEST(ParseTest, SaysWhichFaultIsWhere) {
  const std::vector<Row> rows = {
      {"", "E201", 1},
      {"yes", "E201", 4},
      {"yes >> no", "E201", 6},
      {"no < yes <= cast", "E201", 10},
      {"yes > no and", "E201", 13},
      {"yes > no)", "E201", 9},
      {"(yes > no", "E201", 10},
      {"yes > n\xc3\xa9", "E201", 8},
      {"\"\xc3\xa9\" > yes", "E201", 1},
      {"in \"\": yes > no", "E201", 4},
      {"in \"soldiers: yes > no", "E201", 4},
      {"in \"\xc3\xa9t\xc3\xa9\": yes ! no", "E201", 15},
      {"yes > 1/2/3 * cast and min(yes) > 1", "E201", 31},
      {"not yes > no", "E201", 5},
      {"for most units: yes > no", "E201", 5},
      {"for all units: urgent", "E201", 16},
      {"yes > 99999999999999999999999999999999999999999", "E201", 7},
      {"ayes > no", "E202", 1},
      {"yes > blank", "E202", 7},
      {"urgent > 1", "E202", 1},
      {"yes > urgent", "E202", 7},
      {"yes > no and urgent or requested", "E203", 21},
      {"for all units: yes > no and urgent", "E204", 25},
      {"in \"a\": yes > no or urgent", "E204", 18},
      {"present > yes", "E205", 11, TestContext::kQuorum},
      {"signatures > cast", "E205", 14, TestContext::kPetition},
      {"signatures > 5", "E205", 1},
      {"above > no", "E205", 9, TestContext::kOption},
      {"heads(yes) > votes(no)", "E206", 20},
      {"yes / cast >= 2/3", "E207", 7},
      {"yes / 0 > no", "E207", 7},
      {"yes > 1/0 * cast", "E207", 9},
      {"yes * present >= 100", "E207", 5},
      {"yes >= sqrt(members) + 1", "E207", 22},
      {"yes >= sqrt(members - 1)", "E207", 8},
      {"yes >= ceil(sqrt(sqrt(members)))", "E207", 13},
      {"2 > 1", "E208", 1},
      {"for at_least 0 of units: yes > no", "E208", 1},
      {"yes > cast", "E209", 1},
      {"cast < yes", "E209", 1},
      {"present >= 3/2 * filled", "E209", 1, TestContext::kQuorum},
      {"for at_least 3/2 of units: yes > no", "E209", 1},
      {"for all shops: yes > no", "E210", 9},
      {"yes > no and cast <= 1/2 * members", "E211", 14},
      {"not (yes > no)", "E211", 6},
      {"yes = 5", "E211", 1},
      {"not (yes = members)", "E211", 6},
      {"yes > no and not_voting >= 5", "E211", 14},
      {"no >= 1/2 * cast and no <= 10", "E211", 22, TestContext::kReject},
      {"above > below and cast < 9", "E211", 19, TestContext::kOption},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const auto test = ParseTest(row.text, row.context);
    ASSERT_FALSE(test.has_value());
    EXPECT_EQ(test.error().code, row.code) << test.error().detail;
    const std::string place = "column " + std::to_string(row.column) + ": ";
    EXPECT_EQ(test.error().detail.substr(0, place.size()), place) << test.error().detail;
  }
}

TEST(ParseTest, AcceptsTheBordersOfItsChecks) {
  const std::vector<Row> rows = {
      {"yes >= cast", "", 0},       // unanimity, though it can never be more
      {"yes = authorised", "", 0},  // a count that reaches its whole from below
      {"yes = cast", "", 0},        // both rise together
      {"objections = 0 and yes > no", "", 0},
      {"yes >= ceil(1/2 * cast)", "", 0},
      {"yes >= sqrt(cast)", "", 0},
      {"yes >= floor(sqrt(members)) + 1", "", 0},
      {"not (no > yes)", "", 0},
      {"yes > not_voting", "", 0},
      {"yes >= 2/3 * units", "", 0},
      {"heads(yes) > units", "", 0},  // units are the same in every measure
      {"no >= 1/2 * members or (cast >= 66% * members and no >= yes)", "", 0, TestContext::kReject},
      {"cast > 400", "", 0, TestContext::kQuorum},
      {"signatures >= 20% * last_cast", "", 0, TestContext::kPetition},
  };
  for (const Row& row : rows) {
    EXPECT_TRUE(FaultsOf(row.text, row.context).empty()) << row.text;
  }
}

TEST(ParseTest, KnowsWhatUnqualifiedBasesCountIfItIsTold) {
  EXPECT_TRUE(ParseTest("heads(yes) > no", TestContext::kVote));
  EXPECT_TRUE(ParseTest("heads(yes) > no", TestContext::kVote, Measure::kHeads));
  EXPECT_EQ(ParseTest("heads(yes) > no", TestContext::kVote, Measure::kVotes).error().code, "E206");
}

TEST(ParseTest, KeepsItsLimits) {
  std::string text = "yes > no";
  text += std::string(kLongestTest - text.size(), ' ');
  EXPECT_TRUE(ParseTest(text, TestContext::kVote));
  EXPECT_EQ(ParseTest(text + ' ', TestContext::kVote).error().code, "E201");

  const auto nested = [](std::size_t levels) {
    return std::string(levels, '(') + "yes > no" + std::string(levels, ')');
  };
  EXPECT_TRUE(ParseTest(nested(kDeepestTest), TestContext::kVote));
  EXPECT_EQ(ParseTest(nested(kDeepestTest + 1), TestContext::kVote).error().code, "E201");
  EXPECT_EQ(ParseTest("yes > " + std::string(400, '('), TestContext::kVote).error().code, "E201");
}

TEST(FaultsOf, ListsEveryFindingInTheOrderOfTheText) {
  const auto faults =
      FaultsOf("signatures > 1 and yes * no > 3 and 2 > 1 and cast < 9", TestContext::kVote);
  std::string codes;
  for (const TestFault& fault : faults) codes += fault.code + ' ';
  EXPECT_EQ(codes, "E205 E207 E208 E211 ");
}

TEST(TestFacts, NameCountsNumbersAndGroups) {
  const auto test =
      ParseTest("yes > 1/2 * cast and (for all \"east-west\": yes > 3)", TestContext::kVote);
  ASSERT_TRUE(test);
  EXPECT_EQ(ComparisonsOf(*test).size(), 2U);
  ASSERT_EQ(CountsOf(*test).size(), 3U);
  EXPECT_EQ(CountsOf(*test)[1]->base, Base::kCast);
  ASSERT_EQ(NumbersOf(*test).size(), 2U);
  EXPECT_EQ(NumbersOf(*test)[0]->text, "1/2");
  ASSERT_EQ(GroupsOf(*test).size(), 1U);
  EXPECT_EQ(GroupsOf(*test)[0]->group, "east-west");
}

// "yes >= 2/3 cast", or nothing where the comparison has no such form.
std::string ProportionText(std::string_view text) {
  const auto test = ParseTest(text, TestContext::kVote);
  EXPECT_TRUE(test) << text;
  const auto found = test ? ProportionOf(*test) : std::nullopt;
  if (!found) return "";
  std::string shown = std::string(WordOf(found->part)) + ' ' +
                      std::string(WordOf(found->relation)) + ' ' + found->share.ToString();
  if (const auto whole = found->whole) shown += ' ' + std::string(WordOf(*whole));
  return shown;
}

TEST(ProportionOf, BringsAComparisonToItsShare) {
  EXPECT_EQ(ProportionText("yes >= 2/3 * cast"), "yes >= 2/3 cast");
  EXPECT_EQ(ProportionText("1/2 * cast < yes"), "yes > 1/2 cast");
  EXPECT_EQ(ProportionText("3 * yes > 2 * (cast / 1)"), "yes > 2/3 cast");
  EXPECT_EQ(ProportionText("yes >= 3 * no"), "yes >= 3 no");
  EXPECT_EQ(ProportionText("yes + 1 > 6"), "yes > 5");
  EXPECT_EQ(ProportionText("yes >= sqrt(members)"), "");
  EXPECT_EQ(ProportionText("yes > no + 1"), "");
}

}  // namespace
}  // namespace mandat::statutes
