#include "tests/unit/storage/faulty_disk.hpp"

#include <sqlite3.h>

#include <map>

namespace mandat::storage {

int FaultyDisk::writes_left = -1;
int FaultyDisk::syncs_left = -1;
int FaultyDisk::write_error = SQLITE_FULL;
bool FaultyDisk::tears_writes = false;

namespace {

// The methods of one kind of the system's files, with two of them exchanged. The system's VFS has a
// set for files with locks and another for those without.
struct Methods {
  sqlite3_io_methods faulty;  // first: a file's pMethods is the address of the whole
  const sqlite3_io_methods* real;
};
std::map<const sqlite3_io_methods*, Methods> methods;
sqlite3_vfs faulty_vfs;

const sqlite3_io_methods* RealOf(const sqlite3_file* file) {
  return reinterpret_cast<const Methods*>(file->pMethods)->real;
}

bool Fails(int& left) {
  if (left < 0) return false;
  if (left == 0) return true;
  --left;
  return false;
}

int Write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  if (Fails(FaultyDisk::writes_left)) {
    if (FaultyDisk::tears_writes) RealOf(file)->xWrite(file, bytes, size / 2, offset);
    return FaultyDisk::write_error;
  }
  return RealOf(file)->xWrite(file, bytes, size, offset);
}

int Sync(sqlite3_file* file, int flags) {
  if (Fails(FaultyDisk::syncs_left)) return SQLITE_IOERR_FSYNC;
  return RealOf(file)->xSync(file, flags);
}

int Open(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* opened) {
  sqlite3_vfs* const real = sqlite3_vfs_find(nullptr);
  const int result = real->xOpen(real, name, file, flags, opened);
  if (result != SQLITE_OK || file->pMethods == nullptr) return result;
  const auto [kind, added] = methods.try_emplace(file->pMethods);
  if (added) {
    kind->second = {.faulty = *file->pMethods, .real = file->pMethods};
    kind->second.faulty.xWrite = Write;
    kind->second.faulty.xSync = Sync;
  }
  file->pMethods = &kind->second.faulty;
  return SQLITE_OK;
}

}  // namespace

void FaultyDisk::Register() {
  faulty_vfs = *sqlite3_vfs_find(nullptr);
  faulty_vfs.zName = kName;
  faulty_vfs.pNext = nullptr;
  faulty_vfs.xOpen = Open;
  sqlite3_vfs_register(&faulty_vfs, 0);
}

}  // namespace mandat::storage
