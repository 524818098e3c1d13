#include "app/names.hpp"

namespace mandat::app {

void Names::Set(const storage::DirectoryRow& row) {
  const Name name{.name = row.name, .contact = row.contact};
  const std::string& kind = row.key.kind;
  if (kind == "person") persons.Insert(row.key.id, name);
  if (kind == "number") numbers.Insert(row.key.id, name);
  if (kind == "unit") units.Insert(row.key.id, name);
  if (kind == "fraction") fractions.Insert(row.key.id, name);
  if (kind == "motion") motions.Insert(row.key.id, name);
  if (kind == "amendment") amendments.Insert(row.key.id, name);
  if (kind == "recall") recalls.Insert(row.key.id, name);
  if (kind == "organisation") organisation = row.name;
}

}  // namespace mandat::app
