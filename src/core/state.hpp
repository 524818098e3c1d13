// State: what the ledger says is true now. It is rebuilt from events alone and holds nothing else.
//
// Copying a State shares everything: readers keep the one they were given while the writer goes on
// (AR-4). Names and texts are not here: state holds ids, counts, codes and dates (record.md RC-6).
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/calendar.hpp"
#include "base/digest.hpp"
#include "base/fields.hpp"
#include "base/id.hpp"
#include "base/persistent_map.hpp"
#include "base/persistent_vector.hpp"
#include "base/ratio.hpp"
#include "base/time.hpp"
#include "core/machines.hpp"
#include "statutes/judge.hpp"
#include "statutes/statute.hpp"
#include "statutes/verdict.hpp"

namespace mandat::core {

inline constexpr std::uint64_t kStillOpen = static_cast<std::uint64_t>(kLargestJsonInteger);

// ------------------------------------------------------------------ people

enum class Standing : std::uint8_t { kActive, kSuspended };
constexpr auto WordsOf(Standing) { return std::array<std::string_view, 2>{"active", "suspended"}; }

// One stretch of one person's membership: a change of unit or standing ends it and begins another.
// So the roll as of any event is a question to this list, and nothing is ever overwritten.
struct RollEntry {
  PersonId person;
  std::uint64_t from = 0;         // the event that began it
  std::uint64_t to = kStillOpen;  // the event that ended it
  UnitId unit;
  std::uint32_t previous = 0;  // the person's entry before this one, counted from 1; 0: none
  Standing standing = Standing::kActive;

  static constexpr auto Fields() {
    return std::tuple(Field("from", &RollEntry::from), Field("person", &RollEntry::person),
                      Field("previous", &RollEntry::previous),
                      Field("standing", &RollEntry::standing), Field("to", &RollEntry::to),
                      Field("unit", &RollEntry::unit));
  }
  friend bool operator==(const RollEntry&, const RollEntry&) = default;
};

struct Unit {
  BodyId assembly;    // the body in which its members sit
  std::string kind;   // of the statutes
  Count members = 0;  // on its roll now, the suspended included
  Count suspended = 0;
  std::optional<UnitId> within;

  static constexpr auto Fields() {
    return std::tuple(Field("assembly", &Unit::assembly), Field("kind", &Unit::kind),
                      Field("members", &Unit::members), Field("suspended", &Unit::suspended),
                      Field("within", &Unit::within));
  }
  friend bool operator==(const Unit&, const Unit&) = default;
};

// ------------------------------------------------------------------ bodies, seats, mandates

struct Body {
  std::string rule;  // its id in the statutes; empty: the assembly of `unit`
  std::vector<SeatId> seats;
  std::optional<SittingId> sitting;  // the one that is open
  std::optional<UnitId> unit;        // one body per unit: the unit's assembly, a branch's committee

  static constexpr auto Fields() {
    return std::tuple(Field("rule", &Body::rule), Field("seats", &Body::seats),
                      Field("sitting", &Body::sitting), Field("unit", &Body::unit));
  }
  friend bool operator==(const Body&, const Body&) = default;
};

struct Seat {
  BodyId body;
  std::optional<BodyId> elector;       // the body whose sitting fills it and can recall its holder
  std::optional<FractionId> fraction;  // whose share of a presidium it is
  std::string group;                   // seat group of the statutes
  std::optional<MandateId> holder;
  Ratio weight = 1;  // votes it carries, or with SeatWeight::kShare its unit's members

  static constexpr auto Fields() {
    return std::tuple(Field("body", &Seat::body), Field("elector", &Seat::elector),
                      Field("fraction", &Seat::fraction), Field("group", &Seat::group),
                      Field("holder", &Seat::holder), Field("weight", &Seat::weight));
  }
  friend bool operator==(const Seat&, const Seat&) = default;
};

enum class MandateSource { kElected, kSubstitute, kFraction };
constexpr auto WordsOf(MandateSource) {
  return std::array<std::string_view, 3>{"elected", "substitute", "fraction"};
}

struct Mandate {
  UtcMillis at;  // when it was given
  CredentialState credential = CredentialState::kClaimed;
  std::optional<ElectionId> election;  // the act that gave it, or whose list the substitute was on
  std::optional<MandateEnd> end;
  std::optional<UtcMillis> ended_at;
  std::optional<FractionId> fraction;  // whose place in a presidium it fills
  PersonId holder;
  SeatId seat;
  MandateSource source = MandateSource::kElected;
  MandateState state = MandateState::kInForce;
  std::string type;  // free, instructed, imperative, task

