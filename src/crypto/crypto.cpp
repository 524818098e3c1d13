#include "crypto/crypto.hpp"

#include <sodium.h>

#include <new>

#include "base/check.hpp"

namespace mandat::crypto {
namespace {

using State = crypto_hash_sha256_state;

State* StateIn(std::span<std::byte> storage) {
  return std::launder(reinterpret_cast<State*>(storage.data()));
}

}  // namespace

Bytes BytesOf(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

Status InitOnce() {
  if (sodium_init() < 0) return Fail("crypto_unavailable", "the library found no randomness");
  return {};
}

Digest Sha256(Bytes bytes) {
  Digest digest;
  crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
  return digest;
}

Digest Sha256(std::string_view text) { return Sha256(BytesOf(text)); }

Sha256Hasher::Sha256Hasher() {
  static_assert(sizeof(State) <= sizeof(state_) && alignof(State) <= 8);
  crypto_hash_sha256_init(new (state_.data()) State);
}

Sha256Hasher& Sha256Hasher::Update(Bytes bytes) {
  crypto_hash_sha256_update(StateIn(state_), bytes.data(), bytes.size());
  return *this;
}

Sha256Hasher& Sha256Hasher::Update(std::string_view text) { return Update(BytesOf(text)); }

Digest Sha256Hasher::Finish() {
  Digest digest;
  crypto_hash_sha256_final(StateIn(state_), digest.data());
  return digest;
}

Digest KeyedHash(const Key& key, Bytes bytes) {
  static_assert(crypto_generichash_BYTES == sizeof(Digest));
  Digest digest;
  const int result = crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(),
                                        key.data(), key.size());
  MANDAT_CHECK(result == 0);  // fails only for lengths that it does not support
  return digest;
}

bool EqualInConstantTime(Bytes a, Bytes b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

void RandomBytes(std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); }

}  // namespace mandat::crypto
