// Commands that need no organisation: verdicts, statutes, keys, counts, the casebook.
#include <string>

#include "tests/integration/cli/command_line.hpp"

namespace mandat::cli {
namespace {

using Counting = CommandLine;

// The example of interface.md section 9, line by line.
TEST_F(Counting, TestsAVoteAsTheInterfacePrintsIt) {
  const Said said = Run({"vote", "test", "yes > 1/2 * cast", "yes=7", "no=4", "abstain=4"});
  EXPECT_EQ(said.exit, 1);
  EXPECT_EQ(said.out,
            "NOT ADOPTED: 7 of 15 votes cast (46.7%); more than half needed\n"
            "  work   7 > 1/2 * 15  ->  14 > 15  ->  false\n"
            "  note   under yes > no the same ballots adopt it: 7 > 4\n");
  EXPECT_EQ(said.err, "");
}

TEST_F(Counting, AdoptedIsZero) {
  EXPECT_EQ(Run({"vote", "test", "yes > no", "yes=7", "no=4"}).exit, 0);
}

TEST_F(Counting, TestsTheMajorityOfAFileOfStatutes) {
  const std::string file = Write("s.toml", Run({"statutes", "new", "student-congress"}).out);
  const Said unknown =
      Run({"vote", "test", "--statutes", file, "--majority", "nonsense", "yes=1", "no=0"});
  EXPECT_EQ(unknown.exit, 4);
  EXPECT_NE(unknown.err.find("there are: "), std::string::npos) << unknown.err;
}

TEST_F(Counting, SaysWhatIsWrongWithACount) {
  const Said said = Run({"vote", "test", "yes > no", "yes=seven"});
  EXPECT_EQ(said.exit, 4);
  EXPECT_NE(said.err.find("not_a_number"), std::string::npos) << said.err;
}

TEST_F(Counting, LintsATemplateWithoutAnythingThatStops) {
  const std::string file = Write("s.toml", Run({"statutes", "new", "student-congress"}).out);
  const Said said = Run({"statutes", "lint", file});
  EXPECT_EQ(said.exit, 0) << said.out;
  EXPECT_EQ(Run({"statutes", "lint", Write("bad.toml", "format = 2\n"), "--json"}).exit, 1);
}

TEST_F(Counting, NamesTheTemplatesThereAre) {
  const Said said = Run({"statutes", "new", "nonsense"});
  EXPECT_EQ(said.exit, 4);
  EXPECT_NE(said.err.find("student-congress"), std::string::npos) << said.err;
}

// 37 members at one for 75, rounded up to whole seats by half-up, at least one: 37/75 is less than
// one half, so nothing, lifted to 1; 113/75 is more than 1.5, so 2; 270/75 = 3.6, so 4; 400/75 =
// 5.33, so 5. Together 12.
TEST_F(Counting, ComputesAKeyAndASecondPersonComputesItAgain) {
  const std::string units = Write("units.csv", "name,members\nA,37\nB,113\nC,270\nD,400\n");
  const std::string rule = Write("key.toml",
                                 "[[key]]\nid = \"k\"\nmethod = \"per-n\"\nn = 75\n"
                                 "measure = \"members\"\nrounding = \"half-up\"\nmin = 1\n"
                                 "article = \"a\"\n");
  const Said text = Run({"key", "compute", units, "--rule", rule});
  EXPECT_EQ(text.exit, 0) << text.err;
  EXPECT_NE(text.out.find("total: 12"), std::string::npos) << text.out;
  const Said json = Run({"key", "compute", units, "--rule", rule, "--json"});
  const std::string file = Write("working.json", json.out);
  EXPECT_EQ(Run({"key", "check", file}).exit, 0);

  std::string forged = json.out;
  const auto at = forged.find("\"seats\":5");
  ASSERT_NE(at, std::string::npos) << forged;
  forged.replace(at, 9, "\"seats\":6");
  const Said checked = Run({"key", "check", Write("forged.json", forged)});
  EXPECT_EQ(checked.exit, 6);
  EXPECT_NE(checked.out.find("D: 6 published, 5 computed"), std::string::npos) << checked.out;
}

TEST_F(Counting, CountsByPluralityAndLeavesATieToTheLot) {
  const std::string file = Write("votes.csv", "name,votes\nAna,9\nBen,4\nCyr,4\nDov,0\n");
  const Said one = Run({"count", file, "--seats", "1"});
  EXPECT_EQ(one.exit, 0);
  const Said two = Run({"count", file, "--seats", "2"});
  EXPECT_EQ(two.exit, 1);
  EXPECT_NE(two.out.find("the lot decides"), std::string::npos);
  const Said four = Run({"count", file, "--seats", "4"});
  EXPECT_NE(four.out.find("vacant seats: 1"), std::string::npos) << four.out;
  EXPECT_EQ(Run({"count", file, "--rule", "stv"}).exit, 4);
}

TEST_F(Counting, ListsTheVotesOfTheCasebook) {
  const Said json = Run({"casebook", "list", "votes", "--json"});
  EXPECT_EQ(json.exit, 0) << json.err;
  std::size_t votes = 0;
  for (std::size_t at = 0; (at = json.out.find("\"id\":", at)) != std::string::npos; ++at) ++votes;
  EXPECT_EQ(votes, 214U);
  EXPECT_EQ(Run({"casebook", "show", "nonsense"}).exit, 4);
}

TEST_F(Counting, AUsageErrorIsTwoAndHelpIsNone) {
  EXPECT_EQ(Run({}).exit, 2);
  EXPECT_EQ(Run({"nonsense"}).exit, 2);
  EXPECT_EQ(Run({"count"}).exit, 2);
  EXPECT_EQ(Run({"casebook", "list", "nonsense"}).exit, 2);
  EXPECT_EQ(Run({"--help"}).exit, 0);
  EXPECT_EQ(Run({"statutes", "lint", Path("absent")}).exit, 4);
}

TEST_F(Counting, HandsServeItsOptions) {
  EXPECT_EQ(Run({"serve", "--data", Path("d"), "--port", "9000"}).exit, 0);
  EXPECT_EQ(served_.folder, Path("d"));
  EXPECT_EQ(served_.port, 9000);
  EXPECT_FALSE(served_.demo);
  EXPECT_EQ(Run({"serve", "--port", "0"}).exit, 2);
}

}  // namespace
}  // namespace mandat::cli
