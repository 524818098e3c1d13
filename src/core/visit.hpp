// Visiting a fact: calls a function object with the alternative that it is. A fact for which the
// function object has no overload does not compile. Costly to include: core.cpp and codec.cpp only.
#pragma once

#include <array>
#include <cstddef>

#include "base/check.hpp"
#include "core/event.hpp"

namespace mandat::core {

template <typename Result, typename Visitor, typename... T>
Result VisitFact(TypeList<T...> /*types*/, const Fact& fact, Visitor& visitor) {
  using Call = Result (*)(const void*, Visitor&);
  static constexpr std::array<Call, sizeof...(T)> kCalls{
      [](const void* value, Visitor& visit) -> Result {
        return visit(*static_cast<const T*>(value));
      }...};
  MANDAT_CHECK(fact.Index() < kCalls.size());
  return kCalls[fact.Index()](fact.Raw(), visitor);
}

// Result VisitFact<Result>(fact, visitor).
template <typename Result, typename Visitor>
Result VisitFact(const Fact& fact, Visitor visitor) {
  return VisitFact<Result>(FactTypes{}, fact, visitor);
}

}  // namespace mandat::core
