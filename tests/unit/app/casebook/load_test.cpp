// The strict reader: what the casebook holds, and one row per way to be refused.
#include "app/casebook/load.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/app/casebook/loaded.hpp"

namespace mandat::app::casebook {
namespace {

struct SmallFile {
  std::string_view name;
  std::string_view text;
};

// A whole casebook of one record per table.
constexpr SmallFile kSmallCasebook[] = {
    {"bodies.toml", R"([[body]]
id = "depot"
name = "Depot assembly"
kind = "base-assembly"
cites = ["S4:1"]
)"},
    {"people.toml", R"([[person]]
id = "ana"
name = "Ana"
aliases = ["Anna"]
cites = ["S4:1"]
)"},
    {"votes.toml", R"([[vote]]
id = "v-1917-09-depot"
date = "1917-09"
calendar = "unstated"
body = "depot"
question = "Strike"
kind = "motion"
method = "unstated"
for = 6
against = 4
outcome = "adopted"
exact = true
cites = ["S4:2"]
)"},
    {"compositions.toml", R"([[composition]]
id = "c-1917-depot"
date = "1917-09-01"
calendar = "julian"
body = "depot"
total = 12
exact = true
cites = ["S4:3"]
  [[composition.share]]
  fraction = "old hands"
  ratio = "7/8"
)"},
    {"events.toml", R"([[event]]
id = "e-1917-depot"
date = ""
calendar = "unstated"
type = "strike"
body = "depot"
people = ["ana"]
text = "The depot strikes."
cites = ["S4:4"]
)"},
    {"rules.toml", R"([[rule]]
id = "r-depot"
name = "Depot"
rule = "The depot decides."
status = "in force"
cites = ["S4:5"]
)"},
    {"series.toml", R"([[series]]
id = "s-depot"
name = "Depot"
unit = "members"
  [[series.point]]
  date = "1917"
  value = "10.4"
  cites = ["S4:6"]
)"},
    {"failures.toml", R"([[failure]]
id = "f-depot"
name = "Depot"
mechanism = "Nobody calls the meeting."
detector = "overdue-convocation"
reach = "facts"
events = []
votes = []
safeguard = "A date."
safeguard_status = "implied"
cites = ["S4:7"]
)"},
    {"facts.toml", R"([[fact]]
id = "x-depot"
failure = "f-depot"
kind = "clock"
date = "1917"
calendar = "unstated"
body = "depot"
due = ["1917-09-17", "1917-11"]
took_place = false
cites = ["S4:7"]
)"},
    {"contradictions.toml", R"([[contradiction]]
id = "k-depot"
kind = "number"
records = ["c-1917-depot"]
a = "12"
b = "10"
cites = ["S4:3"]
)"},
    {"detectors.toml", R"([[detector]]
id = "overdue-convocation"
law = ["L4"]
facts = ["clock"]
question = "Was it held when it was due?"
params = { warn = 14 }
)"},
};

std::vector<NamedText> SmallCasebook() {
  std::vector<NamedText> files;
  for (const SmallFile& file : kSmallCasebook) {
    files.push_back({.name = std::string(file.name), .text = std::string(file.text)});
  }
  return files;
}

TEST(Load, ReadsEveryRecordOfTheCasebook) {
  const Records& records = LoadedCasebook().records;
  // The counts of the table in the casebook's README.
  EXPECT_EQ(records.bodies.size(), 298U);
  EXPECT_EQ(records.people.size(), 307U);
  EXPECT_EQ(records.votes.size(), 214U);
  EXPECT_EQ(records.compositions.size(), 107U);
  EXPECT_EQ(records.events.size(), 476U);
  EXPECT_EQ(records.rules.size(), 296U);
  EXPECT_EQ(records.series.size(), 149U);
  EXPECT_EQ(records.failures.size(), 236U);
  EXPECT_EQ(records.facts.size(), 218U);
  EXPECT_EQ(records.detectors.size(), 44U);
  EXPECT_EQ(LoadedCasebook().declared.size(), 48U);
}

TEST(Load, KeepsWhatIsPrinted) {
  const Vote& vote = VoteNamed("v-1917-09-09-petrograd-presidium");
  EXPECT_EQ(vote.in_favour, 519U);
  EXPECT_EQ(vote.against, 414U);
  EXPECT_EQ(vote.abstain, 67U);
  EXPECT_FALSE(vote.present.has_value());
  EXPECT_EQ(vote.cites, std::vector<Cite>{*Cite::Parse("S1:37")});
  const auto& share = VoteNamed("v-1926-10-leningrad-discussion").printed_share;
  EXPECT_EQ(share.value_or(Printed{}).text, "0.009");
}

TEST(Load, ReadsFactsByTheirKind) {
  auto casebook = Load(SmallCasebook());
  ASSERT_TRUE(casebook.has_value()) << casebook.error().detail;
  const Fact& fact = casebook->records.facts[0];
  EXPECT_EQ(std::get<YesNo>(*fact.Find("took_place")), YesNo{false});
  EXPECT_EQ(std::get<std::vector<std::string>>(*fact.Find("due")).size(), 2U);
  EXPECT_EQ(fact.Find("postponed"), nullptr);  // silence is absence
}

TEST(Load, TakesSeveralFoldersAsOneCasebook) {
  auto files = SmallCasebook();
  files.push_back({.name = "extra/bodies.toml", .text = R"([[body]]
id = "harbour"
name = "Harbour"
kind = "council"
parent = "depot"
cites = ["S2:1"]
)"});
  const auto casebook = Load(files);
  ASSERT_TRUE(casebook.has_value()) << casebook.error().detail;
  EXPECT_EQ(casebook->records.bodies.size(), 2U);
}

struct Fault {
  std::string reason;
  std::string file;
  std::string from;  // replaced in that file by...
  std::string to;
  std::string code;
  std::string place;  // how `detail` begins
};

class LoadRefuses : public testing::TestWithParam<Fault> {};

TEST_P(LoadRefuses, WithCodeFileAndLine) {
  const Fault& fault = GetParam();
  auto files = SmallCasebook();
  const auto file = std::find_if(files.begin(), files.end(),
                                 [&](const NamedText& f) { return f.name == fault.file; });
  ASSERT_NE(file, files.end());
  const std::size_t at = file->text.find(fault.from);
  ASSERT_NE(at, std::string::npos) << fault.reason;
  file->text.replace(at, fault.from.size(), fault.to);
  const auto casebook = Load(files);
  ASSERT_FALSE(casebook.has_value()) << fault.reason;
  EXPECT_EQ(casebook.error().code, fault.code) << fault.reason << ": " << casebook.error().detail;
  EXPECT_TRUE(casebook.error().detail.starts_with(fault.place))
      << fault.reason << ": " << casebook.error().detail;
}

std::string Words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "word ";
  return text;
}

std::vector<Fault> AllFaults() {
  return {
      {"unknown key", "votes.toml", "for = 6", "yes = 6", "unknown_key", "votes.toml line 9: "},
      {"unknown table", "votes.toml", "[[vote]]", "[[ballot]]", "unknown_table",
       "votes.toml line 1: "},
      {"unknown key of a sub-table", "compositions.toml", "ratio =", "part =", "unknown_key",
       "compositions.toml line 11: "},
      {"missing key", "votes.toml", "question = \"Strike\"\n", "", "missing_key",
       "votes.toml line 1: "},
      {"wrong type", "votes.toml", "for = 6", "for = \"6\"", "wrong_type", "votes.toml line 9: "},
      {"a float", "series.toml", "\"10.4\"", "10.4", "wrong_type", "series.toml line 7: "},
      {"a float in a count", "votes.toml", "for = 6", "for = 6.0", "wrong_type",
       "votes.toml line 9: "},
      {"a TOML date", "votes.toml", "\"1917-09\"", "1917-09-09", "wrong_type",
       "votes.toml line 3: "},
      {"negative", "votes.toml", "for = 6", "for = -6", "number_out_of_range",
       "votes.toml line 9: "},
      {"over 32 bits", "votes.toml", "for = 6", "for = 4294967296", "number_out_of_range",
       "votes.toml line 9: "},
      {"unknown enumeration", "votes.toml", "\"motion\"", "\"referendum\"", "unknown_word",
       "votes.toml line 7: "},
      {"unknown type of event", "events.toml", "\"strike\"", "\"riot\"", "unknown_word",
       "events.toml line 1: "},
      {"unknown kind of fact", "facts.toml", "\"clock\"", "\"watch\"", "unknown_word",
       "facts.toml line 1: "},
      {"field of another kind", "facts.toml", "took_place", "heard", "unknown_key",
       "facts.toml line 9: "},
      {"wrong type in a fact", "facts.toml", "took_place = false", "took_place = \"no\"",
       "wrong_type", "facts.toml line 9: "},
      {"no date in a list", "facts.toml", "\"1917-11\"", "\"November\"", "not_a_date",
       "facts.toml line 8: "},
      {"no date", "votes.toml", "\"1917-09\"", "\"1917-13\"", "not_a_date", "votes.toml line 3: "},
      {"no exact number", "series.toml", "\"10.4\"", "\"ten\"", "not_a_ratio",
       "series.toml line 7: "},
      {"no citation", "votes.toml", "\"S4:2\"", "\"S9:2\"", "not_a_citation",
       "votes.toml line 13: "},
      {"no citations at all", "votes.toml", "[\"S4:2\"]", "[]", "empty_value",
       "votes.toml line 13: "},
      {"an empty optional", "votes.toml", "for = 6", "note = \"\"", "empty_value",
       "votes.toml line 9: "},
      {"wrong prefix", "votes.toml", "v-1917-09-depot", "x-1917-09-depot", "not_an_id",
       "votes.toml line 1: "},
      {"no kebab case", "bodies.toml", "\"depot\"", "\"Depot\"", "not_an_id",
       "bodies.toml line 1: "},
      {"a control character", "votes.toml", "\"Strike\"", R"("a\u0007b")", "not_text",
       "votes.toml line 6: "},
      {"dangling body", "votes.toml", "body = \"depot\"", "body = \"nowhere\"", "unknown_record",
       "votes.toml line 1: "},
      {"dangling person", "events.toml", "[\"ana\"]", "[\"bob\"]", "unknown_record",
       "events.toml line 1: "},
      {"dangling detector", "failures.toml", "overdue-convocation", "nobody", "unknown_record",
       "failures.toml line 1: "},
      {"dangling body of a fact", "facts.toml", "body = \"depot\"", "body = \"nowhere\"",
       "unknown_record", "facts.toml line 1: "},
      {"dangling record of a contradiction", "contradictions.toml", "c-1917-depot",
       "c-1917-nowhere", "unknown_record", "contradictions.toml line 1: "},
      {"fact that its detector cannot read", "detectors.toml", "[\"clock\"]", "[\"case\"]",
       "fact_does_not_fit", "facts.toml line 1: "},
      {"detector of unknown facts", "detectors.toml", "[\"clock\"]", "[\"time\"]", "unknown_word",
       "detectors.toml line 1: "},
      {"unknown parameter", "detectors.toml", "warn", "speed", "unknown_key",
       "detectors.toml line 6: "},
      {"episode without its fact", "failures.toml", "f-depot", "f-harbour", "episode_without_fact",
       "failures.toml line 1: "},
      {"31 words", "events.toml", "The depot strikes.", Words(31), "too_many_words",
       "events.toml line 1: "},
      {"41 words of a rule", "rules.toml", "The depot decides.", Words(41), "too_many_words",
       "rules.toml line 1: "},
      {"41 words of a mechanism", "failures.toml", "Nobody calls the meeting.", Words(41),
       "too_many_words", "failures.toml line 1: "},
      {"share of nothing", "votes.toml", "for = 6", "printed_share = \"0.5\"", "missing_key",
       "votes.toml line 1: "},
      {"no TOML", "votes.toml", "for = 6", "for = = 6", "not_toml", "votes.toml line 9: "},
      {"repeated key", "votes.toml", "for = 6", "for = 6\nfor = 7", "not_toml",
       "votes.toml line 10: "}};
}

INSTANTIATE_TEST_SUITE_P(Rows, LoadRefuses, testing::ValuesIn(AllFaults()));

TEST(Load, AllowsExactlyTheLimitOfWords) {
  auto files = SmallCasebook();
  std::string& text = files[4].text;
  text.replace(text.find("The depot strikes."), 18, Words(30));
  EXPECT_TRUE(Load(files).has_value());
}

TEST(Load, RefusesARepeatedIdAlsoAcrossFolders) {
  auto files = SmallCasebook();
  files.push_back({.name = "extra/bodies.toml", .text = files[0].text});
  const auto casebook = Load(files);
  ASSERT_FALSE(casebook.has_value());
  EXPECT_EQ(casebook.error().code, "repeated_id");
  EXPECT_TRUE(casebook.error().detail.starts_with("extra/bodies.toml line 1: "));
}

TEST(Load, RefusesUnknownAndMissingFiles) {
  auto files = SmallCasebook();
  files.push_back({.name = "notes.toml", .text = ""});
  EXPECT_EQ(Load(files).error().code, "unknown_file");
  files = SmallCasebook();
  files.pop_back();
  EXPECT_EQ(Load(files).error().code, "missing_file");
}

}  // namespace
}  // namespace mandat::app::casebook
