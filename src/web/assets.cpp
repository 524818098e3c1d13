// Finds public files among the embedded ones.
#include "web/assets.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string>

#include "app/embedded.hpp"
#include "base/check.hpp"

namespace mandat::web {
namespace {

// Message catalogues and statutes are embedded too, and are nobody's business here.
constexpr std::array<std::string_view, 3> kPublicFolders{"css/", "img/", "js/"};

struct TypeOfEnding {
  std::string_view ending;
  std::string_view content_type;
};
constexpr std::array kTypes{
    TypeOfEnding{".css", "text/css; charset=utf-8"},
    TypeOfEnding{".js", "text/javascript; charset=utf-8"},
    TypeOfEnding{".png", "image/png"},
    TypeOfEnding{".svg", "image/svg+xml; charset=utf-8"},
};

// FNV-1a: names a version, protects nothing. 64 bits tell the few versions of a file apart.
std::string HashOf(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3U;
  }
  return fmt::format("{:016x}", hash);
}

bool IsPublic(std::string_view name) {
  return std::ranges::any_of(kPublicFolders,
                             [&](std::string_view folder) { return name.starts_with(folder); });
}

}  // namespace

Url AssetUrl(std::string_view name) {
  const auto bytes = app::EmbeddedFile(name);
  MANDAT_CHECK(bytes.has_value() && IsPublic(name));  // pages name files that the build embedded
  const std::size_t slash = name.find('/');
  return Url::Local("/assets", {HashOf(*bytes), name.substr(0, slash), name.substr(slash + 1)});
}

std::optional<Asset> FindAsset(std::string_view path) {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view name = path.substr(slash + 1);
  const auto bytes = IsPublic(name) ? app::EmbeddedFile(name) : std::nullopt;
  if (!bytes || HashOf(*bytes) != path.substr(0, slash)) return std::nullopt;
  for (const TypeOfEnding& type : kTypes) {
    if (name.ends_with(type.ending)) return Asset{*bytes, type.content_type};
  }
  return std::nullopt;
}

}  // namespace mandat::web
