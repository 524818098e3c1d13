// The files that the program carries inside itself: everything below assets/ and data/.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace mandat::app {

struct Embedded {
  std::string_view name;  // "css/mandat.css": the path below assets/ or data/
  std::string_view bytes;
};

// The bytes of one file. They live as long as the program; a zero byte follows the last one.
[[nodiscard]] std::optional<std::string_view> EmbeddedFile(std::string_view name);

// Every file whose name begins with `prefix` ("statutes/"), sorted by name; "" gives all.
[[nodiscard]] std::vector<Embedded> EmbeddedFiles(std::string_view prefix);

}  // namespace mandat::app
