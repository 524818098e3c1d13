// Acting as somebody in a demo: on this machine, without login, and in a demo alone (SE-15).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "web/html.hpp"
#include "web/pages/visit.hpp"

namespace mandat::web {

// The value of the cookie that says in whose place the reader stands: bound to the organisation and
// to the session, and signed.
[[nodiscard]] std::string PersonCookie(const crypto::Key& key, std::string_view slug,
                                       std::string_view session, PersonId person);
// Nobody, unless the cookie is one that PersonCookie made.
[[nodiscard]] std::optional<PersonId> ReadPersonCookie(const crypto::Key& key,
                                                       std::string_view slug,
                                                       std::string_view session,
                                                       std::string_view cookie);

// The form in the header; nothing where it is not allowed.
[[nodiscard]] Html ActAsForm(const Visit& visit);
// The same as a section of the page, before anybody was chosen.
[[nodiscard]] Html EnterAs(const Visit& visit);

}  // namespace mandat::web
