// Canonical JSON and the fields of structs; the shared vectors hold the codec's many small cases.
#include "base/json.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>  // after gtest, which it needs

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/fields.hpp"

namespace mandat {
namespace {

enum class Colour { kRed, kBlack };
constexpr auto WordsOf(Colour) { return std::array<std::string_view, 2>{"red", "black"}; }

struct Paper {
  Colour colour = Colour::kRed;
  std::optional<std::string> mark;
  std::vector<UnitId> units;
  Ratio weight;
  friend bool operator==(const Paper&, const Paper&) = default;
  static constexpr auto Fields() {
    return std::tuple(Field("colour", &Paper::colour), Field("mark", &Paper::mark),
                      Field("units", &Paper::units), Field("weight", &Paper::weight));
  }
};

TEST(Fields, WriteAndReadTheSameText) {
  const Paper paper{.colour = Colour::kBlack,
                    .mark = "a \"b\"\nc\\",
                    .units = {UnitId{3}, UnitId{1}},
                    .weight = Ratio::Create(275, 3).value()};
  const std::string text =
      R"({"colour":"black","mark":"a \"b\"\nc\\","units":[3,1],"weight":"275/3"})";
  EXPECT_EQ(ToJson(paper), text);
  EXPECT_EQ(FromJson<Paper>(text), paper);
}

TEST(Fields, LeaveOutWhatIsAbsent) {
  const std::string text = R"({"colour":"red","units":[],"weight":"0"})";
  EXPECT_EQ(ToJson(Paper{}), text);
  EXPECT_EQ(FromJson<Paper>(text), Paper{});
}

TEST(Fields, RefuseEverythingElse) {
  for (const char* const text : {
           R"({"units":[],"weight":"0"})",                       // a field is missing
           R"({"colour":"red","units":[],"weight":"0","x":1})",  // one too many
           R"({"colour":"green","units":[],"weight":"0"})",      // no such word
           R"({"colour":"red","units":[0],"weight":"0"})",       // not an id
           R"({"colour":"red","units":[],"weight":"2/4"})",      // not in lowest terms
           R"({"colour":"red","units":[],"weight":"50%"})",      // another spelling
           R"({"colour":"red","units":[],"weight":0})",          // another type
           R"({"colour":"red","mark":"","mark":"","units":[],"weight":"0"})",
           R"({"colour":"red","units":[],"weight":"0"} )",
       }) {
    const auto paper = FromJson<Paper>(text);
    ASSERT_FALSE(paper.has_value()) << text;
    EXPECT_EQ(paper.error().code, "not_canonical_json");
  }
}

TEST(JsonReader, HoldsItsLimits) {
  const auto list = [](std::size_t elements) {
    std::string text = R"({"a":[0)";
    for (std::size_t i = 1; i < elements; ++i) text += ",0";
    return text + "]}";
  };
  EXPECT_TRUE(CheckCanonicalObject(list(1024)).has_value());
  EXPECT_FALSE(CheckCanonicalObject(list(1025)).has_value());

  const auto object = [](int keys) {
    std::string text = "{";
    for (int i = 0; i < keys; ++i) {
      text += (i > 0 ? ",\"k" : "\"k") + std::to_string(100 + i) + "\":0";
    }
    return text + "}";
  };
  EXPECT_TRUE(CheckCanonicalObject(object(64)).has_value());
  EXPECT_FALSE(CheckCanonicalObject(object(65)).has_value());
}

TEST(JsonReader, NamesThePlaceOfTheFirstFault) {
  const auto fault = CheckCanonicalObject(R"({"a":1,"b":1.5})");
  ASSERT_FALSE(fault.has_value());
  EXPECT_TRUE(fault.error().detail.ends_with("at byte 12")) << fault.error().detail;
}

TEST(JsonWriterDeathTest, StopsAtWhatWouldNotBeCanonical) {
  std::string out;
  const auto keys = [&](std::string_view first, std::string_view second) {
    JsonWriter writer(out);
    writer.BeginObject();
    writer.Key(first);
    writer.Integer(1);
    writer.Key(second);
  };
  EXPECT_DEATH(keys("b", "a"), "check failed");
  EXPECT_DEATH(keys("a", "a"), "check failed");
  EXPECT_DEATH(keys("a", "B"), "check failed");
  EXPECT_DEATH(JsonWriter(out).String("\t"), "check failed");
  EXPECT_DEATH(JsonWriter(out).Integer(std::int64_t{1} << 53U), "check failed");
}

TEST(JsonWriter, ChecksTheOrderOfKeysInEachObjectApart) {
  std::string out;
  JsonWriter writer(out);
  writer.BeginObject();
  writer.Key("b");
  writer.BeginObject();
  writer.Key("a");
  writer.BeginList();
  writer.EndList();
  writer.EndObject();
  writer.Key("c");
  writer.Integer(-7);
  writer.EndObject();
  EXPECT_EQ(out, R"({"b":{"a":[]},"c":-7})");
}

// Whatever bytes come in: what is accepted is written again to the same bytes.
RC_GTEST_PROP(JsonReader, AcceptsOnlyTextOfTheRecord, (const std::string& text)) {
  std::string out;
  if (IsRecordText(text)) {
    JsonWriter(out).String(text);
    RC_ASSERT(FromJson<std::string>(out, kFileLimits) == text);
  } else {
    RC_ASSERT(!FromJson<std::string>('"' + text + '"', kFileLimits).has_value());
  }
}

}  // namespace
}  // namespace mandat
