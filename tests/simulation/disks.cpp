#include "tests/simulation/disks.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "base/check.hpp"
#include "crypto/crypto.hpp"
#include "record/merkle.hpp"
#include "storage/sqlite/sqlite_store.hpp"
#include "tests/unit/storage/faulty_disk.hpp"

namespace mandat::simulation {
namespace {

using storage::Answer;
using storage::Group;
using storage::Snapshot;
using storage::Store;

// Hands everything on. A liar says otherwise in one place.
class Honest : public Store {
 public:
  explicit Honest(std::unique_ptr<Store> inner) : inner_(std::move(inner)) {}
  [[nodiscard]] const storage::Head& CurrentHead() const override { return inner_->CurrentHead(); }
  [[nodiscard]] std::vector<storage::Setting> Settings() const override {
    return inner_->Settings();
  }
  [[nodiscard]] Status AppendGroup(const Group& group) override {
    return inner_->AppendGroup(group);
  }
  [[nodiscard]] Status ReadEntries(std::uint64_t from, const Visitor& visit) override {
    return inner_->ReadEntries(from, visit);
  }
  [[nodiscard]] Result<std::optional<Answer>> FindAnswer(const CommandId& command) override {
    return inner_->FindAnswer(command);
  }
  [[nodiscard]] Result<std::optional<Digest>> FindRecentBody(const CommandId& command) override {
    return inner_->FindRecentBody(command);
  }
  [[nodiscard]] Result<std::optional<storage::Document>> ReadDocument(
      const Digest& commitment) override {
    return inner_->ReadDocument(commitment);
  }
  [[nodiscard]] Result<std::vector<storage::DirectoryRow>> ReadDirectory() override {
    return inner_->ReadDirectory();
  }
  [[nodiscard]] Result<std::vector<storage::OutboxRow>> ReadOutbox(std::size_t limit) override {
    return inner_->ReadOutbox(limit);
  }
  [[nodiscard]] Status RemoveFromOutbox(std::span<const std::uint64_t> numbers) override {
    return inner_->RemoveFromOutbox(numbers);
  }
  [[nodiscard]] Status PutSnapshot(const Snapshot& snapshot) override {
    return inner_->PutSnapshot(snapshot);
  }
  [[nodiscard]] Result<std::optional<Snapshot>> NewestSnapshot() override {
    return inner_->NewestSnapshot();
  }
  [[nodiscard]] Status DeleteSnapshot(std::uint64_t seq) override {
    return inner_->DeleteSnapshot(seq);
  }
  [[nodiscard]] Status Backup(const std::string& path) override { return inner_->Backup(path); }

 protected:
  std::unique_ptr<Store> inner_;
};

class AnswersBeforeCommit final : public Honest {
 public:
  using Honest::Honest;
  [[nodiscard]] const storage::Head& CurrentHead() const override {
    return waiting_ ? head_ : inner_->CurrentHead();
  }
  [[nodiscard]] Status AppendGroup(const Group& group) override {
    if (waiting_) {
      MANDAT_TRY_DO(inner_->AppendGroup(*waiting_));
    }
    waiting_ = group;
    head_ = inner_->CurrentHead();
    head_.size += group.entries.size();
    head_.last_at = group.last_at;
    head_.root = group.root;
    return {};
  }

 private:
  std::optional<Group> waiting_;
  storage::Head head_;
};

class ForgetsAnswers final : public Honest {
 public:
  using Honest::Honest;
  [[nodiscard]] Result<std::optional<Answer>> FindAnswer(const CommandId& /*command*/) override {
    return std::optional<Answer>();
  }
  [[nodiscard]] Status AppendGroup(const Group& group) override {
    Group kept = group;
    std::erase_if(kept.answers,
                  [&](const Answer& answer) { return !known_.insert(answer.command).second; });
    return inner_->AppendGroup(kept);
  }

 private:
  std::set<CommandId> known_;
};

class ForgetsBodies final : public Honest {
 public:
  using Honest::Honest;
  [[nodiscard]] Result<std::optional<Digest>> FindRecentBody(
      const CommandId& /*command*/) override {
    return std::optional<Digest>();
  }
};

class ForgesSnapshots final : public Honest {
 public:
  using Honest::Honest;
  [[nodiscard]] Status PutSnapshot(const Snapshot& snapshot) override {
    Snapshot forged = snapshot;
    const auto place = forged.bytes.find("\"members\":", forged.bytes.find("\"mandates\":"));
    if (place != std::string::npos) forged.bytes.insert(place + 10, "1");
    forged.sha256 = crypto::Sha256(forged.bytes);
    return inner_->PutSnapshot(forged);
  }
};

void LoseTail(storage::MemoryDisk& disk) {
  if (disk.entries.empty()) return;
  const std::uint64_t lost = disk.entries.back().seq;
  disk.entries.pop_back();
  std::erase_if(disk.answers, [&](const auto& row) { return row.second.first_seq == lost; });
  std::erase_if(disk.snapshots, [&](const auto& row) { return row.first > lost; });
  record::TreeHasher tree;
  for (const storage::Entry& entry : disk.entries) tree.Append(entry.leaf_hash);
  disk.head.size = disk.entries.size();
  disk.head.root = tree.Root();
}

}  // namespace

Result<std::unique_ptr<Store>> MemoryOnly::Open() {
  if (planted_ == Planted::kLostTail) LoseTail(*disk_);
  if (planted_ == Planted::kFlippedBit && !disk_->entries.empty()) {
    disk_->entries[disk_->entries.size() / 2].bytes[9] ^= 1;
  }
  MANDAT_TRY(auto store, storage::MemoryStore::Open(disk_));
  switch (planted_) {
    case Planted::kAnswerBeforeCommit:
      return std::make_unique<AnswersBeforeCommit>(std::move(store));
    case Planted::kDoubledCommand:
      return std::make_unique<ForgetsAnswers>(std::move(store));
    case Planted::kForgottenBodies:
      return std::make_unique<ForgetsBodies>(std::move(store));
    case Planted::kForgedSnapshot:
      return std::make_unique<ForgesSnapshots>(std::move(store));
    case Planted::kNothing:
    case Planted::kLostTail:
    case Planted::kFlippedBit:
    case Planted::kOrderByAddress:
    case Planted::kForeignChance:
      return store;
  }
  MANDAT_UNREACHABLE();
}

SqliteFile::SqliteFile() {
  storage::FaultyDisk::Register();
  storage::FaultyDisk::Heal();
  std::string pattern = (std::filesystem::temp_directory_path() / "mandat-sim-XXXXXX").string();
  MANDAT_CHECK(mkdtemp(pattern.data()) != nullptr);  // a test without a place to write is no test
  folder_ = pattern;
}

SqliteFile::~SqliteFile() {
  storage::FaultyDisk::Heal();
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
}

Result<std::unique_ptr<Store>> SqliteFile::Open() {
  return storage::SqliteStore::Open({.path = folder_ + "/ledger.db",
                                     .vfs = storage::FaultyDisk::kName,
                                     .guard = storage::Guard::kNone});
}

}  // namespace mandat::simulation
