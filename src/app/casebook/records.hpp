// The casebook's records: eleven tables of facts from five history texts, each typed (CB-1).
//
// The format is that of data/casebook. `Records` are what the sources tell; `Casebook` adds the
// list of contradictions that people have declared. The rules that look for contradictions get
// `Records` only, so that they cannot read the answers (CB-31).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "app/casebook/printed.hpp"
#include "app/casebook/words.hpp"
#include "base/fields.hpp"

namespace mandat::app::casebook {

// Where a record stands, for whoever has to mend it.
struct Origin {
  std::string file;
  std::size_t line = 0;
};

struct Body {
  std::string id;
  std::string name;
  std::optional<std::string> name_fr;  // as the source names it
  BodyKind kind = BodyKind::kOther;
  std::optional<std::string> parent;
  std::optional<std::string> electorate;
  std::optional<std::string> apportionment;
  std::optional<std::string> accountable_to;
  std::optional<std::string> powers;
  std::optional<Count> size;
  std::optional<PrintedDate> from;
  std::optional<PrintedDate> to;
  std::vector<Cite> cites;
  std::optional<std::string> note;
  Origin origin;

  static constexpr auto Fields() {
    return std::tuple(
        Field("accountable_to", &Body::accountable_to),
        Field("apportionment", &Body::apportionment), Field("cites", &Body::cites),
        Field("electorate", &Body::electorate), Field("from", &Body::from), Field("id", &Body::id),
        Field("kind", &Body::kind), Field("name", &Body::name), Field("name_fr", &Body::name_fr),
        Field("note", &Body::note), Field("parent", &Body::parent), Field("powers", &Body::powers),
        Field("size", &Body::size), Field("to", &Body::to));
  }
};

// People appear in events only; they never enter a ledger, a fact or an alarm (CB-4).
struct Person {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  std::optional<std::string> fraction;
  std::vector<Cite> cites;
  std::optional<std::string> note;
  Origin origin;

  static constexpr auto Fields() {
    return std::tuple(Field("aliases", &Person::aliases), Field("cites", &Person::cites),
                      Field("fraction", &Person::fraction), Field("id", &Person::id),
                      Field("name", &Person::name), Field("note", &Person::note));
  }
};

struct VoteOption {
  std::string label;
  std::optional<Count> votes;
  std::optional<Count> seats;

  static constexpr auto Fields() {
    return std::tuple(Field("label", &VoteOption::label), Field("seats", &VoteOption::seats),
                      Field("votes", &VoteOption::votes));
  }
};

// A number printed with a vote that is nobody's votes: meetings, speakers, losses.
struct VoteFigure {
  std::string label;
  Count value = 0;

  static constexpr auto Fields() {
    return std::tuple(Field("label", &VoteFigure::label), Field("value", &VoteFigure::value));
  }
};

struct Vote {
  std::string id;
  PrintedDate date;
  std::optional<PrintedDate> date_end;
  std::optional<YesNo> year_inferred;
  PrintedCalendar calendar = PrintedCalendar::kUnstated;
  std::string body;
  std::string question;
  std::optional<std::string> matter;  // the same key: the same question again, or told twice
  VoteKind kind = VoteKind::kMotion;
  Method method = Method::kUnstated;
  std::optional<Count> present;
  std::optional<Count> entitled;
  std::optional<Count> in_favour;  // "for"
  std::optional<Count> against;
  std::optional<Count> abstain;
  std::optional<Count> not_for;  // voices missing from unanimity, their nature unstated
  std::optional<Count> margin;   // only the lead is printed
  std::optional<Count> signatories;
  std::optional<Printed> printed_share;
  std::optional<std::string> printed_base;
  PrintedOutcome outcome = PrintedOutcome::kUnstated;
  YesNo exact;
  std::vector<VoteOption> options;
  std::vector<VoteFigure> figures;
  std::vector<Cite> cites;
  std::optional<std::string> flag;
  std::optional<std::string> note;
  Origin origin;