  static constexpr auto Fields() {
    return std::tuple(Field("at", &Mandate::at), Field("credential", &Mandate::credential),
                      Field("election", &Mandate::election), Field("end", &Mandate::end),
                      Field("ended_at", &Mandate::ended_at), Field("fraction", &Mandate::fraction),
                      Field("holder", &Mandate::holder), Field("seat", &Mandate::seat),
                      Field("source", &Mandate::source), Field("state", &Mandate::state),
                      Field("type", &Mandate::type));
  }
  friend bool operator==(const Mandate&, const Mandate&) = default;
};

struct Fraction {
  BodyId body;
  std::vector<MandateId> members;  // ended mandates stay listed and no longer count

  static constexpr auto Fields() {
    return std::tuple(Field("body", &Fraction::body), Field("members", &Fraction::members));
  }
  friend bool operator==(const Fraction&, const Fraction&) = default;
};

// ------------------------------------------------------------------ sittings and their business

enum class AgendaKind { kReport, kMotion, kElection, kRecall, kCredentials, kFree };
constexpr auto WordsOf(AgendaKind) {
  return std::array<std::string_view, 6>{"report", "motion",      "election",
                                         "recall", "credentials", "free"};
}
struct AgendaItem {
  AgendaKind kind = AgendaKind::kFree;
  std::optional<MotionId> motion;

  static constexpr auto Fields() {
    return std::tuple(Field("kind", &AgendaItem::kind), Field("motion", &AgendaItem::motion));
  }
  friend bool operator==(const AgendaItem&, const AgendaItem&) = default;
};

struct Sitting {
  std::vector<AgendaItem> agenda;
  BodyId body;
  std::optional<PersonId> chair;
  Count counted = 0;          // present in an assembly, as counted at the door
  statutes::Figures opening;  // the base sets when it opened
  UtcMillis opens_at;         // as announced
  CivilDate opens_on;
  PersistentMap<MandateId, UtcMillis> present;  // checked in, of a body with seats
  SittingState state = SittingState::kConvened;
  std::vector<PersonId> tellers;

  static constexpr auto Fields() {
    return std::tuple(Field("agenda", &Sitting::agenda), Field("body", &Sitting::body),
                      Field("chair", &Sitting::chair), Field("counted", &Sitting::counted),
                      Field("opening", &Sitting::opening), Field("opens_at", &Sitting::opens_at),
                      Field("opens_on", &Sitting::opens_on), Field("present", &Sitting::present),
                      Field("state", &Sitting::state), Field("tellers", &Sitting::tellers));
  }
  friend bool operator==(const Sitting&, const Sitting&) = default;
};

struct Motion {
  std::vector<AmendmentId> amendments;
  BodyId body;
  std::optional<DecisionId> decision;
  std::string matter;                 // of the statutes; empty: none of them
  std::optional<CivilDate> moved_on;  // of a change of the statutes, which must be announced
  PersonId mover;
  Count paragraphs = 1;
  Count readings_passed = 0;
  std::vector<PersonId> seconders;
  MotionState state = MotionState::kMoved;
  std::optional<Digest> statutes;        // the version that it would put in force
  std::optional<DecisionId> supersedes;  // the earlier decision that it is to replace
  std::vector<VoteId> votes;

  static constexpr auto Fields() {
    return std::tuple(Field("amendments", &Motion::amendments), Field("body", &Motion::body),
                      Field("decision", &Motion::decision), Field("matter", &Motion::matter),
                      Field("moved_on", &Motion::moved_on), Field("mover", &Motion::mover),
                      Field("paragraphs", &Motion::paragraphs),
                      Field("readings_passed", &Motion::readings_passed),
                      Field("seconders", &Motion::seconders), Field("state", &Motion::state),
                      Field("statutes", &Motion::statutes),
                      Field("supersedes", &Motion::supersedes), Field("votes", &Motion::votes));
  }
  friend bool operator==(const Motion&, const Motion&) = default;
};

enum class AmendmentKind { kReplace, kInsertAfter, kStrike };
constexpr auto WordsOf(AmendmentKind) {
  return std::array<std::string_view, 3>{"replace", "insert-after", "strike"};
}
struct Amendment {
  AmendmentKind kind = AmendmentKind::kReplace;
  MotionId motion;
  PersonId mover;
  Count paragraph = 1;  // of the motion as moved; 0 with insert-after: before the first
  AmendmentState state = AmendmentState::kMoved;

