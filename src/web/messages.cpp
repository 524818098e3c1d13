// Messages by ICU: most texts have no arguments and are handed out as they are; the rest are
// patterns that ICU has parsed once, when the catalogue was read.
#include "web/messages.hpp"

#include <fmt/core.h>
#include <unicode/fmtable.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/strenum.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <mutex>
#include <utility>

#include "app/embedded.hpp"
#include "base/check.hpp"
#include "base/overloaded.hpp"
#include "web/catalogue.hpp"

namespace mandat::web {
namespace {

icu::UnicodeString ToIcu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string FromIcu(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

// British English: its numbers, and a language whose first day and dates suit most readers.
const char* LocaleOf(Language language) {
  switch (language) {
    case Language::kEnglish:
      return "en_GB";
    case Language::kFrench:
      return "fr_FR";
  }
  MANDAT_UNREACHABLE();
}

struct Message {
  bool is_given = false;
  std::string text;                            // without arguments
  std::unique_ptr<icu::MessageFormat> format;  // with arguments, else null
  std::vector<std::string> arguments;
  // ICU's formatter makes some of its parts at first use, although the call is const.
  std::mutex in_use;
};

Status Read(Message& message, const CatalogueEntry& entry, Language language) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place;
  auto format = std::make_unique<icu::MessageFormat>(
      ToIcu(entry.text), icu::Locale(LocaleOf(language)), place, status);
  if (U_FAILURE(status)) {
    return Fail("message_malformed", fmt::format("{}: at character {}", entry.key, place.offset));
  }
  const std::unique_ptr<icu::StringEnumeration> names(format->getFormatNames(status));
  MANDAT_CHECK(U_SUCCESS(status) && names != nullptr);  // fails only without memory
  while (const icu::UnicodeString* const name = names->snext(status)) {
    message.arguments.push_back(FromIcu(*name));
  }
  std::ranges::sort(message.arguments);
  const auto repeated = std::ranges::unique(message.arguments);
  message.arguments.erase(repeated.begin(), repeated.end());
  message.is_given = true;
  if (message.arguments.empty()) {
    message.text = entry.text;
  } else {
    message.format = std::move(format);
  }
  return {};
}

icu::Formattable ToIcu(const MessageArgument& argument) {
  return std::visit(Overloaded{[](std::int64_t number) { return icu::Formattable(number); },
                               [](std::string_view text) { return icu::Formattable(ToIcu(text)); }},
                    argument.value);
}

}  // namespace

std::string_view CodeOf(Language language) {
  switch (language) {
    case Language::kEnglish:
      return "en";
    case Language::kFrench:
      return "fr";
  }
  MANDAT_UNREACHABLE();
}

std::optional<Language> FindLanguage(std::string_view code) {
  for (const Language language : kLanguages) {
    if (CodeOf(language) == code) return language;
  }
  return std::nullopt;
}

struct Messages::Catalogue {
  Language language = Language::kEnglish;
  std::array<Message, kMessageKeys.size()> messages;
};

Messages::Messages(std::unique_ptr<Catalogue> catalogue) : catalogue_(std::move(catalogue)) {}
Messages::Messages(Messages&&) noexcept = default;
Messages& Messages::operator=(Messages&&) noexcept = default;
Messages::~Messages() = default;

Result<Messages> Messages::Create(Language language, std::string_view toml) {
  MANDAT_TRY(const std::vector<CatalogueEntry> entries, ReadCatalogue(toml));
  auto catalogue = std::make_unique<Catalogue>();
  catalogue->language = language;
  for (const CatalogueEntry& entry : entries) {
    const auto key = MessageKey::Find(entry.key);
    if (!key) return Fail("message_unknown", entry.key + " is not declared in message_keys.hpp");
    Message& message = catalogue->messages[key->Index()];
    if (message.is_given) return Fail("message_repeated", entry.key);
    MANDAT_TRY_DO(Read(message, entry, language));
  }
  for (std::size_t index = 0; index < kMessageKeys.size(); ++index) {
    if (!catalogue->messages[index].is_given) {
      return Fail("message_missing", std::string(kMessageKeys[index]));
    }
  }
  return Messages(std::move(catalogue));
}

const Messages& Messages::Of(Language language) {
  static const std::array<Messages, kLanguages.size()> catalogues = [] {
    const auto load = [](Language each) {
      const auto bytes = app::EmbeddedFile(fmt::format("messages/{}.toml", CodeOf(each)));
      MANDAT_CHECK(bytes.has_value());  // embedded by the build
      auto messages = Create(each, *bytes);
      MANDAT_CHECK(messages.has_value());  // the test of the catalogues has read the same bytes
      return std::move(*messages);
    };
    return std::array{load(kLanguages[0]), load(kLanguages[1])};
  }();
  return catalogues[static_cast<std::size_t>(language)];
}

Language Messages::InLanguage() const { return catalogue_->language; }

std::string_view Messages::operator[](MessageKey key) const {
  const Message& message = catalogue_->messages[key.Index()];
  MANDAT_CHECK(message.format == nullptr);  // this text has arguments: call Text
  return message.text;
}

std::string Messages::Text(MessageKey key, std::initializer_list<MessageArgument> arguments) const {
  Message& message = catalogue_->messages[key.Index()];
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const MessageArgument& argument : arguments) {
    names.push_back(ToIcu(argument.name));
    values.push_back(ToIcu(argument));
  }
  for (const std::string& needed : message.arguments) {
    // A call that forgets an argument would show "{count}" to a reader.
    MANDAT_CHECK(std::ranges::find(arguments, needed, &MessageArgument::name) != arguments.end());
  }
  if (message.format == nullptr) return message.text;
  icu::UnicodeString text;
  UErrorCode status = U_ZERO_ERROR;
  const std::scoped_lock lock(message.in_use);
  message.format->format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), text,
                         status);
  MANDAT_CHECK(U_SUCCESS(status));  // the pattern was parsed and every argument is given
  return FromIcu(text);
}

std::string_view Messages::Word(std::string_view section, std::string_view code) const {
  const auto key = MessageKey::Find(fmt::format("{}.{}", section, code));
  return key ? (*this)[*key] : code;
}

std::vector<std::string> Messages::ArgumentsOf(MessageKey key) const {
  return catalogue_->messages[key.Index()].arguments;
}

}  // namespace mandat::web
