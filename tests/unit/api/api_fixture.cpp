#include "tests/unit/api/api_fixture.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "app/embedded.hpp"
#include "base/check.hpp"
#include "base/json.hpp"
#include "net/target.hpp"

namespace mandat::api {
namespace {

std::filesystem::path NewFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "mandat-api-XXXXXX").string();
  MANDAT_CHECK(::mkdtemp(pattern.data()));  // the temporary folder is ours to write
  return pattern;
}

std::string Quoted(std::string_view text) {
  std::string quoted;
  JsonWriter(quoted).String(text);
  return quoted;
}

}  // namespace

TestApi::TestApi(app::HostedKind kind) : folder_(NewFolder()) {
  clock_.now = UtcMillis{1'790'000'000'000};  // September 2026
  Open();
  MANDAT_CHECK(host_->Create("depot", kind));  // the folder is empty
}

TestApi::~TestApi() {
  Close();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void TestApi::Open() {
  auto host = app::Host::Open({.folder = folder_.string(),
                               .ports = {.clock = &clock_, .random = &storage::SystemRandom()},
                               .on_fatal = [](const Error&) { std::abort(); }});
  MANDAT_CHECK(host && (*host)->Faults().empty());  // or what was kept does not open again
  host_ = std::move(*host);
  auto api = Api::Create(*host_);
  MANDAT_CHECK(api);  // the routes are a constant
  api_ = std::move(*api);
  server_ = std::make_unique<net::InProcess>(
      [this](const net::Request& request, const net::Responder& responder) {
        static_cast<void>(api_->Handle(request, responder));
      });
}

void TestApi::Close() {
  server_.reset();
  api_.reset();
  host_.reset();
}

void TestApi::Restart() {
  Close();
  Open();
}

void TestApi::Found() {
  const auto statutes = app::EmbeddedFile("statutes/student-congress.toml");
  ASSERT_TRUE(statutes);
  const std::string documents =
      fmt::format(R"({{"documents":{{"name":"Depot","statutes":{}}}}})", Quoted(*statutes));
  ASSERT_EQ(Post("open_ledger", Key(0xf001), documents).status, 200);
  ASSERT_EQ(Post("name_roll_officer", Key(0xf002), R"({"arguments":{"person":1001}})").status, 200);
}

void TestApi::FoundWithOneMember() {
  Found();
  const auto as_officer = [&](std::string_view command, std::uint64_t key, std::string body) {
    ASSERT_EQ(Post(command, Key(key), std::move(body), "person:1001").status, 200);
  };
  as_officer("admit_unit", 0xf003,
             R"({"arguments":{"kind":"department"},"documents":{"name":"North"}})");
  as_officer("enrol_member", 0xf004,
             R"({"arguments":{"person":1001,"unit":1},"documents":)"
             R"({"identity":"{\"contact\":\"\",\"name\":\"Ana\"}"}})");
}

net::Response TestApi::Ask(net::Request request, From from) {
  net::PendingExchange exchange = server_->Begin(std::move(request), from);
  for (int i = 0; i < 10'000 && !exchange.IsAnswered(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return exchange.Take();
}

net::Response TestApi::Get(std::string_view target, net::Headers headers) {
  const auto parsed = net::ParseTarget(target);
  EXPECT_TRUE(parsed) << target;
  net::Request request;
  request.path = parsed ? parsed->path : std::string();
  request.query = parsed ? parsed->query : net::Parameters();
  request.headers = std::move(headers);
  return Ask(std::move(request));
}

net::Response TestApi::Post(std::string_view command, std::string_view key, std::string body,
                            std::string_view actor) {
  return Ask(CommandRequest(command, key, std::move(body), actor));
}

std::uint64_t TestApi::Leaves() const {
  return host_->Find("depot")->organisation->CurrentView()->size;
}

net::Request CommandRequest(std::string_view command, std::string_view key, std::string body,
                            std::string_view actor) {
  net::Request request;
  request.method = net::Method::kPost;
  request.path = "/api/v1/o/depot/commands/" + std::string(command);
  request.body = std::move(body);
  request.headers = {{"Host", "localhost"},
                     {"Content-Type", "application/json"},
                     {"Idempotency-Key", std::string(key)},
                     {"Mandat-Act-As", std::string(actor)}};
  return request;
}

std::string Key(std::uint64_t number) { return fmt::format("{:032x}", number); }

std::string BodyOf(const net::Response& response) {
  return std::string(net::BodyText(response.body));
}

std::string CodeIn(const net::Response& response) {
  return support::TextAt(BodyOf(response), "code");
}

}  // namespace mandat::api
