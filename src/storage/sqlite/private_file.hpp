// Files that nobody but the server's own account may read.
#pragma once

#include <string>

#include "base/result.hpp"

namespace mandat::storage {

enum class IfItExists { kLeave, kRefuse };

// Makes an empty file of mode 0600. Fails with `backup_exists` (if refused), `store_failed`.
[[nodiscard]] Status MakePrivateFile(const std::string& path, IfItExists if_it_exists);

// Waits until the file and its name are on the disk. Fails with `backup_failed`.
[[nodiscard]] Status SyncFile(const std::string& path);

}  // namespace mandat::storage
