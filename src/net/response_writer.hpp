// From a Response to bytes, with the headers that every response carries (SE-44).
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "net/http.hpp"

namespace mandat::net {

// Where browsers report what the policy stopped; a route of the layers above.
inline constexpr std::string_view kCspReportPath = "/csp-reports";

enum class AfterResponse { kKeepAlive, kClose };

// The security headers, as lines. No HSTS: without TLS a browser ignores it, and with a proxy it is
// the proxy's to say. `csp_nonce` may be empty.
[[nodiscard]] std::string SecurityHeaderLines(std::string_view csp_nonce);

// The head of the response, up to and with the empty line. A stream has no length and ends the
// connection.
//   date    an IMF-fixdate; empty: no Date header
//   fails   `response_malformed`: a header value with a line end, a nonce that is not one, or a
//           header that the server gives itself
[[nodiscard]] Result<std::string> WriteResponseHead(const Response& response, AfterResponse after,
                                                    std::string_view date);

// False for 204 and 304, and for an answer to HEAD.
[[nodiscard]] bool HasBody(const Response& response, Method method);

}  // namespace mandat::net
