// LockFile: while it exists, no other process can open the same store.
#pragma once

#include <string>
#include <utility>

#include "base/result.hpp"

namespace mandat::storage {

class LockFile {
 public:
  // Fails with `store_locked` (somebody holds it), `store_failed` (it cannot be made).
  [[nodiscard]] static Result<LockFile> Take(const std::string& path);

  LockFile() = default;  // holds nothing
  LockFile(LockFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  LockFile& operator=(LockFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;
  ~LockFile();

 private:
  explicit LockFile(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace mandat::storage
