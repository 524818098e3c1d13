// Sittings: a body exists by them (law L4). Convened with notice, opened, closed.
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

// Calls a body together. `today` is the civil day in the organisation's zone, stamped by the app.
// Refuses: `no_such_body`, `not_a_convener`, `notice_too_short`, `no_such_motion`.
struct ConveneSitting {
  std::vector<AgendaItem> agenda;
  BodyId body;
  UtcMillis opens_at;
  CivilDate opens_on;
  std::optional<CivilDate> today;

  static constexpr std::string_view kName = "convene_sitting";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(
        Field("agenda", &ConveneSitting::agenda, "the business, in order"),
        Field("body", &ConveneSitting::body, "the body"),
        Field("opens_at", &ConveneSitting::opens_at, "when it opens"),
        Field("opens_on", &ConveneSitting::opens_on, "on which day"),
        Field("today", &ConveneSitting::today, "the day of this notice, filled in by the server"));
  }
  friend bool operator==(const ConveneSitting&, const ConveneSitting&) = default;
};

// Opens it under a chair. A body with a chair office is chaired by its holder; another sitting
// names one of its members.
// Refuses: `no_such_sitting`, `not_in_this_state`, `another_sitting_open`, `too_early`,
// `not_entitled_to_chair`.
struct OpenSitting {
  PersonId chair;
  SittingId sitting;

  static constexpr std::string_view kName = "open_sitting";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("chair", &OpenSitting::chair, "who chairs"),
                      Field("sitting", &OpenSitting::sitting, "the sitting"));
  }
  friend bool operator==(const OpenSitting&, const OpenSitting&) = default;
};

// A delegate comes in, by the door or the screen.
// Refuses: `no_such_sitting`, `not_in_this_state`, `no_such_mandate`, `mandate_ended`,
// `wrong_body`, `not_the_holder`, `credential_not_verified`, `already_so`.
struct CheckIn {
  MandateId mandate;
  SittingId sitting;

  static constexpr std::string_view kName = "check_in";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("mandate", &CheckIn::mandate, "the mandate"),
                      Field("sitting", &CheckIn::sitting, "the sitting"));
  }
  friend bool operator==(const CheckIn&, const CheckIn&) = default;
};

// Refuses: `no_such_sitting`, `not_in_this_state`, `no_such_mandate`, `not_the_holder`,
// `not_present`.
struct CheckOut {
  MandateId mandate;
  SittingId sitting;

  static constexpr std::string_view kName = "check_out";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("mandate", &CheckOut::mandate, "the mandate"),
                      Field("sitting", &CheckOut::sitting, "the sitting"));
  }
  friend bool operator==(const CheckOut&, const CheckOut&) = default;
};

// The chair or a teller counts an assembly at the door; counted again, the new number stands.
// Refuses: `no_such_sitting`, `not_in_this_state`, `not_an_assembly`, `not_the_chair`,
// `more_than_members`.
struct CountPresent {
  Count present = 0;
  SittingId sitting;

  static constexpr std::string_view kName = "count_present";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("present", &CountPresent::present, "members in the room"),
                      Field("sitting", &CountPresent::sitting, "the sitting"));
  }
  friend bool operator==(const CountPresent&, const CountPresent&) = default;
};

// Refuses: `no_such_sitting`, `not_in_this_state`, `not_the_chair`, `not_entitled`.
struct AppointTellers {
  std::vector<PersonId> persons;
  SittingId sitting;

  static constexpr std::string_view kName = "appoint_tellers";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("persons", &AppointTellers::persons, "who counts"),
                      Field("sitting", &AppointTellers::sitting, "the sitting"));
  }
  friend bool operator==(const AppointTellers&, const AppointTellers&) = default;
};

// Hands on the chair of an open sitting: the chair does, or, where its holder can no longer sit,
// who takes it or a roll officer for them. Refuses: `no_such_sitting`, `not_in_this_state`,
// `already_so`, `not_the_chair`, `not_entitled_to_chair`.
struct PassChair {
  PersonId chair;
  SittingId sitting;

  static constexpr std::string_view kName = "pass_chair";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("chair", &PassChair::chair, "who chairs from now on"),
                      Field("sitting", &PassChair::sitting, "the sitting"));
  }
  friend bool operator==(const PassChair&, const PassChair&) = default;
};

// Refuses: `no_such_sitting`, `not_in_this_state`, `not_the_chair`, `no_such_motion`.
struct AddAgendaItem {
  AgendaItem item;
  SittingId sitting;