  static constexpr auto Fields() {
    return std::tuple(
        Field("abstain", &Vote::abstain), Field("against", &Vote::against),
        Field("body", &Vote::body), Field("calendar", &Vote::calendar),
        Field("cites", &Vote::cites), Field("date", &Vote::date),
        Field("date_end", &Vote::date_end), Field("entitled", &Vote::entitled),
        Field("exact", &Vote::exact), Field("figure", &Vote::figures), Field("flag", &Vote::flag),
        Field("for", &Vote::in_favour), Field("id", &Vote::id), Field("kind", &Vote::kind),
        Field("margin", &Vote::margin), Field("matter", &Vote::matter),
        Field("method", &Vote::method), Field("not_for", &Vote::not_for),
        Field("note", &Vote::note), Field("option", &Vote::options),
        Field("outcome", &Vote::outcome), Field("present", &Vote::present),
        Field("printed_base", &Vote::printed_base), Field("printed_share", &Vote::printed_share),
        Field("question", &Vote::question), Field("signatories", &Vote::signatories),
        Field("year_inferred", &Vote::year_inferred));
  }
};

struct Share {
  std::string fraction;
  std::optional<Count> seats;
  std::optional<Count> min;
  std::optional<Count> max;
  std::optional<Printed> ratio;
  std::optional<Bound> bound;  // of the ratio
  std::optional<Count> named;  // names listed in the text and counted by the casebook

  static constexpr auto Fields() {
    return std::tuple(Field("bound", &Share::bound), Field("fraction", &Share::fraction),
                      Field("max", &Share::max), Field("min", &Share::min),
                      Field("named", &Share::named), Field("ratio", &Share::ratio),
                      Field("seats", &Share::seats));
  }
};

struct Composition {
  std::string id;
  PrintedDate date;
  std::optional<YesNo> year_inferred;
  PrintedCalendar calendar = PrintedCalendar::kUnstated;
  std::string body;
  std::optional<Count> total;
  YesNo exact;
  std::optional<YesNo> overlapping;  // the shares are not disjoint
  std::vector<Share> shares;
  std::vector<Cite> cites;
  std::optional<std::string> flag;
  std::optional<std::string> note;
  Origin origin;

  static constexpr auto Fields() {
    return std::tuple(Field("body", &Composition::body), Field("calendar", &Composition::calendar),
                      Field("cites", &Composition::cites), Field("date", &Composition::date),
                      Field("exact", &Composition::exact), Field("flag", &Composition::flag),
                      Field("id", &Composition::id), Field("note", &Composition::note),
                      Field("overlapping", &Composition::overlapping),
                      Field("share", &Composition::shares), Field("total", &Composition::total),
                      Field("year_inferred", &Composition::year_inferred));
  }
};

struct Event {
  std::string id;
  PrintedDate date;
  std::optional<PrintedDate> date_end;
  std::optional<YesNo> year_inferred;
  PrintedCalendar calendar = PrintedCalendar::kUnstated;
  std::string type;  // one of kEventTypes
  std::optional<std::string> body;
  std::vector<std::string> people;
  std::string text;  // at most 30 words
  std::vector<Cite> cites;
  std::optional<std::string> flag;
  std::optional<std::string> note;
  Origin origin;

  static constexpr auto Fields() {
    return std::tuple(Field("body", &Event::body), Field("calendar", &Event::calendar),
                      Field("cites", &Event::cites), Field("date", &Event::date),
                      Field("date_end", &Event::date_end), Field("flag", &Event::flag),
                      Field("id", &Event::id), Field("note", &Event::note),
                      Field("people", &Event::people), Field("text", &Event::text),
                      Field("type", &Event::type), Field("year_inferred", &Event::year_inferred));
  }
};

// Rules of capture stand here too: "in force" is not praise.
struct Rule {
  std::string id;
  std::string name;
  std::string rule;  // at most 40 words
  std::optional<std::string> body;
  RuleStatus status = RuleStatus::kInForce;
  std::vector<Cite> cites;
  std::optional<std::string> note;
  Origin origin;

  static constexpr auto Fields() {
    return std::tuple(Field("body", &Rule::body), Field("cites", &Rule::cites),
                      Field("id", &Rule::id), Field("name", &Rule::name),
                      Field("note", &Rule::note), Field("rule", &Rule::rule),
                      Field("status", &Rule::status));
  }
};

struct SeriesPoint {
  PrintedDate date;
  Printed value;
  std::optional<std::string> label;  // a bound or a sub-group
  std::vector<Cite> cites;
  std::optional<std::string> flag;

  static constexpr auto Fields() {
    return std::tuple(Field("cites", &SeriesPoint::cites), Field("date", &SeriesPoint::date),
                      Field("flag", &SeriesPoint::flag), Field("label", &SeriesPoint::label),
                      Field("value", &SeriesPoint::value));
  }
};

struct Series {
  std::string id;
  std::string name;
  std::string unit;
  std::vector<SeriesPoint> points;
  std::optional<std::string> note;
  Origin origin;

