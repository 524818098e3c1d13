// The table of articles and the votes that they cover.
#include "app/casebook/articles.hpp"

#include "base/check.hpp"

namespace mandat::app::casebook {
namespace {

constexpr std::array<Coverage, 14> kTable{{
    {.article = "recall-any-time",
     .rule = "r-recall-any-time",
     .body = "petrograd-soviet",
     .kind = VoteKind::kOffice,
     .from = "1917-03",
     .until = "1918",
     .effect = Effect::kBears,
     .test = "",
     .reason = "Officers may be replaced at any moment; no majority is stated for it."},
    {.article = "sections",
     .rule = "r-abstentions-recorded",
     .body = "petrograd-soviet-soldiers-section",
     .kind = std::nullopt,
     .from = "1917-03",
     .until = "1918",
     .needs_abstentions = true,
     .effect = Effect::kDecides,
     .test = "yes > no",
     .reason = "The section counts abstentions apart and they do not block, so that only yes and "
               "no are compared."},
    {.article = "presidium-falls",
     .rule = "r-lost-majority-lays-down",
     .body = "petrograd-soviet",
     .kind = VoteKind::kOffice,
     .from = "1917-08-31",
     .until = "1918",
     .effect = Effect::kBears,
     .test = "",
     .reason = "A presidium that loses a vote lays down its powers; what losing means is not "
               "stated."},
    {.article = "proportional-presidium",
     .rule = "r-proportional-presidium",
     .body = "congress-of-soviets",
     .kind = VoteKind::kElection,
     .from = "1917-10-25",
     .until = "1917-10-25",
     .effect = Effect::kAllots,
     .test = "",
     .reason = "The presidium is formed in proportion to the groups; a group that refuses its "
               "seats has none."},
    {.article = "executive",
     .rule = "r-refuse-blind-order",
     .body = "petrograd-ispolkom",
     .kind = VoteKind::kRatification,
     .from = "1917-10",
     .until = "1918",
     .effect = Effect::kBears,
     .test = "",
     .reason = "The executive takes up what sections and plenum resolve; no majority is stated."},
    {.article = "raised-mandates",
     .rule = "r-raised-mandates",
     .body = "congress-of-soviets",
     .kind = std::nullopt,
     .from = "1917-10-25",
     .until = "1918",
     .effect = Effect::kBears,
     .test = "",
     .reason = "Delegates raise their mandates; how many must be raised is not stated."},
    {.article = "between-congresses",
     .rule = "r-tsik-replaces-president",
     .body = "tsik",
     .kind = VoteKind::kOffice,
     .from = "1917-10-26",
     .until = "1918",
     .effect = Effect::kBears,
     .test = "",
     .reason = "The committee may remove its president; no majority is stated."},
    {.article = "commissars-of-the-people",
     .rule = "r-government-list-by-cc",
     .body = "congress-of-soviets",
     .kind = VoteKind::kRatification,
     .from = "1917-10-26",
     .until = "1917-10-26",
     .effect = Effect::kBears,
     .test = "",
     .reason = "The congress votes one list drawn up by a party committee; no majority is "
               "stated."},
    {.article = "ratification",
     .rule = "r-ratification-chain",
     .body = "tsik",
     .kind = VoteKind::kRatification,
     .from = "1918-01",
     .until = "1918",
     .effect = Effect::kBears,
     .test = "",
     .reason = "The committee endorses before the congress ratifies, each by a vote of its own; "
               "no majority is stated."},
    {.article = "ratification",
     .rule = "r-ratification-chain",
     .body = "congress-of-soviets",
     .kind = VoteKind::kRatification,
     .from = "1918-01",
     .until = "1918",
     .effect = Effect::kBears,
     .test = "",
     .reason = "The congress ratifies what the committee endorsed; no majority is stated."},
    {.article = "provisional-decrees",
     .rule = "r-provisional-decree",
     .body = "congress-of-soviets",
     .kind = VoteKind::kMotion,
     .from = "1917-10-26",
     .until = "1918-01-04",
     .effect = Effect::kBears,
     .test = "",
     .reason = "A decree holds until the constituent assembly decides; no majority is stated."},
    {.article = "garrison-conference",
     .rule = "r-garrison-conference",
     .body = "petrograd-garrison-conference",
     .kind = std::nullopt,
     .from = "1917-10",
     .until = "1918",
     .effect = Effect::kBears,
     .test = "",
     .reason = "Who meets is stated, how they decide is not."},
    {.article = "unanimity-of-twelve",
     .rule = "r-death-unanimity",
     .body = "cheka-local",
     .kind = std::nullopt,
     .from = "1918",
     .until = "",
     .effect = Effect::kDecides,
     .test = "yes = authorised",
     .reason = "A sentence of death needs all twelve; one voice against stops it."},
    {.article = "three-signatures",
     .rule = "r-multi-signature",
     .body = "black-guard-staff",
     .kind = std::nullopt,
     .from = "1918",
     .until = "",
     .effect = Effect::kDecides,
     .test = "yes >= 3",
     .reason = "The staff answers for a mandate that three of its members have signed."},
}};

PrintedDate DateOf(std::string_view text) {
  const auto date = PrintedDate::Parse(text, PrintedCalendar::kJulian);
  MANDAT_CHECK(date.has_value());  // the dates of the table below are well-formed
  return *date;
}

bool CoversDate(const Coverage& row, const Vote& vote) {
  if (row.from.empty() && row.until.empty()) return true;
  if (!vote.date.IsPrinted()) return false;
  // A span that begins before the article does may lie outside it: not covered.
  if (!row.from.empty() && vote.date.First() < DateOf(row.from).First()) return false;
  return row.until.empty() || vote.date.Last(PrintedCalendar::kJulian) <=
                                  DateOf(row.until).Last(PrintedCalendar::kJulian);
}

bool Covers(const Coverage& row, const Vote& vote) {
  return (row.body.empty() || row.body == vote.body) && (!row.kind || *row.kind == vote.kind) &&
         (!row.needs_abstentions || vote.abstain) && CoversDate(row, vote);
}

}  // namespace

std::span<const Coverage> AllCoverage() { return kTable; }

std::vector<const Coverage*> CoverageOf(const Vote& vote) {
  std::vector<const Coverage*> rows;
  for (const Coverage& row : AllCoverage()) {
    if (Covers(row, vote)) rows.push_back(&row);
  }
  return rows;
}

}  // namespace mandat::app::casebook
