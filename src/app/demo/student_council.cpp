#include "app/demo/student_council.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "app/civil_time.hpp"
#include "app/demo/names.hpp"
#include "app/demo/script.hpp"
#include "app/documents.hpp"
#include "app/embedded.hpp"
#include "app/host.hpp"
#include "app/stamps.hpp"
#include "core/questions.hpp"

namespace mandat::app::demo {
namespace {

using core::Actor;

constexpr std::int64_t kHour = 60 * 60 * kMillisPerSecond;
constexpr std::int64_t kDaysOfHistory = 60;
// 3,000 members: from a department whose open vote can be read name by name to a large one.
constexpr std::array<Count, kDepartments> kSizes{140, 310, 260, 420, 120, 230,
                                                 390, 180, 480, 45,  275, 150};

// The whole story, chapter by chapter; each leaves what the next needs.
class Story {
 public:
  Story(Organisation& organisation, ScriptClock& clock, SeededRandom& random, std::uint64_t seed)
      : script_(organisation, clock, random), prng_(seed) {}

  Status Play() {
    MANDAT_TRY_DO(Found());
    MANDAT_TRY_DO(EnrolEverybody());
    MANDAT_TRY_DO(FormBodies());
    MANDAT_TRY_DO(ElectInDepartments());
    MANDAT_TRY_DO(VerifyCredentials());
    MANDAT_TRY_DO(RecallADelegate());
    MANDAT_TRY_DO(OpenCongress());
    MANDAT_TRY_DO(ElectOfficers());
    MANDAT_TRY_DO(RegisterFractions());
    MANDAT_TRY_DO(DecideMotions());
    return LeaveBusinessOpen();
  }

 private:
  struct Department {
    UnitId unit;
    BodyId assembly;
    std::vector<PersonId> members;
  };

  static DocumentText Text(std::string_view text) {
    return {.media_type = "text/plain", .payload = std::string(text)};
  }

  PersonId Anybody(const std::vector<PersonId>& from) { return from[prng_.Below(from.size())]; }

  // `count` different people.
  std::vector<PersonId> Some(std::vector<PersonId> from, std::size_t count) {
    for (std::size_t i = 0; i < count && i < from.size(); ++i) {
      std::swap(from[i], from[i + prng_.Below(from.size() - i)]);
    }
    from.resize(std::min(count, from.size()));
    return from;
  }

  Status Found() {
    const auto statutes = EmbeddedFile("statutes/student-congress.toml");
    if (!statutes) return Fail("file_missing", "statutes/student-congress.toml");
    const Actor desk = Actor::Operator(1);
    MANDAT_TRY_DO(script_.Do(desk, core::OpenLedger{},
                             {{"name", Text("Student council")}, {"statutes", Text(*statutes)}}));
    officer_ = NewPersonId(script_.Random());
    return script_.Do(desk, core::NameRollOfficer{.person = officer_});
  }

  Status EnrolEverybody() {
    const Actor officer = Actor::Person(officer_);
    for (std::size_t i = 0; i < kDepartments; ++i) {
      script_.Add(officer, core::AdmitUnit{.kind = "department", .within = {}},
                  {{"name", Text(DepartmentName(i))}});
    }
    MANDAT_TRY_DO(script_.Flush());
    for (std::size_t i = 0; i < kDepartments; ++i) {
      Department department{
          .unit = UnitId{i + 1}, .assembly = script_.State().units[i].assembly, .members = {}};
      for (Count member = 0; member < kSizes[i]; ++member) {
        const bool first = i == 0 && member == 0;  // the roll officer is a member like others
        const PersonId person = first ? officer_ : NewPersonId(script_.Random());
        script_.Add(officer, core::EnrolMember{.person = person, .unit = department.unit},
                    {{"identity", Text(IdentityText(PersonName(prng_), "demo@example.org"))}});
        department.members.push_back(person);
      }
      departments_.push_back(std::move(department));
    }
    return script_.Flush();
  }

