#include "storage/sqlite/private_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace mandat::storage {
namespace {

bool Sync(const std::string& path, int kind) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | kind);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return synced;
}

}  // namespace

Status MakePrivateFile(const std::string& path, IfItExists if_it_exists) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor >= 0) {
    ::close(descriptor);
    return {};
  }
  if (errno != EEXIST) return Fail("store_failed", path + ": " + std::strerror(errno));
  if (if_it_exists == IfItExists::kLeave) return {};
  return Fail("backup_exists", path + " exists; name a new file");
}

Status SyncFile(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
  if (Sync(path, 0) && Sync(folder.string(), O_DIRECTORY)) return {};
  return Fail("backup_failed", path + ": " + std::strerror(errno));
}

}  // namespace mandat::storage
