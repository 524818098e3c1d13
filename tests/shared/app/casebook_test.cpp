// The committed casebook and the articles that cover it, against the inputs beside the checkout.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/casebook/articles.hpp"
#include "app/casebook/load.hpp"
#include "statutes/statute.hpp"
#include "tests/support/shared_input.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::app::casebook {
namespace {

std::filesystem::path Committed() { return support::SourceDir() / "data" / "casebook"; }

TEST(SharedCasebook, IsTheCommittedOneByteForByte) {
  MANDAT_SHARED_FILE(path, "casebook");
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() != ".toml") continue;
    ++files;
    EXPECT_EQ(support::ReadFile(Committed() / entry.path().filename()),
              support::ReadFile(entry.path()))
        << entry.path().filename();
  }
  EXPECT_EQ(files, 11U);
  support::ReportCases("casebook/*.toml", files);
}

TEST(SharedCasebook, Loads) {
  MANDAT_SHARED_FILE(path, "casebook");
  std::vector<NamedText> texts;
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.path().extension() != ".toml") continue;
    texts.push_back({.name = entry.path().string(), .text = support::ReadFile(entry.path())});
  }
  const auto casebook = Load(texts);
  ASSERT_TRUE(casebook.has_value()) << casebook.error().detail;
  support::ReportCases("casebook/votes.toml", casebook->records.votes.size());
}

// The table of articles is code; that the statute says the same is checked here.
TEST(SharedStatute, KnowsEveryArticleAndStatesNoMajorityThatTheTableDoesNot) {
  MANDAT_SHARED_FILE(path, "design/statutes-examples/petrograd-1917.toml");
  const auto statute = statutes::ReadStatute(support::ReadFile(path));
  ASSERT_TRUE(statute.has_value()) << statute.error().code << ": " << statute.error().detail;
  EXPECT_EQ(statute->Name(), kStatute);
  for (const Coverage& row : AllCoverage()) {
    EXPECT_NE(statute->FindArticle(row.article), nullptr) << row.article;
    if (row.effect != Effect::kBears || !statute->FindBody(row.body)) continue;
    EXPECT_FALSE(statutes::RulesOfVote(*statute, row.body, "").test.has_value())
        << row.body << " has a majority, so that its article decides";
  }
  EXPECT_EQ(statutes::RulesOfVote(*statute, "cheka-local", "death-sentence").test,
            "yes = authorised");
  support::ReportCases("design/statutes-examples/petrograd-1917.toml", AllCoverage().size());
}

}  // namespace
}  // namespace mandat::app::casebook
