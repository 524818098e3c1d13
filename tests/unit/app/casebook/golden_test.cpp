// Every vote's verdict against the committed file, with simple majorities recomputed here.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "app/casebook/views.hpp"
#include "tests/support/source_dir.hpp"
#include "tests/unit/app/casebook/loaded.hpp"

namespace mandat::app::casebook {
namespace {

std::filesystem::path GoldenFile() {
  return support::SourceDir() / "tests" / "golden" / "casebook" / "verdicts.txt";
}

std::string AllVerdicts() {
  std::string text;
  const Records& records = LoadedCasebook().records;
  for (const Vote& vote : records.votes) {
    text += "# " + vote.id + "\n";
    text += ReportText(ReportVote(records, vote), Language::kEnglish) + "\n";
  }
  return text;
}

// The first line that differs says more than two files of thousands.
std::string FirstDifference(const std::string& was, const std::string& is) {
  std::istringstream old_lines(was);
  std::istringstream new_lines(is);
  std::string old_line;
  std::string new_line;
  std::string vote;
  while (std::getline(new_lines, new_line)) {
    if (new_line.starts_with("# ")) vote = new_line;
    if (!std::getline(old_lines, old_line) || old_line != new_line) {
      return vote + "\n  was: " + old_line + "\n  is:  " + new_line;
    }
  }
  return was == is ? "" : "the committed file is longer";
}

TEST(CasebookGolden, EveryVoteHasTheVerdictThatWasReviewed) {
  const std::string verdicts = AllVerdicts();
  if (std::getenv("MANDAT_WRITE_GOLDEN")) {
    std::ofstream(GoldenFile(), std::ios::binary) << verdicts;
    GTEST_SKIP() << "rewritten: review the difference like code";
  }
  EXPECT_EQ(FirstDifference(support::ReadFile(GoldenFile()), verdicts), "");
}

Answer Simple(bool yes) { return yes ? Answer::kYes : Answer::kNo; }

Answer AnswerOf(const VoteReport& report, std::string_view test) {
  for (const CommonCell& cell : report.common) {
    if (cell.test == test) return cell.answer;
  }
  ADD_FAILURE() << report.id << " has no row " << test;
  return Answer::kUnknown;
}

// Whole numbers only, so that this cannot share a fault with the engine's fractions.
TEST(CasebookGolden, SimpleMajoritiesAreThoseOfTheFigures) {
  std::size_t judged = 0;
  for (const Vote& vote : LoadedCasebook().records.votes) {
    if (!vote.in_favour || !vote.against) continue;
    ++judged;
    const std::int64_t yes = *vote.in_favour;
    const std::int64_t no = *vote.against;
    const std::int64_t cast = yes + no + vote.abstain.value_or(0);
    const VoteReport report = ReportVote(LoadedCasebook().records, vote);
    EXPECT_EQ(report.common.size(), 10U) << vote.id;
    EXPECT_EQ(AnswerOf(report, "yes > no"), Simple(yes > no)) << vote.id;
    EXPECT_EQ(AnswerOf(report, "yes > 1/2 * cast"), Simple(2 * yes > cast)) << vote.id;
    EXPECT_EQ(AnswerOf(report, "yes >= 2/3 * decisive"), Simple(3 * yes >= 2 * (yes + no)))
        << vote.id;
    EXPECT_EQ(AnswerOf(report, "yes >= 2/3 * cast"), Simple(3 * yes >= 2 * cast)) << vote.id;
    if (vote.outcome != PrintedOutcome::kUnstated) {
      EXPECT_EQ(vote.outcome != PrintedOutcome::kRejected, yes > no) << vote.id;
    }
  }
  EXPECT_EQ(judged, 11U);  // votes.toml: lines with `for` beside `against`
}

TEST(CasebookGolden, FlagsStandOnTop) {
  const std::string verdicts = AllVerdicts();
  std::size_t flags = 0;
  for (const Vote& vote : LoadedCasebook().records.votes) {
    if (!vote.flag) continue;
    ++flags;
    EXPECT_NE(verdicts.find("# " + vote.id + "\ndoubtful: " + *vote.flag), std::string::npos)
        << vote.id;
  }
  EXPECT_EQ(flags, 88U);  // the casebook's README
}

}  // namespace
}  // namespace mandat::app::casebook
