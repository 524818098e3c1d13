// The templates of statutes that the program carries.
#pragma once

#include <string>

#include "base/result.hpp"

namespace mandat::cli {

// The text of "base-union". Fails with `no_such_template`; the detail names those there are.
[[nodiscard]] Result<std::string> TemplateText(const std::string& name);

}  // namespace mandat::cli
