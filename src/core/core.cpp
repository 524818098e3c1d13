#include "core/core.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "core/dispatch.hpp"
#include "core/refusal.hpp"
#include "core/visit.hpp"

namespace mandat::core {
namespace {

// One command causes at most so many events (RC-1): it stands in one transaction.
constexpr std::size_t kMostEvents = 512;

// An amendment that strikes a paragraph has no text; its own rules ask for the others'.
template <typename C>
constexpr bool kDocumentsAreOptional = std::is_same_v<C, MoveAmendment>;

template <typename C>
Status CheckDocuments(const Documents& docs) {
  for (const auto& [name, digest] : docs) {
    if (std::ranges::find(C::kDocs, name) == C::kDocs.end()) {
      return Refuse(Refusal::kDocumentNotExpected, {}, name);
    }
  }
  if constexpr (!kDocumentsAreOptional<C>) {
    for (const std::string_view name : C::kDocs) {
      if (!docs.contains(std::string(name))) {
        return Refuse(Refusal::kDocumentMissing, {}, std::string(name));
      }
    }
  }
  return {};
}

template <typename C>
Result<Facts> DecideChecked(const State& state, const C& command, const Context& context) {
  if constexpr (!std::is_same_v<C, OpenLedger>) {
    if (state.engine == 0) return Refuse(Refusal::kNotFounded);
  }
  MANDAT_TRY_DO(CheckDocuments<C>(context.docs));
  return DecideOn(state, command, context);
}

}  // namespace

bool operator==(const Fact& a, const Fact& b) {
  if (a.Index() != b.Index()) return false;
  return VisitFact<bool>(a, [&]<typename F>(const F& fact) { return fact == *b.As<F>(); });
}

Result<std::vector<Event>> Decide(const State& state, const Command& command,
                                  const Context& context) {
  MANDAT_TRY(const Facts facts,
             std::visit([&](const auto& c) { return DecideChecked(state, c, context); }, command));
  if (facts.size() > kMostEvents) return Refuse(Refusal::kTooLargeForRecord);

  // Stamped here for all, so that no rule can forget who and when, or choose it. The documents
  // stand with the first event, the one that the act itself is.
  std::vector<Event> events;
  events.reserve(facts.size());
  for (const Fact& fact : facts) {
    events.push_back({.at = context.at,
                      .actor = context.actor,
                      .docs = events.empty() ? context.docs : Documents{},
                      .fact = fact});
  }
  return events;
}

void Apply(State& state, const Event& event, const Library& library) {
  const FactContext context{
      .seq = state.seq, .at = event.at, .docs = event.docs, .library = &library};
  VisitFact<void>(event.fact, [&](const auto& fact) { ApplyFact(state, fact, context); });
  state.at = event.at;
  ++state.seq;
}

}  // namespace mandat::core
