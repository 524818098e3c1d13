// Database, Statement: SQLite as values that clean up after themselves and report by Result.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/digest.hpp"
#include "base/result.hpp"

struct sqlite3;       // NOLINT(readability-identifier-naming): the library's own name
struct sqlite3_stmt;  // NOLINT(readability-identifier-naming): the library's own name

namespace mandat::storage {

// Blobs for Bind, apart from texts.
struct Blob {
  std::string_view bytes;
  explicit Blob(std::string_view of) : bytes(of) {}
  explicit Blob(const Digest& digest)
      : bytes(reinterpret_cast<const char*>(digest.data()), digest.size()) {}
  explicit Blob(const CommandId& id)
      : bytes(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()) {}
};

// Prepared statements that nobody uses just now, by their text: preparing one costs more than
// running it.
class IdleStatements {
 public:
  IdleStatements() = default;
  IdleStatements(const IdleStatements&) = delete;
  IdleStatements& operator=(const IdleStatements&) = delete;
  ~IdleStatements();

  [[nodiscard]] sqlite3_stmt* Take(std::string_view text);  // null if there is none
  void Keep(sqlite3_stmt* statement);

 private:
  std::multimap<std::string, sqlite3_stmt*, std::less<>> idle_;
};

// A prepared statement. What is bound must live until the statement has run.
class Statement {
 public:
  // Bind the parameters in their order. A fault shows in Step.
  Statement& Bind(std::int64_t number);
  Statement& Bind(std::uint64_t number) { return Bind(static_cast<std::int64_t>(number)); }
  Statement& Bind(std::string_view text);
  Statement& Bind(Blob blob);
  Statement& BindNull();

  // True if there is a row to read. Fails with `store_full`, `store_constraint` (a rule of the
  // tables), `store_damaged`, `not_a_store`, `store_failed`.
  [[nodiscard]] Result<bool> Step();
  // Runs a statement without rows; then it can be bound and run again.
  [[nodiscard]] Status Run();

  [[nodiscard]] std::int64_t Integer(int column) const;
  [[nodiscard]] std::uint64_t Unsigned(int column) const {
    return static_cast<std::uint64_t>(Integer(column));
  }
  [[nodiscard]] std::string Bytes(int column) const;  // of a text or a blob
  [[nodiscard]] bool IsNull(int column) const;
  // Fails with `store_damaged` if the blob has not 32 bytes.
  [[nodiscard]] Result<Digest> DigestAt(int column) const;

 private:
  friend class Database;
  struct GiveBack {
    IdleStatements* idle = nullptr;  // of the database, which outlives its statements
    void operator()(sqlite3_stmt* statement) const { idle->Keep(statement); }
  };
  Statement(sqlite3_stmt* statement, IdleStatements* idle)
      : statement_(statement, GiveBack{idle}) {}
  void Bound(int result);

  std::unique_ptr<sqlite3_stmt, GiveBack> statement_;
  int next_parameter_ = 1;
  int fault_ = 0;
};

enum class Access {
  kWriter,  // the one connection that writes and checkpoints (RC-81)
  kReader,  // never checkpoints, also not when it closes last
};

class Database {
 public:
  // `vfs` names the disk, "" the system's. Fails with `store_failed`.
  [[nodiscard]] static Result<Database> Open(const std::string& path, const std::string& vfs,
                                             Access access);

  // Statements without parameters and rows. Fails as Statement::Step.
  [[nodiscard]] Status Execute(const std::string& statements);
  [[nodiscard]] Result<Statement> Prepare(std::string_view statement);

  [[nodiscard]] bool InTransaction() const;

  // From now on refuses, before it runs, what would change or remove rows of the append-only
  // tables, or any table, trigger or setting (RC-82).
  void GuardRecord();

  // Bytes in the write-ahead log after the last commit.
  [[nodiscard]] std::int64_t LogBytes() const;
  enum class Checkpoint { kPassive, kTruncate };
  // True if all of the log was moved to the file. Fails with `store_full`, `store_failed`.
  [[nodiscard]] Result<bool> RunCheckpoint(Checkpoint mode);

  [[nodiscard]] sqlite3* Handle() const { return handle_.get(); }  // for settings.cpp

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  Database() = default;

  std::unique_ptr<int> log_pages_ = std::make_unique<int>(0);  // its address is given to SQLite
  std::unique_ptr<sqlite3, Close> handle_;                     // closed before that goes
  std::unique_ptr<IdleStatements> idle_ = std::make_unique<IdleStatements>();  // gone before that
};

}  // namespace mandat::storage
