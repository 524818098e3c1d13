#include "net/http.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "base/overloaded.hpp"
#include "net/text.hpp"

namespace mandat::net {
namespace {

constexpr std::pair<int, std::string_view> kPhrases[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
};

}  // namespace

std::string_view MethodName(Method method) {
  switch (method) {
    case Method::kGet:
      return "GET";
    case Method::kHead:
      return "HEAD";
    case Method::kPost:
      return "POST";
  }
  MANDAT_UNREACHABLE();
}

const std::string* FindHeader(const Headers& headers, std::string_view name) {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const Header& header) {
    return EqualIgnoringCase(header.name, name);
  });
  return found == headers.end() ? nullptr : &found->value;
}

const std::string* FindParameter(const Parameters& parameters, std::string_view name) {
  const auto found =
      std::find_if(parameters.begin(), parameters.end(),
                   [&](const Parameter& parameter) { return parameter.name == name; });
  return found == parameters.end() ? nullptr : &found->value;
}

std::string_view BodyText(const Body& body) {
  return std::visit(Overloaded{[](const std::string& text) { return std::string_view(text); },
                               [](const std::shared_ptr<const std::string>& text) {
                                 return text ? std::string_view(*text) : std::string_view();
                               }},
                    body);
}

std::string_view ReasonPhrase(int status) {
  for (const auto& [known, phrase] : kPhrases) {
    if (known == status) return phrase;
  }
  return "";  // a phrase may be empty; clients read the number
}

bool IsOwnTarget(std::string_view target) {
  if (target.empty() || target[0] != '/') return false;
  if (target.size() > 1 && (target[1] == '/' || target[1] == '\\')) return false;
  return std::all_of(target.begin(), target.end(), [](char c) { return c > ' ' && c <= '~'; });
}

Response SeeOther(std::string target) {
  Response response{.status = 303};
  response.headers.push_back({"Location", IsOwnTarget(target) ? std::move(target) : "/"});
  return response;
}

}  // namespace mandat::net
