#include "statutes/judge.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "statutes/common_rules.hpp"
#include "statutes/evaluate.hpp"
#include "statutes/figure_book.hpp"

namespace mandat::statutes {
namespace {

void AppendLines(const Evaluation& evaluation, Verdict& verdict) {
  verdict.lines.insert(verdict.lines.end(), evaluation.lines.begin(), evaluation.lines.end());
}

void WarnOfMissing(const Evaluation& evaluation, Verdict& verdict) {
  for (const Base base : evaluation.missing) {
    verdict.warnings.push_back("missing:" + std::string(WordOf(base)));
  }
}

void Void(Verdict& verdict, std::string code, std::string line) {
  verdict.outcome = Outcome::kVoid;
  verdict.code = std::move(code);
  verdict.lines = {std::move(line)};  // only what fails: the rest would look like a result
}

bool VoidIfFaulty(const FigureBook& book, Verdict& verdict) {
  const auto& fault = book.Fault();
  if (fault) Void(verdict, fault->code, fault->line);
  return fault.has_value();
}

bool VoidIfTooLarge(const Evaluation& evaluation, Verdict& verdict) {
  if (evaluation.too_large) {
    Void(verdict, "number_too_large", *evaluation.too_large + ": number too large");
  }
  return evaluation.too_large.has_value();
}

// The steps of ST-40, in their order; each returns whether it settled the vote.
class VoteJudge {
 public:
  VoteJudge(const ParsedRules& parsed, const Figures& figures, const Circumstances& circumstances)
      : parsed_(parsed),
        rules_(parsed.Rules()),
        circumstances_(circumstances),
        book_(figures, rules_.blank_as) {
    verdict_.article = rules_.article;
    verdict_.figures = figures;
    verdict_.frozen_at = circumstances.frozen_at;
    verdict_.rule = rules_.test;
    if (!rules_.statute.empty()) verdict_.statute = rules_.statute;
    for (const std::string& key : rules_.defaults) verdict_.warnings.push_back("default:" + key);
    if (book_.HasBlanks()) {
      verdict_.warnings.push_back("blank_as_" + std::string(WordOf(rules_.blank_as)));
    }
  }

  Verdict Run() {
    if (VoidIfFaulty(book_, verdict_)) return std::move(verdict_);
    if (!QuorumSettles() && !TestSettles() && !RejectSettles() && !TieSettles()) {
      verdict_.outcome = Outcome::kRejected;
    }
    return std::move(verdict_);
  }

 private:
  [[nodiscard]] Question AskOf(Measure count) const {
    return {.figures = &book_, .opening = nullptr, .count = count, .flags = &circumstances_.flags};
  }

  bool Settle(Outcome outcome) {
    verdict_.outcome = outcome;
    return true;
  }

  bool QuorumSettles() {
    const auto& quorum = parsed_.Quorum();
    if (!quorum) return false;
    if (rules_.quorum_when == QuorumWhen::kPresumed && !circumstances_.challenged) {
      verdict_.lines.emplace_back("quorum: presumed, not challenged");
      return false;
    }
    return rules_.quorum_when == QuorumWhen::kOpening ? QuorumAtOpeningSettles(*quorum)
                                                      : QuorumSettles(*quorum, nullptr, "quorum: ");
  }

  bool QuorumAtOpeningSettles(const Test& test) {
    const FigureBook opening(circumstances_.opening, rules_.blank_as);
    if (VoidIfFaulty(opening, verdict_)) return true;
    return QuorumSettles(test, &opening, "quorum at opening: ");
  }

  bool QuorumSettles(const Test& test, const FigureBook* opening, std::string_view prefix) {
    Question question = AskOf(rules_.quorum_count);
    question.opening = opening;
    const Evaluation quorum = Evaluate(test, question, prefix);
    if (VoidIfTooLarge(quorum, verdict_)) return true;
    AppendLines(quorum, verdict_);
    if (quorum.truth == Truth::kTrue) return false;
    if (quorum.truth == Truth::kFalse) return Settle(Outcome::kNoQuorum);

    // The test is shown, so that a reader sees what hangs on the missing count; it decides nothing.
    WarnOfMissing(quorum, verdict_);
    if (const auto& majority = parsed_.Majority()) {
      const Evaluation shown = Evaluate(*majority, AskOf(rules_.count));
      if (VoidIfTooLarge(shown, verdict_)) return true;
      AppendLines(shown, verdict_);
    } else {
      AppendCommonRules();
    }
    return Settle(Outcome::kUndetermined);
  }

