#include "tests/support/http_world.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <system_error>

#include "base/check.hpp"
#include "base/json.hpp"
#include "record/merkle.hpp"

namespace mandat::support {
namespace {

constexpr std::uint64_t kSeed = 1917;  // that of CoreWorld
constexpr std::string_view kHere = "/api/v1/o/depot";

std::filesystem::path NewFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "mandat-http-XXXXXX").string();
  MANDAT_CHECK(::mkdtemp(pattern.data()));  // the temporary folder is ours to write
  return pattern;
}

}  // namespace

// ------------------------------------------------------------------ the server

LiveServer::LiveServer(app::HostedKind kind, const net::Timeouts& timeouts)
    : timeouts_(timeouts), folder_(NewFolder()) {
  auto host = app::Host::Open({.folder = folder_.string(),
                               .ports = {.clock = &clock_, .random = &random_},
                               .on_fatal = [](const Error&) { std::abort(); }});
  MANDAT_CHECK(host && (*host)->Create("depot", kind));  // the folder is empty
  host->reset();
  Start();
  random_.BeginAt(kSeed);
}

LiveServer::~LiveServer() {
  Stop();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void LiveServer::Start() {
  auto host = app::Host::Open({.folder = folder_.string(),
                               .ports = {.clock = &clock_, .random = &random_},
                               .on_fatal = [](const Error&) { std::abort(); }});
  MANDAT_CHECK(host && (*host)->Faults().empty());  // or what was kept does not open again
  host_ = std::move(*host);
  auto api = api::Api::Create(*host_);
  MANDAT_CHECK(api);  // the routes are a constant
  api_ = std::move(*api);
  net::ServerOptions options;
  options.timeouts = timeouts_;
  options.policy.body_class = api::BodyClassOf;
  auto server = net::HttpServer::Start(
      std::move(options), [this](const net::Request& request, const net::Responder& responder) {
        static_cast<void>(api_->Handle(request, responder));
      });
  MANDAT_CHECK(server);  // some port is free
  server_ = std::move(*server);
}

void LiveServer::Stop() {
  client_.reset();
  server_.reset();
  api_.reset();
  host_.reset();
}

void LiveServer::Restart() {
  Stop();
  Start();
}

HttpAnswer LiveServer::Ask(std::string_view method, std::string_view path, std::string_view headers,
                           std::string_view body) {
  const std::string length =
      method == "POST" ? fmt::format("Content-Length: {}\r\n", body.size()) : std::string();
  const std::string request = fmt::format("{} {} HTTP/1.1\r\n{}{}{}\r\n{}", method, path,
                                          net::HostLine(Port()), headers, length, body);
  if (!client_) client_ = std::make_unique<net::RawClient>(Port());
  client_->Send(request);
  const std::string response = client_->ReadResponse();
  HttpAnswer answer;
  const auto end = response.find("\r\n\r\n");
  if (end == std::string::npos || !response.starts_with("HTTP/1.1 ")) {
    client_.reset();
    return answer;
  }
  answer.status = std::atoi(response.substr(9, 3).c_str());
  answer.head = response.substr(0, end + 2);
  answer.body = response.substr(end + 4);
  const bool is_stream =
      answer.head.find(net::kLength) == std::string::npos && answer.status != 304;
  if (is_stream || answer.head.find("Connection: close") != std::string::npos) client_.reset();
  return answer;
}

HttpAnswer LiveServer::Post(const Act& act, std::string_view idempotency_key) {
  const std::string headers =
      fmt::format("Content-Type: application/json\r\nIdempotency-Key: {}\r\nMandat-Act-As: {}\r\n",
                  idempotency_key, act.actor);
  return Ask("POST", fmt::format("{}/commands/{}", kHere, act.command), headers, CommandBody(act));
}

std::string CommandBody(const Act& act) {
  std::string text;
  JsonWriter writer(text);
  writer.BeginObject();
  writer.Key("arguments");
  writer.Raw(act.arguments);
  writer.Key("documents");
  writer.BeginObject();
  for (const auto& [name, document] : act.documents) {
    writer.Key(name);
    writer.String(document);
  }
  writer.EndObject();
  writer.EndObject();
  return text;
}

// ------------------------------------------------------------------ the world

HttpWorld::HttpWorld() = default;

void HttpWorld::SetClock(UtcMillis now) { server_.Clock().Reach(now); }

Told HttpWorld::Submit(const Act& act) {
  server_.Clock().Pass(kMillisPerSecond);  // as in CoreWorld
  const HttpAnswer answer = server_.Post(act, fmt::format("{:032x}", ++submissions_));
  if (answer.status == 200) return {};
  return {.code = TextAt(answer.body, "code"),
          .article = TextAt(answer.body, "article"),
          .detail = TextAt(answer.body, "detail")};
}

std::string HttpWorld::Organisation() { return server_.Get(kHere).body; }

std::uint64_t HttpWorld::CountOf(std::string_view kind) { return NumberAt(Organisation(), kind); }

std::string HttpWorld::Read(std::string_view kind, std::uint64_t id) {
  if (kind == "organisation") return Organisation();
  const HttpAnswer answer = kind == "chains"
                                ? server_.Get(fmt::format("{}/seats/{}/chain", kHere, id))
                                : server_.Get(fmt::format("{}/{}/{}", kHere, kind, id));
  return answer.status == 200 ? answer.body : std::string();
}

std::string HttpWorld::StateHash() {
  return TextAt(server_.Get(fmt::format("{}/state-hash", kHere)).body, "state_hash");
}

// What an outsider computes from the leaves alone.
std::string HttpWorld::RootOfLeaves() {
  record::TreeHasher tree;
  for (std::uint64_t from = 0;;) {
    const std::string page = server_.Get(fmt::format("{}/leaves?after={}", kHere, from)).body;
    const std::string items = JsonAt(page, "items");
    JsonReader reader(items, kFileLimits);
    reader.BeginList();
    while (reader.NextElement()) tree.Append(record::LeafHash(reader.Raw()));
    if (tree.Size() == from) return ToHex(tree.Root());
    from = tree.Size();
  }
}

std::string HttpWorld::CheckAtEnd() {
  const std::string before = Organisation();
  const std::string state = StateHash();
  if (RootOfLeaves() != TextAt(before, "root")) return "the leaves give another root";
  server_.Restart();
  if (Organisation() != before) return "restart: other counts, or another root";
  if (StateHash() != state) return "restart: another state";
  return {};
}

std::string HttpWorld::Fingerprint() {
  const std::string organisation = Organisation();
  return fmt::format("leaves {}   root {}   state {}", NumberAt(organisation, "leaves"),
                     TextAt(organisation, "root").substr(0, 16), StateHash().substr(0, 16));
}

}  // namespace mandat::support
