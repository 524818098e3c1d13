// PersistentMap<Key, Value>: a map from random 40-bit ids that is copied in constant time.
//
// Persons have random ids (AR-12), so an array cannot hold them and a tree of their bits needs no
// balancing: it splits where the ids are, 16 ways at a time from bit 39 down, and keeps up to 32
// entries sorted in a bucket. Changing an entry copies its bucket and the path to it, and only if
// somebody else still holds them (AR-4).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "base/cow.hpp"

namespace mandat {

// Key is an Id<...> or an unsigned number below 2^40. A value type. A moved-from map may only be
// assigned to or destroyed.
template <typename Key, typename Value>
class PersistentMap {
  static constexpr unsigned kKeyBits = 40;
  static constexpr unsigned kNodeBits = 4;
  static constexpr std::size_t kWidth = std::size_t{1} << kNodeBits;
  static constexpr std::size_t kBucketSize = 32;

 public:
  struct Entry {
    Key key;
    Value value;
    friend bool operator==(const Entry&, const Entry&) = default;
  };

 private:
  // A bucket has entries in the order of their keys, an inner node 16 children. Which of the two a
  // node is follows from the keys below it, so that equal maps have equal nodes.
  struct Node {
    std::vector<Entry> entries;
    std::vector<Cow<Node>> children;
    friend bool operator==(const Node&, const Node&) = default;
  };

 public:
  class Iterator {
   public:
    // NOLINTBEGIN(readability-identifier-naming): the names that standard algorithms look for
    using iterator_category = std::forward_iterator_tag;
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;
    using pointer = const Entry*;
    using reference = const Entry&;
    // NOLINTEND(readability-identifier-naming)

    Iterator() = default;
    reference operator*() const { return *at_; }
    pointer operator->() const { return at_; }
    Iterator& operator++() {
      ++at_;
      if (at_ == bucket_end_) FindBucket();
      return *this;
    }
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    friend class PersistentMap;
    explicit Iterator(const Node* root) : root_(root) { FindBucket(); }

    // Goes to the next bucket that is not empty, or to the end.
    void FindBucket() {
      at_ = nullptr;
      while (at_ == nullptr && next_bits_ >> kKeyBits == 0) {
        unsigned shift = kKeyBits;
        const Node* node = root_;
        while (!node->children.empty()) {
          shift -= kNodeBits;
          node = &*node->children[(next_bits_ >> shift) % kWidth];
        }
        next_bits_ = ((next_bits_ >> shift) + 1) << shift;
        if (node->entries.empty()) continue;
        at_ = node->entries.data();
        bucket_end_ = at_ + node->entries.size();
      }
    }

    const Node* root_ = nullptr;
    const Entry* at_ = nullptr;
    const Entry* bucket_end_ = nullptr;
    std::uint64_t next_bits_ = 0;  // the lowest key that the next bucket may hold
  };
  // NOLINTBEGIN(readability-identifier-naming): as a standard container
  using value_type = Entry;
  using const_iterator = Iterator;
  // NOLINTEND(readability-identifier-naming)

  PersistentMap() = default;

  [[nodiscard]] std::size_t size() const { return size_; }  // NOLINT: as a standard container
  [[nodiscard]] bool empty() const { return size_ == 0; }   // NOLINT: as a standard container

  // The value, or nullptr. Valid until the map is next copied and changed.
  [[nodiscard]] const Value* Find(Key key) const {
    if (BitsOf(key) >> kKeyBits != 0) return nullptr;
    const Node* node = &*root_;
    for (unsigned shift = kKeyBits; !node->children.empty();) {
      shift -= kNodeBits;
      node = &*node->children[(BitsOf(key) >> shift) % kWidth];
    }
    const auto entry = Place(node->entries, key);
    return entry != node->entries.end() && entry->key == key ? &entry->value : nullptr;
  }

