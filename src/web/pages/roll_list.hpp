// A membership list pasted into a form: shown first, then recorded (IF-801).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/roll_csv.hpp"
#include "app/roll_plan.hpp"
#include "web/pages/visit.hpp"

namespace mandat::web {

// The name of the form in a refusal; no command of the core, but many.
inline constexpr std::string_view kRollList = "roll_list";

// One page records so many people; longer lists are for the command line.
inline constexpr std::size_t kMostPeopleOfPage = 5000;

struct RollWork {
  app::RollFile file;
  app::RollPlan plan;
  std::string unit_kind;  // of the new units; empty if there are none

  [[nodiscard]] bool IsInOrder() const { return file.IsInOrder() && plan.findings.empty(); }
};

struct RollAsked {
  net::Parameters input;
  RollWork work;
};

// What the form asks, as far as it can be judged without recording anything. What is wrong with the
// list itself stands in its findings.
//   fails   `nobody_acts`, `not_the_roll_officer`, `roll_list_too_long`, `officer_not_listed`,
//           `unit_kind_missing`
[[nodiscard]] Result<RollWork> ReadRollList(const Visit& visit, const net::Parameters& form);

// The form, for a roll officer; what the list would change, if the visit asks that.
[[nodiscard]] Html RollListSection(const Visit& visit);

}  // namespace mandat::web
