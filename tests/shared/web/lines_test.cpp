#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/shared_input.hpp"
#include "web/text_lines.hpp"

namespace mandat::web {
namespace {

TEST(SharedLines, AreFilledAndNumberedAsTheVectorsSay) {
  MANDAT_SHARED_FILE(path, "vectors/interface/lines.json");
  const auto file = nlohmann::json::parse(support::ReadFile(path));
  std::size_t cases = 0;
  for (const auto& each : file.at("cases")) {
    std::vector<std::vector<NumberedLine>> expected;
    for (const auto& paragraph : each.at("lines")) {
      expected.emplace_back();
      for (const auto& line : paragraph) {
        expected.back().push_back({line.at(0).get<Count>(), line.at(1).get<std::string>()});
      }
    }
    const auto paragraphs = each.at("paragraphs").get<std::vector<std::string>>();
    const auto lines =
        NumberLines(paragraphs, each.at("start").get<Count>(), each.at("width").get<Count>());
    EXPECT_EQ(lines, expected) << each;
    ++cases;
  }
  EXPECT_GT(cases, 0U);
  support::ReportCases("vectors/interface/lines.json", cases);
}

}  // namespace
}  // namespace mandat::web
