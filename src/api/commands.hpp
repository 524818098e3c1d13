// Commands over HTTP: POST commands/{name} with {"arguments": {...}, "documents": {...}}.
#pragma once

#include <string_view>

#include "app/host.hpp"
#include "net/http.hpp"
#include "net/responder.hpp"

namespace mandat::api {

// Checks in this order, each with its status: 415 content type, 403 from another site, 400
// `idempotency_key_missing`, 401 `not_signed_in`, 400 `json_malformed`; then the organisation's
// writer answers: 200 recorded, 409 refused, 422 `other_body` or malformed arguments, 503.
//
// There are no accounts yet. In a demo organisation, and from this machine alone, the header
// `Mandat-Act-As: person:17` or `operator:1` says who acts; in any other organisation nobody acts
// over HTTP.
void TakeCommand(app::Hosted& hosted, std::string_view name, const net::Request& request,
                 const net::Responder& responder, const app::Ports& ports);

}  // namespace mandat::api
