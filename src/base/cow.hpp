// Cow<T>: a value that many hold and that is copied only when one of them changes it.
//
// Readers keep the state they were given while the writer goes on (AR-4). The count of holders is
// atomic and read with acquire order, so that a writer that finds itself alone also sees that the
// last reader has finished.
#pragma once

#include <atomic>  // layers: the count of holders is shared between threads; no result depends on it
#include <cstdint>
#include <utility>

namespace mandat {

template <typename T>
class Cow {
 public:
  Cow() : node_(new Node) {}
  explicit Cow(T value) : node_(new Node{std::move(value)}) {}
  Cow(const Cow& other) : node_(other.node_) {
    node_->holders.fetch_add(1, std::memory_order_relaxed);
  }
  Cow(Cow&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
  Cow& operator=(Cow other) noexcept {
    std::swap(node_, other.node_);
    return *this;
  }
  ~Cow() { Release(); }

  [[nodiscard]] const T& operator*() const { return node_->value; }
  [[nodiscard]] const T* operator->() const { return &node_->value; }

  // The value to change: our own if nobody else holds it, else a copy.
  [[nodiscard]] T& Mutable() {
    if (node_->holders.load(std::memory_order_acquire) != 1) *this = Cow(T(node_->value));
    return node_->value;
  }

  friend bool operator==(const Cow& a, const Cow& b) {
    return a.node_ == b.node_ || a.node_->value == b.node_->value;
  }

 private:
  struct Node {
    T value{};
    std::atomic<std::uint32_t> holders{1};  // layers: see above
    Node() = default;
    explicit Node(T v) : value(std::move(v)) {}
  };

  void Release() {
    if (node_ && node_->holders.fetch_sub(1, std::memory_order_acq_rel) == 1) delete node_;
  }

  Node* node_;
};

}  // namespace mandat
