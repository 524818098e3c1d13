// Statutes with one thing changed, and the codes that the linter must report.
#include "statutes/lint.hpp"

#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <set>
#include <string>
#include <vector>

#include "tests/support/shared_input.hpp"
#include "tests/support/shipped_laws.hpp"

namespace mandat::statutes {
namespace {

std::string TextOf(const toml::table& row, std::string_view key) {
  const auto* text = row[key].as_string();
  return text ? text->get() : std::string();
}

// A base statute with each replacement made once, and a text added at the end.
std::string Build(const toml::table& bases, const toml::table& row, const std::string& base_key,
                  const std::string& prefix) {
  std::string text = TextOf(bases, TextOf(row, base_key));
  if (const auto* replacements = row[prefix + "replace"].as_array()) {
    for (const toml::node& pair : *replacements) {
      const std::string& old = (*pair.as_array())[0].as_string()->get();
      const auto at = text.find(old);
      EXPECT_NE(at, std::string::npos) << "nothing to replace: " << old;
      if (at != std::string::npos) {
        text.replace(at, old.size(), (*pair.as_array())[1].as_string()->get());
      }
    }
  }
  return text + TextOf(row, prefix + "append");
}

void ExpectCase(const toml::table& bases, const toml::table& row) {
  const std::string text = Build(bases, row, "base", "");
  const std::string parent =
      row.contains("parent") ? Build(bases, row, "parent", "parent_") : std::string();
  std::set<std::string> found;
  for (const Finding& finding : Lint(text, {.parent = parent, .laws = support::ShippedLaws()})) {
    found.insert(finding.code);
    EXPECT_FALSE(finding.message.empty());
    EXPECT_FALSE(finding.remedy.empty());
    EXPECT_TRUE(finding.line > 0 || finding.code == "E309") << finding.code;
  }
  std::set<std::string> expected;
  for (const toml::node& code : *row["expect"].as_array()) expected.insert(code.as_string()->get());
  for (const std::string& code : expected) EXPECT_TRUE(found.contains(code)) << "missing " << code;
  const bool exact = row["exact"].as_boolean()->get();
  for (const std::string& code : found) {
    const bool must_be_expected = exact || code.starts_with("E") || code.starts_with("P");
    EXPECT_TRUE(!must_be_expected || expected.contains(code)) << "unexpected " << code;
  }
}

TEST(LintVectors, GiveTheExpectedCodes) {
  MANDAT_SHARED_FILE(path, "vectors/lint.toml");
  const toml::table file = toml::parse(support::ReadFile(path));
  const toml::table& bases = *file["base"].as_table();
  std::size_t cases = 0;
  for (const toml::node& node : *file["lint"].as_array()) {
    const toml::table& row = *node.as_table();
    const std::string id = TextOf(row, "id");
    SCOPED_TRACE(id);
    ExpectCase(bases, row);
    ++cases;
  }
  EXPECT_EQ(cases, 97U);
  support::ReportCases("vectors/lint.toml", cases);
}

}  // namespace
}  // namespace mandat::statutes
