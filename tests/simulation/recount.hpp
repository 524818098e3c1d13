// Recount: a second, slow and simple model of mandates and votes, kept from the facts alone. What
// it knows it learnt without the core's state, so a fault there does not hide itself here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "core/event.hpp"

namespace mandat::simulation {

class Recount {
 public:
  // Takes the next fact in; returns what is wrong with it, or nothing.
  [[nodiscard]] std::string Hear(const core::Fact& fact);

 private:
  struct Vote {
    bool open = true;
    std::map<PersonId, core::Choice> voters;
    std::set<MandateId> mandates;
  };

  std::string Hear(const core::MandateGiven& fact);
  std::string Hear(const core::MandateEnded& fact);
  std::string Hear(const core::VoteOpened& fact);
  std::string Hear(const core::VoteCast& fact);
  std::string Hear(const core::VoteClosed& fact);
  std::string Hear(const core::VoteVoided& fact);
  std::string Hear(const core::ElectionBallotCast& fact);
  std::string Hear(const core::ElectionClosed& fact);
  std::string Hear(const core::RoundEnded& fact);

  std::map<SeatId, MandateId> seats_;      // with the mandate in force on each
  std::map<MandateId, PersonId> holders_;  // of mandates in force
  std::map<VoteId, Vote> votes_;
  std::map<ElectionId, std::set<PersonId>> ballots_;  // of the round that runs
};

}  // namespace mandat::simulation