  Status FormBodies() {
    const Actor officer = Actor::Person(officer_);
    script_.Wait(kMillisPerDay);
    for (const char* rule : {"congress", "council", "presidium", "board", "auditors"}) {
      script_.Add(officer, core::FormBody{.rule = rule, .unit = {}});
    }
    MANDAT_TRY_DO(script_.Flush());
    congress_ = core::BodiesUnder(script_.State(), "congress").front();
    council_ = core::BodiesUnder(script_.State(), "council").front();
    presidium_ = core::BodiesUnder(script_.State(), "presidium").front();
    board_ = core::BodiesUnder(script_.State(), "board").front();
    auditors_ = core::BodiesUnder(script_.State(), "auditors").front();
    script_.Add(officer, core::AllotSeats{.body = congress_, .group = "delegate"});
    script_.Add(officer, core::AllotSeats{.body = council_, .group = "representative"});
    return script_.Flush();
  }

  // A sitting called with eight days' notice, `hours` after which it opens.
  Status Convene(BodyId body, std::vector<core::AgendaItem> agenda, PersonId convener) {
    const UtcMillis opens{script_.Now().value + 9 * kMillisPerDay};
    return script_.Do(Actor::Person(convener),
                      core::ConveneSitting{.agenda = std::move(agenda),
                                           .body = body,
                                           .opens_at = opens,
                                           .opens_on = Today(script_.State(), opens),
                                           .today = {}});
  }

  Status OpenAssembly(const Department& department, PersonId chair,
                      const std::vector<PersonId>& tellers, Count present, SittingId sitting) {
    script_.Add(Actor::Person(chair), core::OpenSitting{.chair = chair, .sitting = sitting});
    script_.Add(Actor::Person(chair), core::CountPresent{.present = present, .sitting = sitting});
    script_.Add(Actor::Person(chair), core::AppointTellers{.persons = tellers, .sitting = sitting});
    static_cast<void>(department);
    return script_.Flush();
  }

  // Papers with up to `seats` names each, votes falling from the first candidate to the last.
  core::ElectionSheet Papers(const std::vector<PersonId>& candidates, std::size_t seats,
                             Count papers) {
    core::ElectionSheet sheet;
    sheet.issued = papers;
    sheet.returned = papers;
    sheet.invalid = static_cast<Count>(prng_.Below(3));
    sheet.abstain = static_cast<Count>(prng_.Below(4));
    const Count named = papers - sheet.invalid - sheet.abstain;
    // With one seat every paper bears one name; with more, four places of five are used.
    const auto places = static_cast<Count>(seats);
    const Count total = places == 1 ? named : named * places * 4 / 5;
    const auto count = static_cast<Count>(candidates.size());
    const Count weights = count * (count + 5) / 2;  // (count + 2) + ... + 3
    Count left = total;
    for (Count i = 0; i < count; ++i) {
      const Count votes = std::min(total * (count + 2 - i) / weights, named);
      sheet.candidates.push_back({.person = candidates[i], .votes = votes});
      left -= votes;
    }
    if (places == 1) sheet.candidates.front().votes += left;
    return sheet;
  }

  Status ElectByTellers(const core::OpenElection& opening, PersonId chair, PersonId teller,
                        const std::vector<PersonId>& candidates, Count papers) {
    MANDAT_TRY_DO(script_.Do(Actor::Person(chair), opening));
    const ElectionId election{script_.State().elections.size()};
    const std::size_t seats = script_.State().elections[IndexOf(election)].seats.size();
    for (const PersonId candidate : candidates) {
      script_.Add(Actor::Person(chair),
                  core::NominateCandidate{.election = election, .person = candidate});
    }
    script_.Add(Actor::Person(chair), core::OpenPoll{.election = election});
    script_.Add(
        Actor::Person(teller),
        core::EnterElectionSheet{.election = election, .sheet = Papers(candidates, seats, papers)});
    script_.Add(Actor::Person(chair), core::CloseElection{.election = election});
    return script_.Flush();
  }

