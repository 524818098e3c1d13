// Law profiles: each kind of check on a statute that keeps it and one that does not, and profiles
// that are not in order.
#include "statutes/law_profile.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "statutes/lint.hpp"
#include "tests/support/shipped_laws.hpp"
#include "tests/unit/statutes/small_statute.hpp"

namespace mandat::statutes {
namespace {

using Codes = std::vector<std::string>;

std::string ProfileWith(const std::string& check) {
  return R"(format = 1
[profile]
id = "island"
title = "Island association"
law = "Island code"
as_of = "2025-01-01"
reviewed = "not yet reviewed by a lawyer"
)" + check;
}

std::string Check(const std::string& lines) {
  return "[[check]]\ncode = \"P-ISL-01\"\narticle = \"section 7\"\nwhy = \"so says the island\"\n" +
         lines + "\n";
}

// The findings of the profile on a statute that names it; those of the language itself left out.
std::vector<Finding> FindingsBy(const std::string& check, std::string toml) {
  const auto profile = ReadLawProfile(ProfileWith(Check(check)));
  EXPECT_TRUE(profile) << profile.error().detail;
  const std::string title = "title = \"Rules of the Reading Circle\"";
  toml.replace(toml.find(title), title.size(), title + "\nlaw = [\"island\"]");
  std::vector<Finding> found;
  for (const Finding& finding : Lint(toml, {.laws = std::span(&*profile, 1)})) {
    EXPECT_FALSE(finding.code.starts_with('E')) << finding.code << " " << finding.message;
    if (finding.code.starts_with("P-")) found.push_back(finding);
  }
  return found;
}

std::size_t CountBy(const std::string& check, const std::string& toml) {
  return FindingsBy(check, toml).size();
}

const std::string kBoard = R"(
[[term]]
id = "spell"
length = "3 years"
article = "decisions"

[[body]]
id = "board"
kind = "executive"
term = "spell"
article = "decisions"

[[body.seats]]
id = "elected"
from = "circle"
by = "election"
election = "poll"
count = 4

[[body.seats]]
id = "host"
from = "circle"
by = "appointment"
act_by = "circle"
count = 2

[[election]]
id = "poll"
method = "plurality"
secret = false
article = "decisions"

[[recall]]
id = "never"
of = ["board"]
possible = false
article = "decisions"
)";

TEST(LawProfile, SaysWhatWhereAndByWhichLaw) {
  const auto found = FindingsBy(
      "action = \"refuse\"\nkind = \"max-duration\"\npath = \"convocation.*.every\"\n"
      "value = \"20 days\"",
      kSmallStatute);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].path, "convocation.monthly.every");
  EXPECT_EQ(found[0].article, "decisions");
  EXPECT_EQ(found[0].message, "1 month: so says the island (Island code, section 7)");
  EXPECT_EQ(found[0].gravity, Gravity::kRefusal);
  EXPECT_TRUE(Stops(found[0]));
}

struct KindCase {
  std::string check;
  std::string kept;    // a statute without a finding
  std::string broken;  // and one with
};

TEST(LawProfile, ChecksEachKind) {
  const std::string with_board = And(kBoard);
  const auto with = [&](std::string_view old, std::string_view text) {
    std::string toml = with_board;
    return toml.replace(toml.find(old), old.size(), text);
  };
  const KindCase cases[] = {
      {"kind = \"forbid\"\npath = \"recall.*.possible\"\nvalues = [false]",
       with("possible = false", "possible = true"), with_board},
      {"kind = \"must-be\"\npath = \"body.*.kind\"\nvalues = [\"assembly\"]", kSmallStatute,
       with_board},
      {"kind = \"must-contain\"\npath = \"convocation.*.content\"\nvalues = [\"agenda\"]",
       kSmallStatute,
       With("every = \"1 month\"", "every = \"1 month\"\ncontent = [\"place\", \"time\"]")},
      {"kind = \"require\"\npath = \"convocation.*.petition\"", kSmallStatute,
       With("petition = \"signatures >= 1/5 * members\"\n", "")},
      {"kind = \"present\"\npath = \"recall\"", kSmallStatute, with_board},
      {"kind = \"present\"\npath = \"fact.recall-impossible\"",
       with("possible = false", "possible = true"), with_board},
      {"kind = \"present\"\npath = \"fact.open-election.executive\"",
       with("secret = false", "secret = true"), with_board},
      {"kind = \"present\"\npath = \"fact.open-election.executive\"",
       with("kind = \"executive\"", "kind = \"committee\""), with_board},
      {"kind = \"present\"\npath = \"fact.proxy-election\"", with_board,
       with("secret = false", "secret = false\nproxies = true")},
      {"kind = \"max-duration\"\npath = \"fact.term-of-executive\"\nvalue = \"2 years\"",
       with("3 years", "2 years"), with_board},
      {"kind = \"max-duration\"\npath = \"fact.term-of-executive\"\nvalue = \"4 years\"",
       with_board, with("term = \"spell\"\n", "")},
      {"kind = \"min-duration\"\npath = \"election.*.opens\"\nvalue = \"15 days\"", with_board,
       with("secret = false", "secret = false\nopens = \"14 days\"")},
      {"kind = \"max-ratio\"\npath = \"fact.unelected-share\"\nvalue = \"1/5\"",
       with("count = 2", "count = 1"), with_board},
      {"kind = \"max-coefficient\"\npath = \"convocation.*.petition\"\nvalue = \"1/5\"\n"
       "base = [\"members\"]",
       kSmallStatute, With("1/5 * members", "1/4 * members")},
      {"kind = \"max-coefficient\"\npath = \"convocation.*.petition\"\nvalue = \"1/5\"\n"
       "strict = true\nbase = [\"members\"]",
       With("1/5 * members", "1/6 * members"), kSmallStatute},
      {"kind = \"min-coefficient\"\npath = \"fact.amendment-test\"\nvalue = \"3/4\"",
       With("yes > no", "yes >= 3 * no"), kSmallStatute},
      {"kind = \"uses-base\"\npath = \"majority.*.test\"\nvalues = [\"cast\"]", kSmallStatute,
       With("yes > no", "yes > 1/2 * cast")},
  };
  for (const KindCase& each : cases) {
    SCOPED_TRACE(each.check);
    EXPECT_EQ(CountBy("action = \"warn\"\n" + each.check, each.kept), 0U);
    EXPECT_EQ(CountBy("action = \"warn\"\n" + each.check, each.broken), 1U);
  }
}

