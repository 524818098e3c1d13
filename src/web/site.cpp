// Which route a request takes, and what is no page: assets, live streams.
#include "web/site.hpp"

#include <utility>

#include "net/target.hpp"
#include "web/assets.hpp"
#include "web/call.hpp"
#include "web/pages/pages.hpp"
#include "web/posts.hpp"
#include "web/routes.hpp"

namespace mandat::web {
namespace {

using net::Request;
using net::Responder;
using net::Response;

Response Text(std::string text) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = std::move(text);
  return response;
}

Response AssetResponse(std::string_view path) {
  const std::optional<Asset> asset = FindAsset(path);
  Response response;
  if (!asset) {
    response = Text("not found\n");
    response.status = 404;
    return response;
  }
  response.content_type = asset->content_type;
  response.body = std::string(asset->bytes);
  response.headers.push_back({"Cache-Control", "public, max-age=31536000, immutable"});
  return response;
}

}  // namespace

struct Site::Parts {
  Parts(app::Host& the_host, const SiteOptions& the_options)
      : host(the_host), options(the_options), router(Routes()), posts(host, options, router) {}

  void Answer(const CallPtr& call, const Route& route, const Responder& responder) const;
  static void AnswerLive(const Call& call, const Responder& responder);

  app::Host& host;
  SiteOptions options;
  net::Router<Route> router;
  Posts posts;
};

void Site::Parts::Answer(const CallPtr& call, const Route& route,
                         const Responder& responder) const {
  if (route.special == Special::kAsset) {
    const std::string* const path = net::FindParameter(call->visit.captured, "path");
    return responder.Send(AssetResponse(path ? std::string_view(*path) : std::string_view()));
  }
  if (route.special == Special::kRobots) {
    return responder.Send(Text("User-agent: *\nDisallow: /o/\n"));
  }
  if (route.special == Special::kFavicon) {
    return responder.Send(net::SeeOther(std::string(AssetUrl("img/mandat.svg").Text())));
  }
  Response response;
  // Before its statutes are on record an organisation has the pages of its founding alone.
  if (!Enter(host, options, *call)) {
    response = NotFoundPage(call->visit);
  } else if (route.special == Special::kLive) {
    return AnswerLive(*call, responder);
  } else if (route.special != Special::kNone) {
    return posts.Answer(call, route.special, responder);
  } else if (call->visit.hosted && !call->visit.State().statute) {
    response = FoundingPage(call->visit);
  } else {
    response = route.show(call->visit);
  }
  Finish(*call, response);
  responder.Send(std::move(response));
}

void Site::Parts::AnswerLive(const Call& call, const Responder& responder) {
  Response response;
  response.content_type = "text/event-stream";
  net::Subscription subscription;
  subscription.source = call.visit.hosted->live;
  std::string topic;
  for (const char c : std::string(call.visit.Query("topics")) + ' ') {
    if (c != ' ' && c != ',') {
      topic += c;
    } else if (!topic.empty()) {
      subscription.topics.push_back(std::exchange(topic, {}));
    }
  }
  if (const std::string* const last = call.request.Header("Last-Event-ID")) {
    subscription.after = *last;
  }
  response.stream = std::move(subscription);
  responder.Send(std::move(response));
}

net::BodyClass BodyClassOf(net::Method /*method*/, std::string_view path) {
  const bool is_list = path.starts_with("/o/") && path.ends_with("/roll");
  return is_list ? net::BodyClass::kUpload : net::BodyClass::kForm;
}

Site::Site(app::Host& host, const SiteOptions& options)
    : parts_(std::make_unique<Parts>(host, options)) {}
Site::~Site() = default;

bool Site::Handle(Request& request, const Responder& responder) const {
  auto found = parts_->router.Match(request);
  if (!found.value) return false;
  const auto call = std::make_shared<Call>(parts_->host, parts_->options, std::move(request),
                                           std::move(found.captured));
  parts_->Answer(call, *found.value, responder);
  return true;
}

Response Site::NotFound(const Request& request) const {
  const Call call(parts_->host, parts_->options, request, {});
  return NotFoundPage(call.visit);
}

}  // namespace mandat::web
