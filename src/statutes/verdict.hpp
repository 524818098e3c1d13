// Verdict: the answer to a vote, with all that a reader needs to check it by hand (ST-43).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.hpp"
#include "base/time.hpp"
#include "statutes/figures.hpp"

namespace mandat::statutes {

enum class Outcome {
  kAdopted,
  kRejected,
  kTied,       // until the chair, a repetition or the lot has spoken
  kUndecided,  // neither adopted nor rejected: the next round
  kPending,    // carried, and a further reading is needed
  kNoQuorum,
  kVoid,           // the books do not close: there is no result, only the line that fails
  kUndetermined,   // a count that matters is not on record
  kRuleNotStated,  // the statutes declare this rule unset (ST-3)
  kQuorate,
  kInquorate,
  kMet,
  kNotMet,
  kKept,
  kDropped,
  kElected,     // an election that filled every seat it was held for
  kNotElected,  // an election that left a seat empty
};
constexpr auto WordsOf(Outcome) {
  return std::array<std::string_view, 17>{
      "adopted",      "rejected",        "tied",       "undecided", "pending", "no-quorum", "void",
      "undetermined", "rule-not-stated", "quorate",    "inquorate", "met",     "not-met",   "kept",
      "dropped",      "elected",         "not-elected"};
}

// The same object is shown by the command line, the pages, the API and the minutes, so that no two
// of them can tell a vote differently (AR-10).
struct Verdict {
  std::optional<std::string> article;  // of the statutes in force when the procedure opened
  std::optional<std::string> code;     // void only: "box_and_count_differ", ...
  Figures figures;                     // the base sets, with counts
  std::vector<std::string> follows;    // codes of what follows: "next_reading", ...
  std::optional<UtcMillis> frozen_at;  // when the base sets were fixed
  std::vector<std::string> lines;      // the computation, byte for byte as ST-41 says
  Outcome outcome = Outcome::kRejected;
  std::optional<std::string> rule;     // the test as the article writes it; absent if unset
  std::optional<std::string> statute;  // "harbour-union v3"
  std::vector<std::string> warnings;   // codes: "default:quorum", "blank_as_abstain", ...

  static constexpr auto Fields() {
    return std::tuple(Field("article", &Verdict::article), Field("code", &Verdict::code),
                      Field("figures", &Verdict::figures), Field("follows", &Verdict::follows),
                      Field("frozen_at", &Verdict::frozen_at), Field("lines", &Verdict::lines),
                      Field("outcome", &Verdict::outcome), Field("rule", &Verdict::rule),
                      Field("statute", &Verdict::statute), Field("warnings", &Verdict::warnings));
  }
  friend bool operator==(const Verdict&, const Verdict&) = default;
};

}  // namespace mandat::statutes
