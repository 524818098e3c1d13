#include "net/failure.hpp"

#include <utility>

namespace mandat::net {
namespace {

constexpr std::pair<std::string_view, int> kStatusOfCode[] = {
    {"request_malformed", 400},   {"target_malformed", 400},    {"parameters_malformed", 400},
    {"parameter_repeated", 400},  {"too_many_parameters", 400}, {"header_repeated", 400},
    {"host_missing", 400},        {"length_ambiguous", 400},    {"body_malformed", 400},
    {"body_unexpected", 400},     {"method_not_allowed", 405},  {"request_timeout", 408},
    {"body_too_large", 413},      {"expectation_unknown", 417}, {"host_foreign", 421},
    {"header_too_large", 431},    {"handler_failed", 500},      {"method_unknown", 501},
    {"server_busy", 503},         {"too_many_streams", 503},    {"answer_late", 503},
    {"version_unsupported", 505},
};

}  // namespace

int StatusOfFailure(std::string_view code) {
  for (const auto& [known, status] : kStatusOfCode) {
    if (known == code) return status;
  }
  return 500;
}

Response PlainFailurePage(const Failure& failure) {
  const std::string title =
      std::to_string(failure.status) + ' ' + std::string(ReasonPhrase(failure.status));
  std::string page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title +
                     "</title><h1>" + title + "</h1>";
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