  void AppendCommonRules() {
    const auto lines = LinesOfCommonRules(book_, rules_.count);
    verdict_.lines.insert(verdict_.lines.end(), lines.begin(), lines.end());
  }

  bool TestSettles() {
    const auto& majority = parsed_.Majority();
    if (!majority) {
      AppendCommonRules();
      return Settle(Outcome::kRuleNotStated);
    }
    const Evaluation test = Evaluate(*majority, AskOf(rules_.count));
    if (VoidIfTooLarge(test, verdict_)) return true;
    AppendLines(test, verdict_);
    if (test.truth == Truth::kFalse) return false;
    if (test.truth == Truth::kUnknown) {
      WarnOfMissing(test, verdict_);
      return Settle(Outcome::kUndetermined);
    }
    return OneYesSettles();
  }

  // `yes >= 2/3 * cast` is true at 0 of 0, and no decision.
  bool OneYesSettles() {
    const Ratio* const yes = FindVotes(Base::kYes);
    if (!yes) {
      verdict_.lines.emplace_back("at least one yes: ? >= 1, unknown");
      verdict_.warnings.emplace_back("missing:yes");
      return Settle(Outcome::kUndetermined);
    }
    if (*yes == Ratio(0)) {
      verdict_.lines.emplace_back("at least one yes: 0 >= 1, false");
      return false;
    }
    return Carry();
  }

  // In the rule's measure; where only another measure is on record, in that one.
  [[nodiscard]] const Ratio* FindVotes(Base base) const {
    for (const Measure measure :
         {Measure::kRule, Measure::kHeads, Measure::kSeats, Measure::kVotes}) {
      const Ratio* const value = book_.Find(book_.Whole(), base, measure, rules_.count);
      if (value) return value;
    }
    return nullptr;
  }

  bool Carry() {
    if (rules_.readings <= 1) return Settle(Outcome::kAdopted);
    // Readings are counted up to the last: a motion that is passed once more stays passed.
    const Count passed = std::min(circumstances_.passed_before, rules_.readings - 1) + 1;
    verdict_.lines.push_back("readings passed: " + std::to_string(passed) + " of " +
                             std::to_string(rules_.readings));
    if (passed == rules_.readings) return Settle(Outcome::kAdopted);
    verdict_.follows.emplace_back("next_reading");
    return Settle(Outcome::kPending);
  }

  bool RejectSettles() {
    const auto& rejection = parsed_.Reject();
    if (!rejection) return false;
    const Evaluation reject = Evaluate(*rejection, AskOf(rules_.count), "reject: ");
    if (VoidIfTooLarge(reject, verdict_)) return true;
    AppendLines(reject, verdict_);
    if (reject.truth == Truth::kTrue) return Settle(Outcome::kRejected);
    if (circumstances_.last_round) {
      verdict_.lines.emplace_back("last round: not accepted is rejected");
      return Settle(Outcome::kRejected);
    }
    if (reject.truth == Truth::kUnknown) {
      WarnOfMissing(reject, verdict_);
      return Settle(Outcome::kUndetermined);
    }
    verdict_.follows.emplace_back("next_round");
    return Settle(Outcome::kUndecided);
  }

  // A tie that one more yes would not turn into a decision is no tie: 12 to 12 under a rule on all
  // 25 seats has lost, and a casting vote would be the second vote of one person.
  bool TieSettles() {
    const Ratio* const yes = FindVotes(Base::kYes);
    const Ratio* const no = FindVotes(Base::kNo);
    const auto& majority = parsed_.Majority();
    if (!majority || !yes || !no || *yes != *no || *yes == Ratio(0)) return false;
    if (EvaluateWithOneMoreYes(*majority, AskOf(rules_.count)) != Truth::kTrue) {
      return false;
    }
    std::string line = "tie: " + yes->ToString() + " = " + no->ToString() + ", rule " +
                       std::string(WordOf(rules_.tie));
    const auto casting =
        rules_.tie == TieRule::kChairCasting ? circumstances_.casting : std::nullopt;
    if (casting) line += ", casting vote " + std::string(WordOf(*casting));
    verdict_.lines.push_back(std::move(line));
    if (rules_.tie == TieRule::kLost) return Settle(Outcome::kRejected);
    if (casting) return *casting == CastingVote::kYes ? Carry() : Settle(Outcome::kRejected);
    verdict_.follows.emplace_back(FollowsTie(rules_.tie));
    return Settle(Outcome::kTied);
  }

