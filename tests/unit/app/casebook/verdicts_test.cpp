// The golden verdicts of the casebook. Every expected value is worked out by hand beside it.
#include "app/casebook/verdicts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/app/casebook/loaded.hpp"

namespace mandat::app::casebook {
namespace {

using statutes::Outcome;

VoteReport ReportOf(std::string_view id) {
  return ReportVote(LoadedCasebook().records, VoteNamed(id));
}

Answer AnswerOf(const VoteReport& report, std::string_view test) {
  for (const CommonCell& cell : report.common) {
    if (cell.test == test) return cell.answer;
  }
  ADD_FAILURE() << report.id << " has no row " << test;
  return Answer::kUnknown;
}

std::string MissingOf(const VoteReport& report, std::string_view test) {
  for (const CommonCell& cell : report.common) {
    if (cell.test == test) return cell.missing.value_or("");
  }
  return "no such row";
}

bool Says(const std::vector<std::string>& lines, std::string_view words) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

// 519 + 414 + 67 = 1000, half of it 500; two thirds of 519 + 414 = 933 is 622; of 1000, 666 2/3.
TEST(GoldenVerdict, Of519To414With67Abstaining) {
  const VoteReport report = ReportOf("v-1917-09-09-petrograd-presidium");
  EXPECT_EQ(report.verdict.outcome, Outcome::kRuleNotStated);
  EXPECT_EQ(report.printed, PrintedOutcome::kAdopted);
  EXPECT_EQ(AnswerOf(report, "yes > no"), Answer::kYes);
  EXPECT_EQ(AnswerOf(report, "yes > 1/2 * cast"), Answer::kYes);
  EXPECT_EQ(AnswerOf(report, "yes >= 2/3 * decisive"), Answer::kNo);
  EXPECT_EQ(AnswerOf(report, "yes >= 2/3 * cast"), Answer::kNo);
  EXPECT_EQ(MissingOf(report, "yes > 1/2 * present"), "present");
  EXPECT_EQ(MissingOf(report, "yes > 1/2 * filled"), "filled");
  EXPECT_TRUE(Says(report.derived, "519 + 414 + 67 = 1000"));
  EXPECT_TRUE(report.flag.has_value());
}

// 7 > 4, yet 7 + 4 + 4 = 15 and 7 is under 7 1/2; two thirds of 11 is 7 1/3.
TEST(GoldenVerdict, Of7To4With4Abstaining) {
  const VoteReport report = ReportOf("v-1918-02-cc-ultimatum");
  EXPECT_EQ(report.verdict.outcome, Outcome::kRuleNotStated);
  EXPECT_EQ(AnswerOf(report, "yes > no"), Answer::kYes);
  EXPECT_EQ(AnswerOf(report, "yes > 1/2 * cast"), Answer::kNo);
  EXPECT_EQ(AnswerOf(report, "yes >= 2/3 * decisive"), Answer::kNo);
}

// 116 + 84 = 200 votes in a body whose only printed size is 101. The size is not used as a base:
// the software does not pick between the two.
TEST(GoldenVerdict, Of116To84InABodyOf101IsAContradictionAndNotVoid) {
  const VoteReport report = ReportOf("v-1918-02-tsik-ratify");
  EXPECT_EQ(report.verdict.outcome, Outcome::kRuleNotStated);
  EXPECT_TRUE(Says(report.warnings, "cast_exceeds_seats c-1917-10-26-tsik: 200 > 101"));
  EXPECT_EQ(MissingOf(report, "yes > 1/2 * filled"), "filled");
  EXPECT_EQ(AnswerOf(report, "yes > 1/2 * cast"), Answer::kYes);      // 116 > 100
  EXPECT_EQ(AnswerOf(report, "yes >= 2/3 * decisive"), Answer::kNo);  // 133 1/3
}

// 34 + 24 = 58 of 101: over half of the votes (29), not of the seats (50 1/2).
TEST(GoldenVerdict, Of34To24HasADerivedAttendanceOf58) {
  const VoteReport report = ReportOf("v-1917-11-tsik-press-lenin");
  EXPECT_TRUE(Says(report.derived, "at least 58 of 101 (derived"));
  EXPECT_EQ(AnswerOf(report, "yes > 1/2 * cast"), Answer::kYes);
  EXPECT_EQ(AnswerOf(report, "yes > 1/2 * filled"), Answer::kNo);
  EXPECT_EQ(MissingOf(report, "yes > 1/2 * present"), "present");
  EXPECT_TRUE(Says(report.gaps, "abstentions are not printed"));
}

// 32 + 16 + 15 = 63, half of it 31 1/2.
TEST(GoldenVerdict, Of32And16And15IsFirstOfThreeAndOverHalf) {
  const VoteReport report = ReportOf("v-1918-01-higher-bodies-brest");
  EXPECT_TRUE(Says(report.derived, "first of 3: revolutionary war with 32 of 63"));
  EXPECT_TRUE(Says(report.derived, "over half of 63: 32 > 63/2, true"));
  EXPECT_EQ(report.printed, PrintedOutcome::kUnstated);
}

// Abstentions apart (283 + 1 + 23 = 307 cast): the section's own rule decides, 283 > 1.
TEST(GoldenVerdict, Of283To1With23AbstainingIsAFullOne) {
  const VoteReport report = ReportOf("v-1917-10-13-soldiers-section-milrevcom");
  EXPECT_TRUE(report.IsFull());
  EXPECT_EQ(report.verdict.outcome, Outcome::kAdopted);
  EXPECT_EQ(report.verdict.article, "sections");
  EXPECT_EQ(report.verdict.statute, "petrograd-1917 v1");
  EXPECT_EQ(report.verdict.lines,
            std::vector<std::string>{"yes > no: 283 > 1, true (needs 2, margin +281)"});
  EXPECT_EQ(AnswerOf(report, "yes >= 2/3 * cast"), Answer::kYes);  // 204 2/3
}

// 784 + 261 = 1045: half 522 1/2, two thirds 696 2/3.
TEST(GoldenVerdict, Of784To261PassesEveryRuleWhoseBaseIsKnown) {
  const VoteReport report = ReportOf("v-1918-congress-ratify-brest");
  for (const std::string_view test :
       {"yes > no", "yes > 1/2 * cast", "yes >= 2/3 * decisive", "yes >= 2/3 * cast"}) {
    EXPECT_EQ(AnswerOf(report, test), Answer::kYes) << test;
  }
  EXPECT_EQ(MissingOf(report, "yes >= 2/3 * filled"), "filled");
}

TEST(GoldenVerdict, OfUnanimityButForOneVoiceCannotBeComputed) {
  const VoteReport report = ReportOf("v-1917-10-26-peace-decree");
  EXPECT_EQ(report.verdict.outcome, Outcome::kRuleNotStated);
  EXPECT_TRUE(Says(report.gaps, "no majority can be computed"));
  for (const CommonCell& cell : report.common) {
    EXPECT_EQ(cell.answer, Answer::kUnknown) << cell.test;
    EXPECT_TRUE(cell.missing.has_value()) << cell.test;
  }
}

TEST(GoldenVerdict, OfStrikeOutsWarnsOfTheClosedList) {
  for (const auto& [id, against] : {std::pair{"v-1934-congress17-cc-stalin", "270 against"},
                                    std::pair{"v-1934-congress17-cc-kirov", "3 against"}}) {
    const VoteReport report = ReportOf(id);
    EXPECT_TRUE(Says(report.warnings, "closed_list x-1934-closed-list")) << id;
    EXPECT_TRUE(Says(report.gaps, against)) << id;
    EXPECT_EQ(AnswerOf(report, "yes > no"), Answer::kUnknown) << id;
  }
}

// By hand, 21 seats by quotas of Hare. With 190: 390 * 21 / 580 = 14.1 and 190 * 21 / 580 = 6.9, so
// 14 and 7. With 159: 390 * 21 / 549 = 14.9 and 159 * 21 / 549 = 6.1, so 15 and 6.
TEST(GoldenVerdict, OfTheProportionalPresidiumHangsOnARange) {
  const VoteReport report = ReportOf("v-1917-10-25-congress-presidium");
  EXPECT_TRUE(report.IsFull());
  EXPECT_EQ(report.verdict.outcome, Outcome::kUndetermined);
  EXPECT_EQ(report.verdict.article, "proportional-presidium");
  EXPECT_EQ(report.verdict.lines,
            (std::vector<std::string>{"21 seats to bolshevik 390, sr 159: bolshevik 15, sr 6",
                                      "21 seats to bolshevik 390, sr 190: bolshevik 14, sr 7",
                                      "told by c-1917-10-25-presidium-s4: bolshevik 14, left-sr 7",
                                      "told by c-1917-10-25-presidium-s3: menshevik 3, "
                                      "bolshevik 21"}));
}

TEST(Verdicts, OfALeadAnswerOneRuleOnly) {
  const VoteReport report = ReportOf("v-1917-09-petrograd-bureau-hundred");
  EXPECT_EQ(AnswerOf(report, "yes > no"), Answer::kYes);
  EXPECT_EQ(AnswerOf(report, "yes > 1/2 * cast"), Answer::kUnknown);
}

TEST(Verdicts, OfAShareWithoutCountsSaySo) {
  const VoteReport report = ReportOf("v-1924-leningrad-lessons-october");
  EXPECT_TRUE(Says(report.gaps, "printed share 0.9995 of \"vote at Leningrad, base not stated\""));
}

// Of 214 votes two articles decide one each. Sixteen more are touched by an article that states no
// majority: three of offices in the Petrograd council, one of its executive, eight of the congress
// beside the presidium, two of the central committee, two of the garrison conference.
TEST(Verdicts, CountTheVotesThatAnArticleCovers) {
  std::vector<std::string> full;
  std::size_t touched = 0;
  const auto reports = ReportVotes(LoadedCasebook().records);
  for (const VoteReport& report : reports) {
    if (report.IsFull()) {
      full.push_back(report.id);
      continue;
    }
    if (!report.articles.empty()) ++touched;
    EXPECT_EQ(report.verdict.outcome, Outcome::kRuleNotStated) << report.id;
  }
  EXPECT_EQ(reports.size(), 214U);
  EXPECT_EQ(full, (std::vector<std::string>{"v-1917-10-13-soldiers-section-milrevcom",
                                            "v-1917-10-25-congress-presidium"}));
  EXPECT_EQ(touched, 16U);
}

TEST(Coverage, NamesRulesThatAreInForceOrViolated) {
  for (const Coverage& row : AllCoverage()) {
    const Rule* const rule = FindRecord(LoadedCasebook().records.rules, row.rule);
    ASSERT_NE(rule, nullptr) << row.rule;
    EXPECT_TRUE(rule->status == RuleStatus::kInForce || rule->status == RuleStatus::kViolated);
    EXPECT_NE(FindRecord(LoadedCasebook().records.bodies, row.body), nullptr) << row.body;
    EXPECT_EQ(row.effect == Effect::kDecides, !row.test.empty()) << row.article;
  }
}

TEST(Coverage, EndsWithTheDatesOfTheArticle) {
  Vote vote = VoteNamed("v-1917-10-26-peace-decree");
  EXPECT_FALSE(CoverageOf(vote).empty());
  vote.date = {.year = 1917, .month = 10, .day = 24};  // a day before the article
  EXPECT_TRUE(CoverageOf(vote).empty());
  vote.date = {.year = 1917, .month = 10, .day = 0};  // a month that begins before it
  EXPECT_TRUE(CoverageOf(vote).empty());
}

}  // namespace
}  // namespace mandat::app::casebook
