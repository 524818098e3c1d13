// Organisation: answers that are given once, and what a start makes of a good and of a damaged
// disk.
#include "app/organisation.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "app/demo/script.hpp"
#include "app/documents.hpp"
#include "app/embedded.hpp"
#include "app/host.hpp"
#include "app/writer.hpp"
#include "core/codec.hpp"
#include "storage/memory/memory_store.hpp"
#include "tests/unit/storage/temporary_folder.hpp"

namespace mandat::app {
namespace {

constexpr UtcMillis kBegin{1'767'225'600'000};
constexpr crypto::Key kBodyKey{3};
constexpr PersonId kOfficer{17};

class OrganisationTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(crypto::InitOnce());
    ASSERT_EQ(Start(), "");
    const core::Actor desk = core::Actor::Operator(1);
    const auto statutes = EmbeddedFile("statutes/student-congress.toml");
    ASSERT_TRUE(statutes);
    Submission founding = Make(1, desk, core::OpenLedger{});
    founding.documents["name"].payload = "Depot";
    founding.documents["statutes"].payload = std::string(*statutes);
    ASSERT_EQ(Send(founding).level, Level::kRecorded);
    ASSERT_EQ(Send(Make(2, desk, core::NameRollOfficer{.person = kOfficer})).level,
              Level::kRecorded);
  }

  // The code with which the start fails, or nothing.
  std::string Start() {
    organisation.reset();
    auto store = storage::MemoryStore::Open(disk);
    if (!store) return store.error().code;
    auto opened =
        Organisation::Open(std::move(*store), {.clock = &clock, .random = &random}, kBodyKey);
    if (!opened) return opened.error().code;
    organisation = std::move(*opened);
    return {};
  }

  static Submission Make(std::uint8_t id, const core::Actor& actor, const core::Command& command) {
    CommandId command_id{};
    command_id.bytes[0] = id;
    return MakeSubmission(command_id, actor, command);
  }

  static Submission Admit(std::uint8_t id, const std::string& name) {
    Submission submission = Make(id, core::Actor::Person(kOfficer),
                                 core::AdmitUnit{.kind = "department", .within = {}});
    submission.documents["name"].payload = name;
    return submission;
  }

  Reply Send(const Submission& submission) {
    Reply told;
    Organisation::Pending pending{.submission = submission,
                                  .reply = [&](const Reply& reply) { told = reply; }};
    EXPECT_TRUE(organisation->Process({&pending, 1}));
    return told;
  }

  std::string StateText() { return core::EncodeState(organisation->CurrentView()->state); }

  demo::ScriptClock clock{kBegin};
  demo::SeededRandom random{1};
  std::shared_ptr<storage::MemoryDisk> disk = std::make_shared<storage::MemoryDisk>();
  std::unique_ptr<Organisation> organisation;
};

TEST_F(OrganisationTest, GivesARetryItsFirstAnswerAfterARestartToo) {
  const Reply first = Send(Admit(9, "Harbour"));
  ASSERT_EQ(first.level, Level::kRecorded);
  ASSERT_EQ(Start(), "");
  const Reply again = Send(Admit(9, "Harbour"));
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.first_seq, first.first_seq);
  EXPECT_EQ(organisation->CurrentView()->state.units.size(), 1U);
}

TEST_F(OrganisationTest, KeepsARefusalAsTheAnswerEvenIfTheActWouldBeLawfulNow) {
  const Submission early = Make(9, core::Actor::Person(kOfficer),
                                core::MoveMember{.person = PersonId{5}, .unit = UnitId{2}});
  EXPECT_EQ(Send(early).error.code, "not_a_member");
  Submission enrol = Make(10, core::Actor::Person(kOfficer),
                          core::EnrolMember{.person = PersonId{5}, .unit = UnitId{1}});
  enrol.documents["identity"].payload = IdentityText("Ana", "");
  ASSERT_EQ(Send(Admit(11, "Harbour")).level, Level::kRecorded);
  ASSERT_EQ(Send(Admit(12, "Depot")).level, Level::kRecorded);
  ASSERT_EQ(Send(enrol).level, Level::kRecorded);
  ASSERT_EQ(Start(), "");
  EXPECT_EQ(Send(early).error.code, "not_a_member");
}

