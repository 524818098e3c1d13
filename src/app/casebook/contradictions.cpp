// The rules that find contradictions, each on its own.
#include "app/casebook/contradictions.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "app/casebook/seats.hpp"
#include "base/check.hpp"

namespace mandat::app::casebook {
namespace {

using Total = std::uint64_t;

Ratio Sum(const Ratio& a, const Ratio& b) {
  const auto sum = Ratio::Add(a, b);
  MANDAT_CHECK(sum.has_value());  // shares have at most a few decimals, Ratio holds 128 bits
  return *sum;
}

Ratio Distance(const Ratio& a, const Ratio& b) {
  const auto difference = a > b ? Ratio::Subtract(a, b) : Ratio::Subtract(b, a);
  MANDAT_CHECK(difference.has_value());  // as above
  return *difference;
}

Ratio Quotient(Count part, Count whole) {
  const auto quotient = Ratio::Create(part, whole);
  MANDAT_CHECK(quotient.has_value());  // callers ask for a positive whole
  return *quotient;
}

// Shares that can be added: exact, and each seat in one group only.
bool IsPartition(const Composition& composition) {
  return composition.exact.yes && !(composition.overlapping && composition.overlapping->yes);
}

Version OfComposition(const Composition& composition, std::string says) {
  return {.record = composition.id, .says = std::move(says), .cites = composition.cites};
}

Version OfVote(const Vote& vote, std::string says) {
  return {.record = vote.id, .says = std::move(says), .cites = vote.cites};
}

struct Range {
  Count low = 0;
  Count high = 0;
};
std::optional<Range> SeatsOf(const Share& share) {
  if (share.seats) return Range{.low = *share.seats, .high = *share.seats};
  if (share.min && share.max) return Range{.low = *share.min, .high = *share.max};
  return std::nullopt;
}

std::string ToString(const Range& range) {
  return range.low == range.high ? fmt::format("{}", range.low)
                                 : fmt::format("{} to {}", range.low, range.high);
}

void CompareCompositions(const Composition& a, const Composition& b, std::vector<Finding>& out) {
  const auto add = [&](std::string_view group, const std::string& in_a, const std::string& in_b) {
    out.push_back(
        {.rule = FindingRule::kTwoCompositions,
         .a = OfComposition(a, fmt::format("{}: {}", group, in_a)),
         .b = OfComposition(b, fmt::format("{}: {}", group, in_b)),
         .working = fmt::format("{} on {}: {} and {}", a.body, a.date.ToString(), in_a, in_b)});
  };
  if (a.total && b.total && *a.total != *b.total) {
    add("total", std::to_string(*a.total), std::to_string(*b.total));
  }
  for (const Share& share : a.shares) {
    for (const Share& other : b.shares) {
      const auto seats = SeatsOf(share);
      const auto others = SeatsOf(other);
      if (share.fraction != other.fraction || !seats || !others) continue;
      if (seats->high < others->low || others->high < seats->low) {
        add(share.fraction, ToString(*seats), ToString(*others));
      }
    }
  }
}

bool SameMonth(const PrintedDate& a, const PrintedDate& b) {
  return a.month != 0 && a.year == b.year && a.month == b.month;
}

// A source ("S3", "S4:2431") or a record ("c-1917-06-congress-a") as a word of the flag.
bool NamesSource(std::string_view flag) {
  for (std::size_t i = 0; i + 1 < flag.size(); ++i) {
    const bool word_starts = i == 0 || flag[i - 1] == ' ' || flag[i - 1] == '(';
    const bool digit = flag[i + 1] >= '0' && flag[i + 1] <= '4';
    const bool word_ends =
        i + 2 == flag.size() || std::string_view(" :.,;')").find(flag[i + 2]) < 7;
    if (word_starts && flag[i] == 'S' && digit && word_ends) return true;
  }
  return false;
}

bool NamesRecord(std::string_view flag) {
  for (std::size_t i = 0; i + 2 < flag.size(); ++i) {
    const bool word_starts = i == 0 || flag[i - 1] == ' ' || flag[i - 1] == '(';
    const bool prefix = std::string_view("vcefxsrk").find(flag[i]) < 8 && flag[i + 1] == '-';
    if (word_starts && prefix && flag[i + 2] != ' ') return true;
  }
  return false;
}

void AddFlagged(const std::string& record, const std::optional<std::string>& flag,
                const std::vector<Cite>& cites, std::vector<Flagged>& out) {
  if (flag && (NamesSource(*flag) || NamesRecord(*flag))) {
    out.push_back({.record = record, .flag = *flag, .cites = cites});
  }
}

}  // namespace

std::vector<Finding> FindSharesOverTotal(const Records& records) {
  std::vector<Finding> found;
  for (const Composition& composition : records.compositions) {
    if (!IsPartition(composition) || !composition.total) continue;
    Total sum = 0;
    for (const Share& share : composition.shares) sum += share.seats.value_or(0);
    if (sum <= *composition.total) continue;
    found.push_back({.rule = FindingRule::kSharesExceedTotal,
                     .a = OfComposition(composition, fmt::format("shares add up to {}", sum)),
                     .b = OfComposition(composition, fmt::format("total {}", *composition.total)),
                     .working = fmt::format("{} > {}", sum, *composition.total)});
  }
  return found;
}

std::vector<Finding> FindRatiosNotOne(const Records& records) {
  std::vector<Finding> found;
  for (const Composition& composition : records.compositions) {
    // A single ratio is one part of a whole that nobody printed.
    if (!IsPartition(composition) || composition.shares.size() < 2) continue;
    Ratio sum = 0;
    std::string terms;
    bool all = true;
    for (const Share& share : composition.shares) {
      all = all && share.ratio && !share.bound;
      if (!all) break;
      sum = Sum(sum, share.ratio->value);
      terms += (terms.empty() ? "" : " + ") + share.ratio->text;
    }
    if (!all || sum == Ratio(1)) continue;
    found.push_back({.rule = FindingRule::kRatiosNotOne,
                     .a = OfComposition(composition, "shares add up to " + sum.ToString()),
                     .b = OfComposition(composition, "a whole"),
                     .working = terms + " = " + sum.ToString()});
  }
  return found;
}

std::vector<Finding> FindSharesAgainstFigures(const Records& records) {
  std::vector<Finding> found;
  const auto compare = [&](const Printed& printed, Count part, Count whole, auto version) {
    if (whole == 0) return;
    const Ratio derived = Quotient(part, whole);
    if (Distance(derived, printed.value) <= printed.Rounding()) return;
    found.push_back({.rule = FindingRule::kShareAgainstFigures,
                     .a = version("printed share " + printed.text),
                     .b = version(fmt::format("{} of {}", part, whole)),
                     .working = fmt::format("{}/{} = {}, printed {}", part, whole,
                                            derived.ToString(), printed.text)});
  };
  for (const Composition& composition : records.compositions) {
    if (!composition.exact.yes || !composition.total) continue;
    for (const Share& share : composition.shares) {
      if (!share.ratio || !share.seats || share.bound) continue;
      compare(*share.ratio, *share.seats, *composition.total,
              [&](std::string says) { return OfComposition(composition, std::move(says)); });
    }
  }
  for (const Vote& vote : records.votes) {
    if (vote.options.size() != 1) continue;  // with one it is clear whose share is printed
    const auto& votes = vote.options[0].votes;
    if (!vote.printed_share || !vote.present || !votes) continue;
    compare(*vote.printed_share, *votes, *vote.present,
            [&](std::string says) { return OfVote(vote, std::move(says)); });
  }
  return found;
}

std::vector<Finding> FindCastOverSeats(const Records& records) {
  std::vector<Finding> found;
  for (const Vote& vote : records.votes) {
    const auto piles = PilesOf(vote);
    const auto known = LastKnownSeats(records, vote);
    if (!piles || !known || piles->Cast() <= known->seats) continue;
    found.push_back({.rule = FindingRule::kCastExceedsSeats,
                     .a = OfVote(vote, fmt::format("{} votes cast", piles->Cast())),
                     .b = {.record = known->record,
                           .says = fmt::format("{} seats", known->seats),
                           .cites = known->cites},
                     .working = fmt::format("{} > {}", piles->Sum(), known->seats)});
  }
  return found;
}

std::vector<Finding> FindTwoCompositions(const Records& records) {
  std::vector<Finding> found;
  const auto& all = records.compositions;
  for (auto a = all.begin(); a != all.end(); ++a) {
    for (auto b = std::next(a); b != all.end(); ++b) {
      if (a->body == b->body && a->date.IsPrinted() && a->date == b->date) {
        CompareCompositions(*a, *b, found);
      }
    }
  }
  return found;
}

std::vector<Finding> FindTwoCounts(const Records& records) {
  std::vector<Finding> found;
  const auto& all = records.votes;
  for (auto a = all.begin(); a != all.end(); ++a) {
    for (auto b = std::next(a); b != all.end(); ++b) {
      const auto first = PilesOf(*a);
      const auto second = PilesOf(*b);
      const std::string matter = a->matter.value_or("");  // never empty where there is one
      if (matter.empty() || a->matter != b->matter || !SameMonth(a->date, b->date)) continue;
      if (!first || !second || *first == *second) continue;
      found.push_back({.rule = FindingRule::kTwoCounts,
                       .a = OfVote(*a, first->Words()),
                       .b = OfVote(*b, second->Words()),
                       .working = fmt::format("{}: {}-{} and {}-{}", matter, first->yes, first->no,
                                              second->yes, second->no)});
    }
  }
  return found;
}

std::vector<Finding> FindTwoValues(const Records& records) {
  std::vector<Finding> found;
  for (const Series& series : records.series) {
    for (auto a = series.points.begin(); a != series.points.end(); ++a) {
      for (auto b = std::next(a); b != series.points.end(); ++b) {
        if (a->label || b->label || a->value.value == b->value.value) continue;
        if (!MayOverlap(a->date, b->date)) continue;
        const auto version = [&](const SeriesPoint& point) {
          return Version{.record = series.id,
                         .says = fmt::format("{} on {}", point.value.text, point.date.ToString()),
                         .cites = point.cites};
        };
        found.push_back({.rule = FindingRule::kTwoValues,
                         .a = version(*a),
                         .b = version(*b),
                         .working = fmt::format("{} {}: {} and {}", series.name, series.unit,
                                                a->value.text, b->value.text)});
      }
    }
  }
  return found;
}

std::vector<Finding> FindComputed(const Records& records) {
  std::vector<Finding> all;
  for (const auto rule : {FindSharesOverTotal, FindRatiosNotOne, FindSharesAgainstFigures,
                          FindCastOverSeats, FindTwoCompositions, FindTwoCounts, FindTwoValues}) {
    for (Finding& finding : rule(records)) all.push_back(std::move(finding));
  }
  return all;
}

std::vector<Flagged> FindFlagged(const Records& records) {
  std::vector<Flagged> found;
  for (const Vote& vote : records.votes) AddFlagged(vote.id, vote.flag, vote.cites, found);
  for (const Composition& composition : records.compositions) {
    AddFlagged(composition.id, composition.flag, composition.cites, found);
  }
  for (const Event& event : records.events) AddFlagged(event.id, event.flag, event.cites, found);
  for (const Series& series : records.series) {
    for (const SeriesPoint& point : series.points) {
      AddFlagged(series.id, point.flag, point.cites, found);
    }
  }
  return found;
}

bool Matches(const Finding& finding, const Contradiction& declared) {
  const auto is_among = [&](const std::string& record) {
    return std::find(declared.records.begin(), declared.records.end(), record) !=
           declared.records.end();
  };
  const auto shares_cite = [&](const Version& version) {
    return std::any_of(version.cites.begin(), version.cites.end(), [&](const Cite& cite) {
      return std::find(declared.cites.begin(), declared.cites.end(), cite) != declared.cites.end();
    });
  };
  return is_among(finding.a.record) && is_among(finding.b.record) && shares_cite(finding.a) &&
         shares_cite(finding.b);
}

Contradictions FindContradictions(const Casebook& casebook) {
  Contradictions all{.declared = casebook.declared,
                     .computed = FindComputed(casebook.records),
                     .flagged = FindFlagged(casebook.records),
                     .not_found = {}};
  for (const Contradiction& declared : casebook.declared) {
    const bool found = std::any_of(all.computed.begin(), all.computed.end(),
                                   [&](const Finding& f) { return Matches(f, declared); });
    if (declared.computed && declared.computed->yes && !found) all.not_found.push_back(declared.id);
  }
  return all;
}

}  // namespace mandat::app::casebook
