#include "app/roll_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/questions.hpp"

namespace mandat::app {
namespace {

class Planner {
 public:
  Planner(const RollFile& file, const View& view, const std::map<std::string, PersonId>& officers)
      : file_(file), view_(view), officers_(officers) {}

  RollPlan Run() {
    ReadUnits();
    ReadRoll();
    std::set<PersonId> seen;
    for (std::size_t i = 0; i < file_.rows.size(); ++i) {
      const auto known = by_number_.find(file_.rows[i].number);
      PlaceUnit(i);
      if (known == by_number_.end()) {
        Join(i);
      } else {
        seen.insert(known->second.person);
        Compare(i, known->second);
      }
    }
    for (const auto& [number, entry] : by_number_) {
      if (!seen.contains(entry.person)) plan_.leavers.push_back(entry.person);
    }
    return std::move(plan_);
  }

 private:
  void Find(std::string code, std::size_t row, std::string message, std::string remedy) {
    plan_.findings.push_back({.code = std::move(code),
                              .row = row,
                              .column = 0,
                              .message = std::move(message),
                              .remedy = std::move(remedy)});
  }

  void ReadUnits() {
    for (const auto& [id, name] : view_.names.units) {
      if (!units_.emplace(name.name, UnitId{id}).second) ambiguous_.insert(name.name);
    }
  }

  void ReadRoll() {
    for (const core::RollEntry& entry :
         core::RollAsOf(view_.state, std::nullopt, view_.state.seq)) {
      const Name* const number = view_.names.numbers.Find(entry.person.value);
      if (!number) {
        ++plan_.without_number;
      } else if (!by_number_.emplace(number->name, entry).second) {
        Find("number_twice_on_roll", 0,
             fmt::format("two members on the roll have the number {}", number->name),
             "end the membership that was entered by mistake");
      }
    }
  }

  void PlaceUnit(std::size_t row) {
    const RollRow& person = file_.rows[row];
    if (ambiguous_.contains(person.unit)) {
      Find("unit_ambiguous", person.row, fmt::format("two units are called {}", person.unit),
           "enter these members on the pages, where units are chosen by number");
    } else if (!units_.contains(person.unit) && new_units_.insert(person.unit).second) {
      plan_.new_units.push_back(person.unit);
    }
  }

  void Join(std::size_t row) {
    const auto officer = officers_.find(file_.rows[row].number);
    plan_.joiners.push_back(
        {.row = row,
         .person = officer == officers_.end() ? std::nullopt : std::optional(officer->second)});
  }

  void Compare(std::size_t row, const core::RollEntry& entry) {
    const RollRow& person = file_.rows[row];
    const auto unit = units_.find(person.unit);
    if (unit == units_.end() || unit->second != entry.unit) {
      plan_.movers.push_back({.row = row, .person = entry.person, .from = entry.unit});
    }
    const Name* const name = view_.names.persons.Find(entry.person.value);
    if (name && (name->name != person.name || name->contact != person.contact)) {
      plan_.changed.push_back({.row = row, .person = entry.person});
    }
  }

  const RollFile& file_;
  const View& view_;
  const std::map<std::string, PersonId>& officers_;
  RollPlan plan_;
  std::map<std::string, UnitId> units_;
  std::set<std::string> ambiguous_;
  std::set<std::string> new_units_;
  std::map<std::string, core::RollEntry> by_number_;
};

}  // namespace

RollPlan PlanRollImport(const RollFile& file, const View& view,
                        const std::map<std::string, PersonId>& officers) {
  return Planner(file, view, officers).Run();
}

}  // namespace mandat::app
