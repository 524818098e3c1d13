// What a request head may look like, beyond what a lenient parser takes.
//
// Proxies and servers that read one message differently are how requests are smuggled. So whatever
// has two readings is refused here, on the raw bytes, before the parser sees them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "net/http.hpp"

namespace mandat::net {

// How large a body may be, by what the route takes.
enum class BodyClass { kForm, kJson, kUpload };

struct RequestPolicy {
  std::size_t header_bytes = std::size_t{16} << 10U;  // the whole head
  std::size_t header_fields = 100;
  std::size_t form_bytes = std::size_t{64} << 10U;
  std::size_t json_bytes = std::size_t{1} << 20U;
  std::size_t upload_bytes = std::size_t{8} << 20U;
  // NOLINTBEGIN(readability-redundant-member-init): g++ asks for a value in `{.form_bytes = 1}`
  // The Host values answered, with port unless it is 80. Empty: any, for tests only. Another name
  // that resolves to us belongs to somebody else's page (DNS rebinding).
  std::vector<std::string> hosts = {};
  // Absent: every route takes a form.
  std::function<BodyClass(Method method, std::string_view path)> body_class = {};
  // NOLINTEND(readability-redundant-member-init)
};

struct RequestLine {
  Method method = Method::kGet;
  std::string_view target;
};

// Checks the bytes of `head` from `from` on, which may end anywhere: CR and LF only as a pair, no
// other control character but a tab. Fails with `request_malformed`.
[[nodiscard]] Status CheckLineEnds(std::string_view head, std::size_t from);

// Checks a whole head, up to and with its empty line, that passed CheckLineEnds.
//   fails   `request_malformed`: folded line, white space around a name, not three words in the
//           first line; `version_unsupported`: not HTTP/1.1; `method_not_allowed`: a method of HTTP
//           that we do not offer; `method_unknown`; `header_too_large`: too many fields
[[nodiscard]] Result<RequestLine> CheckHead(std::string_view head, const RequestPolicy& policy);

// How the body is delimited.
struct Framing {
  bool is_chunked = false;
  std::uint64_t length = 0;  // of a body that is not chunked
  bool wants_continue = false;
};

// Judges the fields as parsed, in the order of the codes.
//   fails   `host_missing`: not exactly one; `host_foreign`; `header_repeated`: one that decides
//           something; `length_ambiguous`: two lengths, or one that is not a plain number, or a
//           transfer coding other than "chunked"; `expectation_unknown`
[[nodiscard]] Result<Framing> CheckFields(const Headers& headers, const RequestPolicy& policy);

// Fails with `body_unexpected` (GET and HEAD have none) or `body_too_large`; gives the most bytes
// that the body may have.
[[nodiscard]] Result<std::size_t> CheckBodySize(const Framing& framing, Method method,
                                                std::string_view path, const RequestPolicy& policy);

// True for the fields that a handler does not see.
[[nodiscard]] bool IsFramingHeader(std::string_view name);

}  // namespace mandat::net
