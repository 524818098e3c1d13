// Requests without a socket: the same handler, the same rules, one thread (RL-33).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "net/connection.hpp"

namespace mandat::net {

// A request that a handler has and may not have answered yet.
class PendingExchange {
 public:
  [[nodiscard]] bool IsAnswered() const;
  // The handler's time is over: its late answer, or 503.
  void RunOutOfTime();
  // The answer; check-fails without one. A failure is turned into its page, as the server does.
  [[nodiscard]] Response Take();

 private:
  friend class InProcess;
  struct Slot;
  std::shared_ptr<Slot> slot_;
};

class InProcess {
 public:
  explicit InProcess(Handler handler, const RequestPolicy& policy = {});

  // Hands the request over. Whoever drives the simulation lets time pass and looks again.
  enum class From { kThisMachine, kElsewhere };
  [[nodiscard]] PendingExchange Begin(Request request, From from = From::kThisMachine);

  // For handlers that answer at once; an answer that is not there counts as late.
  [[nodiscard]] Response Handle(Request request);

  // What a socket would see: everything that comes back for these bytes, from a Connection that is
  // closed after the last of them. Answers given later than at once count as late.
  [[nodiscard]] std::string HandleBytes(std::string_view bytes);

 private:
  std::shared_ptr<Site> site_;
};

}  // namespace mandat::net
