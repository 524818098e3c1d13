// Recall: those who gave a mandate take it back, at any moment (S2:741; laws L1, L2).
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

// An elector starts the petition and is its first signature.
// Refuses: `no_such_mandate`, `mandate_ended`, `recall_not_possible`, `rule_not_stated`,
// `not_available_yet`, `not_an_elector`, `recall_running`, `cooldown_not_over`.
struct StartRecall {
  MandateId mandate;
  std::optional<CivilDate> today;

  static constexpr std::string_view kName = "start_recall";
  static constexpr std::array<std::string_view, 1> kDocs{"grounds"};
  static constexpr auto Fields() {
    return std::tuple(
        Field("mandate", &StartRecall::mandate, "the mandate to be recalled"),
        Field("today", &StartRecall::today, "this civil day, filled in by the server"));
  }
  friend bool operator==(const StartRecall&, const StartRecall&) = default;
};

// Refuses: `no_such_recall`, `not_in_this_state`, `window_over`, `not_an_elector`, `already_so`.
struct SignRecall {
  RecallId recall;
  std::optional<CivilDate> today;

  static constexpr std::string_view kName = "sign_recall";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(
        Field("recall", &SignRecall::recall, "the recall"),
        Field("today", &SignRecall::today, "this civil day, filled in by the server"));
  }
  friend bool operator==(const SignRecall&, const SignRecall&) = default;
};

// Refuses: `no_such_recall`, `not_in_this_state`, `not_signed`.
struct WithdrawSignature {
  RecallId recall;

  static constexpr std::string_view kName = "withdraw_signature";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("recall", &WithdrawSignature::recall, "the recall"));
  }
  friend bool operator==(const WithdrawSignature&, const WithdrawSignature&) = default;
};

// ------------------------------------------------------------------ facts

struct RecallStarted {
  Count constituents = 0;
  BodyId elector;
  MandateId mandate;
  PersonId mover;
  CivilDate on;
  std::string petition;
  RecallId recall;

  static constexpr std::string_view kType = "recall_started";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("constituents", &RecallStarted::constituents, "electors on the roll"),
                      Field("elector", &RecallStarted::elector, "whose sitting will vote"),
                      Field("mandate", &RecallStarted::mandate, "the mandate"),
                      Field("mover", &RecallStarted::mover, "who started it"),
                      Field("on", &RecallStarted::on, "the civil day"),
                      Field("petition", &RecallStarted::petition, "the test to be met"),
                      Field("recall", &RecallStarted::recall, "the recall"));
  }
  friend bool operator==(const RecallStarted&, const RecallStarted&) = default;
};

struct RecallSigned {
  PersonId person;
  RecallId recall;

  static constexpr std::string_view kType = "recall_signed";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("person", &RecallSigned::person, "who signed"),
                      Field("recall", &RecallSigned::recall, "the recall"));
  }
  friend bool operator==(const RecallSigned&, const RecallSigned&) = default;
};

struct RecallSignatureWithdrawn {
  PersonId person;
  RecallId recall;

  static constexpr std::string_view kType = "recall_signature_withdrawn";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("person", &RecallSignatureWithdrawn::person, "who withdrew"),
                      Field("recall", &RecallSignatureWithdrawn::recall, "the recall"));
  }
  friend bool operator==(const RecallSignatureWithdrawn&,
                         const RecallSignatureWithdrawn&) = default;
};

struct RecallCalled {
  CivilDate on;
  RecallId recall;
  statutes::Verdict verdict;

  static constexpr std::string_view kType = "recall_called";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("on", &RecallCalled::on, "the civil day"),
                      Field("recall", &RecallCalled::recall, "the recall"),
                      Field("verdict", &RecallCalled::verdict, "the petition's explained result"));
  }
  friend bool operator==(const RecallCalled&, const RecallCalled&) = default;
};

struct RecallLapsed {
  RecallId recall;

  static constexpr std::string_view kType = "recall_lapsed";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("recall", &RecallLapsed::recall, "the recall"));
  }
  friend bool operator==(const RecallLapsed&, const RecallLapsed&) = default;
};

struct RecallEnded {
  std::optional<CivilDate> on;
  RecallId recall;
  RecallState state = RecallState::kFailed;
  std::optional<statutes::Verdict> verdict;

  static constexpr std::string_view kType = "recall_ended";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("on", &RecallEnded::on, "the civil day of the vote"),
                      Field("recall", &RecallEnded::recall, "the recall"),
                      Field("state", &RecallEnded::state, "ended, failed or moot"),
                      Field("verdict", &RecallEnded::verdict, "the explained result of the vote"));
  }
  friend bool operator==(const RecallEnded&, const RecallEnded&) = default;
};

}  // namespace mandat::core
