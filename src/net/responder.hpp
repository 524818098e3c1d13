// The answer to one request, which may be given later and from another thread, once.
#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "base/result.hpp"
#include "net/http.hpp"

namespace mandat::net {

// The place where an answer is awaited. Whoever comes first settles it: the handler, or the
// transport whose patience is over.
class PendingAnswer {
 public:
  // Called exactly once, from the thread that settles. Fails with `handler_failed` or
  // `answer_late`.
  using Sink = std::function<void(Result<Response>)>;

  explicit PendingAnswer(Sink sink) : sink_(std::move(sink)) {}
  PendingAnswer(const PendingAnswer&) = delete;
  PendingAnswer& operator=(const PendingAnswer&) = delete;
  // If nobody answered, nobody can any more: `handler_failed`.
  ~PendingAnswer();

  void Settle(Result<Response> answer);
  void SettleLate();
  void AnswerIfLate(Response response);

 private:
  std::mutex mutex_;
  Sink sink_;  // empty once settled
  std::optional<Response> late_;
};

// A handler's end of it. Copies answer the same request. A handler that lets go of every copy
// without answering has failed, and the client gets the constant error page at once.
class Responder {
 public:
  explicit Responder(std::shared_ptr<PendingAnswer> pending) : pending_(std::move(pending)) {}

  // The first answer counts. A later one is dropped: the transport may have run out of patience
  // meanwhile, and what the answer told is on record all the same.
  void Send(Response response) const { pending_->Settle(std::move(response)); }

  // What the client gets when the answer takes too long, for example 202 and where to look.
  // Without it: 503.
  void AnswerIfLate(Response response) const { pending_->AnswerIfLate(std::move(response)); }

 private:
  std::shared_ptr<PendingAnswer> pending_;
};

// Answers a request, or keeps the responder and answers later. It must not block: it runs on a
// thread that serves many connections.
using Handler = std::function<void(Request, Responder)>;

}  // namespace mandat::net
