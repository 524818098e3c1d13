// The settings under which a store may be used (RC-82): set, and read back, because SQLite passes
// over a name that it does not know in silence.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "storage/sqlite/database.hpp"
#include "storage/store.hpp"

namespace mandat::storage {

// Gives every setting as it reads now. Fails with `setting_not_taken`, `store_failed`.
[[nodiscard]] Result<std::vector<Setting>> ApplySettings(Database& database);

}  // namespace mandat::storage