  static std::string_view FollowsTie(TieRule rule) {
    switch (rule) {
      case TieRule::kChairCasting:
        return "casting_vote";
      case TieRule::kRepeat:
        return "repeat_vote";
      case TieRule::kLot:
        return "draw_lot";
      case TieRule::kDefer:
        return "defer_vote";
      case TieRule::kLost:
        break;
    }
    MANDAT_UNREACHABLE();
  }

  const ParsedRules& parsed_;
  const VoteRules& rules_;
  const Circumstances& circumstances_;
  FigureBook book_;
  Verdict verdict_;
};

Result<std::optional<Test>> ParseIfSet(const std::optional<std::string>& text,
                                       TestContext context) {
  if (!text) return std::nullopt;
  MANDAT_TRY(Test test, ParseTest(*text, context));
  return test;
}

// What the smaller questions share: one test, two answers.
struct Answers {
  Outcome yes;
  Outcome no;
};

Verdict JudgeOne(const Test& test, std::string_view text, const Figures& figures,
                 const std::vector<std::string>& flags, Answers answers) {
  Verdict verdict;
  verdict.figures = figures;
  verdict.rule = text;
  const FigureBook book(figures, BlankAs::kAbstain);
  if (VoidIfFaulty(book, verdict)) return verdict;
  const Evaluation evaluation = Evaluate(
      test, {.figures = &book, .opening = nullptr, .count = Measure::kHeads, .flags = &flags});
  if (VoidIfTooLarge(evaluation, verdict)) return verdict;
  AppendLines(evaluation, verdict);
  WarnOfMissing(evaluation, verdict);
  verdict.outcome = evaluation.truth == Truth::kTrue    ? answers.yes
                    : evaluation.truth == Truth::kFalse ? answers.no
                                                        : Outcome::kUndetermined;
  return verdict;
}

Test MustParse(std::string_view text, TestContext context) {
  auto test = ParseTest(text, context);
  MANDAT_CHECK(test.has_value());  // the reader of the statutes refused what does not parse
  return *std::move(test);
}

}  // namespace

Result<ParsedRules> ParsedRules::Create(VoteRules rules) {
  ParsedRules parsed;
  MANDAT_TRY(parsed.quorum_, ParseIfSet(rules.quorum, TestContext::kQuorum));
  MANDAT_TRY(parsed.test_, ParseIfSet(rules.test, TestContext::kVote));
  MANDAT_TRY(parsed.reject_, ParseIfSet(rules.reject, TestContext::kReject));
  parsed.rules_ = std::move(rules);
  return parsed;
}

Verdict ParsedRules::Judge(const Figures& figures, const Circumstances& circumstances) const {
  return VoteJudge(*this, figures, circumstances).Run();
}

Verdict JudgeVote(const VoteRules& rules, const Figures& figures,
                  const Circumstances& circumstances) {
  const auto parsed = ParsedRules::Create(rules);
  MANDAT_CHECK(parsed.has_value());  // the reader of the statutes refused what does not parse
  return parsed->Judge(figures, circumstances);
}

Verdict JudgeQuorum(std::string_view test, const Figures& figures,
                    const std::vector<std::string>& flags) {
  return JudgeOne(MustParse(test, TestContext::kQuorum), test, figures, flags,
                  {.yes = Outcome::kQuorate, .no = Outcome::kInquorate});
}

Verdict JudgePetition(std::string_view test, const Figures& figures) {
  return JudgeOne(MustParse(test, TestContext::kPetition), test, figures, {},
                  {.yes = Outcome::kMet, .no = Outcome::kNotMet});
}

Verdict JudgeOption(std::string_view quorum, std::string_view majority, const Figures& figures) {
  Verdict verdict;
  verdict.figures = figures;
  verdict.rule = majority;
  const FigureBook book(figures, BlankAs::kAbstain);
  if (VoidIfFaulty(book, verdict)) return verdict;

  Truth both = Truth::kTrue;
  for (const bool is_quorum : {true, false}) {
    const std::string_view text = is_quorum ? quorum : majority;
    if (is_quorum && text.empty()) continue;
    const Evaluation evaluation =
        Evaluate(MustParse(text, TestContext::kOption),
                 {.figures = &book, .opening = nullptr, .count = Measure::kVotes, .flags = nullptr},
                 is_quorum ? "quorum: " : "");
    if (VoidIfTooLarge(evaluation, verdict)) return verdict;
    AppendLines(evaluation, verdict);
    WarnOfMissing(evaluation, verdict);
    both = std::min(both, evaluation.truth);
  }
  verdict.outcome = both == Truth::kTrue    ? Outcome::kKept
                    : both == Truth::kFalse ? Outcome::kDropped
                                            : Outcome::kUndetermined;
  return verdict;
}

}  // namespace mandat::statutes
