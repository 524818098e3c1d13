// The stores that keep the contract.
#include "tests/contract/store_contract.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>

#include "storage/memory/memory_store.hpp"
#include "storage/sqlite/sqlite_store.hpp"

namespace mandat::storage {
namespace {

struct MemoryBench {
  [[nodiscard]] Result<std::unique_ptr<Store>> Open() const { return MemoryStore::Open(disk); }
  std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>();
};

struct SqliteBench {
  SqliteBench() {
    std::string pattern = (std::filesystem::temp_directory_path() / "mandat-XXXXXX").string();
    EXPECT_NE(mkdtemp(pattern.data()), nullptr);
    folder = pattern;
  }
  SqliteBench(const SqliteBench&) = delete;
  SqliteBench& operator=(const SqliteBench&) = delete;
  ~SqliteBench() { std::filesystem::remove_all(folder); }

  [[nodiscard]] Result<std::unique_ptr<Store>> Open() const {
    return SqliteStore::Open({.path = (folder / "ledger.db").string(), .vfs = {}});
  }
  std::filesystem::path folder;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Memory, StoreContract, MemoryBench);
INSTANTIATE_TYPED_TEST_SUITE_P(Sqlite, StoreContract, SqliteBench);

}  // namespace
}  // namespace mandat::storage
