// raw_commits FOLDER SECONDS: what the disk allows. One row of the size of a leaf per transaction,
// synchronous = FULL, on the same file system: prints commits per second. The peer of the ratio of
// durable acknowledgements, which group many commands into one commit.
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

namespace {

constexpr int kRowBytes = 420;  // a leaf with its hash and its documents, as in the demo

bool Execute(sqlite3* database, const char* sql) {
  if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK) return true;
  std::fprintf(stderr, "raw_commits: %s\n", sqlite3_errmsg(database));
  return false;
}

double CommitsPerSecond(sqlite3* database, sqlite3_stmt* insert, double seconds) {
  using Clock = std::chrono::steady_clock;
  const auto began = Clock::now();
  double passed = 0;
  std::size_t commits = 0;
  while (passed < seconds) {
    sqlite3_bind_zeroblob(insert, 1, kRowBytes);
    if (sqlite3_step(insert) != SQLITE_DONE || sqlite3_reset(insert) != SQLITE_OK) {
      std::fprintf(stderr, "raw_commits: %s\n", sqlite3_errmsg(database));
      return 0;
    }
    ++commits;
    passed = std::chrono::duration<double>(Clock::now() - began).count();
  }
  return static_cast<double>(commits) / passed;
}

}  // namespace

int main(int count, char** words) {
  const std::span arguments(words, static_cast<std::size_t>(count));
  if (arguments.size() != 3) {
    std::fprintf(stderr, "usage: raw_commits FOLDER SECONDS\n");
    return 2;
  }
  const std::string path = std::string(arguments[1]) + "/raw.db";
  sqlite3* database = nullptr;
  sqlite3_stmt* insert = nullptr;
  const bool ready = sqlite3_open(path.c_str(), &database) == SQLITE_OK &&
                     Execute(database,
                             "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                             "CREATE TABLE leaf(seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL)") &&
                     sqlite3_prepare_v2(database, "INSERT INTO leaf(bytes) VALUES (?)", -1, &insert,
                                        nullptr) == SQLITE_OK;
  const double rate =
      ready ? CommitsPerSecond(database, insert, std::strtod(arguments[2], nullptr)) : 0;
  sqlite3_finalize(insert);
  sqlite3_close(database);
  std::printf("{\"commits_per_second\":%.0f}\n", rate);
  return rate > 0 ? 0 : 1;
}
