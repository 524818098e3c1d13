#include "app/law_profiles.hpp"

#include <utility>
#include <vector>

#include "app/embedded.hpp"
#include "base/check.hpp"

namespace mandat::app {

std::span<const statutes::LawProfile> LawProfiles() {
  static const std::vector<statutes::LawProfile> profiles = [] {
    std::vector<statutes::LawProfile> read;
    for (const Embedded& file : EmbeddedFiles("statutes/law/")) {
      auto profile = statutes::ReadLawProfile(file.bytes);
      MANDAT_CHECK(profile.has_value());  // a test reads what is shipped
      read.push_back(*std::move(profile));
    }
    return read;
  }();
  return profiles;
}

}  // namespace mandat::app
