#include "net/http_server.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <ctime>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "net/http_date.hpp"

namespace mandat::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr std::size_t kReadBytes = std::size_t{64} << 10U;
// Beyond the limit so many more are told that they are too many; the rest are cut off.
constexpr std::size_t kMostTurnedAway = 64;
constexpr Milliseconds kAcceptPause{100};

Instant Now() { return std::chrono::steady_clock::now(); }

class Session;

// One thread and the connections that live on it. Everything but Wake and Post is for that thread.
class Worker : public std::enable_shared_from_this<Worker> {
 public:
  Worker(std::shared_ptr<Site> site, Milliseconds tick, Milliseconds drain)
      : site_(std::move(site)), tick_(tick), drain_(drain), timer_(io_) {}

  asio::io_context& Io() { return io_; }
  Site& TheSite() { return *site_; }
  std::array<char, kReadBytes>& Scratch() { return scratch_; }
  std::string_view Date() const { return date_; }
  std::size_t SessionCount() const { return session_count_; }

  void Run();
  void Adopt(tcp::socket socket, bool is_one_too_many);
  void Forget(const std::shared_ptr<Session>& session);
  void Wake(std::weak_ptr<Session> session);
  void BeginDraining();
  void Join() {
    if (thread_.joinable()) thread_.join();
  }

 private:
  void ScheduleTick();
  void Tick();
  void DriveWoken();

  std::shared_ptr<Site> site_;
  Milliseconds tick_;
  Milliseconds drain_;
  // One thread runs it; others only post.
  asio::io_context io_{1};
  asio::steady_timer timer_;
  std::thread thread_;
  std::set<std::shared_ptr<Session>> sessions_;
  std::atomic<std::size_t> session_count_{0};
  std::array<char, kReadBytes> scratch_{};
  std::string date_;
  std::time_t date_second_ = 0;
  std::optional<Instant> drain_until_;

  std::mutex woken_mutex_;
  std::vector<std::weak_ptr<Session>> woken_;
};

// A socket and the Connection that decides what happens on it.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(std::shared_ptr<Worker> worker, std::shared_ptr<Site> site, tcp::socket socket)
      : worker_(std::move(worker)), site_(std::move(site)), socket_(std::move(socket)) {}

  void Begin(bool is_one_too_many);
  void Tick(Instant now) {
    connection_->Tick(now);
    Drive();
  }
  void Drain() {
    connection_->Drain();
    Drive();
  }
  void Close();
  // Does what the connection wants, until it has to wait for something.
  void Drive();

 private:
  [[nodiscard]] Connection::Callbacks MakeCallbacks();
  void Write(Outgoing outgoing);
  // True if something was read, or the end of it.
  [[nodiscard]] bool Read();

  std::shared_ptr<Worker> worker_;
  std::shared_ptr<Site> site_;
  tcp::socket socket_;
  std::optional<Connection> connection_;
  Outgoing writing_;
  bool is_driving_ = false;
  bool is_waiting_ = false;
  bool is_shut_down_ = false;
  bool is_closed_ = false;
};

Connection::Callbacks Session::MakeCallbacks() {
  std::weak_ptr<Session> self = weak_from_this();
  // The worker is held because a responder may outlive the server; the session is not, and what is
  // posted holds neither, so that nothing left in a stopped queue keeps the queue alive.
  return {.answered =
              [worker = worker_, self](Result<Response> answer) {
                asio::dispatch(worker->Io(), [self, answer = std::move(answer)]() mutable {
                  const std::shared_ptr<Session> session = self.lock();
                  if (!session) return;
                  session->connection_->Answer(std::move(answer), Now());
                  session->Drive();
                });
              },
          .wake = [worker = worker_, self] { worker->Wake(self); },
          .date = [worker = worker_.get()] { return worker->Date(); }};
}

