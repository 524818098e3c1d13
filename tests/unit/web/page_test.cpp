#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "app/embedded.hpp"
#include "tests/support/shared_input.hpp"
#include "tests/unit/web/gallery.hpp"
#include "web/assets.hpp"
#include "web/components.hpp"
#include "web/form.hpp"
#include "web/layout.hpp"

namespace mandat::web {
namespace {

const Messages& English() { return Messages::Of(Language::kEnglish); }

bool Has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST(Page, HoldsNothingThatThePolicyForbids) {
  for (const Language language : kLanguages) {
    const std::string page = GalleryPage(Messages::Of(language));
    EXPECT_FALSE(Has(page, " style=")) << "SE-44: style-src 'self'";
    EXPECT_FALSE(Has(page, "<style"));
    EXPECT_FALSE(std::regex_search(page, std::regex(" on[a-z]+=")));
    EXPECT_FALSE(std::regex_search(page, std::regex("<script(?! defer src=\"/assets/)")));
    EXPECT_FALSE(std::regex_search(page, std::regex("(href|src|action)=\"(?!/|#|\\?)")));
  }
}

TEST(Page, NamesItsLanguageAndTheOthers) {
  const std::string page = GalleryPage(Messages::Of(Language::kFrench));
  EXPECT_TRUE(page.starts_with("<!doctype html>\n<html lang=\"fr\">"));
  EXPECT_TRUE(Has(page, "<a href=\"/en.html\" lang=\"en\" hreflang=\"en\">English</a>"));
  EXPECT_TRUE(Has(page, "<span aria-current=\"true\">Fran\u00E7ais</span>"));
}

TEST(Page, LeadsPastTheNavigationToWhatMatters) {
  const std::string page = GalleryPage(English());
  const std::size_t header = page.find("<header");
  for (const char* target : {"#content", "#business", "#due"}) {
    EXPECT_LT(page.find(std::string("href=\"") + target), header) << target;
    EXPECT_TRUE(Has(page, std::string("id=\"") + (target + 1) + "\"")) << target;
  }
}

TEST(Page, SaysWhichStateOfTheRecordItShows) {
  PageData data{.title = "T",
                .organisation = "",
                .navigation = {},
                .languages = {},
                .person = "",
                .act_as = {},
                .main = {}};
  EXPECT_FALSE(Has(Page(data, English()), "<footer"));
  data.record = RecordLine{.number = 4812, .instant = "noon", .state = SealState::kRecorded};
  EXPECT_TRUE(Has(Page(data, English()), "Record no. 4,812"));
  EXPECT_TRUE(Has(Page(data, English()), ">recorded</span>"));
  data.record->state = SealState::kSealed;
  EXPECT_TRUE(Has(Page(data, English()), ">sealed</span>"));
}

TEST(Page, LoadsTheLiveScriptOnlyWhereSomethingIsLive) {
  PageData data{.title = "T",
                .organisation = "O",
                .navigation = {},
                .languages = {},
                .person = "",
                .act_as = {},
                .main = {}};
  EXPECT_FALSE(Has(Page(data, English()), "<script"));
  data.stream = Url("/o/harbour/events");
  const std::string page = Page(data, English());
  EXPECT_TRUE(Has(page, "data-stream=\"/o/harbour/events\""));
  EXPECT_TRUE(Has(page, "id=\"live-lost\""));
  EXPECT_TRUE(Has(page, "js/live.js\"></script>"));
  EXPECT_EQ(LiveFragment("quorum", Url("/q"), Html::Of("x")).View(),
            "<div class=\"live\" id=\"quorum\" data-live=\"/q\">x</div>");
}

TEST(Page, EscapesWhatPeopleNamed) {
  PageData data{.title = "<script>",
                .organisation = "\"><b>",
                .navigation = {},
                .languages = {},
                .person = "<i>",
                .act_as = {},
                .main = {}};
  const std::string page = Page(data, English());
  for (const char* tag : {"<script>", "<b>", "<i>"}) EXPECT_FALSE(Has(page, tag)) << tag;
}

TEST(Script, WritesNoMarkupFromStrings) {
  const std::string_view script = app::EmbeddedFile("js/live.js").value_or("");
  EXPECT_FALSE(script.empty());
  for (const char* sink :
       {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval", "new Function",
        "postMessage", "localStorage", "sessionStorage", "parseFromString"}) {
    EXPECT_FALSE(Has(script, sink)) << "SE-43: " << sink;
  }
}

TEST(Assets, AreFoundByTheirOwnAddressAndNoOther) {
  const std::string url(AssetUrl("css/mandat.css").Text());
  ASSERT_TRUE(url.starts_with("/assets/"));
  const std::string path = url.substr(std::string_view("/assets/").size());
  const auto found = FindAsset(path);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->content_type, "text/css; charset=utf-8");
  EXPECT_EQ(found->bytes, *app::EmbeddedFile("css/mandat.css"));
  const std::string hash = path.substr(0, path.find('/'));
  for (const std::string& other :
       {std::string("0000000000000000/css/mandat.css"), std::string("css/mandat.css"),
        hash + "/js/live.js", hash + "/messages/en.toml", hash + "/../css/mandat.css", hash + "/",
        std::string()}) {
    EXPECT_FALSE(FindAsset(other).has_value()) << other;
  }
}

TEST(Assets, KeepMessagesAndStatutesToTheProgram) {
  EXPECT_DEATH((void)AssetUrl("messages/en.toml"), "");
}

// True if the sheet has a rule for the class, and not only for a longer name.
bool HasRule(std::string_view css, const std::string& name) {
  const std::string selector = "." + name;
  for (std::size_t at = css.find(selector); at != css.npos; at = css.find(selector, at + 1)) {
    const char next = css[at + selector.size()];
    if (std::string_view(" ,:.{>)\n").find(next) != std::string_view::npos) return true;
  }
  return false;
}

// So that nothing shows unstyled by a slip.
TEST(StyleSheet, KnowsEveryClassOfTheGallery) {
  const std::string page = GalleryPage(English());
  const std::string_view css = app::EmbeddedFile("css/mandat.css").value_or("");
  constexpr std::string_view kStart = "class=\"";
  std::set<std::string> names;
  for (std::size_t at = page.find(kStart); at != page.npos; at = page.find(kStart, at + 1)) {
    const std::size_t from = at + kStart.size();
    std::istringstream list(page.substr(from, page.find('"', from) - from));
    for (std::string name; list >> name;) names.insert(name);
  }
  EXPECT_GT(names.size(), 50U);
  for (const std::string& name : names) EXPECT_TRUE(HasRule(css, name)) << name;
}

TEST(Verdict, StandsBeforeItsReasonAndTheReasonBeforeTheWorking) {
  const VerdictCardData verdict{.id = "v",
                                .outcome = statutes::Outcome::kRejected,
                                .reason = "7 of 15 votes cast; more than half needed.",
                                .facts = {},
                                .counts = {},
                                .lines = {"7 > 1/2 * 15"},
                                .follows = {},
                                .notes = {}};
  const std::string card(VerdictCard(verdict, English()).View());
  EXPECT_LT(card.find("Not adopted"), card.find("7 of 15"));
  EXPECT_LT(card.find("7 of 15"), card.find("7 &gt; 1/2 * 15"));
}

TEST(Form, CarriesTheTokensAndKeepsWhatWasEntered) {
  const Html field = Field({.name = "text",
                            .label = "Text",
                            .kind = FieldKind::kLongText,
                            .value = "\nfirst <b>",
                            .hint = "h",
                            .error = "e",
                            .autocomplete = ""});
  const std::string form(Form(Url("/act"), {.csrf = "\"c", .command_id = "7f"}, field).View());
  EXPECT_TRUE(Has(form, "name=\"csrf\" value=\"&quot;c\""));
  EXPECT_TRUE(Has(form, "name=\"command_id\" value=\"7f\""));
  EXPECT_TRUE(Has(form, ">\n\nfirst &lt;b&gt;</textarea>"));
  EXPECT_TRUE(Has(form, "aria-describedby=\"text-hint text-error\" aria-invalid=\"true\""));
}

TEST(Form, SaysWhyAChoiceIsClosed) {
  const std::string field(
      ChoiceField({.name = "c",
                   .legend = "L",
                   .choices = {{.value = "1", .label = "One", .hint = "not yet", .is_open = false}},
                   .error = ""})
          .View());
  EXPECT_TRUE(Has(field, "disabled=\"\""));
  EXPECT_TRUE(Has(field, "id=\"c-1-hint\">not yet"));
}

}  // namespace
}  // namespace mandat::web
