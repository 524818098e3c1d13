// Hashes against published vectors: the examples of FIPS 180, BLAKE2b of a second implementation.
#include "crypto/crypto.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>  // after gtest, which it needs

#include <string>
#include <vector>

namespace mandat::crypto {
namespace {

const ::testing::Environment* const kReady = ::testing::AddGlobalTestEnvironment([] {
  EXPECT_TRUE(InitOnce().has_value());
  return new ::testing::Environment;
}());

TEST(Sha256, GivesTheExamplesOfFips180) {
  const struct {
    std::string text;
    const char* digest;
  } rows[] = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {std::string(1000000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const auto& row : rows) EXPECT_EQ(ToHex(Sha256(row.text)), row.digest);
}

RC_GTEST_PROP(Sha256, IsTheSameInPieces, (const std::vector<std::string>& pieces)) {
  Sha256Hasher hasher;
  std::string whole;
  for (const std::string& piece : pieces) {
    hasher.Update(piece);
    whole += piece;
  }
  RC_ASSERT(hasher.Finish() == Sha256(whole));
}

// The published keyed vectors are of 64 bytes; these of 32 come from a second implementation, the
// one in Python's hashlib, with the key 00 01 .. 1f.
TEST(KeyedHash, IsBlake2b) {
  Key key{};
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(i);
  EXPECT_EQ(ToHex(KeyedHash(key, {})),
            "4e51e7a913fc80137da52880fecca175bf81e117d5c68126dc2774033517ea0d");
  EXPECT_EQ(ToHex(KeyedHash(key, BytesOf("abc"))),
            "d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f");
  key[31] ^= 1U;
  EXPECT_NE(ToHex(KeyedHash(key, BytesOf("abc"))),
            "d63a32d3e44738d7907f964316c241adaba0abfeabc32349677578a15a203f7f");
}

TEST(EqualInConstantTime, ComparesContentAndLength) {
  EXPECT_TRUE(EqualInConstantTime({}, {}));
  EXPECT_TRUE(EqualInConstantTime(BytesOf("abc"), BytesOf("abc")));
  EXPECT_FALSE(EqualInConstantTime(BytesOf("abc"), BytesOf("abd")));
  EXPECT_FALSE(EqualInConstantTime(BytesOf("abc"), BytesOf("ab")));
}

TEST(RandomBytes, FillsAllOfItsBuffer) {
  std::vector<std::uint8_t> every_bit(64, 0);
  for (int i = 0; i < 64; ++i) {
    std::vector<std::uint8_t> drawn(64, 0);
    RandomBytes(drawn);
    for (std::size_t at = 0; at < drawn.size(); ++at) every_bit[at] |= drawn[at];
  }
  EXPECT_EQ(every_bit, std::vector<std::uint8_t>(64, 0xFF));  // fails once in 2^55 runs
}

}  // namespace
}  // namespace mandat::crypto
