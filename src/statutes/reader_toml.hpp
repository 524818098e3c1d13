// The only door to the TOML library.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "statutes/reader_document.hpp"

namespace mandat::statutes {

struct TomlFault {
  Place place;
  std::string message;
};

// Reads TOML. The fault is where it is not valid TOML, or longer than ST-5 allows.
[[nodiscard]] tl::expected<Value, TomlFault> ReadToml(std::string_view toml);

}  // namespace mandat::statutes
