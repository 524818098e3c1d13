// Every code that something fails with is looked for by a test, and every text of the catalogues is
// shown by a page. Both are read from the source: what no test names, no test can miss.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "api/problems.hpp"
#include "core/refusal.hpp"
#include "tests/support/shared_input.hpp"
#include "web/message_keys.hpp"

namespace mandat {
namespace {

using Words = std::set<std::string, std::less<>>;

std::string SourcesBelow(std::string_view folder, std::initializer_list<std::string_view> endings,
                         std::string_view but_not) {
  std::string text;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(support::SourceDir() / folder)) {
    const std::string name = entry.path().filename().string();
    const bool is_source =
        std::ranges::any_of(endings, [&](std::string_view end) { return name.ends_with(end); });
    if (is_source && name != but_not) text += support::ReadFile(entry.path()) + '\n';
  }
  return text;
}

bool IsOfWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

Words WordsIn(std::string_view text) {
  Words words;
  std::string word;
  for (const char c : text) {
    if (IsOfWord(c)) {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::exchange(word, {}));
    }
  }
  return words;
}

// What stands in quotes directly after `start`: "no_page" of `Fail("no_page"`.
void AddQuotedAfter(std::string_view start, std::string_view text, Words& words) {
  for (auto at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
    const std::string_view rest = text.substr(at + start.size());
    words.emplace(rest.substr(0, rest.find('"')));
  }
}

const Words& WordsOfTests() {
  static const Words kWords =
      WordsIn(SourcesBelow("tests", {".cpp", ".hpp", ".scn", ".mjs", ".py"}, "words_test.cpp"));
  return kWords;
}

TEST(refusals, are_all_named_by_a_test) {
  for (const core::RefusalRow& row : core::kRefusals) {
    EXPECT_TRUE(WordsOfTests().contains(row.code)) << row.code;
  }
}

TEST(problems, are_all_named_by_a_test) {
  for (const api::ProblemRow& row : api::kProblems) {
    EXPECT_TRUE(WordsOfTests().contains(row.code)) << row.code;
  }
}

// Codes of failures that no test provokes, each with its reason.
const Words kNotProvoked{
    "backup_failed",          // the disk fails under a backup
    "crypto_unavailable",     // libsodium does not start
    "file_not_readable",      // of the command line
    "folder_not_readable",    // a folder that lists nothing, which root can always read
    "key_missing",            // of the command line
    "key_not_text",           // of the command line
    "line_malformed",         // of the command line
    "more_than_one_key",      // of the command line
    "no_officer_left",        // of the command line
    "no_page",                // never leaves the site: the form named no page to go back to
    "no_such_majority",       // of the command line
    "no_such_rule_to_count",  // of the command line
    "no_such_template",       // of the command line
    "not_an_event_id",        // never leaves the broadcaster: the stream begins anew
    "not_linear",             // never leaves the tests of statutes: the base is evaluated instead
    "officer_not_listed",     // of the command line
    "proof_does_not_fit",     // of proofs, which are not served yet
    "rule_missing",           // of the command line
    "server_busy",            // twenty thousand connections
    "setting_not_taken",      // a SQLite built without a setting
    "short_code_mistyped",    // of short codes, which are not read yet
    "store_constraint",       // the store's own triggers, reached through its adapter only
    "unit_kind_missing",      // of the command line
    "unit_not_found",         // units that change between two steps of one import
    "zero_denominator",       // a division that the readers of ratios refuse before
};

TEST(failures, are_all_named_by_a_test) {
  const std::string sources = SourcesBelow("src", {".cpp", ".hpp"}, "");
  Words codes;
  for (const char* start : {"Fail(\"", "Unavailable(\"", "Because(\"", "Error{\"", ".code = \""}) {
    AddQuotedAfter(start, sources, codes);
  }
  EXPECT_GT(codes.size(), 100U) << "the sources are not read";
  for (const std::string& code : codes) {
    EXPECT_TRUE(WordsOfTests().contains(code) || kNotProvoked.contains(code)) << code;
  }
}

// Texts that no page shows yet. A key that comes into use leaves this list.
const Words kNotShown{
    "follows.casting_vote",
    "follows.next_reading",
    "follows.next_round",
    "label.back",
    "label.cancel",
    "label.confirm",
    "label.details",
    "label.empty",
    "label.hidden-character",
    "label.members",
    "label.next",
    "label.overdue-since",
    "label.previous",
    "label.save",
    "label.send",
    "label.since",
    "label.total",
    "label.until",
    "nav.admin",
    "nav.documents",
    "nav.lab",
    "nav.mine",
    "nav.watch",
    "notice.error",
    "page.sign-in",
    "page.sign-out",
    "picture.choice",
    "picture.pyramid-electors",
    "picture.pyramid-mandates",
    "picture.share-of-base",
    "role.auditor",
    "role.credentials-committee",
    "role.executive",
    "role.secretary",
    "seat.overdue",
    "verdict.counts",
    "verdict.frozen-at",
    "verdict.heading",
    "verdict.reason",
    "warning.blank_as_abstain",
    "warning.default",
};

// A key is used as a whole, or by its section and a code: Word("outcome", ...), "doc." + name.
TEST(messages, are_all_used) {
  const std::string sources = SourcesBelow("src/web", {".cpp", ".hpp"}, "message_keys.hpp");
  Words sections;
  AddQuotedAfter("Word(\"", sources, sections);
  AddQuotedAfter("Find(\"", sources, sections);
  for (const std::string_view key : web::kMessageKeys) {
    const std::string section(key.substr(0, key.find('.')));
    const bool is_used = sections.contains(section) ||
                         sources.find('"' + std::string(key) + '"') != std::string::npos ||
                         sources.find('"' + section + ".\"") != std::string::npos;
    EXPECT_TRUE(is_used || kNotShown.contains(key)) << key;
  }
}

}  // namespace
}  // namespace mandat
