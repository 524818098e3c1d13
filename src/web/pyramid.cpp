// Draws a pyramid, and says the same in a list and a table.
#include "web/pyramid.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "web/format.hpp"
#include "web/pyramid_layout.hpp"
#include "web/table.hpp"

namespace mandat::web {
namespace {

constexpr std::int32_t kPad = 12;

constexpr std::array kAges{MandateAge::kFresh, MandateAge::kPastHalf, MandateAge::kOverdue};

ClassName ClassOf(MandateAge age) {
  switch (age) {
    case MandateAge::kFresh:
      return "age-fresh";
    case MandateAge::kPastHalf:
      return "age-past-half";
    case MandateAge::kOverdue:
      return "age-overdue";
  }
  MANDAT_UNREACHABLE();
}

std::string_view WordOf(MandateAge age, const Messages& words) {
  switch (age) {
    case MandateAge::kFresh:
      return words["mandate.fresh"];
    case MandateAge::kPastHalf:
      return words["mandate.past-half"];
    case MandateAge::kOverdue:
      return words["mandate.overdue"];
  }
  MANDAT_UNREACHABLE();
}

std::string PatternId(const PyramidData& pyramid, MandateAge age) {
  return fmt::format("{}-age-{}", pyramid.id, static_cast<int>(age));
}

// Fresh mandates are plain; lines across those past half their term; crossed lines when overdue.
Html AgePattern(const std::string& id, MandateAge age) {
  std::string lines;
  if (age != MandateAge::kFresh) lines = "M0 0H8";
  if (age == MandateAge::kOverdue) lines += "M0 0V8";
  return Tag("pattern", Attr("id", id), Attr("width", 8), Attr("height", 8),
             Attr("patternUnits", "userSpaceOnUse"), Attr("patternTransform", "rotate(45)"),
             Class(ClassOf(age)),
             Tag("rect", Class("age-ground"), Attr("width", 8), Attr("height", 8)),
             If(!lines.empty(), Tag("path", Class("age-line"), Attr("d", lines))));
}

void AddEdge(Html& out, const PyramidData& pyramid, const PyramidEdge& edge, const EdgeLine& line) {
  const std::int32_t middle = (line.y_from + line.y_to) / 2;
  const auto path = fmt::format("M{0} {1}C{0} {4} {2} {4} {2} {3}", line.x_from, line.y_from,
                                line.x_to, line.y_to, middle);
  const bool is_appointed = edge.source == MandateSource::kAppointed;
  out.Add(Tag("path", Class("edge", ClassOf(edge.age), ClassIf(is_appointed, "appointed")),
              Attr("stroke", fmt::format("url(#{})", PatternId(pyramid, edge.age))),
              Attr("stroke-width", line.thickness), Attr("d", path)));
}

// A rough width of text of 15 units: enough to know whether a name fits into its node.
std::int32_t WidthOf(std::string_view text) {
  const auto characters = std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
  return static_cast<std::int32_t>(characters) * 9;
}
bool Fits(std::string_view text, std::int32_t width) { return WidthOf(text) + 14 <= width; }

constexpr std::int32_t kAway = 12;  // of a name beside its node

// Above the base a tier leaves room at its two ends: there stand the names of its outer nodes that
// are too narrow for them.
void AddBeside(Html& out, const PyramidNode& node, const NodeBox& box, bool on_the_left,
               const std::string& number) {
  const std::int32_t x = on_the_left ? box.x - kAway : box.x + box.width + kAway;
  const ClassName side = on_the_left ? ClassName("before") : ClassName("beside");
  out.Add(Tag("text", Class("node-name", side), Attr("x", x), Attr("y", box.y + 21), node.name));
  out.Add(Tag("text", Class("node-size", side), Attr("x", x), Attr("y", box.y + 40), number));
}

enum class Place { kInner, kFirst, kLast };

void AddNode(Html& out, const PyramidNode& node, const NodeBox& box, Place place,
             const Messages& words) {
  const std::string number = FormatNumber(node.size, words.InLanguage());
  const std::int32_t middle = box.x + box.width / 2;
  out.Add(Tag("rect", Class("node"), Attr("x", box.x), Attr("y", box.y), Attr("width", box.width),
              Attr("height", kPyramidNodeHeight), Attr("rx", 3),
              Tag("title", fmt::format("{}: {}", node.name, number))));
  if (Fits(node.name, box.width)) {
    out.Add(Tag("text", Class("node-name"), Attr("x", middle), Attr("y", box.y + 21), node.name));
    out.Add(Tag("text", Class("node-size"), Attr("x", middle), Attr("y", box.y + 40), number));
  } else if (place != Place::kInner) {
    AddBeside(out, node, box, place == Place::kFirst, number);
  } else if (Fits(number, box.width)) {
    out.Add(Tag("text", Class("node-size"), Attr("x", middle), Attr("y", box.y + 31), number));
  }
}

// Of the base no node has room beside it, unless it is alone.
Place PlaceOf(std::size_t tier, std::size_t node, std::size_t nodes) {
  if (node + 1 == nodes && (tier > 0 || nodes == 1)) return Place::kLast;
  return node == 0 && tier > 0 ? Place::kFirst : Place::kInner;
}

// The base has free room below it: names that do not fit into their nodes hang there, aslant, with
// the number if that does not fit either.
constexpr std::size_t kMostHangingNames = 40;
constexpr std::int32_t kRoomForHangingNames = 84;

struct HangingName {
  std::string text;
  std::int32_t x = 0;  // of its upper right end
  std::int32_t y = 0;
};

std::vector<HangingName> HangingNames(const PyramidData& pyramid, const PyramidLayout& layout,
                                      const Messages& words) {
  const std::vector<PyramidNode>& nodes = pyramid.tiers[0].nodes;
  if (nodes.size() < 2 || nodes.size() > kMostHangingNames) return {};
  std::vector<HangingName> names;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const NodeBox& box = layout.nodes[0][i];
    if (Fits(nodes[i].name, box.width)) continue;
    const std::string number = FormatNumber(nodes[i].size, words.InLanguage());
    names.push_back({.text = Fits(number, box.width) ? nodes[i].name : nodes[i].name + " " + number,
                     .x = box.x + box.width / 2 + 4,
                     .y = box.y + kPyramidNodeHeight + 16});
  }
  return names;
}

// How far the names reach over the left border of the picture; at least its margin.
std::int32_t LeftMargin(const std::vector<HangingName>& names) {
  std::int32_t margin = kPad;
  for (const HangingName& name : names) {
    margin = std::max(margin, WidthOf(name.text) * 82 / 100 - name.x);  // the cosine of 35 degrees
  }
  return margin;
}

// How far the names beside the tiers reach over the right border.
std::int32_t RightMargin(const PyramidData& pyramid, const PyramidLayout& layout) {
  std::int32_t margin = kPad;
  for (std::size_t tier = 1; tier < pyramid.tiers.size(); ++tier) {
    if (pyramid.tiers[tier].nodes.empty()) continue;
    const NodeBox& box = layout.nodes[tier].back();
    const std::string& name = pyramid.tiers[tier].nodes.back().name;
    if (Fits(name, box.width)) continue;
    margin = std::max(margin, box.x + box.width + kAway + WidthOf(name) - kPyramidWidth);
  }
  return margin;
}

void AddHangingName(Html& out, const HangingName& name) {
  out.Add(Tag("text", Class("node-name below"), Attr("x", name.x), Attr("y", name.y),
              Attr("transform", fmt::format("rotate(-35 {} {})", name.x, name.y)), name.text));
}

std::string DescriptionOf(const PyramidData& pyramid, const Messages& words) {
  std::string parts;
  for (const PyramidTier& tier : pyramid.tiers) {
    parts += parts.empty() ? "" : ", ";
    std::int64_t size = 0;
    for (const PyramidNode& node : tier.nodes) size += node.size;
    parts += words.Text("picture.hemicycle-part", {{"name", tier.name}, {"seats", size}});
  }
  return words.Text("picture.pyramid-description",
                    {{"tiers", static_cast<std::int64_t>(pyramid.tiers.size())}, {"parts", parts}});
}

Html Picture(const PyramidData& pyramid, const Messages& words) {
  const PyramidLayout layout = LayOut(pyramid);
  const std::vector<HangingName> hanging = HangingNames(pyramid, layout, words);
  const std::int32_t height = layout.height + (hanging.empty() ? 0 : kRoomForHangingNames);
  const std::int32_t left = LeftMargin(hanging);
  const std::int32_t width = left + kPyramidWidth + RightMargin(pyramid, layout);
  const std::string title = pyramid.id + "-title";
  const std::string description = pyramid.id + "-description";
  return Tag(
      "svg", Class("picture pyramid"),
      Attr("viewBox", fmt::format("-{} -{} {} {}", left, kPad, width, height + 2 * kPad)),
      Attr("role", "img"), Attr("aria-labelledby", title), Attr("aria-describedby", description),
      Tag("title", Attr("id", title),
          words.Text("picture.pyramid-title", {{"organisation", pyramid.organisation}})),
      Tag("desc", Attr("id", description), DescriptionOf(pyramid, words)),
      Tag("defs",
          Each(kAges, [&](MandateAge age) { return AgePattern(PatternId(pyramid, age), age); })),
      [&](Html& out) {
        for (std::size_t i = 0; i < pyramid.edges.size(); ++i) {
          AddEdge(out, pyramid, pyramid.edges[i], layout.edges[i]);
        }
        for (std::size_t tier = 0; tier < pyramid.tiers.size(); ++tier) {
          const std::vector<PyramidNode>& nodes = pyramid.tiers[tier].nodes;
          for (std::size_t node = 0; node < nodes.size(); ++node) {
            AddNode(out, nodes[node], layout.nodes[tier][node], PlaceOf(tier, node, nodes.size()),
                    words);
          }
        }
        for (const HangingName& name : hanging) AddHangingName(out, name);
      });
}

Html Legend(const PyramidData& pyramid, const Messages& words) {
  const auto swatch = [](std::string_view id, ClassName age, ClassName source) {
    return Tag("svg", Class("swatch-line"), Attr("viewBox", "0 0 40 12"),
               Attr("aria-hidden", "true"),
               Tag("path", Class("edge", age, source), Attr("d", "M0 6H40"),
                   Attr("stroke-width", 10), Attr("stroke", fmt::format("url(#{})", id))));
  };
  return Tag("ul", Class("legend"),
             Each(kAges,
                  [&](MandateAge age) {
                    return Tag("li", swatch(PatternId(pyramid, age), ClassOf(age), ClassName()),
                               Tag("span", WordOf(age, words)));
                  }),
             Tag("li", swatch(PatternId(pyramid, MandateAge::kFresh), "age-fresh", "appointed"),
                 Tag("span", words["mandate.appointed"])));
}

void AddName(Html& out, const PyramidNode& node) {
  if (node.page) {
    out.Add(Link(*node.page, node.name));
  } else {
    out.Add(node.name);
  }
}

// What a narrow screen shows in place of the picture: the tiers as a list, base first.
Html TierList(const PyramidData& pyramid, const Messages& words) {
  return Tag("ol", Class("tiers"), Each(pyramid.tiers, [&](const PyramidTier& tier) {
               return Tag("li", Tag("span", Class("tier-name"), tier.name),
                          Tag("ul", Each(tier.nodes, [&](const PyramidNode& node) {
                                return Tag(
                                    "li", [&](Html& out) { AddName(out, node); }, " ",
                                    Tag("strong", FormatNumber(node.size, words.InLanguage())));
                              })));
             }));
}

std::vector<Column> ColumnsOf(const Messages& words) {
  return {{.name = words["picture.body"]},
          {.name = words["picture.tier"]},
          {.name = words["picture.size"], .kind = ColumnKind::kNumber},
          {.name = words["picture.sends-to"]},
          {.name = words["picture.mandates"], .kind = ColumnKind::kNumber},
          {.name = words["picture.electors"], .kind = ColumnKind::kNumber},
          {.name = words["picture.age"]},
          {.name = words["picture.how"]}};
}

void AddRow(Html& out, const PyramidData& pyramid, PyramidPlace place, const PyramidEdge* edge,
            const Messages& words) {
  const std::vector<Column> columns = ColumnsOf(words);
  const PyramidTier& tier = pyramid.tiers[place.tier];
  const PyramidNode& node = tier.nodes[place.node];
  const auto number = [&](std::int64_t value) { return FormatNumber(value, words.InLanguage()); };
  Html row = Html::Of(HeadCell(columns[0], [&](Html& cell) { AddName(cell, node); }),
                      Cell(columns[1], tier.name), Cell(columns[2], number(node.size)));
  if (edge == nullptr) {
    for (std::size_t i = 3; i < columns.size(); ++i) row.Add(Cell(columns[i], ""));
  } else {
    const bool is_elected = edge->source == MandateSource::kElected;
    row.Add(Cell(columns[3], pyramid.tiers[edge->to.tier].nodes[edge->to.node].name));
    row.Add(Cell(columns[4], number(edge->mandates)));
    row.Add(Cell(columns[5], number(edge->electors)));
    row.Add(Cell(columns[6], WordOf(edge->age, words)));
    row.Add(Cell(columns[7], is_elected ? words["picture.elected"] : words["picture.appointed"]));
  }
  out.Add(Tag("tr", row));
}

Html EquivalentTable(const PyramidData& pyramid, const Messages& words) {
  Html rows;
  for (std::size_t tier = 0; tier < pyramid.tiers.size(); ++tier) {
    for (std::size_t node = 0; node < pyramid.tiers[tier].nodes.size(); ++node) {
      bool sends = false;
      for (const PyramidEdge& edge : pyramid.edges) {
        if (edge.from.tier != tier || edge.from.node != node) continue;
        AddRow(rows, pyramid, {tier, node}, &edge, words);
        sends = true;
      }
      if (!sends) AddRow(rows, pyramid, {tier, node}, nullptr, words);
    }
  }
  const std::string caption =
      words.Text("picture.pyramid-title", {{"organisation", pyramid.organisation}});
  return FoldedTable(pyramid.id + "-table", false, Table(caption, ColumnsOf(words), rows, words),
                     words);
}

}  // namespace

Html Pyramid(const PyramidData& pyramid, const Messages& words) {
  if (pyramid.tiers.empty()) return {};
  return Tag("figure", Class("figure organisation"), Attr("id", pyramid.id),
             Picture(pyramid, words), Legend(pyramid, words), TierList(pyramid, words),
             EquivalentTable(pyramid, words));
}

}  // namespace mandat::web
