// Judging: the order of the steps, the books, and what is told when something is missing.
#include "statutes/judge.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "statutes/common_rules.hpp"
#include "statutes/figure_words.hpp"

namespace mandat::statutes {
namespace {

using Words = std::vector<std::string>;

Figures Read(const Words& words) {
  auto figures = ReadFigureWords(words);
  EXPECT_TRUE(figures) << figures.error().detail;
  return figures ? *figures : Figures{};
}

VoteRules Rules(std::string test) {
  VoteRules rules;
  rules.test = std::move(test);
  return rules;
}

Verdict Judge(const std::string& test, const Words& words) {
  return JudgeVote(Rules(test), Read(words));
}

TEST(JudgeVote, RefusesBooksThatDoNotCloseWithTheFailingLineOnly) {
  struct Row {
    Words words;
    const char* code;
    const char* line;
  };
  const std::vector<Row> rows = {
      {{"yes=3", "no=1", "present=3"}, "more_than_possible", "cast <= present: 4 <= 3, false"},
      {{"yes=3", "no=1", "entitled=3"}, "more_than_possible", "cast <= entitled: 4 <= 3, false"},
      {{"yes=3", "no=1", "entitled=9", "members=8"},
       "more_than_possible",
       "entitled <= members: 9 <= 8, false"},
      {{"yes=1", "no=1", "present=6", "filled=5"},
       "more_than_possible",
       "present <= filled: 6 <= 5, false"},
      {{"heads(yes)=3", "heads(no)=1", "heads(present)=3"},
       "more_than_possible",
       "heads(cast) <= heads(present): 4 <= 3, false"},
      {{"yes=3", "no=1", "sections/east/yes=2", "sections/east/no=1", "sections/east/present=2"},
       "more_than_possible",
       "[east] cast <= present: 3 <= 2, false"},
      {{"yes=3", "no=1", "cast=3"}, "piles_do_not_add_up", "cast >= yes + no: 3 >= 4, false"},
      {{"yes=3", "no=1", "abstain=1", "valid=6"},
       "piles_do_not_add_up",
       "valid = yes + no + abstain: 6 = 5, false"},
      {{"yes=170141183460469231731687303715884105727", "no=1"},
       "number_too_large",
       "yes + no: number too large"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.line);
    const Verdict verdict = Judge("yes > no", row.words);
    EXPECT_EQ(verdict.outcome, Outcome::kVoid);
    EXPECT_EQ(verdict.code, row.code);
    EXPECT_EQ(verdict.lines, Words{row.line});
  }
}

TEST(JudgeVote, RefusesNegativeAndTwofoldCounts) {
  Figures figures = Read({"yes=3", "no=1"});
  figures[1].value = Ratio(-1);
  EXPECT_EQ(JudgeVote(Rules("yes > no"), figures).code, "negative_count");
  EXPECT_EQ(JudgeVote(Rules("yes > no"), figures).lines, Words{"no >= 0: -1 >= 0, false"});

  Figures twice = Read({"yes=3", "no=1"});
  twice.push_back(twice[0]);
  EXPECT_EQ(JudgeVote(Rules("yes > no"), twice).outcome, Outcome::kAdopted);
  twice.back().value = Ratio(0);
  EXPECT_EQ(JudgeVote(Rules("yes > no"), twice).code, "counted_twice");
}

TEST(JudgeVote, TakesAbsentPilesForEmptyUnlessTheVotesCastSayOtherwise) {
  EXPECT_EQ(Judge("yes > 1/2 * valid", {"yes=3", "no=1"}).outcome, Outcome::kAdopted);
  EXPECT_EQ(Judge("yes > 1/2 * valid", {"yes=3", "no=1", "cast=4"}).outcome, Outcome::kAdopted);
  const Verdict verdict = Judge("yes > 1/2 * valid", {"yes=3", "no=1", "cast=9"});
  EXPECT_EQ(verdict.outcome, Outcome::kUndetermined);
  EXPECT_EQ(verdict.warnings, Words{"missing:valid"});
  EXPECT_EQ(Judge("yes > 1/2 * cast", {"yes=3", "no=1", "cast=?"}).outcome, Outcome::kUndetermined);
}

TEST(JudgeVote, FoldsBlanksWhereTheRuleSaysAndTellsSo) {
  VoteRules rules = Rules("yes > 1/2 * valid");
  const Figures figures = Read({"yes=50", "no=40", "blank=12"});
  const Verdict as_abstain = JudgeVote(rules, figures);
  EXPECT_EQ(as_abstain.outcome, Outcome::kRejected);
  EXPECT_EQ(as_abstain.warnings, Words{"blank_as_abstain"});
  rules.blank_as = BlankAs::kInvalid;
  const Verdict as_invalid = JudgeVote(rules, figures);
  EXPECT_EQ(as_invalid.outcome, Outcome::kAdopted);
  EXPECT_EQ(as_invalid.warnings, Words{"blank_as_invalid"});
}

TEST(JudgeVote, LetsAnUnknownThatCannotMatterNotMatter) {
  const std::string test = "yes > 3 or yes > 1/2 * present";
  EXPECT_EQ(Judge(test, {"yes=4", "no=1"}).outcome, Outcome::kAdopted);
  EXPECT_EQ(Judge(test, {"yes=3", "no=1"}).outcome, Outcome::kUndetermined);
  const std::string both = "yes > 3 and yes > 1/2 * present";
  EXPECT_EQ(Judge(both, {"yes=3", "no=1"}).outcome, Outcome::kRejected);
  EXPECT_EQ(Judge(both, {"yes=4", "no=1"}).outcome, Outcome::kUndetermined);
}

TEST(JudgeVote, ReadsAttendanceOfAnOpeningQuorumFromTheOpeningOnly) {
  VoteRules rules = Rules("yes > no");
  rules.quorum = "present >= 1/2 * filled";
  rules.quorum_when = QuorumWhen::kOpening;
  const Figures figures = Read({"yes=9", "no=1", "present=60", "filled=100"});
  EXPECT_EQ(JudgeVote(rules, figures).outcome, Outcome::kUndetermined);
  Circumstances circumstances;
  circumstances.opening = Read({"present=49"});
  const Verdict verdict = JudgeVote(rules, figures, circumstances);
  EXPECT_EQ(verdict.outcome, Outcome::kNoQuorum);
  EXPECT_EQ(verdict.lines, Words{"quorum at opening: present >= 1/2 * filled: 49 >= 50, false "
                                 "(needs 50, margin -1)"});
}

TEST(JudgeVote, PresumesAQuorumUntilItIsChallenged) {
  VoteRules rules = Rules("yes > no");
  rules.quorum = "present > 1/2 * filled";
  rules.quorum_when = QuorumWhen::kPresumed;
  const Figures figures = Read({"yes=5", "no=2", "present=7", "filled=19"});
  const Verdict presumed = JudgeVote(rules, figures);
  EXPECT_EQ(presumed.outcome, Outcome::kAdopted);
  EXPECT_EQ(presumed.lines[0], "quorum: presumed, not challenged");
  Circumstances circumstances;
  circumstances.challenged = true;
  EXPECT_EQ(JudgeVote(rules, figures, circumstances).outcome, Outcome::kNoQuorum);
}

TEST(JudgeVote, CountsReadingsOnlyWhenItCarries) {
  VoteRules rules = Rules("yes > no");
  rules.readings = 2;
  const Verdict first = JudgeVote(rules, Read({"yes=3", "no=1"}));
  EXPECT_EQ(first.outcome, Outcome::kPending);
  EXPECT_EQ(first.follows, Words{"next_reading"});
  const Verdict lost = JudgeVote(rules, Read({"yes=1", "no=3"}));
  EXPECT_EQ(lost.outcome, Outcome::kRejected);
  EXPECT_EQ(lost.lines.size(), 1U);
}

TEST(JudgeVote, LeavesATieToItsRule) {
  VoteRules rules = Rules("yes > no");
  const Figures figures = Read({"yes=4", "no=4"});
  const std::vector<std::pair<TieRule, std::string>> open = {
      {TieRule::kChairCasting, "casting_vote"},
      {TieRule::kRepeat, "repeat_vote"},
      {TieRule::kLot, "draw_lot"},
      {TieRule::kDefer, "defer_vote"}};
  for (const auto& [rule, follows] : open) {
    rules.tie = rule;
    const Verdict verdict = JudgeVote(rules, figures);
    EXPECT_EQ(verdict.outcome, Outcome::kTied);
    EXPECT_EQ(verdict.follows, Words{follows});
  }
  rules.tie = TieRule::kChairCasting;
  Circumstances circumstances;
  circumstances.casting = CastingVote::kNo;
  const Verdict verdict = JudgeVote(rules, figures, circumstances);
  EXPECT_EQ(verdict.outcome, Outcome::kRejected);
  EXPECT_EQ(verdict.lines.back(), "tie: 4 = 4, rule chair-casting, casting vote no");
  rules.readings = 2;
  circumstances.casting = CastingVote::kYes;
  EXPECT_EQ(JudgeVote(rules, figures, circumstances).outcome, Outcome::kPending);
}

TEST(JudgeVote, IsNoTieWhereOneMoreYesWouldNotCarry) {
  VoteRules rules = Rules("yes > no and yes >= 10");
  rules.tie = TieRule::kRepeat;
  EXPECT_EQ(JudgeVote(rules, Read({"yes=4", "no=4"})).outcome, Outcome::kRejected);
  EXPECT_EQ(JudgeVote(rules, Read({"yes=9", "no=9"})).outcome, Outcome::kTied);
  EXPECT_EQ(JudgeVote(rules, Read({"yes=0", "no=0"})).outcome, Outcome::kRejected);
  // Thirteen of 25 would do, but the thirteenth would be a second vote of the chair.
  rules.test = "yes > 1/2 * filled";
  EXPECT_EQ(JudgeVote(rules, Read({"yes=12", "no=12", "filled=25"})).outcome, Outcome::kRejected);
}

TEST(JudgeVote, NeedsOneYesEvenWhereTheTestIsTrue) {
  VoteRules rules = Rules("no < 5");
  EXPECT_EQ(JudgeVote(rules, Read({"yes=0", "no=2"})).outcome, Outcome::kRejected);
  EXPECT_EQ(JudgeVote(rules, Read({"yes=?", "no=2"})).outcome, Outcome::kUndetermined);
  EXPECT_EQ(JudgeVote(rules, Read({"yes=1", "no=2"})).outcome, Outcome::kAdopted);
}

TEST(JudgeVote, RejectsOnlyByTheRejectTestOrInTheLastRound) {
  VoteRules rules = Rules("yes > 1/2 * members");
  rules.reject = "no >= 1/2 * members";
  const Figures figures = Read({"yes=10", "no=9", "members=30"});
  const Verdict open = JudgeVote(rules, figures);
  EXPECT_EQ(open.outcome, Outcome::kUndecided);
  EXPECT_EQ(open.follows, Words{"next_round"});
  EXPECT_EQ(JudgeVote(rules, Read({"yes=10", "no=15", "members=30"})).outcome, Outcome::kRejected);

  // With a reject test that cannot be answered nobody knows whether there is a next round.
  rules.test = "yes > 20";
  const Figures without_members = Read({"yes=10", "no=9"});
  const Verdict unknown = JudgeVote(rules, without_members);
  EXPECT_EQ(unknown.outcome, Outcome::kUndetermined);
  EXPECT_EQ(unknown.warnings, Words{"missing:members"});
  Circumstances last;
  last.last_round = true;
  EXPECT_EQ(JudgeVote(rules, without_members, last).outcome, Outcome::kRejected);
}

TEST(JudgeVote, LetsNoEmptyHallDecide) {
  for (const char* const test :
       {"for all sections: yes > no", "for at_least 1/2 of sections: yes > no"}) {
    const Verdict verdict = Judge(test, {"yes=4", "no=1"});
    EXPECT_EQ(verdict.outcome, Outcome::kRejected) << test;
  }
}

TEST(JudgeVote, KeepsEachMeasureApart) {
  VoteRules rules = Rules("yes > no");
  rules.count = Measure::kSeats;
  const Words words = {"heads(yes)=9", "heads(no)=1", "seats(yes)=2", "seats(no)=5"};
  EXPECT_EQ(JudgeVote(rules, Read(words)).outcome, Outcome::kRejected);
  rules.count = Measure::kHeads;
  EXPECT_EQ(JudgeVote(rules, Read(words)).outcome, Outcome::kAdopted);
  rules.count = Measure::kVotes;
  EXPECT_EQ(JudgeVote(rules, Read(words)).outcome, Outcome::kUndetermined);
}

TEST(JudgeVote, ReadsTheMembersOfAUnit) {
  const std::string test = "yes > 1/2 * members_of(\"north\")";
  EXPECT_EQ(Judge(test, {"yes=21", "no=0", "members_of(\"north\")=40"}).outcome, Outcome::kAdopted);
  EXPECT_EQ(Judge(test, {"yes=21", "no=0", "units/north/members=42"}).outcome, Outcome::kRejected);
  EXPECT_EQ(Judge(test, {"yes=21", "no=0"}).outcome, Outcome::kUndetermined);
}

TEST(JudgeVote, RefusesNumbersThatDoNotFit) {
  const Verdict verdict = Judge("yes > 1/99999999999999999999 * cast",
                                {"yes=1/99999999999999999999", "no=1/99999999999999999989"});
  EXPECT_EQ(verdict.outcome, Outcome::kVoid);
  EXPECT_EQ(verdict.code, "number_too_large");
}

TEST(JudgeVote, CopiesWhatTheVerdictMustCarry) {
  VoteRules rules = Rules("yes > no");
  rules.article = "a9";
  rules.statute = "harbour-union v3";
  rules.defaults = {"majority.tie"};
  Circumstances circumstances;
  circumstances.frozen_at = UtcMillis{42};
  const Figures figures = Read({"yes=3", "no=1"});
  const Verdict verdict = JudgeVote(rules, figures, circumstances);
  EXPECT_EQ(verdict.article, "a9");
  EXPECT_EQ(verdict.statute, "harbour-union v3");
  EXPECT_EQ(verdict.rule, "yes > no");
  EXPECT_EQ(verdict.figures, figures);
  EXPECT_EQ(verdict.frozen_at, UtcMillis{42});
  EXPECT_EQ(verdict.warnings, Words{"default:majority.tie"});
}

TEST(ParsedRules, RefuseWhatDoesNotParse) {
  VoteRules rules = Rules("yes > no");
  rules.quorum = "yes > 3";
  EXPECT_EQ(ParsedRules::Create(rules).error().code, "E205");
}

TEST(JudgeCommonRules, NamesTheBaseThatIsMissing) {
  const auto rows = JudgeCommonRules(Read({"yes=7", "no=4", "abstain=4", "present=15"}));
  ASSERT_EQ(rows.size(), 10U);
  EXPECT_EQ(rows[0].rule, "yes > no");
  EXPECT_EQ(rows[0].outcome, Outcome::kAdopted);
  EXPECT_EQ(rows[1].outcome, Outcome::kRejected);
  EXPECT_EQ(rows[1].line, "yes > 1/2 * cast: 7 > 15/2, false (needs 8, margin -1)");
  EXPECT_EQ(rows[3].rule, "yes > 1/2 * filled");
  EXPECT_EQ(rows[3].outcome, Outcome::kUndetermined);
  EXPECT_EQ(rows[3].missing, "filled");
  EXPECT_EQ(rows[4].missing, "members");
  EXPECT_FALSE(rows[0].missing);
}

TEST(JudgeCommonRules, GivesNoResultFromBooksThatDoNotClose) {
  for (const CommonRule& row : JudgeCommonRules(Read({"yes=116", "no=84", "authorised=101"}))) {
    EXPECT_EQ(row.outcome, Outcome::kVoid);
    EXPECT_EQ(row.line, "cast <= authorised: 200 <= 101, false");
  }
}

TEST(ReadFigureWords, SaysWhatIsWrongWithAWord) {
  const std::vector<std::pair<Words, std::string>> rows = {
      {{"yes"}, "not_a_count"},
      {{"=7"}, "not_a_count"},
      {{"rule(yes)=7"}, "not_a_count"},
      {{"sections/yes=7"}, "not_a_count"},
      {{"sections//yes=7"}, "not_a_count"},
      {{"members_of(\"\")=7"}, "not_a_count"},
      {{"ayes=7"}, "unknown_base"},
      {{"members_of=7"}, "unknown_base"},
      {{"yes="}, "not_a_number"},
      {{"yes=seven"}, "not_a_number"},
      {{"yes=7%"}, "not_a_number"},
      {{"yes=1/0"}, "not_a_number"},
      {{"yes=-7"}, "negative_count"},
      {{"yes=7", "no=1", "yes=7"}, "repeated_count"},
  };
  for (const auto& [words, code] : rows) {
    const auto figures = ReadFigureWords(words);
    ASSERT_FALSE(figures) << words[0];
    EXPECT_EQ(figures.error().code, code) << words[0] << ' ' << figures.error().detail;
  }
}

TEST(ReadFigureWords, TakesMeasuresGroupsAndUnknowns) {
  const auto figures =
      ReadFigureWords(Words{"votes(yes)=550/3", "cast=?", "sections/east/heads(no)=0", "yes=1"});
  ASSERT_TRUE(figures);
  EXPECT_EQ((*figures)[0].measure, Measure::kVotes);
  EXPECT_EQ((*figures)[0].value, Ratio::Create(550, 3).value());
  EXPECT_FALSE((*figures)[1].value);
  EXPECT_EQ((*figures)[2].group_of, "sections");
  EXPECT_EQ((*figures)[2].group, "east");
  EXPECT_EQ((*figures)[2].measure, Measure::kHeads);
}

}  // namespace
}  // namespace mandat::statutes
