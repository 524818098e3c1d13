// Looks up the last known size of a body.
#include "app/casebook/seats.hpp"

namespace mandat::app::casebook {

std::optional<KnownSeats> LastKnownSeats(const Records& records, const Vote& vote) {
  const Composition* latest = nullptr;
  for (const Composition& composition : records.compositions) {
    const bool earlier = composition.date.IsPrinted() && vote.date.IsPrinted() &&
                         composition.date.First() <= vote.date.First();
    if (composition.body != vote.body || !composition.total || !earlier) continue;
    if (!latest || latest->date.First() <= composition.date.First()) latest = &composition;
  }
  if (latest) {
    return KnownSeats{.seats = *latest->total, .record = latest->id, .cites = latest->cites};
  }
  const Body* const body = FindRecord(records.bodies, vote.body);
  if (!body || !body->size) return std::nullopt;
  return KnownSeats{.seats = *body->size, .record = body->id, .cites = body->cites};
}

std::optional<std::uint64_t> CastOf(const Vote& vote) {
  if (!vote.in_favour || !vote.against) return std::nullopt;
  return std::uint64_t{*vote.in_favour} + *vote.against + vote.abstain.value_or(0);
}

}  // namespace mandat::app::casebook
