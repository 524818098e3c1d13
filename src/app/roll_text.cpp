#include "app/roll_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace mandat::app {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

// 0x80 to 0x9F as Windows uses them; 0 where it uses none.
constexpr std::array<std::uint16_t, 32> kWindowsSigns{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void AppendUtf8(std::string& out, std::uint32_t point) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) {
    byte(0xC0U | point >> 6U);
    return byte(0x80U | (point & 0x3FU));
  }
  if (point < 0x10000) {
    byte(0xE0U | point >> 12U);
  } else {
    byte(0xF0U | point >> 18U);
    byte(0x80U | (point >> 12U & 0x3FU));
  }
  byte(0x80U | (point >> 6U & 0x3FU));
  byte(0x80U | (point & 0x3FU));
}

std::uint32_t ByteAt(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// How many bytes the character at `at` has; 0 if it is no UTF-8.
std::size_t LengthAt(std::string_view bytes, std::size_t at) {
  const std::uint32_t lead = ByteAt(bytes, at);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > bytes.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((ByteAt(bytes, at + i) & 0xC0U) != 0x80) return 0;
  }
  // Longer spellings of shorter characters, surrogates, and what lies beyond Unicode.
  const std::uint32_t second = ByteAt(bytes, at + 1);
  const bool wrong = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                     (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
  return wrong ? 0 : length;
}

bool IsUtf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t length = LengthAt(bytes, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

enum class ByteOrder { kLittle, kBig };

std::optional<std::string> FromUtf16(std::string_view bytes, ByteOrder order) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto unit = [&](std::size_t at) {
    const std::uint32_t first = ByteAt(bytes, at);
    const std::uint32_t second = ByteAt(bytes, at + 1);
    return order == ByteOrder::kLittle ? second << 8U | first : first << 8U | second;
  };
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    const std::uint32_t high = unit(at);
    if (high < 0xD800 || high > 0xDFFF) {
      AppendUtf8(text, high);
      continue;
    }
    if (high > 0xDBFF || at + 4 > bytes.size()) return std::nullopt;
    at += 2;
    const std::uint32_t low = unit(at);
    if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
    AppendUtf8(text, 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00));
  }
  return text;
}

std::string FromLatin1(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::uint32_t point = ByteAt(bytes, at);
    if (point >= 0x80 && point < 0xA0) {
      point = kWindowsSigns[point - 0x80];
      if (point == 0) point = kReplacement;
    }
    AppendUtf8(text, point);
  }
  return text;
}

}  // namespace

RollText ReadRollText(std::string_view bytes) {
  constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
  if (bytes.starts_with("\xFF\xFE")) {
    return {RollEncoding::kUtf16, FromUtf16(bytes.substr(2), ByteOrder::kLittle)};
  }
  if (bytes.starts_with("\xFE\xFF")) {
    return {RollEncoding::kUtf16, FromUtf16(bytes.substr(2), ByteOrder::kBig)};
  }
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  if (IsUtf8(bytes)) return {RollEncoding::kUtf8, std::string(bytes)};
  return {RollEncoding::kLatin1, FromLatin1(bytes)};
}

}  // namespace mandat::app
