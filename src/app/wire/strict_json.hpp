// Strict JSON from outside, made canonical: what a client sends, as the record would write it.
//
// Libraries keep the last of repeated keys and turn large numbers into floats without a word, so
// this is the only way in: it refuses repeated keys, fractions, exponents, integers beyond 2^53-1,
// true, false, null, nesting over 16 levels and bytes after the value (LB-41).
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace mandat::app {

// The canonical text of the object in `json`. Fails with `json_malformed`, and says why.
[[nodiscard]] Result<std::string> CanonicalObject(std::string_view json);

}  // namespace mandat::app
