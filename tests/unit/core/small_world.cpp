#include "tests/unit/core/small_world.hpp"

#include <fstream>
#include <sstream>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/check.hpp"
#include "core/questions.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::core {
namespace {

constexpr BodyId kDepot{1}, kQuay{2}, kCongress{3}, kPresidium{4};
constexpr PersonId kOfficer{1}, kFirstOfDepot{2}, kFirstOfQuay{10};
constexpr std::uint64_t kPersons = 20;  // sixteen enrolled at first; the rest may come
constexpr std::int64_t kDayMillis = 86'400'000;

std::shared_ptr<const statutes::Statute> HarbourStatute() {
  std::ifstream file(support::SourceDir() / "tests" / "scenario" / "harbour.toml");
  std::ostringstream text;
  text << file.rdbuf();
  auto statute = statutes::ReadStatute(text.str());
  MANDAT_CHECK(statute);
  return std::make_shared<const statutes::Statute>(std::move(*statute));
}

CivilDate DayOf(std::int64_t days) {
  return AddDays(CivilDate{.year = 2026, .month = 1, .day = 5}, days).value();
}

UtcMillis InstantOf(std::int64_t days) { return UtcMillis{1'767'600'000'000 + days * kDayMillis}; }

// The id of the newest of a kind, or now and then of another or of none.
template <typename AnyId, typename Things>
AnyId Pick(const Things& things, std::uint8_t number) {
  return AnyId{number < 192 ? things.size() : number % 4U};
}

}  // namespace

SmallWorld::SmallWorld() : statute_(HarbourStatute()) {
  const Actor officer = Actor::Person(kOfficer);
  MANDAT_CHECK(Do(Actor::Operator(1), OpenLedger{}).on_record);
  MANDAT_CHECK(Do(Actor::Operator(1), NameRollOfficer{.person = kOfficer}).on_record);
  for (int i = 0; i < 2; ++i) Do(officer, AdmitUnit{.kind = "branch", .within = {}});
  for (std::uint64_t i = 0; i < 16; ++i) {
    Do(officer, EnrolMember{.person = PersonId{2 + i}, .unit = UnitId{1 + i / 8}});
  }
  for (const char* const rule : {"congress", "presidium", "committee"}) {
    Do(officer, FormBody{.rule = rule, .unit = {}});
  }
  Do(officer, AllotSeats{.body = kCongress, .group = "delegate"});
  ElectTwo(kDepot, kFirstOfDepot);
  ElectTwo(kQuay, kFirstOfQuay);
  Assemble(kCongress, kFirstOfDepot);
  for (std::uint64_t id = 1; id <= state.mandates.size(); ++id) {
    Do(officer, VerifyCredential{.mandate = MandateId{id}});
    Do(officer, CheckIn{.mandate = MandateId{id}, .sitting = SittingId{state.sittings.size()}});
  }
}

void SmallWorld::Assemble(BodyId body, PersonId chair) {
  constexpr std::int64_t kNotice = 8;  // seven clear days
  Do(Actor::Person(kOfficer), ConveneSitting{.agenda = {},
                                             .body = body,
                                             .opens_at = InstantOf(day_ + kNotice),
                                             .opens_on = DayOf(day_ + kNotice),
                                             .today = {}});
  day_ += kNotice;
  Do(Actor::Person(chair),
     OpenSitting{.chair = chair, .sitting = SittingId{state.sittings.size()}});
}

void SmallWorld::ElectTwo(BodyId assembly, PersonId first) {
  Assemble(assembly, first);
  const Actor chair = Actor::Person(first);
  const PersonId second{first.value + 1}, third{first.value + 2};
  Do(chair, OpenElection{.body = kCongress,
                         .elector = assembly,
                         .group = "delegate",
                         .mode = ElectionMode::kOpen,
                         .substitutes = 1});
  const ElectionId election{state.elections.size()};
  for (const PersonId person : {first, second, third}) {
    Do(chair, NominateCandidate{.election = election, .person = person});
  }
  Do(chair, OpenPoll{.election = election});
  const std::vector<std::vector<PersonId>> papers = {{first, second}, {first, second}, {third}};
  for (std::size_t i = 0; i < papers.size(); ++i) {
    Do(Actor::Person(PersonId{first.value + i}),
       CastElectionBallot{.choices = papers[i], .election = election, .mandate = {}});
  }
  Do(chair, CloseElection{.election = election});
  Do(chair, CloseSitting{.sitting = SittingId{state.sittings.size()}});
}

