// Escaping: the one place where text of people becomes part of a page.
#include "web/html.hpp"

#include <array>
#include <cstdio>

namespace mandat::web {
namespace {

enum class Kind : std::uint8_t { kPlain, kSpecial };

constexpr unsigned char ByteOf(char c) { return static_cast<unsigned char>(c); }

// Bytes that need a look: the five of HTML, controls, and the first bytes of characters that turn
// the direction of reading or are controls of Latin-1.
constexpr std::array<Kind, 256> MakeKinds() {
  std::array<Kind, 256> kinds{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) kinds[byte] = Kind::kSpecial;
  for (const char byte : {'&', '<', '>', '"', '\''}) kinds[ByteOf(byte)] = Kind::kSpecial;
  for (const char byte : {'\t', '\n'}) kinds[ByteOf(byte)] = Kind::kPlain;
  for (const std::size_t byte : {0x7FU, 0xC2U, 0xD8U, 0xE2U}) kinds[byte] = Kind::kSpecial;
  return kinds;
}
constexpr std::array<Kind, 256> kKinds = MakeKinds();

bool IsBidirectionalControl(std::uint32_t character) {
  return character == 0x061C || character == 0x200E || character == 0x200F ||
         (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2066 && character <= 0x2069);
}

struct Character {
  std::uint32_t value = 0;
  std::size_t bytes = 1;
};

// The character at `at`, which begins with one of the lead bytes above; its bytes as they are if
// the sequence is broken: a browser replaces those by itself.
Character Decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t offset) -> std::uint32_t {
    return at + offset < text.size() ? ByteOf(text[at + offset]) : 0U;
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {.value = lead, .bytes = 1};
  if ((byte(1) & 0xC0U) != 0x80) return {.value = lead << 24U, .bytes = 1};
  if (lead < 0xE0) return {.value = ((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU), .bytes = 2};
  if ((byte(2) & 0xC0U) != 0x80) return {.value = lead << 24U, .bytes = 1};
  return {.value = ((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU),
          .bytes = 3};
}

void AppendMarked(std::string& out, std::uint32_t character) {
  std::array<char, 12> text{};
  const int size = std::snprintf(text.data(), text.size(), "[U+%04X]", character);
  out.append(text.data(), static_cast<std::size_t>(size));
}

void AppendSpecial(std::string& out, std::string_view bytes, std::uint32_t character) {
  switch (character) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\'':
      out += "&#39;";
      return;
    case '\r':  // what a form sends at the end of a line; a newline follows
      out += "&#13;";
      return;
    default:
      break;
  }
  const bool is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
  if (is_control || IsBidirectionalControl(character)) {
    AppendMarked(out, character);
  } else {
    out += bytes;
  }
}

}  // namespace

void internal::AppendEscaped(std::string& out, std::string_view text) {
  std::size_t done = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    if (kKinds[ByteOf(text[at])] == Kind::kPlain) {
      ++at;
      continue;
    }
    out += text.substr(done, at - done);
    const Character character = Decode(text, at);
    AppendSpecial(out, text.substr(at, character.bytes), character.value);
    at += character.bytes;
    done = at;
  }
  out += text.substr(done);
}

Html Doctype() {
  Html html;
  internal::Raw::Of(html) += "<!doctype html>\n";
  return html;
}

Html ScriptFile(const Url& source) {
  Html html;
  std::string& out = internal::Raw::Of(html);
  out += "<script defer src=\"";
  internal::AppendEscaped(out, source.Text());
  out += "\"></script>";
  return html;
}

}  // namespace mandat::web
