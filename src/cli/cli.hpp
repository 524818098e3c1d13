// The command line: one grammar, one function per command, every answer an exit code.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

namespace mandat::cli {

// What a command answers to the shell (IF-602).
enum class Exit {
  kDone = 0,      // yes, or done
  kNo = 1,        // the answer is no: not adopted, findings
  kUsage = 2,     // the command line itself
  kRefused = 3,   // the rules refuse
  kBadInput = 4,  // a file or value that cannot be read
  kStorage = 5,   // disk, database, lock, network
  kDoesNotVerify = 6,
  kBug = 70,
};

// What `mandat serve` was asked for. The server joins api and web, which the command line may not
// include: it is handed in by apps/ (HS-11).
struct ServeOptions {
  std::string folder = "./var";  // one folder per organisation below it
  int port = 8917;
  bool demo = false;  // the demo organisations were written if they were absent
};
using ServeCommand = std::function<int(const ServeOptions&)>;  // gives the exit code

// Where the words go; tests listen in.
struct Streams {
  std::ostream& out;
  std::ostream& err;
};

// Runs one command line, `argv[0]` being the program's name, and gives its exit code.
[[nodiscard]] int Run(int argc, char** argv, const ServeCommand& serve);
[[nodiscard]] int Run(int argc, char** argv, const ServeCommand& serve, const Streams& streams);

}  // namespace mandat::cli
