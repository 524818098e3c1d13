// mandat casebook: the historical records, their verdicts and their contradictions.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "app/casebook/load.hpp"
#include "app/casebook/timeline.hpp"
#include "app/casebook/verdicts.hpp"
#include "app/casebook/views.hpp"
#include "app/embedded.hpp"
#include "cli/command.hpp"

namespace mandat::cli {
namespace {

namespace casebook = app::casebook;

Result<casebook::Casebook> LoadEmbedded() {
  std::vector<casebook::NamedText> files;
  for (const app::Embedded& file : app::EmbeddedFiles("casebook/")) {
    files.push_back({.name = std::string(file.name), .text = std::string(file.bytes)});
  }
  return casebook::Load(files);
}

casebook::Language LanguageOf(const Session& session) {
  return session.language == "fr" ? casebook::Language::kFrench : casebook::Language::kEnglish;
}

// Loads, runs `work` on the casebook, and tells if it cannot be loaded.
template <typename Work>
auto WithCasebook(const Session& session, Work work) {
  return [&session, work] {
    const auto loaded = LoadEmbedded();
    if (!loaded) return Tell(session, loaded.error());
    return work(*loaded);
  };
}

void TakeCommon(CLI::App& command, Session& session) {
  TakeJson(command, session);
  command.add_option("--lang", session.language, "Language of the labels: en or fr")
      ->check(CLI::IsMember({"en", "fr"}));
}

void AddList(CLI::App& app, Session& session) {
  CLI::App* const list =
      app.add_subcommand("list", "A table: bodies, votes, episodes, rules, series");
  const auto kind = std::make_shared<std::string>("votes");
  list->add_option("table", *kind, "Which table [votes]")
      ->check(CLI::IsMember({"bodies", "votes", "episodes", "rules", "series"}));
  TakeCommon(*list, session);
  list->callback([&session, kind] {
    session.action = WithCasebook(session, [&session, kind](const casebook::Casebook& book) {
      const auto table = FromWord<casebook::ListKind>(*kind).value_or(casebook::ListKind::kVotes);
      session.streams.out << (session.json
                                  ? casebook::ListJson(book.records, table) + '\n'
                                  : casebook::ListText(book.records, table, LanguageOf(session)));
      return Exit::kDone;
    });
  });
}

void AddShow(CLI::App& app, Session& session) {
  CLI::App* const show =
      app.add_subcommand("show", "One record: verdict, contradictions, citations");
  const auto id = std::make_shared<std::string>();
  show->add_option("id", *id, "Its id, as `list` prints it")->required();
  TakeCommon(*show, session);
  show->callback([&session, id] {
    session.action = WithCasebook(session, [&session, id](const casebook::Casebook& book) {
      const auto text = session.json ? casebook::ShowJson(book, *id)
                                     : casebook::ShowText(book, *id, LanguageOf(session));
      if (!text) return Tell(session, text.error());
      session.streams.out << *text << (session.json ? "\n" : "");
      return Exit::kDone;
    });
  });
}

void AddCheck(CLI::App& app, Session& session) {
  CLI::App* const check =
      app.add_subcommand("check", "Judge every vote and search for contradictions");
  TakeCommon(*check, session);
  check->callback([&session] {
    session.action = WithCasebook(session, [&session](const casebook::Casebook& book) {
      const casebook::CheckReport report = casebook::Check(book);
      session.streams.out << (session.json ? casebook::CheckJson(report) + '\n'
                                           : casebook::CheckText(report, LanguageOf(session)));
      return report.Passes() ? Exit::kDone : Exit::kNo;
    });
  });
}

void AddReplay(CLI::App& app, Session& session) {
  CLI::App* const replay =
      app.add_subcommand("replay", "Every dated statement in the order of its printed day");
  TakeCommon(*replay, session);
  replay->callback([&session] {
    session.action = WithCasebook(session, [&session](const casebook::Casebook& book) {
      const casebook::Timeline timeline = casebook::MakeTimeline(book.records);
      std::ostream& out = session.streams.out;
      if (session.json) {
        out << ToJson(timeline) << '\n';
        return Exit::kDone;
      }
      for (const casebook::Entry& entry : timeline.dated) {
        out << entry.date.ToString() << "  " << entry.id << "  " << entry.text << '\n';
        if (!entry.flag.empty()) out << "    flag " << entry.flag << '\n';
      }
      out << timeline.undated.size() << " statements bear no date\n";
      return Exit::kDone;
    });
  });
}

}  // namespace

void AddCasebook(CLI::App& app, Session& session) {
  CLI::App* const command = app.add_subcommand("casebook", "The historical casebook");
  command->require_subcommand(1);
  AddList(*command, session);
  AddShow(*command, session);
  AddCheck(*command, session);
  AddReplay(*command, session);
}

}  // namespace mandat::cli
