// Laws of tests and verdicts that hold for all rules and all counts.
#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <algorithm>
#include <string>
#include <vector>

#include "statutes/judge.hpp"
#include "statutes/test.hpp"

namespace mandat::statutes {
namespace {

using Text = rc::Gen<std::string>;

// Small numbers, because borders come from them.
rc::Gen<int> AnyCount() { return rc::gen::inRange(0, 13); }

Text AnyNumber() {
  return rc::gen::element<std::string>("0", "1", "2", "3", "1/2", "2/3", "3/4", "66%", "0.5",
                                       "3/2");
}

Text AnyBase() {
  return rc::gen::element<std::string>("yes", "no", "abstain", "invalid", "cast", "valid",
                                       "decisive", "present", "filled", "members", "not_voting");
}

Text Joined(const std::vector<Text>& parts) {
  return rc::gen::exec([parts] {
    std::string text;
    for (const Text& part : parts) text += *part;
    return text;
  });
}

Text Word(std::string word) { return rc::gen::just(std::move(word)); }

// A sum of the grammar, also one that the checks refuse.
Text AnySum(int depth) {
  if (depth == 0) return rc::gen::oneOf(AnyNumber(), AnyBase());
  const Text inner = AnySum(depth - 1);
  return rc::gen::oneOf(
      AnyBase(), Joined({AnyNumber(), Word(" * "), AnyBase()}),
      Joined({AnyNumber(), Word(" of "), AnyBase()}),
      Joined({inner, Word("+"), AnyNumber(), Word("*"), AnyBase()}),
      Joined({AnyBase(), Word(" - "), AnyBase()}), Joined({Word("("), inner, Word(")")}),
      Joined({Word("ceil("), inner, Word(")")}), Joined({Word("floor( "), inner, Word(")")}),
      Joined({Word("min("), inner, Word(" ,"), inner, Word(")")}),
      Joined({Word("max("), inner, Word(","), inner, Word(")")}),
      Joined({Word("3/2*sqrt("), AnyBase(), Word(")")}), Joined({inner, Word(" / 2")}));
}

Text AnyComparison() {
  const auto relation = rc::gen::element<std::string>(">", ">=", "<", "<=", "=", " >  ");
  return Joined({AnySum(1), relation, AnySum(2)});
}

Text AnyTest(int depth) {
  if (depth == 0) return AnyComparison();
  const Text inner = AnyTest(depth - 1);
  return rc::gen::oneOf(AnyComparison(), Joined({Word("("), inner, Word(")")}),
                        Joined({Word("("), inner, Word(") and ("), inner, Word(")")}),
                        Joined({Word("("), inner, Word(") or ("), inner, Word(")")}),
                        Joined({Word("not ("), inner, Word(")")}),
                        Joined({Word("urgent or "), AnyComparison()}),
                        Joined({Word("for all sections: ("), inner, Word(")")}),
                        Joined({Word("for at_least 2/3 of \"parts\":"), AnyComparison()}));
}

struct Ballot {
  int yes = 0;
  int no = 0;
  int abstain = 0;
  int invalid = 0;
  int absent = 0;   // present without voting
  int away = 0;     // seats that are filled and not present
  int without = 0;  // members without a seat
};

rc::Gen<Ballot> AnyBallot() {
  return rc::gen::exec([] {
    return Ballot{*AnyCount(), *AnyCount(), *AnyCount(), *AnyCount(), *rc::gen::inRange(1, 6),
                  *AnyCount(), *AnyCount()};
  });
}

void Append(std::string base, int count, Figures& figures, int scale,
            const std::optional<std::string>& group) {
  Figure figure;
  figure.base = std::move(base);
  figure.value = Ratio(std::int64_t{count} * scale);
  figure.group = group;
  if (group) figure.group_of = "sections";
  figures.push_back(figure);
}

// The ballot's bases, derived ones left to be derived. One more voter comes from those present.
Figures FiguresOf(const Ballot& ballot, int scale = 1) {
  Figures figures;
  const int present = ballot.yes + ballot.no + ballot.abstain + ballot.invalid + ballot.absent;
  for (const auto& group : {std::optional<std::string>(), std::optional<std::string>("east")}) {
    Append("yes", ballot.yes, figures, scale, group);
    Append("no", ballot.no, figures, scale, group);
    Append("abstain", ballot.abstain, figures, scale, group);
    Append("invalid", ballot.invalid, figures, scale, group);
    Append("present", present, figures, scale, group);
    Append("filled", present + ballot.away, figures, scale, group);
    Append("members", present + ballot.away + ballot.without, figures, scale, group);
  }
  return figures;
}

VoteRules RulesOf(const std::string& test) {
  VoteRules rules;
  rules.test = test;
  return rules;
}

Outcome OutcomeOf(const std::string& test, const Figures& figures) {
  return JudgeVote(RulesOf(test), figures).outcome;
}

// A test that passes the checks; most generated ones do not, so the generator tries some.
std::string AnyLawfulTest() {
  for (int i = 0; i < 40; ++i) {
    std::string test = *rc::gen::noShrink(AnyTest(2));
    if (ParseTest(test, TestContext::kVote)) return test;
  }
  RC_DISCARD("forty tests with faults");
}

RC_GTEST_PROP(Tests, ArePrintedSoThatTheyReadBackEqual, ()) {
  const std::string text = *AnyTest(3);
  const auto test = ParseTest(text, TestContext::kVote);
  RC_PRE(test.has_value());
  const std::string printed = ToString(*test);
  RC_PRE(printed.size() <= kLongestTest);
  const auto again = ParseTest(printed, TestContext::kVote);
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == *test);
  RC_ASSERT(ToString(*again) == printed);
}

RC_GTEST_PROP(Tests, AreRefusedInBothFormsOrInNone, ()) {
  const std::string text = *AnyTest(2);
  const auto faults = FaultsOf(text, TestContext::kVote);
  const auto test = ParseTest(text, TestContext::kVote);
  RC_ASSERT(faults.empty() == test.has_value());
  if (!test) RC_ASSERT(test.error().code == faults.front().code);
}

RC_GTEST_PROP(Verdicts, DoNotDependOnTheOrderOfTheFigures, ()) {
  const std::string test = AnyLawfulTest();
  const Figures figures = FiguresOf(*AnyBallot());
  Figures shuffled;
  for (const std::size_t i : *rc::gen::unique<std::vector<std::size_t>>(
           figures.size(), rc::gen::inRange<std::size_t>(0, figures.size()))) {
    shuffled.push_back(figures[i]);
  }
  const Verdict one = JudgeVote(RulesOf(test), figures);
  const Verdict other = JudgeVote(RulesOf(test), shuffled);
  RC_ASSERT(one.outcome == other.outcome);
  RC_ASSERT(one.lines == other.lines);
  RC_ASSERT(one.code == other.code);
}

// The promise behind E211: whoever votes yes helps, and nobody needs to stay away to help.
RC_GTEST_PROP(Verdicts, NeverChangeFromAdoptedByOneMoreYes, ()) {
  const std::string test = AnyLawfulTest();
  Ballot ballot = *AnyBallot();
  const Outcome before = OutcomeOf(test, FiguresOf(ballot));
  ++ballot.yes;
  --ballot.absent;
  const Outcome after = OutcomeOf(test, FiguresOf(ballot));
  RC_LOG() << test;
  RC_ASSERT(before != Outcome::kAdopted || after == Outcome::kAdopted);
}

RC_GTEST_PROP(Verdicts, NeverChangeToAdoptedByOneMoreNo, ()) {
  const std::string test = *rc::gen::element<std::string>(
      "yes > no", "yes >= no", "yes > 1/2 * cast", "yes >= 2/3 * decisive", "yes > 1/2 * filled",
      "yes >= 2 * no and yes > 1/2 * valid", "for all sections: yes > no",
      "yes > 1/3 * members or yes > no");
  Ballot ballot = *AnyBallot();
  const Outcome before = OutcomeOf(test, FiguresOf(ballot));
  ++ballot.no;
  --ballot.absent;
  const Outcome after = OutcomeOf(test, FiguresOf(ballot));
  RC_ASSERT(before == Outcome::kAdopted || after != Outcome::kAdopted);
}

RC_GTEST_PROP(Verdicts, DependOnSharesOnlyWhereTheTestNamesNoNumbers, ()) {
  const auto share = rc::gen::element<std::string>("1/2", "2/3", "3/4", "66%", "5%", "1");
  const auto base = rc::gen::element<std::string>("cast", "valid", "decisive", "filled", "members");
  const auto relation = rc::gen::element<std::string>(" > ", " >= ");
  const std::string part = "yes" + *relation + *share + " * " + *base;
  const std::string test = *rc::gen::element<std::string>(std::string(part), part + " and yes > no",
                                                          part + " or yes >= 2 * no");
  RC_PRE(ParseTest(test, TestContext::kVote).has_value());
  const Ballot ballot = *AnyBallot();
  const int scale = *rc::gen::inRange(2, 1000);
  RC_ASSERT(OutcomeOf(test, FiguresOf(ballot)) == OutcomeOf(test, FiguresOf(ballot, scale)));
}

// Taking a count off the record may leave a vote undetermined; it never turns the answer round.
RC_GTEST_PROP(Verdicts, AreNotTurnedRoundByAMissingCount, ()) {
  const std::string test = AnyLawfulTest();
  Figures figures = FiguresOf(*AnyBallot());
  const Outcome before = OutcomeOf(test, figures);
  figures[*rc::gen::inRange<std::size_t>(0, figures.size())].value.reset();
  const Outcome after = OutcomeOf(test, figures);
  RC_ASSERT(after == before || after == Outcome::kUndetermined);
}

}  // namespace
}  // namespace mandat::statutes
