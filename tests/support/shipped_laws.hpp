// The law profiles that the program ships, read from where they stand in the project.
#pragma once

#include <algorithm>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <vector>

#include "statutes/law_profile.hpp"
#include "tests/support/shared_input.hpp"
#include "tests/support/source_dir.hpp"

namespace mandat::support {

// They live as long as the test. Throws if one cannot be read.
inline std::span<const statutes::LawProfile> ShippedLaws() {
  static const std::vector<statutes::LawProfile> laws = [] {
    std::vector<statutes::LawProfile> read;
    for (const auto& entry :
         std::filesystem::directory_iterator(SourceDir() / "data/statutes/law")) {
      auto profile = statutes::ReadLawProfile(ReadFile(entry.path()));
      if (!profile) throw std::runtime_error(profile.error().detail);
      read.push_back(*std::move(profile));
    }
    std::ranges::sort(read, {}, &statutes::LawProfile::id);
    return read;
  }();
  return laws;
}

}  // namespace mandat::support
