#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <numeric>
#include <vector>

#include "tests/support/shared_input.hpp"
#include "web/hemicycle_layout.hpp"

namespace mandat::web {
namespace {

TEST(SharedHemicycle, PlacesEverySeatWhereTheVectorsSay) {
  MANDAT_SHARED_FILE(path, "vectors/interface/hemicycle.json");
  const auto file = nlohmann::json::parse(support::ReadFile(path));
  std::size_t cases = 0;
  for (const auto& each : file.at("cases")) {
    const auto seats = each.at("seats").get<Count>();
    const std::vector<Count> rows = HemicycleRows(seats);
    EXPECT_EQ(rows, each.at("rows").get<std::vector<Count>>()) << seats;
    EXPECT_EQ(std::accumulate(rows.begin(), rows.end(), Count{0}), seats);
    if (each.contains("order")) {
      std::vector<SeatPlace> order;
      for (const auto& place : each.at("order")) {
        order.push_back({place.at(0).get<Count>(), place.at(1).get<Count>()});
      }
      EXPECT_EQ(HemicycleOrder(rows), order) << seats;
    }
    ++cases;
  }
  EXPECT_GT(cases, 0U);
  support::ReportCases("vectors/interface/hemicycle.json", cases);
}

}  // namespace
}  // namespace mandat::web
