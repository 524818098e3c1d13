#include "net/failure.hpp"

#include <algorithm>
#include <iterator>

namespace mandat::net {
namespace {

struct FailureRow {
  std::string_view code;
  int status;
  std::string_view remedy;  // what the client can do
};

constexpr FailureRow kFailures[] = {
    {"request_malformed", 400, "Write the request as HTTP/1.1 has it."},
    {"target_malformed", 400, "Write the address as a path and a query, percent-encoded once."},
    {"parameters_malformed", 400, "Encode the form or query as name=value pairs."},
    {"parameter_repeated", 400, "Give each parameter once."},
    {"too_many_parameters", 400, "Send fewer parameters."},
    {"header_repeated", 400, "Send this header once."},
    {"host_missing", 400, "Name the host, once."},
    {"length_ambiguous", 400, "Say the length of the body once, as a plain number or in chunks."},
    {"body_malformed", 400, "Send plain chunks, without extensions and trailers."},
    {"body_unexpected", 400, "GET and HEAD have no body."},
    {"method_not_allowed", 405, "GET reads, POST acts."},
    {"request_timeout", 408, "Send the whole request at once, on a new connection."},
    {"body_too_large", 413, "Divide it into smaller ones."},
    {"expectation_unknown", 417, "Expect nothing but 100-continue."},
    {"host_foreign", 421, "Use the address that the server printed when it started."},
    {"header_too_large", 431, "Send fewer or shorter headers."},
    {"handler_failed", 500, "Tell the operator."},
    {"method_unknown", 501, "GET reads, POST acts."},
    {"server_busy", 503, "Try again in a moment."},
    {"too_many_streams", 503, "Close other live pages, or try again later."},
    {"answer_late", 503, "Look whether it was done before you try again."},
    {"version_unsupported", 505, "Speak HTTP/1.1."},
};

const FailureRow* FindFailure(std::string_view code) {
  const auto* const row = std::ranges::find(kFailures, code, &FailureRow::code);
  return row == std::end(kFailures) ? nullptr : row;
}

}  // namespace

int StatusOfFailure(std::string_view code) {
  const FailureRow* const row = FindFailure(code);
  return row ? row->status : 500;
}

Response PlainFailurePage(const Failure& failure) {
  const std::string title =
      std::to_string(failure.status) + ' ' + std::string(ReasonPhrase(failure.status));
  std::string page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title +
                     "</title><h1>" + title + "</h1>";
  if (const FailureRow* const row = FindFailure(failure.error.code)) {
    page.append("<p>").append(row->remedy).append("</p><p><code>").append(row->code);
    page.append("</code></p>");
  }
  if (!failure.id.empty()) {
    page += "<p>Please tell the operator this number: " + failure.id + "</p>";
  }
  Response response;
  response.status = failure.status;
  response.body = page + "</html>\n";
  if (failure.status == 405) response.headers.push_back({"Allow", "GET, HEAD, POST"});
  if (failure.status == 503) response.headers.push_back({"Retry-After", "2"});
  return response;
}

}  // namespace mandat::net
