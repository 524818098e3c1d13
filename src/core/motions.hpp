// Motions and their amendments. The texts are documents; here stands who moved what.
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

// Refuses: `no_such_body`, `not_entitled_to_move`, `no_such_rule`, `wrong_body`, `no_paragraphs`,
// `no_such_decision`.
struct MoveMotion {
  BodyId body;
  std::optional<MandateId> mandate;
  std::string matter;
  Count paragraphs = 1;
  std::optional<DecisionId> supersedes;

  static constexpr std::string_view kName = "move_motion";
  static constexpr std::array<std::string_view, 1> kDocs{"text"};
  static constexpr auto Fields() {
    return std::tuple(
        Field("body", &MoveMotion::body, "the body that is to decide"),
        Field("mandate", &MoveMotion::mandate, "the mover's mandate, if the body has seats"),
        Field("matter", &MoveMotion::matter, "kind of question, as the statutes name it, or empty"),
        Field("paragraphs", &MoveMotion::paragraphs, "how many paragraphs the text has"),
        Field("supersedes", &MoveMotion::supersedes, "the earlier decision that it replaces"));
  }
  friend bool operator==(const MoveMotion&, const MoveMotion&) = default;
};

// Moves another version of the statutes: the document `statutes`, whole, with the reasons in
// `text`. Adopted by the majority of [amendment], or of what protects a rule that it changes, it is
// in force at once; nothing else changes the statutes (ST-130, ST-131). Refuses: `no_such_body`,
// `not_entitled_to_move`, `no_paragraphs`, `document_missing`, `wrong_body`, `rule_not_stated`,
// `not_available_yet`, `not_the_next_version`, `nothing_changes`, `rule_in_use`, `protected_rule`,
// `protected_differently`.
struct MoveStatutes {
  BodyId body;
  std::optional<MandateId> mandate;
  Count paragraphs = 1;
  std::optional<CivilDate> today;

  static constexpr std::string_view kName = "move_statutes";
  static constexpr std::array<std::string_view, 2> kDocs{"statutes", "text"};
  static constexpr auto Fields() {
    return std::tuple(
        Field("body", &MoveStatutes::body, "the body that may change the statutes"),
        Field("mandate", &MoveStatutes::mandate, "the mover's mandate, if the body has seats"),
        Field("paragraphs", &MoveStatutes::paragraphs, "how many paragraphs the text has"),
        Field("today", &MoveStatutes::today, "the day, which the server writes"));
  }
  friend bool operator==(const MoveStatutes&, const MoveStatutes&) = default;
};

// Refuses: `no_such_motion`, `not_in_this_state`, `not_entitled_to_move`, `already_so`.
struct SecondMotion {
  std::optional<MandateId> mandate;
  MotionId motion;

  static constexpr std::string_view kName = "second_motion";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(
        Field("mandate", &SecondMotion::mandate, "the seconder's mandate, if the body has seats"),
        Field("motion", &SecondMotion::motion, "the motion"));
  }
  friend bool operator==(const SecondMotion&, const SecondMotion&) = default;
};

// Refuses: `no_such_motion`, `not_the_mover`, `not_in_this_state`.
struct WithdrawMotion {
  MotionId motion;

  static constexpr std::string_view kName = "withdraw_motion";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("motion", &WithdrawMotion::motion, "the motion"));
  }
  friend bool operator==(const WithdrawMotion&, const WithdrawMotion&) = default;
};

// At a place where another amendment has been carried, nothing more is moved: one level deep.
// Refuses: `no_such_motion`, `not_in_this_state`, `not_entitled_to_move`, `no_such_paragraph`,
// `document_missing`, `document_not_expected`, `not_in_this_state`.
struct MoveAmendment {
  AmendmentKind kind = AmendmentKind::kReplace;
  std::optional<MandateId> mandate;
  MotionId motion;
  Count paragraph = 1;

  static constexpr std::string_view kName = "move_amendment";
  static constexpr std::array<std::string_view, 1> kDocs{"text"};
  static constexpr auto Fields() {
    return std::tuple(
        Field("kind", &MoveAmendment::kind, "replace, insert-after or strike"),
        Field("mandate", &MoveAmendment::mandate, "the mover's mandate, if the body has seats"),
        Field("motion", &MoveAmendment::motion, "the motion"),
        Field("paragraph", &MoveAmendment::paragraph, "the paragraph of the motion as moved"));
  }
  friend bool operator==(const MoveAmendment&, const MoveAmendment&) = default;
};

