// Commands: what people ask the organisation to record. A closed set; each may be refused.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>

#include "base/digest.hpp"
#include "base/time.hpp"
#include "core/actor.hpp"
#include "core/bodies.hpp"
#include "core/elections.hpp"
#include "core/fractions.hpp"
#include "core/mandates.hpp"
#include "core/motions.hpp"
#include "core/other_rules.hpp"
#include "core/recalls.hpp"
#include "core/roll.hpp"
#include "core/sittings.hpp"
#include "core/votes.hpp"

namespace mandat::core {

using Command =
    std::variant<OpenLedger, NameRollOfficer, AdmitUnit, EnrolMember, MoveMember, SuspendMember,
                 ReinstateMember, RemoveMember, FormBody, AllotSeats, ResignMandate, CallSubstitute,
                 VerifyCredential, ContestCredential, RejectCredential, RegisterFraction,
                 JoinFraction, LeaveFraction, FillPresidium, ConveneSitting, OpenSitting, CheckIn,
                 CheckOut, CountPresent, AppointTellers, PassChair, AddAgendaItem, CloseSitting,
                 MoveMotion, MoveStatutes, SecondMotion, WithdrawMotion, MoveAmendment,
                 TakeOverAmendment, WithdrawAmendment, OpenVote, CastVote, RecordShowOfMandates,
                 EnterVoteSheet, CloseVote, GiveCastingVote, VoidVote, OpenElection,
                 NominateCandidate, OpenPoll, CastElectionBallot, EnterElectionSheet, CloseElection,
                 VoidElection, StartRecall, SignRecall, WithdrawSignature, InvokeRule>;

// Documents by the name under which an act takes them; their texts are elsewhere (RC-6).
using Documents = std::map<std::string, Digest>;

// The documents of class `law` that Decide may read (RC-5): today, statutes.
class Library {
 public:
  Library() = default;
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  virtual ~Library() = default;
  // The statutes in this document, or nullptr if they are not at hand or cannot be read.
  [[nodiscard]] virtual std::shared_ptr<const statutes::Statute> Statutes(
      const Digest& document) const = 0;
};

// All that a decision may know besides state and command; all of it is on record (RC-4).
struct Context {
  UtcMillis at;
  Actor actor;
  Documents docs;
  const Library* library = nullptr;
};

}  // namespace mandat::core
