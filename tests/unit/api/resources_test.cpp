// What can be read: every route answers, names what is absent, and tells when nothing changed.
#include <gtest/gtest.h>

#include <map>

#include "api/routes.hpp"
#include "tests/unit/api/api_fixture.hpp"

namespace mandat::api {
namespace {

using support::NumberAt;
using support::TextAt;

constexpr std::string_view kOfficer = "person:1001";
constexpr const char* kUnit = R"({"arguments":{"kind":"department"},"documents":{"name":"North"}})";

std::string PathWith(std::string_view pattern, std::string_view org, std::string_view id) {
  std::string path(pattern);
  for (const auto& [name, value] : {std::pair{"{org}", org}, std::pair{"{id}", id},
                                    std::pair{"{name}", std::string_view("x")}}) {
    if (const auto at = path.find(name); at != std::string::npos) {
      path.replace(at, std::string_view(name).size(), value);
    }
  }
  return path;
}

bool TakesANumber(const ApiRoute& route) { return route.path.find("{id}") != std::string::npos; }

TEST(Resources, SayWhichOrganisationIsAbsent) {
  TestApi api;
  for (const ApiRoute& route : kRoutes) {
    if (route.path.find("{org}") == std::string::npos) continue;
    net::Request request;
    request.method = route.method;
    request.path = PathWith(route.path, "nobody", "1");
    const net::Response response = api.Ask(std::move(request));
    EXPECT_EQ(response.status, 404) << route.path;
    EXPECT_EQ(CodeIn(response), "no_such_organisation") << route.path;
  }
}

TEST(Resources, SayWhichNumberIsAbsent) {
  TestApi api;
  api.Found();
  for (const ApiRoute& route : kRoutes) {
    if (!TakesANumber(route)) continue;
    for (const char* id : {"0", "999", "-1", "1x", "x", "18446744073709551616", "%31%20"}) {
      const net::Response response = api.Get(PathWith(route.path, "depot", id));
      EXPECT_EQ(response.status, 404) << route.path << " " << id;
      EXPECT_EQ(CodeIn(response), "no_such_thing") << route.path << " " << id;
      EXPECT_NE(TextAt(BodyOf(response), "remedies.0"), "");
    }
  }
}

TEST(Resources, AreAskedWithGetAndActsWithPost) {
  TestApi api;
  for (const ApiRoute& route : kRoutes) {
    net::Request request;
    const bool is_act = route.method == net::Method::kPost;
    request.method = is_act ? net::Method::kGet : net::Method::kPost;
    request.path = PathWith(route.path, "depot", "1");
    const net::Response response = api.Ask(std::move(request));
    EXPECT_EQ(response.status, 405) << route.path;
    EXPECT_EQ(CodeIn(response), "method_not_allowed") << route.path;
    const std::string* const allow = net::FindHeader(response.headers, "Allow");
    ASSERT_NE(allow, nullptr) << route.path;
    EXPECT_NE(allow->find(is_act ? "POST" : "GET"), std::string::npos) << route.path;
  }
  EXPECT_EQ(CodeIn(api.Get("/api/v1/nothing")), "no_such_route");
  EXPECT_EQ(CodeIn(api.Get("/api/v2/o")), "no_such_route");
}

TEST(Resources, GiveTheOrganisationItsUnitsAndItsBodies) {
  TestApi api;
  api.FoundWithOneMember();
  const std::string organisation = BodyOf(api.Get("/api/v1/o/depot"));
  EXPECT_EQ(TextAt(organisation, "name"), "Depot");
  EXPECT_EQ(TextAt(organisation, "slug"), "depot");
  EXPECT_EQ(NumberAt(organisation, "units"), 1U);
  EXPECT_EQ(NumberAt(organisation, "members"), 1U);
  EXPECT_EQ(NumberAt(organisation, "leaves"), 4U);  // founded, officer, unit, member
  EXPECT_EQ(TextAt(BodyOf(api.Get("/api/v1/o")), "items.0.slug"), "depot");
  const std::string unit = BodyOf(api.Get("/api/v1/o/depot/units/1"));
  EXPECT_EQ(TextAt(unit, "kind"), "department");
  EXPECT_EQ(NumberAt(unit, "members"), 1U);
  EXPECT_EQ(support::JsonAt(BodyOf(api.Get("/api/v1/o/depot/units")), "items.0"), unit);
  EXPECT_EQ(NumberAt(BodyOf(api.Get("/api/v1/o/depot/bodies/1")), "unit"), 1U);
  EXPECT_EQ(BodyOf(api.Get("/api/v1/o/depot/decisions")), R"({"items":[]})");
  EXPECT_EQ(TextAt(BodyOf(api.Get("/api/v1/o/depot/state-hash")), "state_hash").size(), 64U);
  // The name of a member is in the directory and nowhere here.
  for (const char* path : {"/api/v1/o/depot", "/api/v1/o/depot/units", "/api/v1/o/depot/leaves"}) {
    EXPECT_EQ(BodyOf(api.Get(path)).find("Ana"), std::string::npos) << path;
  }
}

TEST(Resources, PageTheLeaves) {
  TestApi api;
  api.Found();
  for (std::uint64_t i = 1; i <= 3; ++i) {
    ASSERT_EQ(api.Post("admit_unit", Key(i), kUnit, kOfficer).status, 200);
  }
  const std::string first = BodyOf(api.Get("/api/v1/o/depot/leaves?limit=2"));
  EXPECT_EQ(NumberAt(first, "next"), 2U);
  EXPECT_EQ(NumberAt(first, "items.1.seq"), 1U);
  EXPECT_EQ(support::JsonAt(first, "items.2"), "");
  const std::string rest = BodyOf(api.Get("/api/v1/o/depot/leaves?after=2"));
  EXPECT_EQ(NumberAt(rest, "items.0.seq"), 2U);
  EXPECT_EQ(NumberAt(rest, "next"), 5U);
  EXPECT_EQ(BodyOf(api.Get("/api/v1/o/depot/leaves?after=5")), R"({"items":[],"next":5})");
  EXPECT_EQ(BodyOf(api.Get("/api/v1/o/depot/leaves?after=77&limit=0")),
            R"({"items":[],"next":77})");
  for (const char* query : {"after=x", "after=-1", "limit=", "after=18446744073709551615",
                            "limit=1.5", "limit=99999999999999999999"}) {
    const net::Response refused = api.Get(std::string("/api/v1/o/depot/leaves?") + query);
    EXPECT_EQ(refused.status, 400) << query;
    EXPECT_EQ(CodeIn(refused), "parameter_malformed") << query;
  }
}

TEST(Resources, SayWhenNothingChanged) {
  TestApi api;
  api.Found();
  const net::Response before = api.Get("/api/v1/o/depot");
  const std::string* const tag = net::FindHeader(before.headers, "ETag");
  ASSERT_NE(tag, nullptr);
  EXPECT_EQ(api.Get("/api/v1/o/depot", {{"If-None-Match", *tag}}).status, 304);
  ASSERT_EQ(api.Post("admit_unit", Key(1), kUnit, kOfficer).status, 200);
  EXPECT_EQ(api.Get("/api/v1/o/depot", {{"If-None-Match", *tag}}).status, 200);
}

TEST(Resources, StreamWhatChanges) {
  TestApi api;
  api.Found();
  const net::Response live = api.Get("/api/v1/o/depot/events", {{"Last-Event-ID", "2"}});
  EXPECT_EQ(live.status, 200);
  ASSERT_TRUE(live.stream);
  EXPECT_EQ(live.stream->topics, std::vector<std::string>{"organisation"});
  EXPECT_EQ(live.stream->after, "2");
}

}  // namespace
}  // namespace mandat::api
