// Bodies and their seats: who sits is decided by key and election, how many sit here.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/fields.hpp"
#include "core/state.hpp"

namespace mandat::core {

// ------------------------------------------------------------------ commands

// Forms a body of the statutes with the seats of fixed number. One that a unit has for itself
// (a branch committee) is formed once per unit.
// Refuses: `not_the_roll_officer`, `no_such_rule`, `no_such_unit`, `already_so`, `body_not_formed`.
struct FormBody {
  std::string rule;
  std::optional<UnitId> unit;

  static constexpr std::string_view kName = "form_body";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("rule", &FormBody::rule, "the body, as the statutes name it"),
                      Field("unit", &FormBody::unit, "the unit that has it for itself"));
  }
  friend bool operator==(const FormBody&, const FormBody&) = default;
};

// Computes an apportionment key over the roll of this moment, publishes bases and seats, and
// creates the seats. The working can be repeated from what is on record.
// Refuses: `not_the_roll_officer`, `no_such_body`, `no_such_rule`, `already_so`, `rule_not_stated`,
// `no_key`, `not_available_yet`, `no_units`, and the refusals of the key itself (ST-53).
struct AllotSeats {
  BodyId body;
  std::string group;

  static constexpr std::string_view kName = "allot_seats";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("body", &AllotSeats::body, "the body whose seats are allotted"),
                      Field("group", &AllotSeats::group, "its seat group"));
  }
  friend bool operator==(const AllotSeats&, const AllotSeats&) = default;
};

// ------------------------------------------------------------------ facts

struct NewSeats {
  std::optional<BodyId> elector;
  SeatId first;
  std::string group;
  Count seats = 0;
  Ratio weight = 1;

  static constexpr auto Fields() {
    return std::tuple(Field("elector", &NewSeats::elector, "whose sitting fills them"),
                      Field("first", &NewSeats::first, "number of the first"),
                      Field("group", &NewSeats::group, "seat group of the statutes"),
                      Field("seats", &NewSeats::seats, "how many"),
                      Field("weight", &NewSeats::weight, "votes each carries"));
  }
  friend bool operator==(const NewSeats&, const NewSeats&) = default;
};

struct BodyFormed {
  BodyId body;
  std::string rule;
  std::vector<NewSeats> seats;
  std::optional<UnitId> unit;

  static constexpr std::string_view kType = "body_formed";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("body", &BodyFormed::body, "the body"),
                      Field("rule", &BodyFormed::rule, "its id in the statutes"),
                      Field("seats", &BodyFormed::seats, "those of fixed number"),
                      Field("unit", &BodyFormed::unit, "the unit that has it for itself"));
  }
  friend bool operator==(const BodyFormed&, const BodyFormed&) = default;
};

struct UnitShare {
  BodyId elector;
  std::optional<SeatId> first;
  Count members = 0;
  Count seats = 0;
  Count value = 0;
  Ratio weight = 1;

  static constexpr auto Fields() {
    return std::tuple(Field("elector", &UnitShare::elector, "the assembly or body that sends them"),
                      Field("first", &UnitShare::first, "number of its first seat, if it has any"),
                      Field("members", &UnitShare::members, "the base of the key"),
                      Field("seats", &UnitShare::seats, "seats allotted"),
                      Field("value", &UnitShare::value, "what the key gives"),
                      Field("weight", &UnitShare::weight, "votes each seat carries"));
  }
  friend bool operator==(const UnitShare&, const UnitShare&) = default;
};

struct SeatsAllotted {
  BodyId body;
  std::string group;
  std::string key;
  std::vector<UnitShare> shares;

  static constexpr std::string_view kType = "seats_allotted";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(
        Field("body", &SeatsAllotted::body, "the body"),
        Field("group", &SeatsAllotted::group, "its seat group"),
        Field("key", &SeatsAllotted::key, "the apportionment key"),
        Field("shares", &SeatsAllotted::shares, "one per unit, in order of the units"));
  }
  friend bool operator==(const SeatsAllotted&, const SeatsAllotted&) = default;
};

}  // namespace mandat::core