// The mover of the motion takes an amendment over without a vote.
// Refuses: `no_such_amendment`, `mover_cannot_adopt`, `not_the_mover`, `not_in_this_state`, and
// `business_is_open` while one at the same place is voted on.
struct TakeOverAmendment {
  AmendmentId amendment;

  static constexpr std::string_view kName = "take_over_amendment";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("amendment", &TakeOverAmendment::amendment, "the amendment"));
  }
  friend bool operator==(const TakeOverAmendment&, const TakeOverAmendment&) = default;
};

// Refuses: `no_such_amendment`, `not_the_mover`, `not_in_this_state`.
struct WithdrawAmendment {
  AmendmentId amendment;

  static constexpr std::string_view kName = "withdraw_amendment";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("amendment", &WithdrawAmendment::amendment, "the amendment"));
  }
  friend bool operator==(const WithdrawAmendment&, const WithdrawAmendment&) = default;
};

// ------------------------------------------------------------------ facts

struct MotionMoved {
  BodyId body;
  std::string matter;
  MotionId motion;
  std::optional<CivilDate> moved_on;
  PersonId mover;
  Count paragraphs = 1;
  std::optional<DecisionId> supersedes;

  static constexpr std::string_view kType = "motion_moved";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(
        Field("body", &MotionMoved::body, "the body"),
        Field("matter", &MotionMoved::matter, "kind of question"),
        Field("motion", &MotionMoved::motion, "the motion"),
        Field("moved_on", &MotionMoved::moved_on, "the day, of a change of the statutes"),
        Field("mover", &MotionMoved::mover, "who moved it"),
        Field("paragraphs", &MotionMoved::paragraphs, "paragraphs of the text"),
        Field("supersedes", &MotionMoved::supersedes, "the decision it replaces"));
  }
  friend bool operator==(const MotionMoved&, const MotionMoved&) = default;
};

// The statutes that the motion moved are in force from here on.
struct StatutesChanged {
  Digest document;
  MotionId motion;
  Count version = 1;

  static constexpr std::string_view kType = "statutes_changed";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("document", &StatutesChanged::document, "the version in force"),
                      Field("motion", &StatutesChanged::motion, "the motion that was adopted"),
                      Field("version", &StatutesChanged::version, "its number"));
  }
  friend bool operator==(const StatutesChanged&, const StatutesChanged&) = default;
};

struct MotionSeconded {
  MotionId motion;
  PersonId person;

  static constexpr std::string_view kType = "motion_seconded";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("motion", &MotionSeconded::motion, "the motion"),
                      Field("person", &MotionSeconded::person, "who seconded it"));
  }
  friend bool operator==(const MotionSeconded&, const MotionSeconded&) = default;
};

struct MotionAdmitted {
  MotionId motion;

  static constexpr std::string_view kType = "motion_admitted";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("motion", &MotionAdmitted::motion, "the motion"));
  }
  friend bool operator==(const MotionAdmitted&, const MotionAdmitted&) = default;
};

struct MotionWithdrawn {
  MotionId motion;

  static constexpr std::string_view kType = "motion_withdrawn";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("motion", &MotionWithdrawn::motion, "the motion"));
  }
  friend bool operator==(const MotionWithdrawn&, const MotionWithdrawn&) = default;
};

struct AmendmentMoved {
  AmendmentId amendment;
  AmendmentKind kind = AmendmentKind::kReplace;
  MotionId motion;
  PersonId mover;
  Count paragraph = 1;

  static constexpr std::string_view kType = "amendment_moved";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("amendment", &AmendmentMoved::amendment, "the amendment"),
                      Field("kind", &AmendmentMoved::kind, "replace, insert-after or strike"),
                      Field("motion", &AmendmentMoved::motion, "the motion"),
                      Field("mover", &AmendmentMoved::mover, "who moved it"),
                      Field("paragraph", &AmendmentMoved::paragraph, "the paragraph"));
  }
  friend bool operator==(const AmendmentMoved&, const AmendmentMoved&) = default;
};

struct AmendmentTakenOver {
  AmendmentId amendment;

  static constexpr std::string_view kType = "amendment_taken_over";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("amendment", &AmendmentTakenOver::amendment, "the amendment"));
  }
  friend bool operator==(const AmendmentTakenOver&, const AmendmentTakenOver&) = default;
};

struct AmendmentWithdrawn {
  AmendmentId amendment;

  static constexpr std::string_view kType = "amendment_withdrawn";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("amendment", &AmendmentWithdrawn::amendment, "the amendment"));
  }
  friend bool operator==(const AmendmentWithdrawn&, const AmendmentWithdrawn&) = default;
};

}  // namespace mandat::core
