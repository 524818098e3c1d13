// The declaration of tables and keys is in order, and its reference page is current.
#include "statutes/schema.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

#include "base/ratio.hpp"
#include "statutes/duration.hpp"
#include "statutes/reader_value.hpp"
#include "statutes/reference.hpp"
#include "statutes/test.hpp"
#include "tests/support/shared_input.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::statutes {
namespace {

template <typename Visit>
void ForEachKey(Visit visit) {
  for (const Chapter& chapter : Schema()) {
    for (const TableSpec& table : chapter.tables) {
      for (const KeySpec& key : table.keys) visit(table, key);
    }
  }
}

TEST(Schema, DeclaresEachTableAndKeyOnce) {
  std::set<std::string> seen;
  ForEachKey([&](const TableSpec& table, const KeySpec& key) {
    const std::string path = std::string(table.name) + "." + std::string(key.name);
    EXPECT_TRUE(seen.insert(path).second) << path;
    EXPECT_FALSE(key.meaning.empty()) << path;
  });
  // Counted by hand in the design: a change here is a change of the language.
  EXPECT_GT(seen.size(), 290U);
}

TEST(Schema, RefersToTablesThatHaveIds) {
  ForEachKey([](const TableSpec& table, const KeySpec& key) {
    std::string_view tables = key.to;
    while (!tables.empty()) {
      const auto space = tables.find(' ');
      const TableSpec* target = FindTable(tables.substr(0, space));
      ASSERT_NE(target, nullptr) << table.name << "." << key.name;
      EXPECT_NE(FindKeySpec(*target, "id"), nullptr) << table.name << "." << key.name;
      tables = space == std::string_view::npos ? std::string_view() : tables.substr(space + 1);
    }
  });
}

TEST(Schema, HasDefaultsThatWouldBeAccepted) {
  ForEachKey([](const TableSpec& table, const KeySpec& key) {
    if (key.by_default.empty()) return;
    const std::string text(key.by_default);
    const auto where = std::string(table.name) + "." + std::string(key.name);
    EXPECT_FALSE(key.required) << where;
    if (key.type == KeyType::kWord) {
      EXPECT_TRUE(IsAmong(key.words, text)) << where;
    }
    if (key.type == KeyType::kYesNo) {
      EXPECT_TRUE(text == "yes" || text == "no") << where;
    }
    if (key.type == KeyType::kDuration && text != "no condition") {
      EXPECT_TRUE(ParseDuration(text).has_value()) << where;
    }
    const auto context = ContextOf(key.type);
    if (context && key.type != KeyType::kVoteTests) {
      EXPECT_TRUE(ParseTest(text, *context).has_value()) << where;
    }
  });
}

TEST(Schema, FindsCommonKeysWhereTheyAreAllowed) {
  EXPECT_NE(FindKeySpec(*FindTable("body"), "note"), nullptr);
  EXPECT_EQ(FindKeySpec(*FindTable("article"), "note"), nullptr);
  EXPECT_EQ(FindKeySpec(*FindTable("unset"), "article"), nullptr);
  EXPECT_EQ(FindTable("bodies"), nullptr);
  EXPECT_TRUE(IsAmong("a bb c", "bb"));
  EXPECT_FALSE(IsAmong("a bb c", "b"));
  EXPECT_FALSE(IsAmong("a bb c", ""));
}

// MANDAT_WRITE_PAGES=1 writes the page instead.
TEST(StatuteKeys, HaveACurrentReferencePage) {
  const std::string path = support::SourceDir().string() + "/docs/reference/statute-keys.md";
  if (std::getenv("MANDAT_WRITE_PAGES")) std::ofstream(path, std::ios::binary) << WriteReference();
  EXPECT_EQ(support::ReadFile(path), WriteReference())
      << "stale: run this test with MANDAT_WRITE_PAGES=1, and commit the page";
}

}  // namespace
}  // namespace mandat::statutes
