#include "storage/ports.hpp"

#include <gtest/gtest.h>

#include <array>

#include "crypto/crypto.hpp"

namespace mandat::storage {
namespace {

TEST(SystemClock, GoesForward) {
  Clock& clock = SystemClock();
  constexpr std::int64_t kStartOf2024 = 1704067200000;
  EXPECT_GT(clock.NowMillis().value, kStartOf2024);
  const std::int64_t before = clock.BootMillis();
  EXPECT_GT(before, 0);
  EXPECT_GE(clock.BootMillis(), before);
}

TEST(SystemRandom, GivesOtherBytesEachTime) {
  ASSERT_TRUE(crypto::InitOnce());
  std::array<std::uint8_t, 16> first{};
  std::array<std::uint8_t, 16> second{};
  SystemRandom().Fill(first);
  SystemRandom().Fill(second);
  EXPECT_NE(first, second);
}

}  // namespace
}  // namespace mandat::storage
