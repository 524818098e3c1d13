// Rules of the statutes that the core does not execute yet.
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

// Acts under a table of the statutes: a veto, a hold, a countersignature. What is not executed yet
// is refused with the article, so that nobody takes silence for consent.
// Refuses: `no_such_rule`, `not_available_yet`. Never succeeds yet.
struct InvokeRule {
  std::string id;
  std::string table;

  static constexpr std::string_view kName = "invoke_rule";
  static constexpr std::array<std::string_view, 0> kDocs{};
  static constexpr auto Fields() {
    return std::tuple(Field("id", &InvokeRule::id, "id of the rule, or empty"),
                      Field("table", &InvokeRule::table, "table of the statutes"));
  }
  friend bool operator==(const InvokeRule&, const InvokeRule&) = default;
};

}  // namespace mandat::core
