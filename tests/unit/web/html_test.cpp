#include "web/html.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "web/url.hpp"

namespace mandat::web {
namespace {

std::string Written(const Html& html) { return std::string(html.View()); }

TEST(Html, WritesAttributesThenChildrenInOrder) {
  EXPECT_EQ(Written(Tag("p", Attr("id", "reason"), Class("reason", ClassIf(true, "strong")),
                        "7 of ", Tag("strong", 15), " votes")),
            R"(<p id="reason" class="reason strong">7 of <strong>15</strong> votes</p>)");
}

TEST(Html, WritesVoidElementsWithoutAnEnd) {
  EXPECT_EQ(Written(Void("input", Attr("name", "yes"), Attr("value", 601), Flag{"required"},
                         Flag{"disabled", false})),
            R"(<input name="yes" value="601" required="">)");
}

TEST(Html, LeavesOutAnEmptyClassAttribute) {
  EXPECT_EQ(Written(Tag("td", Class(ClassIf(false, "vacant")), -3)), "<td>-3</td>");
}

TEST(Html, WritesEachElementOfARangeAndWhatTheConditionAllows) {
  const std::vector<std::string> names{"ana", "<ben>"};
  EXPECT_EQ(Written(Tag("ul", Each(names, [](const std::string& name) { return Tag("li", name); }),
                        If(false, "unseen"), If(true, Tag("li", "last")))),
            "<ul><li>ana</li><li>&lt;ben&gt;</li><li>last</li></ul>");
}

TEST(Html, TakesPartsFromAFunctionThatAddsToTheSameText) {
  const auto three = [](Html& out) {
    for (int i = 1; i <= 3; ++i) out.Add(Tag("i", i));
  };
  EXPECT_EQ(Written(Html::Of("<", three, Html::Of(Void("br")))),
            "&lt;<i>1</i><i>2</i><i>3</i><br>");
}

TEST(Html, KeepsATemporaryTextUntilItIsWritten) {
  const auto cell = Tag("td", std::string(100, 'x'), Attribute<std::string>{"no", "no"}.value);
  EXPECT_EQ(Written(cell), "<td>" + std::string(100, 'x') + "no</td>");
}

TEST(Html, ShowsWhatTurnsTheDirectionOfReading) {
  const std::array<std::pair<std::string, std::string>, 7> rows{{
      {"pay \u202E001 to\u202C ana", "pay [U+202E]001 to[U+202C] ana"},
      {"\u2066\u2069\u200F\u061C", "[U+2066][U+2069][U+200F][U+061C]"},
      {std::string("a\0b\x07", 4), "a[U+0000]b[U+0007]"},
      {"\u0085\x7F", "[U+0085][U+007F]"},
      {"tab\tline\nfine", "tab\tline\nfine"},
      {"d\u00E9l\u00E9gu\u00E9 \u2019 \u202F! \u0636",
       "d\u00E9l\u00E9gu\u00E9 \u2019 \u202F! \u0636"},
      {"cut \xE2\x80", "cut \xE2\x80"},
  }};
  for (const auto& [text, shown] : rows) {
    EXPECT_EQ(Written(Html::Of(text)), shown);
    EXPECT_EQ(Written(Tag("p", Attr("title", text))), "<p title=\"" + shown + "\"></p>");
  }
}

// What people have tried; each is put into every place that takes a text.
constexpr std::array<std::string_view, 14> kPayloads{
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</td></table><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " \tjavascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "&#106;avascript:alert(1)",
    "}</style><script>alert(1)</script>",
    "<!--<script>\"'`",
};

// The markup without what stands inside tags: a payload must not have opened one.
bool HasOnlyTheTags(std::string_view markup, std::size_t tags) {
  return static_cast<std::size_t>(std::ranges::count(markup, '<')) == tags &&
         static_cast<std::size_t>(std::ranges::count(markup, '>')) == tags;
}

TEST(Html, LetsNoPayloadOutOfATextOrAnAttribute) {
  for (const std::string_view payload : kPayloads) {
    const std::string page =
        Written(Tag("p", Attr("title", payload), Attr("class", std::string(payload)), payload));
    EXPECT_TRUE(HasOnlyTheTags(page, 2)) << page;
    EXPECT_EQ(std::ranges::count(page, '"'), 4) << page;  // of the two attributes
    EXPECT_EQ(std::ranges::count(page, '\''), 0) << page;
  }
}

TEST(Html, LetsNoPayloadBecomeAnAddress) {
  for (const std::string_view payload : kPayloads) {
    EXPECT_FALSE(Url::External(payload).has_value()) << payload;
    EXPECT_FALSE(Url::OwnPath(payload).has_value()) << payload;
    const std::string page = Written(
        Link(Url::Local("/o", {payload}).With("q", payload).At(payload), Class("x"), payload));
    EXPECT_TRUE(HasOnlyTheTags(page, 2)) << page;
    EXPECT_TRUE(page.starts_with("<a href=\"/o/")) << page;
    EXPECT_EQ(std::ranges::count(page, '"'), 4) << page;
  }
}

RC_GTEST_PROP(Html, NeverOpensATagForAText, (const std::string& text)) {
  const std::string page = Written(Tag("p", Attr("title", text), text));
  RC_ASSERT(HasOnlyTheTags(page, 2));
  RC_ASSERT(std::ranges::count(page, '"') == 2);
}

TEST(Url, EncodesSegmentsAndQueries) {
  EXPECT_EQ(Url::Local("/o", {"harbour", "b", "a b/\u00E9"}).Text(), "/o/harbour/b/a%20b%2F%C3%A9");
  EXPECT_EQ(Url::Local("/", {"x"}).With("a", "1&2").With("b", "=").At("row 3").Text(),
            "/x?a=1%262&b=%3D#row%203");
  EXPECT_EQ(Url("/x#top").With("a", "1").Text(), "/x?a=1#top");
}

TEST(Url, NeverLeavesTheSiteByAnEmptyOrClimbingSegment) {
  EXPECT_EQ(Url::Local("/", {"", "evil.example"}).Text(), "/_/evil.example");
  EXPECT_EQ(Url::Local("/o", {"..", ".", "x"}).Text(), "/o/_/_/x");
}

TEST(Url, TakesForeignAddressesOfThreeSchemesOnly) {
  for (const char* text : {"https://example.org/a?b#c", "HTTP://example.org", "mailto:a@b.org"}) {
    EXPECT_TRUE(Url::External(text).has_value()) << text;
  }
  for (const char* text : {"", "https://", "ftp://x", "https:/x", "https://a b", "http://\x01",
                           "file:///etc/passwd", "about:blank", "/local"}) {
    const auto refused = Url::External(text);
    ASSERT_FALSE(refused.has_value()) << text;
    EXPECT_EQ(refused.error().code, "address_not_allowed");
  }
}

TEST(Url, ReturnsToOwnPathsOnly) {
  EXPECT_TRUE(Url::OwnPath("/o/harbour?x=1").has_value());
  for (const char* text : {"", "o/x", "//evil.example", "/\\evil.example", "https://x", "/a\nb"}) {
    const auto refused = Url::OwnPath(text);
    ASSERT_FALSE(refused.has_value()) << text;
    EXPECT_EQ(refused.error().code, "not_an_own_path");
  }
}

}  // namespace
}  // namespace mandat::web