void Session::Begin(bool is_one_too_many) {
  ErrorCode fault;
  socket_.non_blocking(true, fault);
  if (!fault) socket_.set_option(tcp::no_delay(true), fault);
  const tcp::endpoint remote = fault ? tcp::endpoint() : socket_.remote_endpoint(fault);
  if (fault) return Close();
  connection_.emplace(site_,
                      Connection::Peer{.address = remote.address().to_string(),
                                       .is_loopback = remote.address().is_loopback()},
                      MakeCallbacks(), Now());
  if (is_one_too_many) connection_->TurnAway(Now());
  Drive();
}

void Session::Drive() {
  if (is_driving_ || is_closed_) return;  // an answer given inside the handler: the loop goes on
  is_driving_ = true;
  bool goes_on = true;
  while (goes_on && !connection_->IsOver()) {
    if (std::optional<Outgoing> next = connection_->NextWrite(Now())) Write(*std::move(next));
    if (connection_->WantsShutdown() && !std::exchange(is_shut_down_, true)) {
      ErrorCode ignored;
      socket_.shutdown(tcp::socket::shutdown_send, ignored);
    }
    goes_on = connection_->WantsBytes() && !is_waiting_ && Read();
  }
  is_driving_ = false;
  if (connection_->IsOver()) Close();
}

void Session::Write(Outgoing outgoing) {
  writing_ = std::move(outgoing);
  const std::string_view body = BodyText(writing_.body);
  const std::array<asio::const_buffer, 2> buffers = {asio::buffer(writing_.head),
                                                     asio::buffer(body.data(), body.size())};
  asio::async_write(socket_, buffers,
                    [self = shared_from_this()](const ErrorCode& fault, std::size_t) {
                      self->writing_ = {};
                      if (fault) {
                        self->connection_->PeerClosed();
                      } else {
                        self->connection_->Written(Now());
                      }
                      self->Drive();
                    });
}

bool Session::Read() {
  // Reading into the thread's own buffer, when there is something to read: a silent stream then
  // costs no buffer.
  ErrorCode fault;
  const std::size_t count = socket_.read_some(asio::buffer(worker_->Scratch()), fault);
  if (fault == asio::error::would_block) {
    is_waiting_ = true;
    socket_.async_wait(tcp::socket::wait_read,
                       [self = shared_from_this()](const ErrorCode& wait_fault) {
                         self->is_waiting_ = false;
                         if (wait_fault) self->connection_->PeerClosed();
                         self->Drive();
                       });
    return false;
  }
  if (fault) {
    connection_->PeerClosed();
  } else {
    connection_->Received({worker_->Scratch().data(), count}, Now());
  }
  return true;
}

void Session::Close() {
  if (std::exchange(is_closed_, true)) return;
  ErrorCode ignored;
  socket_.close(ignored);  // ends what is pending on it
  worker_->Forget(shared_from_this());
}

void Worker::Run() {
  date_second_ = std::time(nullptr);
  date_ = FormatHttpDate(date_second_);
  ScheduleTick();
  thread_ = std::thread([this] { io_.run(); });
}

void Worker::Adopt(tcp::socket socket, bool is_one_too_many) {
  if (drain_until_) return;
  auto session = std::make_shared<Session>(shared_from_this(), site_, std::move(socket));
  sessions_.insert(session);
  session_count_ = sessions_.size();
  session->Begin(is_one_too_many);
}

void Worker::Forget(const std::shared_ptr<Session>& session) {
  sessions_.erase(session);
  session_count_ = sessions_.size();
  // The thread ends with its last work, and the next tick would be that.
  if (drain_until_ && sessions_.empty()) timer_.cancel();
}

void Worker::Wake(std::weak_ptr<Session> session) {
  bool is_first = false;
  {
    const std::lock_guard lock(woken_mutex_);
    is_first = woken_.empty();
    woken_.push_back(std::move(session));
  }
  // One post for the thousands of streams that an event wakes.
  if (is_first) asio::post(io_, [this] { DriveWoken(); });
}

void Worker::DriveWoken() {
  std::vector<std::weak_ptr<Session>> woken;
  {
    const std::lock_guard lock(woken_mutex_);
    woken.swap(woken_);
  }
  for (const std::weak_ptr<Session>& weak : woken) {
    if (const auto session = weak.lock()) session->Drive();
  }
}

