// Live: which pages a group of events makes stale.
#pragma once

#include "app/organisation.hpp"
#include "net/broadcaster.hpp"

namespace mandat::app {

// Compares two views and publishes, for each thing that differs, event `stale` on its topic
// ("sitting/3") with the topic as data, and always one on "organisation".
void PublishChanges(net::Broadcaster& live, const View& before, const View& after);

}  // namespace mandat::app
