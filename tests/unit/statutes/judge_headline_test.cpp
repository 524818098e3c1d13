// Headlines and the text of a verdict.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "statutes/figure_words.hpp"
#include "statutes/headline.hpp"
#include "statutes/judge.hpp"

namespace mandat::statutes {
namespace {

using Words = std::vector<std::string>;

Verdict Judge(const std::string& test, const Words& words) {
  VoteRules rules;
  rules.test = test;
  return JudgeVote(rules, ReadFigureWords(words).value());
}

TEST(RenderVerdict, TellsOutcomeReasonNumbersAndTheOtherReading) {
  const Words expected = {
      "NOT ADOPTED: 7 of 15 votes cast (46.7%); more than half needed",
      "  work   7 > 1/2 * 15  ->  14 > 15  ->  false",
      "  note   under yes > no the same ballots adopt it: 7 > 4",
      "  line   yes > 1/2 * cast: 7 > 15/2, false (needs 8, margin -1)",
  };
  EXPECT_EQ(RenderVerdict(Judge("yes > 1/2 * cast", {"yes=7", "no=4", "abstain=4"})), expected);
}

TEST(RenderVerdict, SkipsTheMiddleStepWhereTheNumbersAreWhole) {
  const auto lines = RenderVerdict(Judge("yes > no", {"yes=16", "no=3"}));
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0], "ADOPTED: 16 yes to 3 no; more yes than no needed");
  EXPECT_EQ(lines[1], "  work   16 > 3  ->  true");
}

TEST(RenderVerdict, BringsFractionalWeightsToWholeNumbers) {
  const auto lines = RenderVerdict(Judge("yes > no", {"yes=1/2", "no=1/3"}));
  EXPECT_EQ(lines[1], "  work   1/2 > 1/3  ->  3 > 2  ->  true");
}

struct Row {
  const char* test;
  Words words;
  const char* headline;
};

TEST(HeadlineText, NamesTheDenominatorAndWhatWasNeeded) {
  const std::vector<Row> rows = {
      {"yes >= 2/3 * cast",
       {"yes=20000", "no=10001"},
       "NOT ADOPTED: 20000 of 30001 votes cast (66.66%); at least two thirds (66.67%) needed"},
      {"yes = authorised",
       {"yes=11", "no=1", "authorised=12"},
       "NOT ADOPTED: 11 of 12 authorised seats (91.7%); all needed"},
      {"yes >= 3 * no",
       {"yes=7", "no=2"},
       "ADOPTED: 7 yes to 2 no; at least 3 times as many yes as no needed"},
      {"yes >= 10", {"yes=9", "no=2"}, "NOT ADOPTED: 9 yes; at least 10 needed"},
      {"yes >= 3/2 * sqrt(members)",
       {"yes=47", "no=2", "members=1000"},
       "NOT ADOPTED: 47 yes; at least 48 needed"},
      {"yes > no and objections = 0",
       {"yes=9", "no=2", "objections=1"},
       "NOT ADOPTED: 1 objection; none allowed"},
      {"cast >= 66% * members and yes > no",
       {"yes=10", "no=9", "members=30"},
       "NOT ADOPTED: 19 votes cast of 30 members (63.3%); at least 66% needed"},
      {"cast >= 66% * members and yes > no",
       {"yes=15", "no=9", "members=30"},
       "ADOPTED: 15 yes to 9 no; more yes than no needed"},
      {"for all sections: yes > no",
       {"yes=2", "no=1", "sections/a/yes=1", "sections/a/no=1"},
       "NOT ADOPTED: 1 yes to 1 no in a; more yes than no needed"},
      {"for all sections: yes > no",
       {"yes=2", "no=1", "sections/a/yes=2", "sections/a/no=1"},
       "ADOPTED: 1 of 1 sections; all needed"},
      {"yes >= 2/3 * cast",
       {"yes=0", "no=0"},
       "NOT ADOPTED: 0 of 0 votes cast; at least two thirds needed; nobody voted yes"},
      {"yes > 1/2 * present",
       {"yes=2", "no=1"},
       "UNDETERMINED: the number of `present` is not on record"},
      {"yes > no", {"yes=2", "no=1", "present=2"}, "VOID: the books do not close"},
  };
  for (const Row& row : rows) EXPECT_EQ(HeadlineText(Judge(row.test, row.words)), row.headline);
}

TEST(HeadlineText, PrintsAShareOnItsThresholdLikeTheThreshold) {
  EXPECT_EQ(HeadlineText(Judge("yes >= 2/3 * cast", {"yes=2", "no=1"})),
            "ADOPTED: 2 of 3 votes cast (66.7%); at least two thirds needed");
}

