#include "app/embedded.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "tests/support/shared_input.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::app {
namespace {

TEST(Embedded, HoldsEveryAssetByteForByte) {
  const std::filesystem::path assets = support::SourceDir() / "assets";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(assets)) {
    const std::string file = entry.path().filename().string();
    if (!entry.is_regular_file() || file == "README.md" || file.starts_with(".")) continue;
    const std::string name = std::filesystem::relative(entry.path(), assets).generic_string();
    const auto bytes = EmbeddedFile(name);
    ASSERT_TRUE(bytes.has_value()) << name;
    EXPECT_EQ(*bytes, support::ReadFile(entry.path())) << name;
    ++files;
  }
  EXPECT_GT(files, 0U);
}

TEST(Embedded, DoesNotFindWhatIsNotThere) {
  for (const char* name : {"", "img", "img/", "img/mandat.sv", "img/mandat.svgz", "zzz",
                           "../assets/img/mandat.svg", "/img/mandat.svg"}) {
    EXPECT_FALSE(EmbeddedFile(name).has_value()) << name;
  }
}

TEST(Embedded, ListsByPrefixInOrderOfNames) {
  const std::vector<Embedded> all = EmbeddedFiles("");
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, &Embedded::name));
  const std::vector<Embedded> images = EmbeddedFiles("img/");
  ASSERT_FALSE(images.empty());
  for (const Embedded& file : images) EXPECT_TRUE(file.name.starts_with("img/")) << file.name;
  EXPECT_TRUE(EmbeddedFiles("no-such-folder/").empty());
}

TEST(Embedded, EndsEachFileWithAZeroByteForReadersThatWantOne) {
  const auto bytes = EmbeddedFile("img/mandat.svg");
  ASSERT_TRUE(bytes.has_value());
  EXPECT_EQ(bytes->data()[bytes->size()], '\0');
}

}  // namespace
}  // namespace mandat::app
