// The public files of the site: style sheet, script, pictures. Each address holds a hash of the
// bytes, so that a browser may keep the file for ever and still gets the next version at once.
#pragma once

#include <optional>
#include <string_view>

#include "web/url.hpp"

namespace mandat::web {

// "/assets/9f86d081884c7d65/css/mandat.css" for "css/mandat.css". That the file exists is checked.
[[nodiscard]] Url AssetUrl(std::string_view name);

struct Asset {
  std::string_view bytes;  // live as long as the program
  std::string_view content_type;
};

// What "/assets/" + `path` serves; nothing if there is no such public file, or if the hash is that
// of another version: an answer that may be kept for ever must never hold other bytes.
[[nodiscard]] std::optional<Asset> FindAsset(std::string_view path);

}  // namespace mandat::web
