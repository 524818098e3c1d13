#include "tests/simulation/simulation.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "app/demo/script.hpp"
#include "base/prng.hpp"
#include "tests/simulation/auditor.hpp"
#include "tests/simulation/history.hpp"
#include "tests/simulation/server.hpp"
#include "tests/unit/storage/faulty_disk.hpp"

namespace mandat::simulation {
namespace {

using storage::FaultyDisk;

constexpr UtcMillis kBegin{1'767'225'600'000};  // 2026-01-01, when the statutes take effect

std::unique_ptr<Disk> MakeDisk(const Plan& plan) {
  if (plan.disk == DiskKind::kMemory) return std::make_unique<MemoryOnly>(plan.planted);
  return std::make_unique<SqliteFile>();
}

class Life {
 public:
  explicit Life(const Plan& plan)
      : plan_(plan),
        prng_(plan.seed),
        history_(prng_.Next()),
        clock_(kBegin),
        random_(prng_.Next(), plan.planted),
        disk_(MakeDisk(plan)),
        server_(*disk_, {.clock = &clock_, .random = &random_}, plan.planted) {}

  Outcome Live();

 private:
  [[nodiscard]] bool Goes() const { return outcome_.complaint.empty(); }
  void Complain(const std::string& what) {
    if (Goes()) outcome_.complaint = what;
  }
  void Start();
  void Restart();
  void Found();
  void OneGroup();
  void Send(const std::vector<app::Submission>& group);
  void MayBreakDisk();
  void Recover(const std::vector<app::Submission>& group);
  void CheckReadOnly(const app::Submission& submission);

  Plan plan_;
  Prng prng_;
  History history_;
  app::demo::ScriptClock clock_;
  Chance random_;
  std::unique_ptr<Disk> disk_;
  Server server_;
  Auditor auditor_;
  Outcome outcome_;
};

Outcome Life::Live() {
  Start();
  if (Goes()) Found();
  while (Goes() && outcome_.commands < plan_.commands) OneGroup();
  if (Goes()) Restart();
  if (Goes()) Complain(auditor_.Complaint());
  outcome_.fingerprint = auditor_.Fingerprint();
  outcome_.recorded = auditor_.Acknowledged();
  outcome_.refused = auditor_.Refused();
  outcome_.facts = auditor_.Types();
  return std::move(outcome_);
}

void Life::Start() {
  if (const Status started = server_.Start(); !started) {
    return Complain("does not start: " + started.error().code + ": " + started.error().detail);
  }
  auditor_.ReadAll(server_.Organisation());
  Complain(auditor_.Complaint());
}

// Half of the stops are clean and leave a snapshot; the others are kills.
void Life::Restart() {
  ++outcome_.restarts;
  if (server_.IsRunning() && prng_.Below(2) == 0) server_.StopCleanly();
  server_.Die();
  Start();
}

void Life::Found() { Send(history_.Founding()); }

void Life::OneGroup() {
  if (prng_.Below(25) == 0) Restart();
  if (!Goes()) return;
  const app::ViewPtr view = server_.Organisation().CurrentView();
  const std::size_t size = 1 + prng_.Below(6);
  std::vector<app::Submission> group;
  for (std::size_t i = 0; i < size; ++i) {
    group.push_back(history_.Next(view->state, clock_.NowMillis()));
  }
  MayBreakDisk();
  Send(group);
  if (Goes()) clock_.Advance(history_.Pause(view->state, clock_.NowMillis()));
}

void Life::Send(const std::vector<app::Submission>& group) {
  outcome_.commands += group.size();
  const auto told = server_.Send(group);
  const bool kept = server_.IsRunning() && !server_.Organisation().IsReadOnly();
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (told[i].has_value() != server_.IsRunning()) Complain("an answer too few or too many");
    if (told[i]) auditor_.Hear(group[i], *told[i], clock_.NowMillis());
    if (!kept && told[i] && told[i]->level == app::Level::kRecorded && told[i]->repeated == 0) {
      Complain("recorded, on a disk that keeps nothing");
    }
  }
  if (!kept) return Recover(group);
  FaultyDisk::Heal();
  auditor_.Read(server_.Organisation());
  Complain(auditor_.Complaint());
}

// ------------------------------------------------------------------ faults of the disk

// One group in ten meets a disk that is full, refuses to write, tears a write or fails to sync.
void Life::MayBreakDisk() {
  if (plan_.disk != DiskKind::kFailingSqlite || prng_.Below(10) != 0) return;
  FaultyDisk::write_error = prng_.Below(2) == 0 ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  FaultyDisk::tears_writes = prng_.Below(2) == 0;
  if (prng_.Below(3) == 0) {
    FaultyDisk::syncs_left = 0;
  } else {
    FaultyDisk::writes_left = static_cast<int>(prng_.Below(12));
  }
}

// The process ended, or the ledger is read-only. After a restart on a disk that is well again the
// clients send again what they were not told the end of, and the answers fit what is on record.
void Life::Recover(const std::vector<app::Submission>& group) {
  if (plan_.disk != DiskKind::kFailingSqlite) return Complain("a good disk failed");
  ++outcome_.restarts;
  if (server_.IsRunning()) {
    ++outcome_.read_only;
    CheckReadOnly(group.front());
    if (prng_.Below(2) == 0) server_.StopCleanly();
  } else {
    ++outcome_.deaths;
  }
  server_.Die();
  FaultyDisk::Heal();
  Start();
  if (Goes()) Send(group);
}

// Reading goes on as of the last group that was kept, and a command is refused with its reason.
void Life::CheckReadOnly(const app::Submission& submission) {
  const std::uint64_t size = server_.Organisation().CurrentView()->size;
  auditor_.Read(server_.Organisation());
  const auto told = server_.Send(std::span(&submission, 1));
  if (!told[0] || told[0]->code != "read_only") Complain("a read-only ledger took a command");
  if (server_.Organisation().CurrentView()->size != size) Complain("a read-only ledger grew");
  Complain(auditor_.Complaint());
}

}  // namespace

Outcome Simulate(const Plan& plan) { return Life(plan).Live(); }

Outcome SimulateTwice(const Plan& plan) {
  Outcome first = Simulate(plan);
  if (!first.complaint.empty()) return first;
  const Outcome second = Simulate(plan);
  if (!second.complaint.empty()) first.complaint = second.complaint;
  if (second.fingerprint != first.fingerprint) first.complaint = "the same seed gave other bytes";
  return first;
}

}  // namespace mandat::simulation
