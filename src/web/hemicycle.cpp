// Draws the house: one path per class of seats, each drawn twice, as outline and as fill.
#include "web/hemicycle.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "base/check.hpp"
#include "web/format.hpp"
#include "web/hemicycle_layout.hpp"
#include "web/hemicycle_table.hpp"
#include "web/palette.hpp"

namespace mandat::web {
namespace {

constexpr std::int32_t kMargin = 100;  // for half a seat and its outline
constexpr std::int32_t kWidth = 2 * (kHemicycleRadius + kMargin);
constexpr std::int32_t kHeight = kHemicycleRadius + 2 * kMargin;
constexpr std::int32_t kCentreX = kWidth / 2;
constexpr std::int32_t kCentreY = kHemicycleRadius + kMargin;

// 9 px in a picture 640 px wide (IF-203).
constexpr std::int32_t kLeastWidthForLetters = 9 * kWidth / 640 * 2;

// Seats that are drawn alike.
struct SeatClass {
  std::size_t group;  // groups.size(): of no group
  SeatMark mark;
  friend auto operator<=>(const SeatClass&, const SeatClass&) = default;
};
using SeatClasses = std::map<SeatClass, std::vector<Point>>;

struct Drawing {
  const HemicycleData& house;
  SeatClasses classes;
  std::int32_t width = 0;  // of a seat
};

Drawing Place(const HemicycleData& house) {
  const auto seats = static_cast<Count>(house.seats.size());
  const std::vector<Count> rows = HemicycleRows(seats);
  const std::vector<SeatPlace> order = HemicycleOrder(rows);
  std::vector<SeatClass> sorted;
  for (const HemicycleSeat& seat : house.seats) {
    MANDAT_CHECK(!seat.group || *seat.group < house.groups.size());  // an index of this house
    sorted.push_back({seat.group.value_or(house.groups.size()), seat.mark});
  }
  std::ranges::stable_sort(sorted);
  Drawing drawing{.house = house, .classes = {}, .width = SeatWidth(rows)};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const Point from_centre = PointOf(order[i], rows);
    drawing.classes[sorted[i]].push_back({kCentreX + from_centre.x, kCentreY + from_centre.y});
  }
  return drawing;
}

// A dot is a stroke of no length with round ends: eleven bytes a seat.
std::string Dots(const std::vector<Point>& seats) {
  std::string path;
  for (const Point seat : seats) {
    path += fmt::format("M{} {}h0", seat.x, seat.y);
  }
  return path;
}

std::string Rings(const std::vector<Point>& seats, std::int32_t radius) {
  std::string path;
  for (const Point seat : seats) {
    path += fmt::format("M{0} {1}a{2} {2} 0 1 0 {3} 0a{2} {2} 0 1 0 -{3} 0", seat.x - radius,
                        seat.y, radius, 2 * radius);
  }
  return path;
}

std::string LowerHalves(const std::vector<Point>& seats, std::int32_t radius) {
  std::string path;
  for (const Point seat : seats) {
    path +=
        fmt::format("M{0} {1}a{2} {2} 0 0 0 {3} 0z", seat.x - radius, seat.y, radius, 2 * radius);
  }
  return path;
}

std::string Crosses(const std::vector<Point>& seats, std::int32_t arm) {
  std::string path;
  for (const Point seat : seats) {
    path += fmt::format("M{0} {1}l{2} {2}m0 -{2}l-{2} {2}", seat.x - arm, seat.y - arm, 2 * arm);
  }
  return path;
}

ClassName FillOf(const HemicycleData& house, std::size_t group) {
  return group < house.groups.size() ? FillClass(house.groups[group].colour) : kNoFractionClass;
}

std::string HatchId(const HemicycleData& house, std::size_t group) {
  return fmt::format("{}-hatch-{}", house.id, group);
}

// Lines that tell the groups apart where colours do not: in print, in forced colours, and from the
// ninth group on everywhere. Angle and distance differ from group to group.
Html Hatch(const HemicycleData& house, std::size_t group) {
  const std::size_t colour = house.groups[group].colour;
  const std::size_t distance = 14 + 8 * (colour / 4 % 2);
  return Tag("pattern", Attr("id", HatchId(house, group)), Attr("patternUnits", "userSpaceOnUse"),
             Attr("width", distance), Attr("height", distance),
             Attr("patternTransform", fmt::format("rotate({})", 45 * (colour % 4))),
             Tag("path", Class("hatch-line"), Attr("d", fmt::format("M0 0H{}", distance))));
}

// The dots of a class stand once in the definitions. Each layer uses them with its own width and
// colour, which a clone takes from where it is used.
std::string DotsId(const HemicycleData& house, const SeatClass& seats) {
  return fmt::format("{}-seats-{}-{}", house.id, seats.group, static_cast<int>(seats.mark));
}

template <typename... Attributes>
auto UseDots(const HemicycleData& house, const SeatClass& seats, std::int32_t width,
             Attributes... attributes) {
  return Tag("use", std::move(attributes)..., Attr("stroke-width", width),
             Href(Url("#").At(DotsId(house, seats))));
}

void AddSeats(Html& out, const Drawing& drawing, const SeatClass& seats,
              const std::vector<Point>& points) {
  const HemicycleData& house = drawing.house;
  const ClassName fill = FillOf(house, seats.group);
  const bool is_half = seats.mark == SeatMark::kSubstitute;
  const std::int32_t width =
      seats.mark == SeatMark::kConsultative ? drawing.width * 3 / 5 : drawing.width;
  const std::int32_t edge = std::max(2, drawing.width / 16);
  const std::int32_t inside = width - 2 * edge;
  out.Add(UseDots(house, seats, width, Class("seat-edge")));
  out.Add(UseDots(house, seats, inside, Class("seat-fill", is_half ? "seat-paper" : fill)));
  if (is_half) {
    out.Add(Tag("path", Class("seat-half", fill), Attr("d", LowerHalves(points, inside / 2))));
  } else if (seats.group < house.groups.size()) {
    const bool always = IsHatched(house.groups[seats.group].colour);
    out.Add(UseDots(house, seats, inside, Class("seat-hatch", ClassIf(always, "always")),
                    Attr("stroke", fmt::format("url(#{})", HatchId(house, seats.group)))));
  }
  if (seats.mark == SeatMark::kContested) {
    out.Add(Tag("path", Class("seat-cross", fill), Attr("stroke-width", std::max(3, width / 8)),
                Attr("d", Crosses(points, width / 4))));
  }
}

void AddVacant(Html& out, const Drawing& drawing, const std::vector<Point>& points) {
  const std::int32_t edge = std::max(2, drawing.width / 12);
  out.Add(Tag("path", Class("seat-vacant"), Attr("stroke-width", edge),
              Attr("stroke-dasharray", fmt::format("{0} {0}", std::max(3, drawing.width / 6))),
              Attr("d", Rings(points, drawing.width / 2 - edge))));
}

// One text element per class: each letter has its own place in the lists of x and y.
void AddLetters(Html& out, const Drawing& drawing, const SeatClass& seats,
                const std::vector<Point>& points) {
  if (drawing.width < kLeastWidthForLetters || seats.group >= drawing.house.groups.size()) return;
  if (seats.mark != SeatMark::kFull) return;  // the other marks need the room
  std::string x;
  std::string y;
  std::string letters;
  for (const Point point : points) {
    x += fmt::format("{} ", point.x);
    y += fmt::format("{} ", point.y + drawing.width / 6);
    letters += drawing.house.groups[seats.group].letter;
  }
  out.Add(Tag("text", Class("seat-letter", FillOf(drawing.house, seats.group)),
              Attr("font-size", drawing.width / 2), Attr("x", x), Attr("y", y), letters));
}

Html Definitions(const Drawing& drawing) {
  return Tag("defs", [&](Html& out) {
    for (std::size_t group = 0; group < drawing.house.groups.size(); ++group) {
      out.Add(Hatch(drawing.house, group));
    }
    for (const auto& [seats, points] : drawing.classes) {
      if (seats.mark == SeatMark::kVacant) continue;
      out.Add(Tag("path", Attr("id", DotsId(drawing.house, seats)), Attr("d", Dots(points))));
    }
  });
}

Html Picture(const Drawing& drawing, const Messages& words) {
  const HemicycleData& house = drawing.house;
  const std::string title = house.id + "-title";
  const std::string description = house.id + "-description";
  const SeatNumbers numbers = NumbersOf(house);
  return Tag(
      "svg", Class("picture hemicycle"), Attr("viewBox", fmt::format("0 0 {} {}", kWidth, kHeight)),
      Attr("role", "img"), Attr("aria-labelledby", title), Attr("aria-describedby", description),
      Tag("title", Attr("id", title), TitleOf(house, words)),
      Tag("desc", Attr("id", description), DescriptionOf(house, words)), Definitions(drawing),
      [&](Html& out) {
        for (const auto& [seats, points] : drawing.classes) {
          if (seats.mark == SeatMark::kVacant) {
            AddVacant(out, drawing, points);
          } else {
            AddSeats(out, drawing, seats, points);
            AddLetters(out, drawing, seats, points);
          }
        }
      },
      Tag("text", Class("hemicycle-count"), Attr("x", kCentreX), Attr("y", kCentreY + 30),
          FormatNumber(numbers.filled, words.InLanguage()),
          If(numbers.filled < numbers.all,
             Tag("tspan", Class("hemicycle-of"),
                 fmt::format(" / {}", FormatNumber(numbers.all, words.InLanguage()))))));
}

}  // namespace

Html Hemicycle(const HemicycleData& house, const Messages& words) {
  if (house.seats.empty()) return {};
  return Tag("figure", Class("figure"), Attr("id", house.id), Picture(Place(house), words),
             HemicycleLegend(house, words), HemicycleTable(house, words));
}

}  // namespace mandat::web