  // The small department votes by name: every vote can be read.
  Status ElectByName(const core::OpenElection& opening, PersonId chair,
                     const std::vector<PersonId>& candidates, const std::vector<PersonId>& voters) {
    MANDAT_TRY_DO(script_.Do(Actor::Person(chair), opening));
    const ElectionId election{script_.State().elections.size()};
    for (const PersonId candidate : candidates) {
      script_.Add(Actor::Person(chair),
                  core::NominateCandidate{.election = election, .person = candidate});
    }
    script_.Add(Actor::Person(chair), core::OpenPoll{.election = election});
    for (std::size_t i = 0; i < voters.size(); ++i) {
      // Three of five for the first, the others in turn: no tie in 45 votes.
      const std::size_t choice = i % 5 < 3 ? 0 : i % candidates.size();
      script_.Add(Actor::Person(voters[i]),
                  core::CastElectionBallot{
                      .choices = {candidates[choice]}, .election = election, .mandate = {}});
    }
    script_.Add(Actor::Person(chair), core::CloseElection{.election = election});
    return script_.Flush();
  }

  Status ElectInDepartments() {
    script_.Wait(kMillisPerDay);
    const std::size_t before = script_.State().sittings.size();
    for (const Department& department : departments_) {
      MANDAT_TRY_DO(Convene(department.assembly,
                            {{.kind = core::AgendaKind::kReport, .motion = {}},
                             {.kind = core::AgendaKind::kElection, .motion = {}}},
                            Anybody(department.members)));
    }
    script_.Wait(9 * kMillisPerDay);
    for (std::size_t i = 0; i < departments_.size(); ++i) {
      MANDAT_TRY_DO(ElectInDepartment(departments_[i], SittingId{before + i + 1}));
      script_.Wait(kHour);
    }
    return {};
  }

  Status ElectInDepartment(const Department& department, SittingId sitting) {
    const auto size = static_cast<Count>(department.members.size());
    const Count present = size * 3 / 5 + static_cast<Count>(prng_.Below(size / 5));
    const auto in_room = Some(department.members, present);
    const PersonId chair = in_room[0];
    MANDAT_TRY_DO(OpenAssembly(department, chair, {in_room[1], in_room[2]}, present, sitting));
    core::OpenElection delegates{.body = congress_,
                                 .elector = department.assembly,
                                 .group = "delegate",
                                 .mode = core::ElectionMode::kTellers,
                                 .substitutes = 3};
    const std::size_t seats = (size + 25) / 50;
    const auto candidates = Some({in_room.begin() + 3, in_room.end()}, seats + 5);
    if (size < 50) {
      delegates.mode = core::ElectionMode::kOpen;
      MANDAT_TRY_DO(ElectByName(delegates, chair, candidates, in_room));
    } else {
      MANDAT_TRY_DO(ElectByTellers(delegates, chair, in_room[1], candidates, present));
    }
    const core::OpenElection representative{.body = council_,
                                            .elector = department.assembly,
                                            .group = "representative",
                                            .mode = core::ElectionMode::kTellers,
                                            .substitutes = 1};
    MANDAT_TRY_DO(ElectByTellers(representative, chair, in_room[2],
                                 Some({in_room.begin() + 3, in_room.end()}, 3), present));
    return script_.Do(Actor::Person(chair), core::CloseSitting{.sitting = sitting});
  }

  std::vector<MandateId> MandatesOf(BodyId body) {
    std::vector<MandateId> mandates;
    const core::State& state = script_.State();
    for (const SeatId seat : state.bodies[IndexOf(body)].seats) {
      const auto holder = state.seats[IndexOf(seat)].holder;
      if (holder) mandates.push_back(*holder);
    }
    return mandates;
  }

  PersonId HolderOf(MandateId mandate) { return script_.State().mandates[IndexOf(mandate)].holder; }

