#include "web/messages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <thread>
#include <vector>

#include "app/embedded.hpp"
#include "core/refusal.hpp"
#include "statutes/verdict.hpp"
#include "web/catalogue.hpp"

namespace mandat::web {
namespace {

const Messages& English() { return Messages::Of(Language::kEnglish); }
const Messages& French() { return Messages::Of(Language::kFrench); }

std::vector<CatalogueEntry> Entries(std::string_view name) {
  const auto entries = ReadCatalogue(app::EmbeddedFile(name).value_or("[broken"));
  EXPECT_TRUE(entries.has_value());
  return entries.value_or(std::vector<CatalogueEntry>{});
}

TEST(Messages, HaveEveryDeclaredKeyAndNoOtherInEachLanguage) {
  for (const Language language : kLanguages) {
    const std::string name = "messages/" + std::string(CodeOf(language)) + ".toml";
    const auto read = Messages::Create(language, app::EmbeddedFile(name).value_or(""));
    EXPECT_TRUE(read.has_value()) << read.error().code << ": " << read.error().detail;
  }
}

TEST(Messages, TakeTheSameArgumentsInEachLanguage) {
  for (const std::string_view text : kMessageKeys) {
    const MessageKey key = *MessageKey::Find(text);
    EXPECT_EQ(English().ArgumentsOf(key), French().ArgumentsOf(key)) << text;
  }
}

// In MessageFormat a straight apostrophe quotes: "d'{name}" would show its own braces.
TEST(Messages, AreWrittenWithTypographicApostrophes) {
  for (const char* name : {"messages/en.toml", "messages/fr.toml"}) {
    for (const CatalogueEntry& entry : Entries(name)) {
      EXPECT_EQ(entry.text.find('\''), std::string::npos) << name << " " << entry.key;
    }
  }
}

TEST(Messages, PutTheNarrowSpaceBeforeFrenchMarks) {
  const std::string narrow = "\u202F";
  for (const CatalogueEntry& entry : Entries("messages/fr.toml")) {
    for (std::size_t at = 0; at < entry.text.size(); ++at) {
      if (std::string_view(":;!?%").find(entry.text[at]) == std::string_view::npos) continue;
      EXPECT_TRUE(std::string_view(entry.text).substr(0, at).ends_with(narrow)) << entry.key;
    }
  }
}

TEST(Messages, HaveAWordForEveryOutcome) {
  for (const std::string_view word : WordsOf(statutes::Outcome{})) {
    const std::string key = "outcome." + std::string(word);
    ASSERT_TRUE(MessageKey::Find(key).has_value()) << key;
    EXPECT_NE(English().Word("outcome", word), word);
  }
  EXPECT_EQ(English().Word("outcome", "rejected"), "Not adopted");
  EXPECT_EQ(French().Word("outcome", "rejected"), "Non adopt\u00E9");
}

TEST(Messages, TellEveryRefusalOfTheCoreAndWhatToDoInEachLanguage) {
  for (const core::RefusalRow& row : core::kRefusals) {
    for (const std::string_view section : {"refusal", "remedy"}) {
      const std::string key = std::string(section) + "." + std::string(row.code);
      ASSERT_TRUE(MessageKey::Find(key).has_value()) << key;
      EXPECT_NE(English().Word(section, row.code), row.code);
      EXPECT_NE(French().Word(section, row.code), row.code);
      EXPECT_NE(French().Word(section, row.code), English().Word(section, row.code)) << key;
    }
  }
  EXPECT_EQ(English().Word("remedy", "not_the_chair"), "Ask the chair.");
}

TEST(Messages, ShowACodeThatHasNoWordYet) {
  EXPECT_EQ(English().Word("outcome", "brand-new"), "brand-new");
}

TEST(Messages, FormatNumbersAndPluralsAsTheLanguageDoes) {
  EXPECT_EQ(English().Text("label.seats", {{"count", 1}}), "1 seat");
  EXPECT_EQ(English().Text("label.seats", {{"count", 0}}), "0 seats");
  EXPECT_EQ(French().Text("label.seats", {{"count", 0}}), "0 si\u00E8ge");
  EXPECT_EQ(English().Text("page.record-number", {{"number", 4812}}), "Record no. 4,812");
  EXPECT_EQ(French().Text("page.record-number", {{"number", 4812}}),
            "Acte n\u00B0\u202F4\u202F812");
  EXPECT_EQ(English().Text("page.signed-in-as", {{"name", "{ana} <b>"}}), "Signed in as {ana} <b>");
}

TEST(Messages, CanBeFormattedByManyThreadsAtOnce) {
  std::array<std::thread, 4> threads;
  for (std::thread& thread : threads) {
    thread = std::thread([] {
      for (int i = 0; i < 200; ++i) {
        EXPECT_EQ(French().Text("label.seats", {{"count", 2}}), "2 si\u00E8ges");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(Messages, StopTheProgramWhenACallForgetsAnArgument) {
  EXPECT_DEATH((void)English().Text("label.seats", {}), "");
  EXPECT_DEATH((void)English()["label.seats"], "");
}

TEST(Messages, RefuseACatalogueThatIsNotWhole) {
  const std::string whole(app::EmbeddedFile("messages/en.toml").value_or(""));
  const auto code_of = [](const std::string& toml) {
    const auto read = Messages::Create(Language::kEnglish, toml);
    return read ? std::string("read") : read.error().code;
  };
  std::string without = whole;
  without.erase(without.find("home = "),
                without.find('\n', without.find("home = ")) - without.find("home = "));
  EXPECT_EQ(code_of(without), "message_missing");
  EXPECT_EQ(code_of(whole + "\n[nav]\nhome = \"Home again\"\n"), "message_repeated");
  EXPECT_EQ(code_of(whole + "\n[nav]\nhaus = \"Haus\"\n"), "message_unknown");
  EXPECT_EQ(code_of("[nav]\nhome = \"{broken\"\n"), "message_malformed");
  EXPECT_EQ(code_of("[nav]\nhome = broken\n"), "catalogue_malformed");
}

TEST(Catalogue, ReadsSectionsCommentsAndEscapes) {
  const auto entries =
      ReadCatalogue("# c\n\n[a]\r\nb-1 = \"x \\\"y\\\" \\\\\"\n  c=\"# no comment\"");
  ASSERT_TRUE(entries.has_value());
  ASSERT_EQ(entries->size(), 2U);
  EXPECT_EQ((*entries)[0].key, "a.b-1");
  EXPECT_EQ((*entries)[0].text, "x \"y\" \\");
  EXPECT_EQ((*entries)[1].text, "# no comment");
}

TEST(Catalogue, RefusesWhatItDoesNotKnowAndNamesTheLine) {
  for (const char* line : {"b = 'x'", "b = \"x", "b = \"x\" # c", "b \"x\"", "B = \"x\"", "[a.b]",
                           "b = \"x\"y\"", "b = \"\\n\"", "b = \"\\\"", "b = 1", "="}) {
    const auto read = ReadCatalogue(std::string("[a]\n") + line + "\n");
    ASSERT_FALSE(read.has_value()) << line;
    EXPECT_EQ(read.error().code, "catalogue_malformed");
    EXPECT_TRUE(read.error().detail.starts_with("line 2:")) << read.error().detail;
  }
  EXPECT_FALSE(ReadCatalogue("b = \"no section\"").has_value());
}

}  // namespace
}  // namespace mandat::web
