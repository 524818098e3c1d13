// mandat vote test: a majority rule on counts, explained, without any organisation. mandat vote
// show: the same explanation of a vote that an organisation held.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "base/short_code.hpp"
#include "cli/command.hpp"
#include "core/questions.hpp"
#include "statutes/figure_words.hpp"
#include "statutes/headline.hpp"
#include "statutes/judge.hpp"
#include "statutes/vote_rules.hpp"

namespace mandat::cli {
namespace {

constexpr std::size_t kLargestStatute = std::size_t{1} << 20U;

struct VoteTest {
  std::string statutes;
  std::string majority;
  std::vector<std::string> words;  // the rule, unless statutes give it; then the counts
};

Result<statutes::VoteRules> RulesOf(VoteTest& asked) {
  statutes::VoteRules rules;
  if (asked.statutes.empty()) {
    if (asked.words.empty()) return Fail("rule_missing", "name a rule, such as 'yes > no'");
    rules.test = asked.words.front();
    asked.words.erase(asked.words.begin());
    return rules;
  }
  MANDAT_TRY(const std::string toml, ReadFile(asked.statutes, kLargestStatute));
  MANDAT_TRY(const statutes::Statute statute, statutes::ReadStatute(toml));
  const statutes::MajorityRule* const majority = statute.FindMajority(asked.majority);
  if (!majority) {
    std::string known;
    for (const auto& rule : statute.majorities) known += (known.empty() ? "" : ", ") + rule.id;
    return Fail("no_such_majority", asked.majority + "; there are: " + known);
  }
  rules.article = majority->article;
  rules.blank_as = statute.voting.blank_as;
  rules.statute = statute.Name();
  statutes::PutMajority(statute, *majority, rules);
  return rules;
}

// Where the working tells the one comparison, the line of the computation would say it again.
void PrintVerdict(std::ostream& out, const std::vector<std::string>& lines, bool french) {
  const std::string_view work = french ? "  calcul " : "  work ";
  const std::string_view computed = french ? "  ligne " : "  line ";
  const bool worked =
      std::ranges::any_of(lines, [&](const std::string& line) { return line.starts_with(work); });
  for (const std::string& line : lines) {
    if (!worked || !line.starts_with(computed)) out << line << '\n';
  }
}

void TakeLanguage(CLI::App& command, Session& session) {
  command.add_option("--lang", session.language, "en or fr")->check(CLI::IsMember({"en", "fr"}));
}

Exit PrintResult(const Session& session, const statutes::Verdict& verdict) {
  std::ostream& out = session.streams.out;
  if (session.json) {
    out << ToJson(verdict) << '\n';
  } else {
    const bool french = session.language == "fr";
    PrintVerdict(out,
                 statutes::RenderVerdict(verdict, french ? statutes::TextLanguage::kFrench
                                                         : statutes::TextLanguage::kEnglish),
                 french);
  }
  return statutes::IsYes(verdict.outcome) ? Exit::kDone : Exit::kNo;
}

Exit TestVote(const Session& session, VoteTest asked) {
  auto rules = RulesOf(asked);
  if (!rules) return Tell(session, rules.error());
  const auto parsed = statutes::ParsedRules::Create(*std::move(rules));
  if (!parsed) return Tell(session, parsed.error());
  const auto figures = statutes::ReadFigureWords(asked.words);
  if (!figures) return Tell(session, figures.error());
  return PrintResult(session, parsed->Judge(*figures));
}

// A vote V-0031-W, or its bare number.
Result<VoteId> VoteNamed(const std::string& text) {
  VoteId vote;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), vote.value);
  if (fault == std::errc{} && end == text.data() + text.size()) return vote;
  return ParseShortCodeOf<VoteTag>(text);
}

Exit ShowVote(const Session& session, const std::string& named) {
  const auto id = VoteNamed(named);
  if (!id) return Tell(session, id.error());
  const auto organisation = OpenLocal(session);
  if (!organisation) return Tell(session, organisation.error());
  const auto view = (*organisation)->CurrentView();
  const core::Vote* const vote = core::Find(view->state.votes, *id);
  if (!vote) return Tell(session, {.code = "no_such_vote", .article = {}, .detail = named});
  // While a vote is open nobody is told how it stands.
  if (!vote->verdict)
    return Tell(session, {.code = "no_result_yet", .article = {}, .detail = named});
  return PrintResult(session, *vote->verdict);
}

void AddTest(CLI::App& vote, Session& session) {
  CLI::App* const test =
      vote.add_subcommand("test",
                          "Judge counts by a rule and show the working. Example:\n"
                          "  mandat vote test 'yes > 1/2 * cast' yes=7 no=4 abstain=4\n"
                          "Exit code 0 if adopted, 1 if not.");
  const auto asked = std::make_shared<VoteTest>();
  test->add_option("words", asked->words, "The rule, then the counts: name=value ...");
  CLI::Option* const file =
      test->add_option("--statutes", asked->statutes, "Take the rule from this file of statutes");
  CLI::Option* const majority =
      test->add_option("--majority", asked->majority, "Which majority of the statutes");
  file->needs(majority);
  majority->needs(file);
  TakeLanguage(*test, session);
  TakeJson(*test, session);
  test->callback([&session, asked] {
    session.action = [&session, asked] { return TestVote(session, *asked); };
  });
}

void AddShow(CLI::App& vote, Session& session) {
  CLI::App* const show = vote.add_subcommand(
      "show",
      "The verdict on a vote that was held, with its working. Exit code 0 if adopted, 1 if not.");
  const auto named = std::make_shared<std::string>();
  show->add_option("vote", *named, "A vote V-0031-W, or its number")->required();
  TakeOrganisation(*show, session);
  TakeLanguage(*show, session);
  TakeJson(*show, session);
  show->callback([&session, named] {
    session.action = [&session, named] { return ShowVote(session, *named); };
  });
}

}  // namespace

void AddVote(CLI::App& app, Session& session) {
  CLI::App* const vote = app.add_subcommand("vote", "Votes");
  vote->require_subcommand(1);
  AddTest(*vote, session);
  AddShow(*vote, session);
}

}  // namespace mandat::cli
