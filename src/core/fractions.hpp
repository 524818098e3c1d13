// Fractions: members of a body who act together, and the presidium in proportion to them.
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

// Refuses: `no_such_body`, `fractions_not_allowed`, `rule_not_stated`, `no_such_mandate`,
// `mandate_ended`, `wrong_body`, `in_another_fraction`, `not_the_holder`, `fraction_too_small`.
struct RegisterFraction {
  BodyId body;
  std::vector<MandateId> members;

  static constexpr std::string_view kName = "register_fraction";
  static constexpr std::array<std::string_view, 1> kDocs{"name"};
  static constexpr auto Fields() {
    return std::tuple(
        Field("body", &RegisterFraction::body, "the body"),
        Field("members", &RegisterFraction::members, "its founders, each a mandate of the body"));
  }
  friend bool operator==(const RegisterFraction&, const RegisterFraction&) = default;
};

// Refuses: `no_such_fraction`, `no_such_mandate`, `mandate_ended`, `not_the_holder`, `wrong_body`,
// `in_another_fraction`.
struct JoinFraction {
  FractionId fraction;
  MandateId mandate;

  static constexpr std::string_view kName = "join_fraction";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("fraction", &JoinFraction::fraction, "the fraction"),
                      Field("mandate", &JoinFraction::mandate, "the mandate of who joins"));
  }
  friend bool operator==(const JoinFraction&, const JoinFraction&) = default;
};

// Refuses: `no_such_fraction`, `no_such_mandate`, `not_the_holder`, `not_in_the_fraction`.
struct LeaveFraction {
  FractionId fraction;
  MandateId mandate;

  static constexpr std::string_view kName = "leave_fraction";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("fraction", &LeaveFraction::fraction, "the fraction"),
                      Field("mandate", &LeaveFraction::mandate, "the mandate of who leaves"));
  }
  friend bool operator==(const LeaveFraction&, const LeaveFraction&) = default;
};

// Whom a fraction sends into the presidium, in order.
struct Nomination {
  FractionId fraction;
  std::vector<PersonId> persons;

  static constexpr auto Fields() {
    return std::tuple(Field("fraction", &Nomination::fraction, "the fraction"),
                      Field("persons", &Nomination::persons, "its candidates, in order"));
  }
  friend bool operator==(const Nomination&, const Nomination&) = default;
};

// Fills the places of a presidium in proportion to the fractions (CT-29). Places that a fraction
// does not take stay open for it.
// Refuses: `no_such_body`, `no_sitting_open`, `not_the_chair`, `no_such_rule`, `no_fractions`,
// `too_many_nominated`, `not_in_the_fraction`, `already_so`.
struct FillPresidium {
  std::vector<Nomination> nominations;
  BodyId presidium;

  static constexpr std::string_view kName = "fill_presidium";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(
        Field("nominations", &FillPresidium::nominations, "one per fraction that takes places"),
        Field("presidium", &FillPresidium::presidium, "the presidium"));
  }
  friend bool operator==(const FillPresidium&, const FillPresidium&) = default;
};

// ------------------------------------------------------------------ facts

struct FractionRegistered {
  BodyId body;
  FractionId fraction;
  std::vector<MandateId> members;

  static constexpr std::string_view kType = "fraction_registered";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("body", &FractionRegistered::body, "the body"),
                      Field("fraction", &FractionRegistered::fraction, "the fraction"),
                      Field("members", &FractionRegistered::members, "its founders"));
  }
  friend bool operator==(const FractionRegistered&, const FractionRegistered&) = default;
};

struct FractionJoined {
  FractionId fraction;
  MandateId mandate;

  static constexpr std::string_view kType = "fraction_joined";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("fraction", &FractionJoined::fraction, "the fraction"),
                      Field("mandate", &FractionJoined::mandate, "who joined"));
  }
  friend bool operator==(const FractionJoined&, const FractionJoined&) = default;
};

struct FractionLeft {
  FractionId fraction;
  MandateId mandate;

  static constexpr std::string_view kType = "fraction_left";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("fraction", &FractionLeft::fraction, "the fraction"),
                      Field("mandate", &FractionLeft::mandate, "who left"));
  }
  friend bool operator==(const FractionLeft&, const FractionLeft&) = default;
};

struct FractionShare {
  std::optional<SeatId> first;
  FractionId fraction;
  Count members = 0;
  Count seats = 0;

  static constexpr auto Fields() {
    return std::tuple(Field("first", &FractionShare::first, "its first seat, if it has any"),
                      Field("fraction", &FractionShare::fraction, "the fraction"),
                      Field("members", &FractionShare::members, "the base of the key"),
                      Field("seats", &FractionShare::seats, "places allotted"));
  }
  friend bool operator==(const FractionShare&, const FractionShare&) = default;
};

struct PresidiumAllotted {
  std::string group;
  std::string key;
  BodyId presidium;
  std::vector<FractionShare> shares;

  static constexpr std::string_view kType = "presidium_allotted";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("group", &PresidiumAllotted::group, "seat group"),
                      Field("key", &PresidiumAllotted::key, "the apportionment key"),
                      Field("presidium", &PresidiumAllotted::presidium, "the presidium"),
                      Field("shares", &PresidiumAllotted::shares, "one per fraction"));
  }
  friend bool operator==(const PresidiumAllotted&, const PresidiumAllotted&) = default;
};

}  // namespace mandat::core
