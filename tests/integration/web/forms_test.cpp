// Acts by forms: a vote from opening to verdict without scripts, refusals, and who is turned away.
#include <gtest/gtest.h>

#include "net/target.hpp"
#include "tests/integration/web/site_fixture.hpp"
#include "web/pages/act_as.hpp"

namespace mandat::web {
namespace {

TEST(Forms, TakeAVoteFromOpeningToVerdict) {
  TestSite site(app::HostedKind::kDemo);
  site.FoundDepot();
  const std::string chair = site.Enter(site.Member(1));
  const net::Response opened =
      site.Send("/o/depot/s/1", "/do/open_vote", "name=\"motion\"", {{"mode", "roll-call"}}, chair);
  EXPECT_EQ(opened.status, 303) << BodyOf(opened);
  for (std::size_t i = 1; i <= 23; ++i) {
    const std::string cookies =
        "mandat_session=0123456789abcdef0123456789abcdef; mandat_person=" +
        PersonCookie(site.Key(), "depot", "0123456789abcdef0123456789abcdef", site.Member(i));
    const net::Response cast = site.Send(
        "/o/depot/v/1", "/do/cast_vote",
        i <= 12 ? "name=\"choice\" value=\"yes\"" : "name=\"choice\" value=\"no\"", {}, cookies);
    EXPECT_EQ(cast.status, 303) << i << BodyOf(cast);
  }
  const std::string open = BodyOf(site.Get("/o/depot/v/1"));
  EXPECT_EQ(open.find("in favour"), std::string::npos) << "a partial count";
  EXPECT_EQ(site.Send("/o/depot/v/1", "/do/close_vote", "", {}, chair).status, 303);
  const std::string html = BodyOf(site.Get("/o/depot/v/1"));
  EXPECT_NE(html.find("Adopted"), std::string::npos);
  EXPECT_NE(html.find("12 in favour, 11 against"), std::string::npos);
}

TEST(Forms, KeepWhatWasEnteredWhenTheRulesRefuse) {
  TestSite site(app::HostedKind::kDemo);
  site.FoundDepot();
  const std::string officer = site.Enter(site.Member(1));
  const net::Response refused = site.Send("/o/depot/b/1", "/do/convene_sitting", "",
                                          {{"opens_at", "2026-10-03T10:15"}}, officer);
  EXPECT_EQ(refused.status, 409);
  const std::string html = BodyOf(refused);
  EXPECT_NE(html.find("notice_too_short"), std::string::npos);
  EXPECT_NE(html.find("2026-10-03T10:15"), std::string::npos);
}

net::Request ActAsRequest(const TestSite& site, net::Headers headers) {
  constexpr const char* kSession = "0123456789abcdef0123456789abcdef";
  net::Request request;
  request.path = "/o/depot/act-as";
  request.body = net::WriteParameters(
      {{"csrf", CsrfToken(site.Key(), kSession, "/o/depot/act-as")}, {"person", "1002"}});
  request.headers = std::move(headers);
  request.headers.push_back({"Host", "localhost"});
  request.headers.push_back({"Cookie", std::string("mandat_session=") + kSession});
  return request;
}

TEST(Forms, AreTakenFromOurOwnPagesOnly) {
  TestSite site(app::HostedKind::kDemo);
  site.FoundDepot();
  EXPECT_EQ(site.Post(ActAsRequest(site, {{"Sec-Fetch-Site", "same-origin"}})).status, 303);
  EXPECT_EQ(site.Post(ActAsRequest(site, {{"Origin", "http://localhost"}})).status, 303);
  EXPECT_EQ(site.Post(ActAsRequest(site, {{"Sec-Fetch-Site", "cross-site"}})).status, 403);
  EXPECT_EQ(site.Post(ActAsRequest(site, {{"Sec-Fetch-Site", "same-site"}})).status, 403);
  EXPECT_EQ(site.Post(ActAsRequest(site, {{"Origin", "http://elsewhere"}})).status, 403);
  EXPECT_EQ(site.Post(ActAsRequest(site, {})).status, 403);
  net::Request without_token = ActAsRequest(site, {{"Sec-Fetch-Site", "same-origin"}});
  without_token.body = "person=1002";
  EXPECT_EQ(site.Post(std::move(without_token)).status, 403);
}

TEST(ActAs, IsRefusedBeyondDemosAndBeyondThisMachine) {
  TestSite real(app::HostedKind::kReal);
  real.FoundDepot();
  EXPECT_EQ(real.Post(ActAsRequest(real, {{"Sec-Fetch-Site", "same-origin"}})).status, 403);
  TestSite demo(app::HostedKind::kDemo);
  demo.FoundDepot();
  const net::Request request = ActAsRequest(demo, {{"Sec-Fetch-Site", "same-origin"}});
  EXPECT_EQ(demo.Post(request, TestSite::From::kElsewhere).status, 403);
  EXPECT_EQ(demo.Post(request).status, 303);  // the same, from here
}

TEST(ActAs, ReadsAForgedCookieAsNobody) {
  crypto::Key key{};
  key.fill(7);
  const std::string good = PersonCookie(key, "depot", "session", PersonId{1002});
  EXPECT_EQ(ReadPersonCookie(key, "depot", "session", good), PersonId{1002});
  EXPECT_EQ(ReadPersonCookie(key, "other", "session", good), std::nullopt);
  EXPECT_EQ(ReadPersonCookie(key, "depot", "another", good), std::nullopt);
  EXPECT_EQ(ReadPersonCookie(key, "depot", "session", "1003" + good.substr(4)), std::nullopt);
  EXPECT_EQ(ReadPersonCookie(key, "depot", "session", "1002."), std::nullopt);
}

}  // namespace
}  // namespace mandat::web
