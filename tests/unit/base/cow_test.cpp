#include "base/cow.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace mandat {
namespace {

TEST(Cow, CopiesOnlyWhatSomebodyElseHolds) {
  Cow<std::string> first(std::string("a"));
  const std::string* const place = &*first;
  first.Mutable() += "b";
  EXPECT_EQ(&*first, place);

  const Cow<std::string> second = first;
  EXPECT_EQ(&*second, place);
  first.Mutable() += "c";
  EXPECT_EQ(*first, "abc");
  EXPECT_EQ(*second, "ab");
}

TEST(Cow, IsEqualByItsValue) {
  const Cow<int> seven(7);
  EXPECT_EQ(seven, Cow<int>(7));
  EXPECT_FALSE(seven == Cow<int>(8));
}

TEST(Cow, CanBeAssignedAfterItWasMovedFrom) {
  Cow<int> source(7);
  const Cow<int> target = std::move(source);
  source = Cow<int>(8);
  EXPECT_EQ(*source, 8);
  EXPECT_EQ(*target, 7);
}

}  // namespace
}  // namespace mandat
