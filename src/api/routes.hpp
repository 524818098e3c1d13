// The routes of the API as data: what OpenAPI, the tests and the dispatcher all read.
#pragma once

#include <array>
#include <string_view>

#include "net/http.hpp"

namespace mandat::api {

enum class Resource {
  kOpenApi,
  kOrganisations,
  kOrganisation,
  kUnits,
  kUnit,
  kBody,
  kSeat,
  kChain,
  kMandate,
  kFraction,
  kSitting,
  kMotion,
  kAmendment,
  kVote,
  kElection,
  kRecall,
  kDecision,
  kDecisions,
  kLeaves,
  kStateHash,
  kEvents,
  kCommand,
};

struct ApiRoute {
  net::Method method;
  std::string_view path;
  Resource resource;
  std::string_view summary;
};

inline constexpr std::array<ApiRoute, 22> kRoutes{{
    {net::Method::kGet, "/api/v1/openapi.json", Resource::kOpenApi, "This description"},
    {net::Method::kGet, "/api/v1/o", Resource::kOrganisations, "The organisations of this server"},
    {net::Method::kGet, "/api/v1/o/{org}", Resource::kOrganisation,
     "Counts and head of the record"},
    {net::Method::kGet, "/api/v1/o/{org}/units", Resource::kUnits, "The base units"},
    {net::Method::kGet, "/api/v1/o/{org}/units/{id}", Resource::kUnit, "A base unit"},
    {net::Method::kGet, "/api/v1/o/{org}/bodies/{id}", Resource::kBody, "A body and its seats"},
    {net::Method::kGet, "/api/v1/o/{org}/seats/{id}", Resource::kSeat, "A seat"},
    {net::Method::kGet, "/api/v1/o/{org}/seats/{id}/chain", Resource::kChain, "Who sent you?"},
    {net::Method::kGet, "/api/v1/o/{org}/mandates/{id}", Resource::kMandate, "A mandate"},
    {net::Method::kGet, "/api/v1/o/{org}/fractions/{id}", Resource::kFraction, "A fraction"},
    {net::Method::kGet, "/api/v1/o/{org}/sittings/{id}", Resource::kSitting, "A sitting"},
    {net::Method::kGet, "/api/v1/o/{org}/motions/{id}", Resource::kMotion, "A motion"},
    {net::Method::kGet, "/api/v1/o/{org}/amendments/{id}", Resource::kAmendment, "An amendment"},
    {net::Method::kGet, "/api/v1/o/{org}/votes/{id}", Resource::kVote, "A vote and its verdict"},
    {net::Method::kGet, "/api/v1/o/{org}/elections/{id}", Resource::kElection, "An election"},
    {net::Method::kGet, "/api/v1/o/{org}/recalls/{id}", Resource::kRecall, "A recall"},
    {net::Method::kGet, "/api/v1/o/{org}/decisions/{id}", Resource::kDecision, "A decision"},
    {net::Method::kGet, "/api/v1/o/{org}/decisions", Resource::kDecisions, "All decisions"},
    {net::Method::kGet, "/api/v1/o/{org}/leaves", Resource::kLeaves,
     "Leaves of the record from `after` on"},
    {net::Method::kGet, "/api/v1/o/{org}/state-hash", Resource::kStateHash,
     "SHA-256 of the state's canonical text"},
    {net::Method::kGet, "/api/v1/o/{org}/events", Resource::kEvents, "Live stream of what changed"},
    {net::Method::kPost, "/api/v1/o/{org}/commands/{name}", Resource::kCommand, "Act"},
}};

}  // namespace mandat::api
