#include "storage/sqlite/sqlite_store.hpp"

#include "storage/sqlite/private_file.hpp"
#include "storage/sqlite/schema.hpp"
#include "storage/sqlite/settings.hpp"

namespace mandat::storage {
namespace {

constexpr std::int64_t kPassiveAbove = std::int64_t{8} << 20U;
constexpr std::int64_t kTruncateAbove = std::int64_t{64} << 20U;

// A rule of the tables said no: `code` is what that means here.
Status Meaning(Status status, const char* code) {
  if (!status && status.error().code == "store_constraint") status.error().code = code;
  return status;
}

}  // namespace

Result<std::unique_ptr<Store>> SqliteStore::Open(const SqliteOptions& options) {
  LockFile lock;
  if (options.guard == Guard::kLockFile) {
    MANDAT_TRY(lock, LockFile::Take(options.path + ".lock"));
    // Before SQLite opens it: closing a file drops every lock that the process has on it.
    MANDAT_TRY_DO(MakePrivateFile(options.path, IfItExists::kLeave));
  }
  MANDAT_TRY(Database database, Database::Open(options.path, options.vfs, Access::kWriter));
  std::unique_ptr<SqliteStore> store(
      new SqliteStore(options, std::move(lock), std::move(database)));
  MANDAT_TRY_DO(store->Prepare());
  return std::unique_ptr<Store>(std::move(store));
}

Status SqliteStore::Prepare() {
  MANDAT_TRY(const bool exists, IsStore(database_));  // before anything in the file is changed
  MANDAT_TRY(settings_, ApplySettings(database_));
  if (!exists) {
    MANDAT_TRY_DO(CreateTables(database_));
  }
  database_.GuardRecord();
  MANDAT_TRY_DO(ReadHead());
  ++head_.epoch;
  return InTransaction([&] { return WriteHead(head_); });
}

Status SqliteStore::ReadHead() {
  MANDAT_TRY(Statement query,
             database_.Prepare("SELECT size, last_at, epoch, root,"
                               " (SELECT ifnull(max(seq) + 1, 0) FROM entry) FROM head"));
  MANDAT_TRY(const bool row, query.Step());
  if (!row || query.Integer(0) != query.Integer(4)) {
    return Fail("store_damaged", "the head and the entries do not agree");
  }
  MANDAT_TRY(const Digest root, query.DigestAt(3));
  head_ = {.size = query.Unsigned(0),
           .last_at = UtcMillis{query.Integer(1)},
           .epoch = query.Unsigned(2),
           .root = root};
  return {};
}

Status SqliteStore::WriteHead(const Head& head) {
  MANDAT_TRY(Statement update,
             database_.Prepare("UPDATE head SET size = ?, last_at = ?, epoch = ?, root = ?"));
  return update.Bind(head.size)
      .Bind(head.last_at.value)
      .Bind(head.epoch)
      .Bind(Blob(head.root))
      .Run();
}

template <typename Work>
Status SqliteStore::InTransaction(const Work& work) {
  if (is_broken_) return Fail("store_failed", "a commit failed; start again to read what is true");
  MANDAT_TRY_DO(database_.Execute("BEGIN IMMEDIATE"));
  if (Status done = work(); !done) {
    // SQLite may have rolled back already (disk full); then this says so, and all is well.
    static_cast<void>(database_.Execute("ROLLBACK"));
    is_broken_ = database_.InTransaction();
    return Meaning(std::move(done), "store_failed");
  }
  if (Status committed = database_.Execute("COMMIT"); !committed) {
    is_broken_ = true;
    // A full disk took no whole commit frame, which is written before anything is synced, and
    // SQLite has rolled back: nothing is kept. What else fails here may have been a sync.
    if (committed.error().code == "store_full" && !database_.InTransaction()) return committed;
    return Fail("commit_failed", committed.error().code + ": " + committed.error().detail);
  }
  return {};
}

Status SqliteStore::AppendGroup(const Group& group) {
  std::uint64_t next = head_.size;
  for (const Entry& entry : group.entries) {
    if (entry.seq != next++) return Fail("not_the_next_entry", std::to_string(entry.seq));
  }
  Head head = head_;
  head.size = next;
  head.last_at = group.last_at;
  head.root = group.root;
  MANDAT_TRY_DO(InTransaction([&] { return Write(group, head); }));
  head_ = head;
  erasure_is_in_log_ |= !group.erased_documents.empty() || !group.erased_directory.empty();
  return TendLog();
}

Status SqliteStore::Write(const Group& group, const Head& head) {
  MANDAT_TRY_DO(Insert(group));
  MANDAT_TRY_DO(InsertRows(group));
  MANDAT_TRY_DO(Erase(group));
  return WriteHead(head);
}

Status SqliteStore::Insert(const Group& group) {
  MANDAT_TRY(Statement entry, database_.Prepare("INSERT INTO entry VALUES (?, ?, ?)"));
  for (const Entry& each : group.entries) {
    MANDAT_TRY_DO(entry.Bind(each.seq).Bind(Blob(each.bytes)).Bind(Blob(each.leaf_hash)).Run());
  }
  MANDAT_TRY(Statement answer, database_.Prepare("INSERT INTO answer VALUES (?, ?, ?)"));
  for (const Answer& each : group.answers) {
    answer.Bind(Blob(each.command));
    each.first_seq ? answer.Bind(*each.first_seq) : answer.BindNull();
    MANDAT_TRY_DO(Meaning(answer.Bind(each.text).Run(), "already_answered"));
  }
  MANDAT_TRY(Statement document, database_.Prepare("INSERT INTO document VALUES (?, ?, ?)"
                                                   " ON CONFLICT (commitment) DO NOTHING"));
  for (const Document& each : group.documents) {
    document.Bind(Blob(each.commitment)).Bind(each.document_class).Bind(Blob(each.opening));
    MANDAT_TRY_DO(document.Run());
  }
  return {};
}

Status SqliteStore::InsertRows(const Group& group) {
  MANDAT_TRY(Statement row,
             database_.Prepare("INSERT INTO directory VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
                               " SET name = excluded.name, contact = excluded.contact"));
  for (const DirectoryRow& each : group.directory) {
    row.Bind(each.key.kind).Bind(each.key.id).Bind(each.name).Bind(each.contact);
    MANDAT_TRY_DO(row.Run());
  }
  MANDAT_TRY(Statement old, database_.Prepare("DELETE FROM recent_body WHERE at <= ?"));
  MANDAT_TRY_DO(old.Bind(group.last_at.value - kRecentBodyMillis).Run());
  MANDAT_TRY(Statement body, database_.Prepare("INSERT INTO recent_body VALUES (?, ?, ?)"
                                               " ON CONFLICT DO UPDATE SET at = excluded.at,"
                                               " keyed_hash = excluded.keyed_hash"));
  for (const RecentBody& each : group.recent_bodies) {
    body.Bind(Blob(each.command)).Bind(Blob(each.keyed_hash)).Bind(group.last_at.value);
    MANDAT_TRY_DO(body.Run());
  }
  MANDAT_TRY(Statement outbox, database_.Prepare("INSERT INTO outbox (text) VALUES (?)"));
  for (const std::string& text : group.outbox) {
    MANDAT_TRY_DO(outbox.Bind(text).Run());
  }
  return {};
}

Status SqliteStore::Erase(const Group& group) {
  MANDAT_TRY(Statement document, database_.Prepare("DELETE FROM document WHERE commitment = ?"));
  for (const Digest& commitment : group.erased_documents) {
    MANDAT_TRY_DO(Meaning(document.Bind(Blob(commitment)).Run(), "law_is_not_erased"));
  }
  MANDAT_TRY(Statement row, database_.Prepare("DELETE FROM directory WHERE kind = ? AND id = ?"));
  for (const DirectoryKey& key : group.erased_directory) {
    MANDAT_TRY_DO(row.Bind(key.kind).Bind(key.id).Run());
  }
  return {};
}

// Between groups, on this connection only (RC-81). The group itself is safe by now.
Status SqliteStore::TendLog() {
  const bool truncate = erasure_is_in_log_ || database_.LogBytes() > kTruncateAbove;
  if (!truncate && database_.LogBytes() <= kPassiveAbove) return {};
  const auto moved = database_.RunCheckpoint(truncate ? Database::Checkpoint::kTruncate
                                                      : Database::Checkpoint::kPassive);
  // A full disk leaves the log as it was; the next group tries again.
  if (!moved && moved.error().code == "store_full") return {};
  if (!moved) {
    is_broken_ = true;  // maybe a sync: what is on the disk now only a restart can tell
    return Fail("commit_failed", "checkpoint: " + moved.error().detail);
  }
  if (truncate && *moved) erasure_is_in_log_ = false;
  return {};
}

Status SqliteStore::ReadEntries(std::uint64_t from, const Visitor& visit) {
  MANDAT_TRY(Statement query, database_.Prepare("SELECT seq, bytes, leaf FROM entry"
                                                " WHERE seq >= ? ORDER BY seq"));
  query.Bind(from);
  while (true) {
    MANDAT_TRY(const bool row, query.Step());
    if (!row) return {};
    MANDAT_TRY(const Digest leaf_hash, query.DigestAt(2));
    const Entry entry{.seq = query.Unsigned(0), .bytes = query.Bytes(1), .leaf_hash = leaf_hash};
    if (!visit(entry)) return {};
  }
}

Result<std::optional<Answer>> SqliteStore::FindAnswer(const CommandId& command) {
  MANDAT_TRY(Statement query,
             database_.Prepare("SELECT first_seq, answer FROM answer WHERE id = ?"));
  MANDAT_TRY(const bool row, query.Bind(Blob(command)).Step());
  if (!row) return std::optional<Answer>();
  Answer answer{.command = command, .first_seq = {}, .text = query.Bytes(1)};
  if (!query.IsNull(0)) answer.first_seq = query.Unsigned(0);
  return std::optional(std::move(answer));
}

Result<std::optional<Digest>> SqliteStore::FindRecentBody(const CommandId& command) {
  MANDAT_TRY(Statement query, database_.Prepare("SELECT keyed_hash FROM recent_body WHERE id = ?"));
  MANDAT_TRY(const bool row, query.Bind(Blob(command)).Step());
  if (!row) return std::optional<Digest>();
  MANDAT_TRY(const Digest keyed_hash, query.DigestAt(0));
  return std::optional(keyed_hash);
}

Result<std::optional<Document>> SqliteStore::ReadDocument(const Digest& commitment) {
  MANDAT_TRY(Statement query,
             database_.Prepare("SELECT class, opening FROM document WHERE commitment = ?"));
  MANDAT_TRY(const bool row, query.Bind(Blob(commitment)).Step());
  if (!row) return std::optional<Document>();
  return std::optional(Document{
      .commitment = commitment, .document_class = query.Bytes(0), .opening = query.Bytes(1)});
}

Result<std::vector<DirectoryRow>> SqliteStore::ReadDirectory() {
  MANDAT_TRY(Statement query, database_.Prepare("SELECT kind, id, name, contact FROM directory"
                                                " ORDER BY kind, id"));
  std::vector<DirectoryRow> rows;
  while (true) {
    MANDAT_TRY(const bool row, query.Step());
    if (!row) return rows;
    rows.push_back({.key = {.kind = query.Bytes(0), .id = query.Unsigned(1)},
                    .name = query.Bytes(2),
                    .contact = query.Bytes(3)});
  }
}

Result<std::vector<OutboxRow>> SqliteStore::ReadOutbox(std::size_t limit) {
  MANDAT_TRY(Statement query,
             database_.Prepare("SELECT number, text FROM outbox ORDER BY number LIMIT ?"));
  query.Bind(std::uint64_t{limit});
  std::vector<OutboxRow> rows;
  while (true) {
    MANDAT_TRY(const bool row, query.Step());
    if (!row) return rows;
    rows.push_back({.number = query.Unsigned(0), .text = query.Bytes(1)});
  }
}

Status SqliteStore::RemoveFromOutbox(std::span<const std::uint64_t> numbers) {
  return InTransaction([&]() -> Status {
    MANDAT_TRY(Statement remove, database_.Prepare("DELETE FROM outbox WHERE number = ?"));
    for (const std::uint64_t number : numbers) {
      MANDAT_TRY_DO(remove.Bind(number).Run());
    }
    return {};
  });
}

Status SqliteStore::PutSnapshot(const Snapshot& snapshot) {
  MANDAT_TRY_DO(InTransaction([&] { return WriteSnapshot(snapshot); }));
  return TendLog();
}

Status SqliteStore::WriteSnapshot(const Snapshot& snapshot) {
  MANDAT_TRY(Statement put,
             database_.Prepare("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?)"));
  put.Bind(snapshot.seq).Bind(std::int64_t{snapshot.format});
  MANDAT_TRY_DO(put.Bind(Blob(snapshot.sha256)).Bind(Blob(snapshot.bytes)).Run());
  MANDAT_TRY(Statement prune, database_.Prepare("DELETE FROM snapshot WHERE seq NOT IN (SELECT seq"
                                                " FROM snapshot ORDER BY seq DESC LIMIT ?)"));
  return prune.Bind(std::uint64_t{kSnapshotsKept}).Run();
}

Result<std::optional<Snapshot>> SqliteStore::NewestSnapshot() {
  MANDAT_TRY(Statement query, database_.Prepare("SELECT seq, format, sha256, bytes FROM snapshot"
                                                " ORDER BY seq DESC LIMIT 1"));
  MANDAT_TRY(const bool row, query.Step());
  if (!row) return std::optional<Snapshot>();
  MANDAT_TRY(const Digest sha256, query.DigestAt(2));
  return std::optional(Snapshot{.seq = query.Unsigned(0),
                                .format = static_cast<std::uint32_t>(query.Integer(1)),
                                .sha256 = sha256,
                                .bytes = query.Bytes(3)});
}

Status SqliteStore::DeleteSnapshot(std::uint64_t seq) {
  return InTransaction([&]() -> Status {
    MANDAT_TRY(Statement remove, database_.Prepare("DELETE FROM snapshot WHERE seq = ?"));
    return remove.Bind(seq).Run();
  });
}

Status SqliteStore::Backup(const std::string& path) {
  MANDAT_TRY_DO(MakePrivateFile(path, IfItExists::kRefuse));
  MANDAT_TRY(Database reader, Database::Open(options_.path, options_.vfs, Access::kReader));
  MANDAT_TRY_DO(reader.Execute("PRAGMA temp_store = MEMORY"));
  MANDAT_TRY(Statement vacuum, reader.Prepare("VACUUM INTO ?"));
  if (const Status copied = vacuum.Bind(path).Run(); !copied) {
    return Fail("backup_failed", copied.error().detail);
  }
  return SyncFile(path);
}

}  // namespace mandat::storage
