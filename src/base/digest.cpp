#include "base/digest.hpp"

namespace mandat {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

// The value of a lowercase hex digit, or 16.
unsigned ValueOf(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a') + 10U;
  return 16;
}

template <typename Name>
Result<Name> ParseName(std::string_view text) {
  Name name;
  if (!FromHex(text, name.bytes)) return Fail("not_hex", "32 lowercase hex digits are wanted");
  return name;
}

}  // namespace

std::string ToHex(std::span<const std::uint8_t> bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    text += kHexDigits[byte >> 4U];
    text += kHexDigits[byte & 15U];
  }
  return text;
}

bool FromHex(std::string_view text, std::span<std::uint8_t> bytes) {
  if (text.size() != bytes.size() * 2) return false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned high = ValueOf(text[2 * i]);
    const unsigned low = ValueOf(text[2 * i + 1]);
    if (high > 15 || low > 15) return false;
    bytes[i] = static_cast<std::uint8_t>(high << 4U | low);
  }
  return true;
}

Result<Digest> ParseDigest(std::string_view text) {
  Digest digest{};
  if (!FromHex(text, digest)) return Fail("not_hex", "64 lowercase hex digits are wanted");
  return digest;
}

Result<CommandId> ParseCommandId(std::string_view text) { return ParseName<CommandId>(text); }

Result<LedgerId> ParseLedgerId(std::string_view text) { return ParseName<LedgerId>(text); }

}  // namespace mandat
