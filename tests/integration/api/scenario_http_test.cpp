// The scenarios of tests/scenario, the same files, told over HTTP: the rules hold there too, and
// what is on record is byte for byte what the core alone would have kept.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/http_world.hpp"
#include "tests/support/scenario.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::support {
namespace {

// The line of the golden file, which the scenarios wrote in the core alone.
std::string GoldenLine(const std::filesystem::path& scenario) {
  std::ifstream golden(SourceDir() / "tests" / "golden" / "scenarios.txt");
  const std::string start = scenario.filename().string() + "   ";
  for (std::string line; std::getline(golden, line);) {
    if (line.starts_with(start)) return line.substr(start.size());
  }
  return "no line for " + start;
}

class ScenarioHttp : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(ScenarioHttp, GoesAsWrittenAndLeavesTheSameBytes) {
  HttpWorld world;
  for (const std::string& failure : RunScenario(GetParam(), world).failures) {
    ADD_FAILURE() << failure;
  }
  EXPECT_EQ(world.Fingerprint(), GoldenLine(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Files, ScenarioHttp, testing::ValuesIn(ScenarioFiles()),
                         [](const auto& file) { return file.param.stem().string(); });

}  // namespace
}  // namespace mandat::support
