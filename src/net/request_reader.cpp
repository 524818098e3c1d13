#include "net/request_reader.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <iterator>
#include <utility>

#include "base/check.hpp"
#include "net/target.hpp"

namespace mandat::net {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using ErrorCode = boost::beast::error_code;
using BeastText = boost::beast::string_view;

constexpr std::string_view kEndOfHead = "\r\n\r\n";
// Of a chunk's size line, or of what follows the last chunk: neither needs more than a few bytes.
constexpr std::size_t kLongestChunkLine = 256;
// "0", CR LF, CR LF: no body in chunks has fewer bytes to come.
constexpr std::size_t kShortestChunkedRest = 5;

std::string ToString(BeastText text) { return {text.data(), text.size()}; }

Error BodyError(const ErrorCode& fault) {
  if (fault == http::error::body_limit) {
    return {.code = "body_too_large", .article = {}, .detail = "more than this route takes"};
  }
  return {.code = "body_malformed", .article = {}, .detail = fault.message()};
}

}  // namespace

struct RequestReader::Impl {
  explicit Impl(const RequestPolicy& used_policy) : policy(used_policy) {
    parser.header_limit(static_cast<std::uint32_t>(policy.header_bytes));
    parser.body_limit(boost::none);  // known only when the head is
    parser.on_chunk_header(on_chunk);
  }

  Result<std::size_t> FeedHead(std::string_view bytes);
  Status AcceptHead();
  Result<std::size_t> FeedBody(std::string_view bytes);
  [[nodiscard]] Headers ParsedFields() const;

  const RequestPolicy& policy;
  http::request_parser<http::string_body> parser;
  // An extension of a chunk is a place to hide bytes in that no client of ours needs.
  std::function<void(std::uint64_t, BeastText, ErrorCode&)> on_chunk =
      [](std::uint64_t, BeastText extension, ErrorCode& fault) {
        fault = extension.empty() ? ErrorCode{} : http::error::bad_chunk_extension;
      };
  std::string held;  // the head so far; later the part of a chunk's line that is not whole yet
  bool has_head = false;
  Framing framing;
  std::size_t body_bound = 0;
  std::ptrdiff_t field_count = 0;
  Request request;
};

Headers RequestReader::Impl::ParsedFields() const {
  Headers headers;
  for (const auto& field : parser.get()) {
    headers.push_back({ToString(field.name_string()), ToString(field.value())});
  }
  return headers;
}

Result<std::size_t> RequestReader::Impl::FeedHead(std::string_view bytes) {
  const std::size_t known = held.size();
  const std::size_t taken = std::min(bytes.size(), policy.header_bytes - known);
  held.append(bytes.substr(0, taken));
  const std::size_t found = held.find(kEndOfHead, known < 3 ? 0 : known - 3);
  const bool is_whole = found != std::string::npos;
  const std::size_t end = is_whole ? found + kEndOfHead.size() : held.size();
  MANDAT_TRY_DO(CheckLineEnds(std::string_view(held).substr(0, end), known));
  if (!is_whole) {
    if (held.size() == policy.header_bytes) {
      return Fail("header_too_large", "at most " + std::to_string(policy.header_bytes) + " bytes");
    }
    return taken;
  }
  const std::size_t left = held.size() - end;
  held.resize(end);
  MANDAT_TRY_DO(AcceptHead());
  held.clear();
  return taken - left;
}

