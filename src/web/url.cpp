// Builds addresses by percent-encoding, and accepts foreign ones by a short list of schemes.
#include "web/url.hpp"

#include <algorithm>
#include <array>

namespace mandat::web {
namespace {

constexpr std::array<std::string_view, 3> kSchemes{"https://", "http://", "mailto:"};

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void AppendEncoded(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (IsUnreserved(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHexDigits[byte >> 4U];
    out += kHexDigits[byte & 15U];
  }
}

// Browsers drop tabs and line ends inside an address, so "java\tscript:" must not pass either.
bool HasSpaceOrControl(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F;
  });
}

bool StartsWithIgnoringCase(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::ranges::equal(text.substr(0, lower.size()), lower, [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

}  // namespace

Url Url::Local(UrlLiteral start, std::initializer_list<std::string_view> segments) {
  std::string text(start.Text());
  for (const std::string_view segment : segments) {
    if (!text.ends_with('/')) text += '/';
    const bool vanishes = segment.empty() || segment == "." || segment == "..";
    AppendEncoded(text, vanishes ? "_" : segment);
  }
  return Url(Checked{std::move(text)});
}

Result<Url> Url::OwnPath(std::string_view text) {
  // Browsers read a backslash as a slash: "/\host" would leave the site.
  const bool is_own = text.starts_with('/') && !text.starts_with("//") &&
                      text.find('\\') == std::string_view::npos && !HasSpaceOrControl(text);
  if (!is_own) return Fail("not_an_own_path", "an address of this site begins with one slash");
  return Url(Checked{std::string(text)});
}

Result<Url> Url::External(std::string_view text) {
  const bool is_allowed = std::ranges::any_of(kSchemes, [&](std::string_view prefix) {
    return StartsWithIgnoringCase(text, prefix) && text.size() > prefix.size();
  });
  if (!is_allowed || HasSpaceOrControl(text)) {
    return Fail("address_not_allowed",
                "write an address that begins with https://, http:// or "
                "mailto: and has no spaces");
  }
  return Url(Checked{std::string(text)});
}

Url Url::With(std::string_view name, std::string_view value) const {
  const std::size_t hash = text_.find('#');
  std::string text = text_.substr(0, hash);
  text += text.find('?') == std::string::npos ? '?' : '&';
  AppendEncoded(text, name);
  text += '=';
  AppendEncoded(text, value);
  if (hash != std::string::npos) text += text_.substr(hash);
  return Url(Checked{std::move(text)});
}

Url Url::At(std::string_view fragment) const {
  std::string text = text_.substr(0, text_.find('#'));
  text += '#';
  AppendEncoded(text, fragment);
  return Url(Checked{std::move(text)});
}

}  // namespace mandat::web