void Worker::BeginDraining() {
  drain_until_ = Now() + drain_;
  const std::vector<std::shared_ptr<Session>> sessions(sessions_.begin(), sessions_.end());
  for (const auto& session : sessions) session->Drain();
  if (sessions_.empty()) timer_.cancel();
}

void Worker::ScheduleTick() {
  timer_.expires_after(tick_);
  timer_.async_wait([this](const ErrorCode& fault) {
    if (!fault) Tick();
  });
}

void Worker::Tick() {
  const Instant now = Now();
  if (const std::time_t second = std::time(nullptr); second != date_second_) {
    date_second_ = second;
    date_ = FormatHttpDate(second);
  }
  const bool is_drained = drain_until_ && now >= *drain_until_;
  const std::vector<std::shared_ptr<Session>> sessions(sessions_.begin(), sessions_.end());
  for (const auto& session : sessions) {
    if (is_drained) {
      session->Close();
    } else {
      session->Tick(now);
    }
  }
  if (!drain_until_ || !sessions_.empty()) ScheduleTick();
}

// Often enough for the shortest timeout, seldom enough to cost nothing.
Milliseconds TickOf(const ServerOptions& options) {
  const Timeouts& timeouts = options.timeouts;
  const Milliseconds shortest =
      std::min({timeouts.head, timeouts.body, timeouts.answer, timeouts.write, timeouts.idle,
                timeouts.linger, timeouts.heartbeat, options.drain});
  return std::clamp(shortest / 4, Milliseconds{5}, Milliseconds{250});
}

std::vector<std::string> LoopbackHosts(std::uint16_t port) {
  std::vector<std::string> hosts;
  for (const std::string name : {"localhost", "127.0.0.1", "[::1]"}) {
    hosts.push_back(name + ':' + std::to_string(port));
    if (port == 80) hosts.push_back(name);
  }
  return hosts;
}

Result<tcp::endpoint> ParseEndpoint(const ServerOptions& options) {
  ErrorCode fault;
  const auto address = asio::ip::make_address(options.address, fault);
  if (fault) return Fail("options_malformed", "the address is not an IP address");
  if (options.threads < 1 || options.threads > 64) {
    return Fail("options_malformed", "1 to 64 threads");
  }
  if (!address.is_loopback()) {
    if (options.reach == Reach::kThisMachine) {
      return Fail("not_on_loopback", "beyond this machine a proxy with TLS has to stand in front");
    }
    if (options.policy.hosts.empty()) {
      return Fail("hosts_missing", "say for which host names this server answers");
    }
  }
  return tcp::endpoint(address, options.port);
}

}  // namespace

class HttpServer::Impl {
 public:
  Impl(ServerOptions options, Handler handler) : options_(std::move(options)) {
    site_ = std::make_shared<Site>(options_.body_bytes);
    site_->policy = options_.policy;
    site_->timeouts = options_.timeouts;
    site_->handler = std::move(handler);
    site_->failure_page = options_.failure_page;
    site_->failure_log = options_.failure_log;
    // Seconds in hexadecimal: short to read out, and another start has another one.
    site_->failure_prefix = FailurePrefix(std::time(nullptr));
    for (std::size_t i = 0; i < options_.threads; ++i) {
      workers_.push_back(std::make_shared<Worker>(site_, TickOf(options_), options_.drain));
    }
  }

  Status Listen(const tcp::endpoint& endpoint);
  void Run();
  void Stop();
  [[nodiscard]] std::uint16_t Port() const { return port_; }
  [[nodiscard]] std::size_t ConnectionCount() const;

 private:
  static std::string FailurePrefix(std::time_t now);
  void Accept();
  void Accepted(const ErrorCode& fault, tcp::socket socket, Worker& worker);

  ServerOptions options_;
  std::shared_ptr<Site> site_;
  std::vector<std::shared_ptr<Worker>> workers_;
  std::optional<tcp::acceptor> acceptor_;
  std::optional<asio::steady_timer> pause_;
  std::size_t next_worker_ = 0;
  std::uint16_t port_ = 0;
  bool is_running_ = false;
};