Status RequestReader::Impl::AcceptHead() {
  MANDAT_TRY(const RequestLine line, CheckHead(held, policy));
  request.method = line.method;
  MANDAT_TRY(Target target, ParseTarget(line.target));
  request.path = std::move(target.path);
  request.query = std::move(target.query);

  ErrorCode fault;
  parser.put(asio::buffer(held), fault);
  if (fault == http::error::bad_content_length || fault == http::error::multiple_content_length ||
      fault == http::error::bad_transfer_encoding) {
    return Fail("length_ambiguous", fault.message());
  }
  if (fault || !parser.is_header_done()) return Fail("request_malformed", fault.message());

  Headers headers = ParsedFields();
  MANDAT_TRY(framing, CheckFields(headers, policy));
  MANDAT_TRY(body_bound, CheckBodySize(framing, request.method, request.path, policy));
  field_count = std::distance(parser.get().begin(), parser.get().end());
  std::erase_if(headers, [](const Header& header) { return IsFramingHeader(header.name); });
  request.headers = std::move(headers);
  parser.body_limit(body_bound);
  parser.eager(true);
  has_head = true;
  return {};
}

Result<std::size_t> RequestReader::Impl::FeedBody(std::string_view bytes) {
  // The parser wants to see the beginning of a chunk's line again, with what has arrived since.
  const bool continues = !held.empty();
  if (continues) held.append(bytes);
  const std::string_view input = continues ? std::string_view(held) : bytes;
  if (input.empty()) return std::size_t{0};
  // Given the last chunk in pieces, the parser asserts that it sees this many: a client could stop
  // a build with assertions by sending byte by byte.
  if (framing.is_chunked && input.size() < kShortestChunkedRest) {
    held = std::string(input);
    return bytes.size();
  }
  ErrorCode fault;
  const std::size_t used = parser.put(asio::buffer(input.data(), input.size()), fault);
  if (fault && fault != http::error::need_more) return tl::unexpected(BodyError(fault));
  const std::size_t left = input.size() - used;
  if (parser.is_done()) {
    const auto& fields = parser.get();
    if (std::distance(fields.begin(), fields.end()) != field_count) {
      return Fail("body_malformed", "a trailer behind the last chunk");
    }
    return bytes.size() - left;
  }
  if (left > kLongestChunkLine) return Fail("body_malformed", "a chunk without a plain size");
  held = std::string(input.substr(used));
  return bytes.size();
}

RequestReader::RequestReader(const RequestPolicy& policy) : impl_(std::make_unique<Impl>(policy)) {}

RequestReader::~RequestReader() = default;

Result<std::size_t> RequestReader::Feed(std::string_view bytes) {
  std::size_t used = 0;
  if (!impl_->has_head) {
    MANDAT_TRY(used, impl_->FeedHead(bytes));
    if (!impl_->has_head) return used;
  }
  if (impl_->parser.is_done()) return used;
  MANDAT_TRY(const std::size_t body_used, impl_->FeedBody(bytes.substr(used)));
  return used + body_used;
}

bool RequestReader::HasHead() const { return impl_->has_head; }
bool RequestReader::IsDone() const { return impl_->has_head && impl_->parser.is_done(); }
bool RequestReader::WantsContinue() const { return impl_->framing.wants_continue; }
bool RequestReader::KeepsAlive() const { return impl_->parser.keep_alive(); }
std::size_t RequestReader::BodyBound() const { return impl_->body_bound; }

Request RequestReader::Take() {
  MANDAT_CHECK(IsDone());  // a half-read request is nobody's request
  impl_->request.body = std::move(impl_->parser.get().body());
  return std::move(impl_->request);
}

Result<Request> ParseRequest(std::string_view bytes, const RequestPolicy& policy) {
  RequestReader reader(policy);
  MANDAT_TRY(const std::size_t used, reader.Feed(bytes));
  if (!reader.IsDone()) return Fail("request_malformed", "the request is not complete");
  if (used != bytes.size()) return Fail("request_malformed", "bytes behind the request");
  return reader.Take();
}

std::string WriteRequest(const Request& request) {
  std::string bytes(MethodName(request.method));
  bytes += ' ' + WriteTarget(request.path, request.query) + " HTTP/1.1\r\n";
  for (const Header& header : request.headers) {
    bytes += header.name + ": " + header.value + "\r\n";
  }
  if (!request.body.empty()) {
    bytes += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  }
  return bytes + "\r\n" + request.body;
}

}  // namespace mandat::net
