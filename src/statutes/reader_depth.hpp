// A guard in front of the TOML library: it recurses once for each dot of a dotted key, and a key of
// a hundred thousand dots overflows the stack of the process (seen in toml++ 3.3.0).
#pragma once

#include <optional>
#include <string_view>

#include "statutes/reader_document.hpp"

namespace mandat::statutes {

// Where a line has more dots outside its strings than any statute needs, or nothing. Agrees with
// TOML about where strings begin and end up to the first fault, where the library stops anyway.
[[nodiscard]] std::optional<Place> FindTooManyDots(std::string_view toml);

}  // namespace mandat::statutes
