// The generator gives the numbers that its authors publish, and fair numbers below a bound.
#include "base/prng.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>  // after gtest, which it needs

#include <algorithm>
#include <array>

namespace mandat {
namespace {

TEST(Prng, IsXoshiro256StarStar) {
  Digest seed{};  // the state 1, 2, 3, 4
  for (std::size_t i = 0; i < 4; ++i) seed[8 * i + 7] = static_cast<std::uint8_t>(i + 1);
  Prng prng(seed);
  for (const std::uint64_t expected :
       {11520ULL, 0ULL, 1509978240ULL, 1215971899390074240ULL, 1216172134540287360ULL,
        607988272756665600ULL, 16172922978634559625ULL}) {
    EXPECT_EQ(prng.Next(), expected);
  }
}

// SplitMix64 from 1234567 gives these four words; xoshiro's first output hangs on the second.
TEST(Prng, IsSeededThroughSplitMix64) {
  Digest words{};
  std::size_t at = 0;
  for (const std::uint64_t word : {6457827717110365317ULL, 3203168211198807973ULL,
                                   9817491932198370423ULL, 4593380528125082431ULL}) {
    for (unsigned shift = 64; shift > 0;) {
      shift -= 8;
      words[at++] = static_cast<std::uint8_t>(word >> shift);
    }
  }
  Prng expected(words);
  Prng prng(1234567);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(prng.Next(), expected.Next());
}

TEST(Prng, DoesNotStayAtZero) {
  Prng prng(Digest{});
  EXPECT_NE(prng.Next() | prng.Next() | prng.Next(), 0U);
}

TEST(Prng, DrawsEachNumberBelowABoundAboutEquallyOften) {
  Prng prng(1917);
  std::array<int, 6> times{};
  for (int i = 0; i < 60000; ++i) ++times[prng.Below(6)];
  for (const int count : times) {
    EXPECT_GT(count, 9500);  // 10,000 expected, standard deviation 91
    EXPECT_LT(count, 10500);
  }
}

TEST(Prng, DrawsAgainWhatWouldFavourSomeNumbers) {
  // Of 2^64 numbers modulo 3 * 2^62 a plain remainder would give the lowest third twice as often.
  constexpr std::uint64_t kBound = 3ULL << 62U;
  Prng prng(7);
  int low = 0;
  for (int i = 0; i < 30000; ++i) low += prng.Below(kBound) < kBound / 3 ? 1 : 0;
  EXPECT_GT(low, 9500);
  EXPECT_LT(low, 10500);
}

RC_GTEST_PROP(Prng, StaysBelowTheBoundAndRepeatsItself, (std::uint64_t seed)) {
  const std::uint64_t bound = *rc::gen::nonZero<std::uint64_t>();
  Prng first(seed);
  Prng second(seed);
  for (int i = 0; i < 20; ++i) {
    const std::uint64_t drawn = first.Below(bound);
    RC_ASSERT(drawn < bound);
    RC_ASSERT(drawn == second.Below(bound));
  }
}

TEST(PrngDeathTest, CannotDrawFromNothing) {
  Prng prng(1);
  EXPECT_DEATH(static_cast<void>(prng.Below(0)), "check failed");
}

}  // namespace
}  // namespace mandat