  static constexpr auto Fields() {
    return std::tuple(Field("kind", &Amendment::kind), Field("motion", &Amendment::motion),
                      Field("mover", &Amendment::mover), Field("paragraph", &Amendment::paragraph),
                      Field("state", &Amendment::state));
  }
  friend bool operator==(const Amendment&, const Amendment&) = default;
};

// What a vote is about: exactly one of them.
struct Subject {
  std::optional<AmendmentId> amendment;
  std::optional<MotionId> motion;
  std::optional<RecallId> recall;

  static constexpr auto Fields() {
    return std::tuple(Field("amendment", &Subject::amendment), Field("motion", &Subject::motion),
                      Field("recall", &Subject::recall));
  }
  friend bool operator==(const Subject&, const Subject&) = default;
};

// How votes reach the record: each voter's own, mandates held up and noted one by one by a teller,
// or sheets that tellers count.
enum class VoteMode { kRollCall, kShowOfMandates, kTellers };
constexpr auto WordsOf(VoteMode) {
  return std::array<std::string_view, 3>{"roll-call", "show-of-mandates", "tellers"};
}
enum class Choice : std::uint8_t { kYes, kNo, kAbstain };
constexpr auto WordsOf(Choice) { return std::array<std::string_view, 3>{"yes", "no", "abstain"}; }
struct BallotEntry {
  Choice choice = Choice::kAbstain;
  std::optional<MandateId> mandate;  // the seat it was cast for; absent in an assembly

  static constexpr auto Fields() {
    return std::tuple(Field("choice", &BallotEntry::choice),
                      Field("mandate", &BallotEntry::mandate));
  }
  friend bool operator==(const BallotEntry&, const BallotEntry&) = default;
};

// What the tellers wrote down. Absent: not written down, which is not zero.
struct Sheet {
  std::optional<Count> abstain;
  std::optional<Count> blank;
  std::optional<Count> invalid;
  std::optional<Count> issued;
  std::optional<Count> no;
  std::optional<Count> not_returned;
  std::optional<Count> returned;
  std::optional<Count> yes;

  static constexpr auto Fields() {
    return std::tuple(Field("abstain", &Sheet::abstain), Field("blank", &Sheet::blank),
                      Field("invalid", &Sheet::invalid), Field("issued", &Sheet::issued),
                      Field("no", &Sheet::no), Field("not_returned", &Sheet::not_returned),
                      Field("returned", &Sheet::returned), Field("yes", &Sheet::yes));
  }
  friend bool operator==(const Sheet&, const Sheet&) = default;
};

struct Vote {
  PersistentMap<PersonId, BallotEntry> ballots;
  std::optional<PersonId> concerned;         // stands in no base of this vote and does not vote
  PersistentMap<MandateId, Ratio> electors;  // of a body with seats: who votes, with what weight
  statutes::Figures frozen;                  // the base sets when it opened
  std::uint64_t frozen_seq = 0;              // the roll as of this event decides who may vote
  UtcMillis frozen_at;
  VoteMode mode = VoteMode::kRollCall;
  statutes::VoteRules rules;  // copied when it opened (AR-9)
  std::optional<Sheet> sheet;
  SittingId sitting;
  VoteState state = VoteState::kOpen;
  Subject subject;
  std::optional<statutes::Verdict> verdict;

  static constexpr auto Fields() {
    return std::tuple(Field("ballots", &Vote::ballots), Field("concerned", &Vote::concerned),
                      Field("electors", &Vote::electors), Field("frozen", &Vote::frozen),
                      Field("frozen_at", &Vote::frozen_at), Field("frozen_seq", &Vote::frozen_seq),
                      Field("mode", &Vote::mode), Field("rules", &Vote::rules),
                      Field("sheet", &Vote::sheet), Field("sitting", &Vote::sitting),
                      Field("state", &Vote::state), Field("subject", &Vote::subject),
                      Field("verdict", &Vote::verdict));
  }
  friend bool operator==(const Vote&, const Vote&) = default;
};

// ------------------------------------------------------------------ elections and recalls

struct CandidateVotes {
  PersonId person;
  Count votes = 0;

  static constexpr auto Fields() {
    return std::tuple(Field("person", &CandidateVotes::person),
                      Field("votes", &CandidateVotes::votes));
  }
  friend bool operator==(const CandidateVotes&, const CandidateVotes&) = default;
};

struct ElectionSheet {
  Count abstain = 0;
  std::vector<CandidateVotes> candidates;
  Count invalid = 0;
  std::optional<Count> issued;
  std::optional<Count> returned;

