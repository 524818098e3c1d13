#include "statutes/reader_key.hpp"

#include <fmt/format.h>

#include <array>

#include "tally/unit_keys.hpp"

namespace mandat::statutes {
namespace {

using tally::KeyMethod;

// What a method cannot do without.
std::vector<std::string_view> NeedsOf(KeyMethod method) {
  switch (method) {
    case KeyMethod::kPerN:
      return {"n", "rounding"};
    case KeyMethod::kFirstThen:
      return {"base", "step", "count"};
    case KeyMethod::kBrackets:
      return {"table"};
    case KeyMethod::kEqual:
      return {"each"};
    case KeyMethod::kFixed:
      return {"seats"};
    case KeyMethod::kHare:
    case KeyMethod::kDroop:
    case KeyMethod::kDhondt:
    case KeyMethod::kSainteLague:
    case KeyMethod::kSainteLagueModified:
    case KeyMethod::kAdams:
    case KeyMethod::kDean:
    case KeyMethod::kHill:
      return {"house"};
  }
  MANDAT_UNREACHABLE();
}

// What every method reads where it is given: computing without it would fill the hole.
constexpr std::array<std::string_view, 8> kAlwaysRead = {
    "method", "measure", "block", "base_seats", "min", "max", "max_share", "threshold"};

// A number that must not be zero: one seat for nothing, seats given none at a time.
constexpr std::array<std::string_view, 4> kPositive = {"n", "step", "house", "block"};

tally::Key ReadParameters(const RowReader& row) {
  tally::Key key;
  key.method = row.Word<KeyMethod>("method");
  key.n = row.Whole("n");
  key.rounding = row.WordIfAny<tally::Rounding>("rounding");
  key.base = row.Whole("base");
  key.step = row.Whole("step");
  key.count_started_steps = row.Text("count") == "started";
  key.first_divisor = row.ShareIfAny("first_divisor").value_or(Ratio(1));
  if (const Value* table = row.Find("table")) {
    for (const Value& step : table->items) {
      const auto seats = static_cast<Count>(step.items.back().whole);
      std::optional<Count> up_to;
      if (step.items.size() == 2) up_to = static_cast<Count>(step.items.front().whole);
      key.table.emplace_back(up_to, seats);
    }
  }
  key.each = row.Whole("each");
  if (const Value* seats = row.Find("seats")) {
    for (const Entry& unit : seats->entries) {
      key.seats.emplace_back(unit.key, static_cast<Count>(unit.value.whole));
    }
  }
  key.house = row.WholeIfAny("house");
  key.expect_house = row.WholeIfAny("expect_house");
  key.block = row.Whole("block");
  key.base_seats = row.Whole("base_seats");
  key.min = row.Whole("min");
  key.min_enlarges = row.Text("min_mode") == "enlarge";
  key.max = row.WholeIfAny("max");
  key.max_share = row.ShareIfAny("max_share");
  key.max_lapses = row.Text("max_mode") == "lapse";
  key.max_load = row.WholeIfAny("max_load");
  key.threshold = row.ShareIfAny("threshold").value_or(Ratio(0));
  key.tie = row.Texts("tie");
  return key;
}

}  // namespace

KeyRule ReadKeyRule(const RowReader& row) {
  KeyRule rule;
  rule.id = row.Id();
  rule.name = row.Text("name");
  rule.measure = row.Text("measure");
  rule.second_person = row.Yes("second_person");
  rule.article = row.Article();
  const auto method = row.WordIfAny<KeyMethod>("method");
  auto reads = method ? NeedsOf(*method) : std::vector<std::string_view>();
  reads.insert(reads.end(), kAlwaysRead.begin(), kAlwaysRead.end());
  for (const std::string_view name : reads) {
    if (row.IsUnset(name) && rule.unset_path.empty()) rule.unset_path = row.Path(name);
  }
  if (rule.unset_path.empty()) rule.key = ReadParameters(row);
  return rule;
}

std::string WhyNotComputable(const RowReader& row) {
  const auto method = row.WordIfAny<KeyMethod>("method");
  if (!method) return {};
  for (const std::string_view need : NeedsOf(*method)) {
    const bool has_default = need == "each";
    if (!row.Find(need) && !has_default && !row.IsUnset(need)) {
      return fmt::format("`{}` needs `{}`", row.Text("method"), need);
    }
  }
  for (const std::string_view name : kPositive) {
    if (row.Find(name) && row.Whole(name) == 0) return fmt::format("`{}` is 0", name);
  }
  const tally::Key key = ReadParameters(row);
  if (key.method == KeyMethod::kBrackets && row.Find("table") && !tally::StepsRise(key)) {
    return "the steps of the table do not rise to an open last one";
  }
  if (key.house && key.base_seats % key.block == 0 && *key.house % key.block != 0) {
    return fmt::format("a house of {} is no multiple of the block of {}", *key.house, key.block);
  }
  if (key.max && *key.max < key.min) return "the maximum is below the minimum";
  return {};
}

}  // namespace mandat::statutes
