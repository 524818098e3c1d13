// The printed shares of vectors/interface/percent.json (IF-303).
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "statutes/shares.hpp"
#include "tests/support/shared_input.hpp"

namespace mandat::statutes {
namespace {

std::optional<std::string> TextIfAny(const nlohmann::json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<std::string>());
}

TEST(SharedPercent, IsPrintedWithTheFewestDecimalsThatTell) {
  MANDAT_SHARED_FILE(path, "vectors/interface/percent.json");
  const auto document = nlohmann::json::parse(support::ReadFile(path));
  std::size_t cases = 0;
  for (const auto& vector : document["cases"]) {
    SCOPED_TRACE(vector.dump());
    const auto count = Ratio::Parse(vector["count"].get<std::string>());
    const auto base = Ratio::Parse(vector["base"].get<std::string>());
    ASSERT_TRUE(count && base);
    const auto share = Ratio::Divide(*count, *base);
    ASSERT_TRUE(share);
    std::optional<Ratio> threshold;
    if (const auto text = TextIfAny(vector["threshold"])) threshold = Ratio::Parse(*text).value();

    const auto printed = PrintShares(*share, threshold);
    const auto share_text = printed ? std::optional(printed->share) : std::nullopt;
    EXPECT_EQ(share_text, TextIfAny(vector["share_en"]));
    EXPECT_EQ(printed ? printed->threshold : std::nullopt, TextIfAny(vector["threshold_en"]));
    ++cases;
  }
  EXPECT_EQ(cases, 16U);
  support::ReportCases("vectors/interface/percent.json", cases);
}

}  // namespace
}  // namespace mandat::statutes
