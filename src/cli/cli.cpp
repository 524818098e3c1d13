#include "cli/cli.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "cli/command.hpp"

namespace mandat::cli {
namespace {

constexpr const char* kAbout =
    "Mandat: organisations governed by delegates.\n"
    "Explained verdicts, mandates that can be followed to the base and recalled, and a record "
    "that\n"
    "outsiders verify. Each command has help of its own: mandat roll import --help";
constexpr const char* kExits =
    "Exit codes: 0 yes or done, 1 the answer is no, 2 usage, 3 refused by the rules, 4 bad input,\n"
    "5 storage, 6 does not verify, 70 a fault of the program.";

}  // namespace

int Run(int argc, char** argv, const ServeCommand& serve) {
  return Run(argc, argv, serve, {.out = std::cout, .err = std::cerr});
}

int Run(int argc, char** argv, const ServeCommand& serve, const Streams& streams) {
  Session session{.streams = streams, .serve = serve, .org = {}, .action = {}};
  CLI::App grammar(kAbout, "mandat");
  grammar.footer(kExits);
  grammar.require_subcommand(1);
  grammar.set_version_flag("--version", "mandat " MANDAT_VERSION);
  AddOperating(grammar, session);
  AddVote(grammar, session);
  AddStatutes(grammar, session);
  AddCounting(grammar, session);
  AddRoll(grammar, session);
  AddRecord(grammar, session);
  AddCasebook(grammar, session);
  try {
    grammar.parse(argc, argv);
  } catch (const CLI::ParseError& fault) {
    const int code = grammar.exit(fault, streams.out, streams.err);
    return static_cast<int>(code == 0 ? Exit::kDone : Exit::kUsage);
  }
  try {
    return static_cast<int>(session.action());
  } catch (const std::exception& fault) {  // of a library, past its adapter: a bug of ours
    streams.err << "mandat: a fault of this program: " << fault.what() << '\n';
    return static_cast<int>(Exit::kBug);
  }
}

}  // namespace mandat::cli
