#include "statutes/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.hpp"
#include "statutes/duration.hpp"
#include "statutes/reader_document.hpp"
#include "statutes/test.hpp"

namespace mandat::statutes {
namespace {

// ------------------------------------------------------------------ whose rights

// Who gains when a value grows: becomes longer, more, `yes`, or asks for a larger share.
struct Right {
  std::string_view path;
  std::string_view gains;
  std::string_view loses;
};

constexpr std::string_view kElectors = "the electors";
constexpr std::string_view kHolders = "the holders";
constexpr std::string_view kMembers = "the members";
constexpr std::string_view kVoters = "the voters";
constexpr std::string_view kCharged = "who is charged";
constexpr std::string_view kBody = "the body";

constexpr std::array kRights = {
    Right{"amendment.announced", kMembers, {}},
    Right{"appeal.*.window", kMembers, {}},
    Right{"body.*.public", kMembers, kBody},
    Right{"class.*.stand", kMembers, {}},
    Right{"class.*.vote", kMembers, {}},
    Right{"convocation.*.every", {}, kMembers},
    Right{"convocation.*.notice_min", kMembers, {}},
    Right{"convocation.*.petition", {}, kMembers},
    Right{"discipline.hearing", kCharged, {}},
    Right{"discipline.notice", kCharged, {}},
    Right{"discipline.statement", kCharged, {}},
    Right{"election.*.secret", kVoters, {}},
    Right{"electorate.*.min_membership", {}, kMembers},
    Right{"electorate.*.min_membership_stand", {}, kMembers},
    Right{"emergency.max", kBody, kMembers},
    Right{"emergency.renewals", kBody, kMembers},
    Right{"fractions.allowed", kMembers, {}},
    Right{"fractions.min", {}, kMembers},
    Right{"hold.*.petition", {}, kMembers},
    Right{"mandate.*.report_within", kHolders, kElectors},
    Right{"minutes.publish_within", kBody, kMembers},
    Right{"motions.seconders", {}, kMembers},
    Right{"recall.*.cooldown", kHolders, kElectors},
    Right{"recall.*.immunity_end", kHolders, kElectors},
    Right{"recall.*.immunity_start", kHolders, kElectors},
    Right{"recall.*.notice", kHolders, kElectors},
    Right{"recall.*.petition", kHolders, kElectors},
    Right{"recall.*.possible", kElectors, kHolders},
    Right{"recall.*.window", kElectors, kHolders},
    Right{"term.*.length", kHolders, kElectors},
    Right{"term.*.max_consecutive", kHolders, kElectors},
    Right{"veto.*.window", "the holder of the veto", {}},
    Right{"voting.secret_persons", kVoters, {}},
};

// Enough to compare two values of one kind.
std::optional<Ratio> SizeOf(const std::string& value) {
  if (value == "yes" || value == "no") return Ratio(value == "yes" ? 1 : 0);
  if (const auto number = Ratio::Parse(value)) return *number;
  if (const auto length = ParseDuration(value)) {
    return Ratio(static_cast<std::int64_t>(ApproximateMinutes(*length)));
  }
  const auto test = ParseTest(value, TestContext::kPetition);
  if (!test || test->kind != Test::Kind::kComparison) return std::nullopt;
  const auto proportion = ProportionOf(*test);
  return proportion ? std::optional(proportion->share) : std::nullopt;
}

// Petitions are compared where they ask for a share of the same base.
bool HaveOneMeasure(const std::string& a, const std::string& b) {
  const auto base_of = [](const std::string& text) -> std::optional<Base> {
    const auto test = ParseTest(text, TestContext::kPetition);
    if (!test || test->kind != Test::Kind::kComparison) return std::nullopt;
    const auto proportion = ProportionOf(*test);
    return proportion ? proportion->whole : std::nullopt;
  };
  return base_of(a) == base_of(b);
}

void AddRights(Difference& difference) {
  if (!difference.before || !difference.after) return;
  const auto* const right = std::ranges::find_if(
      kRights, [&](const Right& row) { return Covers(row.path, difference.path); });
  if (right == kRights.end() || !HaveOneMeasure(*difference.before, *difference.after)) return;
  const auto before = SizeOf(*difference.before);
  const auto after = SizeOf(*difference.after);
  if (!before || !after || *before == *after) return;
  const bool grows = *after > *before;
  difference.gains = grows ? right->gains : right->loses;
  difference.loses = grows ? right->loses : right->gains;
}

// ------------------------------------------------------------------ what differs

// The rows that only one of the two has, sorted.
std::vector<std::string> LoneRows(const std::vector<Said>& of, const std::vector<Said>& other) {
  std::vector<std::string> rows;
  for (const Said& said : of) {
    if (!said.is_row) continue;
    const auto found = std::ranges::lower_bound(other, said.path, {}, &Said::path);
    if (found == other.end() || found->path != said.path) rows.push_back(said.path);
  }
  return rows;
}

// A single table that holds even unwritten has no row of its own there; its keys are compared.
bool StandsUnwritten(std::string_view row) {
  const TableSpec* const table = FindTable(row);
  return table && table->presence == Presence::kByDefault;
}

class Comparison {
 public:
  Comparison(const Statute& before, const Statute& after)
      : before_(before.says),
        after_(after.says),
        gone_(LoneRows(before_, after_)),
        fresh_(LoneRows(after_, before_)) {
    std::erase_if(gone_, StandsUnwritten);
    std::erase_if(fresh_, StandsUnwritten);
  }

