#include "app/live.hpp"

#include <string>

namespace mandat::app {
namespace {

// Elements that a view shares with the one before are the same object, so that unchanged leaves of
// the collections cost a comparison of addresses and not of contents.
template <typename T>
void PublishChanged(net::Broadcaster& live, const char* kind, std::uint64_t id,
                    const PersistentVector<T>& before, const PersistentVector<T>& after) {
  for (std::size_t i = 0; i < after.size(); ++i) {
    const bool same = i < before.size() && (&before[i] == &after[i] || before[i] == after[i]);
    if (same) continue;
    const std::string topic = std::string(kind) + "/" + std::to_string(i + 1);
    live.Publish(topic, id, "stale", topic);
  }
}

}  // namespace

void PublishChanges(net::Broadcaster& live, const View& before, const View& after) {
  if (after.size == before.size || live.StreamCount() == 0) return;
  const core::State& was = before.state;
  const core::State& is = after.state;
  PublishChanged(live, "body", after.size, was.bodies, is.bodies);
  PublishChanged(live, "sitting", after.size, was.sittings, is.sittings);
  PublishChanged(live, "motion", after.size, was.motions, is.motions);
  PublishChanged(live, "vote", after.size, was.votes, is.votes);
  PublishChanged(live, "election", after.size, was.elections, is.elections);
  live.Publish("organisation", after.size, "stale", "organisation");
}

}  // namespace mandat::app
