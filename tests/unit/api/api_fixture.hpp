// The API over a small organisation, without a socket.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "api/api.hpp"
#include "app/host.hpp"
#include "net/in_process.hpp"
#include "tests/support/core_world.hpp"

namespace mandat::api {

class TestApi {
 public:
  using From = net::InProcess::From;

  explicit TestApi(app::HostedKind kind = app::HostedKind::kDemo);
  TestApi(const TestApi&) = delete;
  TestApi& operator=(const TestApi&) = delete;
  ~TestApi();

  // Founds "depot" under student-congress.toml, with person 1001 as roll officer.
  void Found();
  // And with Ana, person 1001, as the only member of the department North.
  void FoundWithOneMember();
  // Closes everything and opens it again from what is on the disk.
  void Restart();

  net::Response Ask(net::Request request, From from = From::kThisMachine);
  net::Response Get(std::string_view target, net::Headers headers = {});
  // POST commands/{command}, as operator:1 or another.
  net::Response Post(std::string_view command, std::string_view key, std::string body,
                     std::string_view actor = "operator:1");

  [[nodiscard]] std::uint64_t Leaves() const;
  app::Hosted& Depot() { return *host_->Find("depot"); }

 private:
  void Open();
  void Close();

  support::ManualClock clock_;
  std::filesystem::path folder_;
  std::unique_ptr<app::Host> host_;
  std::unique_ptr<Api> api_;
  std::unique_ptr<net::InProcess> server_;
};

// A well-formed POST that can be spoilt.
[[nodiscard]] net::Request CommandRequest(std::string_view command, std::string_view key,
                                          std::string body, std::string_view actor);
// "000...0<number>": 32 digits.
[[nodiscard]] std::string Key(std::uint64_t number);
[[nodiscard]] std::string BodyOf(const net::Response& response);
[[nodiscard]] std::string CodeIn(const net::Response& response);

}  // namespace mandat::api
