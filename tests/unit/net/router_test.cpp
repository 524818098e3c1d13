// Which route answers, what it captures, and what is told when none does.
#include "net/router.hpp"

#include <gtest/gtest.h>

#include <string>

namespace mandat::net {
namespace {

const Router<std::string>& Routes() {
  static const auto router = Router<std::string>::Create({
      {Method::kGet, "/", "root"},
      {Method::kGet, "/o/{org}/", "home"},
      {Method::kGet, "/o/{org}/s/new", "convene"},
      {Method::kGet, "/o/{org}/s/{id}", "floor"},
      {Method::kPost, "/o/{org}/s/{id}", "act"},
      {Method::kGet, "/o/{org}/s/new/help", "help"},
      {Method::kPost, "/commands/{name}", "command"},
      {Method::kGet, "/tile/{level}/{rest...}", "tile"},
  });
  EXPECT_TRUE(router);
  return *router;
}

Request Asking(Method method, std::string path) {
  Request request;
  request.method = method;
  request.path = std::move(path);
  return request;
}

std::string ValueOf(Method method, std::string path) {
  const auto found = Routes().Match(Asking(method, path));
  return found.value ? *found.value : "none";
}

TEST(Router, PrefersTextToAName) {
  EXPECT_EQ(ValueOf(Method::kGet, "/"), "root");
  EXPECT_EQ(ValueOf(Method::kGet, "/o/depot/"), "home");
  EXPECT_EQ(ValueOf(Method::kGet, "/o/depot/s/new"), "convene");
  EXPECT_EQ(ValueOf(Method::kGet, "/o/depot/s/12"), "floor");
  EXPECT_EQ(ValueOf(Method::kPost, "/o/depot/s/12"), "act");
}

TEST(Router, AnswersHeadByTheRouteOfGet) {
  EXPECT_EQ(ValueOf(Method::kHead, "/o/depot/s/12"), "floor");
  EXPECT_EQ(ValueOf(Method::kHead, "/commands/recall"), "none");
}

TEST(Router, KnowsNoSecondSpellingOfARoute) {
  for (const char* const path : {"", "/o", "/o/depot", "/o//", "/o/depot/s/", "/o/depot/s/12/",
                                 "/O/depot/", "/tile/0/", "/tile/0", "/o/depot/s/new/", "o"}) {
    EXPECT_EQ(ValueOf(Method::kGet, path), "none") << path;
  }
}

TEST(Router, CapturesInTheOrderOfThePattern) {
  const auto found = Routes().Match(Asking(Method::kGet, "/o/depot/s/12"));
  const Parameters expected = {{"org", "depot"}, {"id", "12"}};
  EXPECT_EQ(found.captured, expected);
}

TEST(Router, CapturesTheRestWithItsSlashes) {
  const auto found = Routes().Match(Asking(Method::kGet, "/tile/0/x001/x234/067"));
  const Parameters expected = {{"level", "0"}, {"rest", "x001/x234/067"}};
  EXPECT_EQ(found.captured, expected);
}

TEST(Router, TellsWhichMethodsAPathHas) {
  EXPECT_EQ(Routes().Match(Asking(Method::kPost, "/o/depot/")).allow, "GET, HEAD");
  EXPECT_EQ(Routes().Match(Asking(Method::kGet, "/commands/recall")).allow, "POST");
  EXPECT_EQ(Routes().Match(Asking(Method::kGet, "/nowhere")).allow, "");
}

TEST(Router, RefusesPatternsThatItWouldHaveToGuessAt) {
  for (const char* const path : {"", "a", "/{", "/a{b}", "/{A}", "/{}", "/{rest...}/a", "/a//b"}) {
    const auto router = Router<int>::Create({{Method::kGet, path, 1}});
    ASSERT_FALSE(router) << path;
    EXPECT_EQ(router.error().code, "route_malformed") << path;
  }
  const auto head = Router<int>::Create({{Method::kHead, "/", 1}});
  ASSERT_FALSE(head);
  EXPECT_EQ(head.error().code, "route_malformed");
}

TEST(Router, RefusesTwoRoutesForOneRequest) {
  const auto same = Router<int>::Create({{Method::kGet, "/a/{b}", 1}, {Method::kGet, "/a/{b}", 2}});
  ASSERT_FALSE(same);
  EXPECT_EQ(same.error().code, "route_repeated");
  const auto renamed =
      Router<int>::Create({{Method::kGet, "/a/{b}", 1}, {Method::kGet, "/a/{c}", 2}});
  ASSERT_FALSE(renamed);
  EXPECT_EQ(renamed.error().code, "route_repeated");
  EXPECT_EQ(renamed.error().detail, "/a/{c}");
}

}  // namespace
}  // namespace mandat::net
