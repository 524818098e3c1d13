// Messages: every word that a page says, from one catalogue per language (IF-304).
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "web/message_keys.hpp"

namespace mandat::web {

enum class Language { kEnglish, kFrench };
inline constexpr std::array kLanguages{Language::kEnglish, Language::kFrench};

// "en", "fr": as in `lang`, in addresses and in the names of the catalogues.
[[nodiscard]] std::string_view CodeOf(Language language);
[[nodiscard]] std::optional<Language> FindLanguage(std::string_view code);

// A named value of a message: {"seats", 25}, {"name", "Harbour"}.
struct MessageArgument {
  std::string_view name;
  std::variant<std::int64_t, std::string_view> value;
};

class Messages {
 public:
  // The embedded catalogue. That it can be read is checked: a test has read it.
  [[nodiscard]] static const Messages& Of(Language language);

  // Reads a catalogue: the part of TOML that has [sections], comments and `key = "text"`.
  // Fails with `catalogue_malformed` (and the line), `message_unknown`, `message_repeated`,
  // `message_missing`, `message_malformed` (not a MessageFormat).
  [[nodiscard]] static Result<Messages> Create(Language language, std::string_view toml);

  Messages(Messages&&) noexcept;
  Messages& operator=(Messages&&) noexcept;
  ~Messages();

  [[nodiscard]] Language InLanguage() const;
  [[nodiscard]] std::string_view Code() const { return CodeOf(InLanguage()); }

  // The text of a key without arguments; lives as long as the catalogue. Checked.
  [[nodiscard]] std::string_view operator[](MessageKey key) const;

  // The text with its arguments, all of which are given: checked. Any thread may call it.
  [[nodiscard]] std::string Text(MessageKey key,
                                 std::initializer_list<MessageArgument> arguments) const;

  // The text of a key put together from codes, as {"outcome", "no-quorum"}; the code itself if the
  // catalogue has no word for it, so that a new code is shown and not hidden.
  [[nodiscard]] std::string_view Word(std::string_view section, std::string_view code) const;

  // Names of the arguments of a text, sorted.
  [[nodiscard]] std::vector<std::string> ArgumentsOf(MessageKey key) const;

 private:
  struct Catalogue;
  explicit Messages(std::unique_ptr<Catalogue> catalogue);

  std::unique_ptr<Catalogue> catalogue_;  // ICU stays out of this header (HS-12)
};

}  // namespace mandat::web
