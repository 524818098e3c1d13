// RollPlan: what a membership list would change on the roll, before anything is changed (IF-801).
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/organisation.hpp"
#include "app/roll_csv.hpp"
#include "base/id.hpp"

namespace mandat::app {

struct RollPlan {
  struct Joiner {
    std::size_t row = 0;             // index in RollFile::rows
    std::optional<PersonId> person;  // a roll officer who has an id already
  };
  struct Mover {
    std::size_t row = 0;
    PersonId person;
    UnitId from;
  };
  struct Changed {
    std::size_t row = 0;
    PersonId person;
  };
  std::vector<std::string> new_units;  // named in the list, not yet admitted
  std::vector<Joiner> joiners;
  std::vector<Mover> movers;
  std::vector<Changed> changed;       // another name or contact; the roll keeps what it has
  std::vector<PersonId> leavers;      // on the roll with a number, not in the list
  std::size_t without_number = 0;     // on the roll without one: they cannot be compared
  std::vector<RollFinding> findings;  // `number_twice_on_roll`, `unit_ambiguous`

  [[nodiscard]] bool ChangesNothing() const {
    return new_units.empty() && joiners.empty() && movers.empty() && changed.empty() &&
           leavers.empty();
  }
};

// Compares by member number.
//   officers  roll officers who are on no roll yet, by their number in the list
[[nodiscard]] RollPlan PlanRollImport(const RollFile& file, const View& view,
                                      const std::map<std::string, PersonId>& officers = {});

}  // namespace mandat::app
