// Server: the real organisation behind the real net layer, in one thread, on simulated ports.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/demo/script.hpp"
#include "app/organisation.hpp"
#include "base/fields.hpp"
#include "net/in_process.hpp"
#include "tests/simulation/disks.hpp"

namespace mandat::simulation {

// What a client is told: the body of the answer.
struct Told {
  std::string code;
  std::uint32_t events = 0;
  std::optional<std::uint64_t> first_seq;
  app::Level level = app::Level::kUnavailable;
  std::uint32_t repeated = 0;
  static constexpr auto Fields() {
    return std::tuple(Field("code", &Told::code), Field("events", &Told::events),
                      Field("first_seq", &Told::first_seq), Field("level", &Told::level),
                      Field("repeated", &Told::repeated));
  }
  friend bool operator==(const Told&, const Told&) = default;
};

// The machine's chance, unless a fault is planted: then some of it does not come from the seed.
class Chance final : public storage::Random {
 public:
  Chance(std::uint64_t seed, Planted planted) : seeded_(seed), planted_(planted) {}
  void Fill(std::span<std::uint8_t> out) override;

 private:
  app::demo::SeededRandom seeded_;
  Planted planted_;
};

class Server {
 public:
  Server(Disk& disk, const app::Ports& ports, Planted planted);

  // Fails as opening the store and the organisation does.
  [[nodiscard]] Status Start();
  // A clean stop leaves a snapshot; the end of a process leaves what is on the disk.
  void StopCleanly();
  void Die() { organisation_.reset(); }

  // One group of commands through the network. An answer is absent if the process ended first.
  [[nodiscard]] std::vector<std::optional<Told>> Send(std::span<const app::Submission> group);

  [[nodiscard]] bool IsRunning() const { return organisation_ != nullptr; }
  [[nodiscard]] app::Organisation& Organisation() { return *organisation_; }

 private:
  void Receive(const net::Request& request, const net::Responder& responder);
  void Shuffle();

  Disk& disk_;
  app::Ports ports_;
  Planted planted_;
  std::unique_ptr<app::Organisation> organisation_;
  std::vector<app::Organisation::Pending> inbox_;
  net::InProcess net_;
};

}  // namespace mandat::simulation
