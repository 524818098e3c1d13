// Inputs that stand beside the checkout (HS-13): `$MANDAT_SHARED`, else `../shared`.
//
// A plain clone does not have them: its tests skip and name the file. `./test shared` sets
// MANDAT_SHARED_REQUIRED, and then an absent file is a failure.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/source_dir.hpp"

namespace mandat::support {

inline std::filesystem::path SharedFolder() {
  const char* const folder = std::getenv("MANDAT_SHARED");
  return folder ? std::filesystem::path(folder) : support::SourceDir() / ".." / "shared";
}

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// Adds a line to the report that `./test shared` prints: how many cases of which file were run.
inline void ReportCases(const std::string& file, std::size_t cases) {
  std::printf("shared: %s: %zu cases\n", file.c_str(), cases);
  if (const char* const report = std::getenv("MANDAT_SHARED_REPORT")) {
    std::ofstream(report, std::ios::app) << file << ": " << cases << " cases\n";
  }
}

}  // namespace mandat::support

// Skips the test, or fails it under `./test shared`, if `file` (relative to the shared folder) is
// absent; otherwise defines `path`.
// NOLINTBEGIN(bugprone-macro-parentheses): a declared name cannot stand in parentheses
#define MANDAT_SHARED_FILE(path, file)                                                         \
  const std::filesystem::path path = ::mandat::support::SharedFolder() / (file);               \
  if (!std::filesystem::exists(path)) {                                                        \
    ASSERT_EQ(std::getenv("MANDAT_SHARED_REQUIRED"), nullptr) << "missing: " << path.string(); \
    GTEST_SKIP() << "no shared inputs in a plain clone: " << (file);                           \
  }                                                                                            \
  static_assert(true, "a semicolon follows")
// NOLINTEND(bugprone-macro-parentheses)
