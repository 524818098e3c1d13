// RollImport: the acts by which the roll becomes what a list says (IF-801).
//
// Units are admitted first: the people of a new unit need its number, which the ledger gives.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/organisation.hpp"
#include "app/roll_csv.hpp"
#include "app/roll_plan.hpp"
#include "app/submission.hpp"
#include "base/result.hpp"
#include "storage/ports.hpp"

namespace mandat::app {

// Roll officers who stand on no roll yet, in the order in which they were named.
[[nodiscard]] std::vector<PersonId> OfficersOnNoRoll(const core::State& state);

// Who was named to keep the roll has an id before a row: each member number is the row of the next
// of `officers`, who are on no roll. Without it the import would enrol an officer as somebody else.
//   fails   `no_officer_left`, `officer_not_listed`
[[nodiscard]] Result<std::map<std::string, PersonId>> RowsOfOfficers(
    const RollFile& file, const std::vector<PersonId>& officers,
    const std::vector<std::string>& numbers);

// The kind of the new units: the one asked for, or the only one that the statutes have.
//   fails   `unit_kind_missing`
[[nodiscard]] Result<std::string> KindOfNewUnits(const core::State& state,
                                                 const std::string& asked);

// One `admit_unit` for each new unit of the plan.
[[nodiscard]] std::vector<Submission> AdmitUnits(const RollPlan& plan, const std::string& kind,
                                                 PersonId officer, storage::Random& random);

// One `enrol_member` for each joiner, one `move_member` for each mover of the plan.
//   view    after AdmitUnits is on record
//   fails   `unit_not_found`, naming a unit that the view lacks
[[nodiscard]] Result<std::vector<Submission>> EnrolAndMove(const RollFile& file,
                                                           const RollPlan& plan, const View& view,
                                                           PersonId officer,
                                                           storage::Random& random);

}  // namespace mandat::app
