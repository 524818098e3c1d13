// Live streams: events published once, fanned out to every stream that subscribed to their topic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "net/http.hpp"

namespace mandat::net {

struct BroadcasterLimits {
  std::size_t streams = 20'000;
  std::size_t topics_per_stream = 32;
  std::size_t queued_events = 256;                   // per stream
  std::size_t queued_bytes = std::size_t{1} << 20U;  // per stream
  std::size_t remembered_events = 1024;              // for those who come back
  std::size_t remembered_bytes = std::size_t{8} << 20U;
};

class BroadcasterCore;

// One client's end: a bounded queue of event texts, filled by Publish, emptied by the connection.
class Stream : public std::enable_shared_from_this<Stream> {
 public:
  Stream(std::shared_ptr<BroadcasterCore> core, std::function<void()> wake);
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  ~Stream();

  // What is to be sent now; empty if nothing is.
  [[nodiscard]] std::string Take();
  // The client was too slow and its queue was given up. It has to come back and resume.
  [[nodiscard]] bool IsDropped() const;

 private:
  friend class BroadcasterCore;
  struct Queue;
  std::shared_ptr<BroadcasterCore> core_;
  std::function<void()> wake_;
  std::unique_ptr<Queue> queue_;  // guarded by the core's mutex
};

// The events of one organisation. Every method may be called from any thread.
class Broadcaster {
 public:
  // `last_id` is the newest event that was out before this start: nothing up to it is remembered.
  explicit Broadcaster(std::uint64_t last_id, const BroadcasterLimits& limits = {});

  // Sends an event to the streams of `topic`. Several events may carry one id (a record number in
  // several renderings), but ids never decrease: who publishes from several threads orders them.
  //   event   a token; `reset` is ours
  //   data    any text; its lines are sent as lines
  void Publish(std::string_view topic, std::uint64_t id, std::string_view event,
               std::string_view data);

  // Opens a stream, at first with what it missed since `subscription.after`. If that is no longer
  // remembered, is more than a queue holds, or `after` is no id of ours, it gets the event `reset`
  // instead: fetch the page again.
  //   wake    called from any thread when Take has something new; must only take a note
  //   fails   `too_many_streams`, `too_many_topics`
  [[nodiscard]] Result<std::shared_ptr<Stream>> Subscribe(const Subscription& subscription,
                                                          std::function<void()> wake);

  [[nodiscard]] std::size_t StreamCount() const;

 private:
  std::shared_ptr<BroadcasterCore> core_;
};

}  // namespace mandat::net
