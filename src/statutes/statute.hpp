// Statute: one version of an organisation's rules, read, checked and typed.
//
// Typed are the tables that the core executes today; every other table is kept in `others`, so
// that an act under it is refused with its article instead of being overlooked. Defaults of
// statutes-keys.md are filled in; which of them were, `IsDefault` knows.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.hpp"
#include "base/result.hpp"
#include "statutes/judge.hpp"
#include "tally/apportionment.hpp"

namespace mandat::statutes {

// A length of time as statutes write it: "14 days", "2 weeks", "1 month in lecture" (ST-4).
enum class TimeUnit { kDays, kWorkingDays, kWeeks, kMonths, kYears, kSittings, kHours, kMinutes };
constexpr auto WordsOf(TimeUnit) {
  return std::array<std::string_view, 8>{"days",  "working days", "weeks", "months",
                                         "years", "sittings",     "hours", "minutes"};
}
struct Duration {
  Count amount = 0;
  TimeUnit unit = TimeUnit::kDays;
  std::optional<std::string> within;  // the id of a declared period
  friend bool operator==(const Duration&, const Duration&) = default;
};

struct ArticleText {
  std::string id;
  std::string number;  // as printed
  std::string title;
  std::string text;  // in the authoritative language
};

struct Electorate {
  std::string id;
  std::string of;  // "members", a kind of unit, or a body
  std::vector<std::string> classes;
  std::string article;
};

struct UnitKind {
  std::string id;
  std::string name;
  std::optional<std::string> within;
  std::optional<std::string> electorate;
  Count min_members = 1;
  std::string article;
};

enum class BodyKind {
  kAssembly,
  kCouncil,
  kSection,
  kCongress,
  kExecutive,
  kPresidium,
  kCommittee,
  kCommission,
  kCourt,
  kAudit,
  kOffice,
  kOutside
};
constexpr auto WordsOf(BodyKind) {
  return std::array<std::string_view, 12>{"assembly",  "council",   "section",   "congress",
                                          "executive", "presidium", "committee", "commission",
                                          "court",     "audit",     "office",    "outside"};
}

enum class FilledBy { kElection, kDelegation, kExOfficio, kAppointment, kCoOptation, kLot };
constexpr auto WordsOf(FilledBy) {
  return std::array<std::string_view, 6>{"election",    "delegation",  "ex-officio",
                                         "appointment", "co-optation", "lot"};
}
enum class Voice { kDeliberative, kConsultative };
constexpr auto WordsOf(Voice) {
  return std::array<std::string_view, 2>{"deliberative", "consultative"};
}
enum class SeatWeight { kOne, kShare, kUnits };
constexpr auto WordsOf(SeatWeight) {
  return std::array<std::string_view, 3>{"one", "share", "units"};
}
enum class SubstitutesFrom { kElected, kList, kSendingBody, kNone };
constexpr auto WordsOf(SubstitutesFrom) {
  return std::array<std::string_view, 4>{"elected", "list", "sending-body", "none"};
}

struct SeatGroup {
  std::string id;
  std::string name;
  std::string from;  // an electorate, a kind of unit or a body; "fractions"
  FilledBy by = FilledBy::kElection;
  std::optional<Count> count;
  std::optional<std::string> key;
  std::optional<std::string> election;
  std::optional<std::string> act_by;
  std::optional<std::string> holder;
  std::optional<std::string> mandate;  // absent: free
  Voice voice = Voice::kDeliberative;
  SeatWeight weight = SeatWeight::kOne;
  Ratio substitutes = 0;  // a number, or below 1 a ratio to the seats
  SubstitutesFrom substitutes_from = SubstitutesFrom::kElected;
  bool reversible = false;
  std::string article;
};

struct Body {
  std::string id;
  std::string name;
  BodyKind kind = BodyKind::kCouncil;
  std::optional<std::string> of;
  std::optional<std::string> electorate;
  std::vector<SeatGroup> seats;
  std::vector<std::string> sections;
  std::optional<std::string> chair;
  std::optional<std::string> accountable_to;
  std::optional<std::string> quorum;
  std::optional<std::string> majority;
  std::optional<std::string> convocation;
  std::optional<std::string> term;
  std::string article;
};

struct KeyRule {
  std::string id;
  std::string name;
  std::optional<tally::Key>
      key;                 // absent: it cannot be computed, because a value is declared unset
  std::string measure;     // "members", "dues-paid", ...
  std::string unset_path;  // which value is unset, where `key` is absent
  bool second_person = true;
  std::string article;
};

struct ElectionRule {
  std::string id;
  std::string method;  // "plurality", "rounds", "show-of-mandates", ...
  std::optional<Count> seats;
  bool secret = true;
  std::vector<std::string> rounds;
  std::optional<Count> min_candidates;
  std::optional<Count> max_candidates;
  std::string article;
};

struct MandateRule {
  std::string id;
  std::string type;  // "free", "instructed", "imperative", "task"
  std::string article;
};

struct RecallRule {
  std::string id;
  std::vector<std::string> of;     // bodies
  std::vector<std::string> seats;  // seat groups; empty: all
  bool possible = true;
  std::string electors;                 // "same-electorate", "constituents", "body", "members"
  std::optional<std::string> petition;  // absent: declared unset
  Duration window;
  std::optional<Duration> notice;       // absent: declared unset
  std::optional<std::string> majority;  // id, or absent: the default `yes > no`
  bool majority_unset = false;
  std::optional<std::string> quorum;  // a quorum's id
  bool secret = true;
  bool target_votes = false;
  bool constructive = false;
  std::optional<Duration> cooldown;  // absent: declared unset
  std::string interim;               // "keeps-seat", "suspended", "caretaker"
  std::string replacement;           // "new-election", "substitute", "successor", "vacant"
  std::string article;
};

struct QuorumRule {
  std::string id;
  std::string test;
  Measure count = Measure::kHeads;
  QuorumWhen when = QuorumWhen::kEachVote;
  std::string article;
};

struct MajorityRule {
  std::string id;
  std::string name;
  std::string test;
  Measure count = Measure::kVotes;
  std::optional<std::string> reject;
  Count rounds = 1;
  TieRule tie = TieRule::kLost;
  std::string article;
};

struct Matter {
  std::string id;
  std::string name;
  std::vector<std::string> body;
  std::optional<std::string> majority;
  std::optional<std::string> quorum;
  Count readings = 1;
  std::string mode;  // "show", "roll-call", "secret", "card"
  bool urgent = true;
  bool personal = false;
  std::string article;
};

struct Convocation {
  std::string id;
  std::optional<Duration> notice_min;  // absent: declared unset
  std::vector<std::string> by;
  std::string article;
};

struct Voting {
  std::vector<std::string> modes;
  BlankAs blank_as = BlankAs::kAbstain;
  bool change_vote = false;
  bool secret_persons = true;  // votes on persons are secret unless an election says otherwise
  std::string article;
};

struct Credentials {
  std::optional<std::string> verifier;  // a body; absent: the receiving body verifies
  bool own_seat_excluded = true;
  bool contested_votes = true;  // contested_vote = marked
  bool unset = false;
  std::string article;
};

struct Motions {
  std::vector<std::string> by;           // empty: members of the body
  std::optional<std::string> seconders;  // a petition test on `signatures`
  std::string order;                     // "farthest", "as-submitted", "committee"
  bool mover_adopts = true;
  std::string article;
};

struct FractionRules {
  bool allowed = true;
  std::optional<Ratio> min = Ratio(2);   // absent: declared unset
  std::optional<std::string> presidium;  // a key's id
  std::string article;
};

// How the statute itself is changed (ST-130).
struct AmendmentRule {
  std::string body;
  std::optional<std::string> majority;  // absent: the body's own
  std::optional<std::string> quorum;
  Count readings = 1;
  Count sittings = 1;
  std::optional<Duration> announced;  // before the sitting; absent: declared unset
  std::string effective;              // "adoption", "publication", "next-session"
  bool holders_at_once = false;       // rules on recall reach those who sit already
  std::vector<std::string> consent;   // bodies
  std::string article;
};

// What is harder to change (ST-131).
struct Entrenched {
  std::string id;
  std::vector<std::string> paths;
  std::optional<std::string> majority;
  std::vector<std::string> consent;
  bool never = false;
  std::string article;
};

// One thing that the statute says: a key with its value, written or by default, or a row. For
// comparing two versions.
struct Said {
  std::string path;   // "majority.plain.test", "article.a7.text"; of a row "majority.plain"
  std::string value;  // as it would be written, without quotes; of a row empty
  std::string article;
  bool by_default = false;
  bool is_row = false;
};

struct Unset {
  std::string path;  // "body.*.quorum"
  std::string because;
};

// A table that the core does not execute yet: enough to refuse an act under it with its article.
struct OtherTable {
  std::string table;  // "veto", "hold", "countersignature", ...
  std::string id;     // empty for a single table
  std::string article;
};

struct Statute {
  std::string id;
  std::string title;
  Count version = 1;
  std::string level;
  std::vector<std::string> law;
  std::vector<std::string> languages;
  std::string calendar;  // "gregorian", "julian"
  std::string timezone;
  std::string interpreter;

