// Clock and Random: what the server asks of the machine, replaceable so that a whole server can run
// simulated from one seed (AR-16, RL-33). The disk is replaced by the name of an SQLite VFS.
#pragma once

#include <cstdint>
#include <span>

#include "base/time.hpp"

namespace mandat::storage {

class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;
  // The wall clock. May jump when somebody sets it.
  [[nodiscard]] virtual UtcMillis NowMillis() = 0;
  // Milliseconds since the machine started, sleep included. Never jumps; shows jumps of the other.
  [[nodiscard]] virtual std::int64_t BootMillis() = 0;
};

class Random {
 public:
  Random() = default;
  Random(const Random&) = delete;
  Random& operator=(const Random&) = delete;
  virtual ~Random() = default;
  // Fills all of `out` with bytes that nobody can foresee.
  virtual void Fill(std::span<std::uint8_t> out) = 0;
};

// The machine's own. crypto::InitOnce must have succeeded before the second is used.
[[nodiscard]] Clock& SystemClock();
[[nodiscard]] Random& SystemRandom();

}  // namespace mandat::storage
