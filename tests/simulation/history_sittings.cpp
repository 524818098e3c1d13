// The part of a history that happens in sittings: attendance, motions, votes, elections.
#include <algorithm>
#include <utility>

#include "core/bases.hpp"
#include "core/questions.hpp"
#include "tests/simulation/history.hpp"

namespace mandat::simulation {
namespace {

using core::Actor;

constexpr std::int64_t kNotice = 9 * kMillisPerDay;

template <typename T, typename Tag>
std::optional<Id<Tag>> Last(const PersistentVector<T>& all, const auto& wanted) {
  for (std::uint64_t i = all.size(); i > 0; --i) {
    if (wanted(all[i - 1])) return Id<Tag>{i};
  }
  return std::nullopt;
}

std::optional<VoteId> RunningVote(const core::State& state, SittingId sitting) {
  return Last<core::Vote, VoteTag>(state.votes, [&](const core::Vote& vote) {
    return core::IsRunning(vote) && vote.sitting == sitting;
  });
}

std::optional<ElectionId> RunningElection(const core::State& state, SittingId sitting) {
  return Last<core::Election, ElectionTag>(state.elections, [&](const core::Election& election) {
    return core::IsRunning(election) && election.sitting == sitting;
  });
}

Count PapersIn(const core::Sitting& sitting) {
  return sitting.counted > 0 ? sitting.counted : static_cast<Count>(sitting.present.size());
}

// The papers that can be in the box: as many as were present when it was frozen.
Count PapersFor(const statutes::Figures& frozen, const core::Sitting& sitting) {
  for (const statutes::Figure& figure : frozen) {
    if (figure.base == "present" && !figure.group && figure.value) {
      return static_cast<Count>(figure.value->Floor());
    }
  }
  return PapersIn(sitting);
}

// Whether anybody is there who could open its sitting.
bool HasMembers(const core::State& state, BodyId body) {
  if (core::IsAssembly(state, state.bodies[IndexOf(body)])) return true;
  return std::ranges::any_of(core::SeatsOf(state, body), [&](SeatId seat) {
    return state.seats[IndexOf(seat)].holder.has_value();
  });
}

Actor ChairOf(const core::Sitting& sitting) {
  return sitting.chair ? Actor::Person(*sitting.chair) : Actor{};
}

}  // namespace

// ------------------------------------------------------------------ coming together

History::Draft History::Convene(const core::State& state, UtcMillis now) {
  if (state.bodies.empty()) return std::nullopt;
  // Every other call is to the congress: motions are decided there.
  const auto congress = core::BodiesUnder(state, "congress");
  const BodyId body = OneIn(2) && !congress.empty() ? congress.front()
                                                    : BodyId{1 + prng_.Below(state.bodies.size())};
  if (!HasMembers(state, body) && !OneIn(8)) return std::nullopt;
  for (const core::Sitting& sitting : state.sittings) {
    if (sitting.body == body && sitting.state != core::SittingState::kClosed) return std::nullopt;
  }
  const bool short_notice = OneIn(12);
  return Act{Officer(),
             core::ConveneSitting{.agenda = {{.kind = core::AgendaKind::kReport, .motion = {}}},
                                  .body = body,
                                  .opens_at = {now.value + (short_notice ? 1000 : kNotice)},
                                  .opens_on = {},
                                  .today = {}},
             {}};
}

History::Draft History::Open(const core::State& state, UtcMillis now) {
  std::vector<SittingId> due;
  for (std::uint64_t i = 1; i <= state.sittings.size(); ++i) {
    const core::Sitting& each = state.sittings[i - 1];
    if (each.state != core::SittingState::kConvened || each.opens_at > now) continue;
    // While the body sits, and when nobody is left in it, opening another is hardly tried.
    const bool may_open = !state.bodies[IndexOf(each.body)].sitting && HasMembers(state, each.body);
    if (may_open || OneIn(20)) due.push_back(SittingId{i});
  }
  if (due.empty()) return std::nullopt;
  const SittingId sitting = AnyOf(due);
  const PersonId chair = ChairFor(state, state.sittings[IndexOf(sitting)].body);
  return Act{Actor::Person(chair), core::OpenSitting{.chair = chair, .sitting = sitting}, {}};
}

History::Draft History::Sit(const core::State& state, UtcMillis /*now*/) {
  std::vector<SittingId> open;
  for (std::uint64_t i = 1; i <= state.sittings.size(); ++i) {
    const core::Sitting& each = state.sittings[i - 1];
    if (each.state == core::SittingState::kOpen && HasMembers(state, each.body)) {
      open.push_back(SittingId{i});
    }
  }
  if (open.empty()) return std::nullopt;
  const SittingId sitting = OneIn(2) ? AnyOf(open) : open.back();
  const core::Sitting& asked = state.sittings[IndexOf(sitting)];
  if (!core::HasChair(state, asked)) {
    const PersonId chair = ChairFor(state, asked.body);
    return Act{Actor::Person(chair), core::PassChair{.chair = chair, .sitting = sitting}, {}};
  }
  if (asked.tellers.empty() || OneIn(8)) return Attend(state, sitting);
  if (const auto vote = RunningVote(state, sitting)) return Voting(state, *vote);
  if (const auto election = RunningElection(state, sitting)) return Electing(state, *election);
  if (PapersIn(asked) < 2) return Attend(state, sitting);
  if (OneIn(30)) return Act{ChairOf(asked), core::CloseSitting{.sitting = sitting}, {}};
  return NewBusiness(state, sitting);
}

// Somebody comes in or goes, the door is counted, tellers are named.
History::Act History::Attend(const core::State& state, SittingId sitting) {
  const core::Sitting& asked = state.sittings[IndexOf(sitting)];
  const core::Body& body = state.bodies[IndexOf(asked.body)];
  if (asked.tellers.empty() && PapersIn(asked) >= 2) {
    return {ChairOf(asked),
            core::AppointTellers{.persons = {AnybodyIn(state, asked.body)}, .sitting = sitting},
            {}};
  }
  if (core::IsAssembly(state, body)) {
    const Count members = state.units[IndexOf(*body.unit)].members;
    return {ChairOf(asked),
            core::CountPresent{.present = static_cast<Count>(2 + prng_.Below(members)),
                               .sitting = sitting},
            {}};
  }
  const PersonId person = AnybodyIn(state, asked.body);
  const MandateId mandate = core::MandateIn(state, person, asked.body).value_or(MandateId{1});
  const core::Mandate* const held = core::Find(state.mandates, mandate);
  const bool may_vote = held && core::MayVote(state, *held);
  if (!may_vote && !OneIn(6)) {
    return {Verifier(state), core::VerifyCredential{.mandate = mandate}, {}};
  }
  const bool is_present = asked.present.Find(mandate) != nullptr;
  // Where one delegate sits alone there is nothing to do but go home.
  if (is_present && PapersIn(asked) < 2 && OneIn(3)) {
    return {ChairOf(asked), core::CloseSitting{.sitting = sitting}, {}};
  }
  if (is_present && OneIn(8)) {
    return {Actor::Person(person), core::CheckOut{.mandate = mandate, .sitting = sitting}, {}};
  }
  return {Actor::Person(person), core::CheckIn{.mandate = mandate, .sitting = sitting}, {}};
}

History::Draft History::NewBusiness(const core::State& state, SittingId sitting) {
  const core::Sitting& asked = state.sittings[IndexOf(sitting)];
  for (std::uint64_t i = 1; i <= state.recalls.size(); ++i) {
    const core::Recall& recall = state.recalls[i - 1];
    // Some are put to the vote before their notice is over.
    const bool is_due = recall.state == core::RecallState::kCalled && OneIn(3);
    if (is_due && recall.elector == asked.body) {
      return PutToTheVote(state, sitting, {.amendment = {}, .motion = {}, .recall = RecallId{i}});
    }
  }
  const auto congress = core::BodiesUnder(state, "congress");
  const bool moves = std::ranges::count(congress, asked.body) > 0 ? !OneIn(6) : OneIn(20);
  return moves ? NewMotion(state, sitting) : NewElection(state, sitting);
}

// A motion is moved, seconded, amended and put to the vote.
History::Draft History::NewMotion(const core::State& state, SittingId sitting) {
  const BodyId body = state.sittings[IndexOf(sitting)].body;
  const PersonId person = AnybodyIn(state, body);
  const auto mandate = core::MandateIn(state, person, body);
  const Actor actor = Actor::Person(person);
  const auto motion = Last<core::Motion, MotionTag>(state.motions, [&](const core::Motion& each) {
    return each.body == body &&
           (each.state == core::MotionState::kMoved || each.state == core::MotionState::kAdmitted);
  });
  if (!motion || OneIn(12)) {
    return Act{actor,
               core::MoveMotion{.body = body,
                                .mandate = mandate,
                                .matter = OneIn(3) ? "budget" : "ordinary",
                                .paragraphs = 1,
                                .supersedes = {}},
               {{"text", Text("Rooms\n\nThe rooms stay open.\n\nThe board reports.")}}};
  }
  const core::Motion& moved = state.motions[IndexOf(*motion)];
  if (OneIn(30)) return Act{Actor::Person(moved.mover), core::WithdrawMotion{*motion}, {}};
  if (moved.state == core::MotionState::kMoved) {
    return Act{actor, core::SecondMotion{.mandate = mandate, .motion = *motion}, {}};
  }
  if (moved.amendments.size() < 2 && OneIn(3)) {
    return Act{actor,
               core::MoveAmendment{.kind = core::AmendmentKind::kStrike,
                                   .mandate = mandate,
                                   .motion = *motion,
                                   .paragraph = static_cast<Count>(1 + prng_.Below(4))},
               {}};
  }
  for (const AmendmentId amendment : moved.amendments) {
    if (state.amendments[IndexOf(amendment)].state != core::AmendmentState::kMoved) continue;
    return PutToTheVote(state, sitting, {.amendment = amendment, .motion = {}, .recall = {}});
  }
  return PutToTheVote(state, sitting, {.amendment = {}, .motion = motion, .recall = {}});
}

// The first empty seats that this body fills.
History::Draft History::NewElection(const core::State& state, SittingId sitting) {
  const core::Sitting& asked = state.sittings[IndexOf(sitting)];
  for (const core::Seat& seat : state.seats) {
    if (seat.holder || seat.elector != asked.body) continue;
    return Act{ChairOf(asked),
               core::OpenElection{
                   .body = seat.body,
                   .elector = asked.body,
                   .group = seat.group,
                   .mode = OneIn(2) ? core::ElectionMode::kOpen : core::ElectionMode::kTellers,
                   .substitutes = static_cast<Count>(prng_.Below(3))},
               {}};
  }
  return std::nullopt;
}

// ------------------------------------------------------------------ deciding

History::Act History::PutToTheVote(const core::State& state, SittingId sitting,
                                   const core::Subject& subject) {
  const core::Sitting& asked = state.sittings[IndexOf(sitting)];
  const auto draw = static_cast<core::VoteMode>(prng_.Below(3));
  const bool assembly = core::IsAssembly(state, state.bodies[IndexOf(asked.body)]);
  return {ChairOf(asked),
          core::OpenVote{.amendment = subject.amendment,
                         .mode = assembly && !OneIn(6) ? core::VoteMode::kTellers : draw,
                         .motion = subject.motion,
                         .recall = subject.recall,
                         .today = {}},
          {}};
}

History::Act History::Voting(const core::State& state, VoteId vote) {
  const core::Vote& asked = state.votes[IndexOf(vote)];
  const core::Sitting& sitting = state.sittings[IndexOf(asked.sitting)];
  if (asked.state == core::VoteState::kTied) {
    return {ChairOf(sitting), core::VoidVote{.ground = "tie", .vote = vote}, {}};
  }
  const bool enough = asked.mode == core::VoteMode::kTellers
                          ? asked.sheet.has_value() && !OneIn(3)  // else the tellers count again
                          : asked.ballots.size() >= std::max<std::size_t>(asked.electors.size(), 2);
  if (enough || OneIn(10))
    return {ChairOf(sitting), core::CloseVote{.today = {}, .vote = vote}, {}};
  if (OneIn(40)) return {ChairOf(sitting), core::VoidVote{.ground = "disorder", .vote = vote}, {}};
  return BallotIn(state, vote);
}

// One ballot, one mandate held up, or the sheet. Some vote twice, some without a right to.
History::Act History::BallotIn(const core::State& state, VoteId vote) {
  const core::Vote& asked = state.votes[IndexOf(vote)];
  const core::Sitting& sitting = state.sittings[IndexOf(asked.sitting)];
  const PersonId teller = sitting.tellers.front();  // there are tellers before there is a vote
  if (asked.mode == core::VoteMode::kTellers) {
    return {
        Actor::Person(teller),
        core::EnterVoteSheet{.sheet = CountedSheet(PapersFor(asked.frozen, sitting)), .vote = vote},
        {}};
  }
  const PersonId voter = OneIn(12) ? Anybody(state) : AnybodyIn(state, sitting.body);
  const auto mandate = core::MandateIn(state, voter, sitting.body);
  if (asked.mode == core::VoteMode::kShowOfMandates && mandate) {
    core::RecordShowOfMandates show{.abstain = {}, .no = {}, .vote = vote, .yes = {}};
    (OneIn(3) ? show.no : show.yes).push_back(*mandate);
    return {Actor::Person(teller), show, {}};
  }
  const auto choice = static_cast<core::Choice>(prng_.Below(3));
  return {
      Actor::Person(voter), core::CastVote{.choice = choice, .mandate = mandate, .vote = vote}, {}};
}

// One sheet in eight does not close.
core::Sheet History::CountedSheet(Count papers) {
  core::Sheet sheet;
  sheet.issued = papers;
  sheet.returned = papers;
  sheet.yes = static_cast<Count>(prng_.Below(papers + 1));
  sheet.no = static_cast<Count>(prng_.Below(papers - *sheet.yes + 1));
  sheet.abstain = papers - *sheet.yes - *sheet.no;
  sheet.invalid = 0;
  if (OneIn(8)) *sheet.yes += 1;
  return sheet;
}

History::Act History::Electing(const core::State& state, ElectionId election) {
  const core::Election& asked = state.elections[IndexOf(election)];
  const core::Sitting& sitting = state.sittings[IndexOf(asked.sitting)];
  if (OneIn(40)) {
    return {ChairOf(sitting), core::VoidElection{.election = election, .ground = "disorder"}, {}};
  }
  const PersonId person = AnybodyIn(state, asked.elector);
  if (asked.state == core::ElectionState::kNominations) {
    if (asked.candidates.size() > asked.seats.size()) {
      return {ChairOf(sitting), core::OpenPoll{.election = election}, {}};
    }
    const PersonId candidate = OneIn(4) ? Anybody(state) : person;
    return {
        ChairOf(sitting), core::NominateCandidate{.election = election, .person = candidate}, {}};
  }
  const bool counted =
      asked.mode == core::ElectionMode::kTellers ? asked.sheet.has_value() && !OneIn(3) : OneIn(6);
  if (counted) return {ChairOf(sitting), core::CloseElection{.election = election}, {}};
  if (asked.mode == core::ElectionMode::kTellers) {
    return {
        Actor::Person(sitting.tellers.front()),
        core::EnterElectionSheet{.election = election,
                                 .sheet = CountedSheet(asked, PapersFor(asked.frozen, sitting))},
        {}};
  }
  return {Actor::Person(person),
          core::CastElectionBallot{.choices = {AnyOf(asked.candidates)},
                                   .election = election,
                                   .mandate = core::MandateIn(state, person, asked.elector)},
          {}};
}

// Papers with one name each; one sheet in eight does not close.
core::ElectionSheet History::CountedSheet(const core::Election& election, Count papers) {
  core::ElectionSheet sheet;
  sheet.issued = papers;
  sheet.returned = papers;
  Count left = papers;
  for (const PersonId candidate : election.candidates) {
    const auto votes = static_cast<Count>(prng_.Below(left + 1));
    sheet.candidates.push_back({.person = candidate, .votes = votes});
    left -= votes;
  }
  sheet.abstain = left;
  if (OneIn(8)) sheet.invalid = 1;
  return sheet;
}

}  // namespace mandat::simulation
