#include "record/document.hpp"

#include <gtest/gtest.h>

#include <string>

namespace mandat::record {
namespace {

Opening Text(std::string payload) {
  Opening opening{.salt = {}, .media_type = "text/plain", .payload = std::move(payload)};
  opening.salt.fill(0x20);
  return opening;
}

TEST(Document, OpensAsSaltTypeAndPayload) {
  const std::string bytes = std::string(32, ' ') + '\x0A' + "text/plain" + "hello";
  EXPECT_EQ(EncodeOpening(Text("hello")), bytes);
  EXPECT_EQ(DecodeOpening(bytes), Text("hello"));
}

TEST(Document, MayBeEmptyAndHasALargestSize) {
  EXPECT_EQ(DecodeOpening(EncodeOpening(Text("")).value()), Text(""));
  EXPECT_TRUE(EncodeOpening(Text(std::string(8 << 20, 'x'))).has_value());
  const Opening large = Text(std::string((8 << 20) + 1, 'x'));
  EXPECT_EQ(EncodeOpening(large).error().code, "document_too_large");
}

TEST(Document, WantsAMediaTypeOfAtMost100PrintableCharacters) {
  Opening opening = Text("x");
  opening.media_type = std::string(100, 'a');
  EXPECT_TRUE(EncodeOpening(opening).has_value());
  for (const std::string& wrong : {std::string(), std::string(101, 'a'), std::string("a\nb")}) {
    opening.media_type = wrong;
    EXPECT_EQ(EncodeOpening(opening).error().code, "not_a_media_type");
  }
}

TEST(Document, RefusesBytesThatAreCutOff) {
  const std::string bytes = EncodeOpening(Text("")).value();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto opening = DecodeOpening(bytes.substr(0, size));
    ASSERT_FALSE(opening.has_value()) << size;
    EXPECT_EQ(opening.error().code, "not_an_opening") << size;
  }
  EXPECT_EQ(DecodeOpening(std::string(33, '\0')).error().code, "not_a_media_type");
}

TEST(Document, CommitsToEveryPart) {
  const Digest commitment = CommitmentOf(EncodeOpening(Text("hello")).value());
  Opening other = Text("hello");
  other.salt[31] ^= 1U;
  EXPECT_NE(CommitmentOf(EncodeOpening(other).value()), commitment);
  other = Text("hello");
  other.media_type = "text/html";
  EXPECT_NE(CommitmentOf(EncodeOpening(other).value()), commitment);
  // A byte moved from the type to the payload.
  other = Text("nhello");
  other.media_type = "text/plai";
  EXPECT_NE(CommitmentOf(EncodeOpening(other).value()), commitment);
}

}  // namespace
}  // namespace mandat::record
