// Resources: what can be read over HTTP, each the canonical JSON of the thing itself.
#pragma once

#include "api/routes.hpp"
#include "app/host.hpp"
#include "net/http.hpp"

namespace mandat::api {

// 200 with an ETag, 304, 404 `no_such_thing`, 400 for parameters that do not read.
[[nodiscard]] net::Response GiveResource(app::Host& host, app::Hosted* hosted, Resource resource,
                                         const net::Parameters& captured,
                                         const net::Request& request);

}  // namespace mandat::api
