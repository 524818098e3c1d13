// What a law profile looks at: the values at a path, or a fact that is worked out from several.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ratio.hpp"
#include "statutes/lint_context.hpp"
#include "statutes/test.hpp"

namespace mandat::statutes {

// One value, where it stands; what does not apply is absent.
struct LawReading {
  const Row* row = nullptr;
  std::string key = {};                 // empty: the row itself
  bool written = false;                 // by the statute; else it stands by default
  std::vector<std::string> words = {};  // "true" and "false" for yes and no
  std::optional<Duration> length = {};  // absent of a length that is asked for: without limit
  std::optional<Ratio> share = {};
  std::optional<Test> test = {};
};

// True for a path of the schema ("mandate.*.type", "amendment") and for a fact
// ("fact.open-election.executive+office").
[[nodiscard]] bool NamesKeyOrFact(std::string_view path);

// Every value at `path`, in the order of the file: written or by default. What has neither is left
// out.
[[nodiscard]] std::vector<LawReading> ReadingsOf(const LintContext& context, std::string_view path);

}  // namespace mandat::statutes
