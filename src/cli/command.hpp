// What every command shares: where it speaks, where it looks, and how it tells that it failed.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/organisation.hpp"
#include "base/result.hpp"
#include "cli/cli.hpp"

namespace CLI {  // the library's own name
class App;
}

namespace mandat::cli {

// One run of the program. Commands bind their options to it while the grammar is built.
struct Session {
  Streams streams;
  const ServeCommand& serve;
  bool json = false;
  std::string data = "./var";
  std::string org;
  std::string language = "en";
  std::function<Exit()> action;  // of the command that was named
};

// Each adds its commands to the grammar.
void AddOperating(CLI::App& app, Session& session);  // init, demo, serve, backup, doctor
void AddVote(CLI::App& app, Session& session);       // vote test, show
void AddStatutes(CLI::App& app, Session& session);   // statutes lint, new, and the two below
void AddStatutesInWords(CLI::App& statutes, Session& session);  // explain, diff
void AddCounting(CLI::App& app, Session& session);              // key compute, key check, count
void AddRoll(CLI::App& app, Session& session);                  // roll import, diff
void AddRecord(CLI::App& app, Session& session);                // mandate chain, log, state hash
void AddCasebook(CLI::App& app, Session& session);  // casebook list, show, check, replay

// Options that several commands take.
void TakeJson(CLI::App& command, Session& session);
void TakeData(CLI::App& command, Session& session);
void TakeOrganisation(CLI::App& command, Session& session);  // --org and --data

// Tells what happened, why and what to do, and gives the exit code that fits.
Exit Tell(const Session& session, const Error& error);
// The exit code of an error's code.
[[nodiscard]] Exit ExitOf(std::string_view code);

// A file of at most `largest` bytes. Fails with `file_not_readable`, `file_too_large`.
[[nodiscard]] Result<std::string> ReadFile(const std::string& path, std::size_t largest);

// Text that canonical JSON and a terminal bear: other bytes become '?'.
[[nodiscard]] std::string Printable(std::string_view text);

// The ports of this machine.
[[nodiscard]] app::Ports MachinePorts();
// Opens the organisation of --org below --data, with the writer's lock.
// Fails with `no_such_organisation`, `store_locked` and as OpenOrganisation does.
[[nodiscard]] Result<std::unique_ptr<app::Organisation>> OpenLocal(const Session& session);

// Submits commands in groups and gives the replies in order; stops at a group that cannot be kept.
[[nodiscard]] Result<std::vector<app::Reply>> SubmitAll(app::Organisation& organisation,
                                                        std::vector<app::Submission> submissions);

// "2026-11-25T08:44:55Z"
[[nodiscard]] std::string TimeText(UtcMillis at);

}  // namespace mandat::cli