  std::vector<Difference> Run() {
    for (const std::string& row : gone_) AddRow(DifferenceKind::kRemoved, row, before_);
    for (const std::string& row : fresh_) AddRow(DifferenceKind::kAdded, row, after_);
    auto old = before_.begin();
    auto now = after_.begin();
    while (old != before_.end() || now != after_.end()) {
      const bool only_old = now == after_.end() || (old != before_.end() && old->path < now->path);
      const bool only_now = old == before_.end() || (!only_old && now->path < old->path);
      Compare(only_now ? nullptr : &*old, only_old ? nullptr : &*now);
      if (!only_now) ++old;
      if (!only_old) ++now;
    }
    std::ranges::stable_sort(found_, {}, &Difference::path);
    return std::move(found_);
  }

 private:
  // Whether one of the rows, which are sorted, is around the path. Its few beginnings are looked
  // up: a hostile version may have very many rows.
  static bool IsWithin(const std::vector<std::string>& rows, const std::string& path) {
    for (auto dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1)) {
      if (std::ranges::binary_search(rows, path.substr(0, dot))) return true;
    }
    return false;
  }

  // Rows inside a lone row are part of it.
  void AddRow(DifferenceKind kind, const std::string& row, const std::vector<Said>& says) {
    if (IsWithin(kind == DifferenceKind::kAdded ? fresh_ : gone_, row)) return;
    const auto said = std::ranges::lower_bound(says, row, {}, &Said::path);
    found_.push_back({.kind = kind, .path = row, .article = said->article});
  }

  void Compare(const Said* old, const Said* now) {
    const Said& named = now ? *now : *old;
    if (named.is_row || IsWithin(gone_, named.path) || IsWithin(fresh_, named.path)) return;
    if (old && now && old->value == now->value) return;
    Difference difference{.kind = !old   ? DifferenceKind::kAdded
                                  : !now ? DifferenceKind::kRemoved
                                         : DifferenceKind::kChanged,
                          .path = named.path,
                          .article = named.article};
    if (old) difference.before = old->value;
    if (now) difference.after = now->value;
    difference.before_by_default = old && old->by_default;
    difference.after_by_default = now && now->by_default;
    AddRights(difference);
    found_.push_back(std::move(difference));
  }

  const std::vector<Said>& before_;
  const std::vector<Said>& after_;
  std::vector<std::string> gone_;
  std::vector<std::string> fresh_;
  std::vector<Difference> found_;
};

std::string Side(const std::optional<std::string>& value, bool by_default) {
  if (!value) return "not stated";
  return *value + (by_default ? " (by default)" : "");
}

}  // namespace

std::vector<Difference> Diff(const Statute& before, const Statute& after) {
  return Comparison(before, after).Run();
}

bool Touches(std::string_view path, const Difference& difference) {
  return Covers(path, difference.path) || Covers(difference.path, path);
}

std::string ToLine(const Difference& difference) {
  std::string line = difference.path + ": ";
  if (!difference.before && !difference.after) {
    line += WordsOf(difference.kind)[static_cast<std::size_t>(difference.kind)];
  } else {
    line += Side(difference.before, difference.before_by_default) + " -> " +
            Side(difference.after, difference.after_by_default);
  }
  if (!difference.article.empty()) line += fmt::format(" (article {})", difference.article);
  if (!difference.gains.empty()) line += fmt::format("; {} gain", difference.gains);
  if (!difference.loses.empty()) line += fmt::format("; {} lose", difference.loses);
  return line;
}

}  // namespace mandat::statutes
