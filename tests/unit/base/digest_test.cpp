#include "base/digest.hpp"

#include <gtest/gtest.h>

#include <string>

namespace mandat {
namespace {

const std::string kDigits = "000102030405060708090a0b0c0d0e0ff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";

TEST(Digest, IsWrittenAsLowercaseHex) {
  const auto digest = ParseDigest(kDigits);
  ASSERT_TRUE(digest.has_value());
  EXPECT_EQ((*digest)[1], 0x01);
  EXPECT_EQ((*digest)[31], 0xff);
  EXPECT_EQ(ToHex(*digest), kDigits);
}

TEST(Digest, RefusesEveryOtherSpelling) {
  for (const std::string& text :
       {std::string(), kDigits.substr(1), kDigits + "0", "0x" + kDigits.substr(2),
        "A0" + kDigits.substr(2), "g0" + kDigits.substr(2), " 0" + kDigits.substr(2)}) {
    ASSERT_FALSE(ParseDigest(text).has_value()) << text;
    EXPECT_EQ(ParseDigest(text).error().code, "not_hex");
  }
}

TEST(Digest, StandsOnRecordAsText) {
  const Digest digest = ParseDigest(kDigits).value();
  EXPECT_EQ(ToJson(digest), '"' + kDigits + '"');
  EXPECT_EQ(FromJson<Digest>('"' + kDigits + '"'), digest);
  EXPECT_FALSE(FromJson<Digest>("\"00\"").has_value());
}

TEST(CommandId, HasHalfTheDigits) {
  const auto id = ParseCommandId(kDigits.substr(0, 32));
  ASSERT_TRUE(id.has_value());
  EXPECT_EQ(ToJson(*id), '"' + kDigits.substr(0, 32) + '"');
  EXPECT_EQ(FromJson<CommandId>('"' + kDigits.substr(0, 32) + '"'), id);
  EXPECT_FALSE(ParseCommandId(kDigits).has_value());
  EXPECT_FALSE(ParseLedgerId(kDigits).has_value());
}

}  // namespace
}  // namespace mandat
