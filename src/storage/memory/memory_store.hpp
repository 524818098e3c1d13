// MemoryStore: a store without a disk, for tests and simulations, and as the plain model of one.
#pragma once

#include <deque>
#include <map>
#include <memory>

#include "storage/store.hpp"

namespace mandat::storage {

// What stays when a MemoryStore is closed; open it again to go on.
struct MemoryDisk {
  Head head;
  std::vector<Entry> entries;
  std::map<CommandId, Answer> answers;
  std::map<Digest, Document> documents;
  std::map<DirectoryKey, DirectoryRow> directory;
  std::map<CommandId, Digest> recent_bodies;
  std::deque<std::pair<UtcMillis, CommandId>> recent_order;  // the same, oldest first
  std::map<std::uint64_t, std::string> outbox;
  std::uint64_t last_outbox_number = 0;
  std::map<std::uint64_t, Snapshot> snapshots;
  bool is_open = false;
};

class MemoryStore final : public Store {
 public:
  // Fails with `store_locked`.
  [[nodiscard]] static Result<std::unique_ptr<Store>> Open(std::shared_ptr<MemoryDisk> disk);
  ~MemoryStore() override;

  [[nodiscard]] const Head& CurrentHead() const override { return disk_->head; }
  [[nodiscard]] std::vector<Setting> Settings() const override;
  [[nodiscard]] Status AppendGroup(const Group& group) override;
  [[nodiscard]] Status ReadEntries(std::uint64_t from, const Visitor& visit) override;
  [[nodiscard]] Result<std::optional<Answer>> FindAnswer(const CommandId& command) override;
  [[nodiscard]] Result<std::optional<Digest>> FindRecentBody(const CommandId& command) override;
  [[nodiscard]] Result<std::optional<Document>> ReadDocument(const Digest& commitment) override;
  [[nodiscard]] Result<std::vector<DirectoryRow>> ReadDirectory() override;
  [[nodiscard]] Result<std::vector<OutboxRow>> ReadOutbox(std::size_t limit) override;
  [[nodiscard]] Status RemoveFromOutbox(std::span<const std::uint64_t> numbers) override;
  [[nodiscard]] Status PutSnapshot(const Snapshot& snapshot) override;
  [[nodiscard]] Result<std::optional<Snapshot>> NewestSnapshot() override;
  [[nodiscard]] Status DeleteSnapshot(std::uint64_t seq) override;
  // Always fails with `backup_failed`: there is no file to copy.
  [[nodiscard]] Status Backup(const std::string& path) override;

 private:
  explicit MemoryStore(std::shared_ptr<MemoryDisk> disk) : disk_(std::move(disk)) {}
  [[nodiscard]] Status Check(const Group& group) const;

  std::shared_ptr<MemoryDisk> disk_;
};

}  // namespace mandat::storage
