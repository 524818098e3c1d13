// History: what the people of a small federation ask for, drawn from one seed. Much of it is
// lawful, some comes too late or from the wrong person, and some is nonsense.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/submission.hpp"
#include "base/prng.hpp"
#include "core/command.hpp"
#include "core/state.hpp"

namespace mandat::simulation {

[[nodiscard]] inline app::DocumentText Text(std::string_view payload) {
  return {.media_type = "text/plain", .payload = std::string(payload)};
}

class History {
 public:
  explicit History(std::uint64_t seed) : prng_(seed) {}

  // The acts that found the federation: five departments, a congress, a council, auditors.
  [[nodiscard]] std::vector<app::Submission> Founding();
  // What somebody asks for next, seeing `state`. One in sixteen bears an id that was used before.
  [[nodiscard]] app::Submission Next(const core::State& state, UtcMillis now);
  // How long nobody asks for anything: seconds, sometimes days, sometimes until a sitting opens.
  [[nodiscard]] std::int64_t Pause(const core::State& state, UtcMillis now);

 private:
  struct Act {
    core::Actor actor;
    core::Command command;
    app::DocumentTexts documents;
  };
  using Draft = std::optional<Act>;  // absent: the state gives no occasion
  struct Row;

  [[nodiscard]] app::Submission Submit(Act act);
  [[nodiscard]] app::Submission UseAnIdAgain();
  [[nodiscard]] app::Submission Nonsense();
  [[nodiscard]] Draft Something(const core::State& state, UtcMillis now);

  // ---------------------------------------------------------------- on the roll
  [[nodiscard]] Act Enrolment(PersonId person, UnitId unit);
  [[nodiscard]] Draft Join(const core::State& state, UtcMillis now);
  [[nodiscard]] Draft Leave(const core::State& state, UtcMillis now);
  [[nodiscard]] Draft Move(const core::State& state, UtcMillis now);
  [[nodiscard]] Draft ChangeStanding(const core::State& state, UtcMillis now);

  // ---------------------------------------------------------------- mandates and recall
  [[nodiscard]] Draft Resign(const core::State& state, UtcMillis now);
  [[nodiscard]] Draft CallASubstitute(const core::State& state, UtcMillis now);
  [[nodiscard]] core::Actor Verifier(const core::State& state);
  [[nodiscard]] Draft Examine(const core::State& state, UtcMillis now);
  [[nodiscard]] Draft Recall(const core::State& state, UtcMillis now);
  [[nodiscard]] Draft Sign(const core::State& state, UtcMillis now);

  // ---------------------------------------------------------------- sittings
  [[nodiscard]] Draft Convene(const core::State& state, UtcMillis now);
  [[nodiscard]] Draft Open(const core::State& state, UtcMillis now);
  [[nodiscard]] Draft Sit(const core::State& state, UtcMillis now);
  [[nodiscard]] Act Attend(const core::State& state, SittingId sitting);
  [[nodiscard]] Draft NewBusiness(const core::State& state, SittingId sitting);
  [[nodiscard]] Draft NewMotion(const core::State& state, SittingId sitting);
  [[nodiscard]] Draft NewElection(const core::State& state, SittingId sitting);
  [[nodiscard]] Act PutToTheVote(const core::State& state, SittingId sitting,
                                 const core::Subject& subject);
  [[nodiscard]] Act Voting(const core::State& state, VoteId vote);
  [[nodiscard]] Act BallotIn(const core::State& state, VoteId vote);
  [[nodiscard]] core::Sheet CountedSheet(Count papers);
  [[nodiscard]] Act Electing(const core::State& state, ElectionId election);
  [[nodiscard]] core::ElectionSheet CountedSheet(const core::Election& election, Count papers);

  // ---------------------------------------------------------------- drawing
  [[nodiscard]] bool OneIn(std::uint64_t many) { return prng_.Below(many) == 0; }
  template <typename T>
  [[nodiscard]] const T& AnyOf(const std::vector<T>& all) {
    return all[prng_.Below(all.size())];
  }
  [[nodiscard]] PersonId NewPerson() { return PersonId{1 + prng_.Below(1U << 30U)}; }
  [[nodiscard]] PersonId Anybody(const core::State& state);
  [[nodiscard]] PersonId AnybodyIn(const core::State& state, BodyId body);
  // Who may open it: of its chair office, if anybody holds that.
  [[nodiscard]] PersonId ChairFor(const core::State& state, BodyId body);
  [[nodiscard]] core::Actor Officer() const { return core::Actor::Person(officer_); }

  Prng prng_;
  PersonId officer_;
  std::vector<app::Submission> sent_;
};

}  // namespace mandat::simulation
