// Canonical JSON (RFC 8785, narrowed by record.md RC-2): one text for one fact, byte for byte.
//
// What is hashed must not hang on a library's printer, so both directions are ours. The data model
// is integers, strings, lists and objects; an absent fact is an absent key, and there is neither
// true, false, null nor a fraction, because each of them gives one fact several spellings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace mandat {

struct JsonLimits {
  std::size_t depth = 16;           // nested containers
  std::size_t keys = 64;            // in an object
  std::size_t elements = 1024;      // in a list
  std::size_t string_bytes = 4096;  // of a string, unescaped
};
inline constexpr JsonLimits kLeafLimits{};
// For our own disposable files (snapshots), which are as long as the state that they hold.
inline constexpr JsonLimits kFileLimits{.depth = 16,
                                        .keys = 4096,
                                        .elements = std::size_t{1} << 32U,
                                        .string_bytes = std::size_t{1} << 30U};

inline constexpr std::int64_t kLargestJsonInteger = (std::int64_t{1} << 53U) - 1;

// True for a key of an object: [a-z][a-z0-9_]{0,39}.
[[nodiscard]] bool IsJsonKey(std::string_view text);

// True if `text` is UTF-8 without control characters other than a newline.
[[nodiscard]] bool IsRecordText(std::string_view text);

// Writes canonical text. The caller gives keys in ascending order (checked) and text that passes
// IsRecordText (checked): an input boundary that lets other text through is a bug.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void BeginObject() { Begin('{'); }
  void EndObject() { End('}'); }
  void BeginList() { Begin('['); }
  void EndList() { End(']'); }
  void Key(std::string_view key);
  void Integer(std::int64_t number);  // |number| <= 2^53-1, checked
  void String(std::string_view text);
  void Raw(std::string_view canonical);  // a value that is canonical text already

 private:
  void Begin(char bracket);
  void End(char bracket);
  void Separate();

  struct LastKey {
    std::size_t at = 0;
    std::size_t size = 0;  // 0: the object has no key yet
  };

  std::string& out_;
  bool needs_comma_ = false;
  LastKey last_keys_[17];  // of the open containers; canonical text nests at most 16 deep
  std::size_t depth_ = 0;
};

// Reads canonical text and accepts nothing else: Decode takes exactly what Encode writes.
//
// A fault is remembered, and from then on every call gives an empty value; Finish tells it. So a
// decoder is a straight line without a check after each step.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text, const JsonLimits& limits = kLeafLimits)
      : text_(text), limits_(limits) {}

  void BeginObject() { Begin('{'); }
  void EndObject() { End('}'); }
  void BeginList() { Begin('['); }
  void EndList() { End(']'); }
  // True, and past it, if the next key of the object is `key`.
  [[nodiscard]] bool TryKey(std::string_view key);
  void RequireKey(std::string_view key);
  // The next key whatever it is, or an empty view at the end of the object.
  [[nodiscard]] std::string_view AnyKey();
  // True if the list has another element.
  [[nodiscard]] bool NextElement();
  [[nodiscard]] std::int64_t Integer();
  [[nodiscard]] std::string String();
  // Checks a whole value and returns its text.
  [[nodiscard]] std::string_view Raw();

  // For the decoder of a type: this value is not one of its values.
  void Reject(std::string_view why);
  [[nodiscard]] bool Failed() const { return failed_; }

  // Fails with `not_canonical_json` and the byte at which the first fault lies. Trailing bytes are
  // a fault.
  [[nodiscard]] Status Finish();

 private:
  void Begin(char bracket);
  void End(char bracket);
  [[nodiscard]] bool At(char wanted) const { return at_ < text_.size() && text_[at_] == wanted; }
  void Expect(char wanted);
  void Comma();
  // The raw text between the quotes of the string that starts here, checked.
  std::string_view RawString();

  struct Level {
    std::string_view last_key;
    std::size_t entries = 0;
  };

  std::string_view text_;
  JsonLimits limits_;
  std::size_t at_ = 0;
  Level levels_[17];  // limits_.depth is at most 16; level 0 is the root
  std::size_t depth_ = 0;
  bool failed_ = false;
  std::string fault_;
};

// The root is an object and canonical. Fails with `not_canonical_json`.
[[nodiscard]] Status CheckCanonicalObject(std::string_view text,
                                          const JsonLimits& limits = kLeafLimits);

}  // namespace mandat
