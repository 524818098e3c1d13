// FaultyDisk: the system's disk, as an SQLite VFS whose writes and syncs fail when told to.
#pragma once

namespace mandat::storage {

struct FaultyDisk {
  static constexpr const char* kName = "faulty";
  static void Register();

  // Writes, or syncs, that still succeed; then every one fails. -1: all succeed.
  static int writes_left;
  static int syncs_left;
  static int write_error;    // SQLITE_FULL or SQLITE_IOERR_WRITE
  static bool tears_writes;  // the first half of a write that fails is on the disk all the same
  static void Heal() {
    writes_left = syncs_left = -1;
    tears_writes = false;
  }
};

}  // namespace mandat::storage
