// Founding an organisation in the browser, from a list, without scripts (IF-801, IF-905).
#include <gtest/gtest.h>

#include "core/questions.hpp"
#include "net/target.hpp"
#include "tests/integration/web/site_fixture.hpp"

namespace mandat::web {
namespace {

constexpr std::string_view kSession = "mandat_session=0123456789abcdef0123456789abcdef";
constexpr std::string_view kList =
    "number,name,unit,contact\n"
    "1,Ana Quai,Harbour,ana@example.org\n"
    "2,Ben Quai,Harbour,\n"
    "3,Cleo Mill,Mill,\n";

class Founding : public testing::Test {
 protected:
  // Statutes on record; the founder is roll officer and on no roll.
  Founding() : site(app::HostedKind::kDemo), cookies(kSession) {
    const net::Response founded = site.Send(
        "/o/depot", "/found", "", {{"name", "Depot"}, {"statutes", "student-congress"}}, cookies);
    EXPECT_EQ(founded.status, 303);
    cookies += "; " + CookiesOf(founded);
  }

  net::Response SendList(std::string_view list, std::string_view step,
                         std::string_view own_number = "1") {
    return site.Send("/o/depot", "/roll", "name=\"list\"",
                     {{"list", std::string(list)},
                      {"own-number", std::string(own_number)},
                      {"kind", "department"},
                      {"step", std::string(step)}},
                     cookies);
  }
  const core::State& State() {
    view = site.Depot().organisation->CurrentView();
    return view->state;
  }

  TestSite site;
  std::string cookies;
  app::ViewPtr view;
};

TEST_F(Founding, ShowsWhatAListWouldChangeBeforeItRecords) {
  const std::string page = BodyOf(SendList(kList, "look"));
  EXPECT_NE(page.find(">Harbour, Mill<"), std::string::npos);
  EXPECT_NE(page.find(">Ana Quai, Ben Quai, Cleo Mill<"), std::string::npos);
  EXPECT_NE(page.find("Record 5 acts"), std::string::npos);
  EXPECT_EQ(State().members, 0U);
  EXPECT_EQ(State().units.size(), 0U);
}

TEST_F(Founding, EnrolsAListWithItsUnitsAndTheFounderAsThemselves) {
  const PersonId founder = State().roll_officers.front();
  EXPECT_EQ(SendList(kList, "record").status, 303);
  EXPECT_EQ(State().members, 3U);
  ASSERT_EQ(State().units.size(), 2U);
  EXPECT_EQ(State().units[0].members, 2U);
  const core::RollEntry* const own = core::CurrentEntry(State(), founder);
  ASSERT_NE(own, nullptr);
  EXPECT_EQ(view->names.Of(founder), "Ana Quai");
  // What is left of the founding: a first assembly.
  const std::string home = BodyOf(site.Get("/o/depot", cookies));
  EXPECT_NE(home.find("One step is left"), std::string::npos);
}

TEST_F(Founding, TakesASecondClickAsTheSameAct) {
  const std::string html = BodyOf(site.Get("/o/depot", cookies));
  const auto form = html.find("/o/depot/roll");
  const auto field = [&](std::string_view name) {
    const std::string start = "name=\"" + std::string(name) + "\" value=\"";
    const auto at = html.find(start, form) + start.size();
    return html.substr(at, html.find('"', at) - at);
  };
  net::Request request;
  request.path = "/o/depot/roll";
  request.body = net::WriteParameters({{"csrf", field("csrf")},
                                       {"command_id", field("command_id")},
                                       {"list", std::string(kList)},
                                       {"own-number", "1"},
                                       {"kind", "department"},
                                       {"step", "record"}});
  request.headers = {{"Host", "localhost"}, {"Sec-Fetch-Site", "same-origin"}, {"Cookie", cookies}};
  EXPECT_EQ(site.Post(request).status, 303);
  const std::uint64_t size = site.Depot().organisation->CurrentView()->size;
  site.Post(request);
  EXPECT_EQ(site.Depot().organisation->CurrentView()->size, size);
  EXPECT_EQ(State().members, 3U);
}

TEST_F(Founding, NamesTheRowsThatStandInTheWayAndKeepsTheList) {
  const net::Response response =
      SendList("number,name,unit,contact\n1,Ana,Harbour,\n1,Ben,Harbour,\n", "record");
  const std::string page = BodyOf(response);
  EXPECT_NE(page.find("Two rows have the same number."), std::string::npos);
  EXPECT_NE(page.find("1,Ben,Harbour,"), std::string::npos);
  EXPECT_EQ(page.find("value=\"record\""), std::string::npos);
  EXPECT_EQ(State().units.size(), 0U);
}

TEST_F(Founding, RefusesANumberThatIsNotInTheList) {
  const net::Response response = SendList(kList, "look", "77");
  EXPECT_EQ(response.status, 409);
  EXPECT_NE(BodyOf(response).find("officer_not_listed"), std::string::npos);
}

TEST_F(Founding, ListsOfManyThousandsAreForTheCommandLine) {
  std::string list = "number,name,unit,contact\n";
  for (int i = 1; i <= 5001; ++i) list += std::to_string(i) + ",Somebody,Harbour,\n";
  const net::Response response = SendList(list, "look");
  EXPECT_EQ(response.status, 409);
  EXPECT_NE(BodyOf(response).find("roll_list_too_long"), std::string::npos);
}

TEST(RollList, IsForTheRollOfficerOnly) {
  TestSite site(app::HostedKind::kDemo);
  site.FoundDepot();
  const std::string officer = site.Enter(site.Member(1));
  EXPECT_NE(BodyOf(site.Get("/o/depot/roll", officer)).find("name=\"list\""), std::string::npos);
  const std::string member = site.Enter(site.Member(2));
  EXPECT_EQ(BodyOf(site.Get("/o/depot/roll", member)).find("name=\"list\""), std::string::npos);
}

}  // namespace
}  // namespace mandat::web
