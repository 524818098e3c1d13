// A small complete ledger: bytes, leaf hashes, roots and commitments, step by step.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "record/document.hpp"
#include "record/leaf.hpp"
#include "record/merkle.hpp"
#include "tests/shared/base/base64.hpp"
#include "tests/support/shared_input.hpp"

namespace mandat::record {
namespace {

TEST(SharedLedger, KeepsEveryLeafToTheByteAndGivesItsRoots) {
  MANDAT_SHARED_FILE(path, "vectors/record/ledger/values.json");
  const auto values = nlohmann::json::parse(support::ReadFile(path));
  const auto& roots = values["root_hex_by_size"];
  TreeHasher tree;
  EXPECT_EQ(ToHex(tree.Root()), roots["0"].get<std::string>());
  const std::size_t count = values["leaf_hash_hex"].size();
  for (std::size_t seq = 0; seq < count; ++seq) {
    const std::string bytes =
        support::ReadFile(path.parent_path() / "entries" / (std::to_string(seq) + ".json"));
    EXPECT_EQ(bytes.size(), values["entry_bytes"][seq]);
    const auto leaf = DecodeLeaf(bytes);
    ASSERT_TRUE(leaf.has_value()) << seq << ": " << leaf.error().detail;
    EXPECT_EQ(leaf->seq, seq);
    EXPECT_EQ(ToHex(leaf->ledger), values["ledger"].get<std::string>());
    EXPECT_EQ(EncodeLeaf(*leaf), bytes);
    EXPECT_EQ(ToHex(LeafHash(bytes)), values["leaf_hash_hex"][seq].get<std::string>());
    tree.Append(LeafHash(bytes));
    EXPECT_EQ(ToHex(tree.Root()), roots[std::to_string(seq + 1)].get<std::string>());
  }
  EXPECT_EQ(count, 5U);
  support::ReportCases("vectors/record/ledger/entries", count);
}

TEST(SharedLedger, CommitsToItsDocuments) {
  MANDAT_SHARED_FILE(path, "vectors/record/ledger/values.json");
  const auto values = nlohmann::json::parse(support::ReadFile(path));
  for (const auto& document : values["doc"]) {
    const Digest salt = ParseDigest(document["salt_hex"].get<std::string>()).value();
    const Opening opening{
        .salt = salt,
        .media_type = document["media"],
        .payload = support::FromBase64(document["payload_b64"].get<std::string>())};
    const std::string bytes = EncodeOpening(opening).value();
    const std::string commitment = ToHex(CommitmentOf(bytes));
    EXPECT_EQ(commitment, document["commitment_hex"].get<std::string>()) << document["name"];
    EXPECT_EQ(DecodeOpening(bytes), opening);
    const auto published = path.parent_path() / "log" / "doc" / commitment;
    if (std::filesystem::exists(published)) {
      EXPECT_EQ(support::ReadFile(published), bytes);
    }
  }
  support::ReportCases("vectors/record/ledger/values.json, documents", values["doc"].size());
}

}  // namespace
}  // namespace mandat::record
