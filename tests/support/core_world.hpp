// CoreWorld: one organisation over a store in memory, driven from one thread.
//
// Acts go through app::Organisation, so that every scenario also exercises the codec of commands
// and facts, the leaves, the documents and the kept answers.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "app/organisation.hpp"
#include "base/prng.hpp"
#include "storage/memory/memory_store.hpp"
#include "tests/support/world.hpp"

namespace mandat::support {

class ManualClock final : public storage::Clock {
 public:
  UtcMillis NowMillis() override { return now; }
  std::int64_t BootMillis() override { return now.value; }
  UtcMillis now{kBeforeAnyStory};
};

class SeededRandom final : public storage::Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : prng_(seed) {}
  void Fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(prng_.Below(256));
  }

 private:
  Prng prng_;
};

class CoreWorld final : public World {
 public:
  CoreWorld();

  void SetClock(UtcMillis now) override;
  Told Submit(const Act& act) override;
  std::uint64_t CountOf(std::string_view kind) override;
  std::string Read(std::string_view kind, std::uint64_t id) override;
  std::string CheckAtEnd() override;
  std::string Fingerprint() override;

  [[nodiscard]] const core::State& State() const { return view_->state; }
  // The types of all events on record.
  [[nodiscard]] std::set<std::string> EventTypes();

 private:
  [[nodiscard]] std::unique_ptr<app::Organisation> Open();
  [[nodiscard]] std::string Compare(const std::string& how);

  ManualClock clock_;
  SeededRandom random_;
  std::shared_ptr<storage::MemoryDisk> disk_ = std::make_shared<storage::MemoryDisk>();
  std::unique_ptr<app::Organisation> organisation_;
  app::ViewPtr view_;
  std::uint64_t submissions_ = 0;
};

}  // namespace mandat::support