  static constexpr std::string_view kName = "add_agenda_item";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("item", &AddAgendaItem::item, "the item"),
                      Field("sitting", &AddAgendaItem::sitting, "the sitting"));
  }
  friend bool operator==(const AddAgendaItem&, const AddAgendaItem&) = default;
};

// Refuses: `no_such_sitting`, `not_in_this_state`, `not_the_chair`, `business_is_open`.
struct CloseSitting {
  SittingId sitting;

  static constexpr std::string_view kName = "close_sitting";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("sitting", &CloseSitting::sitting, "the sitting"));
  }
  friend bool operator==(const CloseSitting&, const CloseSitting&) = default;
};

// ------------------------------------------------------------------ facts

struct SittingConvened {
  std::vector<AgendaItem> agenda;
  BodyId body;
  CivilDate convened_on;
  UtcMillis opens_at;
  CivilDate opens_on;
  SittingId sitting;

  static constexpr std::string_view kType = "sitting_convened";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("agenda", &SittingConvened::agenda, "the business"),
                      Field("body", &SittingConvened::body, "the body"),
                      Field("convened_on", &SittingConvened::convened_on, "the day of the notice"),
                      Field("opens_at", &SittingConvened::opens_at, "when"),
                      Field("opens_on", &SittingConvened::opens_on, "on which day"),
                      Field("sitting", &SittingConvened::sitting, "the sitting"));
  }
  friend bool operator==(const SittingConvened&, const SittingConvened&) = default;
};

struct SittingOpened {
  PersonId chair;
  statutes::Figures opening;
  SittingId sitting;

  static constexpr std::string_view kType = "sitting_opened";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("chair", &SittingOpened::chair, "who chairs"),
                      Field("opening", &SittingOpened::opening, "the base sets as it opened"),
                      Field("sitting", &SittingOpened::sitting, "the sitting"));
  }
  friend bool operator==(const SittingOpened&, const SittingOpened&) = default;
};

struct DelegateCheckedIn {
  MandateId mandate;
  SittingId sitting;

  static constexpr std::string_view kType = "delegate_checked_in";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("mandate", &DelegateCheckedIn::mandate, "the mandate"),
                      Field("sitting", &DelegateCheckedIn::sitting, "the sitting"));
  }
  friend bool operator==(const DelegateCheckedIn&, const DelegateCheckedIn&) = default;
};

struct DelegateCheckedOut {
  MandateId mandate;
  SittingId sitting;

  static constexpr std::string_view kType = "delegate_checked_out";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("mandate", &DelegateCheckedOut::mandate, "the mandate"),
                      Field("sitting", &DelegateCheckedOut::sitting, "the sitting"));
  }
  friend bool operator==(const DelegateCheckedOut&, const DelegateCheckedOut&) = default;
};

struct AttendanceCounted {
  Count present = 0;
  SittingId sitting;

  static constexpr std::string_view kType = "attendance_counted";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("present", &AttendanceCounted::present, "members in the room"),
                      Field("sitting", &AttendanceCounted::sitting, "the sitting"));
  }
  friend bool operator==(const AttendanceCounted&, const AttendanceCounted&) = default;
};

struct TellersAppointed {
  std::vector<PersonId> persons;
  SittingId sitting;

  static constexpr std::string_view kType = "tellers_appointed";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("persons", &TellersAppointed::persons, "who counts"),
                      Field("sitting", &TellersAppointed::sitting, "the sitting"));
  }
  friend bool operator==(const TellersAppointed&, const TellersAppointed&) = default;
};

struct ChairPassed {
  PersonId chair;
  SittingId sitting;

  static constexpr std::string_view kType = "chair_passed";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("chair", &ChairPassed::chair, "who chairs from now on"),
                      Field("sitting", &ChairPassed::sitting, "the sitting"));
  }
  friend bool operator==(const ChairPassed&, const ChairPassed&) = default;
};

struct AgendaItemAdded {
  AgendaItem item;
  SittingId sitting;

  static constexpr std::string_view kType = "agenda_item_added";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("item", &AgendaItemAdded::item, "the item"),
                      Field("sitting", &AgendaItemAdded::sitting, "the sitting"));
  }
  friend bool operator==(const AgendaItemAdded&, const AgendaItemAdded&) = default;
};

struct SittingClosed {
  SittingId sitting;

  static constexpr std::string_view kType = "sitting_closed";
  static constexpr Count kVersion = 1;
  static constexpr auto Fields() {
    return std::tuple(Field("sitting", &SittingClosed::sitting, "the sitting"));
  }
  friend bool operator==(const SittingClosed&, const SittingClosed&) = default;
};

}  // namespace mandat::core
