// Disks of a simulated server: one in memory, one of SQLite on a disk that fails when told to, and
// some that lie, so that the oracles can be seen to notice.
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "storage/memory/memory_store.hpp"
#include "storage/store.hpp"

namespace mandat::simulation {

// The faults that are planted to be caught (RL-11). They stand in the doubles of the ports: the
// program under test is always the real one.
enum class Planted {
  kNothing,
  kAnswerBeforeCommit,  // the disk says "kept" and keeps the group when the next one comes
  kLostTail,            // a restart loses the last leaf, and the head agrees with what is left
  kDoubledCommand,      // the disk forgets which commands it has answered
  kForgottenBodies,     // the disk forgets what the commands said
  kFlippedBit,          // a bit of an old leaf changes
  kForgedSnapshot,      // the state is saved with one member too many, and a right checksum
  kOrderByAddress,      // the network hands requests over in the order of their addresses
  kForeignChance,       // chance that does not come from the seed
};
inline constexpr int kPlantedKinds = 9;  // kNothing included

class Disk {
 public:
  Disk() = default;
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;
  virtual ~Disk() = default;
  // What a start of the server finds.
  [[nodiscard]] virtual Result<std::unique_ptr<storage::Store>> Open() = 0;
};

class MemoryOnly final : public Disk {
 public:
  explicit MemoryOnly(Planted planted = Planted::kNothing) : planted_(planted) {}
  [[nodiscard]] Result<std::unique_ptr<storage::Store>> Open() override;

 private:
  Planted planted_;
  std::shared_ptr<storage::MemoryDisk> disk_ = std::make_shared<storage::MemoryDisk>();
};

// SQLite on FaultyDisk, in a folder of its own that goes with this object.
class SqliteFile final : public Disk {
 public:
  SqliteFile();
  ~SqliteFile() override;
  [[nodiscard]] Result<std::unique_ptr<storage::Store>> Open() override;

 private:
  std::string folder_;
};

}  // namespace mandat::simulation
