// W4..: what members should be told about tests, sittings, keys and how the rules change.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "statutes/duration.hpp"
#include "statutes/lint_context.hpp"

namespace mandat::statutes {
namespace {

bool Names(const Test& test, std::initializer_list<Base> bases) {
  return std::ranges::any_of(CountsOf(test), [&](const Expression* count) {
    return std::ranges::find(bases, count->base) != bases.end();
  });
}

void CheckArticles(LintContext& context) {
  for (const auto& row : context.File().Rows()) {
    const bool rule = row->table->cites && !row->parent &&
                      !IsAmong("statute calendar nesting watch", row->table->name);
    if (!rule || row->value->Find("article")) continue;
    context.Report("W401", *row, {}, "no article of the text stands behind this rule",
                   "write `article`, or adopt one");
  }
}

// A third is 1/3: 66 of 100 pass 0.66, and are not two thirds.
bool IsNearAThird(const Ratio& number) {
  const Ratio hundredth = Ratio::Create(1, 100).value();
  for (const int thirds : {1, 2}) {
    const Ratio third = Ratio::Create(thirds, 3).value();
    const auto distance =
        number > third ? Ratio::Subtract(number, third) : Ratio::Subtract(third, number);
    if (distance && *distance > Ratio(0) && *distance <= hundredth) return true;
  }
  return false;
}

void CheckRoundedThirds(LintContext& context) {
  for (const PlacedTest& placed : context.Tests()) {
    for (const Expression* number : NumbersOf(placed.test)) {
      const bool decimal = number->text.find_first_of(".%") != std::string::npos;
      if (!decimal || !IsNearAThird(number->number)) continue;
      context.Report("W402", *placed.row, placed.key->name,
                     fmt::format("{} is not a third or two thirds", number->text),
                     "write 1/3 or 2/3 if that is meant");
      break;
    }
  }
}

void CheckConveners(LintContext& context) {
  for (const Row* row : context.RowsOf("convocation")) {
    const RowReader rule = context.Reader(*row);
    const bool fallback = rule.Find("fallback") && !rule.Find("fallback")->items.empty();
    if (!fallback && !context.IsUnset(*row, "fallback")) {
      context.Report("W404", *row, "fallback", "nobody is named who convenes when nobody does",
                     "name `fallback`, such as [\"petitioners\", \"automatic\"]");
    }
    const bool alone = rule.Texts("by").size() == 1 && !rule.Find("petition") && !fallback &&
                       !context.IsUnset(*row, "petition");
    if (!alone) continue;
    context.Report("W405", *row, "by", "one holder alone decides whether it meets",
                   "let a petition demand a sitting");
  }
}

void CheckQuorums(LintContext& context) {
  for (const Row* row : context.RowsOf("quorum")) {
    if (context.Rules().FindQuorum(row->id)->when != QuorumWhen::kOpening) continue;
    context.Report("W406", *row, "when", "whoever stays decides: it is tested at the opening only",
                   "write `when = \"each-vote\"`");
  }
  for (const Body& body : context.Rules().bodies) {
    const Row* row = context.File().Find("body", body.id);
    const Row* quorum = body.quorum ? context.File().Find("quorum", *body.quorum) : nullptr;
    const Test* test = quorum ? context.TestOf(*quorum, "test") : nullptr;
    const bool shrinks = test && Names(*test, {Base::kFilled}) &&
                         !Names(*test, {Base::kAuthorised, Base::kMembers, Base::kUnits});
    if (!shrinks || row->value->Find("min_filled")) continue;
    context.Report("W423", *row, "quorum", "each empty seat lowers the quorum, without a floor",
                   "write `min_filled`, or ask for a share of `authorised` too");
  }
}

// Two tests that are the same but for the threshold itself: one of them is a slip.
void CheckNearlyEqual(LintContext& context) {
  std::map<std::pair<TestContext, std::string>, std::string> seen;
  for (const PlacedTest& placed : context.Tests()) {
    const std::string text = ToString(placed.test);
    std::string shape = text;
    for (auto at = shape.find(">="); at != std::string::npos; at = shape.find(">=", at)) {
      shape.replace(at, 2, ">");
    }
    const auto [found, added] = seen.try_emplace({placed.context, shape}, text);
    if (added || found->second == text) continue;
    context.Report("W409", *placed.row, placed.key->name,
                   fmt::format("`{}` and `{}` differ only at the threshold", found->second, text),
                   "use one of them in both places");
  }
}

void CheckMajorities(LintContext& context) {
  for (const Row* row : context.RowsOf("majority")) {
    const Test* test = context.TestOf(*row, "test");
    if (!test) continue;
    const auto counts = CountsOf(*test);
    const bool fixed =
        std::ranges::any_of(counts, [](const Expression* count) { return IsFixed(count->base); });
    if (fixed && context.Rules().FindMajority(row->id)->tie == TieRule::kChairCasting) {
      context.Report("W416", *row, "tie", "a casting vote never fills a fixed base",
                     "use another rule for ties, or a base of votes cast");
    }
    const bool abstaining_counts = Names(*test, {Base::kPresent, Base::kCast, Base::kValid}) &&
                                   !Names(*test, {Base::kNo, Base::kDecisive});
    if (!abstaining_counts) continue;
    context.Report("W424", *row, "test", "who abstains counts as if voting against",
                   "measure by `decisive` if abstaining should not count");
  }
}

void CheckPetitions(LintContext& context) {
  const Ratio third = Ratio::Create(1, 3).value();
  for (const PlacedTest& placed : context.Tests()) {
    if (placed.context != TestContext::kPetition) continue;
    for (const Test* comparison : ComparisonsOf(placed.test)) {
      const auto proportion = ProportionOf(*comparison);
      if (!proportion || !proportion->whole || proportion->share <= third) continue;
      context.Report("W425", *placed.row, placed.key->name, "more than a third must sign",
                     "ask for a share that can be reached");
      break;
    }
  }
}

void CheckIntervals(LintContext& context) {
  for (const Body& body : context.Rules().bodies) {
    const Row* convocation =
        body.convocation ? context.File().Find("convocation", *body.convocation) : nullptr;
    const Row* term = body.term ? context.File().Find("term", *body.term) : nullptr;
    if (!convocation || !term) continue;
    const auto every = context.Reader(*convocation).TimeIfAny("every");
    const auto length = context.Reader(*term).TimeIfAny("length");
    if (!every || !length || ApproximateMinutes(*every) <= ApproximateMinutes(*length)) continue;
    context.Report("W417", *convocation, "every",
                   fmt::format("the term of `{}` can pass without a sitting", body.id),
                   "meet at least once in a term");
  }
}

void CheckLateItems(LintContext& context) {
  for (const Row* row : context.RowsOf("amendment")) {
    if (!context.Reader(*row).Yes("urgent")) continue;
    context.Report("W426", *row, "urgent", "a late item may change the statute",
                   "write `urgent = false`");
  }
  for (const Row* row : context.RowsOf("matter")) {
    const Matter& matter = *context.Rules().FindMatter(row->id);
    if (!matter.personal || !matter.urgent) continue;
    context.Report("W426", *row, "urgent", "a late item may decide on persons",
                   "write `urgent = false`");
  }
}

void CheckEntrenchment(LintContext& context) {
  PathTree protects;
  const auto rows = context.RowsOf("entrenched");
  for (const Row* row : rows) {
    for (const std::string& path : context.Reader(*row).Texts("paths")) protects.Add(path, row);
  }
  bool itself = protects.FindCovering("amendment") != nullptr;
  for (const Row* row : rows) itself = itself || protects.FindCovering(row->path);
  if (rows.empty() || itself) return;
  context.Report("W427", *rows.front(), "paths",
                 "what is protected here can be unprotected by a simple change",
                 "protect `amendment` and the entrenchment too");
}

void CheckKeysAndRolls(LintContext& context) {
  for (const KeyRule& rule : context.Rules().keys) {
    const bool grows = rule.key && rule.key->method == tally::KeyMethod::kHare &&
                       rule.key->min > 0 && rule.key->min_enlarges;
    if (!grows) continue;
    context.Report("W430", *context.File().Find("key", rule.id), "min_mode",
                   "by Hare a unit can lose a seat because the house grows",
                   "use a divisor method, or a minimum inside the house");
  }
  for (const Row* row : context.RowsOf("electorate")) {
    if (context.Reader(*row).Text("record") != "vote") continue;
    context.Report("W431", *row, "record", "members admitted until the vote may vote",
                   "fix the roll at the notice or the opening");
  }
}

void CheckHolesAndEmergencies(LintContext& context) {
  for (const Row* row : context.RowsOf("unset")) {
    const RowReader hole = context.Reader(*row);
    context.Report("W432", *row, "path",
                   fmt::format("neither rule nor default: {}", hole.Text("because")),
                   "adopt a rule");
  }
  for (const Row* row : context.RowsOf("emergency")) {
    if (context.Reader(*row).Whole("renewals") <= 1) continue;
    context.Report("W433", *row, "renewals", "the emergency can be renewed more than once",
                   "allow one renewal at most");
  }
}

}  // namespace

void LintRules(LintContext& context) {
  CheckArticles(context);
  CheckRoundedThirds(context);
  CheckConveners(context);
  CheckQuorums(context);
  CheckNearlyEqual(context);
  CheckMajorities(context);
  CheckPetitions(context);
  CheckIntervals(context);
  CheckLateItems(context);
  CheckEntrenchment(context);
  CheckKeysAndRolls(context);
  CheckHolesAndEmergencies(context);
}

}  // namespace mandat::statutes