  Status VerifyCredentials() {
    script_.Wait(2 * kMillisPerDay);
    std::vector<MandateId> mandates = MandatesOf(congress_);
    for (const MandateId mandate : MandatesOf(council_)) mandates.push_back(mandate);
    for (const MandateId mandate : mandates) {
      if (HolderOf(mandate) == officer_) continue;  // nobody verifies their own papers
      script_.Add(Actor::Person(officer_), core::VerifyCredential{.mandate = mandate});
    }
    // One seat is contested at the door, after it had been verified: it votes with a mark.
    const MandateId contested = mandates[4];
    script_.Add(Actor::Person(HolderOf(mandates[9])),
                core::ContestCredential{.ground = "roll_disputed", .mandate = contested});
    return script_.Flush();
  }

  // Physics takes a mandate back, and the substitute takes the seat.
  Status RecallADelegate() {
    script_.Wait(3 * kMillisPerDay);
    const Department& physics = departments_.back();
    MandateId target;
    for (const MandateId mandate : MandatesOf(congress_)) {
      const auto& seat =
          script_.State().seats[IndexOf(script_.State().mandates[IndexOf(mandate)].seat)];
      if (seat.elector == physics.assembly) target = mandate;
    }
    std::vector<PersonId> others = physics.members;
    std::erase(others, HolderOf(target));
    const auto signers = Some(others, others.size() / 5 + 1);
    MANDAT_TRY_DO(script_.Do(
        Actor::Person(signers[0]), core::StartRecall{.mandate = target, .today = {}},
        {{"grounds", Text("No account was given after the last congress, although two sittings "
                          "of the department asked for one.")}}));
    const RecallId recall{script_.State().recalls.size()};
    const std::size_t needed = (physics.members.size() + 4) / 5;
    for (std::size_t i = 1; i < needed; ++i) {
      script_.Add(Actor::Person(signers[i]), core::SignRecall{.recall = recall, .today = {}});
    }
    MANDAT_TRY_DO(script_.Flush());
    const SittingId sitting{script_.State().sittings.size() + 1};
    MANDAT_TRY_DO(
        Convene(physics.assembly, {{.kind = core::AgendaKind::kRecall, .motion = {}}}, signers[0]));
    script_.Wait(9 * kMillisPerDay);
    const auto in_room = Some(others, 90);
    MANDAT_TRY_DO(OpenAssembly(physics, in_room[0], {in_room[1], in_room[2]}, 90, sitting));
    script_.Add(Actor::Person(in_room[0]), core::OpenVote{.amendment = {},
                                                          .mode = core::VoteMode::kTellers,
                                                          .motion = {},
                                                          .recall = recall,
                                                          .today = {}});
    core::Sheet sheet;
    sheet.issued = 90;
    sheet.returned = 90;
    sheet.yes = 52;
    sheet.no = 31;
    sheet.abstain = 5;
    sheet.invalid = 2;
    script_.Add(Actor::Person(in_room[1]), core::EnterVoteSheet{.sheet = sheet, .vote = VoteId{1}});
    script_.Add(Actor::Person(in_room[0]), core::CloseVote{.today = {}, .vote = VoteId{1}});
    script_.Add(Actor::Person(in_room[0]), core::CloseSitting{.sitting = sitting});
    MANDAT_TRY_DO(script_.Flush());
    for (const MandateId mandate : MandatesOf(congress_)) {
      const auto& held = script_.State().mandates[IndexOf(mandate)];
      if (held.credential != core::CredentialState::kClaimed || held.holder == officer_) continue;
      script_.Add(Actor::Person(officer_), core::VerifyCredential{.mandate = mandate});
    }
    return script_.Flush();
  }

