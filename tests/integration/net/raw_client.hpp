// A client that sends the bytes it is told to, however wrong they are, over a real socket.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace mandat::net {

inline constexpr std::string_view kLength = "\r\nContent-Length: ";

class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // A server that does not answer fails the test instead of hanging it.
    const timeval patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the form of the socket API
    is_open_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  RawClient(RawClient&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)),
        is_open_(other.is_open_),
        received_(std::move(other.received_)) {}
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  ~RawClient() {
    if (socket_ >= 0) ::close(socket_);
  }

  [[nodiscard]] bool IsOpen() const { return is_open_; }

  // False once the server has closed.
  bool Send(std::string_view bytes) {  // NOLINT(readability-make-member-function-const)
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void StopSending() const { ::shutdown(socket_, SHUT_WR); }

  // Everything up to and with `mark`, or up to the end of the connection.
  std::string ReadUntil(std::string_view mark) {
    while (true) {
      if (const std::size_t found = received_.find(mark); found != std::string::npos) {
        return TakeFirst(found + mark.size());
      }
      if (!Receive()) return TakeFirst(received_.size());
    }
  }
  std::string ReadToEnd() {
    while (Receive()) {
    }
    return TakeFirst(received_.size());
  }
  // A head and the body that its Content-Length promises.
  std::string ReadResponse() {
    std::string response = ReadUntil("\r\n\r\n");
    const std::size_t at = response.find(kLength);
    if (at == std::string::npos) return response;
    const std::size_t length = std::stoul(response.substr(at + kLength.size()));
    while (received_.size() < length && Receive()) {
    }
    return response + TakeFirst(length);
  }
  // True if the server closes, false if it is still there after the time to receive.
  [[nodiscard]] bool SeesTheEnd() {
    std::array<char, 1> byte{};
    return received_.empty() && ::recv(socket_, byte.data(), byte.size(), 0) == 0;
  }

 private:
  bool Receive() {
    std::array<char, 16384> bytes{};
    const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (count <= 0) return false;
    received_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
  }
  std::string TakeFirst(std::size_t count) {
    std::string first = received_.substr(0, count);
    received_.erase(0, first.size());
    return first;
  }

  int socket_;
  bool is_open_ = false;
  std::string received_;
};

// The Host that a server on loopback answers for.
inline std::string HostLine(std::uint16_t port) {
  return "Host: localhost:" + std::to_string(port) + "\r\n";
}

inline std::string GetLine(std::uint16_t port, std::string_view target) {
  return "GET " + std::string(target) + " HTTP/1.1\r\n" + HostLine(port) + "\r\n";
}

}  // namespace mandat::net
