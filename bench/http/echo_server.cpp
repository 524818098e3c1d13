// echo_server <port> [threads]: answers every request with its body, until its input ends.
#include <charconv>
#include <cstdio>
#include <span>
#include <string_view>
#include <utility>

#include "net/http_server.hpp"

namespace {

using mandat::net::Request;
using mandat::net::Responder;
using mandat::net::Response;

template <typename Number>
Number ParseOr(std::string_view text, Number otherwise) {
  Number number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

int main(int count, char** words) {
  const std::span arguments(words, static_cast<std::size_t>(count));
  mandat::net::ServerOptions options;
  if (arguments.size() > 1) options.port = ParseOr<std::uint16_t>(arguments[1], 0);
  if (arguments.size() > 2) options.threads = ParseOr<std::size_t>(arguments[2], 1);
  options.policy.body_class = [](auto, auto) { return mandat::net::BodyClass::kJson; };
  const auto server =
      mandat::net::HttpServer::Start(options, [](Request request, const Responder& responder) {
        Response response;
        response.content_type = "application/octet-stream";
        response.body = std::move(request.body);
        responder.Send(std::move(response));
      });
  if (!server) {
    std::fprintf(stderr, "%s: %s\n", server.error().code.c_str(), server.error().detail.c_str());
    return 1;
  }
  std::printf("%u\n", (*server)->Port());
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  return 0;
}
