// A page with every component on it, from made-up data: looked at by people, audited by axe-core,
// and read by tests.
#pragma once

#include <string>

#include "web/messages.hpp"

namespace mandat::web {

[[nodiscard]] std::string GalleryPage(const Messages& words);

}  // namespace mandat::web
