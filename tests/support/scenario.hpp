// Runs a scenario (*.scn): rules told as a short story that a lawyer can read (HS-41).
//
// One step per line; blank lines and lines that begin with # are ignored, two spaces or more before
// a # begin a comment. `|` lines go on with the statute above them.
//   statute <file>                    the rules, beside the scenario or in data/statutes
//   at      <day> <time>              sets the clock, in UTC: at 2026-03-01 18:00
//   given   <sentence> [-> <answer>]  arranges the start; after the first `when` the past is closed
//   when    <sentence> [-> <answer>]  acts: an outcome, or `refused <code>`
//   then    <question> -> <answer>    asks; changes nothing
// A step without an arrow must not be refused. An unknown sentence fails. Which sentences there are
// stands in scenario_acts.cpp and scenario_questions.cpp, one row each.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "tests/support/world.hpp"

namespace mandat::support {

struct ScenarioReport {
  std::vector<std::string> failures;  // "recall.scn:12: expected `adopted`, got `rejected`"
  std::set<std::string> answers;      // all that were given: "rejected", "refused no_such_mandate"
  std::set<std::string> without_article;  // refusals that named no article at least once
};

// The *.scn files of tests/scenario, sorted by name.
[[nodiscard]] std::vector<std::filesystem::path> ScenarioFiles();

[[nodiscard]] ScenarioReport RunScenario(const std::filesystem::path& file, World& world);

}  // namespace mandat::support
