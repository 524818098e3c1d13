// Keys with known seats: published results, arithmetic by hand, two programs that agree.
#include "tally/apportionment.hpp"

#include <gtest/gtest.h>
#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/fields.hpp"
#include "tests/support/shared_input.hpp"

namespace mandat::tally {
namespace {

using Names = std::vector<std::pair<std::string, const toml::node*>>;

// The entries in the order of the file; the library sorts them by name, and order settles ties.
Names EntriesOf(const toml::table& table) {
  std::vector<std::pair<toml::source_position, std::pair<std::string, const toml::node*>>> entries;
  for (const auto& [key, node] : table) {
    entries.push_back({key.source().begin, {std::string(key.str()), &node}});
  }
  std::ranges::sort(entries, {},
                    [](const auto& e) { return std::pair(e.first.line, e.first.column); });
  Names names;
  for (auto& entry : entries) names.push_back(entry.second);
  return names;
}

Ratio RatioOf(const toml::node& node) {
  if (node.is_integer()) return Ratio(node.as_integer()->get());
  return Ratio::Parse(node.as_string()->get()).value();
}

Count CountOf(const toml::node& node) { return static_cast<Count>(node.as_integer()->get()); }

void ReadTable(Key& key, const toml::node& node) {
  for (const toml::node& step : *node.as_array()) {
    const toml::array& row = *step.as_array();
    std::optional<Count> up_to;
    if (row.size() == 2) up_to = CountOf(row[0]);
    key.table.emplace_back(up_to, CountOf(row[row.size() - 1]));
  }
}

void SetParameter(Key& key, const std::string& name, const toml::node& node) {
  const std::string word = node.is_string() ? node.as_string()->get() : std::string();
  if (name == "method")
    key.method = FromWord<KeyMethod>(word).value();
  else if (name == "rounding")
    key.rounding = FromWord<Rounding>(word);
  else if (name == "n")
    key.n = CountOf(node);
  else if (name == "base")
    key.base = CountOf(node);
  else if (name == "step")
    key.step = CountOf(node);
  else if (name == "count")
    key.count_started_steps = word == "started";
  else if (name == "each")
    key.each = CountOf(node);
  else if (name == "house")
    key.house = CountOf(node);
  else if (name == "expect_house")
    key.expect_house = CountOf(node);
  else if (name == "block")
    key.block = CountOf(node);
  else if (name == "base_seats")
    key.base_seats = CountOf(node);
  else if (name == "min")
    key.min = CountOf(node);
  else if (name == "min_mode")
    key.min_enlarges = word == "enlarge";
  else if (name == "max")
    key.max = CountOf(node);
  else if (name == "max_share")
    key.max_share = RatioOf(node);
  else if (name == "max_mode")
    key.max_lapses = word == "lapse";
  else if (name == "threshold")
    key.threshold = RatioOf(node);
  else if (name == "table")
    ReadTable(key, node);
  else if (name == "tie") {
    key.tie.clear();
    for (const toml::node& step : *node.as_array()) key.tie.push_back(step.as_string()->get());
  } else if (name == "seats") {
    for (const auto& [unit, seats] : EntriesOf(*node.as_table())) {
      key.seats.emplace_back(unit, CountOf(*seats));
    }
  } else {
    FAIL() << "a parameter that this test does not know: " << name;
  }
}

Key ReadKey(const toml::table& table) {
  Key key;
  key.first_divisor = Ratio::Create(7, 5).value();
  for (const auto& [name, node] : EntriesOf(table)) SetParameter(key, name, *node);
  return key;
}

std::vector<KeyUnit> ReadUnits(const toml::table& table) {
  std::vector<KeyUnit> units;
  for (const auto& [name, node] : EntriesOf(table)) units.push_back({name, RatioOf(*node)});
  return units;
}

std::vector<std::string> NamesAt(const std::vector<std::size_t>& positions,
                                 const std::vector<KeyUnit>& units) {
  std::vector<std::string> names;
  for (const std::size_t position : positions) names.push_back(units[position].name);
  return names;
}

std::vector<std::string> Texts(const toml::node* list) {
  std::vector<std::string> texts;
  if (list) {
    for (const toml::node& text : *list->as_array()) texts.push_back(text.as_string()->get());
  }
  return texts;
}

// Every key of a case, so that one that this test does not look at fails instead of passing.
constexpr std::string_view kKnown =
    " id key units seats total house ties quota remainders cutoff average credentialed weights "
    "below_threshold error basis source clause note ";

void ExpectTies(const toml::table& row, const Apportionment& result,
                const std::vector<KeyUnit>& units) {
  const toml::table* ties = row["ties"].as_table();
  EXPECT_EQ(NamesAt(result.tied, units), Texts(ties ? ties->get("units") : nullptr));
  EXPECT_EQ(result.tied_seats, ties ? CountOf(*ties->get("seats")) : 0);
}

void ExpectProportion(const toml::table& row, const Apportionment& result,
                      const std::vector<KeyUnit>& units) {
  if (const auto* quota = row.get("quota")) {
    ASSERT_TRUE(result.quota.has_value());
    EXPECT_EQ(*result.quota, RatioOf(*quota));
  }
  if (const toml::table* remainders = row["remainders"].as_table()) {
    for (std::size_t i = 0; i < units.size(); ++i) {
      const toml::node* expected = remainders->get(units[i].name);
      ASSERT_EQ(result.remainders[i].has_value(), expected != nullptr) << units[i].name;
      if (expected) {
        EXPECT_EQ(*result.remainders[i], RatioOf(*expected)) << units[i].name;
      }
    }
  }
  if (const auto cutoff = Texts(row.get("cutoff")); !cutoff.empty()) {
    ASSERT_TRUE(result.cutoff.has_value());
    EXPECT_EQ(result.cutoff->last_winner, cutoff.at(0));
    EXPECT_EQ(result.cutoff->first_loser, cutoff.at(1));
  }
  EXPECT_EQ(NamesAt(result.below_threshold, units), Texts(row.get("below_threshold")));
}

void ExpectWeightsAndAverages(const toml::table& row, const std::vector<KeyUnit>& units) {
  for (const KeyUnit& unit : units) {
    if (const toml::table* weights = row["weights"].as_table()) {
      const Count present = CountOf(*row["credentialed"].as_table()->get(unit.name));
      EXPECT_EQ(DelegateWeight(unit.base, present).value(), RatioOf(*weights->get(unit.name)));
    }
    if (const toml::table* average = row["average"].as_table()) {
      std::vector<Count> months;
      for (const toml::node& month : *average->get(unit.name)->as_array()) {
        months.push_back(CountOf(month));
      }
      EXPECT_EQ(AverageOf(months).value(), unit.base);
    }
  }
}

void ExpectCase(const toml::table& row) {
  for (const auto& [key, node] : row) {
    EXPECT_NE(kKnown.find(" " + std::string(key.str()) + " "), std::string_view::npos) << key.str();
  }
  const Key key = ReadKey(*row["key"].as_table());
  const std::vector<KeyUnit> units = ReadUnits(*row["units"].as_table());
  const auto result = Apportion(key, units);
  if (const auto* error = row["error"].as_string()) {
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, error->get());
    return;
  }
  ASSERT_TRUE(result.has_value()) << result.error().code << " " << result.error().detail;
  for (std::size_t i = 0; i < units.size(); ++i) {
    EXPECT_EQ(result->seats[i], CountOf(*row["seats"].as_table()->get(units[i].name)))
        << units[i].name;
  }
  EXPECT_EQ(result->total, CountOf(*row.get("total")));
  if (const auto* house = row.get("house")) {
    EXPECT_EQ(result->total, CountOf(*house));
  }
  ExpectTies(row, *result, units);
  ExpectProportion(row, *result, units);
  ExpectWeightsAndAverages(row, units);
  EXPECT_GE(result->working.size(), units.size());
}

TEST(ApportionmentVectors, GiveTheKnownSeats) {
  MANDAT_SHARED_FILE(path, "vectors/apportionment.toml");
  const toml::table file = toml::parse(support::ReadFile(path));
  std::size_t cases = 0;
  for (const toml::node& row : *file["apportionment"].as_array()) {
    SCOPED_TRACE(row.as_table()->get("id")->as_string()->get());
    ExpectCase(*row.as_table());
    ++cases;
  }
  EXPECT_EQ(cases, 85U);
  support::ReportCases("vectors/apportionment.toml", cases);
}

}  // namespace
}  // namespace mandat::tally
