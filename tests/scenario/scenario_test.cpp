// Runs every *.scn of this folder against the core, and sees to it that together they reach every
// refusal. What each leaves on record is compared with tests/golden/scenarios.txt.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "core/refusal.hpp"
#include "tests/support/core_world.hpp"
#include "tests/support/scenario.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::support {
namespace {

const std::filesystem::path kGolden = support::SourceDir() / "tests" / "golden" / "scenarios.txt";

class ScenarioTest : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(ScenarioTest, GoesAsWritten) {
  CoreWorld world;
  for (const std::string& failure : RunScenario(GetParam(), world).failures) {
    ADD_FAILURE() << failure;
  }
}

INSTANTIATE_TEST_SUITE_P(Files, ScenarioTest, testing::ValuesIn(ScenarioFiles()),
                         [](const auto& file) { return file.param.stem().string(); });

// Refusals that no scenario can reach, each with its reason.
const std::map<std::string, std::string> kOutOfReach = {
    {"maximum_below_minimum", "the reader refuses a statute with such a key"},
    {"not_a_multiple_of_the_block", "the reader refuses a statute with such a key (E308)"},
    {"steps_do_not_rise", "the reader refuses a statute with such a key"},
};

// What only a rule of the statutes refuses: the reader is told which one.
constexpr auto kOfTheStatutes = std::to_array<std::string_view>({
    "body_not_formed",      "cooldown_not_over", "fraction_too_small", "fractions_not_allowed",
    "mover_cannot_adopt",   "no_casting_vote",   "no_fractions",       "no_key",
    "no_seats_to_fill",     "no_units",          "not_a_convener",     "not_an_elector",
    "not_available_yet",    "notice_not_over",   "notice_too_short",   "not_entitled_to_move",
    "recall_running",       "rule_not_stated",   "tie_needs_lot",      "too_many_nominated",
    "secret_vote_required", "window_over",
});

TEST(Scenarios, ReachEveryRefusal) {
  std::set<std::string> answers, without_article;
  for (const auto& file : ScenarioFiles()) {
    CoreWorld world;
    ScenarioReport report = RunScenario(file, world);
    answers.merge(report.answers);
    without_article.merge(report.without_article);
  }
  for (const std::string_view code : kOfTheStatutes) {
    EXPECT_FALSE(without_article.contains("refused " + std::string(code)))
        << code << " names no article";
  }
  for (const core::RefusalRow& row : core::kRefusals) {
    const std::string code(row.code);
    EXPECT_FALSE(row.remedy.empty()) << code << " does not say what to do";
    EXPECT_NE(answers.contains("refused " + code), kOutOfReach.contains(code)) << code;
  }
}

// The bytes on record are for ever: a change of them is seen here and meant, or a mistake. Write
// the file anew with MANDAT_WRITE_GOLDEN=1 and review its diff like code.
TEST(Scenarios, LeaveTheSameBytesOnRecord) {
  std::string found;
  for (const auto& file : ScenarioFiles()) {
    CoreWorld world;
    static_cast<void>(RunScenario(file, world));
    found += fmt::format("{}   {}\n", file.filename().string(), world.Fingerprint());
  }
  if (std::getenv("MANDAT_WRITE_GOLDEN")) std::ofstream(kGolden) << found;
  std::ifstream stream(kGolden);
  std::ostringstream golden;
  golden << stream.rdbuf();
  EXPECT_EQ(found, golden.str());
}

}  // namespace
}  // namespace mandat::support
