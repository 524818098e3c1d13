// kill_nine: what was answered "recorded" survives the end of the process (RL-1, RL-13).
//
// A child process records members under load and tells each acknowledgement down a pipe. The parent
// reads some, kills the child with SIGKILL, opens the ledger again and looks for every
// acknowledgement that it had read before the kill. As a control, a child that answers before the
// commit must be caught losing one: a test that cannot fail proves nothing (RL-11).
//
//   kill_nine [--amount KILLS] [--seed S]
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "app/documents.hpp"
#include "app/embedded.hpp"
#include "app/host.hpp"
#include "base/prng.hpp"
#include "storage/sqlite/sqlite_store.hpp"
#include "tests/fault/option.hpp"

namespace mandat {
namespace {

using fault::Option;

enum class Answers { kAfterCommit, kBeforeCommit };

constexpr std::size_t kOutstanding = 64;
constexpr PersonId kOfficer{17};

app::Ports SystemPorts() {
  return {.clock = &storage::SystemClock(), .random = &storage::SystemRandom()};
}

app::Submission Act(const core::Actor& actor, const core::Command& command,
                    app::DocumentTexts documents = {}) {
  return app::MakeSubmission(app::NewCommandId(storage::SystemRandom()), actor, command,
                             std::move(documents));
}

void Acknowledge(int pipe, const CommandId& id) {
  static_cast<void>(::write(pipe, id.bytes.data(), id.bytes.size()));
}

app::Submission EnrolSomebody() {
  app::DocumentText identity;
  identity.payload = app::IdentityText("Somebody", "");
  return Act(
      core::Actor::Person(kOfficer),
      core::EnrolMember{.person = app::NewPersonId(storage::SystemRandom()), .unit = UnitId{1}},
      {{"identity", identity}});
}

// The process that is killed: records members as fast as it can, for ever.
int Child(const std::string& folder, int pipe, Answers answers) {
  auto opened = app::OpenOrganisation(folder, SystemPorts());
  if (!opened) return 1;
  const std::shared_ptr<app::Organisation> organisation = std::move(*opened);
  app::Writer writer(organisation, [](const Error&) { std::_Exit(2); });
  std::atomic<std::size_t> outstanding{0};
  while (true) {
    if (outstanding.load() >= kOutstanding) {
      std::this_thread::yield();
      continue;
    }
    ++outstanding;
    app::Submission submission = EnrolSomebody();
    const CommandId id = submission.id;
    if (answers == Answers::kBeforeCommit) Acknowledge(pipe, id);
    writer.Submit(std::move(submission), [&outstanding, pipe, id, answers](const app::Reply& r) {
      if (answers == Answers::kAfterCommit && r.level == app::Level::kRecorded) {
        Acknowledge(pipe, id);
      }
      --outstanding;
    });
  }
}

// Founds the organisation that all children go on with.
Status Found(const std::string& folder) {
  MANDAT_TRY(const auto organisation, app::OpenOrganisation(folder, SystemPorts()));
  const auto statutes = app::EmbeddedFile("statutes/student-congress.toml");
  if (!statutes) return Fail("file_missing");
  std::vector<app::Organisation::Pending> group;
  Status status;
  const auto add = [&](app::Submission submission) {
    group.push_back({.submission = std::move(submission), .reply = [&](const app::Reply& reply) {
                       if (reply.level != app::Level::kRecorded) status = Fail(reply.error.code);
                     }});
  };
  const core::Actor desk = core::Actor::Operator(1);
  add(Act(
      desk, core::OpenLedger{},
      {{"name", {.payload = "Fault test"}}, {"statutes", {.payload = std::string(*statutes)}}}));
  add(Act(desk, core::NameRollOfficer{.person = kOfficer}));
  add(Act(core::Actor::Person(kOfficer), core::AdmitUnit{.kind = "department", .within = {}},
          {{"name", {.payload = "Depot"}}}));
  MANDAT_TRY_DO(organisation->Process(group));
  return status;
}

pid_t Start(const std::string& folder, Answers answers, int& read_end) {
  int ends[2];
  if (::pipe(ends) != 0) return -1;
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    std::_Exit(Child(folder, ends[1], answers));
  }
  ::close(ends[1]);
  read_end = ends[0];
  return child;
}

// Reads acknowledgements until `wanted` are there; what is still in the pipe does not count.
std::vector<CommandId> ReadAcknowledgements(int pipe, std::size_t wanted) {
  constexpr int kPatienceMillis = 20'000;
  std::vector<CommandId> acknowledged;
  std::array<std::uint8_t, 16> bytes{};
  std::size_t filled = 0;
  while (acknowledged.size() < wanted) {
    pollfd poll_for{.fd = pipe, .events = POLLIN, .revents = 0};
    if (::poll(&poll_for, 1, kPatienceMillis) <= 0) break;
    const auto got = ::read(pipe, bytes.data() + filled, bytes.size() - filled);
    if (got <= 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled < bytes.size()) continue;
    filled = 0;
    acknowledged.push_back(CommandId{bytes});
  }
  return acknowledged;
}

// How many of the acknowledgements are not on record. Opening replays the whole ledger, so a leaf
// that does not decode, a hash or a root that differs is found as well.
Result<std::size_t> CountLost(const std::string& folder,
                              const std::vector<CommandId>& acknowledged) {
  {
    MANDAT_TRY(const auto organisation, app::OpenOrganisation(folder, SystemPorts()));
  }
  MANDAT_TRY(const auto store,
             storage::SqliteStore::Open(
                 {.path = folder + "/ledger.db", .vfs = {}, .guard = storage::Guard::kLockFile}));
  std::size_t lost = 0;
  for (const CommandId& id : acknowledged) {
    MANDAT_TRY(const auto answer, store->FindAnswer(id));
    if (!answer || !answer->first_seq) ++lost;
  }
  return lost;
}

struct Tally {
  std::size_t kills = 0;
  std::size_t acknowledged = 0;
  std::size_t lost = 0;
};

Result<Tally> KillOften(const std::string& folder, Answers answers, std::size_t kills, Prng& prng) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  MANDAT_TRY_DO(Found(folder));
  Tally tally;
  for (; tally.kills < kills; ++tally.kills) {
    int pipe = -1;
    const pid_t child = Start(folder, answers, pipe);
    if (child < 0) return Fail("no_child");
    const auto acknowledged = ReadAcknowledgements(pipe, 1 + prng.Below(300));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(pipe);
    if (acknowledged.empty()) return Fail("child_said_nothing");
    tally.acknowledged += acknowledged.size();
    MANDAT_TRY(const std::size_t lost, CountLost(folder, acknowledged));
    tally.lost += lost;
    if (answers == Answers::kBeforeCommit && tally.lost > 0) break;  // caught
  }
  return tally;
}

