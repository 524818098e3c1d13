// The folder of organisations: their names, their keys, and what does not open.
#include "app/host.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/civil_time.hpp"

namespace mandat::app {
namespace {

class HostTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "mandat-host-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] Result<std::unique_ptr<Host>> Open(const std::filesystem::path& folder) const {
    return Host::Open({.folder = folder.string(),
                       .ports = {&storage::SystemClock(), &storage::SystemRandom()},
                       .on_fatal = [](const Error& error) { FAIL() << error.code; }});
  }

  std::filesystem::path folder_;
};

TEST_F(HostTest, NamesAnOrganisationInLettersThatAnAddressCanBear) {
  auto host = Open(folder_);
  ASSERT_TRUE(host);
  for (const char* slug : {"", "Depot", "9lives", "-a", "a/b", "..", "a b", "dépôt"}) {
    const auto made = (*host)->Create(slug, HostedKind::kReal);
    ASSERT_FALSE(made) << slug;
    EXPECT_EQ(made.error().code, "slug_malformed") << slug;
  }
  EXPECT_FALSE((*host)->Create(std::string(41, 'a'), HostedKind::kReal));
  EXPECT_TRUE((*host)->Create(std::string(40, 'a'), HostedKind::kReal));
}

TEST_F(HostTest, KeepsADemoADemoAndARealOneReal) {
  {
    auto host = Open(folder_);
    ASSERT_TRUE(host && (*host)->Create("play", HostedKind::kDemo));
    ASSERT_TRUE((*host)->Create("union", HostedKind::kReal));
    const auto again = (*host)->Create("play", HostedKind::kReal);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "slug_taken");
  }
  auto host = Open(folder_);
  ASSERT_TRUE(host);
  EXPECT_EQ((*host)->Find("play")->kind, HostedKind::kDemo);
  EXPECT_EQ((*host)->Find("union")->kind, HostedKind::kReal);
  EXPECT_EQ((*host)->Find("other"), nullptr);
}

TEST_F(HostTest, LeavesOutWhatDoesNotOpenAndServesTheRest) {
  {
    auto host = Open(folder_);
    ASSERT_TRUE(host && (*host)->Create("broken", HostedKind::kReal));
    ASSERT_TRUE((*host)->Create("whole", HostedKind::kReal));
  }
  const auto key = folder_ / "broken" / "body.key";
  std::filesystem::permissions(key, std::filesystem::perms::owner_all);
  std::ofstream(key, std::ios::trunc) << "short";
  auto host = Open(folder_);
  ASSERT_TRUE(host);
  ASSERT_EQ((*host)->Faults().size(), 1U);
  EXPECT_EQ((*host)->Faults()[0].code, "key_damaged");
  EXPECT_TRUE((*host)->Faults()[0].detail.starts_with("broken: "));
  EXPECT_EQ((*host)->Find("broken"), nullptr);
  EXPECT_NE((*host)->Find("whole"), nullptr);
}

TEST_F(HostTest, SaysThatAFolderCannotBeMade) {
  std::ofstream(folder_ / "file") << "no folder";
  const auto host = Open(folder_ / "file" / "below");
  ASSERT_FALSE(host);
  EXPECT_EQ(host.error().code, "folder_not_writable");
}

TEST(CivilTime, RefusesAZoneThatNobodyKnows) {
  const auto day = DayIn("Nowhere/City", UtcMillis{0}, Calendar::kGregorian);
  ASSERT_FALSE(day);
  EXPECT_EQ(day.error().code, "unknown_time_zone");
}

}  // namespace
}  // namespace mandat::app