std::string HttpServer::Impl::FailurePrefix(std::time_t now) {
  std::string prefix;
  for (auto left = static_cast<std::uint64_t>(now); left > 0; left >>= 4U) {
    prefix.insert(prefix.begin(), "0123456789abcdef"[left & 0xFU]);
  }
  return prefix + '-';
}

Status HttpServer::Impl::Listen(const tcp::endpoint& endpoint) {
  acceptor_.emplace(workers_[0]->Io());
  pause_.emplace(workers_[0]->Io());
  ErrorCode fault;
  acceptor_->open(endpoint.protocol(), fault);
  if (!fault) acceptor_->set_option(tcp::acceptor::reuse_address(true), fault);
  if (!fault) acceptor_->bind(endpoint, fault);
  if (!fault) acceptor_->listen(asio::socket_base::max_listen_connections, fault);
  const tcp::endpoint bound = fault ? endpoint : acceptor_->local_endpoint(fault);
  if (fault) return Fail("address_unavailable", fault.message());
  port_ = bound.port();
  if (site_->policy.hosts.empty()) site_->policy.hosts = LoopbackHosts(port_);
  return {};
}

void HttpServer::Impl::Run() {
  is_running_ = true;
  Accept();
  for (const auto& worker : workers_) worker->Run();
}

void HttpServer::Impl::Accept() {
  Worker& worker = *workers_[next_worker_++ % workers_.size()];
  acceptor_->async_accept(worker.Io(), [this, &worker](const ErrorCode& fault, tcp::socket socket) {
    Accepted(fault, std::move(socket), worker);
  });
}

void HttpServer::Impl::Accepted(const ErrorCode& fault, tcp::socket socket, Worker& worker) {
  if (!acceptor_->is_open()) return;
  if (fault) {
    // Out of descriptors, most likely: those who wait in the backlog are served when some are free.
    pause_->expires_after(kAcceptPause);
    pause_->async_wait([this](const ErrorCode& stopped) {
      if (!stopped && acceptor_->is_open()) Accept();
    });
    return;
  }
  const std::size_t count = ConnectionCount();
  if (count < options_.connections + kMostTurnedAway) {
    const bool is_one_too_many = count >= options_.connections;
    asio::dispatch(worker.Io(), [&worker, is_one_too_many, socket = std::move(socket)]() mutable {
      worker.Adopt(std::move(socket), is_one_too_many);
    });
  }
  Accept();
}

std::size_t HttpServer::Impl::ConnectionCount() const {
  std::size_t count = 0;
  for (const auto& worker : workers_) count += worker->SessionCount();
  return count;
}

void HttpServer::Impl::Stop() {
  if (!std::exchange(is_running_, false)) return;
  site_->is_draining = true;
  asio::post(workers_[0]->Io(), [this] {
    ErrorCode ignored;
    acceptor_->close(ignored);
    pause_->cancel();
  });
  for (const auto& worker : workers_) {
    asio::post(worker->Io(), [worker = worker.get()] { worker->BeginDraining(); });
  }
  for (const auto& worker : workers_) worker->Join();
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

// Without memory for one more task there is nothing left to do in order.
// NOLINTNEXTLINE(bugprone-exception-escape)
HttpServer::~HttpServer() { Stop(); }

Result<std::unique_ptr<HttpServer>> HttpServer::Start(ServerOptions options, Handler handler) {
  MANDAT_TRY(const tcp::endpoint endpoint, ParseEndpoint(options));
  auto impl = std::make_unique<Impl>(std::move(options), std::move(handler));
  MANDAT_TRY_DO(impl->Listen(endpoint));
  impl->Run();
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

std::uint16_t HttpServer::Port() const { return impl_->Port(); }
std::size_t HttpServer::ConnectionCount() const { return impl_->ConnectionCount(); }
void HttpServer::Stop() { impl_->Stop(); }

}  // namespace mandat::net
