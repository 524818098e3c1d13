// Script: acts of a demo in order, each through the same door as everybody's.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/organisation.hpp"
#include "base/prng.hpp"
#include "base/result.hpp"
#include "core/command.hpp"

namespace mandat::app::demo {

// A clock that stands where the script puts it: a demo has a past.
class ScriptClock final : public storage::Clock {
 public:
  explicit ScriptClock(UtcMillis start) : now_(start) {}
  [[nodiscard]] UtcMillis NowMillis() override { return now_; }
  [[nodiscard]] std::int64_t BootMillis() override { return now_.value; }
  void Advance(std::int64_t millis) { now_.value += millis; }

 private:
  UtcMillis now_;
};

// Random bytes from a seed: the same demo on every machine.
class SeededRandom final : public storage::Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : prng_(seed) {}
  void Fill(std::span<std::uint8_t> out) override;

 private:
  Prng prng_;
};

class Script {
 public:
  Script(Organisation& organisation, ScriptClock& clock, SeededRandom& random)
      : organisation_(organisation), clock_(clock), random_(random) {}

  // Queues an act; acts of one batch are kept in one transaction.
  void Add(const core::Actor& actor, const core::Command& command, DocumentTexts documents = {});
  // Sends what is queued. Fails with the first refusal: a demo has none that it does not expect.
  [[nodiscard]] Status Flush();
  // Adds and flushes.
  [[nodiscard]] Status Do(const core::Actor& actor, const core::Command& command,
                          DocumentTexts documents = {});

  void Wait(std::int64_t millis) { clock_.Advance(millis); }
  [[nodiscard]] const core::State& State() const;
  [[nodiscard]] SeededRandom& Random() { return random_; }
  [[nodiscard]] UtcMillis Now() { return clock_.NowMillis(); }

 private:
  Organisation& organisation_;
  ScriptClock& clock_;
  SeededRandom& random_;
  std::vector<Submission> queued_;
  mutable ViewPtr view_;
};

}  // namespace mandat::app::demo
