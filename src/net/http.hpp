// The vocabulary of HTTP as the layers above see it: what was asked and what is answered.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mandat::net {

class Broadcaster;

// Only POST changes anything; PUT, PATCH and DELETE are refused before a handler sees them.
enum class Method { kGet, kHead, kPost };

[[nodiscard]] std::string_view MethodName(Method method);

struct Header {
  std::string name;
  std::string value;
  friend bool operator==(const Header&, const Header&) = default;
};
using Headers = std::vector<Header>;

// The first header of that name, in any case; null if there is none.
[[nodiscard]] const std::string* FindHeader(const Headers& headers, std::string_view name);

// A decoded name and value of a query or a form. The names of one list differ from each other.
struct Parameter {
  std::string name;
  std::string value;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};
using Parameters = std::vector<Parameter>;

[[nodiscard]] const std::string* FindParameter(const Parameters& parameters, std::string_view name);

struct Request {
  Method method = Method::kGet;
  std::string path;  // decoded once; begins with '/'
  Parameters query;  // as sent, decoded once
  // As sent, but for those that frame the message (Content-Length, Connection, ...): they are the
  // server's business. Those that decide anything (Host, Cookie, ...) occur at most once.
  Headers headers;
  std::string body;
  std::string remote_address;  // of the socket; empty in process
  bool is_loopback = false;    // the other end is this machine

  [[nodiscard]] const std::string* Header(std::string_view name) const {
    return FindHeader(headers, name);
  }
  friend bool operator==(const Request&, const Request&) = default;
};

// How much of the record `Subscription::after` the client knows. A page was made from all of it. A
// stream may have been cut between two events of one record: then they are sent again.
enum class Seen { kSomeEvents, kEverything };

// NOLINTBEGIN(readability-redundant-member-init): g++ asks for a value in `{.status = 404}`
// Makes the answer a live stream (server-sent events) instead of a body.
struct Subscription {
  std::shared_ptr<Broadcaster> source = {};
  std::vector<std::string> topics = {};
  std::optional<std::string> after =
      {};                         // an event's id as the client gave it; absent: from now on
  Seen seen = Seen::kSomeEvents;  // fits `after` = Last-Event-ID
};

// A shared body is sent without a copy: static files, pages rendered once for everybody.
using Body = std::variant<std::string, std::shared_ptr<const std::string>>;

[[nodiscard]] std::string_view BodyText(const Body& body);

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  Body body = {};
  // Not those that the server gives itself: framing, Date and the security headers. Without a
  // Cache-Control of its own a response is `no-store`.
  Headers headers = {};
  std::string csp_nonce = {};  // [A-Za-z0-9+/_=-]; empty if the page has no inline script
  std::optional<Subscription> stream = {};
};

// NOLINTEND(readability-redundant-member-init)

[[nodiscard]] std::string_view ReasonPhrase(int status);

// True for a target inside this server: "/..." but neither "//host" nor "/\host", which browsers
// take for another host, and without control characters.
[[nodiscard]] bool IsOwnTarget(std::string_view target);

// 303 to a target of our own; to "/" if `target` is not one (SE-46: no open redirect).
[[nodiscard]] Response SeeOther(std::string target);

}  // namespace mandat::net
