#include "base/prng.hpp"

#include <bit>

#include "base/check.hpp"

namespace mandat {
namespace {

// SplitMix64: its outputs for different counters have no visible relation, so neighbouring seeds
// give unrelated sequences.
std::uint64_t NextOfSplitMix(std::uint64_t& counter) {
  counter += 0x9E3779B97F4A7C15U;
  std::uint64_t mixed = counter;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

}  // namespace

Prng::Prng(std::uint64_t seed) {
  for (std::uint64_t& word : state_) word = NextOfSplitMix(seed);
}

Prng::Prng(const Digest& seed) {
  for (std::size_t i = 0; i < seed.size(); ++i) state_[i / 8] = state_[i / 8] << 8U | seed[i];
  // From an all-zero state the generator would never leave zero.
  if (state_ == std::array<std::uint64_t, 4>{}) *this = Prng(std::uint64_t{0});
}

std::uint64_t Prng::Next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17U;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

std::uint64_t Prng::Below(std::uint64_t bound) {
  MANDAT_CHECK(bound > 0);
  // 2^64 mod bound numbers at the low end would favour some remainders: draw again.
  const std::uint64_t favoured = (0 - bound) % bound;
  std::uint64_t drawn = Next();
  while (drawn < favoured) drawn = Next();
  return drawn % bound;
}

}  // namespace mandat