  static constexpr auto Fields() {
    return std::tuple(Field("id", &Series::id), Field("name", &Series::name),
                      Field("note", &Series::note), Field("point", &Series::points),
                      Field("unit", &Series::unit));
  }
};

// An episode in which a council system was captured, as the source tells it.
struct Failure {
  std::string id;
  std::string name;
  std::string mechanism;  // at most 40 words
  std::string detector;
  Reach reach = Reach::kNarrative;
  std::vector<std::string> events;
  std::vector<std::string> votes;
  std::string safeguard;
  SafeguardStatus safeguard_status = SafeguardStatus::kImplied;
  std::vector<Cite> cites;
  Origin origin;

  static constexpr auto Fields() {
    return std::tuple(Field("cites", &Failure::cites), Field("detector", &Failure::detector),
                      Field("events", &Failure::events), Field("id", &Failure::id),
                      Field("mechanism", &Failure::mechanism), Field("name", &Failure::name),
                      Field("reach", &Failure::reach), Field("safeguard", &Failure::safeguard),
                      Field("safeguard_status", &Failure::safeguard_status),
                      Field("votes", &Failure::votes));
  }
};

// The value of one field of a fact. Dates in a list stay text, each checked to be a date.
using FactValue =
    std::variant<YesNo, Count, Printed, PrintedDate, std::string, std::vector<std::string>>;

struct FactField {
  std::string name;
  FactValue value;
};

struct FactStep {
  std::string body;
  std::optional<Count> of;
  std::optional<Count> seats;
  std::optional<std::string> share;  // an exact share, or "majority" where no number is printed

  static constexpr auto Fields() {
    return std::tuple(Field("body", &FactStep::body), Field("of", &FactStep::of),
                      Field("seats", &FactStep::seats), Field("share", &FactStep::share));
  }
};

// An episode as the detectors read it, without persons (CB-12). Which fields a kind may have stands
// in fact_fields.cpp. Silence is absence: a field that is not there never makes a detector fire.
struct Fact {
  std::string id;
  std::string failure;
  std::string kind;
  PrintedDate date;
  PrintedCalendar calendar = PrintedCalendar::kUnstated;
  std::vector<FactField> fields;  // in the order of their names
  std::vector<FactStep> steps;    // of a `tiers` fact, from the base upwards
  std::vector<Cite> cites;
  Origin origin;

  // Nothing if the source is silent.
  [[nodiscard]] const FactValue* Find(std::string_view name) const;
};

// A parameter of a detector with its default, an exact number.
struct Parameter {
  std::string name;
  Printed value;
};

struct Detector {
  std::string id;
  std::vector<std::string> law;
  std::vector<std::string> facts;
  std::string question;
  std::vector<Parameter> params;  // in the order of their names
  Origin origin;
};

struct Contradiction {
  std::string id;
  ContradictionKind kind = ContradictionKind::kNumber;
  std::vector<std::string> records;  // ids of any table
  std::string a;
  std::string b;
  std::optional<YesNo> computed;  // must be found from the records alone
  std::vector<Cite> cites;
  Origin origin;

  static constexpr auto Fields() {
    return std::tuple(Field("a", &Contradiction::a), Field("b", &Contradiction::b),
                      Field("cites", &Contradiction::cites),
                      Field("computed", &Contradiction::computed), Field("id", &Contradiction::id),
                      Field("kind", &Contradiction::kind),
                      Field("records", &Contradiction::records));
  }
};

// What the sources tell, in the order of the files.
struct Records {
  std::vector<Body> bodies;
  std::vector<Person> people;
  std::vector<Vote> votes;
  std::vector<Composition> compositions;
  std::vector<Event> events;
  std::vector<Rule> rules;
  std::vector<Series> series;
  std::vector<Failure> failures;
  std::vector<Fact> facts;
  std::vector<Detector> detectors;
};

struct Casebook {
  Records records;
  std::vector<Contradiction> declared;
};

// The record with this id, or nothing.
template <typename Record>
[[nodiscard]] const Record* FindRecord(const std::vector<Record>& table, std::string_view id) {
  for (const Record& record : table) {
    if (record.id == id) return &record;
  }
  return nullptr;
}

}  // namespace mandat::app::casebook

template <>
struct mandat::JsonForm<mandat::app::casebook::Fact> {
  static void Write(JsonWriter& writer, const app::casebook::Fact& fact);
};
template <>
struct mandat::JsonForm<mandat::app::casebook::Detector> {
  static void Write(JsonWriter& writer, const app::casebook::Detector& detector);
};