  static constexpr auto Fields() {
    return std::tuple(
        Field("abstain", &ElectionSheet::abstain), Field("candidates", &ElectionSheet::candidates),
        Field("invalid", &ElectionSheet::invalid), Field("issued", &ElectionSheet::issued),
        Field("returned", &ElectionSheet::returned));
  }
  friend bool operator==(const ElectionSheet&, const ElectionSheet&) = default;
};

enum class ElectionMode { kOpen, kTellers };
constexpr auto WordsOf(ElectionMode) { return std::array<std::string_view, 2>{"open", "tellers"}; }

struct Election {
  PersistentMap<PersonId, std::vector<PersonId>> ballots;  // the round that is running
  std::vector<PersonId> candidates;                        // in the order in which they came
  BodyId elector;                                          // whose sitting elects
  statutes::Figures frozen;
  UtcMillis frozen_at;
  std::uint64_t frozen_seq = 0;
  std::string method;
  ElectionMode mode = ElectionMode::kOpen;
  Count round = 1;
  std::string rule;                 // id of the [[election]] table; empty: none
  std::vector<std::string> rounds;  // tests of the method `rounds`
  std::vector<SeatId> seats;        // fixed when it opened
  std::optional<ElectionSheet> sheet;
  SittingId sitting;
  ElectionState state = ElectionState::kNominations;
  std::vector<PersonId> substitutes;  // elected as such, in order, not yet called
  Count substitutes_wanted = 0;
  std::optional<statutes::Verdict> verdict;
  std::vector<CandidateVotes> votes;  // of the last round, once closed

  static constexpr auto Fields() {
    return std::tuple(
        Field("ballots", &Election::ballots), Field("candidates", &Election::candidates),
        Field("elector", &Election::elector), Field("frozen", &Election::frozen),
        Field("frozen_at", &Election::frozen_at), Field("frozen_seq", &Election::frozen_seq),
        Field("method", &Election::method), Field("mode", &Election::mode),
        Field("round", &Election::round), Field("rounds", &Election::rounds),
        Field("rule", &Election::rule), Field("seats", &Election::seats),
        Field("sheet", &Election::sheet), Field("sitting", &Election::sitting),
        Field("state", &Election::state), Field("substitutes", &Election::substitutes),
        Field("substitutes_wanted", &Election::substitutes_wanted),
        Field("verdict", &Election::verdict), Field("votes", &Election::votes));
  }
  friend bool operator==(const Election&, const Election&) = default;
};

struct Recall {
  std::optional<CivilDate> called_on;
  Count constituents = 0;  // on the roll when it started: the base of the petition
  BodyId elector;
  std::optional<CivilDate> ended_on;  // the day of the vote that carried or lost it
  MandateId mandate;
  PersonId mover;
  std::string petition;  // the test, copied when it started
  PersistentMap<PersonId, UtcMillis> signatures;
  CivilDate started_on;
  RecallState state = RecallState::kPetition;
  std::optional<statutes::Verdict> verdict;
  std::optional<VoteId> vote;

  static constexpr auto Fields() {
    return std::tuple(
        Field("called_on", &Recall::called_on), Field("constituents", &Recall::constituents),
        Field("elector", &Recall::elector), Field("ended_on", &Recall::ended_on),
        Field("mandate", &Recall::mandate), Field("mover", &Recall::mover),
        Field("petition", &Recall::petition), Field("signatures", &Recall::signatures),
        Field("started_on", &Recall::started_on), Field("state", &Recall::state),
        Field("verdict", &Recall::verdict), Field("vote", &Recall::vote));
  }
  friend bool operator==(const Recall&, const Recall&) = default;
};

struct Decision {
  BodyId body;
  UtcMillis decided_at;
  MotionId motion;
  DecisionStatus status = DecisionStatus::kPending;
  std::optional<DecisionId> superseded_by;
  VoteId vote;

  static constexpr auto Fields() {
    return std::tuple(Field("body", &Decision::body), Field("decided_at", &Decision::decided_at),
                      Field("motion", &Decision::motion), Field("status", &Decision::status),
                      Field("superseded_by", &Decision::superseded_by),
                      Field("vote", &Decision::vote));
  }
  friend bool operator==(const Decision&, const Decision&) = default;
};

// ------------------------------------------------------------------ the statutes

// Statutes that were in force until an adopted motion replaced them. What opened under them, and
// who was elected under them, goes by them still (AR-9, ST-130).
struct PastStatute {
  Digest document;
  UtcMillis until;
  std::shared_ptr<const statutes::Statute> statute;  // read from the document; not on record

