// mandat: the one program. The command line is cli's; `serve` is put together here, the only place
// that sees api, web and cli at once (HS-11).
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include "api/api.hpp"
#include "app/host.hpp"
#include "cli/cli.hpp"
#include "net/http_server.hpp"
#include "web/site.hpp"

namespace mandat {
namespace {

// Waits for Ctrl-C or a polite kill. The signals were blocked before the first thread started, so
// that none of the others takes them.
void WaitForTheEnd(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
}

int Failed(const Error& error) {
  std::fprintf(stderr, "mandat: %s: %s\n", error.code.c_str(), error.detail.c_str());
  return static_cast<int>(cli::Exit::kStorage);
}

// Nobody knows what is on the disk: the restart reads what is true (RC-32).
void EndAtOnce(const Error& error) {
  Failed(error);
  std::_Exit(static_cast<int>(cli::Exit::kStorage));
}

net::Handler HandlerOf(const web::Site& site, const api::Api& api) {
  return [&site, &api](net::Request request, const net::Responder& responder) {
    if (api.Handle(request, responder) || site.Handle(request, responder)) return;
    responder.Send(site.NotFound(request));
  };
}

int Serve(const cli::ServeOptions& options) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  const app::Ports ports{.clock = &storage::SystemClock(), .random = &storage::SystemRandom()};
  auto host = app::Host::Open({.folder = options.folder, .ports = ports, .on_fatal = EndAtOnce});
  if (!host) return Failed(host.error());
  for (const Error& fault : (*host)->Faults()) Failed(fault);

  web::SiteOptions site_options{.key = {}, .act_as = web::ActAs::kInDemos};
  ports.random->Fill(site_options.key);
  const web::Site site(**host, site_options);
  const auto api = api::Api::Create(**host);
  if (!api) return Failed(api.error());

  net::ServerOptions server_options;
  server_options.port = static_cast<std::uint16_t>(options.port);
  server_options.policy.body_class = [](net::Method method, std::string_view path) {
    return path.starts_with("/api/") ? api::BodyClassOf(method, path)
                                     : web::BodyClassOf(method, path);
  };
  auto server = net::HttpServer::Start(std::move(server_options), HandlerOf(site, **api));
  if (!server) return Failed(server.error());
  std::printf("Mandat is ready: http://localhost:%d\n", static_cast<int>((*server)->Port()));
  std::fflush(stdout);
  WaitForTheEnd(signals);
  (*server)->Stop();
  return static_cast<int>(cli::Exit::kDone);
}

}  // namespace
}  // namespace mandat

int main(int argc, char** argv) { return mandat::cli::Run(argc, argv, mandat::Serve); }
