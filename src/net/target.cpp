#include "net/target.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "net/text.hpp"

namespace mandat::net {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEF";

enum class Plus { kIsPlus, kIsSpace };

// -1 if `c` is not a hexadecimal digit.
constexpr int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = AsciiLower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

Result<std::string> PercentDecode(std::string_view text, Plus plus, std::string_view code) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus == Plus::kIsSpace) {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      const int high = i + 2 < text.size() ? HexValue(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? HexValue(text[i + 2]) : -1;
      if (high < 0 || low < 0) return Fail(std::string(code), "a % without two hexadecimal digits");
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return decoded;
}

// The length of the UTF-8 sequence at the start of `text`, or 0 if it is not one.
std::size_t SequenceLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  if (byte(0) < 0x80) return 1;
  const std::size_t length =
      byte(0) >= 0xF0 ? 4 : (byte(0) >= 0xE0 ? 3 : (byte(0) >= 0xC2 ? 2 : 0));
  if (length == 0 || byte(0) > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
  }
  // Longer than needed, a surrogate, or beyond U+10FFFF: told by the second byte.
  if (byte(0) == 0xE0 && byte(1) < 0xA0) return 0;
  if (byte(0) == 0xED && byte(1) >= 0xA0) return 0;
  if (byte(0) == 0xF0 && byte(1) < 0x90) return 0;
  if (byte(0) == 0xF4 && byte(1) >= 0x90) return 0;
  return length;
}

bool IsText(std::string_view text, std::string_view allowed_controls) {
  while (!text.empty()) {
    const std::size_t length = SequenceLength(text);
    if (length == 0) return false;
    const bool is_control = static_cast<std::uint8_t>(text[0]) < 0x20 || text[0] == 0x7F;
    if (is_control && allowed_controls.find(text[0]) == std::string_view::npos) return false;
    text.remove_prefix(length);
  }
  return true;
}

// The end of the piece that starts at `from`.
std::size_t EndOfPiece(std::string_view text, char separator, std::size_t from) {
  return std::min(text.find(separator, from), text.size());
}

Status CheckSegments(std::string_view path) {
  std::size_t from = 1;
  while (from <= path.size()) {
    const std::size_t end = EndOfPiece(path, '/', from);
    const std::string_view segment = path.substr(from, end - from);
    if (segment == "." || segment == ".." || (segment.empty() && end < path.size())) {
      return Fail("target_malformed", "a segment of the path is empty, '.' or '..'");
    }
    from = end + 1;
  }
  return {};
}

Result<std::string> ParsePath(std::string_view raw) {
  if (raw.empty() || raw[0] != '/') return Fail("target_malformed", "it does not begin with '/'");
  MANDAT_TRY(std::string path, PercentDecode(raw, Plus::kIsPlus, "target_malformed"));
  const auto slashes = [](std::string_view text) {
    return std::count(text.begin(), text.end(), '/');
  };
  if (slashes(path) != slashes(raw) || path.find('\\') != std::string::npos) {
    return Fail("target_malformed", "an encoded separator in the path");
  }
  if (!IsText(path, "")) return Fail("target_malformed", "the path is not plain UTF-8");
  MANDAT_TRY_DO(CheckSegments(path));
  return path;
}

Result<Parameter> ParseParameter(std::string_view piece) {
  const std::size_t equals = EndOfPiece(piece, '=', 0);
  MANDAT_TRY(std::string name,
             PercentDecode(piece.substr(0, equals), Plus::kIsSpace, "parameters_malformed"));
  const std::string_view raw = piece.substr(std::min(equals + 1, piece.size()));
  MANDAT_TRY(std::string value, PercentDecode(raw, Plus::kIsSpace, "parameters_malformed"));
  if (name.empty()) return Fail("parameters_malformed", "a value without a name");
  if (!IsText(name, "") || !IsText(value, "\t\r\n")) {
    return Fail("parameters_malformed", "not plain UTF-8");
  }
  return Parameter{.name = std::move(name), .value = std::move(value)};
}

void AppendEncoded(std::string& out, std::string_view text, std::string_view also_plain) {
  for (const char c : text) {
    if (IsAlphanumeric(c) || also_plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<std::uint8_t>(c);
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
  }
}

}  // namespace

Result<Target> ParseTarget(std::string_view target) {
  // Browsers keep the fragment to themselves, and send no space, quote or angle bracket bare.
  const auto is_plain = [](char c) { return c > ' ' && c <= '~' && c != '#'; };
  if (!std::all_of(target.begin(), target.end(), is_plain)) {
    return Fail("target_malformed", "a character that has to be percent-encoded");
  }
  const std::size_t question = EndOfPiece(target, '?', 0);
  MANDAT_TRY(std::string path, ParsePath(target.substr(0, question)));
  MANDAT_TRY(Parameters query,
             ParseParameters(target.substr(std::min(question + 1, target.size()))));
  return Target{.path = std::move(path), .query = std::move(query)};
}

Result<Parameters> ParseParameters(std::string_view text) {
  Parameters parameters;
  if (text.empty()) return parameters;
  std::set<std::string> names;
  for (std::size_t from = 0; from <= text.size();) {
    if (parameters.size() == kMostParameters) return Fail("too_many_parameters", "at most 1000");
    const std::size_t end = EndOfPiece(text, '&', from);
    MANDAT_TRY(Parameter parameter, ParseParameter(text.substr(from, end - from)));
    if (!names.insert(parameter.name).second) return Fail("parameter_repeated", parameter.name);
    parameters.push_back(std::move(parameter));
    from = end + 1;
  }
  return parameters;
}

std::string WriteParameters(const Parameters& parameters) {
  std::string text;
  for (const Parameter& parameter : parameters) {
    if (!text.empty()) text += '&';
    AppendEncoded(text, parameter.name, "-._~");
    text += '=';
    AppendEncoded(text, parameter.value, "-._~");
  }
  return text;
}

std::string WriteTarget(std::string_view path, const Parameters& query) {
  std::string target;
  AppendEncoded(target, path, "/-._~");
  if (!query.empty()) target += '?' + WriteParameters(query);
  return target;
}

}  // namespace mandat::net
