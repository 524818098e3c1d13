// Published inclusion and consistency proofs, good ones and spoilt ones; answers by the manifest.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>

#include "record/merkle.hpp"
#include "tests/shared/base/base64.hpp"
#include "tests/support/shared_input.hpp"

namespace mandat::record {
namespace {

// A hash of another length than 32 bytes is none: the caller's decoder refuses it.
std::optional<Digest> HashIn(const nlohmann::json& text) {
  const std::string bytes = text.is_null() ? "" : support::FromBase64(text.get<std::string>());
  Digest digest{};
  if (bytes.size() != digest.size()) return std::nullopt;
  std::ranges::copy(bytes, digest.begin());
  return digest;
}

std::optional<Proof> ProofIn(const nlohmann::json& list) {
  Proof proof;
  for (const auto& text : list) {
    const auto hash = HashIn(text);
    if (!hash) return std::nullopt;
    proof.push_back(*hash);
  }
  return proof;
}

bool AcceptsInclusion(const nlohmann::json& vector) {
  const auto leaf_hash = HashIn(vector["leafHash"]);
  const auto root = HashIn(vector["root"]);
  const auto proof = ProofIn(vector["proof"]);
  return leaf_hash && root && proof &&
         VerifyInclusion(vector["leafIdx"].get<std::uint64_t>(),
                         vector["treeSize"].get<std::uint64_t>(), *leaf_hash, *proof, *root)
             .has_value();
}

bool AcceptsConsistency(const nlohmann::json& vector) {
  const auto old_root = HashIn(vector["root1"]);
  const auto new_root = HashIn(vector["root2"]);
  const auto proof = ProofIn(vector["proof"]);
  return old_root && new_root && proof &&
         VerifyConsistency(vector["size1"].get<std::uint64_t>(),
                           vector["size2"].get<std::uint64_t>(), *proof, *old_root, *new_root)
             .has_value();
}

TEST(SharedMerkle, AnswersEveryProofAsTheManifestSays) {
  MANDAT_SHARED_FILE(path, "vectors/merkle/manifest.tsv");
  std::ifstream file(path);
  std::size_t cases = 0;
  for (std::string line; std::getline(file, line);) {
    std::istringstream columns(line);
    std::string name;
    std::string sha256;
    std::string expect;
    columns >> name >> sha256 >> expect;
    const bool inclusion = name.starts_with("rfc6962/inclusion/");
    if (!inclusion && !name.starts_with("rfc6962/consistency/")) continue;
    const auto vector = nlohmann::json::parse(support::ReadFile(path.parent_path() / name));
    const bool accepted = inclusion ? AcceptsInclusion(vector) : AcceptsConsistency(vector);
    EXPECT_EQ(accepted, expect == "accept") << name;
    ++cases;
  }
  EXPECT_EQ(cases, 148U);
  support::ReportCases("vectors/merkle/rfc6962", cases);
}

std::string FromHexText(const std::string& text) {
  std::string bytes(text.size() / 2, '\0');
  EXPECT_TRUE(FromHex(text, {reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()}));
  return bytes;
}

TEST(SharedMerkle, GivesTheReferenceTree) {
  MANDAT_SHARED_FILE(path, "vectors/merkle/reference_tree.json");
  const auto reference = nlohmann::json::parse(support::ReadFile(path));
  const auto& roots = reference["roots_hex_by_size"];
  TreeHasher tree;
  EXPECT_EQ(ToHex(tree.Root()), roots[0].get<std::string>());
  std::size_t size = 0;
  for (const auto& input : reference["leaf_inputs_hex"]) {
    const Digest leaf_hash = LeafHash(FromHexText(input.get<std::string>()));
    EXPECT_EQ(ToHex(leaf_hash), reference["node_hashes_hex"][0][size].get<std::string>());
    tree.Append(leaf_hash);
    EXPECT_EQ(ToHex(tree.Root()), roots[++size].get<std::string>());
  }
  support::ReportCases("vectors/merkle/reference_tree.json", size);
}

}  // namespace
}  // namespace mandat::record
