#include "net/broadcaster.hpp"

#include <algorithm>
#include <charconv>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "net/text.hpp"

namespace mandat::net {

namespace {

constexpr std::uint32_t kLeastRetryMs = 1000;
constexpr std::uint32_t kRetrySpreadMs = 4000;
constexpr std::uint32_t kRetryStepMs = 997;  // prime to the spread: neighbours land far apart

}  // namespace

using EventText = std::shared_ptr<const std::string>;

struct Stream::Queue {
  std::vector<std::string> topics;
  std::deque<EventText> events;
  std::size_t bytes = 0;
  bool is_dropped = false;
};

// What Broadcaster and its streams share; it lives as long as the last of them.
class BroadcasterCore : public std::enable_shared_from_this<BroadcasterCore> {
 public:
  BroadcasterCore(std::uint64_t last_id, const BroadcasterLimits& limits)
      : limits_(limits), last_id_(last_id), forgotten_id_(last_id) {}

  void Publish(std::string_view topic, std::uint64_t id, const EventText& text);
  Result<std::shared_ptr<Stream>> Subscribe(const Subscription& subscription,
                                            std::function<void()> wake);
  void Leave(Stream& stream);
  std::string Take(Stream& stream);
  bool IsDropped(const Stream& stream);
  std::size_t StreamCount();

 private:
  struct Remembered {
    std::string topic;
    std::uint64_t id = 0;
    EventText text;
  };

  void Remember(std::string_view topic, std::uint64_t id, EventText text);
  // True if the stream had nothing to send before, so that it has to be woken.
  bool Push(Stream& stream, EventText text);
  void CatchUp(Stream& stream, const Subscription& subscription, std::string_view last_seen);
  std::string Greeting();

