// PersistentVector<T>: a vector that is copied in constant time and shares what is not changed.
//
// A reader keeps the state it was given while the writer goes on (AR-4). Elements stand in flat
// leaves of 64 below a tree 32 wide, so that looking one up takes a handful of steps and changing
// one copies a leaf and the path to it, and only if somebody else still holds them.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "base/cow.hpp"

namespace mandat {

// A value type. A moved-from vector may only be assigned to or destroyed.
template <typename T>
class PersistentVector {
  static constexpr std::size_t kLeafBits = 6;
  static constexpr std::size_t kInnerBits = 5;
  static constexpr std::size_t kLeafSize = std::size_t{1} << kLeafBits;
  static constexpr std::size_t kInnerSize = std::size_t{1} << kInnerBits;

  // A leaf has elements, an inner node children. The shape follows from the size alone, so that
  // equal vectors have equal nodes.
  struct Node {
    std::vector<T> elements;
    std::vector<Cow<Node>> children;
    friend bool operator==(const Node&, const Node&) = default;
  };

 public:
  class Iterator {
   public:
    // NOLINTBEGIN(readability-identifier-naming): the names that standard algorithms look for
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;
    // NOLINTEND(readability-identifier-naming)

    Iterator() = default;
    reference operator*() const { return leaf_[index_ % kLeafSize]; }
    pointer operator->() const { return &**this; }
    Iterator& operator++() {
      ++index_;
      if (index_ % kLeafSize == 0) FindLeaf();
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

   private:
    friend class PersistentVector;
    Iterator(const PersistentVector* vector, std::size_t index) : vector_(vector), index_(index) {
      FindLeaf();
    }
    void FindLeaf() {
      if (index_ < vector_->size()) leaf_ = vector_->LeafOf(index_).elements.data();
    }

    const PersistentVector* vector_ = nullptr;
    const T* leaf_ = nullptr;
    std::size_t index_ = 0;
  };
  // NOLINTBEGIN(readability-identifier-naming): as a standard container
  using value_type = T;
  using const_iterator = Iterator;
  // NOLINTEND(readability-identifier-naming)

  PersistentVector() = default;
  PersistentVector(std::initializer_list<T> elements) {
    for (const T& element : elements) PushBack(element);
  }

  [[nodiscard]] std::size_t size() const { return size_; }  // NOLINT: as a standard container
  [[nodiscard]] bool empty() const { return size_ == 0; }   // NOLINT: as a standard container

  // index < size(), checked.
  [[nodiscard]] const T& operator[](std::size_t index) const {
    MANDAT_CHECK(index < size_);
    return LeafOf(index).elements[index % kLeafSize];
  }

  // The element to change. Valid until the vector is next copied or changed.
  [[nodiscard]] T& Mutable(std::size_t index) {
    MANDAT_CHECK(index < size_);
    Node* node = &root_.Mutable();
    for (std::size_t level = depth_; level > 0; --level) {
      node = &node->children[ChildOf(index, level)].Mutable();
    }
    return node->elements[index % kLeafSize];
  }

  void PushBack(T element) {
    if (size_ == Capacity()) AddLevel();
    Node* node = &root_.Mutable();
    for (std::size_t level = depth_; level > 0; --level) {
      const std::size_t child = ChildOf(size_, level);
      if (child == node->children.size()) node->children.emplace_back();
      node = &node->children[child].Mutable();
    }
    node->elements.push_back(std::move(element));
    ++size_;
  }

  [[nodiscard]] Iterator begin() const { return Iterator(this, 0); }    // NOLINT: for range-for
  [[nodiscard]] Iterator end() const { return Iterator(this, size_); }  // NOLINT: for range-for

  friend bool operator==(const PersistentVector& a, const PersistentVector& b) {
    return a.size_ == b.size_ && a.root_ == b.root_;  // shared parts are not looked into
  }

 private:
  static std::size_t ChildOf(std::size_t index, std::size_t level) {
    return (index >> (kLeafBits + kInnerBits * (level - 1))) % kInnerSize;
  }
  [[nodiscard]] std::size_t Capacity() const { return kLeafSize << (kInnerBits * depth_); }

  void AddLevel() {
    Node parent;
    parent.children.push_back(std::move(root_));
    root_ = Cow<Node>(std::move(parent));
    ++depth_;
  }

  [[nodiscard]] const Node& LeafOf(std::size_t index) const {
    const Node* node = &*root_;
    for (std::size_t level = depth_; level > 0; --level) {
      node = &*node->children[ChildOf(index, level)];
    }
    return *node;
  }

  Cow<Node> root_;
  std::size_t size_ = 0;
  std::size_t depth_ = 0;  // levels of inner nodes above the leaves
};

}  // namespace mandat
