// What only a store in a file has: settings, guards against other programs, backups, erasure.
#include "storage/sqlite/sqlite_store.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "storage/sqlite/settings.hpp"
#include "tests/unit/storage/temporary_folder.hpp"

namespace mandat::storage {
namespace {

class SqliteStoreTest : public ::testing::Test {
 protected:
  void Open() {
    store.reset();
    auto opened = SqliteStore::Open({.path = path, .vfs = {}});
    ASSERT_TRUE(opened.has_value()) << opened.error().code << ": " << opened.error().detail;
    store = std::move(*opened);
  }

  void Append(const Group& group) {
    const Status kept = store->AppendGroup(group);
    ASSERT_TRUE(kept.has_value()) << kept.error().code << ": " << kept.error().detail;
  }

  static Group OneLeaf(std::uint64_t seq, std::string bytes = "{}") {
    Group group;
    group.entries = {{.seq = seq, .bytes = std::move(bytes), .leaf_hash = {}}};
    group.answers.resize(1);
    group.answers[0].command.bytes[0] = static_cast<std::uint8_t>(seq);
    group.answers[0].text = "recorded";
    return group;
  }

  // Runs `sql` as another program would, without any of our settings. Gives its error, or "".
  std::string AsAnotherProgram(const std::string& sql) const {
    sqlite3* handle = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    char* error = nullptr;
    sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &error);
    const std::string text = error ? error : "";
    sqlite3_free(error);
    sqlite3_close(handle);
    return text;
  }

  static std::string BytesOfFile(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }

