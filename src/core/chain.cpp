#include "core/chain.hpp"

#include <algorithm>

#include "core/questions.hpp"

namespace mandat::core {
namespace {

ChainStep StepAt(const State& state, SeatId id) {
  const Seat& seat = state.seats[IndexOf(id)];
  ChainStep step;
  step.seat = id;
  step.mandate = seat.holder;
  step.elector = seat.elector;
  if (seat.holder) step.election = state.mandates[IndexOf(*seat.holder)].election;
  if (!seat.elector) return step;
  const Body& elector = state.bodies[IndexOf(*seat.elector)];
  step.reaches_base = IsAssembly(state, elector);
  if (step.reaches_base) {
    step.members = elector.unit ? state.units[IndexOf(*elector.unit)].members : state.members;
  }
  return step;
}

// A seat of the electing body through which to go on: a filled one, so that the way down is one
// that people really went.
std::optional<SeatId> WayDown(const State& state, BodyId body) {
  const std::vector<SeatId> seats = SeatsOf(state, body);
  const auto filled = std::ranges::find_if(
      seats, [&](SeatId seat) { return state.seats[IndexOf(seat)].holder.has_value(); });
  if (filled != seats.end()) return *filled;
  return seats.empty() ? std::nullopt : std::optional(seats.front());
}

}  // namespace

Chain ChainOf(const State& state, SeatId seat) {
  Chain chain;
  std::optional<SeatId> next = seat;
  while (next) {
    // Two bodies that elect each other would go round for ever: law L1 broken, and shown as a
    // chain that does not reach the base.
    const bool seen = std::ranges::any_of(chain.steps, [&](const ChainStep& step) {
      return state.seats[IndexOf(step.seat)].body == state.seats[IndexOf(*next)].body;
    });
    if (seen) break;
    chain.steps.push_back(StepAt(state, *next));
    const ChainStep& step = chain.steps.back();
    if (step.reaches_base) {
      chain.reaches_base = true;
      break;
    }
    next = step.elector ? WayDown(state, *step.elector) : std::nullopt;
  }
  return chain;
}

}  // namespace mandat::core
