// Faults of the disk: what the store says, and what is there after the restart (RC-32).
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <memory>
#include <string>

#include "storage/sqlite/sqlite_store.hpp"
#include "tests/unit/storage/faulty_disk.hpp"
#include "tests/unit/storage/temporary_folder.hpp"

namespace mandat::storage {
namespace {

class SqliteFaultsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    FaultyDisk::Register();
    FaultyDisk::Heal();
    Open();
  }
  void TearDown() override { FaultyDisk::Heal(); }

  void Open() {
    store.reset();
    auto opened = SqliteStore::Open({.path = folder.File("ledger.db"), .vfs = FaultyDisk::kName});
    ASSERT_TRUE(opened.has_value()) << opened.error().code << ": " << opened.error().detail;
    store = std::move(*opened);
  }

  // `bytes` per leaf: a group larger than SQLite's cache is written before its commit.
  static Group Leaves(std::uint64_t first, std::uint64_t count, std::size_t bytes) {
    Group group;
    for (std::uint64_t i = 0; i < count; ++i) {
      group.entries.push_back(
          {.seq = first + i, .bytes = std::string(bytes, 'x'), .leaf_hash = {}});
    }
    return group;
  }

  TemporaryFolder folder;
  std::unique_ptr<Store> store;
};

TEST_F(SqliteFaultsTest, SaysThatACommitFailedAndWritesNoMore) {
  ASSERT_TRUE(store->AppendGroup(Leaves(0, 1, 10)));
  FaultyDisk::syncs_left = 0;
  const Status failed = store->AppendGroup(Leaves(1, 1, 10));
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().code, "commit_failed");
  EXPECT_EQ(store->CurrentHead().size, 1U);

  FaultyDisk::Heal();  // a disk that seems well again proves nothing: never try again
  EXPECT_EQ(store->AppendGroup(Leaves(1, 1, 10)).error().code, "store_failed");
  Open();
  EXPECT_GE(store->CurrentHead().size, 1U);  // what is true now, only the file knows
  EXPECT_LE(store->CurrentHead().size, 2U);
}

TEST_F(SqliteFaultsTest, KeepsNothingOfAGroupThatFillsTheDiskBeforeItsCommit) {
  ASSERT_TRUE(store->AppendGroup(Leaves(0, 1, 10)));
  FaultyDisk::write_error = SQLITE_FULL;
  FaultyDisk::writes_left = 100;
  const Status full = store->AppendGroup(Leaves(1, 300, 30000));
  ASSERT_FALSE(full.has_value());
  EXPECT_EQ(full.error().code, "store_full");
  EXPECT_EQ(store->CurrentHead().size, 1U);
  FaultyDisk::Heal();
  Open();
  EXPECT_EQ(store->CurrentHead().size, 1U);
}

// A group that fits into SQLite's cache meets the full disk in its commit only.
TEST_F(SqliteFaultsTest, KeepsNothingOfASmallGroupThatFindsTheDiskFull) {
  ASSERT_TRUE(store->AppendGroup(Leaves(0, 1, 10)));
  FaultyDisk::write_error = SQLITE_FULL;
  for (int point = 0; point < 6; ++point) {
    FaultyDisk::writes_left = point;
    FaultyDisk::tears_writes = point % 2 == 1;
    const Status full = store->AppendGroup(Leaves(1, 1, 10));
    if (full) {  // as many writes as the group needs: all fault points are behind us
      EXPECT_GT(point, 1);
      return;
    }
    EXPECT_EQ(full.error().code, "store_full") << point;
    EXPECT_EQ(store->CurrentHead().size, 1U);
    EXPECT_EQ(store->AppendGroup(Leaves(1, 1, 10)).error().code, "store_failed") << point;
    FaultyDisk::Heal();
    Open();
    ASSERT_EQ(store->CurrentHead().size, 1U) << point;
  }
}

TEST_F(SqliteFaultsTest, KeepsNothingOfAGroupThatTheDiskRefusesBeforeItsCommit) {
  FaultyDisk::write_error = SQLITE_IOERR_WRITE;
  FaultyDisk::writes_left = 100;
  EXPECT_EQ(store->AppendGroup(Leaves(0, 300, 30000)).error().code, "store_failed");
  FaultyDisk::Heal();
  Open();
  EXPECT_EQ(store->CurrentHead().size, 0U);
}

// Wherever the disk begins to fail: what was acknowledged is there after the restart, and never a
// part of a group.
TEST_F(SqliteFaultsTest, LosesNothingThatWasAcknowledged) {
  FaultyDisk::write_error = SQLITE_IOERR_WRITE;
  for (int point = 0; point < 40; ++point) {
    (point % 2 == 0 ? FaultyDisk::writes_left : FaultyDisk::syncs_left) = point / 2;
    std::uint64_t acknowledged = store->CurrentHead().size;
    while (store->AppendGroup(Leaves(acknowledged, 3, 3000))) acknowledged += 3;
    FaultyDisk::Heal();
    Open();
    const std::uint64_t size = store->CurrentHead().size;
    ASSERT_GE(size, acknowledged) << point;
    ASSERT_LE(size, acknowledged + 3) << point;
    ASSERT_EQ(size % 3, 0U) << point;
  }
}

TEST_F(SqliteFaultsTest, CannotBeOpenedOnABrokenDisk) {
  store.reset();
  FaultyDisk::write_error = SQLITE_IOERR_WRITE;
  FaultyDisk::writes_left = 0;
  const auto opened =
      SqliteStore::Open({.path = folder.File("ledger.db"), .vfs = FaultyDisk::kName});
  EXPECT_FALSE(opened.has_value());
}

}  // namespace
}  // namespace mandat::storage
