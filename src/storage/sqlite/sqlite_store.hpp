// SqliteStore: a store in one SQLite file, which is also the whole backup (RC-80 to RC-82).
//
// One connection of one thread writes and checkpoints: SQLite before 3.51.3 can corrupt the log
// when one connection commits while another checkpoints.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/sqlite/database.hpp"
#include "storage/sqlite/lock_file.hpp"
#include "storage/store.hpp"

namespace mandat::storage {

enum class Guard {
  kLockFile,  // `path` + ".lock" keeps other processes out
  kNone,      // a simulated disk, which no other process can see
};

struct SqliteOptions {
  std::string path;
  std::string vfs;  // the disk, by the name it is registered under; "" for the system's
  Guard guard = Guard::kLockFile;
};

class SqliteStore final : public Store {
 public:
  // Opens the store, making it if the file is absent or empty, and counts its epoch up.
  //   fails   `store_locked`, `not_a_store`, `store_of_other_version`, `setting_not_taken`,
  //           `store_full`, `store_damaged`, `store_failed`
  [[nodiscard]] static Result<std::unique_ptr<Store>> Open(const SqliteOptions& options);

  [[nodiscard]] const Head& CurrentHead() const override { return head_; }
  [[nodiscard]] std::vector<Setting> Settings() const override { return settings_; }
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
  [[nodiscard]] Status Backup(const std::string& path) override;

 private:
  SqliteStore(SqliteOptions options, LockFile lock, Database database)
      : options_(std::move(options)), lock_(std::move(lock)), database_(std::move(database)) {}

  [[nodiscard]] Status Prepare();
  [[nodiscard]] Status ReadHead();
  [[nodiscard]] Status WriteHead(const Head& head);
  // Runs `work` in a transaction: all of it or, if it fails, nothing.
  template <typename Work>
  [[nodiscard]] Status InTransaction(const Work& work);
  [[nodiscard]] Status Write(const Group& group, const Head& head);
  [[nodiscard]] Status WriteSnapshot(const Snapshot& snapshot);
  [[nodiscard]] Status Insert(const Group& group);
  [[nodiscard]] Status InsertRows(const Group& group);
  [[nodiscard]] Status Erase(const Group& group);
  [[nodiscard]] Status TendLog();

  SqliteOptions options_;
  LockFile lock_;
  Database database_;
  std::vector<Setting> settings_;
  Head head_;
  bool erasure_is_in_log_ = false;  // erased text is in the file until the log has been moved
  bool is_broken_ = false;          // a commit or sync failed: nothing may be written any more
};

}  // namespace mandat::storage
