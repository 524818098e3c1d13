// The addresses of the site: which page each shows, or which of the few other things it does.
#pragma once

#include "net/http.hpp"
#include "net/router.hpp"
#include "web/pages/visit.hpp"

namespace mandat::web {

enum class Special { kNone, kAsset, kRobots, kFavicon, kLive, kAct, kActAs, kFound, kRollList };

struct Route {
  net::Response (*show)(const Visit&) = nullptr;
  Special special = Special::kNone;
};

[[nodiscard]] net::Router<Route> Routes();

}  // namespace mandat::web
