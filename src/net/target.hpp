// Request targets and form bodies: from bytes to a path and named values, decoded exactly once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "net/http.hpp"

namespace mandat::net {

struct Target {
  std::string path;
  Parameters query;
};

inline constexpr std::size_t kMostParameters = 1000;

// Splits "/o/depot?at=12" at the first '?'.
//   path    begins with '/'; segments are not empty (but the last), not "." or "..", and hold no
//           encoded '/' or '\': the same file under two spellings is how filters are passed by
//   query   as ParseParameters; an absent and an empty query are the same
//   fails   `target_malformed`, and what ParseParameters fails with
[[nodiscard]] Result<Target> ParseTarget(std::string_view target);

// Reads application/x-www-form-urlencoded, which is also the form of a query: `a=1&b=two+words`.
// A name without '=' has an empty value (`?print`).
//   fails   `parameters_malformed`: empty piece or name, bad percent escape, not UTF-8, control
//           character other than tab and line ends;
//           `parameter_repeated`: two readers of one request could take different values;
//           `too_many_parameters`
[[nodiscard]] Result<Parameters> ParseParameters(std::string_view text);

// The inverse: the one spelling that we write ourselves.
[[nodiscard]] std::string WriteTarget(std::string_view path, const Parameters& query);
[[nodiscard]] std::string WriteParameters(const Parameters& parameters);

}  // namespace mandat::net