TEST_F(OrganisationTest, RefusesAnotherActUnderTheSameIdForADay) {
  ASSERT_EQ(Send(Admit(9, "Harbour")).level, Level::kRecorded);
  ASSERT_EQ(Start(), "");
  EXPECT_EQ(Send(Admit(9, "Depot")).error.code, "other_body");
  clock.Advance(kMillisPerDay);
  ASSERT_EQ(Send(Admit(10, "Yard")).level, Level::kRecorded);  // what is a day old is forgotten
  EXPECT_TRUE(Send(Admit(9, "Depot")).repeated);
  EXPECT_EQ(organisation->CurrentView()->state.units.size(), 2U);
}

TEST_F(OrganisationTest, ASnapshotAndAReplayGiveTheSameState) {
  ASSERT_EQ(Send(Admit(9, "Harbour")).level, Level::kRecorded);
  ASSERT_TRUE(organisation->PutSnapshot());
  ASSERT_EQ(Send(Admit(10, "Depot")).level, Level::kRecorded);
  const std::string live = StateText();
  ASSERT_EQ(Start(), "");
  EXPECT_EQ(StateText(), live);
  EXPECT_EQ(organisation->CurrentView()->names.Of(UnitId{2}), "Depot");
  ASSERT_EQ(disk->snapshots.size(), 1U);
  organisation.reset();
  disk->snapshots.clear();
  ASSERT_EQ(Start(), "");
  EXPECT_EQ(StateText(), live);
}

TEST_F(OrganisationTest, ReplaysWhenTheSnapshotIsDamaged) {
  ASSERT_TRUE(organisation->PutSnapshot());
  const std::string live = StateText();
  organisation.reset();
  std::string& bytes = disk->snapshots.begin()->second.bytes;
  bytes[bytes.size() / 2] ^= 1;
  ASSERT_EQ(Start(), "");
  EXPECT_EQ(StateText(), live);
}

TEST_F(OrganisationTest, DoesNotOpenARecordWithADamagedLeaf) {
  organisation.reset();
  disk->entries[0].bytes[9] ^= 1;
  EXPECT_EQ(Start(), "ledger_damaged");
}

TEST_F(OrganisationTest, DoesNotOpenARecordWhoseTailIsMissing) {
  organisation.reset();
  disk->entries.pop_back();
  EXPECT_EQ(Start(), "ledger_damaged");
}

TEST_F(OrganisationTest, TheWriterAnswersEverythingThatWasQueuedBeforeItStops) {
  const std::shared_ptr<Organisation> shared = std::move(organisation);
  std::size_t recorded = 0;
  {
    Writer writer(shared, [](const Error&) { ADD_FAILURE() << "the store failed"; });
    for (std::uint8_t id = 10; id < 110; ++id) {
      writer.Submit(Admit(id, "Yard"), [&](const Reply& reply) {
        if (reply.level == Level::kRecorded) ++recorded;
      });
    }
  }
  EXPECT_EQ(recorded, 100U);
  EXPECT_EQ(shared->CurrentView()->state.units.size(), 100U);
}

TEST(Host, RefusesAFolderThatIsServedAlready) {
  const storage::TemporaryFolder folder;
  const HostOptions options{
      .folder = folder.path.string(),
      .ports = {.clock = &storage::SystemClock(), .random = &storage::SystemRandom()},
      .on_fatal = [](const Error&) {}};
  const auto first = Host::Open(options);
  ASSERT_TRUE(first);
  ASSERT_TRUE((*first)->Create("depot", HostedKind::kReal));
  EXPECT_EQ((*first)->Create("depot", HostedKind::kReal).error().code, "slug_taken");
  EXPECT_EQ((*first)->Create("../depot", HostedKind::kReal).error().code, "slug_malformed");
  const auto second = Host::Open(options);
  ASSERT_TRUE(second);
  ASSERT_EQ((*second)->Faults().size(), 1U);
  EXPECT_EQ((*second)->Faults()[0].code, "store_locked");
  EXPECT_TRUE((*second)->All().empty());
}

}  // namespace
}  // namespace mandat::app
