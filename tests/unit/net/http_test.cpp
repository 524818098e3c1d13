// Small questions about requests and answers.
#include "net/http.hpp"

#include <gtest/gtest.h>

#include "net/failure.hpp"
#include "net/http_date.hpp"

namespace mandat::net {
namespace {

TEST(Http, FindsAHeaderInAnyCase) {
  const Headers headers = {{"Cookie", "a"}, {"X-Other", "b"}};
  ASSERT_NE(FindHeader(headers, "cOOKIE"), nullptr);
  EXPECT_EQ(*FindHeader(headers, "cOOKIE"), "a");
  EXPECT_EQ(FindHeader(headers, "Cook"), nullptr);
}

TEST(Http, RedirectsToItsOwnTargetsOnly) {
  EXPECT_EQ(*FindHeader(SeeOther("/o/depot/?a=1").headers, "Location"), "/o/depot/?a=1");
  for (const char* const target :
       {"", "o", "//evil", "/\\evil", "https://evil", "/a\r\nX: y", "/a b", "/\xC3\xA9"}) {
    EXPECT_EQ(*FindHeader(SeeOther(target).headers, "Location"), "/") << target;
  }
  EXPECT_EQ(SeeOther("/").status, 303);
}

// The example date of RFC 9110, and the borders of days and years.
TEST(Http, SpellsDatesAsHttpDoes) {
  EXPECT_EQ(FormatHttpDate(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(FormatHttpDate(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(FormatHttpDate(951782400), "Tue, 29 Feb 2000 00:00:00 GMT");
}

TEST(Http, RepeatsNothingOfTheRequestOnAFailurePage) {
  const Response page =
      PlainFailurePage({.status = 500,
                        .error = {.code = "handler_failed", .article = {}, .detail = "<script>"},
                        .id = "65f-1"});
  EXPECT_EQ(BodyText(page.body).find("script"), std::string_view::npos);
  EXPECT_NE(BodyText(page.body).find("65f-1"), std::string_view::npos);
}

TEST(Http, TakesAnUnknownCodeForAFailureOfOurs) {
  EXPECT_EQ(StatusOfFailure("never_heard_of"), 500);
  EXPECT_EQ(StatusOfFailure("body_too_large"), 413);
}

}  // namespace
}  // namespace mandat::net
