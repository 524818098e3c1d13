#include <ctime>

#include "base/check.hpp"
#include "crypto/crypto.hpp"
#include "storage/ports.hpp"

namespace mandat::storage {
namespace {

std::int64_t Millis(clockid_t clock) {
  timespec now{};
  MANDAT_CHECK(clock_gettime(clock, &now) == 0);  // both clocks exist on every Linux
  return now.tv_sec * kMillisPerSecond + now.tv_nsec / 1'000'000;
}

class RealClock final : public Clock {
 public:
  UtcMillis NowMillis() override { return UtcMillis{Millis(CLOCK_REALTIME)}; }
  std::int64_t BootMillis() override { return Millis(CLOCK_BOOTTIME); }
};

class RealRandom final : public Random {
 public:
  void Fill(std::span<std::uint8_t> out) override { crypto::RandomBytes(out); }
};

}  // namespace

Clock& SystemClock() {
  static RealClock clock;
  return clock;
}

Random& SystemRandom() {
  static RealRandom random;
  return random;
}

}  // namespace mandat::storage
