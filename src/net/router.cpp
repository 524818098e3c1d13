#include "net/router.hpp"

#include <algorithm>

#include "net/text.hpp"

namespace mandat::net {
namespace {

// Splits "/a/b" into "a" and "/b"; the rest is empty after the last segment.
std::pair<std::string_view, std::string_view> FirstSegment(std::string_view path) {
  const std::size_t end = std::min(path.find('/', 1), path.size());
  return {path.substr(1, end - 1), path.substr(end)};
}

bool IsParameterName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string AllowOf(const std::map<Method, std::size_t>& routes) {
  std::string allow;
  if (routes.contains(Method::kGet)) allow = "GET, HEAD";
  if (routes.contains(Method::kPost)) allow += allow.empty() ? "POST" : ", POST";
  return allow;
}

}  // namespace

Result<RouteTable> RouteTable::Create(std::span<const RoutePattern> routes) {
  RouteTable table;
  for (std::size_t i = 0; i < routes.size(); ++i) {
    if (const Status added = table.Add(routes[i], i); !added) {
      return Fail(added.error().code, std::string(routes[i].path));
    }
  }
  return table;
}

Status RouteTable::Add(const RoutePattern& route, std::size_t index) {
  if (route.path.empty() || route.path[0] != '/' || route.method == Method::kHead) {
    return Fail("route_malformed");
  }
  Node* node = root_.get();
  std::string_view path = route.path;
  while (!path.empty()) {
    const auto [segment, left] = FirstSegment(path);
    MANDAT_TRY(Node* const next, Step(*node, segment, left.empty()));
    node = next;
    path = left;
  }
  if (!node->routes.emplace(route.method, index).second) return Fail("route_repeated");
  return {};
}

Result<RouteTable::Node*> RouteTable::Step(Node& node, std::string_view segment, bool is_last) {
  const auto made = [](std::unique_ptr<Node>& child) {
    if (!child) child = std::make_unique<Node>();
    return child.get();
  };
  if (segment.empty() && !is_last) return Fail("route_malformed");
  if (segment.find_first_of("{}") == std::string_view::npos) {
    return made(node.by_text[std::string(segment)]);
  }
  if (!segment.starts_with('{') || !segment.ends_with('}')) return Fail("route_malformed");
  std::string_view name = segment.substr(1, segment.size() - 2);
  const bool takes_rest = name.ends_with("...");
  if (takes_rest) name.remove_suffix(3);
  if (!IsParameterName(name) || (takes_rest && !is_last)) return Fail("route_malformed");

  std::unique_ptr<Node>& child = takes_rest ? node.rest : node.by_name;
  std::string& known_name = takes_rest ? node.rest_name : node.name;
  if (child && known_name != name) return Fail("route_repeated");
  known_name = name;
  return made(child);
}

const RouteTable::Node* RouteTable::Find(const Node& node, std::string_view path,
                                         Parameters& captured) {
  if (path.empty()) return node.routes.empty() ? nullptr : &node;
  const auto [segment, left] = FirstSegment(path);
  if (const auto child = node.by_text.find(segment); child != node.by_text.end()) {
    if (const Node* const found = Find(*child->second, left, captured)) return found;
  }
  if (node.by_name && !segment.empty()) {
    captured.push_back({node.name, std::string(segment)});
    if (const Node* const found = Find(*node.by_name, left, captured)) return found;
    captured.pop_back();
  }
  if (node.rest && path.size() > 1) {
    captured.push_back({node.rest_name, std::string(path.substr(1))});
    return node.rest.get();
  }
  return nullptr;
}

RouteMatch RouteTable::Match(Method method, std::string_view path) const {
  RouteMatch match;
  if (path.empty() || path[0] != '/') return match;
  const Node* const node = Find(*root_, path, match.captured);
  if (node == nullptr) return match;
  const auto route = node->routes.find(method == Method::kHead ? Method::kGet : method);
  if (route == node->routes.end()) {
    match.allow = AllowOf(node->routes);
  } else {
    match.route = route->second;
  }
  return match;
}

}  // namespace mandat::net
