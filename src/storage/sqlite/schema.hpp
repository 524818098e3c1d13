// The tables of a store in SQLite (RC-80), and what makes a file one of ours.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "storage/sqlite/database.hpp"

namespace mandat::storage {

inline constexpr std::int64_t kApplicationId = 0x4d4e4454;  // "MNDT"
inline constexpr std::int64_t kSchemaVersion = 1;
inline constexpr std::int64_t kPageBytes = 4096;

inline constexpr std::array<std::string_view, 2> kAppendOnlyTables = {"entry", "answer"};

// Whether the file is a store of this version already, or empty. Changes nothing.
//   fails   `not_a_store` (somebody else's file), `store_of_other_version`, `store_failed`
[[nodiscard]] Result<bool> IsStore(Database& database);

// Makes the tables of a new store, in one transaction.
[[nodiscard]] Status CreateTables(Database& database);

}  // namespace mandat::storage