  const BroadcasterLimits limits_;
  std::mutex mutex_;
  std::uint64_t last_id_;
  std::uint64_t forgotten_id_;  // the newest event that is no longer, or never was, remembered
  std::deque<Remembered> remembered_;
  std::size_t remembered_bytes_ = 0;
  std::map<std::string, std::set<Stream*>, std::less<>> by_topic_;
  std::size_t stream_count_ = 0;
  std::uint32_t opened_ = 0;
};

namespace {

// The lines of `data` end where a client would end them: at CR LF, CR or LF.
std::string EventFrame(std::uint64_t id, std::string_view event, std::string_view data) {
  std::string text = "id: " + std::to_string(id) + "\nevent: ";
  text.append(event).append("\n");
  for (std::size_t from = 0; from <= data.size();) {
    const std::size_t end = std::min(data.find_first_of("\r\n", from), data.size());
    text.append("data: ").append(data.substr(from, end - from)).append("\n");
    from = end + (data.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return text + '\n';
}

Result<std::uint64_t> ParseEventId(std::string_view text) {
  std::uint64_t id = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (fault != std::errc{} || end != text.data() + text.size()) return Fail("not_an_event_id");
  return id;
}

}  // namespace

void BroadcasterCore::Publish(std::string_view topic, std::uint64_t id, const EventText& text) {
  std::vector<std::shared_ptr<Stream>> woken;
  {
    const std::lock_guard lock(mutex_);
    MANDAT_CHECK(id >= last_id_);  // the writer publishes in the order of its record
    last_id_ = id;
    Remember(topic, id, text);
    const auto subscribed = by_topic_.find(topic);
    if (subscribed == by_topic_.end()) return;
    for (Stream* const stream : subscribed->second) {
      if (!Push(*stream, text)) continue;
      // A stream that is being destroyed waits for our lock in Leave and cannot be held any more.
      if (auto held = stream->wake_ ? stream->weak_from_this().lock() : nullptr) {
        woken.push_back(std::move(held));
      }
    }
  }
  // Outside the lock: what is woken may come back at once and take.
  for (const std::shared_ptr<Stream>& stream : woken) stream->wake_();
}

void BroadcasterCore::Remember(std::string_view topic, std::uint64_t id, EventText text) {
  remembered_bytes_ += text->size();
  remembered_.push_back({std::string(topic), id, std::move(text)});
  while (remembered_.size() > limits_.remembered_events ||
         remembered_bytes_ > limits_.remembered_bytes) {
    forgotten_id_ = remembered_.front().id;
    remembered_bytes_ -= remembered_.front().text->size();
    remembered_.pop_front();
    if (remembered_.empty()) break;
  }
}

bool BroadcasterCore::Push(Stream& stream, EventText text) {
  Stream::Queue& queue = *stream.queue_;
  if (queue.is_dropped) return false;
  const bool was_empty = queue.events.empty();
  queue.bytes += text->size();
  queue.events.push_back(std::move(text));
  if (queue.events.size() > limits_.queued_events || queue.bytes > limits_.queued_bytes) {
    queue.is_dropped = true;
    queue.events.clear();
    return true;
  }
  return was_empty;
}

Result<std::shared_ptr<Stream>> BroadcasterCore::Subscribe(const Subscription& subscription,
                                                           std::function<void()> wake) {
  if (subscription.topics.size() > limits_.topics_per_stream) return Fail("too_many_topics");
  auto stream = std::make_shared<Stream>(shared_from_this(), std::move(wake));
  const std::lock_guard lock(mutex_);
  if (stream_count_ == limits_.streams) {
    stream->core_.reset();  // it never joined, so it must not leave
    return Fail("too_many_streams");
  }
  ++stream_count_;
  stream->queue_->topics = subscription.topics;
  for (const std::string& topic : subscription.topics) by_topic_[topic].insert(stream.get());
  Push(*stream, std::make_shared<const std::string>(Greeting()));
  if (subscription.after) CatchUp(*stream, subscription, *subscription.after);
  return stream;
}

// Clients that lost their server all at once come back spread over four seconds (IF-105).
std::string BroadcasterCore::Greeting() {
  return "retry: " + std::to_string(kLeastRetryMs + opened_++ * kRetryStepMs % kRetrySpreadMs) +
         "\n\n";
}

void BroadcasterCore::CatchUp(Stream& stream, const Subscription& subscription,
                              std::string_view last_seen) {
  const auto reset = [&] {
    Push(stream, std::make_shared<const std::string>(EventFrame(last_id_, "reset", "")));
  };
  const Result<std::uint64_t> after = ParseEventId(last_seen);
  if (!after || *after > last_id_) return reset();
  const std::uint64_t first = subscription.seen == Seen::kEverything ? *after + 1 : *after;
  if (first <= forgotten_id_) return reset();

  std::vector<EventText> missed;
  std::size_t bytes = stream.queue_->bytes;
  for (const Remembered& event : remembered_) {
    const std::vector<std::string>& topics = subscription.topics;
    const bool is_wanted = std::find(topics.begin(), topics.end(), event.topic) != topics.end();
    if (event.id < first || !is_wanted) continue;
    bytes += event.text->size();
    missed.push_back(event.text);
  }
  const std::size_t events = stream.queue_->events.size() + missed.size();
  if (events > limits_.queued_events || bytes > limits_.queued_bytes) return reset();
  for (EventText& text : missed) Push(stream, std::move(text));
}

void BroadcasterCore::Leave(Stream& stream) {
  const std::lock_guard lock(mutex_);
  --stream_count_;
  for (const std::string& topic : stream.queue_->topics) {
    const auto subscribed = by_topic_.find(topic);
    if (subscribed == by_topic_.end()) continue;  // the topic stood in the list twice
    subscribed->second.erase(&stream);
    if (subscribed->second.empty()) by_topic_.erase(subscribed);
  }
}

std::string BroadcasterCore::Take(Stream& stream) {
  const std::lock_guard lock(mutex_);
  std::string text;
  for (const EventText& event : stream.queue_->events) text += *event;
  stream.queue_->events.clear();
  stream.queue_->bytes = 0;
  return text;
}

bool BroadcasterCore::IsDropped(const Stream& stream) {
  const std::lock_guard lock(mutex_);
  return stream.queue_->is_dropped;
}

std::size_t BroadcasterCore::StreamCount() {
  const std::lock_guard lock(mutex_);
  return stream_count_;
}

Stream::Stream(std::shared_ptr<BroadcasterCore> core, std::function<void()> wake)
    : core_(std::move(core)), wake_(std::move(wake)), queue_(std::make_unique<Queue>()) {}

Stream::~Stream() {
  if (core_) core_->Leave(*this);
}

std::string Stream::Take() { return core_->Take(*this); }
bool Stream::IsDropped() const { return core_->IsDropped(*this); }

Broadcaster::Broadcaster(std::uint64_t last_id, const BroadcasterLimits& limits)
    : core_(std::make_shared<BroadcasterCore>(last_id, limits)) {}

void Broadcaster::Publish(std::string_view topic, std::uint64_t id, std::string_view event,
                          std::string_view data) {
  MANDAT_CHECK(IsToken(event));  // a line end in a name would forge an event
  core_->Publish(topic, id, std::make_shared<const std::string>(EventFrame(id, event, data)));
}

Result<std::shared_ptr<Stream>> Broadcaster::Subscribe(const Subscription& subscription,
                                                       std::function<void()> wake) {
  return core_->Subscribe(subscription, std::move(wake));
}

std::size_t Broadcaster::StreamCount() const { return core_->StreamCount(); }

}  // namespace mandat::net
