// The canonical JSON codec against its vectors, in both directions.
#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/json.hpp"
#include "tests/shared/base/base64.hpp"
#include "tests/support/shared_input.hpp"

namespace mandat {
namespace {

// Writes what a lenient reader has read; nlohmann keeps its keys sorted by bytes.
void WriteLenient(JsonWriter& writer, const nlohmann::json& value) {
  if (value.is_object()) {
    writer.BeginObject();
    for (const auto& [key, member] : value.items()) {
      writer.Key(key);
      WriteLenient(writer, member);
    }
    writer.EndObject();
  } else if (value.is_array()) {
    writer.BeginList();
    for (const auto& element : value) WriteLenient(writer, element);
    writer.EndList();
  } else if (value.is_string()) {
    writer.String(value.get<std::string>());
  } else {
    ASSERT_TRUE(value.is_number_integer());
    writer.Integer(value.get<std::int64_t>());
  }
}

TEST(SharedJsonCodec, GivesTheAnswerOfEveryVector) {
  MANDAT_SHARED_FILE(path, "vectors/record/json_codec.jsonl");
  std::ifstream file(path);
  std::size_t cases = 0;
  for (std::string line; std::getline(file, line); ++cases) {
    const auto vector = nlohmann::json::parse(line);
    const std::string name = vector["name"];
    if (vector["dir"] == "decode") {
      const std::string bytes = support::FromBase64(vector["bytes_b64"].get<std::string>());
      EXPECT_EQ(CheckCanonicalObject(bytes).has_value(), vector["expect"] == "accept") << name;
    } else {
      std::string text;
      JsonWriter writer(text);
      WriteLenient(writer, nlohmann::json::parse(vector["input"].get<std::string>()));
      const std::string canonical = support::FromBase64(vector["canonical_b64"].get<std::string>());
      EXPECT_EQ(text, canonical) << name;
      EXPECT_TRUE(CheckCanonicalObject(text).has_value()) << name;
    }
  }
  EXPECT_GE(cases, 52U);
  support::ReportCases("vectors/record/json_codec.jsonl", cases);
}

}  // namespace
}  // namespace mandat
