#include "storage/sqlite/lock_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace mandat::storage {

Result<LockFile> LockFile::Take(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return Fail("store_failed", path + ": " + std::strerror(errno));
  LockFile lock(descriptor);
  // flock belongs to the open file, so a second opening in this process is refused as well, and
  // the system lets go when the process dies, however it dies.
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return Fail("store_failed", path + ": " + std::strerror(errno));
  return Fail("store_locked", path + " is held: the organisation is being served already");
}

LockFile::~LockFile() {
  // The file stays: if it were removed, a waiting process could hold a lock that nobody sees.
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace mandat::storage