  std::vector<ArticleText> articles;
  std::vector<Electorate> electorates;
  std::vector<UnitKind> units;
  std::vector<Body> bodies;
  std::vector<KeyRule> keys;
  std::vector<ElectionRule> elections;
  std::vector<MandateRule> mandates;
  std::vector<RecallRule> recalls;
  std::vector<QuorumRule> quorums;
  std::vector<MajorityRule> majorities;
  std::vector<Matter> matters;
  std::vector<Convocation> convocations;
  Voting voting;
  Credentials credentials;
  Motions motions;
  FractionRules fractions;
  std::optional<AmendmentRule> amendment;
  std::vector<Entrenched> entrenched;
  std::vector<Unset> unset;
  std::vector<OtherTable> others;
  std::vector<std::string> defaults;  // paths that stand by default, sorted: "voting.blank_as"
  std::vector<Said> says;             // sorted by path

  // "harbour-union v3".
  [[nodiscard]] std::string Name() const;
  // Why `path` has neither rule nor default, or nothing if it is not declared unset. `*` in a
  // declaration stands for any id.
  [[nodiscard]] const Unset* FindUnset(std::string_view path) const;
  [[nodiscard]] bool IsDefault(std::string_view path) const;

  [[nodiscard]] const ArticleText* FindArticle(std::string_view id) const;
  [[nodiscard]] const Electorate* FindElectorate(std::string_view id) const;
  [[nodiscard]] const UnitKind* FindUnitKind(std::string_view id) const;
  [[nodiscard]] const Body* FindBody(std::string_view id) const;
  [[nodiscard]] const KeyRule* FindKey(std::string_view id) const;
  [[nodiscard]] const ElectionRule* FindElection(std::string_view id) const;
  [[nodiscard]] const MandateRule* FindMandate(std::string_view id) const;
  [[nodiscard]] const QuorumRule* FindQuorum(std::string_view id) const;
  [[nodiscard]] const MajorityRule* FindMajority(std::string_view id) const;
  [[nodiscard]] const Matter* FindMatter(std::string_view id) const;
  // The recall rule for seats of `group` in `body`.
  [[nodiscard]] const RecallRule* FindRecallOf(std::string_view body, std::string_view group) const;
};

// Reads a statute file. Strict (ST-2): the first fault refuses the file.
// Fails with the code of statutes.md section 8 ("E102"); `detail` is "line 12, column 3: ...".
[[nodiscard]] Result<Statute> ReadStatute(std::string_view toml);

// The rules that a vote of `body` on `matter` (empty: no matter) goes by. With no body named, the
// defaults of a base assembly. What is declared unset is absent in the answer.
[[nodiscard]] VoteRules RulesOfVote(const Statute& statute, std::string_view body,
                                    std::string_view matter);

}  // namespace mandat::statutes
