// PersistentVector against std::vector as its model.
#include "base/persistent_vector.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>  // after gtest, which it needs

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace mandat {
namespace {

using Numbers = PersistentVector<std::uint32_t>;

Numbers FirstNumbers(std::uint32_t count) {
  Numbers numbers;
  for (std::uint32_t i = 0; i < count; ++i) numbers.PushBack(i);
  return numbers;
}

bool Holds(const Numbers& numbers, const std::vector<std::uint32_t>& expected) {
  if (numbers.size() != expected.size()) return false;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (numbers[i] != expected[i]) return false;
  }
  return std::equal(numbers.begin(), numbers.end(), expected.begin(), expected.end());
}

TEST(PersistentVector, FindsEveryElementAtTheBordersOfItsNodes) {
  for (const std::uint32_t size : {0U, 1U, 63U, 64U, 65U, 2047U, 2048U, 2049U, 65536U, 65537U}) {
    const Numbers numbers = FirstNumbers(size);
    ASSERT_EQ(numbers.size(), size);
    for (std::uint32_t i = 0; i < size; ++i) ASSERT_EQ(numbers[i], i);
    std::uint32_t expected = 0;
    for (const std::uint32_t number : numbers) ASSERT_EQ(number, expected++);
    EXPECT_EQ(expected, size);
  }
}

TEST(PersistentVector, KeepsACopyAsItWas) {
  Numbers numbers = FirstNumbers(5000);
  const Numbers before = numbers;
  numbers.Mutable(4999) = 7;
  numbers.Mutable(0) = 8;
  numbers.PushBack(9);
  EXPECT_EQ(before, FirstNumbers(5000));
  EXPECT_EQ(numbers[4999], 7U);
  EXPECT_EQ(numbers[0], 8U);
  EXPECT_EQ(numbers[5000], 9U);
}

TEST(PersistentVector, SharesWhatIsNotChanged) {
  Numbers numbers = FirstNumbers(5000);
  const Numbers before = numbers;
  numbers.Mutable(0) = 8;
  EXPECT_NE(&numbers[63], &before[63]);  // its leaf was copied
  EXPECT_EQ(&numbers[64], &before[64]);  // its neighbour was not
}

TEST(PersistentVector, ChangesInPlaceWhatNobodyElseHolds) {
  Numbers numbers = FirstNumbers(5000);
  const std::uint32_t* const place = &numbers[4000];
  numbers.Mutable(4000) = 1;
  EXPECT_EQ(&numbers[4000], place);
}

TEST(PersistentVector, IsEqualByItsElementsWhateverItsHistory) {
  Numbers changed = FirstNumbers(3000);
  changed.Mutable(2999) = 1;
  EXPECT_FALSE(changed == FirstNumbers(3000));
  changed.Mutable(2999) = 2999;
  EXPECT_EQ(changed, FirstNumbers(3000));
  EXPECT_FALSE(FirstNumbers(64) == FirstNumbers(65));
  EXPECT_EQ((Numbers{0, 1, 2}), FirstNumbers(3));
}

TEST(PersistentVectorDeathTest, StopsAtAnIndexThatIsNotThere) {
  const Numbers numbers = FirstNumbers(64);
  EXPECT_DEATH(static_cast<void>(numbers[64]), "check failed");
}

// Any history of additions, changes and copies gives what std::vector gives, in every copy.
RC_GTEST_PROP(PersistentVector, BehavesLikeAVector,
              (const std::vector<std::pair<std::uint8_t, std::uint32_t>>& steps)) {
  auto numbers = FirstNumbers(2000);
  std::vector<std::uint32_t> model(numbers.begin(), numbers.end());
  std::vector<std::pair<Numbers, std::vector<std::uint32_t>>> copies;
  for (const auto& [step, value] : steps) {
    if (step % 4 == 0) copies.emplace_back(numbers, model);
    if (step % 4 == 1) {
      numbers.Mutable(value % model.size()) = value;
      model[value % model.size()] = value;
    }
    for (std::uint32_t i = 0; step % 4 == 2 && i < step; ++i) {
      numbers.PushBack(value + i);
      model.push_back(value + i);
    }
  }
  RC_ASSERT(Holds(numbers, model));
  for (const auto& [copy, as_it_was] : copies) RC_ASSERT(Holds(copy, as_it_was));
}

}  // namespace
}  // namespace mandat
