// The casebook as the program carries it, loaded once for all tests.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "app/casebook/load.hpp"
#include "tests/support/shared_input.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::app::casebook {

inline std::vector<NamedText> ReadFolder(const std::filesystem::path& folder) {
  std::vector<NamedText> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".toml") continue;
    files.push_back(
        {.name = entry.path().filename().string(), .text = support::ReadFile(entry.path())});
  }
  return files;
}

inline std::filesystem::path DataFolder() { return support::SourceDir() / "data" / "casebook"; }

inline const Casebook& LoadedCasebook() {
  static const Casebook casebook = [] {
    auto loaded = Load(ReadFolder(DataFolder()));
    if (!loaded) ADD_FAILURE() << loaded.error().code << ": " << loaded.error().detail;
    return loaded ? *std::move(loaded) : Casebook{};
  }();
  return casebook;
}

inline const Vote& VoteNamed(std::string_view id) {
  const Vote* const vote = FindRecord(LoadedCasebook().records.votes, id);
  MANDAT_CHECK(vote != nullptr);  // the tests name votes of the committed data
  return *vote;
}

}  // namespace mandat::app::casebook