TEST(LawProfile, HoldsForItsLevelsAlone) {
  const std::string check = "action = \"note\"\nkind = \"present\"\npath = \"amendment\"\nlevel = ";
  EXPECT_EQ(CountBy(check + "[\"unit\"]", kSmallStatute), 0U);
  EXPECT_EQ(CountBy(check + "[\"organisation\"]", kSmallStatute), 1U);
}

TEST(LawProfile, ANameThatIsNoProfileIsAnError) {
  const std::string toml =
      With("title = \"Rules of the Reading Circle\"",
           "title = \"Rules of the Reading Circle\"\nlaw = [\"german-partie\"]");
  const auto found = Lint(toml, {.laws = support::ShippedLaws()});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "E106");
  EXPECT_EQ(found[0].path, "statute.law");
  EXPECT_NE(found[0].remedy.find("german-party"), std::string::npos);
}

TEST(LawProfile, ThoseShippedAreReadWithAsManyChecksAsTheDesignCounts) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (const LawProfile& law : support::ShippedLaws())
    counts.emplace_back(law.id, law.checks.size());
  const std::vector<std::pair<std::string, std::size_t>> expected = {{"french-association", 4},
                                                                     {"german-association", 6},
                                                                     {"german-party", 10},
                                                                     {"none", 0},
                                                                     {"us-union", 8}};
  EXPECT_EQ(counts, expected);
}

TEST(LawProfile, RefusesWhatIsNotInOrder) {
  const std::string sound = "action = \"warn\"\nkind = \"present\"\npath = \"amendment\"";
  ASSERT_TRUE(ReadLawProfile(ProfileWith(Check(sound))));
  const std::string broken[] = {
      "format = 1",
      "[profile",
      ProfileWith("[[check]]\ncode = \"P-X\""),
      ProfileWith("[[chekc]]\ncode = \"P-X\""),
      ProfileWith(Check("action = \"forbid\"\nkind = \"present\"\npath = \"amendment\"")),
      ProfileWith(Check("action = \"warn\"\nkind = \"absent\"\npath = \"amendment\"")),
      ProfileWith(Check("action = \"warn\"\nkind = \"present\"\npath = \"amendmant\"")),
      ProfileWith(Check("action = \"warn\"\nkind = \"present\"\npath = \"body.*.kinds\"")),
      ProfileWith(Check("action = \"warn\"\nkind = \"present\"\npath = \"fact.size\"")),
      ProfileWith(Check("action = \"warn\"\nkind = \"present\"\npath = \"fact.open-election.x\"")),
      ProfileWith(Check("action = \"warn\"\nkind = \"forbid\"\npath = \"mandate.*.type\"")),
      ProfileWith(Check("action = \"warn\"\nkind = \"max-ratio\"\npath = \"amendment\"\n"
                        "value = \"a fifth\"")),
      ProfileWith(Check("action = \"warn\"\nkind = \"max-duration\"\npath = \"term.*.length\"\n"
                        "value = \"long\"")),
      ProfileWith(Check("action = \"warn\"\nkind = \"uses-base\"\npath = \"majority.*.test\"\n"
                        "values = [\"votes\"]")),
      ProfileWith(Check(sound + "\nseverity = 3")),
  };
  for (const std::string& toml : broken) {
    const auto profile = ReadLawProfile(toml);
    ASSERT_FALSE(profile) << toml;
    EXPECT_EQ(profile.error().code, "law_profile_malformed");
    EXPECT_TRUE(profile.error().detail.starts_with("line ")) << profile.error().detail;
  }
}

}  // namespace
}  // namespace mandat::statutes