TEST(HeadlineText, TellsTheQuorumThatFailed) {
  VoteRules rules;
  rules.test = "yes > no";
  rules.quorum = "present > 1/2 * filled";
  rules.article = "a9";
  const Verdict verdict =
      JudgeVote(rules, ReadFigureWords(Words{"yes=5", "no=2", "present=7", "filled=19"}).value());
  EXPECT_EQ(HeadlineText(verdict),
            "NO QUORUM: 7 present of 19 filled seats (36.8%); more than half needed (article a9)");
  EXPECT_EQ(MakeHeadline(verdict).reason, HeadlineReason::kQuorum);
}

TEST(HeadlineText, SaysWhatFollows) {
  VoteRules rules;
  rules.test = "yes > no";
  rules.tie = TieRule::kChairCasting;
  const Figures figures = ReadFigureWords(Words{"yes=5", "no=5"}).value();
  EXPECT_EQ(HeadlineText(JudgeVote(rules, figures)),
            "TIED: 5 yes to 5 no; more yes than no needed; the chair's casting vote decides");
  Circumstances circumstances;
  circumstances.casting = CastingVote::kYes;
  EXPECT_EQ(HeadlineText(JudgeVote(rules, figures, circumstances)),
            "ADOPTED: 5 yes to 5 no; more yes than no needed; the casting vote is yes");
}

// Each form in French; before a colon, a semicolon, a percent sign stands a narrow space.
TEST(HeadlineText, SaysTheSameInFrench) {
  const auto french = [](const std::string& test, const Words& words) {
    return HeadlineText(Judge(test, words), TextLanguage::kFrench);
  };
  EXPECT_EQ(french("yes > 1/2 * cast", {"yes=7", "no=4", "abstain=4"}),
            "NON ADOPTÉ : 7 pour sur 15 voix émises (46,7 %) ; il faut plus de la moitié");
  EXPECT_EQ(french("yes >= 2/3 * entitled", {"yes=68", "entitled=101"}),
            "ADOPTÉ : 68 pour sur 101 ayants droit de vote (67,3 %) ; il faut au moins les deux "
            "tiers");
  EXPECT_EQ(french("yes > 1/3 * members", {"yes=1", "members=2"}),
            "ADOPTÉ : 1 pour sur 2 membres (50,0 %) ; il faut plus d’un tiers");
  EXPECT_EQ(french("yes > no", {"yes=16", "no=3"}),
            "ADOPTÉ : 16 pour, 3 contre ; il faut plus de « pour » que de « contre »");
  EXPECT_EQ(french("yes >= 150", {"yes=149"}), "NON ADOPTÉ : 149 pour ; il faut au moins 150");
  EXPECT_EQ(french("yes > no", {"yes=?", "no=3"}),
            "INDÉTERMINABLE : le nombre de « pour » ne figure pas au registre");
  EXPECT_EQ(french("for all sections: yes > no",
                   {"yes=2", "no=1", "sections/a/yes=2", "sections/a/no=1"}),
            "ADOPTÉ : 1 sur 1 sections ; il faut la totalité");
  const auto lines = RenderVerdict(Judge("yes > 1/2 * cast", {"yes=7", "no=4", "abstain=4"}),
                                   TextLanguage::kFrench);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[1], "  calcul 7 > 1/2 * 15  ->  14 > 15  ->  false");
  EXPECT_EQ(lines[2], "  note   selon yes > no les mêmes bulletins l’adoptent : 7 > 4");
}

TEST(MakeHeadline, GivesThePartsThatOtherLanguagesNeed) {
  const Headline headline = MakeHeadline(Judge("yes > 1/2 * cast", {"yes=7", "no=4", "abstain=4"}));
  EXPECT_EQ(headline.form, HeadlineForm::kShare);
  EXPECT_EQ(headline.part, Base::kYes);
  EXPECT_EQ(headline.part_count, Ratio(7));
  EXPECT_EQ(headline.whole, Base::kCast);
  EXPECT_EQ(headline.whole_count, Ratio(15));
  EXPECT_EQ(headline.relation, Relation::kMore);
  EXPECT_EQ(headline.threshold, Ratio::Create(1, 2).value());
  EXPECT_EQ(headline.share_text, "46.7");
  EXPECT_EQ(headline.threshold_text, "50.0");
}

}  // namespace
}  // namespace mandat::statutes
