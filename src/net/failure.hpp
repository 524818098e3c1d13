// What the server itself refuses or fails at: codes, their HTTP status, and the page for them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "net/http.hpp"

namespace mandat::net {

// The status of a code of this module (`body_too_large` is 413); 500 for any other.
[[nodiscard]] int StatusOfFailure(std::string_view code);

struct Failure {
  int status = 500;
  Error error = {};
  // NOLINTNEXTLINE(readability-redundant-member-init): g++ asks for a value in `{.status = 404}`
  std::string id = {};  // stands on the page and in the log of a failure of ours (5xx), else empty
};

// Makes the page of a failure. Every string of `failure.error.detail` may come from an attacker.
using FailurePage = std::function<Response(const Failure&)>;

// A constant page per code and id, which says what to do and repeats nothing of the request
// (SE-47).
[[nodiscard]] Response PlainFailurePage(const Failure& failure);

}  // namespace mandat::net
