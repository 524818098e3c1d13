// Reading a statute: what refuses it, at which place, and what stands by default.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "statutes/reader_depth.hpp"
#include "statutes/reader_names.hpp"
#include "statutes/statute.hpp"
#include "tests/unit/statutes/small_statute.hpp"

namespace mandat::statutes {
namespace {

Statute Read(const std::string& toml) {
  auto statute = ReadStatute(toml);
  EXPECT_TRUE(statute.has_value()) << statute.error().code << " " << statute.error().detail;
  return statute ? *std::move(statute) : Statute();
}

std::string FaultOf(const std::string& toml) {
  const auto statute = ReadStatute(toml);
  if (statute) return "read";
  const std::string& detail = statute.error().detail;
  return statute.error().code + " " + detail.substr(0, detail.find(':'));
}

TEST(Reader, ReadsTheSmallestStatute) {
  const Statute statute = Read(kSmallStatute);
  EXPECT_EQ(statute.Name(), "reading-circle v1");
  EXPECT_EQ(statute.level, "organisation");
  EXPECT_EQ(statute.languages, std::vector<std::string>{"en"});
  ASSERT_EQ(statute.bodies.size(), 1U);
  EXPECT_EQ(statute.FindBody("circle")->kind, BodyKind::kAssembly);
  EXPECT_EQ(statute.FindMajority("plain")->article, "decisions");
  EXPECT_EQ(statute.FindBody("square"), nullptr);
  EXPECT_TRUE(statute.others.empty());
  ASSERT_TRUE(statute.amendment);
  EXPECT_EQ(statute.amendment->body, "circle");
  EXPECT_EQ(statute.amendment->majority, "plain");
  EXPECT_EQ(statute.amendment->article, "decisions");
}

// Every code of form, with the place that the reader names. Lines are those of kSmallStatute.
TEST(Reader, RefusesEachFaultOfFormAtItsPlace) {
  struct Row {
    std::string fault;
    std::string toml;
  };
  const std::vector<Row> rows = {
      {"E101 line 43, column 7", And("\n[[body\n")},
      {"E102 line 32, column 1", With("every =", "evry =")},
      {"E102 line 43, column 2", And("\n[amendments]\nbody = \"circle\"\n")},
      {"E103 line 32, column 9", With("\"1 month\"", "30")},
      {"E103 line 19, column 8", With("\"assembly\"", "\"parliament\"")},
      {"E103 line 33, column 6", With("[\"circle\"]", "\"circle\"")},
      {"E103 line 5, column 11", With("title = \"Rules", "version = -1\ntitle = \"Rules")},
      {"E104 line 25, column 1", With("test = \"yes > no\"\n", "")},
      {"E105 line 44, column 6", And("\n[[majority]]\nid = \"plain\"\ntest = \"yes > no\"\n")},
      {"E106 line 21, column 12", With("majority = \"plain\"", "majority = \"plane\"")},
      {"E107 line 19, column 14",
       With("kind = \"assembly\"", "min_filled = 0.5\nkind = \"assembly\"")},
      {"E108 line 1, column 10", With("format = 1", "format = 2")},
      {"E104 line 1, column 1", With("format = 1", "")},
      {"E109 line 32, column 9", With("\"1 month\"", "\"one month\"")},
      {"E110 line 19, column 14",
       With("kind = \"assembly\"", "min_filled = \"a half\"\nkind = \"assembly\"")},
      {"E111 line 8, column 6", With("\"decisions\"", "\"Decisions\"")},
      {"E201 line 27, column 8", With("\"yes > no\"", "\"yes >> no\"")},
      {"E202 line 27, column 8", With("\"yes > no\"", "\"ayes > no\"")},
      {"E211 line 27, column 8", With("\"yes > no\"", "\"yes > no and cast < 1/2 * members\"")},
      {"E210 line 27, column 8", With("\"yes > no\"", "'for all \"wings\": yes > no'")},
      {"E308 line 43, column 1", And("\n[[key]]\nid = \"k\"\nmethod = \"per-n\"\nn = 50\n")},
      {"E310 line 44, column 8",
       And("\n[[unset]]\npath = \"body.square.quorum\"\nbecause = \"x\"\n")},
      {"E313 line 44, column 8", And("\n[[unset]]\npath = \"body.*.majority\"\nbecause = \"x\"\n")},
  };
  for (const Row& row : rows) EXPECT_EQ(FaultOf(row.toml), row.fault) << row.toml;
}

TEST(Reader, NamesTheLineOfAStringThatDoesNotEnd) {
  const std::string open = With("Circle\"", "Circle");
  EXPECT_EQ(FaultOf(open).substr(0, 11), "E101 line 5");
}

TEST(Reader, RefusesDatesAndNumbersThatSayTooLittle) {
  const auto with_date = [](const std::string& date) {
    return FaultOf(With("title =", "effective = " + date + "\ntitle =")).substr(0, 4);
  };
  EXPECT_EQ(with_date("2025-03-01"), "E103");  // a date of TOML has no calendar
  EXPECT_EQ(with_date("\"1 March 2025\""), "E109");
  EXPECT_EQ(with_date("\"1900-02-29\""), "E109");  // only Julian
  EXPECT_EQ(with_date("\"1900-02-29J\""), "read");
  const auto with_version = [](const std::string& version) {
    return FaultOf(With("title =", "version = " + version + "\ntitle =")).substr(0, 4);
  };
  EXPECT_EQ(with_version("0x10"), "E103");
  EXPECT_EQ(with_version("4294967296"), "E103");
  EXPECT_EQ(with_version("nan"), "E107");
  EXPECT_EQ(with_version("7"), "read");
}

TEST(Reader, KnowsWhichWordWasMeant) {
  const auto fault = ReadStatute(With("every =", "evry ="));
  ASSERT_FALSE(fault.has_value());
  EXPECT_NE(fault.error().detail.find("write `every`"), std::string::npos) << fault.error().detail;
  EXPECT_EQ(fault.error().article, "decisions");
}

TEST(Reader, TakesTheHolesThatAreDeclared) {
  const Statute statute = Read(With("majority = \"plain\"\nconvocation", "convocation") + R"(
[[unset]]
path = "body.*.majority"
because = "nobody remembers"
)");
  ASSERT_NE(statute.FindUnset("body.circle.majority"), nullptr);
  EXPECT_EQ(statute.FindUnset("body.circle.majority")->because, "nobody remembers");
  EXPECT_EQ(statute.FindUnset("body.circle.quorum"), nullptr);
  EXPECT_FALSE(statute.IsDefault("body.circle.majority"));
  EXPECT_TRUE(statute.IsDefault("body.circle.quorum"));
}

TEST(Reader, AcceptsARequiredKeyThatIsDeclaredUnset) {
  const std::string no_test = With("test = \"yes > no\"\n", "");
  EXPECT_EQ(FaultOf(no_test).substr(0, 4), "E104");
  const Statute statute =
      Read(no_test + "\n[[unset]]\npath = \"majority.plain.test\"\nbecause = \"torn off\"\n");
  EXPECT_EQ(RulesOfVote(statute, "circle", "").test, std::nullopt);
}

TEST(Reader, NeedsAnIdWhateverIsDeclaredUnset) {
  EXPECT_EQ(
      FaultOf(And("\n[[body]]\n[[unset]]\npath = \"body.*\"\nbecause = \"x\"\n")).substr(0, 4),
      "E104");  // the missing id stands before the declaration
  EXPECT_EQ(
      FaultOf(And("\n[[term]]\n[[unset]]\npath = \"term.*\"\nbecause = \"x\"\n")).substr(0, 4),
      "E104");
}

TEST(Reader, KeepsAKeyThatCannotBeComputedWithTheHoleThatSaysWhy) {
  const std::string key = "\n[[key]]\nid = \"workers\"\nmethod = \"per-n\"\nn = 1000\n";
  EXPECT_EQ(FaultOf(And(key)).substr(0, 4), "E308");
  const Statute statute =
      Read(And(key + "\n[[unset]]\npath = \"key.workers.rounding\"\nbecause = \"unsaid\"\n"));
  EXPECT_FALSE(statute.FindKey("workers")->key.has_value());
  EXPECT_EQ(statute.FindKey("workers")->unset_path, "key.workers.rounding");
}

TEST(Reader, ReadsTheParametersOfAKey) {
  const Statute statute = Read(And(R"(
[[key]]
id = "steps"
method = "brackets"
table = [[400, 2], [9]]

[[key]]
id = "lists"
method = "sainte-lague-modified"
house = 40
block = 2
min_mode = "enlarge"
max_share = "1/4"
threshold = "5%"
tie = ["more-votes", "lot"]
)"));
  const tally::Key& steps = *statute.FindKey("steps")->key;
  ASSERT_EQ(steps.table.size(), 2U);
  EXPECT_EQ(steps.table[0].first, 400U);
  EXPECT_EQ(steps.table[1].first, std::nullopt);
  const tally::Key& lists = *statute.FindKey("lists")->key;
  EXPECT_EQ(lists.first_divisor, Ratio::Create(7, 5).value());  // by default
  EXPECT_EQ(lists.house, 40U);
  EXPECT_TRUE(lists.min_enlarges);
  EXPECT_EQ(lists.threshold, Ratio::Create(1, 20).value());
  EXPECT_EQ(lists.tie.size(), 2U);
  EXPECT_TRUE(statute.IsDefault("key.lists.first_divisor"));
  EXPECT_FALSE(statute.IsDefault("key.lists.block"));
}

TEST(Reader, FillsTheDefaultsOfARecall) {
  const Statute statute = Read(And(R"(
[[body]]
id = "desk"
kind = "executive"
article = "decisions"

[[body.seats]]
id = "chair"
from = "circle"
by = "lot"

[[body.seats]]
id = "treasurer"
from = "circle"
by = "lot"

[[recall]]
id = "desk"
of = ["desk"]
article = "decisions"

[[recall]]
id = "money"
of = ["desk"]
seats = ["treasurer"]
cooldown = "2 weeks"

[[unset]]
path = "recall.money.petition"
because = "left open"
)"));
  const RecallRule& recall = *statute.FindRecallOf("desk", "chair");
  EXPECT_EQ(recall.id, "desk");
  EXPECT_EQ(recall.petition, "signatures >= 1/5 * constituents");
  EXPECT_EQ(recall.notice, (Duration{7, TimeUnit::kDays, std::nullopt}));
  EXPECT_EQ(recall.window, (Duration{60, TimeUnit::kDays, std::nullopt}));
  EXPECT_EQ(recall.electors, "same-electorate");
  EXPECT_TRUE(recall.secret);
  EXPECT_FALSE(recall.target_votes);
  const RecallRule& money = *statute.FindRecallOf("desk", "treasurer");
  EXPECT_EQ(money.id, "money");
  EXPECT_EQ(money.petition, std::nullopt);
  EXPECT_EQ(money.cooldown, (Duration{2, TimeUnit::kWeeks, std::nullopt}));
  EXPECT_EQ(statute.FindBody("desk")->seats[0].article, "decisions");  // of its body
  EXPECT_EQ(statute.FindRecallOf("circle", "chair"), nullptr);
}

TEST(Reader, ReadsTheTextInTheLanguageThatDecides) {
  const std::string two =
      With("text = \"The readers meet monthly and decide by more yes than no.\"",
           "text = { en = \"Members meet.\", fr = \"Les membres.\" }");
  EXPECT_EQ(Read(two).FindArticle("decisions")->text, "Members meet.");
  std::string french = two;
  french.insert(french.find("title ="), "languages = [\"fr\", \"en\"]\n");
  EXPECT_EQ(Read(french).FindArticle("decisions")->text, "Les membres.");
}

TEST(Reader, SurvivesWhatIsBuiltToBreakIt) {
  std::string dots = "a";
  for (int i = 0; i < 200'000; ++i) dots += ".a";
  EXPECT_EQ(FaultOf(dots + " = 1").substr(0, 4), "E101");
  EXPECT_EQ(FaultOf("[" + dots + "]").substr(0, 4), "E101");
  EXPECT_EQ(FaultOf("a = " + std::string(500'000, '[')).substr(0, 4), "E101");
  EXPECT_EQ(FaultOf(std::string((1U << 20U) + 1, ' ')).substr(0, 4), "E101");
  EXPECT_EQ(FaultOf(And("\n[[unset]]\npath = \"" + dots + "\"\nbecause = \"x\"\n")).substr(0, 4),
            "E310");
  EXPECT_EQ(FaultOf("").substr(0, 4), "E104");
}

TEST(Reader, CountsDotsOutsideStringsOnly) {
  const std::string dots(100, '.');
  EXPECT_FALSE(FindTooManyDots("a = \"" + dots + "\""));
  EXPECT_FALSE(FindTooManyDots("a = '" + dots + "'"));
  EXPECT_FALSE(FindTooManyDots("a = \"\"\"\n" + dots + "\\\"\"\"" + dots + "\"\"\"\"\""));
  EXPECT_FALSE(FindTooManyDots("# " + dots + "\na = 1"));
  EXPECT_FALSE(FindTooManyDots("a.b.c = 1\n[d.e.f]\n"));
  const auto place = FindTooManyDots("a = \"x\"\nb" + dots + " = 1");
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->line, 2U);
  EXPECT_TRUE(FindTooManyDots("a = \"\"\"x\"\"\"\n" + dots));
  EXPECT_TRUE(FindTooManyDots("a = '\\'" + dots));  // a backslash escapes nothing there
}

TEST(RuleIds, AreKebabCase) {
  for (const char* id : {"a", "a1", "base-union", "art-4-2-2"}) EXPECT_TRUE(IsRuleId(id)) << id;
  for (const char* id : {"", "-a", "a-", "a--b", "A", "a b", "a_b", "a.b", "é"}) {
    EXPECT_FALSE(IsRuleId(id)) << id;
  }
}

}  // namespace
}  // namespace mandat::statutes
