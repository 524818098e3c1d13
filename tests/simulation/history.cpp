#include "tests/simulation/history.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "app/documents.hpp"
#include "app/embedded.hpp"
#include "base/check.hpp"
#include "core/codec.hpp"
#include "core/questions.hpp"

namespace mandat::simulation {
namespace {

using core::Actor;

constexpr std::uint64_t kUnits = 5;
constexpr int kMembersPerUnit = 16;

std::vector<MandateId> InForce(const core::State& state) {
  std::vector<MandateId> all;
  for (std::uint64_t i = 1; i <= state.mandates.size(); ++i) {
    if (core::InForce(state.mandates[i - 1])) all.push_back(MandateId{i});
  }
  return all;
}

}  // namespace

// ------------------------------------------------------------------ what is sent

app::Submission History::Submit(Act act) {
  CommandId id{};
  for (std::uint8_t& byte : id.bytes) byte = static_cast<std::uint8_t>(prng_.Below(256));
  app::Submission submission =
      app::MakeSubmission(id, act.actor, act.command, std::move(act.documents));
  sent_.push_back(submission);
  return submission;
}

std::vector<app::Submission> History::Founding() {
  const Actor desk = Actor::Operator(1);
  const auto statutes = app::EmbeddedFile("statutes/student-congress.toml");
  MANDAT_CHECK(statutes);  // carried inside the program
  officer_ = NewPerson();
  std::vector<app::Submission> acts;
  acts.push_back(Submit(
      {desk, core::OpenLedger{}, {{"name", Text("Federation")}, {"statutes", Text(*statutes)}}}));
  acts.push_back(Submit({desk, core::NameRollOfficer{.person = officer_}, {}}));
  for (std::uint64_t unit = 1; unit <= kUnits; ++unit) {
    acts.push_back(Submit({Officer(),
                           core::AdmitUnit{.kind = "department", .within = {}},
                           {{"name", Text("Department " + std::to_string(unit))}}}));
    for (int member = 0; member < kMembersPerUnit; ++member) {
      acts.push_back(Submit(Enrolment(NewPerson(), UnitId{unit})));
    }
  }
  for (const char* rule : {"congress", "council", "auditors"}) {
    acts.push_back(Submit({Officer(), core::FormBody{.rule = rule, .unit = {}}, {}}));
  }
  const BodyId congress{kUnits + 1};
  const BodyId council{kUnits + 2};
  acts.push_back(Submit({Officer(), core::AllotSeats{.body = congress, .group = "delegate"}, {}}));
  acts.push_back(
      Submit({Officer(), core::AllotSeats{.body = council, .group = "representative"}, {}}));
  return acts;
}

app::Submission History::Next(const core::State& state, UtcMillis now) {
  if (OneIn(16)) return UseAnIdAgain();
  if (OneIn(16)) return Nonsense();
  for (int tries = 0; tries < 50; ++tries) {
    if (Draft act = Something(state, now)) return Submit(std::move(*act));
  }
  return Submit(*Join(state, now));
}

// A retry, or another act under the id of an earlier one.
app::Submission History::UseAnIdAgain() {
  app::Submission again =
      sent_[sent_.size() - 1 - prng_.Below(std::min<std::size_t>(sent_.size(), 40))];
  if (OneIn(3)) again.arguments = "{\"person\":" + std::to_string(1 + prng_.Below(1000)) + "}";
  return again;
}

// Any command with any small numbers, from anybody; sometimes not even that.
app::Submission History::Nonsense() {
  const auto& all = core::AllCommands();
  app::Submission submission =
      Submit({Actor::Person(NewPerson()), core::CloseVote{.today = {}, .vote = VoteId{1}}, {}});
  submission.command = all[prng_.Below(all.size())].name;
  if (OneIn(8)) submission.command = "storm_the_palace";
  if (OneIn(3)) submission.actor = Officer();
  constexpr std::array<std::string_view, 8> kFields{"vote",   "election", "sitting", "mandate",
                                                    "recall", "motion",   "seat",    "person"};
  const std::string number = std::to_string(prng_.Below(6));
  submission.arguments =
      "{\"" + std::string(kFields[prng_.Below(kFields.size())]) + "\":" + number + "}";
  if (OneIn(8)) submission.arguments.pop_back();
  if (OneIn(8)) submission.documents = {{"text", Text("")}};
  sent_.back() = submission;
  return submission;
}

std::int64_t History::Pause(const core::State& state, UtcMillis now) {
  if (OneIn(40)) return static_cast<std::int64_t>(prng_.Below(4)) * kMillisPerDay;
  if (OneIn(10)) {
    for (const core::Sitting& sitting : state.sittings) {
      const std::int64_t wait = sitting.opens_at.value - now.value;
      if (sitting.state == core::SittingState::kConvened && wait > 0) return wait;
    }
  }
  return static_cast<std::int64_t>(prng_.Below(60'000));
}

struct History::Row {
  std::uint64_t weight;
  Draft (History::*act)(const core::State&, UtcMillis);
};

History::Draft History::Something(const core::State& state, UtcMillis now) {
  static constexpr std::array kRows{
      Row{3, &History::Join},           Row{1, &History::Leave},  Row{1, &History::Move},
      Row{1, &History::ChangeStanding}, Row{1, &History::Resign}, Row{2, &History::CallASubstitute},
      Row{6, &History::Examine},        Row{2, &History::Recall}, Row{6, &History::Sign},
      Row{6, &History::Convene},        Row{20, &History::Open},  Row{70, &History::Sit}};
  std::uint64_t total = 0;
  for (const Row& row : kRows) total += row.weight;
  std::uint64_t draw = prng_.Below(total);
  for (const Row& row : kRows) {
    if (draw < row.weight) return (this->*row.act)(state, now);
    draw -= row.weight;
  }
  return std::nullopt;
}

// ------------------------------------------------------------------ on the roll

PersonId History::Anybody(const core::State& state) {
  const auto roll = core::RollAsOf(state, std::nullopt, state.seq);
  return roll.empty() ? NewPerson() : AnyOf(roll).person;
}

// A member of the assembly, or the holder of a seat of the body.
PersonId History::AnybodyIn(const core::State& state, BodyId body) {
  const core::Body& asked = state.bodies[IndexOf(body)];
  if (core::IsAssembly(state, asked)) {
    const auto roll = core::RollAsOf(state, asked.unit, state.seq);
    return roll.empty() ? NewPerson() : AnyOf(roll).person;
  }
  std::vector<PersonId> holders;
  for (const SeatId seat : core::SeatsOf(state, body)) {
    const auto holder = state.seats[IndexOf(seat)].holder;
    if (holder) holders.push_back(state.mandates[IndexOf(*holder)].holder);
  }
  return holders.empty() ? NewPerson() : AnyOf(holders);
}

PersonId History::ChairFor(const core::State& state, BodyId body) {
  const statutes::Body* const rule = core::RuleOf(state, state.bodies[IndexOf(body)]);
  if (!rule || !rule->chair || OneIn(8)) return AnybodyIn(state, body);
  for (const BodyId office : core::BodiesUnder(state, *rule->chair)) {
    for (const SeatId seat : core::SeatsOf(state, office)) {
      if (state.seats[IndexOf(seat)].holder) return AnybodyIn(state, office);
    }
  }
  return AnybodyIn(state, body);
}

History::Act History::Enrolment(PersonId person, UnitId unit) {
  return {Officer(),
          core::EnrolMember{.person = person, .unit = unit},
          {{"identity", Text(app::IdentityText("Member " + std::to_string(person.value), ""))}}};
}

History::Draft History::Join(const core::State& state, UtcMillis /*now*/) {
  const PersonId person = OneIn(6) ? Anybody(state) : NewPerson();  // some are members already
  return Enrolment(person, UnitId{1 + prng_.Below(kUnits)});
}

History::Draft History::Leave(const core::State& state, UtcMillis /*now*/) {
  if (state.members < kUnits * 4) return std::nullopt;
  const PersonId person = Anybody(state);
  return Act{
      OneIn(2) ? Officer() : Actor::Person(person),
      core::RemoveMember{.cause = OneIn(4) ? core::MandateEnd::kDied : core::MandateEnd::kLeft,
                         .person = person},
      {}};
}

History::Draft History::Move(const core::State& state, UtcMillis /*now*/) {
  return Act{
      Officer(),
      core::MoveMember{.person = Anybody(state), .unit = UnitId{1 + prng_.Below(kUnits + 1)}},
      {}};
}

History::Draft History::ChangeStanding(const core::State& state, UtcMillis /*now*/) {
  const PersonId person = Anybody(state);
  if (core::IsSuspended(state, person) || OneIn(4)) {
    return Act{Officer(), core::ReinstateMember{.person = person}, {}};
  }
  return Act{Officer(), core::SuspendMember{.person = person}, {}};
}

// ------------------------------------------------------------------ mandates and recall

History::Draft History::Resign(const core::State& state, UtcMillis /*now*/) {
  const auto all = InForce(state);
  if (all.empty()) return std::nullopt;
  const MandateId mandate = AnyOf(all);
  return Act{Actor::Person(state.mandates[IndexOf(mandate)].holder),
             core::ResignMandate{.mandate = mandate},
             {}};
}

History::Draft History::CallASubstitute(const core::State& state, UtcMillis /*now*/) {
  if (state.seats.empty()) return std::nullopt;
  const SeatId seat{1 + prng_.Below(state.seats.size())};
  if (state.seats[IndexOf(seat)].holder && !OneIn(8)) return std::nullopt;
  return Act{Officer(), core::CallSubstitute{.seat = seat}, {}};
}

// Once there are auditors the papers are theirs to verify.
Actor History::Verifier(const core::State& state) {
  const PersonId auditor = AnybodyIn(state, BodyId{kUnits + 3});
  return OneIn(2) ? Officer() : Actor::Person(auditor);
}

History::Draft History::Examine(const core::State& state, UtcMillis /*now*/) {
  const auto all = InForce(state);
  if (all.empty()) return std::nullopt;
  const MandateId mandate = AnyOf(all);
  const auto credential = state.mandates[IndexOf(mandate)].credential;
  if (OneIn(10)) {
    return Act{Actor::Person(state.mandates[IndexOf(AnyOf(all))].holder),
               core::ContestCredential{.ground = "roll_disputed", .mandate = mandate},
               {}};
  }
  if (credential == core::CredentialState::kVerified) return std::nullopt;
  const Actor verifier = Verifier(state);
  if (OneIn(12)) return Act{verifier, core::RejectCredential{.mandate = mandate}, {}};
  return Act{verifier, core::VerifyCredential{.mandate = mandate}, {}};
}

History::Draft History::Recall(const core::State& state, UtcMillis /*now*/) {
  const auto all = InForce(state);
  if (all.empty()) return std::nullopt;
  const MandateId mandate = AnyOf(all);
  const auto& seat = state.seats[IndexOf(state.mandates[IndexOf(mandate)].seat)];
  const PersonId mover = seat.elector ? AnybodyIn(state, *seat.elector) : Anybody(state);
  return Act{Actor::Person(mover),
             core::StartRecall{.mandate = mandate, .today = {}},
             {{"grounds", Text("No account was given.")}}};
}

History::Draft History::Sign(const core::State& state, UtcMillis /*now*/) {
  if (state.recalls.empty()) return std::nullopt;
  const RecallId recall{1 + prng_.Below(state.recalls.size())};
  const core::Recall& asked = state.recalls[IndexOf(recall)];
  if (asked.state != core::RecallState::kPetition && !OneIn(8)) return std::nullopt;
  const Actor signer = Actor::Person(AnybodyIn(state, asked.elector));
  if (OneIn(8)) return Act{signer, core::WithdrawSignature{.recall = recall}, {}};
  return Act{signer, core::SignRecall{.recall = recall, .today = {}}, {}};
}

}  // namespace mandat::simulation
