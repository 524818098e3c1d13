// The codec of commands and facts: names and canonical JSON, from the declarations themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "core/command.hpp"
#include "core/event.hpp"

namespace mandat::core {

// "enrol_member"; its arguments as canonical JSON.
[[nodiscard]] std::string_view NameOf(const Command& command);
[[nodiscard]] std::string EncodeArguments(const Command& command);
// Fails with `no_such_command`, `not_canonical_json`.
[[nodiscard]] Result<Command> DecodeCommand(std::string_view name, std::string_view arguments);

// "member_enrolled", its schema version, its data as canonical JSON.
[[nodiscard]] std::string_view TypeOf(const Fact& fact);
[[nodiscard]] Count VersionOf(const Fact& fact);
[[nodiscard]] std::string EncodeFact(const Fact& fact);
// Reads every version that was ever written (RC-64). Fails with `no_such_type`,
// `not_canonical_json`.
[[nodiscard]] Result<Fact> DecodeFact(std::string_view type, Count version, std::string_view data);

// A description for reference pages, forms, OpenAPI and fuzz dictionaries.
enum class FieldKind { kInteger, kId, kText, kWord, kList, kObject };
struct FieldInfo {
  std::string name;
  std::string meaning;
  FieldKind kind = FieldKind::kText;
  std::string id_of;                     // kId: "person", "unit", ...
  std::vector<std::string> words;        // kWord: the words allowed
  std::vector<FieldInfo> fields;         // kObject, or the elements of a kList of objects
  FieldKind element = FieldKind::kText;  // kList
  bool optional = false;
};
struct MessageInfo {
  std::string name;
  Count version = 1;
  std::vector<std::string> docs;  // documents that it takes
  std::vector<FieldInfo> fields;
};
[[nodiscard]] const std::vector<MessageInfo>& AllCommands();
[[nodiscard]] const std::vector<MessageInfo>& AllFacts();

// The whole state as canonical text, for snapshots and state hashes (RC-63).
[[nodiscard]] std::string EncodeState(const State& state);
// Fails with `not_canonical_json`, and with `document_missing` if the statutes are not at hand.
[[nodiscard]] Result<State> DecodeState(std::string_view text, const Library& library);

}  // namespace mandat::core
