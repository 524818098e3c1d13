// Statutes on the command line: law profiles, explain, diff, and verdicts in French.
#include <string>

#include "tests/integration/cli/command_line.hpp"

namespace mandat::cli {
namespace {

class OnStatutes : public CommandLine {
 protected:
  // A template with `old` replaced once.
  std::string Template(const std::string& name, const std::string& old = {},
                       const std::string& text = {}) {
    std::string toml = Run({"statutes", "new", name}).out;
    if (!old.empty()) {
      const auto at = toml.find(old);
      EXPECT_NE(at, std::string::npos) << old;
      if (at != std::string::npos) toml.replace(at, old.size(), text);
    }
    return Write(name + std::to_string(++files_) + ".toml", toml);
  }

 private:
  int files_ = 0;
};

void ExpectIn(const std::string& part, const std::string& whole) {
  EXPECT_NE(whole.find(part), std::string::npos) << "missing: " << part << "\nin: " << whole;
}

TEST_F(OnStatutes, ALawProfileRefusesAndSaysByWhichSection) {
  const Said french = Run({"statutes", "lint", Template("base-union")});
  EXPECT_EQ(french.exit, 0) << french.out;
  ExpectIn("note P-FRA-02", french.out);
  const Said german = Run(
      {"statutes", "lint", Template("base-union", "\"french-association\"", "\"german-party\"")});
  EXPECT_EQ(german.exit, 1);
  ExpectIn("refusal P-DEP-01", german.out);
  ExpectIn("(Parteiengesetz (PartG), section 15(3))", german.out);
  EXPECT_EQ(
      Run({"statutes", "lint", Template("base-union", "french-association", "no-such-law")}).exit,
      1);
}

TEST_F(OnStatutes, ABranchIsLintedBelowItsFederation) {
  const std::string branch = Write("branch.toml",
                                   "format = 1\n[statute]\nid = \"branch\"\ntitle = \"Branch\"\n"
                                   "level = \"unit\"\nparent = \"student-congress\"\n");
  EXPECT_EQ(Run({"statutes", "lint", branch}).exit, 1);  // alone it lacks nearly everything
  EXPECT_EQ(Run({"statutes", "lint", branch, "--parent", Template("student-congress")}).exit, 0);
  EXPECT_EQ(Run({"statutes", "lint", branch, "--parent", Path("absent")}).exit, 4);
}

TEST_F(OnStatutes, ExplainSaysArticleRuleAndNearestOutcomes) {
  // 101 entitled: two thirds are 67 1/3, so 68 carry it and 67 do not.
  const std::string file = Template("student-council");
  const Said said =
      Run({"statutes", "explain", file, "majority.two-thirds-entitled", "entitled=101"});
  EXPECT_EQ(said.exit, 0) << said.err;
  ExpectIn("Carried when at least two thirds of the entitled vote yes.", said.out);
  ExpectIn("Abstaining and staying away count against.", said.out);
  ExpectIn("With entitled=101, all of them voting yes or no: 68 yes carry it; 67 fail by one.",
           said.out);
  EXPECT_EQ(Run({"statutes", "explain", file}).exit, 0);
  ExpectIn("\"sentence\":\"Carried when at least two thirds of the entitled vote yes.\"",
           Run({"statutes", "explain", file, "majority.two-thirds-entitled", "--json"}).out);
  const Said absent = Run({"statutes", "explain", file, "majority.no"});
  EXPECT_EQ(absent.exit, 4);
  ExpectIn("no_such_path", absent.err);
}

TEST_F(OnStatutes, DiffNamesEachChangeWithItsArticle) {
  const std::string before = Template("student-congress");
  const std::string after =
      Template("student-congress", "announced = \"14 days\"", "announced = \"7 days\"");
  EXPECT_EQ(Run({"statutes", "diff", before, before}).exit, 0);
  const Said said = Run({"statutes", "diff", before, after});
  EXPECT_EQ(said.exit, 1);
  ExpectIn("amendment.announced: 14 days -> 7 days (article a4); the members lose\n", said.out);
  ExpectIn("\"path\":\"amendment.announced\"",
           Run({"statutes", "diff", before, after, "--json"}).out);
  EXPECT_EQ(Run({"statutes", "diff", before, Write("bad.toml", "format = 2\n")}).exit, 4);
}

TEST_F(OnStatutes, DiffJudgesTheVotesOfAnOrganisationAgain) {
  const std::string before = Template("student-congress");
  Run({"init", "union", "--name", "Union", "--statutes", before, "--roll-officer", "Ana", "--data",
       Path("data")});
  const std::string after =
      Template("student-congress", "announced = \"14 days\"", "announced = \"7 days\"");
  const Said said =
      Run({"statutes", "diff", before, after, "--org", "union", "--data", Path("data")});
  ExpectIn("0 votes on record judged again, 0 come out otherwise", said.out);
}

TEST_F(OnStatutes, AVerdictIsToldInFrenchToo) {
  const Said said =
      Run({"vote", "test", "yes > 1/2 * cast", "yes=7", "no=4", "abstain=4", "--lang", "fr"});
  EXPECT_EQ(said.exit, 1);
  EXPECT_EQ(said.out,
            "NON ADOPTÉ\u202F: 7 pour sur 15 voix émises (46,7\u202F%)\u202F; il faut plus de la "
            "moitié\n"
            "  calcul 7 > 1/2 * 15  ->  14 > 15  ->  false\n"
            "  note   selon yes > no les mêmes bulletins l’adoptent\u202F: 7 > 4\n");
}

TEST_F(OnStatutes, AMajorityThatIsUnsetIsNotStated) {
  const Said said = Run({"vote", "test", "--statutes", Template("zapf"), "--majority",
                         "two-thirds-of-what", "yes=19", "no=1"});
  EXPECT_EQ(said.exit, 1);
  ExpectIn("NO RULE STATED", said.out);
}

}  // namespace
}  // namespace mandat::cli
