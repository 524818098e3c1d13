// Writer: the one thread that writes to an organisation, fed from a bounded queue (AR-4, RC-33).
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "app/organisation.hpp"
#include "app/submission.hpp"

namespace mandat::app {

inline constexpr std::size_t kLongestQueue = 10'000;

class Writer {
 public:
  // `on_fatal` is called when nobody knows what is on the disk; it ends the process.
  Writer(std::shared_ptr<Organisation> organisation, std::function<void(const Error&)> on_fatal);
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer();  // finishes what is queued, then stops

  // Queues a submission. `reply` is called once, from the writer's thread; at once, and from this
  // one, with `queue_full` if ten thousand wait already.
  void Submit(Submission submission, ReplyTo reply);

  // Queues them in this order; `replies` is called once, in their order, when the last is there.
  // No group of its own: another's act may come between, and each is answered for itself.
  void SubmitAll(std::vector<Submission> submissions,
                 std::function<void(const std::vector<Reply>&)> replies);

  // Submits and waits: for the command line and for tests.
  [[nodiscard]] Reply SubmitAndWait(Submission submission);

 private:
  void Run();

  std::shared_ptr<Organisation> organisation_;
  std::function<void(const Error&)> on_fatal_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Organisation::Pending> queue_;
  bool stopping_ = false;
  std::thread thread_;  // last: it starts when everything above is there
};

}  // namespace mandat::app
