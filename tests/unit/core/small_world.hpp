// SmallWorld: two branches of eight, their four delegates in an open congress; and commands drawn
// from numbers, some lawful and most not.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/codec.hpp"
#include "core/core.hpp"

namespace mandat::core {

// Which command, who asks, and two numbers that its arguments are made of.
using Draw = std::array<std::uint8_t, 4>;

// A change of the roll as it was asked for: no unit means that the person left.
struct RollChange {
  std::uint64_t seq = 0;
  PersonId person;
  std::optional<UnitId> unit;
};

class SmallWorld final : public Library {
 public:
  SmallWorld();

  [[nodiscard]] std::shared_ptr<const statutes::Statute> Statutes(
      const Digest& /*document*/) const override {
    return statute_;
  }

  // What one command led to, with what a second and a changed state would betray.
  struct Answer {
    bool on_record = false;
    bool same_twice = false;
    bool state_untouched = false;  // by Decide; looked at only where `watch` is set
  };
  Answer Do(const Actor& actor, Command command);
  Answer Do(const Draw& draw);

  bool watch = false;
  State state;
  std::vector<Event> events;
  std::vector<RollChange> roll;  // the naive model: a plain list

 private:
  void Assemble(BodyId body, PersonId chair);
  void ElectTwo(BodyId assembly, PersonId first);
  [[nodiscard]] Actor ActorOf(const Draw& draw) const;
  [[nodiscard]] Command CommandOf(const Draw& draw, const Actor& actor) const;

  std::shared_ptr<const statutes::Statute> statute_;
  std::int64_t day_ = 0;
};

}  // namespace mandat::core
