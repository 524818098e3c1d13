// Store: where one organisation's record and everything beside it is kept.
//
// One writer appends groups; a group is kept as a whole or not at all (RC-30). What a store may do
// is said by tests/contract/store_contract.hpp, which every implementation passes. A store is used
// by one thread at a time.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace mandat::storage {

// How far the record has come.
struct Head {
  std::uint64_t size = 0;   // leaves
  UtcMillis last_at;        // of the last leaf
  std::uint64_t epoch = 0;  // how often the store was opened: tells two running copies apart
  Digest root{};            // of the tree over all leaves; the SHA-256 of nothing at size 0
  friend bool operator==(const Head&, const Head&) = default;
};

struct Entry {
  std::uint64_t seq = 0;
  std::string bytes;  // of the leaf
  Digest leaf_hash{};
  friend bool operator==(const Entry&, const Entry&) = default;
};

// What a command was answered; kept for ever, refusals too, so that a retry hears the same (AR-5).
struct Answer {
  CommandId command;
  std::optional<std::uint64_t> first_seq;  // of its leaves; absent for a refusal
  std::string text;                        // codes and numbers only
  friend bool operator==(const Answer&, const Answer&) = default;
};

struct Document {
  Digest commitment{};
  std::string document_class;  // "law", "open", "restricted" or "personal"
  std::string opening;         // the bytes that the commitment commits to
  friend bool operator==(const Document&, const Document&) = default;
};

// The current name and contact of a thing that the ledger knows by number only (AR-8).
struct DirectoryKey {
  std::string kind;  // "person", "unit", ...
  std::uint64_t id = 0;
  friend auto operator<=>(const DirectoryKey&, const DirectoryKey&) = default;
};
struct DirectoryRow {
  DirectoryKey key;
  std::string name;
  std::string contact;
  friend bool operator==(const DirectoryRow&, const DirectoryRow&) = default;
};

// The keyed hash of a command's body, to tell "same id, other body"; forgotten after 24 hours.
struct RecentBody {
  CommandId command;
  Digest keyed_hash{};
};
inline constexpr std::int64_t kRecentBodyMillis = kMillisPerDay;

// Something to send out after the commit: a mail, a message to a node.
struct OutboxRow {
  std::uint64_t number = 0;
  std::string text;
  friend bool operator==(const OutboxRow&, const OutboxRow&) = default;
};

// Everything that a group of commands changes.
struct Group {
  std::vector<Entry> entries;  // seq goes on from the head's size
  std::vector<Answer> answers;
  std::vector<Document> documents;
  std::vector<DirectoryRow> directory;  // adds or replaces
  std::vector<RecentBody> recent_bodies;
  std::vector<std::string> outbox;
  std::vector<Digest> erased_documents;  // never of class law
  std::vector<DirectoryKey> erased_directory;
  UtcMillis last_at;  // the head's after this group
  Digest root{};      // the head's after this group
};

// The state as bytes, so that opening need not replay everything. Disposable.
struct Snapshot {
  std::uint64_t seq = 0;     // leaves applied
  std::uint32_t format = 0;  // of the bytes
  Digest sha256{};
  std::string bytes;
  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};
inline constexpr std::size_t kSnapshotsKept = 2;

// A setting of the store as read back from it, for `doctor`.
struct Setting {
  std::string name;
  std::string value;
  friend bool operator==(const Setting&, const Setting&) = default;
};

// Every call may fail with `store_failed` (the disk) and `store_damaged` (the file). Made by the
// implementation's Open, which counts the epoch up and refuses a store that is open elsewhere with
// `store_locked`.
class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  virtual ~Store() = default;

  [[nodiscard]] virtual const Head& CurrentHead() const = 0;
  [[nodiscard]] virtual std::vector<Setting> Settings() const = 0;

  // Keeps the group in one transaction that is on the disk when this returns.
  //   fails   `not_the_next_entry`, `already_answered`, `law_is_not_erased`: nothing is kept;
  //           `store_full`, `store_failed`: nothing is kept, the ledger goes read-only (RC-32);
  //           `commit_failed`: nobody knows; the caller ends the process and the restart reads what
  //           is true. Never try again: the system may report success for lost bytes.
  [[nodiscard]] virtual Status AppendGroup(const Group& group) = 0;

  // Visits entries from `from` on in order until the visitor returns false.
  using Visitor = std::function<bool(const Entry&)>;
  [[nodiscard]] virtual Status ReadEntries(std::uint64_t from, const Visitor& visit) = 0;

  [[nodiscard]] virtual Result<std::optional<Answer>> FindAnswer(const CommandId& command) = 0;
  [[nodiscard]] virtual Result<std::optional<Digest>> FindRecentBody(const CommandId& command) = 0;
  [[nodiscard]] virtual Result<std::optional<Document>> ReadDocument(const Digest& commitment) = 0;
  // In the order of kind and id.
  [[nodiscard]] virtual Result<std::vector<DirectoryRow>> ReadDirectory() = 0;

  // The oldest first, at most `limit`; a row stays until it is removed.
  [[nodiscard]] virtual Result<std::vector<OutboxRow>> ReadOutbox(std::size_t limit) = 0;
  [[nodiscard]] virtual Status RemoveFromOutbox(std::span<const std::uint64_t> numbers) = 0;

  // Replaces one of the same seq; the two newest are kept.
  [[nodiscard]] virtual Status PutSnapshot(const Snapshot& snapshot) = 0;
  [[nodiscard]] virtual Result<std::optional<Snapshot>> NewestSnapshot() = 0;
  [[nodiscard]] virtual Status DeleteSnapshot(std::uint64_t seq) = 0;

  // Writes a consistent copy to a path where nothing stands yet.
  // Fails with `backup_exists`, `backup_failed`.
  [[nodiscard]] virtual Status Backup(const std::string& path) = 0;
};

}  // namespace mandat::storage
