// Api: the HTTP interface for programs, /api/v1, declared as one table of routes (IF-701).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "app/host.hpp"
#include "base/result.hpp"
#include "net/http.hpp"
#include "net/request_rules.hpp"
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

// How large a body may be: acts carry texts, and are larger than the forms of pages.
[[nodiscard]] net::BodyClass BodyClassOf(net::Method method, std::string_view path);

}  // namespace mandat::api
