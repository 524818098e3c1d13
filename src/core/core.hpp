// The core in two functions. Decide says what follows from a command; Apply makes it so.
//
// Both depend on their arguments alone. That is why a ledger can be replayed on any machine, by
// people who do not trust each other, and give the same state to the last byte.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "core/command.hpp"
#include "core/event.hpp"
#include "core/state.hpp"

namespace mandat::core {

// Checks `command` against `state`. Returns the events that it causes, at least one and at most
// 512, or why it is refused. Before any rule of the command itself come `not_founded` and the
// documents: `document_not_expected`, `document_missing`.
[[nodiscard]] Result<std::vector<Event>> Decide(const State& state, const Command& command,
                                                const Context& context);

// Applies an event that Decide has produced. Total: facts cannot be refused.
void Apply(State& state, const Event& event, const Library& library);

}  // namespace mandat::core
