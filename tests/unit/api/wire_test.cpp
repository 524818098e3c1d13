// Strict JSON: what comes in has one reading, and is refused if it could have two (LB-41).
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "app/wire/strict_json.hpp"
#include "base/json.hpp"

namespace mandat::app {
namespace {

std::string Nested(std::size_t lists) {
  std::string text = R"({"a":)";
  text.append(lists, '[');
  text.append(lists, ']');
  return text + "}";
}

std::string FaultOf(std::string_view json) {
  const auto read = CanonicalObject(json);
  return read ? "read as " + *read : read.error().code + ": " + read.error().detail;
}

TEST(StrictJson, IsMadeCanonical) {
  struct Row {
    std::string_view json;
    std::string_view canonical;
  };
  const Row rows[] = {
      {"{}", "{}"},
      {" \t\r\n{ } ", "{}"},
      {R"({"b":1,"a":2})", R"({"a":2,"b":1})"},
      {R"({"a":[3, 1,2]})", R"({"a":[3,1,2]})"},
      {R"({"a":{"c":[],"b":{}}})", R"({"a":{"b":{},"c":[]}})"},
      {R"({"a":"\u0041\u00e9\/"})", R"({"a":"Aé/"})"},
      {R"({"a":"\ud83d\ude00"})", R"({"a":"😀"})"},
      {R"({"a":"one\ntwo"})", R"({"a":"one\ntwo"})"},
      {R"({"a":-7})", R"({"a":-7})"},
      {R"({"a":9007199254740991})", R"({"a":9007199254740991})"},    // 2^53 - 1
      {R"({"a":-9007199254740991})", R"({"a":-9007199254740991})"},  // and below zero
  };
  for (const Row& row : rows) {
    const auto read = CanonicalObject(row.json);
    ASSERT_TRUE(read) << row.json << FaultOf(row.json);
    EXPECT_EQ(*read, row.canonical);
  }
}

TEST(StrictJson, RefusesWhatHasTwoReadingsAndSaysWhy) {
  struct Row {
    std::string json;
    const char* why;
  };
  const Row rows[] = {
      {R"({"yes":1,"yes":601})", "repeated key yes"},
      {R"({"yes":1,"\u0079es":601})", "repeated key yes"},
      {R"({"a":{"b":1,"b":1}})", "repeated key b"},
      {R"({"a":1.0})", "275/3"},
      {R"({"a":1e3})", "275/3"},
      {R"({"a":-0.0})", "275/3"},
      {R"({"a":9007199254740992})", "number too large"},   // 2^53
      {R"({"a":-9007199254740992})", "number too large"},  //
      {R"({"a":18446744073709551616})", "275/3"},          // 2^64, which is a float to libraries
      {R"({"a":true})", "true and false"},
      {R"({"a":null})", "leave the key out"},
      {R"({"A":1})", "not a key: A"},
      {R"({"":1})", "not a key: "},
      {R"({"a b":1})", "not a key"},
      {"{\"a\":\"\x01\"}", "not JSON at byte"},
      {R"({"a":"\u0007"})", "control characters"},
      {R"({"a":"\u0000"})", "control characters"},
      {"{\"a\":\"\xff\"}", "not JSON at byte"},          // no byte of UTF-8
      {"{\"a\":\"\xc0\xaf\"}", "not JSON at byte"},      // an overlong slash
      {"{\"a\":\"\xed\xa0\x80\"}", "not JSON at byte"},  // half of a pair
      {R"({"a":"\ud800"})", "not JSON at byte"},
      {R"({"a":1} {"b":2})", "not JSON at byte"},
      {R"({"a":1}x)", "not JSON at byte"},
      {R"({"a":01})", "not JSON at byte"},
      {R"({"a":+1})", "not JSON at byte"},
      {R"({"a":1,})", "not JSON at byte"},
      {R"({'a':1})", "not JSON at byte"},
      {"{\"a\":1 /* one */}", "not JSON at byte"},
      {R"({"a":NaN})", "not JSON at byte"},
      {"", "not JSON at byte"},
      {"{", "not JSON at byte"},
      {"[]", "the root is not an object"},
      {"7", "the root is not an object"},
      {R"("text")", "the root is not an object"},
      {"\xEF\xBB\xBF"
       "{}x",
       "not JSON at byte"},
  };
  for (const Row& row : rows) {
    const std::string fault = FaultOf(row.json);
    EXPECT_TRUE(fault.starts_with("json_malformed: ")) << row.json << " " << fault;
    EXPECT_NE(fault.find(row.why), std::string::npos) << row.json << " " << fault;
  }
}

TEST(StrictJson, TakesZeroInOneSpellingOnly) {
  const auto zero = CanonicalObject(R"({"a":0})");
  ASSERT_TRUE(zero);
  const auto minus_zero = CanonicalObject(R"({"a":-0})");
  if (minus_zero) {
    EXPECT_EQ(*minus_zero, *zero);
  }
}

TEST(StrictJson, NestsSixteenDeepAndNoDeeper) {
  EXPECT_TRUE(CanonicalObject(Nested(15)));
  EXPECT_NE(FaultOf(Nested(16)).find("nested too deep"), std::string::npos);
  EXPECT_NE(FaultOf(std::string(200'000, '[')).find("json_malformed"), std::string::npos);
  EXPECT_NE(FaultOf(Nested(200'000)).find("nested too deep"), std::string::npos);
}

TEST(StrictJson, HasABoundOfKeysAndElements) {
  const auto keys = [](int count) {
    std::string text = "{";
    for (int i = 0; i < count; ++i) text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
    return text + "}";
  };
  EXPECT_TRUE(CanonicalObject(keys(64)));
  EXPECT_NE(FaultOf(keys(65)).find("too many keys"), std::string::npos);
  const auto elements = [](int count) {
    std::string text = "{\"a\":[1";
    for (int i = 1; i < count; ++i) text += ",1";
    return text + "]}";
  };
  EXPECT_TRUE(CanonicalObject(elements(1024)));
  EXPECT_NE(FaultOf(elements(1025)).find("too many elements"), std::string::npos);
}

RC_GTEST_PROP(StrictJson, GivesTextThatTheRecordReads, (const std::string& bytes)) {
  const auto read = CanonicalObject("{\"a\":\"" + bytes + "\"}");
  if (!read) return;
  JsonReader reader(*read, kFileLimits);
  reader.BeginObject();
  while (!reader.AnyKey().empty()) static_cast<void>(reader.Raw());
  reader.EndObject();
  RC_ASSERT(reader.Finish().has_value());
  RC_ASSERT(CanonicalObject(*read).value_or("") ==
            *read);  // canonical text is its own canonical form
}

}  // namespace
}  // namespace mandat::app
