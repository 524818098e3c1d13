#include "app/writer.hpp"

#include <algorithm>
#include <future>
#include <utility>
#include <vector>

namespace mandat::app {

Writer::Writer(std::shared_ptr<Organisation> organisation,
               std::function<void(const Error&)> on_fatal)
    : organisation_(std::move(organisation)),
      on_fatal_(std::move(on_fatal)),
      thread_([this] { Run(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Writer::Submit(Submission submission, ReplyTo reply) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() < kLongestQueue) {
      queue_.push_back({.submission = std::move(submission), .reply = std::move(reply)});
      wake_.notify_one();
      return;
    }
  }
  Reply full;
  full.error.code = "queue_full";
  reply(full);
}

void Writer::SubmitAll(std::vector<Submission> submissions,
                       std::function<void(const std::vector<Reply>&)> replies) {
  if (submissions.empty()) return replies({});
  struct Collected {
    std::mutex mutex;  // a full queue answers from the caller's thread, the writer from its own
    std::vector<Reply> replies;
    std::size_t missing = 0;
  };
  const auto collected = std::make_shared<Collected>();
  collected->replies.resize(submissions.size());
  collected->missing = submissions.size();
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    Submit(std::move(submissions[i]), [collected, replies, i](const Reply& reply) {
      {
        const std::lock_guard lock(collected->mutex);
        collected->replies[i] = reply;
        if (--collected->missing > 0) return;
      }
      replies(collected->replies);
    });
  }
}

Reply Writer::SubmitAndWait(Submission submission) {
  std::promise<Reply> promise;
  Submit(std::move(submission), [&](const Reply& reply) { promise.set_value(reply); });
  return promise.get_future().get();
}

void Writer::Run() {
  while (true) {
    std::vector<Organisation::Pending> group;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      // Whatever came while the last group was being synced: no timer waits for more.
      const std::size_t taken = std::min(queue_.size(), kMostCommandsInGroup);
      for (std::size_t i = 0; i < taken; ++i) {
        group.push_back(std::move(queue_.front()));
        queue_.pop_front();
      }
    }
    if (const Status kept = organisation_->Process(group); !kept) {
      on_fatal_(kept.error());
      return;
    }
  }
}

}  // namespace mandat::app
