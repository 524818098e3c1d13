// The demo "Student council": 3,000 members in 12 departments, their congress in the middle of its
// sitting, from one seed.
#pragma once

#include <string>

#include "base/result.hpp"
#include "base/time.hpp"

namespace mandat::app::demo {

inline constexpr std::uint64_t kStudentCouncilSeed = 1917;

// Writes the organisation into `folder` (which exists and is empty): its history ends at `now`,
// with the congress sitting and a vote open. The same seed and `now` give the same bytes.
// Fails with what the store fails with; a refusal on the way is a fault of the demo and its code.
[[nodiscard]] Status WriteStudentCouncil(const std::string& folder, UtcMillis now,
                                         std::uint64_t seed = kStudentCouncilSeed);

}  // namespace mandat::app::demo
