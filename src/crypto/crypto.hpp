// Hashes and random bytes: a few functions over libsodium, whose types stay behind them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/digest.hpp"
#include "base/result.hpp"

namespace mandat::crypto {

using Bytes = std::span<const std::uint8_t>;

// The bytes of a text, not copied.
[[nodiscard]] Bytes BytesOf(std::string_view text);

// Before any other thread starts: chooses implementations and opens the source of randomness. May
// be called again. Fails with `crypto_unavailable`.
[[nodiscard]] Status InitOnce();

[[nodiscard]] Digest Sha256(Bytes bytes);
[[nodiscard]] Digest Sha256(std::string_view text);

// SHA-256 of bytes that come in pieces.
class Sha256Hasher {
 public:
  Sha256Hasher();
  Sha256Hasher& Update(Bytes bytes);
  Sha256Hasher& Update(std::string_view text);
  // The digest of everything since the start. Once; then the hasher may only be destroyed.
  [[nodiscard]] Digest Finish();

 private:
  alignas(8) std::array<std::byte, 104> state_;  // libsodium's, whose size crypto.cpp checks
};

using Key = std::array<std::uint8_t, 32>;

// Keyed BLAKE2b of 32 bytes: without the key nobody can try out guesses against it.
[[nodiscard]] Digest KeyedHash(const Key& key, Bytes bytes);

// Takes the same time wherever the first difference lies. Different lengths are unequal at once.
[[nodiscard]] bool EqualInConstantTime(Bytes a, Bytes b);

// From the operating system; cannot fail after InitOnce.
void RandomBytes(std::span<std::uint8_t> out);

}  // namespace mandat::crypto
