#include "base/json.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "base/check.hpp"

namespace mandat {
namespace {

constexpr std::size_t kLongestKey = 40;

constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Length of the well-formed UTF-8 sequence at the front of `text`, 0 if there is none: the table of
// RFC 3629, which leaves out overlong forms, surrogates and what lies above U+10FFFF.
std::size_t SequenceLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i, unsigned low, unsigned high) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

std::string Unescaped(std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\') {
      text += raw[i];
      continue;
    }
    ++i;
    text += raw[i] == 'n' ? '\n' : raw[i];
  }
  return text;
}

}  // namespace

bool IsJsonKey(std::string_view text) {
  return !text.empty() && text.size() <= kLongestKey && IsLower(text[0]) &&
         std::ranges::all_of(text, [](char c) { return IsLower(c) || IsDigit(c) || c == '_'; });
}

bool IsRecordText(std::string_view text) {
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text[0]);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) return false;
    const std::size_t length = SequenceLength(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

void JsonWriter::Begin(char bracket) {
  Separate();
  out_ += bracket;
  needs_comma_ = false;
  MANDAT_CHECK(depth_ < std::size(last_keys_) - 1);
  last_keys_[++depth_] = {};
}

void JsonWriter::End(char bracket) {
  MANDAT_CHECK(depth_ > 0);
  --depth_;
  out_ += bracket;
  needs_comma_ = true;
}

void JsonWriter::Separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

void JsonWriter::Key(std::string_view key) {
  MANDAT_CHECK(IsJsonKey(key));
  LastKey& last = last_keys_[depth_];
  MANDAT_CHECK(last.size == 0 || std::string_view(out_).substr(last.at, last.size) < key);
  Separate();
  out_ += '"';
  last = {.at = out_.size(), .size = key.size()};
  out_ += key;
  out_ += "\":";
  needs_comma_ = false;
}

void JsonWriter::Integer(std::int64_t number) {
  MANDAT_CHECK(number >= -kLargestJsonInteger && number <= kLargestJsonInteger);
  Separate();
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out_.append(digits, end);
}

void JsonWriter::String(std::string_view text) {
  MANDAT_CHECK(IsRecordText(text));
  Separate();
  out_ += '"';
  for (const char c : text) {
    if (c == '\n') {
      out_ += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out_ += '\\';
    out_ += c;
  }
  out_ += '"';
}

void JsonWriter::Raw(std::string_view canonical) {
  Separate();
  out_ += canonical;
}

void JsonReader::Reject(std::string_view why) {
  if (failed_) return;
  failed_ = true;
  fault_ = std::string(why) + " at byte " + std::to_string(at_);
}

void JsonReader::Expect(char wanted) {
  if (failed_) return;
  if (!At(wanted)) return Reject(std::string("expected ") + wanted);
  ++at_;
}

void JsonReader::Comma() {
  if (levels_[depth_].entries++ > 0) Expect(',');
}

void JsonReader::Begin(char bracket) {
  Expect(bracket);
  if (failed_) return;
  if (depth_ == limits_.depth) return Reject("nested too deep");
  levels_[++depth_] = {};
}

void JsonReader::End(char bracket) {
  Expect(bracket);
  if (!failed_) --depth_;
}

std::string_view JsonReader::AnyKey() {
  if (failed_ || At('}')) return {};
  Comma();
  const std::string_view key = RawString();
  Expect(':');
  Level& level = levels_[depth_];
  if (!failed_ && !IsJsonKey(key)) Reject("not a key");
  if (!failed_ && level.entries > 1 && level.last_key >= key) Reject("keys out of order");
  if (!failed_ && level.entries > limits_.keys) Reject("too many keys");
  level.last_key = key;
  return failed_ ? std::string_view{} : key;
}

bool JsonReader::TryKey(std::string_view key) {
  if (failed_) return false;
  // A key never needs an escape, so its quoted text can be compared as it stands.
  const std::size_t quote = at_ + (levels_[depth_].entries > 0 ? 1 : 0);
  const std::size_t end = quote + 1 + key.size();
  if (end >= text_.size() || text_[quote] != '"' || text_[end] != '"') return false;
  if (text_.substr(quote + 1, key.size()) != key) return false;
  return !AnyKey().empty();
}

void JsonReader::RequireKey(std::string_view key) {
  if (!failed_ && !TryKey(key)) Reject(std::string("expected key ").append(key));
}

bool JsonReader::NextElement() {
  if (failed_ || At(']')) return false;
  Comma();
  if (levels_[depth_].entries > limits_.elements) Reject("too many elements");
  return !failed_;
}

std::int64_t JsonReader::Integer() {
  if (failed_) return 0;
  const char* const begin = text_.data() + at_;
  const char* const end = text_.data() + text_.size();
  std::int64_t number = 0;
  const auto [stop, error] = std::from_chars(begin, end, number);
  const std::size_t length = static_cast<std::size_t>(stop - begin);
  const bool negative = length > 0 && *begin == '-';
  const std::size_t digits = length - (negative ? 1 : 0);
  const bool padded = digits > 1 && begin[negative ? 1 : 0] == '0';
  if (error != std::errc{} || padded || (negative && number == 0) || number > kLargestJsonInteger ||
      number < -kLargestJsonInteger) {
    Reject("not an integer of at most 53 bits");
    return 0;
  }
  at_ += length;
  return number;
}

std::string_view JsonReader::RawString() {
  Expect('"');
  const std::size_t begin = at_;
  std::size_t bytes = 0;
  while (!failed_) {
    if (at_ >= text_.size()) {
      Reject("string without end");
      break;
    }
    const char c = text_[at_];
    if (c == '"') break;
    if (c == '\\') {
      const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
      if (next != '"' && next != '\\' && next != 'n') Reject("escape that we do not write");
      at_ += 2;
      ++bytes;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    const std::size_t length = SequenceLength(text_.substr(at_));
    if (byte < 0x20 || byte == 0x7F || length == 0) Reject("not text");
    at_ += length;
    bytes += length;
  }
  if (!failed_ && bytes > limits_.string_bytes) Reject("string too long");
  if (failed_) return {};
  const std::string_view raw = text_.substr(begin, at_ - begin);
  ++at_;
  return raw;
}

std::string JsonReader::String() {
  const std::string_view raw = RawString();
  return raw.find('\\') == std::string_view::npos ? std::string(raw) : Unescaped(raw);
}

std::string_view JsonReader::Raw() {
  const std::size_t begin = at_;
  if (At('"')) {
    static_cast<void>(RawString());
  } else if (At('{')) {
    BeginObject();
    while (!AnyKey().empty()) static_cast<void>(Raw());
    EndObject();
  } else if (At('[')) {
    BeginList();
    while (NextElement()) static_cast<void>(Raw());
    EndList();
  } else {
    static_cast<void>(Integer());
  }
  return failed_ ? std::string_view{} : text_.substr(begin, at_ - begin);
}

Status JsonReader::Finish() {
  if (!failed_ && at_ != text_.size()) Reject("trailing bytes");
  if (failed_) return Fail("not_canonical_json", fault_);
  return {};
}

Status CheckCanonicalObject(std::string_view text, const JsonLimits& limits) {
  if (!text.starts_with('{')) return Fail("not_canonical_json", "the root is not an object");
  JsonReader reader(text, limits);
  static_cast<void>(reader.Raw());
  return reader.Finish();
}

}  // namespace mandat
