// From bytes to a Request, strictly (SE-52): what the server, the simulation and the fuzzer share.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "net/http.hpp"
#include "net/request_rules.hpp"

namespace mandat::net {

// Reads one request from bytes that arrive in any pieces.
class RequestReader {
 public:
  explicit RequestReader(const RequestPolicy& policy);  // which outlives the reader
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;
  ~RequestReader();

  // Takes bytes up to the end of the request and gives how many. After a failure there is no way
  // to tell where the next request begins: the connection has to end.
  //   fails   the codes of request_rules.hpp and ParseTarget; `header_too_large`;
  //           `body_too_large`; `body_malformed`: bad chunk, chunk extension or trailer
  [[nodiscard]] Result<std::size_t> Feed(std::string_view bytes);

  [[nodiscard]] bool HasHead() const;  // the head is accepted, what follows is the body
  [[nodiscard]] bool IsDone() const;

  // Valid once HasHead.
  [[nodiscard]] bool WantsContinue() const;     // the client waits for "100 Continue"
  [[nodiscard]] bool KeepsAlive() const;        // the client did not ask to close
  [[nodiscard]] std::size_t BodyBound() const;  // the most bytes that the body can have

  // The request, once IsDone; the reader is spent.
  [[nodiscard]] Request Take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// One whole request and nothing behind it. Fails as Feed; `request_malformed` if bytes are missing
// or left over.
[[nodiscard]] Result<Request> ParseRequest(std::string_view bytes,
                                           const RequestPolicy& policy = {});

// The bytes of a request as we would send it; ParseRequest gives the same request back.
[[nodiscard]] std::string WriteRequest(const Request& request);

}  // namespace mandat::net
