#include "core/other_rules.hpp"

#include <algorithm>

#include "core/dispatch.hpp"
#include "core/refusal.hpp"

namespace mandat::core {

Result<Facts> DecideOn(const State& state, const InvokeRule& command, const Context& /*context*/) {
  const auto& others = state.statute->others;
  const auto rule = std::ranges::find_if(others, [&](const statutes::OtherTable& other) {
    return other.table == command.table && other.id == command.id;
  });
  if (rule == others.end()) {
    return Refuse(Refusal::kNoSuchRule, {}, command.table + "." + command.id);
  }
  return Refuse(Refusal::kNotAvailableYet, rule->article, command.table + "." + command.id);
}

}  // namespace mandat::core
