#include "api/api.hpp"

#include <utility>

#include "api/commands.hpp"
#include "api/problems.hpp"
#include "api/resources.hpp"
#include "api/routes.hpp"
#include "net/router.hpp"

namespace mandat::api {

struct Api::Impl {
  app::Host& host;
  net::Router<const ApiRoute*> router;
};

Api::Api(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Api::~Api() = default;

Result<std::unique_ptr<Api>> Api::Create(app::Host& host) {
  std::vector<net::Router<const ApiRoute*>::Route> routes;
  for (const ApiRoute& route : kRoutes) {
    routes.push_back({.method = route.method, .path = route.path, .value = &route});
  }
  MANDAT_TRY(auto router, net::Router<const ApiRoute*>::Create(std::move(routes)));
  return std::unique_ptr<Api>(
      new Api(std::make_unique<Impl>(Impl{.host = host, .router = std::move(router)})));
}

net::BodyClass BodyClassOf(net::Method /*method*/, std::string_view path) {
  return path.starts_with("/api/") ? net::BodyClass::kJson : net::BodyClass::kForm;
}

bool Api::Handle(const net::Request& request, const net::Responder& responder) const {
  if (!request.path.starts_with("/api/")) return false;
  const auto found = impl_->router.Match(request);
  if (!found.value) {
    const bool wrong_method = !found.allow.empty();
    net::Response response = Problem({.code = wrong_method ? "method_not_allowed" : "no_such_route",
                                      .article = {},
                                      .detail = {}});
    if (wrong_method) response.headers.push_back({.name = "Allow", .value = found.allow});
    responder.Send(std::move(response));
    return true;
  }
  const ApiRoute& route = **found.value;
  const std::string* const slug = net::FindParameter(found.captured, "org");
  app::Hosted* const hosted = slug ? impl_->host.Find(*slug) : nullptr;
  if (slug && !hosted) {
    responder.Send(Problem({.code = "no_such_organisation", .article = {}, .detail = *slug}));
    return true;
  }
  if (route.resource == Resource::kCommand) {
    TakeCommand(*hosted, *net::FindParameter(found.captured, "name"), request, responder,
                impl_->host.GetPorts());
    return true;
  }
  responder.Send(GiveResource(impl_->host, hosted, route.resource, found.captured, request));
  return true;
}

}  // namespace mandat::api
