// The headline in plain English, and the whole verdict as text, as the command line prints them.
#include <algorithm>
#include <array>
#include <utility>

#include "base/check.hpp"
#include "statutes/common_rules.hpp"
#include "statutes/headline.hpp"
#include "statutes/plain_words.hpp"
#include "statutes/shown_line.hpp"
#include "statutes/test_parser.hpp"

namespace mandat::statutes {
namespace {

std::string_view TitleOf(Outcome outcome) {
  constexpr std::array<std::string_view, 17> titles = {
      "ADOPTED", "NOT ADOPTED",  "TIED",           "UNDECIDED", "PENDING",     "NO QUORUM",
      "VOID",    "UNDETERMINED", "NO RULE STATED", "QUORATE",   "NOT QUORATE", "MET",
      "NOT MET", "KEPT",         "DROPPED",        "ELECTED",   "NOT ELECTED"};
  static_assert(titles.size() == WordsOf(Outcome{}).size());
  return titles[static_cast<std::size_t>(outcome)];
}

// Set in the forms kShare and kVersus, which alone ask for it.
Base WholeOf(const Headline& headline) {
  MANDAT_CHECK(headline.whole.has_value());
  return *headline.whole;
}

// "more than half needed".
std::string Demand(Relation relation, const std::string& amount) {
  switch (relation) {
    case Relation::kMore:
      return "more than " + amount + " needed";
    case Relation::kAtLeast:
      return (amount == "all" ? amount : "at least " + amount) + " needed";
    case Relation::kLess:
      return "fewer than " + amount + " allowed";
    case Relation::kAtMost:
      return (amount == "0" ? "none" : "at most " + amount) + " allowed";
    case Relation::kEqual:
      if (amount == "0") return "none allowed";
      return (amount == "all" ? amount : "exactly " + amount) + " needed";
  }
  MANDAT_UNREACHABLE();
}

std::string ShareSentence(const Headline& headline) {
  const bool of_yes = headline.part == Base::kYes || headline.part == Base::kAbove;
  std::string text =
      of_yes ? headline.part_count.ToString() : Counted(headline.part_count, headline.part);
  text += " of " + Counted(headline.whole_count, WholeOf(headline));
  std::string amount = ShareWords(headline.threshold);
  if (headline.share_text) {
    text += " (" + *headline.share_text + "%)";
    // A share that needs more than one decimal is close: the threshold is printed as well.
    const bool close = headline.share_text->size() - headline.share_text->find('.') > 2;
    if (close) amount += " (" + headline.threshold_text.value_or("") + "%)";
  }
  return text + "; " + Demand(headline.relation, amount);
}

std::string VersusDemand(const Headline& headline) {
  const std::string part(NounOf(headline.part).many);
  const std::string whole(NounOf(WholeOf(headline)).many);
  if (headline.threshold == Ratio(1)) {
    switch (headline.relation) {
      case Relation::kMore:
        return "more " + part + " than " + whole + " needed";
      case Relation::kAtLeast:
        return "at least as many " + part + " as " + whole + " needed";
      case Relation::kLess:
        return "fewer " + part + " than " + whole + " needed";
      case Relation::kAtMost:
        return "no more " + part + " than " + whole + " allowed";
      case Relation::kEqual:
        return "as many " + part + " as " + whole + " needed";
    }
  }
  return Demand(headline.relation,
                headline.threshold.ToString() + " times as many " + part + " as " + whole);
}

std::string GroupsSentence(const Headline& headline) {
  const std::string needed =
      headline.threshold == headline.whole_count ? "all" : headline.threshold.ToString();
  return headline.part_count.ToString() + " of " + headline.whole_count.ToString() + ' ' +
         headline.groups + "; " + Demand(headline.relation, needed);
}

std::string MissingSentence(const Headline& headline) {
  const std::string what =
      headline.missing ? std::string(WordOf(*headline.missing)) : "a count that matters";
  return "the number of `" + what + "` is not on record";
}

std::string OtherSentence(const Headline& headline, const Verdict& verdict) {
  if (verdict.outcome == Outcome::kVoid) {
    return verdict.code == "number_too_large" ? "a number is too large to be counted with"
                                              : "the books do not close";
  }
  if (verdict.outcome == Outcome::kRuleNotStated) return "what common rules would have said:";
  if (headline.test.empty()) return "see the lines";
  const bool holds = IsYes(verdict.outcome) || verdict.outcome == Outcome::kPending;
  return '`' + headline.test + (holds ? "` holds" : "` does not hold");
}

std::string SentenceOf(const Headline& headline, const Verdict& verdict) {
  switch (headline.form) {
    case HeadlineForm::kShare:
      return ShareSentence(headline);
    case HeadlineForm::kVersus:
      return Counted(headline.part_count, headline.part) + " to " +
             Counted(headline.whole_count, WholeOf(headline)) + "; " + VersusDemand(headline);
    case HeadlineForm::kNumber:
      return Counted(headline.part_count, headline.part) + "; " +
             Demand(headline.relation, headline.threshold.ToString());
    case HeadlineForm::kGroups:
      return GroupsSentence(headline);
    case HeadlineForm::kMissing:
      return MissingSentence(headline);
    case HeadlineForm::kOther:
      return OtherSentence(headline, verdict);
  }
  MANDAT_UNREACHABLE();
}

std::string ReasonText(const Headline& headline) {
  switch (headline.reason) {
    case HeadlineReason::kNobodyInFavour:
      return "; nobody voted yes";
    case HeadlineReason::kCastingVote:
      return IsYes(headline.outcome) ? "; the casting vote is yes" : "; the casting vote is no";
    case HeadlineReason::kLastRound:
      return "; this was the last round";
    case HeadlineReason::kTest:
    case HeadlineReason::kQuorum:
      break;
  }
  return "";
}

// What a chair does next: the words for the codes in Verdict::follows.
std::string FollowsText(const Verdict& verdict) {
  struct Word {
    std::string_view code;
    std::string_view text;
  };
  constexpr std::array words = {
      Word{"next_reading", "a further reading is needed"},
      Word{"next_round", "a further round follows"},
      Word{"casting_vote", "the chair's casting vote decides"},
      Word{"repeat_vote", "the vote is repeated"},
      Word{"draw_lot", "the lot decides"},
      Word{"defer_vote", "the question is deferred"},
  };
  std::string text;
  for (const Word& word : words) {
    if (std::ranges::count(verdict.follows, word.code) > 0) text += "; " + std::string(word.text);
  }
  return text;
}

// The comparison with its counts put in, and brought to whole numbers:
// "7 > 1/2 * 15  ->  14 > 15  ->  false". Nothing unless the test is one comparison of known
// counts.
void PutIn(Expression& sum, const Headline& headline) {  // NOLINT(misc-no-recursion)
  if (sum.kind == Expression::Kind::kCount) {
    sum.text = (sum.base == headline.part ? headline.part_count : headline.whole_count).ToString();
    sum.kind = Expression::Kind::kNumber;
  }
  for (Expression& part : sum.parts) PutIn(part, headline);
}

// Both sides times both denominators, so that a reader compares whole numbers.
std::optional<std::string> InWholeNumbers(Ratio left, Ratio right, const std::string& sign) {
  for (Ratio* const side : {&right, &left}) {
    const auto factor = Ratio::Create(side->Denominator(), 1);
    const auto new_left = factor ? Ratio::Multiply(left, *factor) : factor;
    const auto new_right = factor ? Ratio::Multiply(right, *factor) : factor;
    if (!new_left || !new_right) return std::nullopt;
    left = *new_left;
    right = *new_right;
  }
  return left.ToString() + sign + right.ToString();
}

std::optional<std::string> WorkText(const Headline& headline, const Verdict& verdict) {
  const auto rule = verdict.rule ? ParseSyntax(*verdict.rule) : Fault("E201", 1, "no rule");
  if (!rule || rule->kind != Test::Kind::kComparison || rule->text != headline.test) {
    return std::nullopt;
  }
  if (headline.form != HeadlineForm::kShare && headline.form != HeadlineForm::kVersus &&
      headline.form != HeadlineForm::kNumber) {
    return std::nullopt;
  }
  std::optional<ShownLine> line;
  for (const std::string& text : verdict.lines) {
    auto shown = ReadShownLine(text);
    if (shown && shown->test == *rule) line = std::move(shown);
  }
  if (!line || !line->left || !line->right || !ProportionOf(*rule)) return std::nullopt;

  const std::string sign = ' ' + std::string(WordOf(rule->relation)) + ' ';
  Test counted = *rule;
  for (Expression& side : counted.sides) PutIn(side, headline);
  std::string work = ToString(counted.Left()) + sign + ToString(counted.Right());
  const auto whole = InWholeNumbers(*line->left, *line->right, sign);
  if (whole && *whole != work) work += "  ->  " + *whole;
  return work + "  ->  " + std::string(WordOf(line->truth));
}

// The first common rule under which the same ballots decide otherwise.
std::optional<std::string> NoteText(const Verdict& verdict, TextLanguage language) {
  const Outcome outcome = verdict.outcome;
  if (outcome != Outcome::kAdopted && outcome != Outcome::kRejected) return std::nullopt;
  const bool as_invalid = std::ranges::count(verdict.warnings, "blank_as_invalid") > 0;
  const auto rows =
      JudgeCommonRules(verdict.figures, as_invalid ? BlankAs::kInvalid : BlankAs::kAbstain);
  for (const CommonRule& row : rows) {
    const bool decides = row.outcome == Outcome::kAdopted || row.outcome == Outcome::kRejected;
    const auto line = ReadShownLine(row.line);
    if (!decides || row.outcome == outcome || !line) continue;
    const bool adopts = row.outcome == Outcome::kAdopted;
    if (language == TextLanguage::kFrench) {
      return "selon " + row.rule + " les mêmes bulletins " +
             (adopts ? "l’adoptent" : "le rejettent") + " : " + line->values;
    }
    return "under " + row.rule + " the same ballots " + (adopts ? "adopt" : "reject") +
           " it: " + line->values;
  }
  return std::nullopt;
}

}  // namespace

std::string HeadlineText(const Verdict& verdict, TextLanguage language) {
  if (language == TextLanguage::kFrench) return FrenchHeadlineText(verdict);
  const Headline headline = MakeHeadline(verdict);
  std::string sentence = SentenceOf(headline, verdict);
  if (headline.group)
    sentence.insert(std::min(sentence.find(';'), sentence.size()), " in " + *headline.group);
  std::string text = std::string(TitleOf(verdict.outcome)) + ": " + sentence;
  text += ReasonText(headline) + FollowsText(verdict);
  if (verdict.article) text += " (article " + *verdict.article + ')';
  return text;
}

std::vector<std::string> RenderVerdict(const Verdict& verdict, TextLanguage language) {
  const bool french = language == TextLanguage::kFrench;
  std::vector<std::string> lines = {HeadlineText(verdict, language)};
  if (const auto work = WorkText(MakeHeadline(verdict), verdict)) {
    lines.push_back((french ? "  calcul " : "  work   ") + *work);
  }
  if (const auto note = NoteText(verdict, language)) lines.push_back("  note   " + *note);
  for (const std::string& line : verdict.lines) {
    lines.push_back((french ? "  ligne  " : "  line   ") + line);
  }
  return lines;
}

}  // namespace mandat::statutes
