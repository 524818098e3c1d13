// Presidium and committee seats among fractions, and the seats that a fraction refuses (CT-29).
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tally/apportionment.hpp"

namespace mandat::tally {

enum class FractionStand { kSeated, kRefused, kWalkedOut };
constexpr auto WordsOf(FractionStand) {
  return std::array<std::string_view, 3>{"seated", "refused", "walked-out"};
}

// What becomes of seats that a fraction does not take.
enum class RefusedSeats { kStayOpen, kRedistribute };
constexpr auto WordsOf(RefusedSeats) {
  return std::array<std::string_view, 2>{"stay-open", "redistribute"};
}

struct FractionSize {
  std::string name;
  Count members = 0;
  FractionStand stand = FractionStand::kSeated;
};

// Side by side, in the order of the fractions: an empty seat must be seen to be someone's.
struct Presidium {
  std::vector<Count> entitled;
  std::vector<Count> seated;
  std::vector<Count> vacant;
  Apportionment key;                 // with its working; of the whole house, all fractions in it
  std::vector<std::string> working;  // what follows from refusals
};

// Allots by `key` over the sizes; a fraction below `min_size` is out. Fails as Apportion does.
[[nodiscard]] Result<Presidium> SeatFractions(const Key& key,
                                              const std::vector<FractionSize>& fractions,
                                              Count min_size, RefusedSeats refused);

}  // namespace mandat::tally