  Status OpenCongress() {
    script_.Wait(kMillisPerDay);
    sitting_ = SittingId{script_.State().sittings.size() + 1};
    MANDAT_TRY_DO(Convene(congress_,
                          {{.kind = core::AgendaKind::kCredentials, .motion = {}},
                           {.kind = core::AgendaKind::kElection, .motion = {}},
                           {.kind = core::AgendaKind::kReport, .motion = {}}},
                          officer_));
    script_.Wait(9 * kMillisPerDay);
    for (const MandateId mandate : MandatesOf(congress_)) {
      const auto& held = script_.State().mandates[IndexOf(mandate)];
      if (held.credential == core::CredentialState::kClaimed || prng_.Below(12) == 0) continue;
      present_.push_back(mandate);
    }
    chair_ = HolderOf(present_[0]);
    teller_ = HolderOf(present_[1]);
    script_.Add(Actor::Person(chair_), core::OpenSitting{.chair = chair_, .sitting = sitting_});
    for (const MandateId mandate : present_) {
      script_.Add(Actor::Person(HolderOf(mandate)),
                  core::CheckIn{.mandate = mandate, .sitting = sitting_});
    }
    script_.Add(
        Actor::Person(chair_),
        core::AppointTellers{.persons = {teller_, HolderOf(present_[2])}, .sitting = sitting_});
    return script_.Flush();
  }

  Status ElectOfficers() {
    const auto papers = static_cast<Count>(present_.size());
    std::vector<PersonId> everybody;
    for (const Department& department : departments_) {
      everybody.insert(everybody.end(), department.members.begin(), department.members.end());
    }
    MANDAT_TRY_DO(ElectByTellers({.body = auditors_,
                                  .elector = congress_,
                                  .group = "auditor",
                                  .mode = core::ElectionMode::kTellers,
                                  .substitutes = 1},
                                 chair_, teller_, Some(everybody, 6), papers));
    return ElectByTellers({.body = board_,
                           .elector = congress_,
                           .group = "member",
                           .mode = core::ElectionMode::kTellers,
                           .substitutes = 2},
                          chair_, teller_, Some(everybody, 11), papers);
  }

  Status RegisterFractions() {
    struct Plan {
      std::string_view name;
      std::size_t percent;
    };
    constexpr std::array<Plan, 4> kPlans{Plan{"Open Library", 34}, Plan{"Commons", 27},
                                         Plan{"Evening List", 19}, Plan{"Harbour", 12}};
    const std::vector<MandateId> all = MandatesOf(congress_);
    std::size_t next = 0;
    std::vector<std::vector<MandateId>> members;
    for (const Plan& plan : kPlans) {
      const std::size_t count = all.size() * plan.percent / 100;
      members.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(next),
                           all.begin() + static_cast<std::ptrdiff_t>(next + count));
      next += count;
      script_.Add(Actor::Person(HolderOf(members.back().front())),
                  core::RegisterFraction{.body = congress_, .members = members.back()},
                  {{"name", Text(plan.name)}});
    }
    MANDAT_TRY_DO(script_.Flush());
    // Nine places by Sainte-Lague; the smallest fraction leaves its place open.
    core::FillPresidium fill{.nominations = {}, .presidium = presidium_};
    constexpr std::array<std::size_t, 3> kPlaces{3, 3, 2};
    for (std::size_t i = 0; i < kPlaces.size(); ++i) {
      core::Nomination nomination{.fraction = FractionId{i + 1}, .persons = {}};
      for (std::size_t k = 0; k < kPlaces[i]; ++k) {
        nomination.persons.push_back(HolderOf(members[i][k + 1]));
      }
      fill.nominations.push_back(nomination);
    }
    return script_.Do(Actor::Person(chair_), fill);
  }

  // Moves a motion of the congress and has it seconded by two.
  Result<MotionId> Move(std::size_t mover, std::string_view matter, std::string_view text) {
    const MotionId motion{script_.State().motions.size() + 1};
    script_.Add(Actor::Person(HolderOf(present_[mover])),
                core::MoveMotion{.body = congress_,
                                 .mandate = present_[mover],
                                 .matter = std::string(matter),
                                 .paragraphs = 1,
                                 .supersedes = {}},
                {{"text", Text(text)}});
    for (const std::size_t seconder : {mover + 1, mover + 2}) {
      script_.Add(Actor::Person(HolderOf(present_[seconder])),
                  core::SecondMotion{.mandate = present_[seconder], .motion = motion});
    }
    MANDAT_TRY_DO(script_.Flush());
    return motion;
  }