  TemporaryFolder folder;
  std::string path = folder.File("ledger.db");
  std::unique_ptr<Store> store;
};

TEST_F(SqliteStoreTest, ReadsItsSettingsBack) {
  Open();
  const auto settings = store->Settings();
  for (const Setting& wanted :
       {Setting{"journal_mode", "wal"}, Setting{"synchronous", "2"},
        Setting{"wal_autocheckpoint", "0"}, Setting{"recursive_triggers", "1"},
        Setting{"secure_delete", "1"}, Setting{"foreign_keys", "1"},
        Setting{"cell_size_check", "1"}, Setting{"trusted_schema", "0"}, Setting{"mmap_size", "0"},
        Setting{"temp_store", "2"}, Setting{"defensive", "1"}, Setting{"load_extension", "0"},
        Setting{"double_quoted_strings_dml", "0"}, Setting{"double_quoted_strings_ddl", "0"}}) {
    EXPECT_NE(std::ranges::find(settings, wanted), settings.end()) << wanted.name;
  }
}

TEST_F(SqliteStoreTest, RefusesToRewriteAnEntryAlsoToOtherPrograms) {
  ASSERT_NO_FATAL_FAILURE(Open());
  Append(OneLeaf(0));
  store.reset();
  for (const char* const sql : {
           "UPDATE entry SET bytes = x'00'",
           "DELETE FROM entry",
           "INSERT OR REPLACE INTO entry SELECT seq, x'00', leaf FROM entry",
           "REPLACE INTO entry SELECT seq, x'00', leaf FROM entry",
           "INSERT INTO entry SELECT seq + 2, x'00', leaf FROM entry",
           "UPDATE answer SET answer = ''",
           "DELETE FROM answer",
           "INSERT OR REPLACE INTO answer SELECT id, first_seq, '' FROM answer",
       }) {
    EXPECT_NE(AsAnotherProgram(sql), "") << sql;
  }
  ASSERT_NO_FATAL_FAILURE(Open());
  EXPECT_TRUE(store->ReadEntries(0, [](const Entry& entry) {
    EXPECT_EQ(entry.bytes, "{}");
    return true;
  }));
}

TEST_F(SqliteStoreTest, RefusesOnItsOwnConnectionWhateverRemovesTheGuards) {
  Open();
  Append(OneLeaf(0));
  store.reset();
  auto database = Database::Open(path, "", Access::kWriter);
  ASSERT_TRUE(database.has_value());
  ASSERT_TRUE(ApplySettings(*database).has_value());
  database->GuardRecord();
  for (const char* const sql : {
           "UPDATE entry SET bytes = x'00'",
           "DELETE FROM entry",
           "DELETE FROM answer",
           "INSERT OR REPLACE INTO entry SELECT seq, x'00', leaf FROM entry",
           "DROP TABLE entry",
           "DROP TRIGGER entry_is_not_changed",
           "ALTER TABLE entry RENAME TO other",
           "CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT raise(IGNORE); END",
           "PRAGMA writable_schema = ON",
           "PRAGMA synchronous = OFF",
           "UPDATE sqlite_schema SET sql = ''",
           "ATTACH 'other.db' AS other",
       }) {
    EXPECT_FALSE(database->Execute(sql).has_value()) << sql;
  }
  EXPECT_TRUE(database->Execute("DELETE FROM outbox").has_value());  // not everything is refused
}

TEST_F(SqliteStoreTest, LeavesForeignFilesAsTheyAre) {
  AsAnotherProgram("CREATE TABLE theirs (a)");
  const std::string before = BytesOfFile(path);
  EXPECT_EQ(SqliteStore::Open({.path = path, .vfs = {}}).error().code, "not_a_store");
  EXPECT_EQ(BytesOfFile(path), before);

  const std::string text = folder.File("text");
  std::ofstream(text) << std::string(5000, 'x');
  EXPECT_EQ(SqliteStore::Open({.path = text, .vfs = {}}).error().code, "not_a_store");
}

TEST_F(SqliteStoreTest, RefusesAStoreOfANewerProgram) {
  Open();
  store.reset();
  AsAnotherProgram("PRAGMA user_version = 2");
  EXPECT_EQ(SqliteStore::Open({.path = path, .vfs = {}}).error().code, "store_of_other_version");
}

TEST_F(SqliteStoreTest, SeesThatTheHeadAndTheEntriesDoNotAgree) {
  Open();
  Append(OneLeaf(0));
  store.reset();
  AsAnotherProgram("UPDATE head SET size = 2");
  EXPECT_EQ(SqliteStore::Open({.path = path, .vfs = {}}).error().code, "store_damaged");
}

TEST_F(SqliteStoreTest, IsReadByItsOwnerOnly) {
  Open();
  Append(OneLeaf(0));
  for (const char* const name : {"ledger.db", "ledger.db-wal", "ledger.db.lock"}) {
    struct stat status{};
    ASSERT_EQ(stat(folder.File(name).c_str(), &status), 0) << name;
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << name;
  }
}

TEST_F(SqliteStoreTest, CanBeCopiedWhileItIsOpen) {
  Open();
  Append(OneLeaf(0, R"({"first":1})"));
  const std::string copy = folder.File("copy.db");
  const Status copied = store->Backup(copy);
  ASSERT_TRUE(copied.has_value()) << copied.error().detail;
  EXPECT_EQ(store->Backup(copy).error().code, "backup_exists");
  Append(OneLeaf(1));  // the writer goes on

  auto restored = SqliteStore::Open({.path = copy, .vfs = {}});
  ASSERT_TRUE(restored.has_value()) << restored.error().detail;
  EXPECT_EQ((*restored)->CurrentHead().size, 1U);
  EXPECT_EQ(store->CurrentHead().size, 2U);
}

TEST_F(SqliteStoreTest, LeavesNoTraceOfWhatWasErased) {
  const std::string canary = "Ivanova of the third workshop";
  Open();
  Group group = OneLeaf(0);
  group.documents = {{.commitment = {}, .document_class = "personal", .opening = canary}};
  group.directory = {{.key = {.kind = "person", .id = 1}, .name = canary, .contact = canary}};
  Append(group);
  EXPECT_NE((BytesOfFile(path) + BytesOfFile(path + "-wal")).find(canary), std::string::npos);

  Group erasure = OneLeaf(1);
  erasure.erased_documents = {Digest{}};
  erasure.erased_directory = {{.kind = "person", .id = 1}};
  Append(erasure);
  EXPECT_EQ(BytesOfFile(path).find(canary), std::string::npos);
  EXPECT_EQ(BytesOfFile(path + "-wal").find(canary), std::string::npos);
  ASSERT_TRUE(store->Backup(folder.File("copy.db")));
  EXPECT_EQ(BytesOfFile(folder.File("copy.db")).find(canary), std::string::npos);
}

// While somebody reads, the log cannot be emptied; the erasure is finished by a later group.
TEST_F(SqliteStoreTest, FinishesAnErasureThatAReaderHeldUp) {
  const std::string canary = "Ivanova of the third workshop";
  Open();
  Group group = OneLeaf(0);
  group.documents = {{.commitment = {}, .document_class = "personal", .opening = canary}};
  Append(group);
  auto reader = Database::Open(path, "", Access::kReader);
  ASSERT_TRUE(reader.has_value());
  ASSERT_TRUE(reader->Execute("BEGIN; SELECT * FROM document").has_value());
  Group erasure = OneLeaf(1);
  erasure.erased_documents = {Digest{}};
  Append(erasure);
  EXPECT_NE((BytesOfFile(path) + BytesOfFile(path + "-wal")).find(canary), std::string::npos);
  ASSERT_TRUE(reader->Execute("COMMIT").has_value());
  Append(OneLeaf(2));
  EXPECT_EQ((BytesOfFile(path) + BytesOfFile(path + "-wal")).find(canary), std::string::npos);
}

TEST_F(SqliteStoreTest, KeepsItsLogShort) {
  Open();
  for (std::uint64_t seq = 0; seq < 100; ++seq) {
    Group group;
    group.entries = {{.seq = seq, .bytes = std::string(1 << 20, 'x'), .leaf_hash = {}}};
    Append(group);
    ASSERT_LT(std::filesystem::file_size(path + "-wal"), 12U << 20U);
  }
  EXPECT_GT(std::filesystem::file_size(path), 90U << 20U);
}

}  // namespace
}  // namespace mandat::storage
