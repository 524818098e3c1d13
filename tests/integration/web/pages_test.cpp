// Every page of a small organisation, in both languages, with attacks in every name and text.
#include <gtest/gtest.h>

#include "tests/integration/web/site_fixture.hpp"

namespace mandat::web {
namespace {

TEST(Pages, AreThereInBothLanguagesAndShowAttacksAsText) {
  TestSite site(app::HostedKind::kDemo);
  site.FoundDepot();
  site.Do(core::Actor::Person(site.Member(1)), "open_vote", R"({"mode":"roll-call","motion":1})");
  for (const char* page : {"/", "/o/depot", "/o/depot/b/1", "/o/depot/s/1", "/o/depot/m/1",
                           "/o/depot/v/1", "/o/depot/decisions", "/o/depot/roll",
                           "/o/depot/statutes", "/o/depot/record", "/o/depot?q=script", "/casebook",
                           "/casebook/votes", "/casebook/check", "/casebook/timeline"}) {
    for (const std::string lang : {"en", "fr"}) {
      std::string address = page;
      address.append(address.find('?') == std::string::npos ? "?" : "&")
          .append("lang=")
          .append(lang);
      const net::Response response = site.Get(address);
      const std::string html = BodyOf(response);
      EXPECT_EQ(response.status, 200) << page;
      EXPECT_NE(html.find("<html lang=\"" + lang + "\""), std::string::npos) << page;
      EXPECT_EQ(html.find("<script>"), std::string::npos) << page;
      EXPECT_EQ(html.find("\" onmouseover"), std::string::npos) << page;
    }
  }
}

// What the attack looks like when it is text: its absence alone would also hold for an empty page.
TEST(Pages, ShowTheAttackWhereANameStands) {
  constexpr std::string_view kAsText = "&lt;script&gt;alert(1)&lt;/script&gt;";
  TestSite site(app::HostedKind::kDemo);
  site.FoundDepot();
  const std::string officer = site.Enter(site.Member(1));
  for (const char* page :
       {"/", "/o/depot", "/o/depot/b/1", "/o/depot/s/1", "/o/depot/m/1", "/o/depot/roll"}) {
    const std::string html = BodyOf(site.Get(page, officer));
    EXPECT_NE(html.find(kAsText), std::string::npos) << page;
    EXPECT_EQ(html.find("<script>"), std::string::npos) << page;
    EXPECT_EQ(html.find("\" onmouseover"), std::string::npos) << page;
  }
}

TEST(Pages, GiveBackWhatWasEnteredAsText) {
  TestSite site(app::HostedKind::kDemo);
  site.FoundDepot();
  const net::Response refused =
      site.Send("/o/depot/b/1", "/do/convene_sitting", "", {{"opens_at", std::string(kAttack)}},
                site.Enter(site.Member(1)));
  EXPECT_EQ(refused.status, 409);
  const std::string html = BodyOf(refused);
  EXPECT_NE(html.find("&lt;script&gt;alert(1)"), std::string::npos);
  EXPECT_EQ(html.find("<script>"), std::string::npos);
  EXPECT_EQ(html.find("\" onmouseover"), std::string::npos);
}

TEST(Pages, OpenTheCasebookOnTheVoteOfSeptember) {
  TestSite site(app::HostedKind::kDemo);
  const std::string html = BodyOf(site.Get("/casebook"));
  for (const char* number : {"519", "414", "67"}) {
    EXPECT_NE(html.find(number), std::string::npos) << number;
  }
}

TEST(Pages, SayInStyleThatNothingIsThere) {
  TestSite site(app::HostedKind::kDemo);
  for (const char* page : {"/nothing", "/o/nobody", "/casebook/v/none"}) {
    const net::Response response = site.Get(page);
    EXPECT_EQ(response.status, 404) << page;
    EXPECT_NE(BodyOf(response).find("<main"), std::string::npos) << page;
  }
}

TEST(Pages, KeepTheNamesOfTheRollFromObservers) {
  TestSite site(app::HostedKind::kDemo);
  site.FoundDepot();
  EXPECT_EQ(BodyOf(site.Get("/o/depot/roll")).find("Member 17"), std::string::npos);
}

}  // namespace
}  // namespace mandat::web
