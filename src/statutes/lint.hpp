// Linting: everything that is wrong with a statute, or that its members should be told (ST-140).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.hpp"

namespace mandat::statutes {

struct LawProfile;

enum class Gravity {
  kError,    // stops an adoption
  kRefusal,  // by a law profile: stops it too
  kWarning,  // stands in the motion
  kNote,
};

// One thing found. `code` is that of statutes.md section 8: E errors, P law, W warnings, I notes.
struct Finding {
  std::string code;
  std::string path;     // "body.council.quorum"; empty for the file as a whole
  std::string article;  // the article that the rule cites; empty if none
  Count line = 0;       // 0 for the file as a whole
  Count column = 0;
  std::string message;
  std::string remedy;
  Gravity gravity = Gravity::kError;
  friend bool operator==(const Finding&, const Finding&) = default;
};

// True for what stops an adoption.
[[nodiscard]] constexpr bool Stops(const Finding& finding) {
  return finding.gravity == Gravity::kError || finding.gravity == Gravity::kRefusal;
}

enum class Notes { kLeaveOut, kInclude };

struct LintOptions {
  // The statute above (ST-133), if there is one; it is in order itself.
  std::string_view parent = {};
  Notes notes = Notes::kLeaveOut;  // I501: every key that stands by default
  // The law profiles that a statute may name; a name that is none of them is an error (E106).
  // Empty: they are not at hand, and no law is checked.
  std::span<const LawProfile> laws = {};
};

// Everything that is found in a statute file, in the order of its lines. After an error of form or
// of a test (E1.., E2..) the structure is not judged any more: it would be guesswork.
[[nodiscard]] std::vector<Finding> Lint(std::string_view toml, const LintOptions& options = {});

// The codes that Lint can report, sorted. Those of statutes.md section 8 that are missing here are
// not looked for yet.
[[nodiscard]] std::vector<std::string_view> ImplementedCodes();

}  // namespace mandat::statutes
