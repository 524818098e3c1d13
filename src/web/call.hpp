// Call: one request on its way through the site, kept alive until it is answered.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "app/host.hpp"
#include "net/http.hpp"
#include "web/pages/visit.hpp"
#include "web/site.hpp"

namespace mandat::web {

// Owns what its visit points to, so that an act can be answered later: it stays where it was made.
struct Call {
  // The request with its session, a new one if it bears none, and in the reader's language.
  Call(const app::Host& host, const SiteOptions& options, net::Request the_request,
       net::Parameters captured);
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  net::Request request;
  bool is_new_session = false;
  Visit visit;  // of that request
};
using CallPtr = std::shared_ptr<Call>;

// Takes the visit into the organisation of its address, with the person in whose place the reader
// stands, where that is allowed. False if there is no such organisation.
[[nodiscard]] bool Enter(app::Host& host, const SiteOptions& options, Call& call);

// Sets the cookies of a new session and of a language just chosen.
void Finish(const Call& call, net::Response& response);

// Remembers in whose place the reader stands in this organisation; nobody: nobody's.
void RememberPerson(const SiteOptions& options, const Visit& visit, std::optional<PersonId> person,
                    net::Response& response);

}  // namespace mandat::web