  Status Amend(std::size_t mover, MotionId motion, core::AmendmentKind kind, Count paragraph,
               std::string_view text) {
    DocumentTexts documents;
    if (!text.empty()) documents.emplace("text", Text(text));
    return script_.Do(
        Actor::Person(HolderOf(present_[mover])),
        core::MoveAmendment{
            .kind = kind, .mandate = present_[mover], .motion = motion, .paragraph = paragraph},
        std::move(documents));
  }

  Status OpenVoteOn(std::optional<MotionId> motion, std::optional<AmendmentId> amendment,
                    core::VoteMode mode) {
    return script_.Do(
        Actor::Person(chair_),
        core::OpenVote{
            .amendment = amendment, .mode = mode, .motion = motion, .recall = {}, .today = {}});
  }

  // Every delegate present votes by name: `yes` of a hundred yes, `no` of a hundred no.
  Status RollCall(std::size_t yes, std::size_t no, bool close) {
    const VoteId vote{script_.State().votes.size()};
    const std::size_t voters = close ? present_.size() : present_.size() * 2 / 3;
    for (std::size_t i = 0; i < voters; ++i) {
      const std::size_t draw = (i * 37 + 11) % 100;
      const core::Choice choice = draw < yes        ? core::Choice::kYes
                                  : draw < yes + no ? core::Choice::kNo
                                                    : core::Choice::kAbstain;
      script_.Add(Actor::Person(HolderOf(present_[i])),
                  core::CastVote{.choice = choice, .mandate = present_[i], .vote = vote});
    }
    if (close) script_.Add(Actor::Person(chair_), core::CloseVote{.today = {}, .vote = vote});
    return script_.Flush();
  }

  Status ShowOfMandates(std::size_t yes, std::size_t no) {
    core::RecordShowOfMandates show{
        .abstain = {}, .no = {}, .vote = VoteId{script_.State().votes.size()}, .yes = {}};
    for (std::size_t i = 0; i < present_.size(); ++i) {
      const std::size_t draw = (i * 53 + 7) % 100;
      (draw < yes ? show.yes : draw < yes + no ? show.no : show.abstain).push_back(present_[i]);
    }
    script_.Add(Actor::Person(teller_), show);
    script_.Add(Actor::Person(chair_), core::CloseVote{.today = {}, .vote = show.vote});
    return script_.Flush();
  }

  Status DecideMotions() {
    MANDAT_TRY(const MotionId library,
               Move(3, "ordinary",
                    "Longer hours of the library\n\nThe library stays open until midnight during "
                    "the lecture period.\n\nThe board reports on its use at the next congress."));
    MANDAT_TRY_DO(OpenVoteOn(library, {}, core::VoteMode::kShowOfMandates));
    MANDAT_TRY_DO(ShowOfMandates(71, 18));
    // More yes than no, and still not carried: the budget asks for half of all votes cast.
    MANDAT_TRY(const MotionId budget,
               Move(7, "budget",
                    "Budget of the year\n\nThe congress adopts the budget as drawn up by the "
                    "board.\n\nA tenth is kept in reserve."));
    MANDAT_TRY_DO(OpenVoteOn(budget, {}, core::VoteMode::kRollCall));
    MANDAT_TRY_DO(RollCall(47, 27, true));
    MANDAT_TRY(const MotionId transport,
               Move(12, "ordinary",
                    "Transport\n\nThe federation asks for one ticket for all lines.\n\nThe price "
                    "does not exceed thirty a month.\n\nTalks begin at once."));
    MANDAT_TRY_DO(Amend(15, transport, core::AmendmentKind::kReplace, 3,
                        "The price does not exceed twenty-five a month."));
    MANDAT_TRY_DO(Amend(18, transport, core::AmendmentKind::kInsertAfter, 3,
                        "Members without income pay half."));
    MANDAT_TRY_DO(Amend(21, transport, core::AmendmentKind::kStrike, 4, {}));
    for (std::uint64_t i = 1; i <= 3; ++i) {
      MANDAT_TRY_DO(OpenVoteOn({}, AmendmentId{i}, core::VoteMode::kShowOfMandates));
      MANDAT_TRY_DO(ShowOfMandates(i == 3 ? 22 : 58, i == 3 ? 61 : 30));
      script_.Wait(kHour / 6);
    }
    MANDAT_TRY_DO(OpenVoteOn(transport, {}, core::VoteMode::kRollCall));
    return RollCall(66, 21, true);
  }

