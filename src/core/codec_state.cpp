#include <utility>

#include "base/fields.hpp"
#include "core/codec.hpp"
#include "core/refusal.hpp"

namespace mandat::core {

std::string EncodeState(const State& state) { return ToJson(state); }

Result<State> DecodeState(std::string_view text, const Library& library) {
  MANDAT_TRY(State state, FromJson<State>(text, kFileLimits));
  if (state.statute_digest) {
    state.statute = library.Statutes(*state.statute_digest);
    if (!state.statute) return Refuse(Refusal::kDocumentMissing, {}, "statutes");
  }
  for (PastStatute& past : state.past_statutes) {
    past.statute = library.Statutes(past.document);
    if (!past.statute) return Refuse(Refusal::kDocumentMissing, {}, "statutes");
  }
  return state;
}

}  // namespace mandat::core
