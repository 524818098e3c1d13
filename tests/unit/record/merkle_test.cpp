// The tree against its recursive definition (RFC 6962, 2.1), for all sizes up to a hundred and
// with every hash of every proof spoilt once.
#include "record/merkle.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace mandat::record {
namespace {

constexpr std::uint64_t kSizes = 100;

std::vector<Digest> LeafHashes(std::uint64_t count) {
  std::vector<Digest> hashes;
  for (std::uint64_t i = 0; i < count; ++i) hashes.push_back(LeafHash("leaf " + std::to_string(i)));
  return hashes;
}

// The definition as the standard writes it.
Digest RootByDefinition(std::span<const Digest> leaves) {
  if (leaves.empty()) return EmptyRoot();
  if (leaves.size() == 1) return leaves[0];
  std::size_t split = 1;
  while (split * 2 < leaves.size()) split *= 2;
  return NodeHash(RootByDefinition(leaves.first(split)), RootByDefinition(leaves.subspan(split)));
}

// PATH(m, D[n]) of the standard.
Proof PathByDefinition(std::uint64_t index, std::span<const Digest> leaves) {
  if (leaves.size() == 1) return {};
  std::size_t split = 1;
  while (split * 2 < leaves.size()) split *= 2;
  const bool left = index < split;
  Proof path = left ? PathByDefinition(index, leaves.first(split))
                    : PathByDefinition(index - split, leaves.subspan(split));
  path.push_back(RootByDefinition(left ? leaves.subspan(split) : leaves.first(split)));
  return path;
}

// The first nodes of the tree that the tests of Certificate Transparency begin with: the leaves
// are no bytes and one byte 0.
TEST(Hashes, AreThoseThatOthersPublish) {
  const Digest first = LeafHash("");
  const Digest second = LeafHash(std::string(1, '\0'));
  EXPECT_EQ(ToHex(first), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  EXPECT_EQ(ToHex(second), "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7");
  EXPECT_EQ(ToHex(NodeHash(first, second)),
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
}

TEST(TreeHasher, GivesTheRootOfTheDefinitionAtEverySize) {
  const auto leaves = LeafHashes(300);
  TreeHasher tree;
  EXPECT_EQ(tree.Root(), EmptyRoot());
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    tree.Append(leaves[size - 1]);
    ASSERT_EQ(tree.Size(), size);
    ASSERT_EQ(tree.Root(), RootByDefinition(std::span(leaves).first(size))) << size;
  }
  EXPECT_EQ(TreeHasher(leaves).Root(), tree.Root());
}

TEST(TreeHasher, CanBeTriedOnACopy) {
  const auto leaves = LeafHashes(7);
  const TreeHasher tree(leaves);
  TreeHasher copy = tree;
  copy.Append(leaves[0]);
  EXPECT_EQ(tree.Root(), RootByDefinition(leaves));
  EXPECT_NE(copy.Root(), tree.Root());
}

TEST(Inclusion, IsProvedForEveryLeafAndNoOther) {
  for (std::uint64_t size = 1; size <= kSizes; ++size) {
    const auto leaves = LeafHashes(size);
    const Digest root = RootByDefinition(leaves);
    for (std::uint64_t index = 0; index < size; ++index) {
      Proof proof = ProveInclusion(index, leaves);
      ASSERT_EQ(proof, PathByDefinition(index, leaves));
      ASSERT_TRUE(VerifyInclusion(index, size, leaves[index], proof, root));
      ASSERT_FALSE(VerifyInclusion(index ^ 1U, size, leaves[index], proof, root) && size > 1);
      ASSERT_FALSE(VerifyInclusion(size, size, leaves[index], proof, root));
      for (Digest& hash : proof) {
        hash[31] ^= 1U;
        ASSERT_FALSE(VerifyInclusion(index, size, leaves[index], proof, root));
        hash[31] ^= 1U;
      }
      proof.push_back(root);
      ASSERT_FALSE(VerifyInclusion(index, size, leaves[index], proof, root));
    }
  }
}

TEST(Consistency, IsProvedForEveryPairOfSizes) {
  const auto leaves = LeafHashes(kSizes);
  std::vector<Digest> roots;
  for (std::uint64_t size = 0; size <= kSizes; ++size) {
    roots.push_back(RootByDefinition(std::span(leaves).first(size)));
  }
  for (std::uint64_t after = 1; after <= kSizes; ++after) {
    for (std::uint64_t before = 1; before <= after; ++before) {
      Proof proof = ProveConsistency(before, std::span(leaves).first(after));
      const Digest& old_root = roots[before];
      const Digest& new_root = roots[after];
      ASSERT_TRUE(VerifyConsistency(before, after, proof, old_root, new_root));
      ASSERT_FALSE(VerifyConsistency(before, after, proof, EmptyRoot(), new_root));
      ASSERT_FALSE(VerifyConsistency(before, after, proof, old_root, EmptyRoot()));
      for (Digest& hash : proof) {
        hash[0] ^= 1U;
        ASSERT_FALSE(VerifyConsistency(before, after, proof, old_root, new_root));
        hash[0] ^= 1U;
      }
      proof.push_back(new_root);
      ASSERT_FALSE(VerifyConsistency(before, after, proof, old_root, new_root));
    }
  }
}

TEST(Consistency, RefusesAnEmptyOrAShrinkingRecord) {
  const Digest root = EmptyRoot();
  EXPECT_FALSE(VerifyConsistency(0, 0, {}, root, root));
  EXPECT_FALSE(VerifyConsistency(0, 5, {}, root, root));
  EXPECT_FALSE(VerifyConsistency(2, 1, {}, root, root));
}

TEST(Proofs, AreRefusedAtTheLargestSizesWithoutHarm) {
  constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();
  const Digest hash = EmptyRoot();
  for (const std::size_t length : {0U, 1U, 63U, 64U, 65U, 128U}) {
    const Proof proof(length, hash);
    for (const std::uint64_t number : {std::uint64_t{0}, std::uint64_t{1} << 63U, kLargest - 1}) {
      EXPECT_FALSE(VerifyInclusion(number, kLargest, hash, proof, hash));
      EXPECT_FALSE(VerifyConsistency(number + 1, kLargest, proof, hash, EmptyRoot()) &&
                   number + 1 != kLargest);
    }
  }
}

}  // namespace
}  // namespace mandat::record
