// The reference page of the statute language, made from the schema (HS-65).
#pragma once

#include <string>

namespace mandat::statutes {

// docs/reference/statute-keys.md, whole.
[[nodiscard]] std::string WriteReference();

}  // namespace mandat::statutes
