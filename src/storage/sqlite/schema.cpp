#include "storage/sqlite/schema.hpp"

#include <string>

namespace mandat::storage {
namespace {

// Append-only tables refuse a changed, removed and replaced row by triggers, which stand in the
// file and so hold for every program that opens it. INSERT OR REPLACE removes without asking the
// DELETE trigger unless recursive_triggers is on, hence the triggers before INSERT.
constexpr const char* kTables = R"sql(
CREATE TABLE entry (
  seq INTEGER PRIMARY KEY,                             -- index of the leaf, from 0 without a gap
  bytes BLOB NOT NULL,                                 -- the leaf
  leaf BLOB NOT NULL CHECK (length(leaf) = 32)         -- its hash
) STRICT;
CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry
  BEGIN SELECT raise(ABORT, 'the record is append-only'); END;
CREATE TRIGGER entry_is_not_removed BEFORE DELETE ON entry
  BEGIN SELECT raise(ABORT, 'the record is append-only'); END;
CREATE TRIGGER entry_is_the_next BEFORE INSERT ON entry
  WHEN NEW.seq <> (SELECT ifnull(max(seq) + 1, 0) FROM entry)
  BEGIN SELECT raise(ABORT, 'the record has no gap and is append-only'); END;

CREATE TABLE answer (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),         -- the command
  first_seq INTEGER,                                   -- its first leaf; NULL for a refusal
  answer TEXT NOT NULL                                 -- codes and numbers only
) STRICT, WITHOUT ROWID;
CREATE TRIGGER answer_is_not_changed BEFORE UPDATE ON answer
  BEGIN SELECT raise(ABORT, 'an answer is kept for ever'); END;
CREATE TRIGGER answer_is_not_removed BEFORE DELETE ON answer
  BEGIN SELECT raise(ABORT, 'an answer is kept for ever'); END;
CREATE TRIGGER answer_is_the_first BEFORE INSERT ON answer
  WHEN EXISTS (SELECT 1 FROM answer WHERE id = NEW.id)
  BEGIN SELECT raise(ABORT, 'an answer is kept for ever'); END;

CREATE TABLE document (
  commitment BLOB PRIMARY KEY CHECK (length(commitment) = 32),
  class TEXT NOT NULL CHECK (class IN ('law', 'open', 'restricted', 'personal')),
  opening BLOB NOT NULL                                -- salt, media type, payload
) STRICT;
CREATE TRIGGER law_is_not_erased BEFORE DELETE ON document WHEN OLD.class = 'law'
  BEGIN SELECT raise(ABORT, 'a document of class law is never erased'); END;

CREATE TABLE directory (
  kind TEXT NOT NULL,
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  contact TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recent_body (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),         -- the command
  keyed_hash BLOB NOT NULL CHECK (length(keyed_hash) = 32),
  at INTEGER NOT NULL                                  -- UTC milliseconds; 24 hours later it goes
) STRICT, WITHOUT ROWID;
CREATE INDEX recent_body_at ON recent_body (at);

CREATE TABLE outbox (
  number INTEGER PRIMARY KEY AUTOINCREMENT,            -- never given twice
  text TEXT NOT NULL
) STRICT;

CREATE TABLE snapshot (
  seq INTEGER PRIMARY KEY,                             -- leaves applied
  format INTEGER NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE head (
  one INTEGER PRIMARY KEY CHECK (one = 1),             -- one row
  size INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  root BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;
INSERT INTO head VALUES
  (1, 0, 0, 0, x'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
)sql";

Result<std::int64_t> OneNumber(Database& database, std::string_view query) {
  MANDAT_TRY(Statement statement, database.Prepare(query));
  MANDAT_TRY(const bool row, statement.Step());
  return row ? statement.Integer(0) : 0;
}

}  // namespace

Result<bool> IsStore(Database& database) {
  MANDAT_TRY(const auto tables, OneNumber(database, "SELECT count(*) FROM sqlite_schema"));
  if (tables == 0) return false;
  MANDAT_TRY(const auto application, OneNumber(database, "PRAGMA application_id"));
  if (application != kApplicationId) return Fail("not_a_store", "the file is another program's");
  MANDAT_TRY(const auto version, OneNumber(database, "PRAGMA user_version"));
  if (version != kSchemaVersion) {
    return Fail("store_of_other_version", "the file has version " + std::to_string(version) +
                                              ", this program " + std::to_string(kSchemaVersion));
  }
  return true;
}

Status CreateTables(Database& database) {
  return database.Execute("BEGIN IMMEDIATE; " + std::string(kTables) +
                          "PRAGMA application_id = " + std::to_string(kApplicationId) + "; " +
                          "PRAGMA user_version = " + std::to_string(kSchemaVersion) + "; COMMIT");
}

}  // namespace mandat::storage
