// One HTTP/1.1 connection as a state machine without a socket.
//
// It is told what arrived and what time it is, and asked what to send next; so the same code runs
// over a socket, in a test that cuts bytes anywhere, and in a simulated network (RL-33). All calls
// come from one thread. One request is handled at a time; what a client sends ahead stays in its
// socket, but for one piece, until it is that request's turn.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "net/broadcaster.hpp"
#include "net/failure.hpp"
#include "net/http.hpp"
#include "net/request_reader.hpp"
#include "net/responder.hpp"
#include "net/response_writer.hpp"

namespace mandat::net {

using Instant = std::chrono::steady_clock::time_point;
using Milliseconds = std::chrono::milliseconds;

struct Timeouts {
  Milliseconds head{10'000};       // from the first byte of a request to the end of its head
  Milliseconds body{60'000};       // from there to the end of its body
  Milliseconds answer{10'000};     // for the handler
  Milliseconds write{30'000};      // for the client to take an answer, or a piece of a stream
  Milliseconds idle{60'000};       // between requests
  Milliseconds linger{2'000};      // to read on after an error, so that its page arrives
  Milliseconds heartbeat{15'000};  // of a silent stream
};

// Bytes of request bodies that may be in memory at one time.
class BodyBudget {
 public:
  explicit BodyBudget(std::size_t bytes) : left_(bytes) {}
  [[nodiscard]] bool TryTake(std::size_t bytes);
  void GiveBack(std::size_t bytes) { left_ += bytes; }

 private:
  std::atomic<std::size_t> left_;
};

// Is told what went wrong on our side; `id` stands on the page that the client got.
using FailureLog = std::function<void(std::string_view id, const Error& error)>;

// What the connections of one server share.
struct Site {
  explicit Site(std::size_t body_bytes) : bodies(body_bytes) {}

  RequestPolicy policy;
  Timeouts timeouts;
  Handler handler;
  FailurePage failure_page = PlainFailurePage;
  FailureLog failure_log = [](std::string_view, const Error&) {};
  std::string failure_prefix;  // makes ids differ from those of an earlier start
  BodyBudget bodies;
  std::atomic<std::uint64_t> failures{0};
  std::atomic<bool> is_draining{false};
};

struct Outgoing {
  std::string head;
  Body body = {};  // NOLINT(readability-redundant-member-init): g++ asks for it in `{.head = x}`
};

class Connection {
 public:
  struct Peer {
    std::string address;
    bool is_loopback = false;
  };
  struct Callbacks {
    PendingAnswer::Sink answered;  // any thread: bring it to Answer, on the connection's thread
    std::function<void()> wake;    // any thread: ask NextWrite again, on the connection's thread
    std::function<std::string_view()> date;  // for the Date header; gives "" without a calendar
  };

  Connection(std::shared_ptr<Site> site, Peer peer, Callbacks callbacks, Instant now);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // What happened.
  void Received(std::string_view bytes, Instant now);  // only while WantsBytes
  void Answer(Result<Response> answer, Instant now);
  void TurnAway(Instant now);  // there are too many of us: say so, before anything is read
  void Written(Instant now);   // all of the last NextWrite
  void PeerClosed();           // or the socket failed: nothing more can be said
  void Tick(Instant now);      // time passes; often enough for the shortest timeout
  void Drain();                // the server stops: finish the request at hand, begin no other

  // What is to be done.
  [[nodiscard]] std::optional<Outgoing> NextWrite(Instant now);  // one at a time
  [[nodiscard]] bool WantsBytes() const;
  [[nodiscard]] bool WantsShutdown() const { return phase_ == Phase::kLingering; }
  [[nodiscard]] bool IsOver() const { return phase_ == Phase::kOver; }

 private:
  enum class Phase {
    kIdle,       // between requests
    kHead,       // until the head is accepted
    kBody,       // until the body is whole
    kHandling,   // until the answer comes
    kAnswering,  // until it is written
    kStreaming,  // an endless answer
    kLingering,  // everything is said; reads on for a while so that the last page is not lost
    kOver,
  };

  void Enter(Phase phase, Instant until);
  void ReadPending(Instant now);
  void ReadOn(std::string_view bytes, Instant now);
  void BeginBody(Instant now);
  void Dispatch(Instant now);
  void Respond(Response response, Instant now);
  void StartStream(Response response, const Subscription& subscription, Instant now);
  void Refuse(const Error& error, Instant now);
  // Gives a failure of ours its id and tells the log.
  [[nodiscard]] Failure Record(const Error& error);
  void FinishAnswer(Instant now);
  void Expire(Instant now);
  void ReleaseBody();

  std::shared_ptr<Site> site_;
  Peer peer_;
  Callbacks callbacks_;

  Phase phase_ = Phase::kHead;
  Instant deadline_;
  std::unique_ptr<RequestReader> reader_;
  std::string pending_;  // bytes behind the request that is being handled
  std::size_t body_taken_ = 0;
  std::size_t discarded_ = 0;
  Method method_ = Method::kGet;
  AfterResponse after_ = AfterResponse::kKeepAlive;
  std::weak_ptr<PendingAnswer> answer_;
  std::deque<Outgoing> outbox_;
  bool is_writing_ = false;
  std::shared_ptr<Stream> stream_;
};

}  // namespace mandat::net
