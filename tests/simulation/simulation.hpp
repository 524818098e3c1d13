// Simulation: a server's life from one seed, with everything that can vary behind its ports
// (RL-33).
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/digest.hpp"
#include "tests/simulation/disks.hpp"

namespace mandat::simulation {

enum class DiskKind { kMemory, kSqlite, kFailingSqlite };

struct Plan {
  std::uint64_t seed = 1;
  std::size_t commands = 300;
  DiskKind disk = DiskKind::kMemory;
  Planted planted = Planted::kNothing;  // on the disk in memory
};

struct Outcome {
  std::string complaint;  // the first thing that was wrong; empty if nothing was
  Digest fingerprint{};   // of all leaves, the root and the state
  std::size_t commands = 0;
  std::size_t recorded = 0;
  std::size_t refused = 0;
  std::size_t restarts = 0;
  std::size_t deaths = 0;     // of which the process ended because nobody knew what was kept
  std::size_t read_only = 0;  // of which the disk was full or refused before the commit
  std::map<std::string, std::size_t> facts;  // recorded, by type
};

[[nodiscard]] Outcome Simulate(const Plan& plan);

// Runs the plan twice: the complaint is also that the two differ.
[[nodiscard]] Outcome SimulateTwice(const Plan& plan);

}  // namespace mandat::simulation
