// http_load <port> <requests> <template file> [connections]: sends the template over keep-alive
// connections, one request at a time on each, and prints requests per second and latencies as JSON.
//
// The file holds a whole request. `@ID@` becomes a fresh id of 32 hexadecimal digits, `@NUMBER@` a
// fresh number of 40 bits, `@HOST@` the name under which a server on loopback answers. Line ends
// may be LF: a head is sent with CR LF. Without Content-Length, one is added for what follows the
// empty line.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <optional>
#include <random>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kId = "@ID@";
constexpr std::string_view kNumber = "@NUMBER@";
constexpr std::string_view kHost = "@HOST@";
constexpr std::string_view kLength = "\r\nContent-Length: ";

void Replace(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

// Makes requests out of the template; the ids are new in every run.
class Requests {
 public:
  Requests(std::string text, std::uint16_t port) : random_(std::random_device()()) {
    Replace(text, "\r\n", "\n");
    Replace(text, kHost, "localhost:" + std::to_string(port));
    const std::size_t end = text.find("\n\n");
    head_ = text.substr(0, end);
    body_ = end == std::string::npos ? "" : text.substr(end + 2);
    if (body_.ends_with('\n')) body_.pop_back();
    while (head_.ends_with('\n')) head_.pop_back();
    Replace(head_, "\n", "\r\n");
    has_length_ = head_.find("\r\nContent-Length:") != std::string::npos;
  }

  std::string Next() {
    const std::string id = NewId();
    std::string head = head_;
    std::string body = body_;
    Replace(head, kId, id);
    Replace(body, kId, id);
    Replace(body, kNumber, std::to_string(1 + (random_() >> 24U)));
    if (!has_length_) head += "\r\nContent-Length: " + std::to_string(body.size());
    return head + "\r\n\r\n" + body;
  }

 private:
  std::string NewId() {
    std::array<char, 33> id{};
    std::snprintf(id.data(), id.size(), "%016llx%016llx",
                  static_cast<unsigned long long>(random_()),
                  static_cast<unsigned long long>(random_()));
    return {id.data(), id.size() - 1};
  }

  std::mt19937_64 random_;
  std::string head_;
  std::string body_;
  bool has_length_ = false;
};

struct Client {
  int socket = -1;
  Clock::time_point sent_at;
  std::string received;
};

std::optional<int> Connect(std::uint16_t port) {
  const int made = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the form of the socket API
  if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return {};
  const int on = 1;
  ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return made;
}

// The status of the response at the start of `bytes` and its size; nothing while it is not whole.
struct Parsed {
  int status = 0;
  std::size_t size = 0;
};
std::optional<Parsed> ParseResponse(std::string_view bytes) {
  const std::size_t end = bytes.find("\r\n\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  const auto number_at = [&](std::size_t at) {
    std::size_t number = 0;
    std::from_chars(bytes.data() + at, bytes.data() + end, number);
    return number;
  };
  const std::size_t at = bytes.find(kLength);
  const std::size_t length = at < end ? number_at(at + kLength.size()) : 0;
  const std::size_t size = end + 4 + length;
  if (bytes.size() < size) return std::nullopt;
  return Parsed{.status = static_cast<int>(number_at(9)), .size = size};
}

class Load {
 public:
  Load(Requests requests, std::size_t wanted)
      : requests_(std::move(requests)), wanted_(wanted), poll_(::epoll_create1(0)) {
    latencies_.reserve(wanted);
  }

  bool Open(std::uint16_t port, std::size_t connections) {
    clients_.resize(connections);
    for (std::size_t i = 0; i < connections; ++i) {
      const std::optional<int> socket = Connect(port);
      if (!socket) return false;
      clients_[i].socket = *socket;
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = i;
      ::epoll_ctl(poll_, EPOLL_CTL_ADD, *socket, &event);
    }
    return true;
  }

  bool Run() {
    began_at_ = Clock::now();
    for (Client& client : clients_) {
      if (!SendNext(client)) return false;
    }
    std::array<epoll_event, 64> events{};
    while (latencies_.size() < wanted_) {
      const int ready = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 30'000);
      if (ready <= 0) return false;
      for (int i = 0; i < ready; ++i) {
        if (!Receive(clients_[events.at(static_cast<std::size_t>(i)).data.u64])) return false;
      }
    }
    ended_at_ = Clock::now();
    return true;
  }

  void Print() {
    std::sort(latencies_.begin(), latencies_.end());
    const double seconds = std::chrono::duration<double>(ended_at_ - began_at_).count();
    const auto at = [&](double share) {
      const auto index = static_cast<std::size_t>(share * static_cast<double>(latencies_.size()));
      return latencies_[std::min(index, latencies_.size() - 1)];
    };
    std::printf(
        "{\"connections\":%zu,\"requests\":%zu,\"failed\":%zu,\"seconds\":%.3f,"
        "\"requests_per_second\":%.0f,\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"max_ms\":%.3f}\n",
        clients_.size(), latencies_.size(), failed_, seconds,
        static_cast<double>(latencies_.size()) / seconds, at(0.50), at(0.99), latencies_.back());
  }

  [[nodiscard]] bool HasFailures() const { return failed_ > 0; }

 private:
  bool SendNext(Client& client) {
    if (sent_ == wanted_) return true;
    ++sent_;
    const std::string request = requests_.Next();
    client.sent_at = Clock::now();
    // A request is smaller than a socket's buffer, and one is under way at a time: it fits.
    return ::send(client.socket, request.data(), request.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(request.size());
  }

  bool Receive(Client& client) {
    std::array<char, 65536> bytes{};
    const ssize_t count = ::recv(client.socket, bytes.data(), bytes.size(), 0);
    if (count <= 0) return false;
    client.received.append(bytes.data(), static_cast<std::size_t>(count));
    const std::optional<Parsed> response = ParseResponse(client.received);
    if (!response) return true;
    client.received.erase(0, response->size);
    latencies_.push_back(
        std::chrono::duration<double, std::milli>(Clock::now() - client.sent_at).count());
    if (response->status / 100 != 2) ++failed_;
    return SendNext(client);
  }

  Requests requests_;
  std::size_t wanted_;
  int poll_;
  std::vector<Client> clients_;
  std::size_t sent_ = 0;
  std::size_t failed_ = 0;
  std::vector<double> latencies_;
  Clock::time_point began_at_;
  Clock::time_point ended_at_;
};

std::size_t ParseCount(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

int main(int count, char** words) {
  const std::span arguments(words, static_cast<std::size_t>(count));
  const std::size_t wanted = arguments.size() > 2 ? ParseCount(arguments[2]) : 0;
  const std::size_t connections = arguments.size() > 4 ? ParseCount(arguments[4]) : 64;
  std::stringstream text;
  if (arguments.size() > 3) text << std::ifstream(arguments[3], std::ios::binary).rdbuf();
  if (wanted == 0 || connections == 0 || text.str().empty()) {
    std::fprintf(stderr, "usage: http_load <port> <requests> <template file> [connections]\n");
    return 2;
  }
  const auto port = static_cast<std::uint16_t>(ParseCount(arguments[1]));
  Load load(Requests(text.str(), port), wanted);
  if (!load.Open(port, connections) || !load.Run()) {
    std::fprintf(stderr, "the server closed, or did not answer for 30 s\n");
    return 1;
  }
  load.Print();
  return load.HasFailures() ? 1 : 0;
}
