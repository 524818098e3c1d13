#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "web/hemicycle.hpp"
#include "web/hemicycle_layout.hpp"
#include "web/pyramid.hpp"
#include "web/pyramid_layout.hpp"
#include "web/vote_bar.hpp"

namespace mandat::web {
namespace {

const Messages& English() { return Messages::Of(Language::kEnglish); }

std::size_t CountOf(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// Every id of a picture is used once, and every reference finds its id.
void ExpectSoundReferences(std::string_view markup) {
  std::set<std::string_view> ids;
  for (std::size_t at = markup.find(" id=\""); at != std::string_view::npos;
       at = markup.find(" id=\"", at + 1)) {
    const std::size_t from = at + 5;
    EXPECT_TRUE(ids.insert(markup.substr(from, markup.find('"', from) - from)).second);
  }
  for (const std::string_view start : {"url(#", "<use href=\"#"}) {
    for (std::size_t at = markup.find(start); at != std::string_view::npos;
         at = markup.find(start, at + 1)) {
      const std::size_t from = at + start.size();
      const std::string_view id = markup.substr(from, markup.find_first_of("\")", from) - from);
      EXPECT_TRUE(ids.contains(id)) << id;
    }
  }
}

HemicycleData House(std::size_t seats) {
  HemicycleData house{.id = "h", .body = "Council", .groups = {}, .seats = {}};
  house.groups = {{.name = "Harbour", .letter = "H", .colour = 0},
                  {.name = "<Quay>", .letter = "Q", .colour = 9}};
  for (std::size_t i = 0; i < seats; ++i) {
    HemicycleSeat seat{.number = static_cast<std::int64_t>(i + 1),
                       .holder = i % 2 == 0 ? "ben" : "ana",
                       .group = i % 2,
                       .unit = "depot"};
    house.seats.push_back(std::move(seat));
  }
  return house;
}

TEST(Hemicycle, HasOnePathPerClassHoweverManySeats) {
  const Html picture = Hemicycle(House(300), English());
  EXPECT_EQ(CountOf(picture.View(), "<path id="), 2U);
  EXPECT_EQ(CountOf(picture.View(), "h0"), 300U + 0U);
  ExpectSoundReferences(picture.View());
}

TEST(Hemicycle, Draws3000SeatsInFewBytes) {
  HemicycleData house = House(3000);
  const Html picture = Hemicycle(house, English());
  const std::size_t drawn = picture.View().find("</svg>");
  EXPECT_LT(drawn, 42'000U + 3'000U);  // IF-201, and the words around it
}

TEST(Hemicycle, MarksWhatASeatIs) {
  HemicycleData house = House(6);
  house.seats[0].mark = SeatMark::kVacant;
  house.seats[0].group = std::nullopt;
  house.seats[1].mark = SeatMark::kSubstitute;
  house.seats[2].mark = SeatMark::kContested;
  house.seats[3].mark = SeatMark::kConsultative;
  const Html picture = Hemicycle(house, English());
  for (const char* mark : {"seat-vacant", "seat-half", "seat-cross", "seat-paper"}) {
    EXPECT_EQ(CountOf(picture.View(), mark), 1U) << mark;
  }
  for (const char* word : {"vacant", "held by a substitute", "contested", "consultative"}) {
    EXPECT_NE(picture.View().find(word), std::string_view::npos) << word;
  }
  EXPECT_NE(picture.View().find("5 of 6 seats are filled"), std::string_view::npos);
  ExpectSoundReferences(picture.View());
}

TEST(Hemicycle, HatchesFromTheNinthFractionOn) {
  const Html picture = Hemicycle(House(10), English());
  EXPECT_EQ(CountOf(picture.View(), "seat-hatch always"), 1U);  // colour 9, not colour 0
  EXPECT_EQ(CountOf(picture.View(), "class=\"seat-hatch\""), 1U);
}

TEST(Hemicycle, SaysTheSameInATableThatLinksCanSort) {
  HemicycleData house = House(4);
  house.page = Url("/o/harbour/b/3");
  house.order = SeatOrder::kHolder;
  house.seats[0].page = Url("/o/harbour/seat/1");
  const std::string table(Hemicycle(house, English()).View());
  EXPECT_EQ(CountOf(table, "<tr>"), 1U + 4U);
  EXPECT_LT(table.rfind(">ana<"), table.find(">ben<"));
  EXPECT_NE(table.find("href=\"/o/harbour/b/3?sort=group#h-table\""), std::string::npos);
  EXPECT_NE(table.find("aria-sort=\"ascending\""), std::string::npos);
  EXPECT_NE(table.find("&lt;Quay&gt;"), std::string::npos);
  EXPECT_EQ(ReadSeatOrder("holder"), SeatOrder::kHolder);
  EXPECT_EQ(ReadSeatOrder("'; drop"), SeatOrder::kNumber);
}

TEST(Hemicycle, ShowsNothingOfAHouseWithoutSeats) {
  EXPECT_TRUE(Hemicycle(House(0), English()).IsEmpty());
}

TEST(HemicycleLayout, KeepsEverySeatApartFromEveryOther) {
  for (const Count seats : {1U, 2U, 3U, 7U, 11U, 60U, 333U, 1000U}) {
    const std::vector<Count> rows = HemicycleRows(seats);
    const std::int64_t width = SeatWidth(rows);
    ASSERT_GT(width, 4);
    std::vector<Point> points;
    for (const SeatPlace place : HemicycleOrder(rows)) points.push_back(PointOf(place, rows));
    ASSERT_EQ(points.size(), seats);
    for (std::size_t i = 0; i < points.size(); ++i) {
      EXPECT_LE(points[i].y, 0);
      EXPECT_LE(std::abs(points[i].x), kHemicycleRadius);
      for (std::size_t j = 0; j < i; ++j) {
        const std::int64_t dx = points[i].x - points[j].x;
        const std::int64_t dy = points[i].y - points[j].y;
        ASSERT_GE(dx * dx + dy * dy, width * width) << seats << " seats: " << i << ", " << j;
      }
    }
  }
}

PyramidData Organisation() {
  return {.id = "p",
          .organisation = "Harbour Union",
          .tiers = {{.name = "Base",
                     .nodes = {{.name = "Depot", .size = 300},
                               {.name = "<Quay>", .size = 100, .page = Url("/o/harbour/u/2")}}},
                    {.name = "Council", .nodes = {{.name = "Council", .size = 20}}},
                    {.name = "Executive", .nodes = {{.name = "Executive", .size = 5}}}},
          .edges = {{.from = {0, 0}, .to = {1, 0}, .mandates = 15, .electors = 300},
                    {.from = {0, 1},
                     .to = {1, 0},
                     .mandates = 5,
                     .electors = 100,
                     .age = MandateAge::kOverdue},
                    {.from = {1, 0},
                     .to = {2, 0},
                     .mandates = 5,
                     .electors = 400,
                     .age = MandateAge::kPastHalf,
                     .source = MandateSource::kAppointed}}};
}

TEST(Pyramid, DrawsABoxPerBodyAndALinePerMandateGiver) {
  const Html picture = Pyramid(Organisation(), English());
  EXPECT_EQ(CountOf(picture.View(), "class=\"node\""), 4U);
  const std::string_view svg = picture.View().substr(0, picture.View().find("</svg>"));
  EXPECT_EQ(CountOf(svg, "class=\"edge "), 3U);
  EXPECT_EQ(CountOf(svg, "age-overdue\" stroke"), 1U);
  EXPECT_EQ(CountOf(svg, "age-past-half appointed\" stroke"), 1U);
  ExpectSoundReferences(picture.View());
}

TEST(Pyramid, SaysTheSameInWords) {
  const std::string text(Pyramid(Organisation(), English()).View());
  EXPECT_NE(text.find("3 tiers, base first: Base 400, Council 20, Executive 5."),
            std::string::npos);
  EXPECT_EQ(CountOf(text, "<tr>"), 1U + 4U);  // the executive sends nobody, and is shown
  EXPECT_NE(text.find("<a href=\"/o/harbour/u/2\">&lt;Quay&gt;</a>"), std::string::npos);
  EXPECT_NE(text.find("appointed or co-opted"), std::string::npos);
}

TEST(Pyramid, ShowsNothingOfAnOrganisationWithoutTiers) {
  EXPECT_TRUE(
      Pyramid({.id = "p", .organisation = "", .tiers = {}, .edges = {}}, English()).IsEmpty());
}

TEST(PyramidLayout, PutsTheBaseLowestAndWidest) {
  const PyramidLayout layout = LayOut(Organisation());
  EXPECT_GT(layout.nodes[0][0].y, layout.nodes[1][0].y);
  EXPECT_GT(layout.nodes[1][0].y, layout.nodes[2][0].y);
  EXPECT_EQ(layout.nodes[2][0].y, 0);
  EXPECT_NEAR(layout.nodes[0][0].width, 3 * layout.nodes[0][1].width, 30);
  EXPECT_NEAR(layout.nodes[1][0].width, 4 * layout.nodes[2][0].width, 40);  // 20 seats, 5 seats
}

TEST(PyramidLayout, DrawsLinesByTheElectorsBehindThem) {
  const PyramidLayout layout = LayOut(Organisation());
  EXPECT_EQ(layout.edges[2].thickness * 3 / 4, layout.edges[0].thickness);  // 400 and 300
  EXPECT_LT(layout.edges[1].thickness, layout.edges[0].thickness);
  for (const EdgeLine& line : layout.edges) {
    EXPECT_GE(line.thickness, 2);
    EXPECT_GT(line.y_from, line.y_to);
  }
  EXPECT_LT(layout.edges[0].x_to, layout.edges[1].x_to);  // they do not cross
}

VoteBarData Vote(std::int64_t yes, std::int64_t no, std::int64_t abstain, std::int64_t not_voting) {
  return {.id = "v",
          .yes = Ratio(yes),
          .no = Ratio(no),
          .abstain = Ratio(abstain),
          .not_voting = Ratio(not_voting),
          .base = Ratio(yes + no + abstain + not_voting),
          .base_name = "votes cast",
          .threshold = *Ratio::Create(1, 2)};
}

TEST(VoteBar, DividesTheWidthByTheVotes) {
  const std::string bar(VoteBar(Vote(5, 3, 2, 0), English()).View());
  EXPECT_NE(bar.find("bar-yes\" x=\"0\" y=\"8\" width=\"500\""), std::string::npos) << bar;
  EXPECT_NE(bar.find("bar-no\" x=\"500\" y=\"8\" width=\"300\""), std::string::npos) << bar;
  EXPECT_NE(bar.find("bar-abstain\" x=\"800\" y=\"8\" width=\"200\""), std::string::npos) << bar;
  EXPECT_NE(bar.find("M500 0V"), std::string::npos) << bar;
  EXPECT_NE(bar.find("1/2 of 10 votes cast needed"), std::string::npos) << bar;
  EXPECT_EQ(bar.find("Not voting"), std::string::npos);
  ExpectSoundReferences(bar);
}

TEST(VoteBar, ShowsTheBaseThatIsLargerThanTheVotes) {
  VoteBarData vote = Vote(3, 1, 0, 0);
  vote.base = Ratio(8);
  const std::string bar(VoteBar(vote, English()).View());
  EXPECT_NE(bar.find("bar-yes\" x=\"0\" y=\"8\" width=\"375\""), std::string::npos) << bar;
}

TEST(VoteBar, StandsWithoutVotesAndWithoutAThreshold) {
  VoteBarData vote = Vote(0, 0, 0, 0);
  EXPECT_EQ(VoteBar(vote, English()).View().find("bar-part"), std::string_view::npos);
  vote = Vote(1, 1, 0, 0);
  vote.threshold = std::nullopt;
  EXPECT_EQ(VoteBar(vote, English()).View().find("bar-mark"), std::string_view::npos);
}

TEST(VoteBar, ShowsFractionsOfWeightedVotes) {
  VoteBarData vote = Vote(1, 1, 0, 0);
  vote.yes = *Ratio::Create(275, 3);
  EXPECT_NE(VoteBar(vote, English()).View().find("275/3"), std::string_view::npos);
}

}  // namespace
}  // namespace mandat::web
