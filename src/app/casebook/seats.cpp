// Looks up the last known size of a body.
#include "app/casebook/seats.hpp"

#include <fmt/core.h>

namespace mandat::app::casebook {

std::optional<KnownSeats> LastKnownSeats(const Records& records, const Vote& vote) {
  const Composition* latest = nullptr;
  for (const Composition& composition : records.compositions) {
    const bool earlier = composition.date.IsPrinted() && vote.date.IsPrinted() &&
                         composition.date.First() <= vote.date.First();
    if (composition.body != vote.body || !composition.total || !earlier) continue;
    if (!latest || latest->date.First() <= composition.date.First()) latest = &composition;
  }
  if (latest && latest->total) {
    return KnownSeats{.seats = *latest->total, .record = latest->id, .cites = latest->cites};
  }
  const Body* const body = FindRecord(records.bodies, vote.body);
  if (!body || !body->size) return std::nullopt;
  return KnownSeats{.seats = *body->size, .record = body->id, .cites = body->cites};
}

std::uint64_t Piles::Cast() const { return std::uint64_t{yes} + no + abstain.value_or(0); }

std::string Piles::Sum() const {
  std::string sum = fmt::format("{} + {}", yes, no);
  if (abstain) sum += fmt::format(" + {}", *abstain);
  return fmt::format("{} = {}", sum, Cast());
}

std::string Piles::Words() const {
  std::string words = fmt::format("{} for, {} against", yes, no);
  if (abstain) words += fmt::format(", {} abstaining", *abstain);
  return words;
}

std::optional<Piles> PilesOf(const Vote& vote) {
  if (!vote.in_favour || !vote.against) return std::nullopt;
  return Piles{.yes = *vote.in_favour, .no = *vote.against, .abstain = vote.abstain};
}

}  // namespace mandat::app::casebook
