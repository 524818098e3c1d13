// Problems: what the API itself refuses, before or beside the rules, each with its HTTP status.
#pragma once

#include <array>
#include <string_view>

#include "base/result.hpp"
#include "net/http.hpp"

namespace mandat::api {

struct ProblemRow {
  std::string_view code;
  int status;
  std::string_view meaning;
  std::string_view remedy;
};

// In the order of their statuses. A refusal of the core is not here: it is 409, and its row stands
// in core/refusal.hpp.
inline constexpr std::array<ProblemRow, 18> kProblems{{
    {"not_confirmed", 202, "The act is not on record yet.",
     "Send it again with the same Idempotency-Key: it is recorded once."},
    {"idempotency_key_missing", 400, "The act has no id.",
     "Draw 128 random bits, send them as 32 hex digits in Idempotency-Key, and keep them for "
     "retries."},
    {"json_malformed", 400, "The body is not the JSON that this server takes.",
     "Send one object with arguments and documents: no key twice, whole numbers up to 2^53-1."},
    {"parameter_malformed", 400, "A parameter of the address does not read.",
     "Write it as a whole number."},
    {"not_signed_in", 401, "Nobody is known to act.",
     "In a demo, from the machine it runs on, send Mandat-Act-As: person:N."},
    {"cross_site", 403, "The request comes from a page of another site.",
     "Act from this server's own pages, or from a program."},
    {"no_such_command", 404, "There is no act of this name.",
     "Look up the name in /api/v1/openapi.json."},
    {"no_such_organisation", 404, "This server has no such organisation.",
     "Look up its name in /api/v1/o."},
    {"no_such_route", 404, "There is nothing at this address.",
     "Look up the address in /api/v1/openapi.json."},
    {"no_such_thing", 404, "There is nothing of this number.",
     "Numbers count from 1; the organisation's page says how many there are."},
    {"method_not_allowed", 405, "This address is not asked in this way.",
     "GET reads, POST commands/{name} acts."},
    {"not_json", 415, "The body does not say that it is JSON.",
     "Send Content-Type: application/json."},
    {"arguments_malformed", 422, "The arguments are not those that this act takes.",
     "Compare them with /api/v1/openapi.json, and send them under a new Idempotency-Key."},
    {"document_malformed", 422, "A document is not what this act takes.",
     "Mend the text and send it under a new Idempotency-Key."},
    {"other_body", 422, "This Idempotency-Key was used for another act.",
     "Draw a new key for each act; only a retry of the same act bears the same one."},
    {"queue_full", 503, "More acts wait than the server can hold.",
     "Send it again later with the same Idempotency-Key."},
    {"read_only", 503, "The organisation cannot write to its disk and takes no act.",
     "Tell the operator; then send it again with the same Idempotency-Key."},
    {"store_full", 503, "The disk of the organisation is full.",
     "Make room, start the server again, and send the act with the same Idempotency-Key."},
}};

// What the reader of statutes finds (E102, ...) has this row: their codes are its own.
inline constexpr ProblemRow kStatuteProblem{
    "E", 422, "The statutes cannot be read.",
    "Mend the line that is named, and send them under a new Idempotency-Key."};

// The row of a code, or nullptr; a code of the core has none here.
[[nodiscard]] const ProblemRow* FindProblem(std::string_view code);

// RFC 9457 problem details with our own members (IF-704): code, article, meaning, remedies. The
// status is that of the code's row; 409 for what the rules refuse, 503 for anything else: then the
// fault is the server's.
[[nodiscard]] net::Response Problem(const Error& error);

}  // namespace mandat::api
