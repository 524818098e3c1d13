// The text of a list whatever its encoding: UTF-8, UTF-16 with its mark, or Latin-1.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/roll_csv.hpp"

namespace mandat::app {

struct RollText {
  RollEncoding encoding = RollEncoding::kUtf8;
  std::optional<std::string> utf8;  // absent: a UTF-16 mark, and no UTF-16 after it
};

// A byte order mark decides; without one, what is valid UTF-8 is that, and the rest Latin-1, with
// the signs that Windows puts where Latin-1 has control characters.
[[nodiscard]] RollText ReadRollText(std::string_view bytes);

}  // namespace mandat::app
