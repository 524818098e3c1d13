// Targets and forms: one spelling, decoded once, nothing said twice.
#include "net/target.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace mandat::net {
namespace {

std::string CodeOf(std::string_view target) {
  const auto parsed = ParseTarget(target);
  return parsed ? "" : parsed.error().code;
}

TEST(Target, SplitsPathAndQueryAndDecodesBothOnce) {
  const auto target = ParseTarget("/o/d%C3%A9p%C3%B4t/b/7?at=12&text=a+b%2Bc%2541&print");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/o/d\xC3\xA9p\xC3\xB4t/b/7");
  const Parameters expected = {{"at", "12"}, {"text", "a b+c%41"}, {"print", ""}};
  EXPECT_EQ(target->query, expected);
}

TEST(Target, TakesThePlusOfAPathAsAPlus) {
  const auto target = ParseTarget("/a+b");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/a+b");
}

TEST(Target, KeepsATrailingSlash) {
  const auto target = ParseTarget("/o/depot/?");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/o/depot/");
  EXPECT_TRUE(target->query.empty());
}

TEST(Target, RefusesASecondSpellingOfAPath) {
  for (const char* const target : {"",          "o",       "*",          "http://depot/", "//depot",
                                   "/a//b",     "/a/./b",  "/a/../b",    "/..",           "/.",
                                   "/%2e%2e/b", "/a%2Fb",  "/a%5Cb",     "/a\\b",         "/a%00",
                                   "/a%0Ab",    "/a%7F",   "/%",         "/%4",           "/%4g",
                                   "/%FF",      "/%C0%AF", "/%ED%A0%80", "/%F4%90%80%80", "/%E2%82",
                                   "/a#b",      "/a b",    "/\xC3\xA9"}) {
    EXPECT_EQ(CodeOf(target), "target_malformed") << target;
  }
}

TEST(Target, RefusesAQueryThatTwoReadersCouldReadDifferently) {
  EXPECT_EQ(CodeOf("/?yes=1&yes=601"), "parameter_repeated");
  EXPECT_EQ(CodeOf("/?yes=1&%79es=601"), "parameter_repeated");
  for (const char* const target : {"/?&", "/?a=1&", "/?&a=1", "/?a=1&&b=2", "/?=1", "/?a=%",
                                   "/?a=%0", "/?a=%00", "/?a=%1B", "/?a%0A=1", "/?a=%FF"}) {
    EXPECT_EQ(CodeOf(target), "parameters_malformed") << target;
  }
}

TEST(Target, TakesAsManyParametersAsItSaysAndNoMore) {
  std::string text = "n0=";
  for (std::size_t i = 1; i < kMostParameters; ++i) text += "&n" + std::to_string(i) + "=";
  const auto most = ParseParameters(text);
  ASSERT_TRUE(most);
  EXPECT_EQ(most->size(), kMostParameters);
  const auto more = ParseParameters(text + "&more=");
  ASSERT_FALSE(more);
  EXPECT_EQ(more.error().code, "too_many_parameters");
}

TEST(Target, KeepsTheLinesOfATextField) {
  const auto form = ParseParameters("text=one%0D%0Atwo%09x");
  ASSERT_TRUE(form);
  EXPECT_EQ(*FindParameter(*form, "text"), "one\r\ntwo\tx");
  EXPECT_EQ(FindParameter(*form, "Text"), nullptr);
}

RC_GTEST_PROP(Target, ReadsWhatItWrites, ()) {
  const auto bytes = *rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~'));
  std::string path = "/";
  for (const char c : bytes) {
    if (c != '/' && c != '\\' && c != '.') path += c;
  }
  const Parameters query = {{"a", bytes}, {"b&=", "\xC3\xA9" + bytes}};
  const auto target = ParseTarget(WriteTarget(path, query));
  RC_ASSERT(target.has_value());
  RC_ASSERT(target->path == path);
  RC_ASSERT(target->query == query);
}

}  // namespace
}  // namespace mandat::net
