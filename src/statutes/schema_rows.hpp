// Short names for the rows of the schema, one for each type of key.
#pragma once

#include <string_view>

#include "statutes/schema.hpp"

namespace mandat::statutes::rows {

using Text = std::string_view;

// ST-10: what a key that names an actor takes beside ids.
inline constexpr Text kActorTables = "electorate unit body";
inline constexpr Text kActorWords = "members petitioners mover any-member fractions automatic";

constexpr KeySpec Row(KeyType type, Text name, Text meaning, Text by_default) {
  return {.name = name, .type = type, .by_default = by_default, .meaning = meaning};
}
constexpr KeySpec Must(KeySpec row) {
  row.required = true;
  return row;
}
constexpr KeySpec Id() {
  return Must(Row(KeyType::kId, "id", "what the other tables call it", {}));
}

constexpr KeySpec String(Text name, Text meaning, Text by_default = {}) {
  return Row(KeyType::kText, name, meaning, by_default);
}
constexpr KeySpec Strings(Text name, Text meaning, Text by_default = {}) {
  return Row(KeyType::kTexts, name, meaning, by_default);
}
constexpr KeySpec YesNo(Text name, Text by_default, Text meaning) {
  return Row(KeyType::kYesNo, name, meaning, by_default);
}
constexpr KeySpec Whole(Text name, Text meaning, Text by_default = {}) {
  return Row(KeyType::kWhole, name, meaning, by_default);
}
constexpr KeySpec Fraction(Text name, Text meaning, Text by_default = {}) {
  return Row(KeyType::kRatio, name, meaning, by_default);
}
constexpr KeySpec Share(Text name, Text meaning, Text by_default = {}) {
  return Row(KeyType::kShare, name, meaning, by_default);
}
constexpr KeySpec Time(Text name, Text meaning, Text by_default = {}) {
  return Row(KeyType::kDuration, name, meaning, by_default);
}
constexpr KeySpec Date(Text name, Text meaning) { return Row(KeyType::kDate, name, meaning, {}); }

constexpr KeySpec Word(Text name, Text words, Text by_default, Text meaning) {
  KeySpec row = Row(KeyType::kWord, name, meaning, by_default);
  row.words = words;
  return row;
}
constexpr KeySpec Words(Text name, Text words, Text by_default, Text meaning) {
  KeySpec row = Word(name, words, by_default, meaning);
  row.type = KeyType::kWords;
  return row;
}
constexpr KeySpec Record(Text name, Text meaning) {
  KeySpec row = Row(KeyType::kRecord, name, meaning, "opening");
  row.words = "notice opening vote";
  return row;
}

constexpr KeySpec To(Text table, Text name, Text meaning, Text by_default = {}) {
  KeySpec row = Row(KeyType::kReference, name, meaning, by_default);
  row.to = table;
  return row;
}
constexpr KeySpec ToMany(Text table, Text name, Text meaning, Text by_default = {}) {
  KeySpec row = To(table, name, meaning, by_default);
  row.type = KeyType::kReferences;
  return row;
}
constexpr KeySpec Actor(Text name, Text meaning, Text by_default = {}) {
  KeySpec row = To(kActorTables, name, meaning, by_default);
  row.words = kActorWords;
  return row;
}
constexpr KeySpec Actors(Text name, Text meaning, Text by_default = {}) {
  KeySpec row = Actor(name, meaning, by_default);
  row.type = KeyType::kReferences;
  return row;
}

constexpr KeySpec VoteTest(Text name, Text meaning, Text by_default = {}) {
  return Row(KeyType::kVoteTest, name, meaning, by_default);
}
constexpr KeySpec RejectTest(Text name, Text meaning) {
  return Row(KeyType::kRejectTest, name, meaning, {});
}
constexpr KeySpec QuorumTest(Text name, Text meaning) {
  return Row(KeyType::kQuorumTest, name, meaning, {});
}
constexpr KeySpec Petition(Text name, Text meaning, Text by_default = {}) {
  return Row(KeyType::kPetitionTest, name, meaning, by_default);
}
constexpr KeySpec OptionTest(Text name, Text meaning) {
  return Row(KeyType::kOptionTest, name, meaning, {});
}

}  // namespace mandat::statutes::rows
