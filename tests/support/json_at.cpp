// Paths into canonical JSON, for the questions of scenarios.
#include <charconv>

#include "base/json.hpp"
#include "tests/support/world.hpp"

namespace mandat::support {
namespace {

std::string Member(std::string_view json, std::string_view key) {
  JsonReader reader(json, kFileLimits);
  reader.BeginObject();
  for (std::string_view at = reader.AnyKey(); !at.empty(); at = reader.AnyKey()) {
    const std::string_view value = reader.Raw();
    if (at == key) return std::string(value);
    if (reader.Failed()) break;
  }
  return {};
}

std::string Element(std::string_view json, std::size_t index) {
  JsonReader reader(json, kFileLimits);
  reader.BeginList();
  while (reader.NextElement()) {
    const std::string_view value = reader.Raw();
    if (index-- == 0) return std::string(value);
    if (reader.Failed()) break;
  }
  return {};
}

}  // namespace

std::string JsonAt(std::string_view json, std::string_view path) {
  std::string value(json);
  while (!path.empty() && !value.empty()) {
    const auto dot = path.find('.');
    const std::string_view step = path.substr(0, dot);
    std::size_t index = 0;
    const auto end = step.data() + step.size();
    const bool number = std::from_chars(step.data(), end, index).ptr == end;
    value = number && value.front() == '[' ? Element(value, index) : Member(value, step);
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  }
  return value;
}

std::string TextAt(std::string_view json, std::string_view path) {
  const std::string value = JsonAt(json, path);
  if (value.empty() || value.front() != '"') return value;
  JsonReader reader(value, kFileLimits);
  return reader.String();
}

std::uint64_t NumberAt(std::string_view json, std::string_view path) {
  const std::string value = JsonAt(json, path);
  std::uint64_t number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

}  // namespace mandat::support
