// The five example statutes: each is read, and the linter says of it what its README says.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "statutes/lint.hpp"
#include "statutes/statute.hpp"
#include "tests/support/shared_input.hpp"
#include "tests/support/shipped_laws.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::statutes {
namespace {

using Findings = std::map<std::string, int>;

struct Example {
  std::string file;
  Findings findings;  // design/statutes-examples/README.md
};

const Example kExamples[] = {
    {"petrograd-1917", {{"W415", 2}, {"W432", 28}}},
    {"student-council",
     {{"W401", 1}, {"W403", 5}, {"W408", 1}, {"W422", 1}, {"W423", 1}, {"W424", 5}}},
    {"base-union", {{"P-FRA-02", 1}}},
    {"party-chapter", {{"W422", 2}}},
    {"foundation", {{"W408", 2}, {"W415", 1}, {"W420", 2}}},
};

TEST(StatuteExamples, AreReadAndFoundAsTheirReadmeSays) {
  MANDAT_SHARED_FILE(path, "design/statutes-examples");
  for (const Example& example : kExamples) {
    SCOPED_TRACE(example.file);
    const std::string text = support::ReadFile(path / (example.file + ".toml"));
    const auto statute = ReadStatute(text);
    ASSERT_TRUE(statute.has_value()) << statute.error().code << " " << statute.error().detail;
    EXPECT_EQ(statute->id, example.file);
    Findings found;
    for (const Finding& finding : Lint(text, {.laws = support::ShippedLaws()})) {
      ++found[finding.code];
    }
    EXPECT_EQ(found, example.findings);
  }
  support::ReportCases("design/statutes-examples", std::size(kExamples));
}

TEST(StatuteExamples, UnderGermanPartyLawTheBaseUnionIsRefused) {
  MANDAT_SHARED_FILE(path, "design/statutes-examples");
  std::string text = support::ReadFile(path / "base-union.toml");
  const std::string french = "\"french-association\"";
  ASSERT_NE(text.find(french), std::string::npos);
  text.replace(text.find(french), french.size(), "\"german-party\"");
  std::vector<std::string> refusals;
  for (const Finding& finding : Lint(text, {.laws = support::ShippedLaws()})) {
    if (Stops(finding)) refusals.push_back(finding.code);
  }
  EXPECT_EQ(refusals, (std::vector<std::string>{"P-DEP-01", "P-DEP-02"}));
}

TEST(StatuteExamples, AreShippedAndRead) {
  for (const Example& example : kExamples) {
    const std::filesystem::path shipped =
        support::SourceDir() / "data/statutes" / (example.file + ".toml");
    EXPECT_TRUE(ReadStatute(support::ReadFile(shipped)).has_value()) << example.file;
  }
}

}  // namespace
}  // namespace mandat::statutes
