#include "tests/simulation/server.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "base/digest.hpp"

namespace mandat::simulation {
namespace {

struct WireDocument {
  std::string media_type;
  std::string name;
  std::string payload;
  static constexpr auto Fields() {
    return std::tuple(Field("media_type", &WireDocument::media_type),
                      Field("name", &WireDocument::name), Field("payload", &WireDocument::payload));
  }
};

// A submission as it travels.
struct Wire {
  core::Actor actor;
  std::string arguments;
  std::string command;
  std::vector<WireDocument> documents;
  CommandId id;
  static constexpr auto Fields() {
    return std::tuple(Field("actor", &Wire::actor), Field("arguments", &Wire::arguments),
                      Field("command", &Wire::command), Field("documents", &Wire::documents),
                      Field("id", &Wire::id));
  }
};

net::Request RequestOf(const app::Submission& submission) {
  Wire wire{.actor = submission.actor,
            .arguments = submission.arguments,
            .command = submission.command,
            .documents = {},
            .id = submission.id};
  for (const auto& [name, document] : submission.documents) {
    wire.documents.push_back(
        {.media_type = document.media_type, .name = name, .payload = document.payload});
  }
  net::Request request;
  request.method = net::Method::kPost;
  request.path = "/commands";
  request.body = ToJson(wire);
  return request;
}

app::Submission SubmissionOf(Wire wire) {
  app::Submission submission{.id = wire.id,
                             .actor = wire.actor,
                             .command = std::move(wire.command),
                             .arguments = std::move(wire.arguments),
                             .documents = {}};
  for (WireDocument& document : wire.documents) {
    submission.documents[document.name] = {.media_type = std::move(document.media_type),
                                           .payload = std::move(document.payload)};
  }
  return submission;
}

net::Response ResponseOf(const app::Reply& reply) {
  const Told told{.code = reply.error.code,
                  .events = reply.events,
                  .first_seq = reply.first_seq,
                  .level = reply.level,
                  .repeated = reply.repeated ? 1U : 0U};
  return {.status = reply.level == app::Level::kUnavailable ? 503 : 200, .body = ToJson(told)};
}

// Counts on through all runs of this process, as addresses and the machine's chance do.
std::uint64_t NotFromTheSeed() {
  static Prng prng(7);
  return prng.Next();
}

}  // namespace

void Chance::Fill(std::span<std::uint8_t> out) {
  seeded_.Fill(out);
  if (planted_ != Planted::kForeignChance || out.empty()) return;
  out[0] = static_cast<std::uint8_t>(NotFromTheSeed() & 0xFFU);
}

Server::Server(Disk& disk, const app::Ports& ports, Planted planted)
    : disk_(disk),
      ports_(ports),
      planted_(planted),
      net_([this](const net::Request& request, const net::Responder& responder) {
        Receive(request, responder);
      }) {}

Status Server::Start() {
  constexpr crypto::Key kBodyKey{1, 9, 1, 7};
  MANDAT_TRY(auto store, disk_.Open());
  MANDAT_TRY(organisation_, app::Organisation::Open(std::move(store), ports_, kBodyKey));
  return {};
}

void Server::StopCleanly() {
  static_cast<void>(organisation_->PutSnapshot());  // disposable, as everywhere
  organisation_.reset();
}

void Server::Receive(const net::Request& request, const net::Responder& responder) {
  auto wire = FromJson<Wire>(request.body, kFileLimits);
  MANDAT_CHECK(wire);  // what is tested here is behind the reading of requests
  inbox_.push_back(
      {.submission = SubmissionOf(std::move(*wire)),
       .reply = [responder](const app::Reply& reply) { responder.Send(ResponseOf(reply)); }});
}

void Server::Shuffle() {
  for (std::size_t i = inbox_.size(); i > 1; --i) {
    std::swap(inbox_[i - 1], inbox_[NotFromTheSeed() % i]);
  }
}

std::vector<std::optional<Told>> Server::Send(std::span<const app::Submission> group) {
  std::vector<net::PendingExchange> exchanges;
  for (const app::Submission& submission : group) {
    exchanges.push_back(net_.Begin(RequestOf(submission)));
  }
  if (planted_ == Planted::kOrderByAddress) Shuffle();
  if (!organisation_->Process(inbox_)) Die();  // nobody knows what is on the disk (RC-32)
  std::vector<std::optional<Told>> told(group.size());
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (!exchanges[i].IsAnswered()) continue;
    auto answer = FromJson<Told>(net::BodyText(exchanges[i].Take().body));
    MANDAT_CHECK(answer);  // written above
    told[i] = std::move(*answer);
  }
  inbox_.clear();
  return told;
}

}  // namespace mandat::simulation
