// The tree over the leaves (RFC 6962, RC-20): one hash that stands for the whole record, and short
// proofs that a leaf is in it or that it only grew.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "base/result.hpp"

namespace mandat::record {

[[nodiscard]] Digest LeafHash(std::string_view entry);                   // SHA-256(0x00, entry)
[[nodiscard]] Digest NodeHash(const Digest& left, const Digest& right);  // SHA-256(0x01, l, r)
[[nodiscard]] Digest EmptyRoot();                                        // SHA-256("")

// Gives the root of a growing tree. Holds one hash per complete subtree, at most 64; a value type,
// so that a group of leaves can be tried on a copy.
class TreeHasher {
 public:
  TreeHasher() = default;
  // Of a tree with these leaf hashes.
  explicit TreeHasher(std::span<const Digest> leaf_hashes);

  void Append(const Digest& leaf_hash);
  [[nodiscard]] std::uint64_t Size() const { return size_; }
  // O(log size).
  [[nodiscard]] Digest Root() const;

 private:
  std::vector<Digest> peaks_;  // roots of the complete subtrees, the largest first
  std::uint64_t size_ = 0;
};

// Hashes from the leaf's sibling upward.
using Proof = std::vector<Digest>;

// Holds `leaf_hash` the place `index` in the tree of `size` leaves with this root? Any numbers up
// to 2^64-1 and any proof may come in. Fails with `proof_does_not_fit`.
[[nodiscard]] Status VerifyInclusion(std::uint64_t index, std::uint64_t size,
                                     const Digest& leaf_hash, std::span<const Digest> proof,
                                     const Digest& root);

// Is the tree of `old_size` leaves the beginning of the one of `new_size`? A tree of size 0 is the
// beginning of all and proves nothing: it is refused. Fails with `proof_does_not_fit`.
[[nodiscard]] Status VerifyConsistency(std::uint64_t old_size, std::uint64_t new_size,
                                       std::span<const Digest> proof, const Digest& old_root,
                                       const Digest& new_root);

// The proofs, from all leaf hashes of the tree: O(size) hashes.
// index < leaf_hashes.size(), 1 <= old_size <= leaf_hashes.size(), both checked.
[[nodiscard]] Proof ProveInclusion(std::uint64_t index, std::span<const Digest> leaf_hashes);
[[nodiscard]] Proof ProveConsistency(std::uint64_t old_size, std::span<const Digest> leaf_hashes);

}  // namespace mandat::record
