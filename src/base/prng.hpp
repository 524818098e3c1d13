// Prng: a sequence that looks random and follows from its seed alone, on every machine.
//
// For lots (the seed is on record, so that a drawing can be repeated) and for simulations. Never
// for secrets. The generator is xoshiro256** by Blackman and Vigna, seeded through SplitMix64.
#pragma once

#include <array>
#include <cstdint>

#include "base/digest.hpp"

namespace mandat {

class Prng {
 public:
  explicit Prng(std::uint64_t seed);
  // Seeded by 32 bytes, read as four big-endian numbers: the `rand` of a command on record.
  explicit Prng(const Digest& seed);

  // Any 64-bit number.
  [[nodiscard]] std::uint64_t Next();

  // 0 .. bound-1, each equally likely; bound >= 1, checked.
  [[nodiscard]] std::uint64_t Below(std::uint64_t bound);

 private:
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace mandat
