// Names of the demo's people and departments: invented, and of no side.
#pragma once

#include <string>
#include <string_view>

#include "base/prng.hpp"

namespace mandat::app::demo {

// A given name and a family name; the sequence follows from the generator.
[[nodiscard]] std::string PersonName(Prng& prng);

inline constexpr std::size_t kDepartments = 12;
[[nodiscard]] std::string_view DepartmentName(std::size_t index);

}  // namespace mandat::app::demo
