#include "app/roll_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/documents.hpp"
#include "app/host.hpp"
#include "core/questions.hpp"

namespace mandat::app {
namespace {

DocumentTexts IdentityOf(const RollRow& row) {
  return {{"identity",
           {.media_type = "application/json",
            .payload = IdentityText(row.name, row.contact, row.number)}}};
}

}  // namespace

std::vector<PersonId> OfficersOnNoRoll(const core::State& state) {
  std::vector<PersonId> officers = state.roll_officers;
  std::erase_if(officers,
                [&](PersonId officer) { return core::CurrentEntry(state, officer) != nullptr; });
  return officers;
}

Result<std::map<std::string, PersonId>> RowsOfOfficers(const RollFile& file,
                                                       const std::vector<PersonId>& officers,
                                                       const std::vector<std::string>& numbers) {
  if (numbers.size() > officers.size()) {
    return Fail("no_officer_left", fmt::format("{} to enrol", officers.size()));
  }
  std::map<std::string, PersonId> rows;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (std::ranges::find(file.rows, numbers[i], &RollRow::number) == file.rows.end()) {
      return Fail("officer_not_listed", numbers[i]);
    }
    rows.emplace(numbers[i], officers[i]);
  }
  return rows;
}

Result<std::string> KindOfNewUnits(const core::State& state, const std::string& asked) {
  const auto& kinds = state.statute->units;
  if (!asked.empty()) return asked;
  if (kinds.size() == 1) return kinds.front().id;
  std::string known;
  for (const auto& kind : kinds) known += (known.empty() ? "" : ", ") + kind.id;
  return Fail("unit_kind_missing", "one of " + known);
}

std::vector<Submission> AdmitUnits(const RollPlan& plan, const std::string& kind, PersonId officer,
                                   storage::Random& random) {
  std::vector<Submission> units;
  for (const std::string& name : plan.new_units) {
    units.push_back(MakeSubmission(NewCommandId(random), core::Actor::Person(officer),
                                   core::AdmitUnit{.kind = kind, .within = {}},
                                   {{"name", {.payload = name}}}));
  }
  return units;
}

Result<std::vector<Submission>> EnrolAndMove(const RollFile& file, const RollPlan& plan,
                                             const View& view, PersonId officer,
                                             storage::Random& random) {
  std::map<std::string, UnitId> units;
  for (const auto& [id, name] : view.names.units) units.emplace(name.name, UnitId{id});
  const auto unit_of = [&](const RollRow& row) -> Result<UnitId> {
    const auto found = units.find(row.unit);
    if (found == units.end()) return Fail("unit_not_found", row.unit);
    return found->second;
  };
  std::vector<Submission> people;
  const auto add = [&](const core::Command& command, DocumentTexts documents) {
    people.push_back(MakeSubmission(NewCommandId(random), core::Actor::Person(officer), command,
                                    std::move(documents)));
  };
  for (const RollPlan::Joiner& joiner : plan.joiners) {
    const RollRow& row = file.rows[joiner.row];
    MANDAT_TRY(const UnitId unit, unit_of(row));
    const PersonId person = joiner.person ? *joiner.person : NewPersonId(random);
    add(core::EnrolMember{.person = person, .unit = unit}, IdentityOf(row));
  }
  for (const RollPlan::Mover& mover : plan.movers) {
    MANDAT_TRY(const UnitId unit, unit_of(file.rows[mover.row]));
    add(core::MoveMember{.person = mover.person, .unit = unit}, {});
  }
  return people;
}

}  // namespace mandat::app