// The settings of RC-82, as the database itself says them.
bool SettingsHold(const std::string& folder) {
  const auto store = storage::SqliteStore::Open(
      {.path = folder + "/ledger.db", .vfs = {}, .guard = storage::Guard::kLockFile});
  if (!store) return false;
  const std::map<std::string, std::string> wanted{{"journal_mode", "wal"},
                                                  {"synchronous", "2"},
                                                  {"recursive_triggers", "1"},
                                                  {"wal_autocheckpoint", "0"}};
  std::size_t held = 0;
  for (const storage::Setting& setting : (*store)->Settings()) {
    std::printf("setting %s = %s\n", setting.name.c_str(), setting.value.c_str());
    const auto row = wanted.find(setting.name);
    if (row == wanted.end()) continue;
    if (row->second != setting.value) return false;
    ++held;
  }
  return held == wanted.size();
}

int Run(int argc, char** argv) {
  if (!crypto::InitOnce()) return 1;
  const auto kills = static_cast<std::size_t>(Option(argc, argv, "--amount", 100));
  const std::uint64_t seed = Option(argc, argv, "--seed", 1917);
  Prng prng(seed);
  const std::string base =
      (std::filesystem::temp_directory_path() / ("mandat_kill_nine_" + std::to_string(::getpid())))
          .string();
  const auto tried = KillOften(base + "/real", Answers::kAfterCommit, kills, prng);
  const bool settings = tried && SettingsHold(base + "/real");
  const auto control = KillOften(base + "/control", Answers::kBeforeCommit, kills, prng);
  std::filesystem::remove_all(base);
  if (!tried || !control) {
    const Error& error = tried ? control.error() : tried.error();
    std::printf("kill_nine: %s %s\n", error.code.c_str(), error.detail.c_str());
    return 1;
  }
  std::printf(
      "kill_nine: %zu kills, %zu acknowledgements read before them, %zu lost; control that "
      "answers before the commit: %zu lost within %zu kills; --seed %llu repeats it\n",
      tried->kills, tried->acknowledged, tried->lost, control->lost, control->kills + 1,
      static_cast<unsigned long long>(seed));
  return tried->lost == 0 && settings && control->lost > 0 ? 0 : 1;
}

}  // namespace
}  // namespace mandat

// What is thrown ends the run, and its name is printed. NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv) { return mandat::Run(argc, argv); }
