// The law profiles that the program carries (ST-134).
#pragma once

#include <span>

#include "statutes/law_profile.hpp"

namespace mandat::app {

// Every profile below data/statutes/law, by id. They live as long as the program.
[[nodiscard]] std::span<const statutes::LawProfile> LawProfiles();

}  // namespace mandat::app
