// Generated documents are those that the program would generate now (HS-65).
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "api/api.hpp"
#include "statutes/reference.hpp"
#include "tests/support/shared_input.hpp"

namespace mandat {
namespace {

// Written anew with MANDAT_WRITE_PAGES=1; the diff is reviewed like code.
void ExpectCurrent(const char* name, const std::string& text) {
  const std::filesystem::path file = support::SourceDir() / "docs" / "reference" / name;
  if (std::getenv("MANDAT_WRITE_PAGES")) std::ofstream(file, std::ios::binary) << text;
  EXPECT_TRUE(support::ReadFile(file) == text)
      << name << " is stale: run this test with MANDAT_WRITE_PAGES=1, and commit the file";
}

TEST(openapi, is_current) { ExpectCurrent("openapi.json", api::OpenApiText()); }

TEST(statute_keys, are_current) { ExpectCurrent("statute-keys.md", statutes::WriteReference()); }

// A page that no test knows would grow old unseen.
TEST(reference, holds_no_other_page) {
  for (const auto& entry :
       std::filesystem::directory_iterator(support::SourceDir() / "docs" / "reference")) {
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(name == "openapi.json" || name == "statute-keys.md") << name;
  }
}

}  // namespace
}  // namespace mandat
