// Leaf: one event as bytes on record, in an envelope that says where, when, by whom and why (RC-1).
//
// The bytes are canonical JSON, so that one event has one hash. What an event of a type holds is
// not known here: `data` and `args` travel as canonical text and are read by the codec of the core.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "core/actor.hpp"

namespace mandat::record {

inline constexpr std::size_t kLargestLeaf = 32768;  // bytes
inline constexpr std::uint32_t kMostPartsOfACommand = 512;
inline constexpr std::size_t kLargestCommand = std::size_t{4} << 20U;  // bytes of all its leaves

// Documents by the name under which an event or command takes them.
using Documents = std::map<std::string, Digest>;

// What was asked, as it was asked (RC-4): the verifier decides it again.
struct RecordedCommand {
  std::string type;
  std::uint32_t cv = 1;           // version of the command's schema
  std::string args;               // a canonical JSON object
  std::optional<std::string> as;  // the capacity: "mandate:N" or "office:N"
  Documents docs;
  std::optional<Digest> rand;  // the random bytes that Decide was given
  friend bool operator==(const RecordedCommand&, const RecordedCommand&) = default;
};

// Event `index` of the `count` that a command caused.
struct Part {
  std::uint32_t index = 0;
  std::uint32_t count = 1;
  friend bool operator==(const Part&, const Part&) = default;
};

struct Envelope {
  LedgerId ledger;
  std::uint64_t seq = 0;  // index of the leaf, from 0
  UtcMillis at;
  CommandId cmd;
  Part part;
  core::Actor actor;
  std::string type;      // of the event, in the past tense: [a-z][a-z0-9_]{2,47}
  std::uint32_t tv = 1;  // version of the event's schema
  std::string data;      // a canonical JSON object
  Documents docs;
  std::optional<RecordedCommand> command;  // in part 0, and only there
  friend bool operator==(const Envelope&, const Envelope&) = default;
};

// The bytes of the leaf.
//   fails   `not_a_leaf`: the envelope breaks RC-1 (the detail says how), `leaf_too_large`,
//           `not_canonical_json`: `data` or `args`, or a limit of RC-2
[[nodiscard]] Result<std::string> EncodeLeaf(const Envelope& envelope);

// Accepts exactly what EncodeLeaf writes. Fails with `leaf_too_large`, `not_canonical_json`,
// `not_a_leaf`.
[[nodiscard]] Result<Envelope> DecodeLeaf(std::string_view bytes);

}  // namespace mandat::record