  static constexpr auto Fields() {
    return std::tuple(Field("document", &PastStatute::document),
                      Field("until", &PastStatute::until));
  }
  friend bool operator==(const PastStatute&, const PastStatute&) = default;
};

// ------------------------------------------------------------------ the whole

struct State {
  PersistentVector<Amendment> amendments;
  UtcMillis at;  // of the latest event
  PersistentVector<Body> bodies;
  PersistentVector<Decision> decisions;
  PersistentVector<Election> elections;
  std::uint32_t engine = 0;  // revision of the rules of this program (RC-65); 0: no ledger
  PersistentVector<Fraction> fractions;
  PersistentMap<PersonId, std::uint32_t> latest_entries;  // index in `roll`, counted from 1
  PersistentVector<Mandate> mandates;
  Count members = 0;
  PersistentVector<Motion> motions;
  PersistentMap<PersonId, std::vector<MandateId>> offices;  // mandates in force by holder
  std::vector<PastStatute> past_statutes;                   // in the order in which they ended
  PersistentVector<Recall> recalls;
  PersistentVector<RollEntry> roll;
  std::vector<PersonId> roll_officers;
  PersistentVector<Seat> seats;
  std::uint64_t seq = 0;  // how many events this state has seen
  PersistentVector<Sitting> sittings;
  std::optional<Digest> statute_digest;  // commitment of the document that holds the statutes
  Count suspended = 0;
  PersistentVector<Unit> units;
  PersistentVector<Vote> votes;

  // Read from the document `statute_digest`; not part of the state's own text.
  std::shared_ptr<const statutes::Statute> statute;

  static constexpr auto Fields() {
    return std::tuple(
        Field("amendments", &State::amendments), Field("at", &State::at),
        Field("bodies", &State::bodies), Field("decisions", &State::decisions),
        Field("elections", &State::elections), Field("engine", &State::engine),
        Field("fractions", &State::fractions), Field("latest_entries", &State::latest_entries),
        Field("mandates", &State::mandates), Field("members", &State::members),
        Field("motions", &State::motions), Field("offices", &State::offices),
        Field("past_statutes", &State::past_statutes), Field("recalls", &State::recalls),
        Field("roll", &State::roll), Field("roll_officers", &State::roll_officers),
        Field("seats", &State::seats), Field("seq", &State::seq),
        Field("sittings", &State::sittings), Field("statute_digest", &State::statute_digest),
        Field("suspended", &State::suspended), Field("units", &State::units),
        Field("votes", &State::votes));
  }
  friend bool operator==(const State&, const State&) = default;
};

// The thing with this id, or nullptr: `Find(state.units, unit)`.
template <typename T, typename Tag>
[[nodiscard]] const T* Find(const PersistentVector<T>& all, Id<Tag> id) {
  return id.value >= 1 && id.value <= all.size() ? &all[IndexOf(id)] : nullptr;
}

}  // namespace mandat::core

// Collections on record: a vector is a list; a map is a list of [key, value] objects in key order.
template <typename T>
struct mandat::JsonForm<mandat::PersistentVector<T>> {
  static void Write(JsonWriter& writer, const PersistentVector<T>& all) {
    writer.BeginList();
    for (const T& element : all) WriteJson(writer, element);
    writer.EndList();
  }
  static void Read(JsonReader& reader, PersistentVector<T>& all) {
    all = {};
    reader.BeginList();
    while (reader.NextElement()) {
      T element{};
      ReadJson(reader, element);
      all.PushBack(std::move(element));
    }
    reader.EndList();
  }
};

template <typename K, typename V>
struct mandat::JsonForm<mandat::PersistentMap<K, V>> {
  static void Write(JsonWriter& writer, const PersistentMap<K, V>& all) {
    writer.BeginList();
    for (const auto& [key, value] : all) {
      writer.BeginObject();
      writer.Key("k");
      WriteJson(writer, key);
      writer.Key("v");
      WriteJson(writer, value);
      writer.EndObject();
    }
    writer.EndList();
  }
  static void Read(JsonReader& reader, PersistentMap<K, V>& all) {
    all = {};
    reader.BeginList();
    while (reader.NextElement()) {
      K key{};
      V value{};
      reader.BeginObject();
      reader.RequireKey("k");
      ReadJson(reader, key);
      reader.RequireKey("v");
      ReadJson(reader, value);
      reader.EndObject();
      all.Insert(key, std::move(value));
    }
    reader.EndList();
  }
};
