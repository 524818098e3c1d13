// Judging: rules and figures in, an explained Verdict out (statutes.md section 5).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.hpp"
#include "base/ratio.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "statutes/figures.hpp"
#include "statutes/test.hpp"
#include "statutes/verdict.hpp"

namespace mandat::statutes {

enum class TieRule { kLost, kChairCasting, kRepeat, kLot, kDefer };
constexpr auto WordsOf(TieRule) {
  return std::array<std::string_view, 5>{"lost", "chair-casting", "repeat", "lot", "defer"};
}

enum class QuorumWhen { kEachVote, kOpening, kPresumed };
constexpr auto WordsOf(QuorumWhen) {
  return std::array<std::string_view, 3>{"each-vote", "opening", "presumed"};
}

enum class BlankAs { kAbstain, kInvalid };
constexpr auto WordsOf(BlankAs) { return std::array<std::string_view, 2>{"abstain", "invalid"}; }

enum class CastingVote { kYes, kNo };
constexpr auto WordsOf(CastingVote) { return std::array<std::string_view, 2>{"yes", "no"}; }

// What a procedure copies from the statutes when it opens; later versions never reach it (AR-9).
struct VoteRules {
  std::optional<std::string> article;  // of the majority
  BlankAs blank_as = BlankAs::kAbstain;
  Measure count = Measure::kVotes;
  std::vector<std::string> defaults;  // keys that stand by default: "majority.tie", ...
  std::optional<std::string> quorum;  // the quorum test; absent: none is required
  std::optional<std::string> quorum_article;
  Measure quorum_count = Measure::kHeads;
  QuorumWhen quorum_when = QuorumWhen::kEachVote;
  Count readings = 1;
  std::optional<std::string> reject;  // a second test that rejects (ST-40 step 5)
  std::optional<Count> rounds;        // with `reject`: the last of them rejects what it leaves open
  std::string statute;                // id and version
  std::optional<std::string> test;    // the majority; absent: the statutes declare it unset
  TieRule tie = TieRule::kLost;

  static constexpr auto Fields() {
    return std::tuple(Field("article", &VoteRules::article),
                      Field("blank_as", &VoteRules::blank_as), Field("count", &VoteRules::count),
                      Field("defaults", &VoteRules::defaults), Field("quorum", &VoteRules::quorum),
                      Field("quorum_article", &VoteRules::quorum_article),
                      Field("quorum_count", &VoteRules::quorum_count),
                      Field("quorum_when", &VoteRules::quorum_when),
                      Field("readings", &VoteRules::readings), Field("reject", &VoteRules::reject),
                      Field("rounds", &VoteRules::rounds), Field("statute", &VoteRules::statute),
                      Field("test", &VoteRules::test), Field("tie", &VoteRules::tie));
  }
  friend bool operator==(const VoteRules&, const VoteRules&) = default;
};

// What is true of this one vote beside its counts.
struct Circumstances {
  std::vector<std::string> flags;      // those that hold: "second_call", "urgent", ...
  Figures opening;                     // counts when the sitting opened (QuorumWhen::kOpening)
  bool challenged = false;             // the presumed quorum was challenged, and counted
  std::optional<CastingVote> casting;  // the chair's, once given
  Count passed_before = 0;             // readings already passed
  bool last_round = false;             // with a reject test: what is not accepted is rejected
  std::optional<UtcMillis> frozen_at;
};

// Rules whose tests are parsed: parse once, judge many votes.
class ParsedRules {
 public:
  // Fails with the code of the first test that has a fault: ParseTest, in the order quorum, test,
  // reject.
  [[nodiscard]] static Result<ParsedRules> Create(VoteRules rules);

  // Gives the verdict of a vote: reconciles, then quorum, test, one yes, readings, reject, tie.
  // Total: whatever is wrong with the figures is an outcome (`void`, `undetermined`) with its code
  // and line.
  [[nodiscard]] Verdict Judge(const Figures& figures,
                              const Circumstances& circumstances = {}) const;

  [[nodiscard]] const VoteRules& Rules() const { return rules_; }
  [[nodiscard]] const std::optional<Test>& Quorum() const { return quorum_; }
  [[nodiscard]] const std::optional<Test>& Majority() const { return test_; }
  [[nodiscard]] const std::optional<Test>& Reject() const { return reject_; }

 private:
  ParsedRules() = default;

  VoteRules rules_;
  std::optional<Test> quorum_;
  std::optional<Test> test_;
  std::optional<Test> reject_;
};

// The same for one vote. A test that does not parse is a bug by now: the reader of the statutes
// refused it.
[[nodiscard]] Verdict JudgeVote(const VoteRules& rules, const Figures& figures,
                                const Circumstances& circumstances = {});

// kQuorate or kInquorate; kMet or kNotMet; kKept or kDropped. Each may be kUndetermined or kVoid.
// Unqualified bases count heads; those of an option, votes. An option without quorum: an empty
// text.
[[nodiscard]] Verdict JudgeQuorum(std::string_view test, const Figures& figures,
                                  const std::vector<std::string>& flags = {});
[[nodiscard]] Verdict JudgePetition(std::string_view test, const Figures& figures);
[[nodiscard]] Verdict JudgeOption(std::string_view quorum, std::string_view majority,
                                  const Figures& figures);

}  // namespace mandat::statutes
