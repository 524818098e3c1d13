// LawProfile: what an outside law asks of statutes, as data (ST-134). No legal advice.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.hpp"
#include "base/result.hpp"
#include "statutes/bases.hpp"
#include "statutes/statute.hpp"

namespace mandat::statutes {

enum class LawAction { kRefuse, kWarn, kNote };
constexpr auto WordsOf(LawAction) {
  return std::array<std::string_view, 3>{"refuse", "warn", "note"};
}

// How a value is compared with what the law asks (statutes-keys.md, "Law profiles").
enum class LawKind {
  kForbid,          // none of `values`
  kMustBe,          // one of `values`
  kMustContain,     // each of `values`
  kRequire,         // set somewhere
  kPresent,         // true or there: then the finding stands
  kMaxDuration,     // at most `length`
  kMinDuration,     // at least `length`
  kMaxRatio,        // at most `number`
  kMaxCoefficient,  // no comparison asks for more than `number` of one of `bases`
  kMinCoefficient,  // some comparison asks for `number` at least
  kUsesBase,        // then the finding stands: the test names one of `bases`
};
constexpr auto WordsOf(LawKind) {
  return std::array<std::string_view, 11>{
      "forbid",       "must-be",   "must-contain",    "require",         "present",  "max-duration",
      "min-duration", "max-ratio", "max-coefficient", "min-coefficient", "uses-base"};
}

struct LawCheck {
  std::string code;  // "P-DEP-01"
  LawAction action = LawAction::kWarn;
  LawKind kind = LawKind::kForbid;
  std::string path;                 // of keys, with `*` for any id; or "fact.<name>"
  std::vector<std::string> values;  // words; "true" and "false" for what is yes or no
  std::vector<Base> bases;
  std::optional<Duration> length;
  Ratio number;
  bool strict = false;              // of a maximum: reaching it is too much
  std::vector<std::string> levels;  // of statutes; empty: all
  std::string article;
  std::string why;
};

struct LawProfile {
  std::string id;
  std::string title;
  std::string law;
  std::string as_of;
  std::string reviewed;
  std::vector<LawCheck> checks;
};

// Reads a profile file. Strict: fails with `law_profile_malformed`, "line 12: ...".
[[nodiscard]] Result<LawProfile> ReadLawProfile(std::string_view toml);

}  // namespace mandat::statutes
