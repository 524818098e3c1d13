// The roll: how an organisation begins, its base units, and who belongs to them.
//
// The order of the refusals named above a command is contract (HS-16).
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

// Opens the ledger under statutes that have been read (document `statutes`, class law).
// Refuses: `not_the_operator`, `already_founded`, `document_missing`.
struct OpenLedger {
  static constexpr std::string_view kName = "open_ledger";
  static constexpr std::array<std::string_view, 2> kDocs{"name", "statutes"};
  static constexpr auto Fields() { return std::tuple(); }
  friend bool operator==(const OpenLedger&, const OpenLedger&) = default;
};

// Gives somebody the keeping of the roll. On record, so that everybody sees who keeps it.
// Refuses: `not_the_operator`, `not_founded`, `already_so`.
struct NameRollOfficer {
  PersonId person;

  static constexpr std::string_view kName = "name_roll_officer";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("person", &NameRollOfficer::person, "who keeps the roll"));
  }
  friend bool operator==(const NameRollOfficer&, const NameRollOfficer&) = default;
};

// Founds a base unit, and with it the assembly in which its members sit.
// Refuses: `not_the_roll_officer`, `no_such_rule`, `no_such_unit`.
struct AdmitUnit {
  std::string kind;
  std::optional<UnitId> within;

  static constexpr std::string_view kName = "admit_unit";
  static constexpr std::array<std::string_view, 1> kDocs{"name"};
  static constexpr auto Fields() {
    return std::tuple(Field("kind", &AdmitUnit::kind, "kind of unit, as the statutes name it"),
                      Field("within", &AdmitUnit::within, "the unit that it is part of"));
  }
  friend bool operator==(const AdmitUnit&, const AdmitUnit&) = default;
};

// Refuses: `not_the_roll_officer`, `no_such_unit`, `already_a_member`, `number_too_large` for an id
// of more than 40 bits.
struct EnrolMember {
  PersonId person;
  UnitId unit;

  static constexpr std::string_view kName = "enrol_member";
  static constexpr std::array<std::string_view, 1> kDocs{"identity"};
  static constexpr auto Fields() {
    return std::tuple(Field("person", &EnrolMember::person, "who joins"),
                      Field("unit", &EnrolMember::unit, "the unit that is joined"));
  }
  friend bool operator==(const EnrolMember&, const EnrolMember&) = default;
};

// Refuses: `not_the_roll_officer`, `not_a_member`, `no_such_unit`, `already_so`.
struct MoveMember {
  PersonId person;
  UnitId unit;

  static constexpr std::string_view kName = "move_member";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("person", &MoveMember::person, "who moves"),
                      Field("unit", &MoveMember::unit, "the unit that is joined"));
  }
  friend bool operator==(const MoveMember&, const MoveMember&) = default;
};

// Suspends a member, who stays on the roll and votes nowhere.
// Refuses: `not_the_roll_officer`, `not_a_member`, `already_so`.
struct SuspendMember {
  PersonId person;

  static constexpr std::string_view kName = "suspend_member";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("person", &SuspendMember::person, "who is suspended"));
  }
  friend bool operator==(const SuspendMember&, const SuspendMember&) = default;
};

// Refuses: `not_the_roll_officer`, `not_a_member`, `already_so`.
struct ReinstateMember {
  PersonId person;

  static constexpr std::string_view kName = "reinstate_member";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("person", &ReinstateMember::person, "whose suspension ends"));
  }
  friend bool operator==(const ReinstateMember&, const ReinstateMember&) = default;
};

// Takes a member off the roll; mandates end with membership. Nobody expels by this way: a member
// leaves by own will (and may say so without the officer), dies, or was entered by mistake.
// Refuses: `not_a_member`, `not_the_roll_officer`, `cause_not_allowed`.
struct RemoveMember {
  MandateEnd cause = MandateEnd::kLeft;
  PersonId person;

  static constexpr std::string_view kName = "remove_member";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("cause", &RemoveMember::cause, "left, died or mistake"),
                      Field("person", &RemoveMember::person, "who leaves"));
  }
  friend bool operator==(const RemoveMember&, const RemoveMember&) = default;
};

// ------------------------------------------------------------------ facts

struct LedgerOpened {
  std::uint32_t engine = 1;

  static constexpr std::string_view kType = "ledger_opened";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("engine", &LedgerOpened::engine, "revision of the program's rules"));
  }
  friend bool operator==(const LedgerOpened&, const LedgerOpened&) = default;
};

struct RollOfficerNamed {
  PersonId person;

  static constexpr std::string_view kType = "roll_officer_named";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("person", &RollOfficerNamed::person, "who keeps the roll"));
  }
  friend bool operator==(const RollOfficerNamed&, const RollOfficerNamed&) = default;
};

struct UnitAdmitted {
  BodyId assembly;
  std::string kind;
  UnitId unit;
  std::optional<UnitId> within;

  static constexpr std::string_view kType = "unit_admitted";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("assembly", &UnitAdmitted::assembly, "the unit's assembly"),
                      Field("kind", &UnitAdmitted::kind, "kind of unit"),
                      Field("unit", &UnitAdmitted::unit, "the unit"),
                      Field("within", &UnitAdmitted::within, "the unit that it is part of"));
  }
  friend bool operator==(const UnitAdmitted&, const UnitAdmitted&) = default;
};

struct MemberEnrolled {
  PersonId person;
  UnitId unit;

  static constexpr std::string_view kType = "member_enrolled";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("person", &MemberEnrolled::person, "who joined"),
                      Field("unit", &MemberEnrolled::unit, "the unit that was joined"));
  }
  friend bool operator==(const MemberEnrolled&, const MemberEnrolled&) = default;
};

struct MemberMoved {
  PersonId person;
  UnitId unit;

  static constexpr std::string_view kType = "member_moved";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("person", &MemberMoved::person, "who moved"),
                      Field("unit", &MemberMoved::unit, "the unit that was joined"));
  }
  friend bool operator==(const MemberMoved&, const MemberMoved&) = default;
};

struct MemberSuspended {
  PersonId person;

  static constexpr std::string_view kType = "member_suspended";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("person", &MemberSuspended::person, "who was suspended"));
  }
  friend bool operator==(const MemberSuspended&, const MemberSuspended&) = default;
};

struct MemberReinstated {
  PersonId person;

  static constexpr std::string_view kType = "member_reinstated";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("person", &MemberReinstated::person, "whose suspension ended"));
  }
  friend bool operator==(const MemberReinstated&, const MemberReinstated&) = default;
};

struct MemberRemoved {
  MandateEnd cause = MandateEnd::kLeft;
  PersonId person;

  static constexpr std::string_view kType = "member_removed";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("cause", &MemberRemoved::cause, "left, died or mistake"),
                      Field("person", &MemberRemoved::person, "who left"));
  }
  friend bool operator==(const MemberRemoved&, const MemberRemoved&) = default;
};

}  // namespace mandat::core
