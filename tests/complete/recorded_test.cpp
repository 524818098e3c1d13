// Every act and every kind of event is told by a scenario that records it.
#include <gtest/gtest.h>

#include <set>

#include "core/codec.hpp"
#include "tests/support/core_world.hpp"
#include "tests/support/scenario.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::support {
namespace {

// The core, and a list of the commands that it recorded.
class ListeningWorld final : public World {
 public:
  void SetClock(UtcMillis now) override { core_.SetClock(now); }
  Told Submit(const Act& act) override {
    Told told = core_.Submit(act);
    if (told.code.empty()) commands_.insert(act.command);
    return told;
  }
  std::uint64_t CountOf(std::string_view kind) override { return core_.CountOf(kind); }
  std::string Read(std::string_view kind, std::uint64_t id) override {
    return core_.Read(kind, id);
  }
  std::string CheckAtEnd() override { return {}; }  // the scenarios' own test asks that
  std::string Fingerprint() override { return core_.Fingerprint(); }

  [[nodiscard]] std::set<std::string> TakeCommands() { return std::move(commands_); }
  [[nodiscard]] std::set<std::string> EventTypes() { return core_.EventTypes(); }

 private:
  CoreWorld core_;
  std::set<std::string> commands_;
};

struct Recorded {
  std::set<std::string> commands;
  std::set<std::string> events;
};

const Recorded& ByAllScenarios() {
  static const Recorded kRecorded = [] {
    Recorded recorded;
    for (const std::filesystem::path& file : ScenarioFiles()) {
      ListeningWorld world;
      static_cast<void>(RunScenario(file, world));
      recorded.commands.merge(world.TakeCommands());
      recorded.events.merge(world.EventTypes());
    }
    return recorded;
  }();
  return kRecorded;
}

TEST(commands, are_all_recorded_by_a_scenario) {
  for (const core::MessageInfo& command : core::AllCommands()) {
    if (command.name == "invoke_rule") continue;  // what it names is not available yet: refused
    EXPECT_TRUE(ByAllScenarios().commands.contains(command.name)) << command.name;
  }
}

TEST(events, are_all_recorded_by_a_scenario) {
  for (const core::MessageInfo& fact : core::AllFacts()) {
    EXPECT_TRUE(ByAllScenarios().events.contains(fact.name)) << fact.name;
  }
}

}  // namespace
}  // namespace mandat::support
