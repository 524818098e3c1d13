// mandat statutes explain, diff: what the rules say in words, and what a new version changes.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "base/fields.hpp"
#include "base/json.hpp"
#include "base/short_code.hpp"
#include "cli/command.hpp"
#include "core/rejudge.hpp"
#include "statutes/diff.hpp"
#include "statutes/explain.hpp"
#include "statutes/figure_words.hpp"
#include "statutes/headline.hpp"

namespace mandat::cli {
namespace {

constexpr std::size_t kLargestStatute = std::size_t{1} << 20U;

// ------------------------------------------------------------------ explain

struct ExplainAsked {
  std::string file;
  std::string path;                 // of the rules; empty: all
  std::vector<std::string> counts;  // entitled=25
  bool html = false;
};

void WriteTexts(JsonWriter& writer, std::string_view key, const std::vector<std::string>& texts) {
  writer.Key(key);
  writer.BeginList();
  for (const std::string& text : texts) writer.String(Printable(text));
  writer.EndList();
}

void WriteKeys(JsonWriter& writer, std::string_view name,
               const std::vector<statutes::ExplainedKey>& keys) {
  writer.Key(name);
  writer.BeginList();
  for (const statutes::ExplainedKey& key : keys) {
    writer.BeginObject();
    writer.Key("key");
    writer.String(key.key);
    writer.Key("value");
    writer.String(Printable(key.value));
    writer.EndObject();
  }
  writer.EndList();
}

void WriteRule(JsonWriter& writer, const statutes::ExplainedRule& rule) {
  const auto text = [&](std::string_view key, std::string_view value) {
    writer.Key(key);
    writer.String(Printable(value));
  };
  writer.BeginObject();
  WriteTexts(writer, "articles", rule.articles);
  WriteKeys(writer, "defaults", rule.defaults);
  writer.Key("line");
  writer.Integer(static_cast<std::int64_t>(rule.line));
  text("name", rule.name);
  text("path", rule.path);
  text("protection", rule.protection);
  writer.Key("tests");
  writer.BeginList();
  for (const statutes::ExplainedTest& test : rule.tests) {
    writer.BeginObject();
    text("abstention", test.abstention);
    text("key", test.key);
    text("sentence", test.sentence);
    text("text", test.text);
    writer.EndObject();
  }
  writer.EndList();
  WriteKeys(writer, "unset", rule.unset);
  WriteKeys(writer, "written", rule.written);
  writer.EndObject();
}

std::string JsonOf(const statutes::Explanation& explanation, std::string_view path) {
  std::string text;
  JsonWriter writer(text);
  writer.BeginObject();
  writer.Key("change");
  writer.String(Printable(explanation.change));
  writer.Key("name");
  writer.String(explanation.name);
  writer.Key("rules");
  writer.BeginList();
  for (const auto* rule : statutes::RulesAt(explanation, path)) WriteRule(writer, *rule);
  writer.EndList();
  writer.Key("title");
  writer.String(Printable(explanation.title));
  writer.EndObject();
  return text;
}

// The id of the one majority that a path names, for counts; empty if it is none.
std::string MajorityAt(std::string_view path) {
  constexpr std::string_view kTable = "majority.";
  return path.starts_with(kTable) ? std::string(path.substr(kTable.size())) : std::string();
}

Exit ExplainFile(const Session& session, const ExplainAsked& asked) {
  const auto toml = ReadFile(asked.file, kLargestStatute);
  if (!toml) return Tell(session, toml.error());
  const auto explanation = statutes::Explain(*toml);
  if (!explanation) return Tell(session, explanation.error());
  if (statutes::RulesAt(*explanation, asked.path).empty()) {
    return Tell(session, {.code = "no_such_path", .article = {}, .detail = asked.path});
  }
  std::ostream& out = session.streams.out;
  if (session.json) {
    out << JsonOf(*explanation, asked.path) << '\n';
    return Exit::kDone;
  }
  if (asked.html) {
    out << statutes::ExplanationPage(*explanation, asked.path);
    return Exit::kDone;
  }
  for (const std::string& line : statutes::RenderExplanation(*explanation, asked.path)) {
    out << Printable(line) << '\n';
  }
  if (asked.counts.empty()) return Exit::kDone;
  const auto figures = statutes::ReadFigureWords(asked.counts);
  if (!figures) return Tell(session, figures.error());
  const auto nearest = statutes::NearestOutcomes(*toml, MajorityAt(asked.path), *figures);
  if (!nearest) return Tell(session, nearest.error());
  out << *nearest << '\n';
  return Exit::kDone;
}

// ------------------------------------------------------------------ diff

struct DiffAsked {
  std::string before;
  std::string after;
};

Result<statutes::Statute> ReadStatuteFile(const std::string& file) {
  MANDAT_TRY(const std::string toml, ReadFile(file, kLargestStatute));
  auto statute = statutes::ReadStatute(toml);
  if (!statute) statute.error().detail = file + ": " + statute.error().detail;
  return statute;
}

std::string JsonOf(const std::vector<statutes::Difference>& differences) {
  std::string text;
  JsonWriter writer(text);
  writer.BeginObject();
  writer.Key("differences");
  writer.BeginList();
  for (const statutes::Difference& row : differences) {
    const auto member = [&](std::string_view key, std::string_view value) {
      writer.Key(key);
      writer.String(Printable(value));
    };
    writer.BeginObject();
    if (row.after) member("after", *row.after);
    member("article", row.article);
    if (row.before) member("before", *row.before);
    member("gains", row.gains);
    member("kind", WordOf(row.kind));
    member("loses", row.loses);
    member("path", row.path);
    writer.EndObject();
  }
  writer.EndList();
  writer.EndObject();
  return text;
}

// With --org, the votes on record that the new text would have decided otherwise.
Exit TellRejudged(const Session& session, const statutes::Statute& after) {
  const auto organisation = OpenLocal(session);
  if (!organisation) return Tell(session, organisation.error());
  const auto view = (*organisation)->CurrentView();
  const auto otherwise = core::Rejudge(view->state, after);
  std::ostream& out = session.streams.out;
  out << fmt::format("{} votes on record judged again, {} come out otherwise\n",
                     core::CountRejudged(view->state), otherwise.size());
  for (const core::Rejudged& row : otherwise) {
    out << fmt::format("  {}: was {}; {}\n", ShortCodeOf(row.vote), WordOf(row.was),
                       statutes::HeadlineText(row.would_be));
  }
  return Exit::kNo;
}

Exit DiffFiles(const Session& session, const DiffAsked& asked) {
  const auto before = ReadStatuteFile(asked.before);
  if (!before) return Tell(session, before.error());
  const auto after = ReadStatuteFile(asked.after);
  if (!after) return Tell(session, after.error());
  const auto differences = statutes::Diff(*before, *after);
  std::ostream& out = session.streams.out;
  if (session.json) {
    out << JsonOf(differences) << '\n';
  } else {
    for (const statutes::Difference& row : differences) {
      out << Printable(statutes::ToLine(row)) << '\n';
    }
    out << fmt::format("{} -> {}: {} differences\n", before->Name(), after->Name(),
                       differences.size());
    if (!session.org.empty()) return TellRejudged(session, *after);
  }
  return differences.empty() ? Exit::kDone : Exit::kNo;
}

void AddExplain(CLI::App& statutes, Session& session) {
  CLI::App* const explain = statutes.add_subcommand(
      "explain",
      "The rules in words, each under the article that it carries out. Examples:\n"
      "  mandat statutes explain FILE\n"
      "  mandat statutes explain FILE majority.two-thirds entitled=25");
  const auto asked = std::make_shared<ExplainAsked>();
  explain->add_option("file", asked->file, "The file")->required();
  explain->add_option("path", asked->path, "Only these rules: majority, body.council, ...");
  explain->add_option("counts", asked->counts,
                      "With a majority: counts such as entitled=25, for the nearest outcomes");
  explain->add_flag("--html", asked->html, "As a page to print or to send round");
  TakeJson(*explain, session);
  explain->callback([&session, asked] {
    session.action = [&session, asked] { return ExplainFile(session, *asked); };
  });
}

void AddDiff(CLI::App& statutes, Session& session) {
  CLI::App* const diff = statutes.add_subcommand(
      "diff",
      "What a new version changes, rule by rule, and whose rights. With --org also the votes on\n"
      "record that it would have decided otherwise. Exit code 1 if anything differs.");
  const auto asked = std::make_shared<DiffAsked>();
  diff->add_option("before", asked->before, "The statutes as they are")->required();
  diff->add_option("after", asked->after, "The new version")->required();
  diff->add_option("--org", session.org, "Also judge the votes of this organisation again");
  TakeData(*diff, session);
  TakeJson(*diff, session);
  diff->callback([&session, asked] {
    session.action = [&session, asked] { return DiffFiles(session, *asked); };
  });
}

}  // namespace

void AddStatutesInWords(CLI::App& statutes, Session& session) {
  AddExplain(statutes, session);
  AddDiff(statutes, session);
}

}  // namespace mandat::cli
