// The words around the records, in English and French.
#pragma once

#include <string>
#include <string_view>

#include "app/casebook/views.hpp"

namespace mandat::app::casebook {

// The label of a key or heading. A key without a row is shown as it is, its underscores as blanks.
[[nodiscard]] std::string LabelOf(std::string_view key, Language language);

}  // namespace mandat::app::casebook
