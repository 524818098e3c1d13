// Names: what persons, units, fractions and motions are called. Beside the ledger, never in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/persistent_map.hpp"
#include "storage/store.hpp"

namespace mandat::app {

// What the directory says of one thing. `contact` of a person; of a motion or an amendment the
// commitment of its text, in hex.
struct Name {
  std::string name;
  std::string contact;
  friend bool operator==(const Name&, const Name&) = default;
};

// A value type; copies share.
struct Names {
  PersistentMap<std::uint64_t, Name> persons;
  PersistentMap<std::uint64_t, Name> numbers;  // of persons: the organisation's member numbers
  PersistentMap<std::uint64_t, Name> units;
  PersistentMap<std::uint64_t, Name> fractions;
  PersistentMap<std::uint64_t, Name> motions;
  PersistentMap<std::uint64_t, Name> amendments;
  PersistentMap<std::uint64_t, Name> recalls;
  std::string organisation;

  // An unknown kind is kept in the store and not shown.
  void Set(const storage::DirectoryRow& row);

  // The name, or a neutral stand-in with the number: "Person 17" is said by the pages, not here.
  [[nodiscard]] std::string_view Of(PersonId id) const { return NameIn(persons, id.value); }
  [[nodiscard]] std::string_view Of(UnitId id) const { return NameIn(units, id.value); }
  [[nodiscard]] std::string_view Of(FractionId id) const { return NameIn(fractions, id.value); }
  [[nodiscard]] std::string_view Of(MotionId id) const { return NameIn(motions, id.value); }

 private:
  static std::string_view NameIn(const PersistentMap<std::uint64_t, Name>& map, std::uint64_t id) {
    const Name* const found = map.Find(id);
    return found ? std::string_view(found->name) : std::string_view();
  }
};

}  // namespace mandat::app