SmallWorld::Answer SmallWorld::Do(const Actor& actor, Command command) {
  Context context{.at = InstantOf(day_), .actor = actor, .docs = {}, .library = this};
  std::visit(
      [&]<typename C>(C& c) {
        for (const std::string_view name : C::kDocs) context.docs[std::string(name)] = Digest{};
        if constexpr (requires { c.today; }) c.today = DayOf(day_);
      },
      command);
  const std::string before = watch ? EncodeState(state) : std::string();
  const auto decided = Decide(state, command, context);
  const auto again = Decide(state, command, context);
  Answer answer;
  answer.state_untouched = !watch || EncodeState(state) == before;
  answer.same_twice = decided ? again && *decided == *again
                              : !again && decided.error().code == again.error().code &&
                                    decided.error().article == again.error().article &&
                                    decided.error().detail == again.error().detail;
  answer.on_record = decided.has_value();
  if (!decided) return answer;
  const std::uint64_t seq = state.seq;
  if (const auto* const joins = std::get_if<EnrolMember>(&command)) {
    roll.push_back({.seq = seq, .person = joins->person, .unit = joins->unit});
  } else if (const auto* const moves = std::get_if<MoveMember>(&command)) {
    roll.push_back({.seq = seq, .person = moves->person, .unit = moves->unit});
  } else if (const auto* const leaves = std::get_if<RemoveMember>(&command)) {
    roll.push_back({.seq = seq, .person = leaves->person, .unit = {}});
  }
  for (const Event& event : *decided) {
    Apply(state, event, *this);
    events.push_back(event);
  }
  return answer;
}

SmallWorld::Answer SmallWorld::Do(const Draw& draw) {
  if (draw[3] % 16 == 0) ++day_;
  const Actor actor = ActorOf(draw);
  return Do(actor, CommandOf(draw, actor));
}

// The chair of the newest sitting, the roll officer, a delegate, anybody, or the operator.
Actor SmallWorld::ActorOf(const Draw& draw) const {
  const std::uint8_t who = draw[1];
  const auto& chair = state.sittings[state.sittings.size() - 1].chair;
  if (who < 60 && chair) return Actor::Person(*chair);
  if (who < 100) return Actor::Person(kOfficer);
  if (who < 200) return Actor::Person(state.mandates[who % state.mandates.size()].holder);
  if (who < 250) return Actor::Person(PersonId{1 + who % kPersons});
  return Actor::Operator(1);
}

Command SmallWorld::CommandOf(const Draw& draw, const Actor& actor) const {
  const std::uint8_t a = draw[2];
  const std::uint8_t b = draw[3];
  const PersonId person{1 + a % kPersons};
  const UnitId unit{1U + b % 3U};
  const MandateId mandate{1 + a % (state.mandates.size() + 1)};
  const SittingId sitting = Pick<SittingId>(state.sittings, b);
  const BodyId body{b < 160 ? kCongress.value : 1U + b % 5U};
  const std::optional<MandateId> own = MandateIn(state, PersonId{actor.number}, body);
  const MotionId motion = Pick<MotionId>(state.motions, a);
  const VoteId vote = Pick<VoteId>(state.votes, b);
  const RecallId recall = Pick<RecallId>(state.recalls, b);
  const Nomination named{.fraction = Pick<FractionId>(state.fractions, b), .persons = {person}};
  switch (draw[0] % 26) {
    case 0:
      return EnrolMember{.person = person, .unit = unit};
    case 1:
      return RemoveMember{.cause = b % 2 ? MandateEnd::kLeft : MandateEnd::kDied, .person = person};
    case 2:
      return MoveMember{.person = person, .unit = unit};
    case 3:
      return SuspendMember{.person = person};
    case 4:
      return ReinstateMember{.person = person};
    case 5:
      return MoveMotion{
          .body = body, .mandate = own, .matter = "ordinary", .paragraphs = 1, .supersedes = {}};
    case 6:
    case 7:
      return SecondMotion{.mandate = own, .motion = motion};
    case 8:
    case 9:
      return OpenVote{.amendment = {},
                      .mode = VoteMode::kRollCall,
                      .motion = motion,
                      .recall = {},
                      .today = {}};
    case 10:
    case 11:
    case 12:
      return CastVote{.choice = static_cast<Choice>(a % 3), .mandate = own, .vote = vote};
    case 13:
      return CloseVote{.today = {}, .vote = vote};
    case 14:
      return VoidVote{.ground = "mistake", .vote = vote};
    case 15:
      return CheckIn{.mandate = mandate, .sitting = sitting};
    case 16:
      return CheckOut{.mandate = mandate, .sitting = sitting};
    case 17:
      return PassChair{.chair = person, .sitting = sitting};
    case 18:
      return CloseSitting{.sitting = sitting};
    case 19:
      return ResignMandate{.mandate = mandate};
    case 20:
      return CallSubstitute{.seat = SeatId{1 + a % (state.seats.size() + 1)}};
    case 21:
      return RegisterFraction{.body = body, .members = {mandate, MandateId{1U + b % 4U}}};
    case 22:
      return FillPresidium{.nominations = {named}, .presidium = kPresidium};
    case 23:
      return StartRecall{.mandate = mandate, .today = {}};
    case 24:
      return SignRecall{.recall = recall, .today = {}};
    default:
      return VerifyCredential{.mandate = mandate};
  }
}

}  // namespace mandat::core
