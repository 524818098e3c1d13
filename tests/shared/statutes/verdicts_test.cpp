// The 122 verdicts of vectors/verdicts.toml: a rule, the counts, the outcome and every line.
#include <gtest/gtest.h>

#include <toml++/toml.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "statutes/judge.hpp"
#include "tests/support/shared_input.hpp"

namespace mandat::statutes {
namespace {

std::string TextOf(const toml::table& table, std::string_view key, std::string_view otherwise) {
  return table[key].value_or(std::string(otherwise));
}

std::optional<std::string> TextIfSet(const toml::table& table, std::string_view key) {
  return table[key].value<std::string>();
}

template <typename E>
E Word(const std::string& word) {
  const auto known = FromWord<E>(word);
  EXPECT_TRUE(known.has_value()) << word;
  return known.value_or(E{});
}

// A whole number, "275/3", or "?" for a count that is not on record.
std::optional<Ratio> CountOf(const toml::node& node) {
  if (const auto number = node.value<std::int64_t>()) return Ratio(*number);
  const std::string text = node.value_or(std::string("not a count"));
  if (text == "?") return std::nullopt;
  const auto ratio = Ratio::Parse(text);
  EXPECT_TRUE(ratio) << text;
  return ratio ? std::optional(*ratio) : std::nullopt;
}

void AppendFigures(const toml::table& counts, Figure like, Figures& figures) {
  for (const auto& [key, node] : counts) {
    if (key == "of" || key == "id") continue;
    like.base = std::string(key.str());
    like.value = CountOf(node);
    figures.push_back(like);
  }
}

void AppendTable(const toml::table& vector, std::string_view key, Measure measure,
                 Figures& figures) {
  Figure like;
  like.measure = measure;
  if (const auto* const counts = vector[key].as_table()) AppendFigures(*counts, like, figures);
}

Figures FiguresOf(const toml::table& vector) {
  Figures figures;
  AppendTable(vector, "counts", Measure::kRule, figures);
  AppendTable(vector, "heads", Measure::kHeads, figures);
  AppendTable(vector, "seats", Measure::kSeats, figures);
  AppendTable(vector, "votes", Measure::kVotes, figures);
  if (const auto* const groups = vector["group"].as_array()) {
    for (const auto& node : *groups) {
      Figure like;
      like.group = TextOf(*node.as_table(), "id", "");
      like.group_of = TextOf(*node.as_table(), "of", "");
      AppendFigures(*node.as_table(), like, figures);
    }
  }
  return figures;
}

std::vector<std::string> FlagsOf(const toml::table& vector) {
  std::vector<std::string> flags;
  if (const auto* const table = vector["flags"].as_table()) {
    for (const auto& [key, node] : *table) {
      if (node.value_or(false)) flags.emplace_back(key.str());
    }
  }
  return flags;
}

VoteRules RulesOf(const toml::table& vector) {
  VoteRules rules;
  rules.test = TextIfSet(vector, "rule");
  rules.reject = TextIfSet(vector, "reject");
  rules.quorum = TextIfSet(vector, "quorum");
  rules.quorum_when = Word<QuorumWhen>(TextOf(vector, "when", "each-vote"));
  rules.blank_as = Word<BlankAs>(TextOf(vector, "blank_as", "abstain"));
  rules.tie = Word<TieRule>(TextOf(vector, "tie", "lost"));
  rules.readings = vector["readings"].value_or(Count{1});
  return rules;
}

Circumstances CircumstancesOf(const toml::table& vector) {
  Circumstances circumstances;
  circumstances.flags = FlagsOf(vector);
  circumstances.challenged = vector["challenged"].value_or(false);
  circumstances.last_round = vector["final"].value_or(false);
  circumstances.passed_before = vector["passed_before"].value_or(Count{0});
  if (const auto casting = TextIfSet(vector, "casting")) {
    circumstances.casting = Word<CastingVote>(*casting);
  }
  AppendTable(vector, "opening", Measure::kRule, circumstances.opening);
  return circumstances;
}

Verdict VerdictOf(const toml::table& vector) {
  const std::string kind = TextOf(vector, "kind", "vote");
  const Figures figures = FiguresOf(vector);
  const std::string rule = TextOf(vector, "rule", "");
  if (kind == "quorum") return JudgeQuorum(rule, figures, FlagsOf(vector));
  if (kind == "petition") return JudgePetition(rule, figures);
  if (kind == "option") return JudgeOption(TextOf(vector, "quorum", ""), rule, figures);
  EXPECT_EQ(kind, "vote");
  return JudgeVote(RulesOf(vector), figures, CircumstancesOf(vector));
}

TEST(SharedVerdicts, AreGivenLineByLine) {
  MANDAT_SHARED_FILE(path, "vectors/verdicts.toml");
  const toml::table document = toml::parse_file(path.string());
  std::size_t cases = 0;
  for (const auto& node : *document["verdict"].as_array()) {
    const toml::table& vector = *node.as_table();
    SCOPED_TRACE(TextOf(vector, "id", "?"));
    const Verdict verdict = VerdictOf(vector);
    EXPECT_EQ(WordOf(verdict.outcome), TextOf(vector, "outcome", ""));
    EXPECT_EQ(verdict.code, TextIfSet(vector, "code"));
    std::vector<std::string> lines;
    for (const auto& line : *vector["lines"].as_array()) {
      lines.push_back(line.value_or(std::string()));
    }
    EXPECT_EQ(verdict.lines, lines);
    ++cases;
  }
  EXPECT_EQ(cases, 122U);
  support::ReportCases("vectors/verdicts.toml", cases);
}

}  // namespace
}  // namespace mandat::statutes
