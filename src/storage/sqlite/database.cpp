#include "storage/sqlite/database.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "storage/sqlite/schema.hpp"

namespace mandat::storage {
namespace {

tl::unexpected<Error> FailureOf(sqlite3* handle, int result) {
  const std::string detail = sqlite3_errmsg(handle);
  switch (result & 0xFF) {  // the low byte is the kind, the rest its details
    case SQLITE_FULL:
      return Fail("store_full", detail);
    case SQLITE_CONSTRAINT:
      return Fail("store_constraint", detail);
    case SQLITE_NOTADB:
      return Fail("not_a_store", detail);
    case SQLITE_CORRUPT:
      return Fail("store_damaged", detail);
    default:
      return Fail("store_failed", detail + " (" + std::to_string(result) + ")");
  }
}

bool IsAppendOnly(const char* table) {
  return table != nullptr &&
         std::ranges::find(kAppendOnlyTables, std::string_view(table)) != kAppendOnlyTables.end();
}

// Called by SQLite while it prepares a statement, for each thing that the statement would do.
int Authorise(void* /*context*/, int action, const char* first, const char* /*second*/,
              const char* /*database*/, const char* /*trigger*/) {
  switch (action) {
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      return IsAppendOnly(first) ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_TRIGGER:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_VIEW:
    case SQLITE_ALTER_TABLE:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_PRAGMA:
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return SQLITE_DENY;
    default:
      return SQLITE_OK;
  }
}

int NoteLogSize(void* log_pages, sqlite3* /*handle*/, const char* /*database*/, int pages) {
  *static_cast<int*>(log_pages) = pages;
  return SQLITE_OK;
}

}  // namespace

IdleStatements::~IdleStatements() {
  for (const auto& [text, statement] : idle_) sqlite3_finalize(statement);
}

sqlite3_stmt* IdleStatements::Take(std::string_view text) {
  const auto found = idle_.find(text);
  if (found == idle_.end()) return nullptr;
  sqlite3_stmt* const statement = found->second;
  idle_.erase(found);
  return statement;
}

void IdleStatements::Keep(sqlite3_stmt* statement) {
  sqlite3_reset(statement);  // repeats the error of Step, which is reported already
  sqlite3_clear_bindings(statement);
  idle_.emplace(sqlite3_sql(statement), statement);
}

void Statement::Bound(int result) {
  ++next_parameter_;
  if (fault_ == SQLITE_OK) fault_ = result;
}

Statement& Statement::Bind(std::int64_t number) {
  Bound(sqlite3_bind_int64(statement_.get(), next_parameter_, number));
  return *this;
}

Statement& Statement::Bind(std::string_view text) {
  // An empty view may have no address, which SQLite would take for NULL.
  const char* const data = text.empty() ? "" : text.data();
  Bound(sqlite3_bind_text64(statement_.get(), next_parameter_, data, text.size(), SQLITE_STATIC,
                            SQLITE_UTF8));
  return *this;
}

Statement& Statement::Bind(Blob blob) {
  const char* const data = blob.bytes.empty() ? "" : blob.bytes.data();
  Bound(sqlite3_bind_blob64(statement_.get(), next_parameter_, data, blob.bytes.size(),
                            SQLITE_STATIC));
  return *this;
}

Statement& Statement::BindNull() {
  Bound(sqlite3_bind_null(statement_.get(), next_parameter_));
  return *this;
}

Result<bool> Statement::Step() {
  sqlite3* const handle = sqlite3_db_handle(statement_.get());
  if (fault_ != SQLITE_OK) return FailureOf(handle, fault_);
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  return FailureOf(handle, result);
}

Status Statement::Run() {
  const auto row = Step();
  sqlite3_reset(statement_.get());  // repeats the error of Step, which is reported already
  next_parameter_ = 1;
  if (!row) return tl::unexpected(row.error());
  return {};
}

std::int64_t Statement::Integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::Bytes(int column) const {
  const void* const bytes = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  if (bytes == nullptr || size <= 0) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

bool Statement::IsNull(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Result<Digest> Statement::DigestAt(int column) const {
  const std::string bytes = Bytes(column);
  Digest digest{};
  if (bytes.size() != digest.size()) return Fail("store_damaged", "a hash has not 32 bytes");
  std::ranges::copy(bytes, digest.begin());
  return digest;
}

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Result<Database> Database::Open(const std::string& path, const std::string& vfs, Access access) {
  const int mode =
      access == Access::kWriter ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  sqlite3* handle = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &handle, mode | SQLITE_OPEN_FULLMUTEX,
                                     vfs.empty() ? nullptr : vfs.c_str());
  Database database;
  database.handle_.reset(handle);  // SQLite gives one to close even if it fails
  if (result != SQLITE_OK) {
    return Fail("store_failed", path + ": " + (handle ? sqlite3_errmsg(handle) : "no memory"));
  }
  sqlite3_extended_result_codes(handle, 1);
  if (access == Access::kReader) {
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }
  return database;
}

Status Database::Execute(const std::string& statements) {
  const int result = sqlite3_exec(Handle(), statements.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) return FailureOf(Handle(), result);
  return {};
}

Result<Statement> Database::Prepare(std::string_view statement) {
  if (sqlite3_stmt* const idle = idle_->Take(statement)) return Statement(idle, idle_.get());
  sqlite3_stmt* prepared = nullptr;
  const int result = sqlite3_prepare_v2(Handle(), statement.data(),
                                        static_cast<int>(statement.size()), &prepared, nullptr);
  if (result != SQLITE_OK) return FailureOf(Handle(), result);
  return Statement(prepared, idle_.get());
}

bool Database::InTransaction() const { return sqlite3_get_autocommit(Handle()) == 0; }

void Database::GuardRecord() {
  sqlite3_wal_hook(Handle(), NoteLogSize, log_pages_.get());
  sqlite3_set_authorizer(Handle(), Authorise, nullptr);
}

std::int64_t Database::LogBytes() const { return std::int64_t{*log_pages_} * kPageBytes; }

Result<bool> Database::RunCheckpoint(Checkpoint mode) {
  const int how =
      mode == Checkpoint::kPassive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE;
  int in_log = 0;
  int moved = 0;
  const int result = sqlite3_wal_checkpoint_v2(Handle(), "main", how, &in_log, &moved);
  if (result == SQLITE_BUSY) return false;  // a reader still needs the log
  if (result != SQLITE_OK) return FailureOf(Handle(), result);
  if (mode == Checkpoint::kTruncate) *log_pages_ = 0;
  return in_log == moved;
}

}  // namespace mandat::storage
