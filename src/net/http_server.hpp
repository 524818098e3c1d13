// The HTTP/1.1 server: sockets and threads around Connection. Knows no domain.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "net/connection.hpp"

namespace mandat::net {

// Who can reach the server. There is no TLS in here: beyond this machine a proxy has to stand in
// front, and whoever starts the server has to say that it does (SE-51).
enum class Reach { kThisMachine, kBehindProxy };

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one, see Port()
  Reach reach = Reach::kThisMachine;
  std::size_t threads = 2;  // 1..64
  std::size_t connections = 21'000;
  std::size_t body_bytes = std::size_t{256} << 20U;  // of all requests being read or handled
  // Its `hosts` may stay empty on loopback: then localhost, 127.0.0.1 and [::1] with the port.
  RequestPolicy policy;
  Timeouts timeouts;
  Milliseconds drain{5'000};  // for requests at hand when the server stops
  FailurePage failure_page = PlainFailurePage;
  FailureLog failure_log = [](std::string_view, const Error&) {};  // from any of the threads
};

class HttpServer {
 public:
  // Listens and answers until Stop. `handler` is called from any of the threads.
  //   fails   `options_malformed`; `not_on_loopback`: an address others can reach, without
  //           kBehindProxy; `hosts_missing`: the same, without names to answer for;
  //           `address_unavailable`: taken, forbidden or not ours
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> Start(ServerOptions options,
                                                                 Handler handler);
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();  // stops

  [[nodiscard]] std::uint16_t Port() const;
  [[nodiscard]] std::size_t ConnectionCount() const;

  // Takes no new connection, ends streams and idle ones, lets requests at hand finish within
  // `drain`, and joins. Not from a handler. A responder that outlives it answers into the void.
  void Stop();

 private:
  class Impl;
  explicit HttpServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace mandat::net
