// Every command and every fact goes to canonical JSON and comes back the same.
#include "core/codec.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/json.hpp"

namespace mandat::core {
namespace {

// A value of the described field; `full` says whether optional fields are there.
std::string SampleOf(const FieldInfo& field, bool full, int salt);

std::string SampleObject(const std::vector<FieldInfo>& fields, bool full, int salt) {
  std::string json = "{";
  for (const FieldInfo& field : fields) {
    if (field.optional && !full) continue;
    if (json.size() > 1) json += ',';
    json.append("\"").append(field.name).append("\":").append(SampleOf(field, full, ++salt));
  }
  return json + "}";
}

std::string SampleScalar(FieldKind kind, const FieldInfo& field, bool full, int salt) {
  switch (kind) {
    case FieldKind::kInteger:
    case FieldKind::kId:
      return std::to_string(salt + 1);
    case FieldKind::kWord:
      return '"' + field.words[static_cast<std::size_t>(salt) % field.words.size()] + '"';
    case FieldKind::kObject:
      return SampleObject(field.fields, full, salt);
    case FieldKind::kText:
    case FieldKind::kList:
      break;
  }
  // Texts of a form: a ratio, a date or a digest reads its own kind only.
  return "\"1/" + std::to_string(salt + 2) + "\"";
}

std::string SampleOf(const FieldInfo& field, bool full, int salt) {
  if (field.kind != FieldKind::kList) return SampleScalar(field.kind, field, full, salt);
  if (!full) return "[]";
  return '[' + SampleScalar(field.element, field, full, salt) + ',' +
         SampleScalar(field.element, field, full, salt + 1) + ']';
}

// Replaces the samples of dates and digests, which the description cannot tell from texts.
std::string WithDates(std::string json) {
  if (const auto at = json.find("\"document\":\""); at != std::string::npos) {
    const auto from = json.find('"', at + 11) + 1;
    json.replace(from, json.find('"', from) - from, std::string(64, 'a'));
  }
  for (const std::string name : {"\"today\":", "\"opens_on\":", "\"convened_on\":", "\"on\":",
                                 "\"called_on\":", "\"moved_on\":"}) {
    for (auto at = json.find(name); at != std::string::npos; at = json.find(name, at)) {
      at += name.size();
      json.replace(at, json.find('"', at + 1) + 1 - at, "\"1917-10-25J\"");
    }
  }
  return json;
}

TEST(Codec, EveryCommandComesBackTheSame) {
  ASSERT_GT(AllCommands().size(), 50U);
  for (const MessageInfo& info : AllCommands()) {
    for (const bool full : {false, true}) {
      const std::string json = WithDates(SampleObject(info.fields, full, 0));
      const auto command = DecodeCommand(info.name, json);
      ASSERT_TRUE(command) << info.name << ' ' << json << ": " << command.error().detail;
      EXPECT_EQ(NameOf(*command), info.name);
      EXPECT_EQ(EncodeArguments(*command), json) << info.name;
    }
  }
}

TEST(Codec, EveryFactComesBackTheSame) {
  ASSERT_GT(AllFacts().size(), 50U);
  for (const MessageInfo& info : AllFacts()) {
    for (const bool full : {false, true}) {
      const std::string json = WithDates(SampleObject(info.fields, full, 0));
      const auto fact = DecodeFact(info.name, info.version, json);
      ASSERT_TRUE(fact) << info.name << ' ' << json << ": " << fact.error().detail;
      EXPECT_EQ(TypeOf(*fact), info.name);
      EXPECT_EQ(VersionOf(*fact), info.version);
      EXPECT_EQ(EncodeFact(*fact), json) << info.name;
      EXPECT_EQ(*DecodeFact(info.name, info.version, EncodeFact(*fact)), *fact) << info.name;
    }
  }
}

TEST(Codec, NamesAreTakenOnce) {
  std::set<std::string> names;
  for (const MessageInfo& info : AllCommands()) EXPECT_TRUE(names.insert(info.name).second);
  for (const MessageInfo& info : AllFacts()) EXPECT_TRUE(names.insert(info.name).second);
}

TEST(Codec, RefusesNamesThatItDoesNotKnow) {
  EXPECT_EQ(DecodeCommand("seize_power", "{}").error().code, "no_such_command");
  EXPECT_EQ(DecodeCommand("", "{}").error().code, "no_such_command");
  EXPECT_EQ(DecodeFact("power_seized", 1, "{}").error().code, "no_such_type");
  EXPECT_EQ(DecodeFact("ledger_opened", 2, R"({"engine":1})").error().code, "no_such_type");
}

TEST(Codec, RefusesFieldsThatAreMissingUnknownOrOutOfRange) {
  for (const char* const arguments :
       {"{}", R"({"person":1})", R"({"person":1,"unit":2,"wish":3})", R"({"unit":2,"person":1})",
        R"({"person":0,"unit":2})", R"({"person":-1,"unit":2})", R"({"person":"1","unit":2})",
        R"({"person":1,"unit":2} )", R"({"person":9007199254740992,"unit":2})"}) {
    EXPECT_EQ(DecodeCommand("enrol_member", arguments).error().code, "not_canonical_json")
        << arguments;
  }
}

}  // namespace
}  // namespace mandat::core
