#include "storage/memory/memory_store.hpp"

#include <set>

#include "crypto/crypto.hpp"

namespace mandat::storage {
namespace {

template <typename Map, typename Key>
auto Found(const Map& map, const Key& key) -> std::optional<typename Map::mapped_type> {
  const auto found = map.find(key);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

void ForgetOldBodies(MemoryDisk& disk, std::int64_t until) {
  while (!disk.recent_order.empty() && disk.recent_order.front().first.value <= until) {
    disk.recent_bodies.erase(disk.recent_order.front().second);
    disk.recent_order.pop_front();
  }
}

}  // namespace

Result<std::unique_ptr<Store>> MemoryStore::Open(std::shared_ptr<MemoryDisk> disk) {
  if (disk->is_open) return Fail("store_locked", "the store is open elsewhere");
  if (disk->head.epoch == 0) disk->head.root = crypto::Sha256(std::string_view());
  disk->is_open = true;
  ++disk->head.epoch;
  return std::unique_ptr<Store>(new MemoryStore(std::move(disk)));
}

MemoryStore::~MemoryStore() { disk_->is_open = false; }

std::vector<Setting> MemoryStore::Settings() const { return {{"store", "memory"}}; }

// All that can go wrong is seen before anything changes.
Status MemoryStore::Check(const Group& group) const {
  std::uint64_t next = disk_->head.size;
  for (const Entry& entry : group.entries) {
    if (entry.seq != next++) return Fail("not_the_next_entry", std::to_string(entry.seq));
  }
  std::set<CommandId> answered;
  for (const Answer& answer : group.answers) {
    if (disk_->answers.contains(answer.command) || !answered.insert(answer.command).second) {
      return Fail("already_answered", ToHex(answer.command));
    }
  }
  for (const Digest& commitment : group.erased_documents) {
    const auto found = disk_->documents.find(commitment);
    if (found != disk_->documents.end() && found->second.document_class == "law") {
      return Fail("law_is_not_erased", ToHex(commitment));
    }
  }
  return {};
}

Status MemoryStore::AppendGroup(const Group& group) {
  MANDAT_TRY_DO(Check(group));
  MemoryDisk& disk = *disk_;
  disk.entries.insert(disk.entries.end(), group.entries.begin(), group.entries.end());
  for (const Answer& answer : group.answers) disk.answers.emplace(answer.command, answer);
  for (const Document& document : group.documents) {
    disk.documents.emplace(document.commitment, document);
  }
  for (const DirectoryRow& row : group.directory) disk.directory[row.key] = row;
  ForgetOldBodies(disk, group.last_at.value - kRecentBodyMillis);
  for (const RecentBody& body : group.recent_bodies) {
    disk.recent_bodies[body.command] = body.keyed_hash;
    disk.recent_order.emplace_back(group.last_at, body.command);
  }
  for (const std::string& text : group.outbox) disk.outbox[++disk.last_outbox_number] = text;
  for (const Digest& commitment : group.erased_documents) disk.documents.erase(commitment);
  for (const DirectoryKey& key : group.erased_directory) disk.directory.erase(key);
  disk.head.size += group.entries.size();
  disk.head.last_at = group.last_at;
  disk.head.root = group.root;
  return {};
}

Status MemoryStore::ReadEntries(std::uint64_t from, const Visitor& visit) {
  for (std::size_t seq = from; seq < disk_->entries.size(); ++seq) {
    if (!visit(disk_->entries[seq])) break;
  }
  return {};
}

Result<std::optional<Answer>> MemoryStore::FindAnswer(const CommandId& command) {
  return Found(disk_->answers, command);
}

Result<std::optional<Digest>> MemoryStore::FindRecentBody(const CommandId& command) {
  return Found(disk_->recent_bodies, command);
}

Result<std::optional<Document>> MemoryStore::ReadDocument(const Digest& commitment) {
  return Found(disk_->documents, commitment);
}

Result<std::vector<DirectoryRow>> MemoryStore::ReadDirectory() {
  std::vector<DirectoryRow> rows;
  for (const auto& [key, row] : disk_->directory) rows.push_back(row);
  return rows;
}

Result<std::vector<OutboxRow>> MemoryStore::ReadOutbox(std::size_t limit) {
  std::vector<OutboxRow> rows;
  for (const auto& [number, text] : disk_->outbox) {
    if (rows.size() == limit) break;
    rows.push_back({.number = number, .text = text});
  }
  return rows;
}

Status MemoryStore::RemoveFromOutbox(std::span<const std::uint64_t> numbers) {
  for (const std::uint64_t number : numbers) disk_->outbox.erase(number);
  return {};
}

Status MemoryStore::PutSnapshot(const Snapshot& snapshot) {
  disk_->snapshots[snapshot.seq] = snapshot;
  while (disk_->snapshots.size() > kSnapshotsKept) {
    disk_->snapshots.erase(disk_->snapshots.begin());
  }
  return {};
}

Result<std::optional<Snapshot>> MemoryStore::NewestSnapshot() {
  if (disk_->snapshots.empty()) return std::optional<Snapshot>();
  return std::optional(disk_->snapshots.rbegin()->second);
}

Status MemoryStore::DeleteSnapshot(std::uint64_t seq) {
  disk_->snapshots.erase(seq);
  return {};
}

Status MemoryStore::Backup(const std::string& path) {
  return Fail("backup_failed", "a store in memory has no file to copy to " + path);
}

}  // namespace mandat::storage
