// Acts over HTTP: the order of checks, what each refusal says, and the same id sent twice.
#include <gtest/gtest.h>

#include "api/problems.hpp"
#include "tests/unit/api/api_fixture.hpp"

namespace mandat::api {
namespace {

using support::TextAt;

constexpr std::string_view kOfficer = "person:1001";
constexpr const char* kUnit = R"({"arguments":{"kind":"department"},"documents":{"name":"North"}})";

net::Request Spoilt(std::string_view header, const char* value) {
  net::Request request = CommandRequest("admit_unit", Key(1), kUnit, kOfficer);
  std::erase_if(request.headers, [&](const net::Header& known) { return known.name == header; });
  if (value) request.headers.push_back({std::string(header), value});
  return request;
}

TEST(Commands, AreRefusedInTheOrderOfTheChecks) {
  struct Row {
    const char* why;
    const char* header;
    const char* value;
    int status;
    const char* code;
  };
  const Row rows[] = {
      {"a form", "Content-Type", "application/x-www-form-urlencoded", 415, "not_json"},
      {"no type", "Content-Type", nullptr, 415, "not_json"},
      {"a type that begins alike", "Content-Type", "application/jsonp", 415, "not_json"},
      {"another site", "Sec-Fetch-Site", "cross-site", 403, "cross_site"},
      {"another origin", "Origin", "http://elsewhere", 403, "cross_site"},
      {"an origin that is hidden", "Origin", "null", 403, "cross_site"},
      {"no key", "Idempotency-Key", nullptr, 400, "idempotency_key_missing"},
      {"a short key", "Idempotency-Key", "1234", 400, "idempotency_key_missing"},
      {"a key with other letters", "Idempotency-Key", "zz000000000000000000000000000000", 400,
       "idempotency_key_missing"},
      {"nobody", "Mandat-Act-As", nullptr, 401, "not_signed_in"},
      {"no actor", "Mandat-Act-As", "somebody", 401, "not_signed_in"},
      {"the system itself", "Mandat-Act-As", "system", 401, "not_signed_in"},
      {"another node", "Mandat-Act-As", "node:1", 401, "not_signed_in"},
  };
  TestApi api;
  api.Found();
  const std::uint64_t leaves = api.Leaves();
  for (const Row& row : rows) {
    const net::Response response = api.Ask(Spoilt(row.header, row.value));
    EXPECT_EQ(response.status, row.status) << row.why;
    EXPECT_EQ(CodeIn(response), row.code) << row.why;
  }
  EXPECT_EQ(api.Leaves(), leaves);
  EXPECT_EQ(api.Ask(Spoilt("Sec-Fetch-Site", "same-origin")).status, 200);
}

TEST(Commands, AreTakenFromNobodyInARealOrganisationNorFromElsewhere) {
  TestApi real(app::HostedKind::kReal);
  const net::Request open = CommandRequest("open_ledger", Key(1), "{}", "operator:1");
  EXPECT_EQ(CodeIn(real.Ask(open)), "not_signed_in");
  EXPECT_EQ(real.Leaves(), 0U);
  TestApi demo;
  EXPECT_EQ(CodeIn(demo.Ask(open, TestApi::From::kElsewhere)), "not_signed_in");
  EXPECT_NE(CodeIn(demo.Ask(open)), "not_signed_in");
}

// Every refusal says what happened and what to do; one by the rules names their article.
TEST(Commands, SayWhyAndWhatToDo) {
  TestApi api;
  api.FoundWithOneMember();
  const net::Response response =
      api.Post("convene_sitting", Key(2),
               R"({"arguments":{"agenda":[],"body":1,"opens_at":1790000000000,)"
               R"("opens_on":"2026-09-21G"}})",
               kOfficer);
  EXPECT_EQ(response.status, 409);
  EXPECT_EQ(response.content_type, "application/problem+json; charset=utf-8");
  const std::string problem = BodyOf(response);
  EXPECT_EQ(TextAt(problem, "code"), "notice_too_short");
  EXPECT_NE(TextAt(problem, "article"), "");
  EXPECT_EQ(TextAt(problem, "remedies.0"), "Choose a later day.");
  EXPECT_EQ(TextAt(problem, "status"), "409");
  EXPECT_EQ(TextAt(problem, "title"), "The notice is shorter than the statutes ask for.");
}

TEST(Commands, RefuseWhatDoesNotReadAndNamesTheStatus) {
  struct Row {
    const char* command;
    const char* body;
    int status;
    const char* code;
  };
  const Row rows[] = {
      {"admit_unit", "", 422, "arguments_malformed"},
      {"admit_unit", "{", 400, "json_malformed"},
      {"admit_unit", "[]", 400, "json_malformed"},
      {"admit_unit", R"({"arguments":{"kind":"a","kind":"b"}})", 400, "json_malformed"},
      {"admit_unit", R"({"argument":{}})", 400, "json_malformed"},
      {"admit_unit", R"({"arguments":{"kind":"department","more":1}})", 422, "arguments_malformed"},
      {"admit_unit", R"({"arguments":[]})", 422, "arguments_malformed"},
      {"admit_unit", R"({"documents":{"name":7}})", 400, "json_malformed"},
      {"no_such_act", "{}", 404, "no_such_command"},
      {"admit_unit", R"({"arguments":{"kind":"department"},"documents":{"name":""}})", 422,
       "document_malformed"},
      {"admit_unit", R"({"arguments":{"kind":"department"},"documents":{"other":"x"}})", 409,
       "document_not_expected"},
      {"admit_unit", R"({"arguments":{"kind":"department"}})", 409, "document_missing"},
      {"form_body", R"({"arguments":{"rule":"no-such-rule"}})", 409, "no_such_rule"},
      {"second_motion", R"({"arguments":{"motion":9}})", 409, "no_such_motion"},
      {"close_vote", R"({"arguments":{"vote":1}})", 409, "no_such_vote"},
  };
  TestApi api;
  api.Found();
  const std::uint64_t leaves = api.Leaves();
  std::uint64_t key = 100;
  for (const Row& row : rows) {
    const net::Response response = api.Post(row.command, Key(++key), row.body, kOfficer);
    EXPECT_EQ(response.status, row.status) << row.body << BodyOf(response);
    EXPECT_EQ(CodeIn(response), row.code) << row.body << BodyOf(response);
    EXPECT_NE(TextAt(BodyOf(response), "remedies.0"), "") << row.body;
  }
  EXPECT_EQ(api.Leaves(), leaves);
}

TEST(Commands, RefuseStatutesThatDoNotReadWithTheLine) {
  TestApi api;
  const net::Response response = api.Post(
      "open_ledger", Key(1), R"({"documents":{"name":"Depot","statutes":"nonsense = ["}})");
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(CodeIn(response), "E101");
  EXPECT_NE(TextAt(BodyOf(response), "detail").find("line 1"), std::string::npos)
      << BodyOf(response);
}

TEST(Commands, AreRefusedBeforeTheFounding) {
  TestApi api;
  const net::Response response = api.Post("admit_unit", Key(1), kUnit, kOfficer);
  EXPECT_EQ(response.status, 409);
  EXPECT_EQ(CodeIn(response), "not_founded");
  api.Found();
  EXPECT_EQ(
      CodeIn(api.Post("open_ledger", Key(2), R"({"documents":{"name":"Depot","statutes":"x"}})")),
      "E101");
}

TEST(Commands, SentTwiceAreOneActWithOneAnswer) {
  TestApi api;
  api.Found();
  const net::Response first = api.Post("admit_unit", Key(1), kUnit, kOfficer);
  ASSERT_EQ(first.status, 200);
  const std::uint64_t leaves = api.Leaves();
  const std::string leaf = TextAt(BodyOf(first), "leaf");
  EXPECT_EQ(TextAt(BodyOf(first), "repeated"), "no");
  for (const bool restarted : {false, true}) {
    if (restarted) api.Restart();
    const net::Response again = api.Post("admit_unit", Key(1), kUnit, kOfficer);
    EXPECT_EQ(again.status, 200) << restarted;
    EXPECT_EQ(TextAt(BodyOf(again), "leaf"), leaf);
    EXPECT_EQ(TextAt(BodyOf(again), "leaves"), TextAt(BodyOf(first), "leaves"));
    EXPECT_EQ(TextAt(BodyOf(again), "repeated"), "yes");
    EXPECT_EQ(api.Leaves(), leaves);
  }
}

// Spelling is not content: the same object with its keys in another order is the same act.
TEST(Commands, AreTheSameInAnotherSpelling) {
  TestApi api;
  api.Found();
  ASSERT_EQ(api.Post("admit_unit", Key(1), kUnit, kOfficer).status, 200);
  const char* const spelt =
      "{ \"documents\" : {\"name\":\"\\u004eorth\"},\n\"arguments\":{\"kind\":\"department\"} }";
  const net::Response again = api.Post("admit_unit", Key(1), spelt, kOfficer);
  EXPECT_EQ(again.status, 200) << BodyOf(again);
  EXPECT_EQ(TextAt(BodyOf(again), "repeated"), "yes");
}

TEST(Commands, OfOneIdAndAnotherBodyAreRefused) {
  TestApi api;
  api.Found();
  ASSERT_EQ(api.Post("admit_unit", Key(1), kUnit, kOfficer).status, 200);
  const std::uint64_t leaves = api.Leaves();
  for (const bool restarted : {false, true}) {
    if (restarted) api.Restart();
    EXPECT_EQ(CodeIn(api.Post("admit_unit", Key(1),
                              R"({"arguments":{"kind":"department"},"documents":{"name":"South"}})",
                              kOfficer)),
              "other_body")
        << restarted;
    EXPECT_EQ(CodeIn(api.Post("admit_unit", Key(1), kUnit, "person:1002")), "other_body");
    EXPECT_EQ(api.Post("form_body", Key(1), kUnit, kOfficer).status, 422);
    EXPECT_EQ(api.Leaves(), leaves);
  }
}

TEST(Commands, RefusedOnceAreRefusedAlikeWhenRepeated) {
  TestApi api;
  api.Found();
  const char* const body = R"({"arguments":{"motion":9}})";
  const net::Response first = api.Post("second_motion", Key(1), body, kOfficer);
  for (const bool restarted : {false, true}) {
    if (restarted) api.Restart();
    const net::Response again = api.Post("second_motion", Key(1), body, kOfficer);
    EXPECT_EQ(again.status, first.status);
    EXPECT_EQ(BodyOf(again), BodyOf(first));
  }
}

TEST(Problem, GivesTheStatusOfItsCode) {
  EXPECT_EQ(Problem({.code = "queue_full", .article = {}, .detail = {}}).status, 503);
  EXPECT_EQ(Problem({.code = "store_full", .article = {}, .detail = {}}).status, 503);
  EXPECT_EQ(Problem({.code = "not_confirmed", .article = {}, .detail = {}}).status, 202);
  EXPECT_EQ(Problem({.code = "E308", .article = {}, .detail = {}}).status, 422);
  EXPECT_EQ(Problem({.code = "notice_too_short", .article = {}, .detail = {}}).status, 409);
  const net::Response unknown = Problem({.code = "disk_on_fire", .article = {}, .detail = {}});
  EXPECT_EQ(unknown.status, 503);
  EXPECT_NE(net::FindHeader(unknown.headers, "Retry-After"), nullptr);
  // What was entered may be no text at all; the answer is text nevertheless.
  const net::Response hostile =
      Problem({.code = "no_such_thing", .article = {}, .detail = "\xff\x01"});
  EXPECT_EQ(TextAt(BodyOf(hostile), "detail"), "");
}

}  // namespace
}  // namespace mandat::api
