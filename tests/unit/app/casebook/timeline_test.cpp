// Order, calendars and filters of the timeline.
#include "app/casebook/timeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/app/casebook/loaded.hpp"

namespace mandat::app::casebook {
namespace {

const Entry* Find(const std::vector<Entry>& entries, std::string_view id) {
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.id == id; });
  return entry == entries.end() ? nullptr : &*entry;
}

TEST(Timeline, HoldsEveryStatementOnce) {
  const Records& records = LoadedCasebook().records;
  const Timeline timeline = MakeTimeline(records);
  EXPECT_EQ(timeline.dated.size() + timeline.undated.size(),
            records.votes.size() + records.compositions.size() + records.events.size() +
                records.facts.size());
  for (const Entry& entry : timeline.undated) EXPECT_FALSE(entry.date.IsPrinted());
}

TEST(Timeline, RunsByDayThenByCitation) {
  const Timeline timeline = MakeTimeline(LoadedCasebook().records);
  for (std::size_t i = 1; i < timeline.dated.size(); ++i) {
    const Entry& before = timeline.dated[i - 1];
    const Entry& after = timeline.dated[i];
    ASSERT_LE(before.date.First(), after.date.First()) << after.id;
    if (before.date.First() == after.date.First()) {
      ASSERT_LE(before.cites.front(), after.cites.front()) << after.id;
    }
  }
  for (std::size_t i = 1; i < timeline.undated.size(); ++i) {
    ASSERT_LE(timeline.undated[i - 1].cites.front(), timeline.undated[i].cites.front());
  }
}

TEST(Timeline, ShowsBothCalendarsOfAStatedDay) {
  const Timeline timeline = MakeTimeline(LoadedCasebook().records);
  const Entry* const decree = Find(timeline.dated, "v-1917-10-26-peace-decree");
  ASSERT_NE(decree, nullptr);
  EXPECT_EQ(decree->other_calendar, "1917-11-08 gregorian");
  EXPECT_EQ(decree->if_julian, "");
}

TEST(Timeline, OffersTheJulianReadingOfAnUnstatedDayButNotAbroad) {
  const Timeline timeline = MakeTimeline(LoadedCasebook().records);
  const Entry* const vote = Find(timeline.dated, "v-1917-09-09-petrograd-presidium");
  ASSERT_NE(vote, nullptr);
  EXPECT_EQ(vote->if_julian, "1917-09-22 gregorian");
  EXPECT_EQ(vote->other_calendar, "");
  const Entry* const finnish = Find(timeline.dated, "v-1917-09-02-finland-power");
  ASSERT_NE(finnish, nullptr);
  EXPECT_EQ(finnish->if_julian, "");
}

// Three days from 21 to 23 October, and the thirty of a September.
TEST(Timeline, GivesASpanItsWidthAndItsStart) {
  const Timeline timeline = MakeTimeline(LoadedCasebook().records);
  const Entry* const range = Find(timeline.dated, "v-1927-10-joint-plenum-exclusion-cc");
  ASSERT_NE(range, nullptr);
  EXPECT_EQ(range->days, 3);
  const Entry* const month = Find(timeline.dated, "v-1917-09-cc-destroy-letter");
  ASSERT_NE(month, nullptr);
  EXPECT_EQ(month->days, 30);
  EXPECT_EQ(month->date.ToString(), "1917-09");
}

TEST(Filter, ByBodySourceFractionAndDetector) {
  const Records& records = LoadedCasebook().records;
  const auto all_dated = [&](const Filter& filter) { return MakeTimeline(records, filter).dated; };

  const auto of_body = all_dated({.body = "tsik", .fraction = "", .source = "", .detector = ""});
  ASSERT_FALSE(of_body.empty());
  for (const Entry& entry : of_body) EXPECT_EQ(entry.body, "tsik");

  const auto of_source = all_dated({.body = "", .fraction = "", .source = "S1", .detector = ""});
  ASSERT_NE(Find(of_source, "v-1917-09-09-petrograd-presidium"), nullptr);
  EXPECT_EQ(Find(of_source, "v-1917-10-26-peace-decree"), nullptr);

  const auto of_fraction =
      all_dated({.body = "", .fraction = "left-sr", .source = "", .detector = ""});
  ASSERT_NE(Find(of_fraction, "c-1917-10-25-presidium-s4"), nullptr);
  EXPECT_EQ(Find(of_fraction, "c-1917-10-25-presidium-s3"), nullptr);

  const auto of_detector =
      all_dated({.body = "", .fraction = "", .source = "", .detector = "closed-list"});
  ASSERT_NE(Find(of_detector, "v-1934-congress17-cc-stalin"), nullptr);
  EXPECT_EQ(Find(of_detector, "v-1917-09-09-petrograd-presidium"), nullptr);
}

}  // namespace
}  // namespace mandat::app::casebook
