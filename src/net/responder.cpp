#include "net/responder.hpp"

#include <utility>

namespace mandat::net {

PendingAnswer::~PendingAnswer() {
  Settle(Fail("handler_failed", "the handler let go of the request without an answer"));
}

void PendingAnswer::Settle(Result<Response> answer) {
  Sink sink;
  {
    const std::lock_guard lock(mutex_);
    std::swap(sink, sink_);
  }
  // Outside the lock: the sink may run the connection on, up to the next request.
  if (sink) sink(std::move(answer));
}

void PendingAnswer::SettleLate() {
  std::optional<Response> late;
  {
    const std::lock_guard lock(mutex_);
    late = std::move(late_);
  }
  if (late) {
    Settle(*std::move(late));
  } else {
    Settle(Fail("answer_late", "the work is not done yet"));
  }
}

void PendingAnswer::AnswerIfLate(Response response) {
  const std::lock_guard lock(mutex_);
  late_ = std::move(response);
}

}  // namespace mandat::net