  // The value to change, or nullptr. Valid until the map is next copied or changed.
  [[nodiscard]] Value* Mutable(Key key) {
    if (Find(key) == nullptr) return nullptr;  // an absent key must not copy a path
    unsigned shift = kKeyBits;
    return &Place(BucketToChange(key, shift).entries, key)->value;
  }

  // Adds the entry or replaces its value. key < 2^40, checked.
  void Insert(Key key, Value value) {
    MANDAT_CHECK(BitsOf(key) >> kKeyBits == 0);
    unsigned shift = kKeyBits;
    Node& bucket = BucketToChange(key, shift);
    const auto place = Place(bucket.entries, key);
    if (place != bucket.entries.end() && place->key == key) {
      place->value = std::move(value);
      return;
    }
    bucket.entries.insert(place, Entry{key, std::move(value)});
    ++size_;
    if (bucket.entries.size() > kBucketSize) Split(bucket, shift);
  }

  // Takes the entry out. False, and nothing copied, if there is none.
  bool Erase(Key key) {
    if (Find(key) == nullptr) return false;
    EraseBelow(root_.Mutable(), key, kKeyBits);
    --size_;
    return true;
  }

  // In ascending order of the keys.
  [[nodiscard]] Iterator begin() const { return Iterator(&*root_); }  // NOLINT: for range-for
  [[nodiscard]] Iterator end() const { return Iterator(); }           // NOLINT: for range-for

  friend bool operator==(const PersistentMap& a, const PersistentMap& b) {
    return a.size_ == b.size_ && a.root_ == b.root_;  // shared parts are not looked into
  }

 private:
  static constexpr std::uint64_t BitsOf(Key key) {
    if constexpr (requires { key.value; }) {
      return key.value;
    } else {
      return key;
    }
  }

  // Where the entry of `key` stands, or would.
  template <typename Entries>
  static auto Place(Entries& entries, Key key) {
    return std::ranges::lower_bound(entries, BitsOf(key), {},
                                    [](const Entry& entry) { return BitsOf(entry.key); });
  }

  // `shift` becomes the number of key bits that the path to the bucket leaves open.
  Node& BucketToChange(Key key, unsigned& shift) {
    Node* node = &root_.Mutable();
    while (!node->children.empty()) {
      shift -= kNodeBits;
      node = &node->children[(BitsOf(key) >> shift) % kWidth].Mutable();
    }
    return *node;
  }

  // Children that fit into one bucket become one again, so that the node is what it would be if
  // the entry had never been there.
  static void EraseBelow(Node& node, Key key, unsigned shift) {
    if (node.children.empty()) {
      node.entries.erase(Place(node.entries, key));
      return;
    }
    shift -= kNodeBits;
    EraseBelow(node.children[(BitsOf(key) >> shift) % kWidth].Mutable(), key, shift);
    std::size_t left = 0;
    for (const Cow<Node>& child : node.children) {
      if (!child->children.empty()) return;
      left += child->entries.size();
    }
    if (left > kBucketSize) return;
    for (const Cow<Node>& child : std::exchange(node.children, {})) {
      node.entries.insert(node.entries.end(), child->entries.begin(), child->entries.end());
    }
  }

  // Goes on as long as all entries fall into one child, which random keys do not do.
  static void Split(Node& bucket, unsigned shift) {
    MANDAT_CHECK(shift > 0);  // 33 different keys differ in a bit that is not used yet
    shift -= kNodeBits;
    bucket.children.assign(kWidth, Cow<Node>());  // one empty node, shared
    for (Entry& entry : std::exchange(bucket.entries, {})) {
      Node& child = bucket.children[(BitsOf(entry.key) >> shift) % kWidth].Mutable();
      child.entries.push_back(std::move(entry));
    }
    for (Cow<Node>& child : bucket.children) {
      if (child->entries.size() > kBucketSize) Split(child.Mutable(), shift);
    }
  }

  Cow<Node> root_;
  std::size_t size_ = 0;
};

}  // namespace mandat
