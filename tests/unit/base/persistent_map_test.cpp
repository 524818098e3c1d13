// PersistentMap against std::map as its model.
#include "base/persistent_map.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>  // after gtest, which it needs

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "base/prng.hpp"

namespace mandat {
namespace {

using Map = PersistentMap<std::uint64_t, int>;
using Model = std::map<std::uint64_t, int>;

constexpr std::uint64_t kLargestKey = (std::uint64_t{1} << 40U) - 1;

bool Holds(const Map& map, const Model& model) {
  for (const auto& [key, value] : model) {
    const int* const found = map.Find(key);
    if (found == nullptr || *found != value) return false;
  }
  return map.size() == model.size() &&
         std::equal(map.begin(), map.end(), model.begin(), model.end(),
                    [](const Map::Entry& entry, const auto& expected) {
                      return entry.key == expected.first && entry.value == expected.second;
                    });
}

TEST(PersistentMap, HoldsTenThousandRandomKeysInOrder) {
  Map map;
  Model model;
  Prng prng(1917);
  for (int i = 0; i < 10000; ++i) {
    const std::uint64_t key = prng.Below(kLargestKey + 1);
    map.Insert(key, i);
    model[key] = i;
  }
  EXPECT_TRUE(Holds(map, model));
}

TEST(PersistentMap, HoldsKeysThatDifferInTheirLastBitsOnly) {
  Map map;
  Model model;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    map.Insert(i, static_cast<int>(i));
    map.Insert(kLargestKey - i, 7);
    model[i] = static_cast<int>(i);
    model[kLargestKey - i] = 7;
  }
  EXPECT_TRUE(Holds(map, model));
}

TEST(PersistentMap, FindsNothingThatIsNotThere) {
  Map map;
  EXPECT_EQ(map.Find(1), nullptr);
  EXPECT_EQ(map.begin(), map.end());
  for (std::uint64_t key = 0; key < 200; key += 2) map.Insert(key << 32U, 1);
  EXPECT_EQ(map.Find(3), nullptr);
  EXPECT_EQ(map.Mutable(3), nullptr);
  EXPECT_EQ(map.Find(kLargestKey), nullptr);
  EXPECT_EQ(map.Find(kLargestKey + 1), nullptr);  // no wrapping round to key 0
}

TEST(PersistentMap, KeepsACopyAsItWasAndSharesWhatIsNotChanged) {
  PersistentMap<PersonId, int> map;
  Prng prng(7);
  std::vector<PersonId> people;
  for (int i = 0; i < 500; ++i) {
    people.push_back(PersonId{prng.Below(kLargestKey) + 1});
    map.Insert(people.back(), i);
  }
  const auto before = map;
  *map.Mutable(people[0]) = -1;
  EXPECT_EQ(*before.Find(people[0]), 0);
  EXPECT_EQ(*map.Find(people[0]), -1);
  const auto shared = std::ranges::count_if(
      people, [&](PersonId person) { return map.Find(person) == before.Find(person); });
  EXPECT_GE(shared, 500 - 32);  // all but one bucket
  EXPECT_FALSE(map == before);
  *map.Mutable(people[0]) = 0;
  EXPECT_TRUE(map == before);
}

TEST(PersistentMapDeathTest, StopsAtAKeyOfMoreThan40Bits) {
  Map map;
  EXPECT_DEATH(map.Insert(kLargestKey + 1, 0), "check failed");
}

RC_GTEST_PROP(PersistentMap, BehavesLikeAMap,
              (const std::vector<std::pair<std::uint16_t, int>>& steps)) {
  Map map;
  Model model;
  std::vector<std::pair<Map, Model>> copies;
  for (const auto& [step, value] : steps) {
    const std::uint64_t key = step % 3 == 0 ? step : std::uint64_t{step} << 24U;
    if (step % 5 == 0) copies.emplace_back(map, model);
    for (std::uint64_t near = 0; near < 40; ++near) {  // enough to split buckets
      map.Insert(key ^ near, value);
      model[key ^ near] = value;
    }
    if (int* const found = map.Mutable(key)) *found = value + 1;
    model[key] = value + 1;
  }
  RC_ASSERT(Holds(map, model));
  for (const auto& [copy, as_it_was] : copies) RC_ASSERT(Holds(copy, as_it_was));
}

RC_GTEST_PROP(PersistentMap, DoesNotDependOnTheOrderOfInsertion,
              (std::vector<std::uint32_t> keys)) {
  Map forwards;
  Map backwards;
  for (const std::uint32_t key : keys) forwards.Insert(key % 100000, 1);
  std::ranges::reverse(keys);
  for (const std::uint32_t key : keys) backwards.Insert(key % 100000, 1);
  RC_ASSERT(forwards == backwards);
}

}  // namespace
}  // namespace mandat
