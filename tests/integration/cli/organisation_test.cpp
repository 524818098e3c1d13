// Commands on an organisation's own file: founding, the roll, the record, a backup, and the lock.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "app/host.hpp"
#include "base/short_code.hpp"
#include "crypto/crypto.hpp"
#include "tests/integration/cli/command_line.hpp"

namespace mandat::cli {
namespace {

const std::string kList =
    "number,name,unit,contact\n17,Ana Costa,Depot,ana@example.org\n18,Ben Dahl,Depot,\n"
    "19,Cem Ek,Harbour,\n";

class OnAnOrganisation : public CommandLine {
 protected:
  Said On(std::vector<std::string> words) {
    words.insert(words.end(), {"--org", "union", "--data", Path("data")});
    return Run(words);
  }
  Said Found() {
    return Run({"init", "union", "--name", "Harbour union", "--statutes", "student-congress",
                "--roll-officer", "Ana Costa", "--data", Path("data")});
  }
  Said Import(const std::string& list, std::vector<std::string> more) {
    more.insert(more.begin(), {"roll", "import", Write("list.csv", list)});
    return On(more);
  }
  std::string StateHash() { return On({"state", "hash"}).out; }
};

TEST_F(OnAnOrganisation, IsFoundedOnceAndUnderARightName) {
  const Said said = Found();
  EXPECT_EQ(said.exit, 0) << said.err;
  EXPECT_NE(said.out.find("Ana Costa"), std::string::npos) << said.out;
  EXPECT_EQ(Found().exit, 3);
  EXPECT_EQ(Run({"init", "Wrong!", "--name", "x", "--statutes", "student-congress", "--data",
                 Path("data")})
                .exit,
            4);
  const Said log = On({"log"});
  EXPECT_EQ(log.exit, 0);
  EXPECT_NE(log.out.find("ledger opened"), std::string::npos) << log.out;
  EXPECT_NE(log.out.find("roll officer named"), std::string::npos) << log.out;
}

TEST_F(OnAnOrganisation, LeavesNothingBehindIfTheStatutesCannotBeRead) {
  const Said said = Run({"init", "union", "--name", "x", "--statutes",
                         Write("bad.toml", "format = 2\n"), "--data", Path("data")});
  EXPECT_EQ(said.exit, 4);
  EXPECT_FALSE(std::filesystem::exists(Path("data") + "/union"));
}

TEST_F(OnAnOrganisation, ShowsAListBeforeItIsRecorded) {
  ASSERT_EQ(Found().exit, 0);
  const std::string before = StateHash();
  const Said preview = Import(kList, {"--officer", "17"});
  EXPECT_EQ(preview.exit, 0) << preview.err;
  EXPECT_NE(preview.out.find("Ana Costa, Depot, roll officer"), std::string::npos) << preview.out;
  EXPECT_EQ(StateHash(), before);

  const Said applied = Import(kList, {"--officer", "17", "--apply"});
  EXPECT_EQ(applied.exit, 0) << applied.err;
  EXPECT_NE(applied.out.find("5 acts recorded"), std::string::npos) << applied.out;
  EXPECT_NE(StateHash(), before);
  EXPECT_EQ(On({"roll", "diff", Path("list.csv")}).exit, 0);

  // Ben moves, Cem is not listed, Dea is new.
  const Said later = Import(
      "number,name,unit\n17,Ana Costa,Depot\n18,Ben Dahl,Harbour\n20,Dea,Depot\n", {"--apply"});
  EXPECT_EQ(later.exit, 0) << later.err;
  EXPECT_NE(later.out.find("18  Ben Dahl: from Depot to Harbour"), std::string::npos) << later.out;
  EXPECT_NE(later.out.find("19  Cem Ek"), std::string::npos) << later.out;
  EXPECT_NE(later.out.find("2 acts recorded"), std::string::npos) << later.out;
}

TEST_F(OnAnOrganisation, LeavesNothingBehindIfTheNameIsRefused) {
  EXPECT_NE(Run({"init", "union", "--name", std::string(201, 'x'), "--statutes", "student-congress",
                 "--data", Path("data")})
                .exit,
            0);
  EXPECT_FALSE(std::filesystem::exists(Path("data") + "/union"));
  EXPECT_EQ(Found().exit, 0);
}

TEST_F(OnAnOrganisation, EnrolsEachOfficerInTheRowThatIsTheirs) {
  const Said founded =
      Run({"init", "--roll-officer", "Ana Costa", "--roll-officer", "Ben Dahl", "union", "--name",
           "Harbour union", "--statutes", "student-congress", "--data", Path("data")});
  ASSERT_EQ(founded.exit, 0) << founded.err;
  const Said reminded = Import(kList, {"--officer", "17"});
  EXPECT_NE(reminded.out.find("is on no roll"), std::string::npos) << reminded.out;
  EXPECT_EQ(Import(kList, {"--officer", "99"}).exit, 4);
  const Said applied = Import(kList, {"--officer", "17", "--officer", "18", "--apply"});
  EXPECT_EQ(applied.exit, 0) << applied.err;
  EXPECT_EQ(applied.out.find("is on no roll"), std::string::npos) << applied.out;
  EXPECT_EQ(Import(kList, {"--officer", "17"}).exit, 4);  // both are enrolled
  // The two who were named are those who were enrolled: five ids in all, two of them twice.
  const std::string log = On({"log"}).out;
  for (const std::string wanted :
       {"roll officer named  {\"person\":", "member enrolled  {\"person\":"}) {
    EXPECT_NE(log.find(wanted), std::string::npos) << log;
  }
  const auto at = log.find("roll officer named  ") + 20;
  const std::string person = log.substr(at, log.find('}', at) - at);
  EXPECT_NE(log.find("member enrolled  " + person + ","), std::string::npos) << log;
}

TEST_F(OnAnOrganisation, RecordsNothingOfAListWithAFault) {
  ASSERT_EQ(Found().exit, 0);
  const std::string before = StateHash();
  const Said said = Import(kList + "17,Again,Depot,\n", {"--apply"});
  EXPECT_EQ(said.exit, 4);
  EXPECT_NE(said.err.find("row 5, column 1"), std::string::npos) << said.err;
  EXPECT_EQ(StateHash(), before);
}

TEST_F(OnAnOrganisation, BacksUpToAFolderThatIsAnOrganisation) {
  ASSERT_EQ(Found().exit, 0);
  ASSERT_EQ(Import(kList, {"--officer", "17", "--apply"}).exit, 0);
  const Said backup = On({"backup", Path("data") + "/copy"});
  EXPECT_EQ(backup.exit, 0) << backup.err;
  const std::string original = StateHash();
  EXPECT_EQ(StateHash(), original);  // opened again
  EXPECT_EQ(Run({"state", "hash", "--org", "copy", "--data", Path("data")}).out, original);
  EXPECT_EQ(On({"backup", Path("data") + "/copy"}).exit, 4);
}

TEST_F(OnAnOrganisation, SaysThatItIsOpenElsewhere) {
  ASSERT_EQ(Found().exit, 0);
  const auto open =
      app::OpenOrganisation(Path("data") + "/union",
                            {.clock = &storage::SystemClock(), .random = &storage::SystemRandom()});
  ASSERT_TRUE(open);
  const Said said = On({"log"});
  EXPECT_EQ(said.exit, 5);
  EXPECT_NE(said.err.find("writer's lock"), std::string::npos) << said.err;
}

TEST_F(OnAnOrganisation, NamesWhatIsAbsent) {
  ASSERT_EQ(Found().exit, 0);
  EXPECT_EQ(Run({"log", "--org", "nobody", "--data", Path("data")}).exit, 4);
  EXPECT_EQ(Run({"log", "--org", "../data/union", "--data", Path("data")}).exit, 4);
  EXPECT_EQ(On({"mandate", "chain", "1"}).exit, 4);
  EXPECT_EQ(On({"mandate", "chain", "nonsense"}).exit, 4);
  EXPECT_EQ(On({"doctor"}).exit, 0);
}

class OnTheDemo : public CommandLine {};

TEST_F(OnTheDemo, FollowsASeatDownToTheBase) {
  ASSERT_EQ(Run({"demo", "--data", Path("data")}).exit, 0);
  const Said chain =
      Run({"mandate", "chain", "1", "--org", "student-council", "--data", Path("data")});
  EXPECT_EQ(chain.exit, 0) << chain.err;
  EXPECT_NE(chain.out.find("members on its roll"), std::string::npos) << chain.out;
  EXPECT_NE(chain.out.find("The chain reaches the base."), std::string::npos) << chain.out;
  EXPECT_TRUE(std::filesystem::exists(Path("data") + "/new-organisation/demo"));
}

TEST_F(OnTheDemo, ExplainsAVoteThatWasHeldAndNoneThatIsOpen) {
  ASSERT_EQ(Run({"demo", "--data", Path("data")}).exit, 0);
  const auto show = [&](const std::string& vote) {
    return Run({"vote", "show", vote, "--org", "student-council", "--data", Path("data")});
  };
  // Half of 55 is 27.5: 25 are not more than that.
  bool not_adopted = false;
  bool open = false;
  Said said = show("1");
  for (int vote = 1; said.exit != 4; said = show(std::to_string(++vote))) {
    not_adopted |=
        said.out.find("25 of 55 votes cast (45.5%)") != std::string::npos && said.exit == 1;
    open |=
        said.err.find("no_result_yet") != std::string::npos && said.exit == 1 && said.out.empty();
  }
  EXPECT_TRUE(not_adopted);
  EXPECT_TRUE(open);
  EXPECT_NE(said.err.find("no_such_vote"), std::string::npos) << said.err;
  EXPECT_NE(show("V-0001-A").err.find("short_code_mistyped"), std::string::npos);
  const Said seat = show(ShortCodeOf(SeatId{1}));
  EXPECT_NE(seat.err.find("V a vote"), std::string::npos) << seat.err;
}

// Opening trusts old leaves that a snapshot covers, so that a large organisation opens at once; the
// doctor does not.
TEST_F(OnTheDemo, IsExaminedLeafByLeaf) {
  ASSERT_EQ(Run({"demo", "--data", Path("data")}).exit, 0);
  const std::vector<std::string> where{"--org", "student-council", "--data", Path("data")};
  const auto on = [&](std::vector<std::string> words) {
    words.insert(words.end(), where.begin(), where.end());
    return Run(words);
  };
  ASSERT_EQ(on({"doctor"}).exit, 0);
  const std::string file = Path("data") + "/student-council/ledger.db";
  std::string bytes;
  {
    std::ifstream in(file, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(in), {});
  }
  const auto at = bytes.find("\"type\":\"unit_admitted\"");
  ASSERT_NE(at, std::string::npos);
  bytes[at + 9] = 'U';
  std::ofstream(file, std::ios::binary) << bytes;
  EXPECT_EQ(on({"state", "hash"}).exit, 0);
  const Said said = on({"doctor"});
  EXPECT_EQ(said.exit, 6) << said.out;
  EXPECT_NE(said.err.find("ledger_damaged"), std::string::npos) << said.err;
}

}  // namespace
}  // namespace mandat::cli
