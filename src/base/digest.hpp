// Digest, CommandId, LedgerId: bytes that name things, written as lowercase hex on record.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "base/json.hpp"
#include "base/result.hpp"

namespace mandat {

// A SHA-256 value: a leaf hash, a root, a commitment.
using Digest = std::array<std::uint8_t, 32>;

// 128 random bits that name one thing; the tag keeps the kinds apart.
template <typename Tag>
struct RandomName {
  std::array<std::uint8_t, 16> bytes{};
  friend constexpr auto operator<=>(const RandomName&, const RandomName&) = default;
};
using CommandId = RandomName<struct CommandTag>;  // made by the client; a retry bears the same one
using LedgerId = RandomName<struct LedgerTag>;    // made by `init`

// Lowercase hex, two characters a byte.
[[nodiscard]] std::string ToHex(std::span<const std::uint8_t> bytes);
template <typename Tag>
[[nodiscard]] std::string ToHex(const RandomName<Tag>& name) {
  return ToHex(name.bytes);
}

// Fills `bytes` from exactly twice as many lowercase hex digits; upper case is refused, because one
// value has one spelling. False, and `bytes` unspecified, if `text` is anything else.
[[nodiscard]] bool FromHex(std::string_view text, std::span<std::uint8_t> bytes);

// 64, 32 and 32 hex digits. Each fails with `not_hex`.
[[nodiscard]] Result<Digest> ParseDigest(std::string_view text);
[[nodiscard]] Result<CommandId> ParseCommandId(std::string_view text);
[[nodiscard]] Result<LedgerId> ParseLedgerId(std::string_view text);

template <>
struct JsonForm<Digest> {
  static void Write(JsonWriter& writer, const Digest& digest) { writer.String(ToHex(digest)); }
  static void Read(JsonReader& reader, Digest& digest) {
    if (!FromHex(reader.String(), digest)) reader.Reject("not 64 hex digits");
  }
};

template <typename Tag>
struct JsonForm<RandomName<Tag>> {
  static void Write(JsonWriter& writer, const RandomName<Tag>& name) { writer.String(ToHex(name)); }
  static void Read(JsonReader& reader, RandomName<Tag>& name) {
    if (!FromHex(reader.String(), name.bytes)) reader.Reject("not 32 hex digits");
  }
};

}  // namespace mandat
