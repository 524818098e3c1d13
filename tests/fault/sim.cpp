// sim: seeded histories of a whole server in one thread, each twice, byte for byte (RL-33).
//
// A third of the seeds runs in memory, a third on SQLite, a third on SQLite over a disk that fails.
//
//   sim [--amount SEEDS] [--seed FIRST] [--commands EACH]
#include "tests/simulation/simulation.hpp"

#include <cstdio>

#include "crypto/crypto.hpp"
#include "tests/fault/option.hpp"

namespace mandat::simulation {
namespace {

using fault::Option;

struct Total {
  std::size_t bad = 0;
  std::size_t recorded = 0;
  std::size_t refused = 0;
  std::size_t restarts = 0;
  std::size_t deaths = 0;
  std::size_t read_only = 0;
};

void Add(Total& total, const Outcome& outcome) {
  total.recorded += outcome.recorded;
  total.refused += outcome.refused;
  total.restarts += outcome.restarts;
  total.deaths += outcome.deaths;
  total.read_only += outcome.read_only;
}

// A planted fault that nobody notices within a few seeds makes the whole run worthless (RL-11).
std::size_t CountCaught(std::uint64_t first, std::size_t commands) {
  std::size_t caught = 0;
  for (int planted = 1; planted < kPlantedKinds; ++planted) {
    std::string complaint;
    for (std::uint64_t seed = first; seed < first + 5 && complaint.empty(); ++seed) {
      complaint = SimulateTwice({.seed = seed,
                                 .commands = commands,
                                 .disk = DiskKind::kMemory,
                                 .planted = static_cast<Planted>(planted)})
                      .complaint;
    }
    std::printf("control %d: %s\n", planted, complaint.empty() ? "MISSED" : complaint.c_str());
    if (!complaint.empty()) ++caught;
  }
  return caught;
}

int Run(int argc, char** argv) {
  if (!crypto::InitOnce()) return 1;
  const std::uint64_t amount = Option(argc, argv, "--amount", 60);
  const std::uint64_t first = Option(argc, argv, "--seed", 1917);
  const std::size_t commands = Option(argc, argv, "--commands", 500);
  Total total;
  for (std::uint64_t seed = first; seed < first + amount; ++seed) {
    const Plan plan{.seed = seed,
                    .commands = commands,
                    .disk = static_cast<DiskKind>(seed % 3),
                    .planted = Planted::kNothing};
    const Outcome outcome = SimulateTwice(plan);
    Add(total, outcome);
    if (outcome.complaint.empty()) continue;
    ++total.bad;
    std::printf("sim: --seed %llu --amount 1 --commands %zu: %s\n",
                static_cast<unsigned long long>(seed), commands, outcome.complaint.c_str());
  }
  const std::size_t caught = CountCaught(first, commands);
  std::printf(
      "sim: %llu seeds of %zu commands, each twice: %zu bad; %zu recorded, %zu refused, %zu "
      "restarts, %zu after an unknown commit, %zu after a full disk; %zu of %d controls caught; "
      "--seed %llu repeats it\n",
      static_cast<unsigned long long>(amount), commands, total.bad, total.recorded, total.refused,
      total.restarts, total.deaths, total.read_only, caught, kPlantedKinds - 1,
      static_cast<unsigned long long>(first));
  return total.bad == 0 && caught == kPlantedKinds - 1 ? 0 : 1;
}

}  // namespace
}  // namespace mandat::simulation

int main(int argc, char** argv) { return mandat::simulation::Run(argc, argv); }
