// Api: the HTTP interface for programs, /api/v1, declared as one table of routes (IF-701).
#pragma once

#include <memory>
#include <string>

#include "app/host.hpp"
#include "base/result.hpp"
#include "net/http.hpp"
#include "net/responder.hpp"

namespace mandat::api {

class Api {
 public:
  // `host` outlives it.
  [[nodiscard]] static Result<std::unique_ptr<Api>> Create(app::Host& host);
  ~Api();
  Api(const Api&) = delete;
  Api& operator=(const Api&) = delete;

  // Answers requests below /api; true if this was one.
  [[nodiscard]] bool Handle(const net::Request& request, const net::Responder& responder) const;

 private:
  struct Impl;
  explicit Api(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The OpenAPI 3.1 description, generated from the routes and the declarations of the commands.
[[nodiscard]] std::string OpenApiText();

// RFC 9457 problem details with our own members (IF-704): code, article, meaning, remedies.
[[nodiscard]] net::Response Problem(int status, const Error& error);

}  // namespace mandat::api
