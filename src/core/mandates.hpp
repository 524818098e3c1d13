// Mandates: given by electors, shown at the door, ended by those who gave them.
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

// The holder lays the mandate down.
// Refuses: `no_such_mandate`, `mandate_ended`, `not_the_holder`.
struct ResignMandate {
  MandateId mandate;

  static constexpr std::string_view kName = "resign_mandate";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("mandate", &ResignMandate::mandate, "the mandate"));
  }
  friend bool operator==(const ResignMandate&, const ResignMandate&) = default;
};

// Calls the next substitute, in the order elected, to an empty seat.
// Refuses: `no_such_seat`, `not_the_roll_officer`, `seat_is_filled`, `no_substitute`.
struct CallSubstitute {
  SeatId seat;

  static constexpr std::string_view kName = "call_substitute";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("seat", &CallSubstitute::seat, "the empty seat"));
  }
  friend bool operator==(const CallSubstitute&, const CallSubstitute&) = default;
};

// The receiving council's verifiers accept the papers of a seat. Nobody verifies his own.
// Refuses: `no_such_mandate`, `mandate_ended`, `not_the_verifier`, `own_case`, `not_in_this_state`.
struct VerifyCredential {
  MandateId mandate;

  static constexpr std::string_view kName = "verify_credential";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("mandate", &VerifyCredential::mandate, "the mandate"));
  }
  friend bool operator==(const VerifyCredential&, const VerifyCredential&) = default;
};

// A delegate of the council, or a verifier, contests a seat. It votes with a mark if it had been
// verified, and not at all if it had not.
// Refuses: `no_such_mandate`, `mandate_ended`, `not_a_delegate`, `own_case`, `not_in_this_state`.
struct ContestCredential {
  std::string ground;
  MandateId mandate;

  static constexpr std::string_view kName = "contest_credential";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("ground", &ContestCredential::ground, "a code, no prose"),
                      Field("mandate", &ContestCredential::mandate, "the mandate"));
  }
  friend bool operator==(const ContestCredential&, const ContestCredential&) = default;
};

// Refuses: `no_such_mandate`, `mandate_ended`, `not_the_verifier`, `own_case`, `not_in_this_state`.
struct RejectCredential {
  MandateId mandate;

  static constexpr std::string_view kName = "reject_credential";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("mandate", &RejectCredential::mandate, "the mandate"));
  }
  friend bool operator==(const RejectCredential&, const RejectCredential&) = default;
};

// ------------------------------------------------------------------ facts

struct MandateGiven {
  std::optional<ElectionId> election;
  std::optional<FractionId> fraction;
  PersonId holder;
  MandateId mandate;
  SeatId seat;
  MandateSource source = MandateSource::kElected;
  std::string type;

  static constexpr std::string_view kType = "mandate_given";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("election", &MandateGiven::election, "the election that gave it"),
                      Field("fraction", &MandateGiven::fraction, "whose place it fills"),
                      Field("holder", &MandateGiven::holder, "who holds it"),
                      Field("mandate", &MandateGiven::mandate, "the mandate"),
                      Field("seat", &MandateGiven::seat, "the seat"),
                      Field("source", &MandateGiven::source, "how it was given"),
                      Field("type", &MandateGiven::type, "free, instructed, imperative or task"));
  }
  friend bool operator==(const MandateGiven&, const MandateGiven&) = default;
};

struct MandateEnded {
  MandateEnd cause = MandateEnd::kResigned;
  MandateId mandate;

  static constexpr std::string_view kType = "mandate_ended";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("cause", &MandateEnded::cause, "why"),
                      Field("mandate", &MandateEnded::mandate, "the mandate"));
  }
  friend bool operator==(const MandateEnded&, const MandateEnded&) = default;
};

struct CredentialVerified {
  MandateId mandate;

  static constexpr std::string_view kType = "credential_verified";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("mandate", &CredentialVerified::mandate, "the mandate"));
  }
  friend bool operator==(const CredentialVerified&, const CredentialVerified&) = default;
};

struct CredentialContested {
  std::string ground;
  MandateId mandate;

  static constexpr std::string_view kType = "credential_contested";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("ground", &CredentialContested::ground, "a code"),
                      Field("mandate", &CredentialContested::mandate, "the mandate"));
  }
  friend bool operator==(const CredentialContested&, const CredentialContested&) = default;
};

struct CredentialRejected {
  MandateId mandate;

  static constexpr std::string_view kType = "credential_rejected";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("mandate", &CredentialRejected::mandate, "the mandate"));
  }
  friend bool operator==(const CredentialRejected&, const CredentialRejected&) = default;
};

}  // namespace mandat::core
