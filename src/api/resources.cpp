#include "api/resources.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "api/api.hpp"
#include "api/problems.hpp"
#include "core/chain.hpp"
#include "core/codec.hpp"

namespace mandat::api {
namespace {

constexpr auto kLargestNumber = static_cast<std::uint64_t>(kLargestJsonInteger);

std::optional<std::uint64_t> NumberIn(const net::Parameters& parameters, std::string_view name) {
  const std::string* const text = net::FindParameter(parameters, name);
  if (!text) return std::nullopt;
  std::uint64_t number = 0;
  const char* const end = text->data() + text->size();
  const auto [stop, error] = std::from_chars(text->data(), end, number);
  return error == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

// The element with the number captured as {id}, or nothing.
template <typename T>
std::optional<std::string> One(const PersistentVector<T>& all, const net::Parameters& captured) {
  const auto id = NumberIn(captured, "id");
  if (!id || *id < 1 || *id > all.size()) return std::nullopt;
  return ToJson(all[*id - 1]);
}

template <typename T>
std::string All(const PersistentVector<T>& all) {
  std::string text;
  JsonWriter writer(text);
  writer.BeginObject();
  writer.Key("items");
  WriteJson(writer, all);
  writer.EndObject();
  return text;
}

std::optional<std::string> ChainText(const core::State& state, const net::Parameters& captured) {
  const auto id = NumberIn(captured, "id");
  if (!id || *id < 1 || *id > state.seats.size()) return std::nullopt;
  const core::Chain chain = core::ChainOf(state, SeatId{*id});
  std::string text;
  JsonWriter writer(text);
  writer.BeginObject();
  writer.Key("reaches_base");
  writer.String(chain.reaches_base ? "yes" : "no");
  writer.Key("steps");
  writer.BeginList();
  for (const core::ChainStep& step : chain.steps) {
    writer.BeginObject();
    const auto put = [&](const char* name, const auto& optional) {
      if (!optional) return;
      writer.Key(name);
      WriteJson(writer, *optional);
    };
    put("election", step.election);
    put("elector", step.elector);
    put("mandate", step.mandate);
    writer.Key("members");
    writer.Integer(step.members);
    writer.Key("seat");
    WriteJson(writer, step.seat);
    writer.EndObject();
  }
  writer.EndList();
  writer.EndObject();
  return text;
}

std::string Summary(const app::Hosted& hosted, const app::View& view) {
  std::string text;
  JsonWriter writer(text);
  const auto count = [&](const char* name, std::uint64_t number) {
    writer.Key(name);
    writer.Integer(static_cast<std::int64_t>(number));
  };
  writer.BeginObject();
  const core::State& state = view.state;
  count("amendments", state.amendments.size());
  count("bodies", state.bodies.size());
  count("decisions", state.decisions.size());
  count("elections", state.elections.size());
  count("fractions", state.fractions.size());
  count("leaves", view.size);
  count("mandates", state.mandates.size());
  count("members", state.members);
  count("motions", state.motions.size());
  writer.Key("name");
  writer.String(view.names.organisation);
  count("recalls", state.recalls.size());
  writer.Key("root");
  WriteJson(writer, view.root);
  count("seats", state.seats.size());
  count("sittings", state.sittings.size());
  writer.Key("slug");
  writer.String(hosted.slug);
  count("suspended", state.suspended);
  count("units", state.units.size());
  count("votes", state.votes.size());
  writer.EndObject();
  return text;
}

std::string Organisations(const app::Host& host) {
  std::string text = "{\"items\":[";
  bool first = true;
  for (const app::Hosted* const hosted : host.All()) {
    if (!std::exchange(first, false)) text += ',';
    text += Summary(*hosted, *hosted->organisation->CurrentView());
  }
  return text + "]}";
}

// A number in the query; `otherwise` if it is absent. Fails with `parameter_malformed`.
Result<std::uint64_t> QueryNumber(const net::Request& request, std::string_view name,
                                  std::uint64_t otherwise) {
  if (!net::FindParameter(request.query, name)) return otherwise;
  const auto number = NumberIn(request.query, name);
  if (!number || *number > kLargestNumber) return Fail("parameter_malformed", std::string(name));
  return *number;
}

// Leaves are canonical JSON already.
Result<std::string> Leaves(app::Hosted& hosted, const net::Request& request) {
  constexpr std::uint64_t kByDefault = 50;
  constexpr std::uint64_t kMost = 200;
  MANDAT_TRY(const std::uint64_t after, QueryNumber(request, "after", 0));
  MANDAT_TRY(const std::uint64_t limit, QueryNumber(request, "limit", kByDefault));
  MANDAT_TRY(const auto entries, hosted.organisation->ReadLeaves(after, std::min(limit, kMost)));
  std::string text = "{\"items\":[";
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0) text += ',';
    text += entries[i].bytes;
  }
  return text + "],\"next\":" + std::to_string(after + entries.size()) + "}";
}

net::Response Json(std::string text, const net::Request& request) {
  net::Response response;
  const std::string tag = "\"" + ToHex(crypto::Sha256(text)).substr(0, 32) + "\"";
  response.headers.push_back({.name = "ETag", .value = tag});
  const std::string* const known = request.Header("If-None-Match");
  if (known && *known == tag) {
    response.status = 304;
    return response;
  }
  response.content_type = "application/json; charset=utf-8";
  response.body = std::move(text);
  return response;
}

net::Response Events(app::Hosted& hosted, const net::Request& request) {
  net::Response response;
  net::Subscription subscription;
  subscription.source = hosted.live;
  subscription.topics = {"organisation"};
  if (const std::string* const last = request.Header("Last-Event-ID")) subscription.after = *last;
  response.stream = std::move(subscription);
  return response;
}

std::optional<std::string> ThingOf(const core::State& state, Resource resource,
                                   const net::Parameters& captured) {
  switch (resource) {
    case Resource::kUnits:
      return All(state.units);
    case Resource::kUnit:
      return One(state.units, captured);
    case Resource::kBody:
      return One(state.bodies, captured);
    case Resource::kSeat:
      return One(state.seats, captured);
    case Resource::kChain:
      return ChainText(state, captured);
    case Resource::kMandate:
      return One(state.mandates, captured);
    case Resource::kFraction:
      return One(state.fractions, captured);
    case Resource::kSitting:
      return One(state.sittings, captured);
    case Resource::kMotion:
      return One(state.motions, captured);
    case Resource::kAmendment:
      return One(state.amendments, captured);
    case Resource::kVote:
      return One(state.votes, captured);
    case Resource::kElection:
      return One(state.elections, captured);
    case Resource::kRecall:
      return One(state.recalls, captured);
    case Resource::kDecision:
      return One(state.decisions, captured);
    case Resource::kDecisions:
      return All(state.decisions);
    case Resource::kStateHash:
      return "{\"state_hash\":\"" + ToHex(crypto::Sha256(core::EncodeState(state))) + "\"}";
    case Resource::kOpenApi:
    case Resource::kOrganisations:
    case Resource::kOrganisation:
    case Resource::kLeaves:
    case Resource::kEvents:
    case Resource::kCommand:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

net::Response GiveResource(app::Host& host, app::Hosted* hosted, Resource resource,
                           const net::Parameters& captured, const net::Request& request) {
  if (resource == Resource::kOpenApi) return Json(OpenApiText(), request);
  if (resource == Resource::kOrganisations) return Json(Organisations(host), request);
  if (resource == Resource::kEvents) return Events(*hosted, request);
  const app::ViewPtr view = hosted->organisation->CurrentView();
  if (resource == Resource::kOrganisation) return Json(Summary(*hosted, *view), request);
  if (resource == Resource::kLeaves) {
    auto leaves = Leaves(*hosted, request);
    return leaves ? Json(std::move(*leaves), request) : Problem(leaves.error());
  }
  auto text = ThingOf(view->state, resource, captured);
  if (!text) return Problem({.code = "no_such_thing", .article = {}, .detail = {}});
  return Json(std::move(*text), request);
}

}  // namespace mandat::api
