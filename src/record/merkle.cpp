#include "record/merkle.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "base/check.hpp"
#include "crypto/crypto.hpp"

namespace mandat::record {
namespace {

// Different first bytes keep a node from being passed off as a leaf.
constexpr std::array<std::uint8_t, 1> kLeafMark = {0x00};
constexpr std::array<std::uint8_t, 1> kNodeMark = {0x01};

unsigned BitLength(std::uint64_t number) { return static_cast<unsigned>(std::bit_width(number)); }

// A shift by 64 is undefined for 64-bit numbers; here it gives 0, as arithmetic does.
std::uint64_t ShiftRight(std::uint64_t number, unsigned bits) {
  return bits > 63 ? 0 : number >> bits;
}

unsigned Ones(std::uint64_t number) { return static_cast<unsigned>(std::popcount(number)); }

tl::unexpected<Error> DoesNotFit(const char* why) { return Fail("proof_does_not_fit", why); }

// The largest power of two below `size`, which is at least 2.
std::size_t SplitOf(std::size_t size) { return std::bit_floor(size - 1); }

Digest RootOf(std::span<const Digest> leaf_hashes) { return TreeHasher(leaf_hashes).Root(); }

}  // namespace

Digest LeafHash(std::string_view entry) {
  return crypto::Sha256Hasher().Update(kLeafMark).Update(entry).Finish();
}

Digest NodeHash(const Digest& left, const Digest& right) {
  return crypto::Sha256Hasher().Update(kNodeMark).Update(left).Update(right).Finish();
}

Digest EmptyRoot() { return crypto::Sha256(std::string_view()); }

TreeHasher::TreeHasher(std::span<const Digest> leaf_hashes) {
  for (const Digest& leaf_hash : leaf_hashes) Append(leaf_hash);
}

void TreeHasher::Append(const Digest& leaf_hash) {
  Digest node = leaf_hash;
  // Each one at the low end of the size is a complete subtree as large as the one that arrives.
  for (std::uint64_t rest = size_; rest & 1U; rest >>= 1U) {
    node = NodeHash(peaks_.back(), node);
    peaks_.pop_back();
  }
  peaks_.push_back(node);
  ++size_;
}

Digest TreeHasher::Root() const {
  if (peaks_.empty()) return EmptyRoot();
  Digest root = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i > 0; --i) root = NodeHash(peaks_[i - 1], root);
  return root;
}

Status VerifyInclusion(std::uint64_t index, std::uint64_t size, const Digest& leaf_hash,
                       std::span<const Digest> proof, const Digest& root) {
  if (index >= size) return DoesNotFit("the leaf is not in a tree of this size");
  const unsigned inner = BitLength(index ^ (size - 1));
  if (proof.size() != inner + Ones(ShiftRight(index, inner))) return DoesNotFit("its length");
  Digest hash = leaf_hash;
  for (unsigned i = 0; i < proof.size(); ++i) {
    // Above `inner` the path runs along the right border, where siblings stand on the left.
    const bool sibling_is_left = i >= inner || ((index >> i) & 1U) != 0;
    hash = sibling_is_left ? NodeHash(proof[i], hash) : NodeHash(hash, proof[i]);
  }
  return hash == root ? Status{} : DoesNotFit("another root");
}

Status VerifyConsistency(std::uint64_t old_size, std::uint64_t new_size,
                         std::span<const Digest> proof, const Digest& old_root,
                         const Digest& new_root) {
  if (old_size == 0 || old_size > new_size) return DoesNotFit("its sizes");
  if (old_size == new_size) {
    return proof.empty() && old_root == new_root ? Status{} : DoesNotFit("same size, other root");
  }
  const auto shift = static_cast<unsigned>(std::countr_zero(old_size));
  const unsigned inner = BitLength((old_size - 1) ^ (new_size - 1)) - shift;
  const unsigned border = Ones(ShiftRight(old_size - 1, inner + shift));
  const std::uint64_t mask = ShiftRight(old_size - 1, shift);
  // If the old tree is complete, its root is itself the first node and is not sent.
  const bool old_is_complete = std::has_single_bit(old_size);
  if (proof.size() != (old_is_complete ? 0U : 1U) + inner + border) return DoesNotFit("its length");

  Digest from_old = old_is_complete ? old_root : proof[0];
  Digest from_new = from_old;
  const std::span<const Digest> path = proof.subspan(old_is_complete ? 0 : 1);
  for (unsigned i = 0; i < path.size(); ++i) {
    if (i >= inner || ((mask >> i) & 1U) != 0) {
      from_old = NodeHash(path[i], from_old);
      from_new = NodeHash(path[i], from_new);
    } else {
      from_new = NodeHash(from_new, path[i]);
    }
  }
  return from_old == old_root && from_new == new_root ? Status{} : DoesNotFit("another root");
}

Proof ProveInclusion(std::uint64_t index, std::span<const Digest> leaf_hashes) {
  MANDAT_CHECK(index < leaf_hashes.size());
  Proof downward;
  while (leaf_hashes.size() > 1) {
    const std::size_t split = SplitOf(leaf_hashes.size());
    const bool left = index < split;
    downward.push_back(RootOf(left ? leaf_hashes.subspan(split) : leaf_hashes.first(split)));
    leaf_hashes = left ? leaf_hashes.first(split) : leaf_hashes.subspan(split);
    if (!left) index -= split;
  }
  std::ranges::reverse(downward);
  return downward;
}

Proof ProveConsistency(std::uint64_t old_size, std::span<const Digest> leaf_hashes) {
  MANDAT_CHECK(old_size >= 1 && old_size <= leaf_hashes.size());
  Proof downward;
  bool old_root_is_known = true;  // as long as only left branches were taken
  while (old_size != leaf_hashes.size()) {
    const std::size_t split = SplitOf(leaf_hashes.size());
    const bool left = old_size <= split;
    downward.push_back(RootOf(left ? leaf_hashes.subspan(split) : leaf_hashes.first(split)));
    leaf_hashes = left ? leaf_hashes.first(split) : leaf_hashes.subspan(split);
    if (!left) {
      old_size -= split;
      old_root_is_known = false;
    }
  }
  if (!old_root_is_known) downward.push_back(RootOf(leaf_hashes));
  std::ranges::reverse(downward);
  return downward;
}

}  // namespace mandat::record
