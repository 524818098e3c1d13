#include "statutes/headline.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "statutes/shares.hpp"
#include "statutes/shown_line.hpp"

namespace mandat::statutes {
namespace {

using Lines = std::vector<ShownLine>;

Lines ReadLines(const Verdict& verdict) {
  Lines lines;
  for (const std::string& line : verdict.lines) {
    if (auto shown = ReadShownLine(line)) lines.push_back(*std::move(shown));
  }
  return lines;
}

// The truth that a line must have to explain the outcome.
Truth ExplainedBy(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAdopted:
    case Outcome::kPending:
    case Outcome::kQuorate:
    case Outcome::kMet:
    case Outcome::kKept:
    case Outcome::kElected:
      return Truth::kTrue;
    case Outcome::kUndetermined:
      return Truth::kUnknown;
    case Outcome::kRejected:
    case Outcome::kTied:
    case Outcome::kUndecided:
    case Outcome::kNoQuorum:
    case Outcome::kVoid:
    case Outcome::kRuleNotStated:
    case Outcome::kInquorate:
    case Outcome::kNotMet:
    case Outcome::kDropped:
    case Outcome::kNotElected:
      return Truth::kFalse;
  }
  MANDAT_UNREACHABLE();
}

// How well a line tells the outcome; the first of the best is told.
int Worth(const ShownLine& line, Truth wanted) {
  const bool about_whole = !line.group;
  int worth = line.truth == wanted ? 100 : 0;
  if (line.part == ShownLine::Part::kTest) worth += 50;
  if (!line.IsComparison()) return worth + (wanted == Truth::kTrue ? 10 : 0);
  const auto proportion = ProportionOf(line.test);
  // One section that failed tells why a motion failed; one that agreed tells nothing.
  if (about_whole || wanted != Truth::kTrue) worth += 20;
  if (proportion && proportion->part == Base::kYes) worth += 5;
  return worth;
}

const ShownLine* DecisiveLine(const Lines& lines, Outcome outcome) {
  const Truth wanted = ExplainedBy(outcome);
  const ShownLine* best = nullptr;
  int best_worth = 0;
  for (const ShownLine& line : lines) {
    const bool of_quorum = line.part == ShownLine::Part::kQuorum;
    if (line.part == ShownLine::Part::kReject) continue;
    if (outcome == Outcome::kNoQuorum && !of_quorum) continue;
    const int worth = Worth(line, wanted);
    if (worth > best_worth) {
      best = &line;
      best_worth = worth;
    }
  }
  return best;
}

bool IsPile(Base base) {
  return base == Base::kYes || base == Base::kNo || base == Base::kAbstain ||
         base == Base::kInvalid || base == Base::kAbove || base == Base::kBelow ||
         base == Base::kObjections;
}

const Expression& WithoutParentheses(const Expression& sum) {  // NOLINT(misc-no-recursion)
  return sum.kind == Expression::Kind::kParentheses ? WithoutParentheses(sum.parts.front()) : sum;
}

bool IsBare(const Expression& side, Base base) {
  const Expression& sum = WithoutParentheses(side);
  return sum.kind == Expression::Kind::kCount && sum.base == base;
}

void TellShares(Headline& headline) {
  const auto share = Ratio::Divide(headline.part_count, headline.whole_count);
  const auto printed = share ? PrintShares(*share, headline.threshold) : std::nullopt;
  if (!printed) return;
  headline.share_text = printed->share;
  headline.threshold_text = printed->threshold;
}

// From the form `part relation threshold * whole`, where the part stands alone on one side.
bool TellProportion(const ShownLine& line, Headline& headline) {
  const auto proportion = ProportionOf(line.test);
  if (!proportion || !line.left || !line.right) return false;
  const bool part_is_left = IsBare(line.test.Left(), proportion->part);
  if (!part_is_left && !IsBare(line.test.Right(), proportion->part)) return false;

  headline.part = proportion->part;
  headline.relation = proportion->relation;
  headline.threshold = proportion->share;
  headline.part_count = part_is_left ? *line.left : *line.right;
  headline.form = HeadlineForm::kNumber;
  if (!proportion->whole) return true;
  const auto whole = Ratio::Divide(part_is_left ? *line.right : *line.left, proportion->share);
  if (!whole) return false;
  headline.whole = proportion->whole;
  headline.whole_count = *whole;
  headline.form = IsPile(*proportion->whole) ? HeadlineForm::kVersus : HeadlineForm::kShare;
  if (headline.form == HeadlineForm::kShare) TellShares(headline);
  return true;
}

// A root, a roof or a sum on the other side: the line says how many were needed.
bool TellNeeds(const ShownLine& line, Headline& headline) {
  const Expression& left = WithoutParentheses(line.test.Left());
  if (!line.needs || !line.left || left.kind != Expression::Kind::kCount) return false;
  headline.form = HeadlineForm::kNumber;
  headline.part = left.base;
  headline.part_count = *line.left;
  headline.relation = Relation::kAtLeast;
  headline.threshold = *line.needs;
  return true;
}

void TellGroups(const ShownLine& line, Headline& headline) {
  if (!line.left || !line.right) return;
  headline.form = HeadlineForm::kGroups;
  headline.groups = line.test.group;
  headline.part_count = *line.left;
  headline.whole_count = *line.right;
  headline.relation = Relation::kAtLeast;
  headline.threshold =
      line.needs.value_or(line.test.kind == Test::Kind::kForSome ? Ratio(1) : headline.whole_count);
}

void TellMissing(const Verdict& verdict, Headline& headline) {
  constexpr std::string_view prefix = "missing:";
  for (const std::string& warning : verdict.warnings) {
    if (!warning.starts_with(prefix)) continue;
    headline.form = HeadlineForm::kMissing;
    headline.missing = FromWord<Base>(std::string_view(warning).substr(prefix.size()));
    return;
  }
}

HeadlineReason ReasonOf(const Verdict& verdict, const ShownLine& line) {
  if (line.part == ShownLine::Part::kQuorum) return HeadlineReason::kQuorum;
  for (const std::string& text : verdict.lines) {
    if (text.starts_with("at least one yes: ")) return HeadlineReason::kNobodyInFavour;
    if (text.starts_with("tie: ") && text.find("casting vote ") != std::string::npos) {
      return HeadlineReason::kCastingVote;
    }
    if (text.starts_with("last round: ")) return HeadlineReason::kLastRound;
  }
  return HeadlineReason::kTest;
}

}  // namespace

bool IsYes(Outcome outcome) {
  return outcome == Outcome::kAdopted || outcome == Outcome::kQuorate || outcome == Outcome::kMet ||
         outcome == Outcome::kKept || outcome == Outcome::kElected;
}

Headline MakeHeadline(const Verdict& verdict) {
  Headline headline;
  headline.outcome = verdict.outcome;
  if (verdict.outcome == Outcome::kUndetermined) TellMissing(verdict, headline);
  if (verdict.outcome == Outcome::kVoid || verdict.outcome == Outcome::kRuleNotStated ||
      headline.form == HeadlineForm::kMissing) {
    return headline;
  }
  const Lines lines = ReadLines(verdict);
  const ShownLine* const line = DecisiveLine(lines, verdict.outcome);
  if (!line) return headline;
  headline.reason = ReasonOf(verdict, *line);
  headline.group = line->group;
  headline.test = line->test.text;
  if (!line->IsComparison()) {
    TellGroups(*line, headline);
  } else if (!TellProportion(*line, headline)) {
    TellNeeds(*line, headline);
  }
  return headline;
}

}  // namespace mandat::statutes
