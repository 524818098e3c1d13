// The date as HTTP spells it: "Sun, 06 Nov 1994 08:49:37 GMT".
#pragma once

#include <ctime>
#include <string>

namespace mandat::net {

[[nodiscard]] std::string FormatHttpDate(std::time_t second);

}  // namespace mandat::net
