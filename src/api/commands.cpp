#include "api/commands.hpp"

#include <optional>
#include <string>
#include <utility>

#include "api/problems.hpp"
#include "app/wire/strict_json.hpp"
#include "core/codec.hpp"

namespace mandat::api {
namespace {

Error Because(std::string code, std::string detail = {}) {
  return {.code = std::move(code), .article = {}, .detail = std::move(detail)};
}

bool IsJson(const net::Request& request) {
  const std::string* const type = request.Header("Content-Type");
  return type && (*type == "application/json" || type->starts_with("application/json;"));
}

// A browser says where a request comes from; programs say nothing. A page of another site cannot
// send this content type and these headers without asking first, and is never allowed to.
bool ComesFromAnotherSite(const net::Request& request) {
  const std::string* const site = request.Header("Sec-Fetch-Site");
  if (site) return *site != "same-origin" && *site != "none";
  const std::string* const origin = request.Header("Origin");
  const std::string* const host = request.Header("Host");
  return origin && (!host || (*origin != "http://" + *host && *origin != "https://" + *host));
}

std::optional<core::Actor> ActorOf(const app::Hosted& hosted, const net::Request& request) {
  if (hosted.kind != app::HostedKind::kDemo || !request.is_loopback) return std::nullopt;
  const std::string* const as = request.Header("Mandat-Act-As");
  auto actor = as ? JsonForm<core::Actor>::FromText(*as) : std::nullopt;
  // Nobody outside is the system or another node: what they record is believed.
  const bool is_somebody = actor && (actor->kind == core::ActorKind::kPerson ||
                                     actor->kind == core::ActorKind::kOperator);
  return is_somebody ? actor : std::nullopt;
}

// {"arguments": {...}, "documents": {"text": "..."}}, both optional.
Status ReadBody(std::string_view body, app::Submission& submission) {
  MANDAT_TRY(const std::string text, app::CanonicalObject(body.empty() ? "{}" : body));
  JsonReader reader(text, {.depth = 16, .keys = 64, .elements = 1024, .string_bytes = 1U << 20U});
  reader.BeginObject();
  if (reader.TryKey("arguments")) submission.arguments = std::string(reader.Raw());
  if (reader.TryKey("documents")) {
    reader.BeginObject();
    for (auto name = reader.AnyKey(); !name.empty(); name = reader.AnyKey()) {
      const std::string key(name);
      submission.documents[key].payload = reader.String();
    }
    reader.EndObject();
  }
  reader.EndObject();
  if (const Status read = reader.Finish(); !read) {
    return Fail("json_malformed", "arguments and documents only: " + read.error().detail);
  }
  return {};
}

std::string RecordedText(const app::Reply& reply) {
  std::string text;
  JsonWriter writer(text);
  writer.BeginObject();
  writer.Key("events");
  writer.BeginList();
  for (const core::Fact& fact : reply.facts) {
    writer.BeginObject();
    writer.Key("data");
    writer.Raw(core::EncodeFact(fact));
    writer.Key("type");
    writer.String(core::TypeOf(fact));
    writer.EndObject();
  }
  writer.EndList();
  writer.Key("leaf");
  writer.Integer(static_cast<std::int64_t>(reply.first_seq.value_or(0)));
  writer.Key("leaves");
  writer.Integer(reply.events);
  writer.Key("level");
  writer.String("recorded");
  writer.Key("repeated");
  writer.String(reply.repeated ? "yes" : "no");
  writer.EndObject();
  return text;
}

net::Response AnswerTo(const app::Reply& reply) {
  if (reply.level == app::Level::kRecorded) {
    net::Response response;
    response.content_type = "application/json; charset=utf-8";
    response.body = RecordedText(reply);
    return response;
  }
  return Problem(reply.error);
}

}  // namespace

void TakeCommand(app::Hosted& hosted, std::string_view name, const net::Request& request,
                 const net::Responder& responder, const app::Ports& /*ports*/) {
  if (!IsJson(request)) return responder.Send(Problem(Because("not_json")));
  if (ComesFromAnotherSite(request)) return responder.Send(Problem(Because("cross_site")));
  const std::string* const key = request.Header("Idempotency-Key");
  const auto id = key ? ParseCommandId(*key) : Result<CommandId>(Fail("absent"));
  if (!id) {
    return responder.Send(Problem(Because("idempotency_key_missing", "32 hex digits")));
  }
  const auto actor = ActorOf(hosted, request);
  if (!actor) {
    return responder.Send(
        Problem(Because("not_signed_in", "in a demo, on this machine: Mandat-Act-As: person:N")));
  }
  app::Submission submission;
  submission.id = *id;
  submission.actor = *actor;
  submission.command = name;
  if (const Status read = ReadBody(request.body, submission); !read) {
    return responder.Send(Problem(read.error()));
  }
  net::Response late = Problem(Because("not_confirmed", "retry with the same key is safe"));
  responder.AnswerIfLate(std::move(late));
  hosted.writer->Submit(std::move(submission),
                        [responder](const app::Reply& reply) { responder.Send(AnswerTo(reply)); });
}

}  // namespace mandat::api
