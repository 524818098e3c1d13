#include "net/request_rules.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "base/check.hpp"
#include "net/text.hpp"

namespace mandat::net {
namespace {

constexpr std::string_view kVersion = "HTTP/1.1";

bool IsOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view other) { return EqualIgnoringCase(name, other); });
}

// Fields of which a second one would change who asks, for what, or how the answer is cached.
bool IsSingle(std::string_view name) {
  return IsOneOf(
      name, {"Authorization", "Content-Encoding", "Content-Type", "Cookie", "Expect",
             "Idempotency-Key", "If-Match", "If-None-Match", "Last-Event-ID", "Origin", "Referer",
             "Sec-Fetch-Dest", "Sec-Fetch-Mode", "Sec-Fetch-Site", "Sec-Fetch-User", "User-Agent"});
}

std::ptrdiff_t CountOf(const Headers& headers, std::string_view name) {
  return std::count_if(headers.begin(), headers.end(),
                       [&](const Header& header) { return EqualIgnoringCase(header.name, name); });
}

Result<Method> ParseMethod(std::string_view word) {
  for (const Method method : {Method::kGet, Method::kHead, Method::kPost}) {
    if (word == MethodName(method)) return method;
  }
  if (IsOneOf(word, {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"})) {
    return Fail("method_not_allowed", "GET, HEAD and POST are");
  }
  return Fail("method_unknown");
}

Result<RequestLine> ParseRequestLine(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) {
    return Fail("request_malformed", "the first line is not method, target and version");
  }
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!IsToken(method) || target.empty() || target.find_first_of(" \t") != target.npos) {
    return Fail("request_malformed", "the first line is not method, target and version");
  }
  if (version != kVersion) {
    const bool is_version = version.starts_with("HTTP/") && version.size() == kVersion.size();
    if (is_version) return Fail("version_unsupported", "HTTP/1.1 only");
    return Fail("request_malformed", "the first line does not end with a version");
  }
  MANDAT_TRY(const Method known, ParseMethod(method));
  return RequestLine{.method = known, .target = target};
}

Status CheckFieldLine(std::string_view line) {
  if (line.starts_with(' ') || line.starts_with('\t')) {
    return Fail("request_malformed", "a folded header line");
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !IsToken(line.substr(0, colon))) {
    return Fail("request_malformed", "a header line without a plain name");
  }
  return {};
}

bool IsHostText(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return IsAlphanumeric(c) || std::string_view(".-_:[]").find(c) != std::string_view::npos;
  });
}

Status CheckHost(const Headers& headers, const RequestPolicy& policy) {
  if (CountOf(headers, "Host") != 1) return Fail("host_missing", "exactly one Host is needed");
  const std::string& host = *FindHeader(headers, "Host");
  if (!IsHostText(host)) return Fail("host_missing", "Host is not a name");
  const bool is_ours = policy.hosts.empty() || std::any_of(policy.hosts.begin(), policy.hosts.end(),
                                                           [&](const std::string& ours) {
                                                             return EqualIgnoringCase(host, ours);
                                                           });
  if (!is_ours) return Fail("host_foreign", "this server does not answer for that name");
  return {};
}

Result<std::uint64_t> ParseLength(std::string_view text) {
  std::uint64_t length = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (fault != std::errc{} || end != text.data() + text.size()) {
    return Fail("length_ambiguous", "Content-Length is not a plain number");
  }
  return length;
}

Result<Framing> ParseFraming(const Headers& headers) {
  if (CountOf(headers, "Content-Length") + CountOf(headers, "Transfer-Encoding") > 1) {
    return Fail("length_ambiguous", "more than one header gives the length");
  }
  Framing framing;
  if (const std::string* const coding = FindHeader(headers, "Transfer-Encoding")) {
    framing.is_chunked = EqualIgnoringCase(*coding, "chunked");
    if (!framing.is_chunked) return Fail("length_ambiguous", "only chunked is understood");
  }
  if (const std::string* const length = FindHeader(headers, "Content-Length")) {
    MANDAT_TRY(framing.length, ParseLength(*length));
  }
  return framing;
}

std::size_t LimitOf(BodyClass body_class, const RequestPolicy& policy) {
  switch (body_class) {
    case BodyClass::kForm:
      return policy.form_bytes;
    case BodyClass::kJson:
      return policy.json_bytes;
    case BodyClass::kUpload:
      return policy.upload_bytes;
  }
  MANDAT_UNREACHABLE();
}

}  // namespace

Status CheckLineEnds(std::string_view head, std::size_t from) {
  for (std::size_t i = from; i < head.size(); ++i) {
    const auto byte = static_cast<unsigned char>(head[i]);
    const bool follows_return = i > 0 && head[i - 1] == '\r';
    if ((byte == '\n') != follows_return) {
      return Fail("request_malformed", "a line end that is not CR LF");
    }
    if ((byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n') || byte == 0x7F) {
      return Fail("request_malformed", "a control character");
    }
  }
  return {};
}

Result<RequestLine> CheckHead(std::string_view head, const RequestPolicy& policy) {
  std::size_t from = head.find("\r\n");
  MANDAT_CHECK(from != std::string_view::npos);  // a head ends with an empty line
  MANDAT_TRY(const RequestLine line, ParseRequestLine(head.substr(0, from)));
  std::size_t fields = 0;
  for (from += 2;; ++fields) {
    const std::size_t end = head.find("\r\n", from);
    MANDAT_CHECK(end != std::string_view::npos);
    if (end == from) break;
    if (fields == policy.header_fields) return Fail("header_too_large", "too many header fields");
    MANDAT_TRY_DO(CheckFieldLine(head.substr(from, end - from)));
    from = end + 2;
  }
  return line;
}

Result<Framing> CheckFields(const Headers& headers, const RequestPolicy& policy) {
  MANDAT_TRY_DO(CheckHost(headers, policy));
  for (const Header& header : headers) {
    if (IsSingle(header.name) && CountOf(headers, header.name) > 1) {
      return Fail("header_repeated", header.name);
    }
  }
  MANDAT_TRY(Framing framing, ParseFraming(headers));
  if (const std::string* const expected = FindHeader(headers, "Expect")) {
    framing.wants_continue = EqualIgnoringCase(*expected, "100-continue");
    if (!framing.wants_continue) return Fail("expectation_unknown", "only 100-continue");
  }
  return framing;
}

Result<std::size_t> CheckBodySize(const Framing& framing, Method method, std::string_view path,
                                  const RequestPolicy& policy) {
  if (method != Method::kPost) {
    if (framing.is_chunked || framing.length > 0) {
      return Fail("body_unexpected", "only POST has a body");
    }
    return std::size_t{0};
  }
  const BodyClass body_class =
      policy.body_class ? policy.body_class(method, path) : BodyClass::kForm;
  const std::size_t limit = LimitOf(body_class, policy);
  if (framing.length > limit) {
    return Fail("body_too_large", "at most " + std::to_string(limit) + " bytes");
  }
  return framing.is_chunked ? limit : static_cast<std::size_t>(framing.length);
}

bool IsFramingHeader(std::string_view name) {
  return IsOneOf(name, {"Connection", "Content-Length", "Expect", "Keep-Alive", "Proxy-Connection",
                        "TE", "Trailer", "Transfer-Encoding", "Upgrade"});
}

}  // namespace mandat::net
