#include "statutes/plain_test.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.hpp"
#include "statutes/plain_words.hpp"

namespace mandat::statutes {
namespace {

std::string Amount(Relation relation, const std::string& amount) {
  switch (relation) {
    case Relation::kMore:
      return "more than " + amount;
    case Relation::kAtLeast:
      return (amount == "all" ? "" : "at least ") + amount;
    case Relation::kLess:
      return "fewer than " + amount;
    case Relation::kAtMost:
      return "at most " + amount;
    case Relation::kEqual:
      return (amount == "all" ? "" : "exactly ") + amount;
  }
  MANDAT_UNREACHABLE();
}

// What those do who are counted in a part, where one can say it with a verb.
std::string_view VerbOf(Base part) {
  struct Verb {
    Base base;
    std::string_view text;
  };
  constexpr std::array verbs = {Verb{Base::kYes, "vote yes"},
                                Verb{Base::kNo, "vote no"},
                                Verb{Base::kAbstain, "abstain"},
                                Verb{Base::kPresent, "are present"},
                                Verb{Base::kCast, "vote"},
                                Verb{Base::kSignatures, "sign"},
                                Verb{Base::kUnitsSigning, "sign"},
                                Verb{Base::kUnitsPresent, "are present"},
                                Verb{Base::kRegistered, "are registered"},
                                Verb{Base::kAbove, "rank the option above the default"}};
  const auto* const verb = std::ranges::find(verbs, part, &Verb::base);
  return verb == verbs.end() ? std::string_view() : verb->text;
}

// Votes are yes; those who may vote vote yes.
bool AreVotes(Base whole) {
  return whole == Base::kCast || whole == Base::kValid || whole == Base::kDecisive;
}

std::string_view Measured(Measure measure) {
  switch (measure) {
    case Measure::kHeads:
      return ", counted in heads";
    case Measure::kSeats:
      return ", counted in seats";
    case Measure::kVotes:
      return ", counted in votes carried";
    case Measure::kRule:
      break;
  }
  return "";
}

std::string Versus(const Proportion& proportion, Base whole) {
  const std::string part(NounOf(proportion.part).many);
  const std::string other(NounOf(whole).many);
  if (proportion.share == Ratio(1)) {
    if (proportion.relation == Relation::kMore) return "there are more " + part + " than " + other;
    if (proportion.relation == Relation::kAtLeast) {
      return "there are at least as many " + part + " as " + other;
    }
  }
  return "there are " + Amount(proportion.relation, proportion.share.ToString()) +
         " times as many " + part + " as " + other;
}

std::string PlainProportion(const Proportion& proportion) {
  const std::string_view verb = VerbOf(proportion.part);
  if (!proportion.whole) {
    const std::string number = Amount(proportion.relation, proportion.share.ToString());
    if (!verb.empty()) return number + ' ' + std::string(verb);
    return "there are " + number + ' ' + std::string(NounOf(proportion.part).many);
  }
  const Base whole = *proportion.whole;
  if (whole == Base::kNo || whole == Base::kBelow) return Versus(proportion, whole);
  const std::string amount = Amount(proportion.relation, ShareWords(proportion.share));
  const std::string of_whole = amount + " of the " + std::string(NounOf(whole).many);
  if (proportion.part == Base::kYes && AreVotes(whole)) return of_whole + " are yes";
  if (!verb.empty()) return of_whole + ' ' + std::string(verb);
  return "the " + std::string(NounOf(proportion.part).many) + " are " + of_whole;
}

std::string PlainComparison(const Test& comparison) {
  const auto proportion = ProportionOf(comparison);
  if (!proportion) return '`' + ToString(comparison) + '`';
  return PlainProportion(*proportion) + std::string(Measured(proportion->measure));
}

std::string PlainFlag(Flag flag) {
  switch (flag) {
    case Flag::kSecondCall:
      return "the sitting is a second call";
    case Flag::kAnnounced:
      return "the question was announced";
    case Flag::kRequested:
      return "it was requested";
    case Flag::kUrgent:
      return "the question is urgent";
    case Flag::kEmergency:
      return "an emergency is declared";
  }
  MANDAT_UNREACHABLE();
}

// "sections_present" are the sections present; a quoted group is a grouping's id.
std::string GroupWords(const Test& test) {
  if (test.group_quoted) return "groups of \"" + test.group + '"';
  if (test.group.ends_with("_present")) {
    return test.group.substr(0, test.group.find('_')) + " that are present";
  }
  return test.group;
}

std::string Joined(const Test& test, std::string_view word);

}  // namespace

std::string PlainTest(const Test& test) {  // NOLINT(misc-no-recursion): ST-5 bounds the depth
  switch (test.kind) {
    case Test::Kind::kAnd:
      return Joined(test, ", and ");
    case Test::Kind::kOr:
      return Joined(test, ", or ");
    case Test::Kind::kNot:
      return "it is not so that " + PlainTest(test.parts.front());
    case Test::Kind::kFlag:
      return PlainFlag(test.flag);
    case Test::Kind::kComparison:
      return PlainComparison(test);
    case Test::Kind::kForAll:
      return "in each of the " + GroupWords(test) + ' ' + PlainTest(test.parts.front());
    case Test::Kind::kForSome:
      return "in at least one of the " + GroupWords(test) + ' ' + PlainTest(test.parts.front());
    case Test::Kind::kForAtLeast:
      return "in at least " +
             (test.amount_is_share ? ShareWords(test.amount) : test.amount.ToString()) +
             " of the " + GroupWords(test) + ' ' + PlainTest(test.parts.front());
    case Test::Kind::kIn:
      return "in \"" + test.group + "\" " + PlainTest(test.parts.front());
  }
  MANDAT_UNREACHABLE();
}

namespace {

std::string Joined(const Test& test, std::string_view word) {  // NOLINT(misc-no-recursion)
  std::string text;
  for (const Test& part : test.parts) {
    text += (text.empty() ? "" : std::string(word)) + PlainTest(part);
  }
  return text;
}

Figures WithVotes(Figures figures, Count yes, Count no) {
  for (const auto& [base, count] :
       {std::pair{"yes", yes}, {"no", no}, {"abstain", Count{0}}, {"invalid", Count{0}}}) {
    statutes::Figure figure;
    figure.base = base;
    figure.value = Ratio(static_cast<std::int64_t>(count));
    figures.push_back(std::move(figure));
  }
  return figures;
}

}  // namespace

std::string PlainAbstention(const Test& test) {
  bool fixed = false;
  bool counts = false;
  for (const Expression* count : CountsOf(test)) {
    fixed = fixed || IsFixed(count->base);
    counts = counts || count->base == Base::kCast || count->base == Base::kValid;
  }
  if (fixed) return "Abstaining and staying away count against.";
  if (counts) return "Abstaining counts against; staying away does not.";
  return "Abstaining does not count.";
}

std::optional<LeastYes> FindLeastYes(const ParsedRules& rules, const Figures& figures,
                                     Count voters) {
  const auto judge = [&](Count yes) { return rules.Judge(WithVotes(figures, yes, voters - yes)); };
  const auto carries = [&](Count yes) {
    const Outcome outcome = judge(yes).outcome;
    return outcome == Outcome::kAdopted || outcome == Outcome::kPending;
  };
  if (voters == 0 || !carries(voters)) return std::nullopt;
  // A test is monotone (E211), so that halving finds the border.
  Count low = 0;
  Count high = voters;
  while (low + 1 < high) {
    const Count middle = low + (high - low) / 2;
    (carries(middle) ? high : low) = middle;
  }
  return LeastYes{.yes = high, .below = judge(high - 1), .at = judge(high)};
}

}  // namespace mandat::statutes
