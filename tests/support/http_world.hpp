// HttpWorld: one organisation behind the real server: the API over a loopback port, SQLite in a
// folder of its own. A scenario that runs here says nothing that a program could not say.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "api/api.hpp"
#include "app/host.hpp"
#include "net/http_server.hpp"
#include "tests/integration/net/raw_client.hpp"
#include "tests/support/core_world.hpp"
#include "tests/support/world.hpp"

namespace mandat::support {

// A clock that a test moves while the writer's thread reads it.
class SharedClock final : public storage::Clock {
 public:
  UtcMillis NowMillis() override { return UtcMillis{now_.load()}; }
  std::int64_t BootMillis() override { return now_.load(); }
  void Reach(UtcMillis now) {
    if (now.value > now_.load()) now_.store(now.value);
  }
  void Pass(std::int64_t millis) { now_ += millis; }

 private:
  std::atomic<std::int64_t> now_{kBeforeAnyStory};
};

// Chance that can begin again, so that two worlds draw the same.
class RestartedRandom final : public storage::Random {
 public:
  void Fill(std::span<std::uint8_t> out) override { from_->Fill(out); }
  void BeginAt(std::uint64_t seed) { from_.emplace(seed); }

 private:
  std::optional<SeededRandom> from_{std::in_place, 0U};
};

struct HttpAnswer {
  int status = 0;
  std::string head;
  std::string body;
};

// The whole server with the organisation "depot", as `mandat serve` puts it together but for pages.
class LiveServer {
 public:
  explicit LiveServer(app::HostedKind kind, const net::Timeouts& timeouts = {});
  LiveServer(const LiveServer&) = delete;
  LiveServer& operator=(const LiveServer&) = delete;
  ~LiveServer();

  // Stops it and starts it again on the same folder.
  void Restart();

  // One request on a connection that is kept; `headers` are whole lines with their ends.
  HttpAnswer Ask(std::string_view method, std::string_view path, std::string_view headers,
                 std::string_view body);
  HttpAnswer Get(std::string_view path) { return Ask("GET", path, "", ""); }
  // POST commands/{command} as a program does it.
  HttpAnswer Post(const Act& act, std::string_view idempotency_key);

  [[nodiscard]] std::uint16_t Port() const { return server_->Port(); }
  SharedClock& Clock() { return clock_; }
  RestartedRandom& Random() { return random_; }

 private:
  void Start();
  void Stop();

  net::Timeouts timeouts_;
  SharedClock clock_;
  RestartedRandom random_;
  std::filesystem::path folder_;
  std::unique_ptr<app::Host> host_;
  std::unique_ptr<api::Api> api_;
  std::unique_ptr<net::HttpServer> server_;
  std::unique_ptr<net::RawClient> client_;
};

// The body of a command: {"arguments": ..., "documents": ...}.
[[nodiscard]] std::string CommandBody(const Act& act);

class HttpWorld final : public World {
 public:
  HttpWorld();

  void SetClock(UtcMillis now) override;
  Told Submit(const Act& act) override;
  std::uint64_t CountOf(std::string_view kind) override;
  std::string Read(std::string_view kind, std::uint64_t id) override;
  // That the served leaves give the served root, and that a restart changes neither.
  std::string CheckAtEnd() override;
  std::string Fingerprint() override;

  LiveServer& Server() { return server_; }

 private:
  [[nodiscard]] std::string Organisation();
  [[nodiscard]] std::string StateHash();
  [[nodiscard]] std::string RootOfLeaves();

  LiveServer server_{app::HostedKind::kDemo};
  std::uint64_t submissions_ = 0;
};

}  // namespace mandat::support
