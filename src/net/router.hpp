// Routes as data: a method, a pattern and whatever the layer above attaches to them.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "net/http.hpp"

namespace mandat::net {

// A pattern is a path with names for what varies: "/o/{org}/b/{id}". `{name}` takes one segment
// that is not empty, `{name...}` at the end takes all that is left and is not empty. Text wins over
// names, so that "/s/new" and "/s/{id}" can stand side by side.
struct RoutePattern {
  Method method = Method::kGet;
  std::string_view path;
};

struct RouteMatch {
  std::optional<std::size_t> route;  // index of the route; absent: 404, or 405 if `allow` is set
  Parameters captured;               // in the order of the pattern
  std::string allow;                 // for the Allow header when only the method is wrong
};

// Finds the route of a request. HEAD is answered by the route of GET.
class RouteTable {
 public:
  // Fails with `route_malformed` or `route_repeated`, naming the pattern. {a} and {b} at the same
  // place are a repetition: the table must not choose.
  [[nodiscard]] static Result<RouteTable> Create(std::span<const RoutePattern> routes);

  [[nodiscard]] RouteMatch Match(Method method, std::string_view path) const;

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> by_text;
    std::unique_ptr<Node> by_name;
    std::string name;  // of by_name
    std::unique_ptr<Node> rest;
    std::string rest_name;
    std::map<Method, std::size_t> routes;  // that end here
  };

  RouteTable() : root_(std::make_unique<Node>()) {}
  [[nodiscard]] Status Add(const RoutePattern& route, std::size_t index);
  [[nodiscard]] static Result<Node*> Step(Node& node, std::string_view segment, bool is_last);
  // The node of `path` under `node`; captures on the way, and takes back what led nowhere.
  static const Node* Find(const Node& node, std::string_view path, Parameters& captured);

  std::unique_ptr<Node> root_;
};

// A table whose routes carry a value each, usually a handler and who may call it.
template <typename Value>
class Router {
 public:
  struct Route {
    Method method = Method::kGet;
    std::string_view path;  // outlives Create only
    Value value;
  };
  struct Found {
    const Value* value = nullptr;  // null: 404, or 405 if `allow` is set
    Parameters captured;
    std::string allow;
  };

  [[nodiscard]] static Result<Router> Create(std::vector<Route> routes) {
    std::vector<RoutePattern> patterns;
    std::vector<Value> values;
    for (Route& route : routes) {
      patterns.push_back({route.method, route.path});
      values.push_back(std::move(route.value));
    }
    MANDAT_TRY(RouteTable table, RouteTable::Create(patterns));
    return Router(std::move(table), std::move(values));
  }

  // What is found points into the router.
  Found Match(const Request& request) const&& = delete;
  [[nodiscard]] Found Match(const Request& request) const& {
    RouteMatch match = table_.Match(request.method, request.path);
    return Found{.value = match.route ? &values_[*match.route] : nullptr,
                 .captured = std::move(match.captured),
                 .allow = std::move(match.allow)};
  }

 private:
  Router(RouteTable table, std::vector<Value> values)
      : table_(std::move(table)), values_(std::move(values)) {}

  RouteTable table_;
  std::vector<Value> values_;
};

}  // namespace mandat::net
