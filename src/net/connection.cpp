#include "net/connection.hpp"

#include <exception>
#include <utility>

#include "base/check.hpp"

namespace mandat::net {
namespace {

// Read and thrown away after an error: enough for a client that had sent on, no free storage.
constexpr std::size_t kMostDiscarded = std::size_t{1} << 20U;

Error HandlerThrew(std::string_view what) {
  return {.code = "handler_failed", .article = {}, .detail = std::string(what)};
}

}  // namespace

bool BodyBudget::TryTake(std::size_t bytes) {
  std::size_t left = left_;
  while (left >= bytes) {
    if (left_.compare_exchange_weak(left, left - bytes)) return true;
  }
  return false;
}

Connection::Connection(std::shared_ptr<Site> site, Peer peer, Callbacks callbacks, Instant now)
    : site_(std::move(site)),
      peer_(std::move(peer)),
      callbacks_(std::move(callbacks)),
      deadline_(now + site_->timeouts.head) {}

Connection::~Connection() { ReleaseBody(); }

void Connection::Enter(Phase phase, Instant until) {
  phase_ = phase;
  deadline_ = until;
}

bool Connection::WantsBytes() const {
  switch (phase_) {
    case Phase::kIdle:
    case Phase::kHead:
    case Phase::kBody:
    case Phase::kStreaming:  // only to notice that the client has gone
    case Phase::kLingering:
      return true;
    case Phase::kHandling:
    case Phase::kAnswering:
    case Phase::kOver:
      return false;
  }
  MANDAT_UNREACHABLE();
}

void Connection::Received(std::string_view bytes, Instant now) {
  MANDAT_CHECK(WantsBytes());  // the socket reads only when asked to
  if (phase_ == Phase::kStreaming) {
    phase_ = Phase::kOver;  // nothing can follow a stream on its connection
  } else if (phase_ == Phase::kLingering) {
    discarded_ += bytes.size();
    if (discarded_ > kMostDiscarded) phase_ = Phase::kOver;
  } else {
    ReadOn(bytes, now);
  }
}

void Connection::ReadPending(Instant now) {
  if (!pending_.empty()) ReadOn(std::exchange(pending_, {}), now);
}

void Connection::ReadOn(std::string_view bytes, Instant now) {
  if (!reader_) {
    reader_ = std::make_unique<RequestReader>(site_->policy);
    Enter(Phase::kHead, now + site_->timeouts.head);
  }
  const Result<std::size_t> used = reader_->Feed(bytes);
  if (!used) return Refuse(used.error(), now);
  pending_ = std::string(bytes.substr(*used));
  if (reader_->HasHead() && phase_ == Phase::kHead) BeginBody(now);
  if (phase_ == Phase::kBody && reader_->IsDone()) Dispatch(now);
}

void Connection::BeginBody(Instant now) {
  if (!site_->bodies.TryTake(reader_->BodyBound())) {
    return Refuse(
        {.code = "server_busy", .article = {}, .detail = "too many large requests at once"}, now);
  }
  body_taken_ = reader_->BodyBound();
  Enter(Phase::kBody, now + site_->timeouts.body);
  if (reader_->WantsContinue() && !reader_->IsDone()) {
    outbox_.push_back({.head = "HTTP/1.1 100 Continue\r\n\r\n"});
  }
}

void Connection::Dispatch(Instant now) {
  Request request = reader_->Take();
  request.remote_address = peer_.address;
  request.is_loopback = peer_.is_loopback;
  method_ = request.method;
  if (!reader_->KeepsAlive() || site_->is_draining) after_ = AfterResponse::kClose;
  reader_.reset();
  Enter(Phase::kHandling, now + site_->timeouts.answer);
  auto pending = std::make_shared<PendingAnswer>(callbacks_.answered);
  answer_ = pending;
  // From here on the answer may come at any time, even before the handler returns. What a library
  // throws ends here: unwinding lets go of the responder, and the client gets the constant page.
  try {
    site_->handler(std::move(request), Responder(std::move(pending)));
  } catch (const std::exception& thrown) {
    site_->failure_log("", HandlerThrew(thrown.what()));
  } catch (...) {
    site_->failure_log("", HandlerThrew("something that is no exception"));
  }
}

void Connection::Answer(Result<Response> answer, Instant now) {
  if (phase_ != Phase::kHandling) return;  // the client has gone meanwhile
  ReleaseBody();
  if (answer) {
    Respond(*std::move(answer), now);
  } else {
    Respond(site_->failure_page(Record(answer.error())), now);
  }
}

void Connection::Respond(Response response, Instant now) {
  if (const std::optional<Subscription> offered = response.stream) {
    return StartStream(std::move(response), *offered, now);
  }
  if (site_->is_draining) after_ = AfterResponse::kClose;
  Result<std::string> head = WriteResponseHead(response, after_, callbacks_.date());
  if (!head) {
    // A value from a request reached a header, or a page of ours is at fault: the constant page.
    response = PlainFailurePage(Record(head.error()));
    head = WriteResponseHead(response, after_, callbacks_.date());
    MANDAT_CHECK(head);  // a constant page has nothing that could be malformed
  }
  Body body;
  if (HasBody(response, method_)) body = std::move(response.body);
  outbox_.push_back({.head = *std::move(head), .body = std::move(body)});
  Enter(Phase::kAnswering, now + site_->timeouts.write);
}

void Connection::StartStream(Response response, const Subscription& subscription, Instant now) {
  MANDAT_CHECK(subscription.source);  // a handler that offers a stream says whose
  response.content_type = "text/event-stream; charset=utf-8";
  after_ = AfterResponse::kClose;
  const Result<std::string> head = WriteResponseHead(response, after_, callbacks_.date());
  if (!head || method_ == Method::kHead || site_->is_draining) {
    response.stream.reset();
    response.body = {};
    return Respond(std::move(response), now);  // which tells if the head is at fault
  }
  auto stream = subscription.source->Subscribe(subscription, callbacks_.wake);
  if (!stream) return Respond(site_->failure_page(Record(stream.error())), now);
  stream_ = *std::move(stream);
  pending_ = {};
  outbox_.push_back({.head = *head});
  Enter(Phase::kStreaming, now + site_->timeouts.heartbeat);
}

void Connection::TurnAway(Instant now) {
  Refuse({.code = "server_busy", .article = {}, .detail = "too many connections"}, now);
}

void Connection::Refuse(const Error& error, Instant now) {
  ReleaseBody();
  reader_.reset();
  pending_ = {};
  method_ = Method::kGet;
  after_ = AfterResponse::kClose;
  Respond(site_->failure_page(Record(error)), now);
}

Failure Connection::Record(const Error& error) {
  Failure failure{.status = StatusOfFailure(error.code), .error = error};
  if (failure.status == 500) {
    failure.id = site_->failure_prefix + std::to_string(++site_->failures);
    site_->failure_log(failure.id, error);
  }
  return failure;
}

void Connection::ReleaseBody() { site_->bodies.GiveBack(std::exchange(body_taken_, 0)); }

std::optional<Outgoing> Connection::NextWrite(Instant now) {
  if (phase_ == Phase::kOver) return std::nullopt;
  if (stream_ && stream_->IsDropped()) {
    phase_ = Phase::kOver;  // even in the middle of a write, which may be what it hangs at
    return std::nullopt;
  }
  if (is_writing_) return std::nullopt;
  if (outbox_.empty() && stream_) {
    if (std::string events = stream_->Take(); !events.empty()) {
      outbox_.push_back({.head = std::move(events)});
    }
  }
  if (outbox_.empty()) return std::nullopt;
  Outgoing next = std::move(outbox_.front());
  outbox_.pop_front();
  is_writing_ = true;
  if (stream_) deadline_ = now + site_->timeouts.write;
  return next;
}

void Connection::Written(Instant now) {
  is_writing_ = false;
  if (phase_ == Phase::kStreaming) {
    deadline_ = now + site_->timeouts.heartbeat;
  } else if (phase_ == Phase::kAnswering && outbox_.empty()) {
    FinishAnswer(now);
  }
}

void Connection::FinishAnswer(Instant now) {
  if (after_ == AfterResponse::kClose)
    return Enter(Phase::kLingering, now + site_->timeouts.linger);
  if (site_->is_draining) return Enter(Phase::kOver, now);
  Enter(Phase::kIdle, now + site_->timeouts.idle);
  ReadPending(now);
}

void Connection::PeerClosed() { phase_ = Phase::kOver; }

void Connection::Tick(Instant now) {
  if (now >= deadline_) Expire(now);
}

void Connection::Expire(Instant now) {
  switch (phase_) {
    case Phase::kHead:
      if (!reader_) {
        phase_ = Phase::kOver;  // opened and never used, as browsers do in advance
        return;
      }
      [[fallthrough]];
    case Phase::kBody:
      return Refuse({.code = "request_timeout", .article = {}, .detail = "sent too slowly"}, now);
    case Phase::kHandling:
      // If it cannot be held any more, its last word is on the way.
      if (const auto answer = answer_.lock()) answer->SettleLate();
      return;
    case Phase::kStreaming:
      if (is_writing_) {
        phase_ = Phase::kOver;
      } else {
        outbox_.push_back({.head = ":\n\n"});  // a comment: the heartbeat
      }
      return;
    case Phase::kIdle:
    case Phase::kAnswering:
    case Phase::kLingering:
    case Phase::kOver:
      phase_ = Phase::kOver;
      return;
  }
}

void Connection::Drain() {
  const bool has_begun = reader_ != nullptr || phase_ == Phase::kHandling ||
                         phase_ == Phase::kAnswering || phase_ == Phase::kLingering;
  if (!has_begun) phase_ = Phase::kOver;
}

}  // namespace mandat::net
