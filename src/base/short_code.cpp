#include "base/short_code.hpp"

#include <charconv>

#include "base/check.hpp"

namespace mandat {
namespace {

// Without B I L O Q S Z, which people take for 8 1 1 0 0 5 2.
constexpr std::string_view kCheckLetters = "ACDEFGHJKMNPRTUVWXY";
static_assert(kCheckLetters.size() == 19);  // a prime: see the header

constexpr std::size_t kFewestDigits = 4;

constexpr bool IsLetter(char c) { return c >= 'A' && c <= 'Z'; }
constexpr char Upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

char CheckLetterOf(const ShortCode& code) {
  // A counts 2, B counts 3: so the example that the documents use, M-0412-K, is a true code.
  const std::uint64_t of_kind = static_cast<std::uint64_t>(code.kind) - 'A' + 2;
  return kCheckLetters[(code.number % 19 + of_kind) % 19];
}

}  // namespace

std::string ToString(const ShortCode& code) {
  MANDAT_CHECK(IsLetter(code.kind));
  std::string digits = std::to_string(code.number);
  if (digits.size() < kFewestDigits) digits.insert(0, kFewestDigits - digits.size(), '0');
  return std::string{code.kind, '-'} + digits + '-' + CheckLetterOf(code);
}

Result<ShortCode> ParseShortCode(std::string_view text) {
  const auto wrong = [&] { return Fail("not_a_short_code", "a code looks like M-0412-K"); };
  if (text.size() < kFewestDigits + 4) return wrong();
  if (text[1] != '-' || text[text.size() - 2] != '-') return wrong();
  ShortCode code{.kind = Upper(text.front()), .number = 0};
  const std::string_view digits = text.substr(2, text.size() - 4);
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code.number);
  const bool padded = digits.size() > kFewestDigits && digits.front() == '0';
  if (!IsLetter(code.kind) || error != std::errc{} || stop != digits.data() + digits.size() ||
      padded)
    return wrong();
  if (Upper(text.back()) != CheckLetterOf(code)) {
    return Fail("short_code_mistyped", "one of the characters is wrong or two are swapped");
  }
  return code;
}

}  // namespace mandat
