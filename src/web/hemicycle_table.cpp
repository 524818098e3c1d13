// Writes the legend, the description and the table of a house.
#include "web/hemicycle_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/check.hpp"
#include "web/format.hpp"
#include "web/palette.hpp"
#include "web/table.hpp"

namespace mandat::web {
namespace {

std::string_view StateOf(const HemicycleSeat& seat, const Messages& words) {
  switch (seat.mark) {
    case SeatMark::kFull:
      return words["seat.in-force"];
    case SeatMark::kVacant:
      return words["seat.vacant"];
    case SeatMark::kSubstitute:
      return words["seat.substitute"];
    case SeatMark::kContested:
      return words["seat.contested"];
    case SeatMark::kConsultative:
      return words["seat.consultative"];
  }
  MANDAT_UNREACHABLE();
}

std::string_view GroupOf(const HemicycleData& house, const HemicycleSeat& seat,
                         const Messages& words) {
  if (seat.group) return house.groups[*seat.group].name;
  return seat.mark == SeatMark::kVacant ? std::string_view() : words["seat.no-fraction"];
}

// A line of the legend: what it is, and how many seats.
struct Entry {
  std::string_view name;
  std::string_view letter;
  ClassName swatch;
  std::int64_t seats = 0;
};

std::vector<Entry> EntriesOf(const HemicycleData& house, const Messages& words) {
  std::vector<Entry> entries;
  for (const HemicycleGroup& group : house.groups) {
    entries.push_back({.name = group.name,
                       .letter = group.letter,
                       .swatch = FillClass(group.colour),
                       .seats = 0});
  }
  const std::size_t none = entries.size();
  entries.push_back(
      {.name = words["seat.no-fraction"], .letter = {}, .swatch = kNoFractionClass, .seats = 0});
  entries.push_back({.name = words["seat.vacant"], .letter = {}, .swatch = "vacant", .seats = 0});
  for (const HemicycleSeat& seat : house.seats) {
    const bool is_vacant = seat.mark == SeatMark::kVacant;
    ++entries[is_vacant ? none + 1 : seat.group.value_or(none)].seats;
  }
  std::erase_if(entries, [](const Entry& entry) { return entry.seats == 0; });
  return entries;
}

Html Swatch(const Entry& entry) {
  return Tag("span", Class("swatch", entry.swatch), Attr("aria-hidden", "true"), entry.letter);
}

constexpr std::array<std::string_view, 5> kSortWords{"number", "holder", "group", "unit", "state"};

std::vector<Column> ColumnsOf(const HemicycleData& house, const Messages& words) {
  std::vector<Column> columns{{.name = words["seat.number"], .kind = ColumnKind::kNumber},
                              {.name = words["seat.holder"]},
                              {.name = words["seat.fraction"]},
                              {.name = words["seat.unit"]},
                              {.name = words["seat.state"]}};
  for (std::size_t i = 0; i < columns.size() && house.page; ++i) {
    columns[i].sort = house.page->With("sort", kSortWords[i]).At(house.id + "-table");
    columns[i].is_sorted = static_cast<std::size_t>(house.order) == i;
  }
  return columns;
}

std::vector<const HemicycleSeat*> SortedSeats(const HemicycleData& house, const Messages& words) {
  std::vector<const HemicycleSeat*> seats;
  for (const HemicycleSeat& seat : house.seats) seats.push_back(&seat);
  std::ranges::stable_sort(seats, {}, &HemicycleSeat::number);
  const auto text_of = [&](const HemicycleSeat* seat) -> std::string_view {
    switch (house.order) {
      case SeatOrder::kNumber:
        return {};
      case SeatOrder::kHolder:
        return seat->holder;
      case SeatOrder::kGroup:
        return GroupOf(house, *seat, words);
      case SeatOrder::kUnit:
        return seat->unit;
      case SeatOrder::kState:
        return StateOf(*seat, words);
    }
    MANDAT_UNREACHABLE();
  };
  std::ranges::stable_sort(seats, {}, text_of);
  return seats;
}

}  // namespace

SeatOrder ReadSeatOrder(std::string_view text) {
  const auto found = std::ranges::find(kSortWords, text);
  if (found == kSortWords.end()) return SeatOrder::kNumber;
  return static_cast<SeatOrder>(found - kSortWords.begin());
}

SeatNumbers NumbersOf(const HemicycleData& house) {
  const auto vacant = std::ranges::count(house.seats, SeatMark::kVacant, &HemicycleSeat::mark);
  const auto all = static_cast<std::int64_t>(house.seats.size());
  return {.all = all, .filled = all - vacant};
}

std::string TitleOf(const HemicycleData& house, const Messages& words) {
  return words.Text("picture.hemicycle-title",
                    {{"body", house.body}, {"seats", NumbersOf(house).all}});
}

std::string DescriptionOf(const HemicycleData& house, const Messages& words) {
  std::string parts;
  for (const Entry& entry : EntriesOf(house, words)) {
    parts += parts.empty() ? "" : ", ";
    parts += words.Text("picture.hemicycle-part", {{"name", entry.name}, {"seats", entry.seats}});
  }
  const SeatNumbers numbers = NumbersOf(house);
  return words.Text("picture.hemicycle-description",
                    {{"filled", numbers.filled}, {"seats", numbers.all}, {"parts", parts}});
}

Html HemicycleLegend(const HemicycleData& house, const Messages& words) {
  const std::vector<Entry> entries = EntriesOf(house, words);
  return Tag("ul", Class("legend"), Each(entries, [&](const Entry& entry) {
               return Tag("li", Swatch(entry), Tag("span", entry.name), " ",
                          Tag("strong", FormatNumber(entry.seats, words.InLanguage())));
             }));
}

Html HemicycleTable(const HemicycleData& house, const Messages& words) {
  const std::vector<Column> columns = ColumnsOf(house, words);
  Html rows;
  for (const HemicycleSeat* seat : SortedSeats(house, words)) {
    const auto holder = [&](Html& out) {
      const std::string_view name =
          seat->holder.empty() ? words["seat.vacant"] : std::string_view(seat->holder);
      if (seat->page) {
        out.Add(Link(*seat->page, name));
      } else {
        out.Add(name);
      }
    };
    rows.Add(Tag("tr", HeadCell(columns[0], seat->number), Cell(columns[1], holder),
                 Cell(columns[2], GroupOf(house, *seat, words)), Cell(columns[3], seat->unit),
                 Cell(columns[4], StateOf(*seat, words))));
  }
  return FoldedTable(house.id + "-table", house.order != SeatOrder::kNumber,
                     Table(TitleOf(house, words), columns, rows, words), words);
}

}  // namespace mandat::web