  Status LeaveBusinessOpen() {
    // Two texts for one paragraph: only one of them can stand.
    MANDAT_TRY(const MotionId rooms,
               Move(24, "ordinary",
                    "Rooms for groups\n\nEvery department opens one room to groups of its "
                    "members.\n\nThe rooms are given by lot."));
    MANDAT_TRY_DO(Amend(27, rooms, core::AmendmentKind::kReplace, 3,
                        "The rooms are given in the order of the requests."));
    MANDAT_TRY_DO(Amend(30, rooms, core::AmendmentKind::kReplace, 3,
                        "The rooms are given by the board, which publishes its reasons."));
    // A seat is empty and a substitute waits.
    const MandateId leaving = present_.back();
    MANDAT_TRY_DO(
        script_.Do(Actor::Person(HolderOf(leaving)), core::ResignMandate{.mandate = leaving}));
    present_.pop_back();
    // A petition four signatures short.
    const Department& history = departments_[5];
    MandateId target;
    for (const MandateId mandate : MandatesOf(council_)) {
      const auto& seat =
          script_.State().seats[IndexOf(script_.State().mandates[IndexOf(mandate)].seat)];
      if (seat.elector == history.assembly) target = mandate;
    }
    const std::size_t needed = (history.members.size() + 4) / 5;
    const auto signers = Some(history.members, needed - 4);
    MANDAT_TRY_DO(script_.Do(
        Actor::Person(signers[0]), core::StartRecall{.mandate = target, .today = {}},
        {{"grounds", Text("The representative voted for the new fees without asking us.")}}));
    const RecallId recall{script_.State().recalls.size()};
    for (std::size_t i = 1; i < signers.size(); ++i) {
      script_.Add(Actor::Person(signers[i]), core::SignRecall{.recall = recall, .today = {}});
    }
    MANDAT_TRY_DO(script_.Flush());
    MANDAT_TRY(const MotionId statutes,
               Move(33, "statutes",
                    "Two readings for fees\n\nA decision on fees needs two readings in two "
                    "sittings.\n\nBetween them lie at least fourteen days."));
    MANDAT_TRY_DO(OpenVoteOn(statutes, {}, core::VoteMode::kRollCall));
    return RollCall(69, 20, false);
  }

  Script script_;
  Prng prng_;
  PersonId officer_;
  std::vector<Department> departments_;
  BodyId congress_, council_, presidium_, board_, auditors_;
  SittingId sitting_;
  PersonId chair_, teller_;
  std::vector<MandateId> present_;
};

}  // namespace

Status WriteStudentCouncil(const std::string& folder, UtcMillis now, std::uint64_t seed) {
  ScriptClock clock(UtcMillis{now.value - kDaysOfHistory * kMillisPerDay});
  SeededRandom random(seed);
  MANDAT_TRY(const auto organisation,
             OpenOrganisation(folder, {.clock = &clock, .random = &random}));
  MANDAT_TRY_DO(Story(*organisation, clock, random, seed).Play());
  return organisation->PutSnapshot();
}

}  // namespace mandat::app::demo
