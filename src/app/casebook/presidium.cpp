// Allots the presidium's seats from the compositions of congress and presidium.
#include "app/casebook/presidium.hpp"

#include <fmt/core.h>

#include "tally/apportionment.hpp"

namespace mandat::app::casebook {
namespace {

// The composition with ranges, and the two tellings of the seats: the records that the vote's own
// note names. The key's house is the statute's: 21, with the remark that house and divisor are
// ours.
constexpr std::string_view kCongress = "c-1917-10-25-congress-s4";
constexpr std::string_view kTold[] = {"c-1917-10-25-presidium-s4", "c-1917-10-25-presidium-s3"};
constexpr Count kHouse = 21;

// The groups that took their seats. The Mensheviks and the right did not ("a group that refuses its
// seats has none"); the split of the other group is told as a share in words only, so that all of
// it counts.
constexpr std::string_view kTookSeats[] = {"bolshevik", "sr"};

struct Group {
  std::string_view name;
  Count low = 0;
  Count high = 0;
};

std::vector<Group> GroupsOf(const Composition& congress) {
  std::vector<Group> groups;
  for (const Share& share : congress.shares) {
    for (const std::string_view name : kTookSeats) {
      if (!share.fraction.starts_with(std::string(name) + " ")) continue;
      groups.push_back({.name = name,
                        .low = share.min.value_or(share.seats.value_or(0)),
                        .high = share.max.value_or(share.seats.value_or(0))});
    }
  }
  return groups;
}

// The seats of each group as a line, at one end of the range: "bolshevik 14, sr 7".
std::string AllotAt(const std::vector<Group>& groups, Count Group::* end) {
  tally::Key key;
  key.method = tally::KeyMethod::kHare;
  key.house = kHouse;
  std::vector<tally::KeyUnit> units;
  units.reserve(groups.size());
  for (const Group& group : groups) {
    units.push_back({.name = std::string(group.name), .base = Ratio(group.*end)});
  }
  const auto allotted = tally::Apportion(key, units);
  if (!allotted) return "cannot be allotted: " + allotted.error().code;
  std::string line;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    line += fmt::format("{}{} {}", i == 0 ? "" : ", ", groups[i].name, allotted->seats[i]);
  }
  return line;
}

std::string MembersAt(const std::vector<Group>& groups, Count Group::* end) {
  std::string line;
  for (const Group& group : groups) {
    line += fmt::format("{}{} {}", line.empty() ? "" : ", ", group.name, group.*end);
  }
  return line;
}

std::string SeatsTold(const Composition& composition) {
  std::string line;
  for (const Share& share : composition.shares) {
    line +=
        fmt::format("{}{} {}", line.empty() ? "" : ", ", share.fraction, share.seats.value_or(0));
  }
  return line;
}

}  // namespace

statutes::Verdict JudgePresidium(const Records& records, const Coverage& row) {
  statutes::Verdict verdict;
  verdict.article = std::string(row.article);
  verdict.statute = std::string(kStatute);
  verdict.rule = fmt::format("hare, {} seats", kHouse);
  verdict.outcome = statutes::Outcome::kUndetermined;
  const Composition* const congress = FindRecord(records.compositions, kCongress);
  if (!congress) return verdict;
  const std::vector<Group> groups = GroupsOf(*congress);
  const std::string low = AllotAt(groups, &Group::low);
  const std::string high = AllotAt(groups, &Group::high);
  const auto line = [&](Count Group::* end, const std::string& seats) {
    verdict.lines.push_back(
        fmt::format("{} seats to {}: {}", kHouse, MembersAt(groups, end), seats));
  };
  line(&Group::low, low);
  line(&Group::high, high);
  for (const std::string_view told : kTold) {
    const Composition* const presidium = FindRecord(records.compositions, told);
    if (presidium)
      verdict.lines.push_back(fmt::format("told by {}: {}", told, SeatsTold(*presidium)));
  }
  if (low == high) verdict.outcome = statutes::Outcome::kElected;
  verdict.warnings.emplace_back("house_not_printed");
  return verdict;
}

}  // namespace mandat::app::casebook
