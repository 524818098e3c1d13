// CommandLine: runs commands in process, on a folder of its own, and keeps what they said.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/cli.hpp"

namespace mandat::cli {

struct Said {
  int exit = -1;
  std::string out;
  std::string err;
};

class CommandLine : public testing::Test {
 protected:
  CommandLine() {
    std::string name = (std::filesystem::temp_directory_path() / "mandat-cli-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~CommandLine() override { std::filesystem::remove_all(folder_); }

  Said Run(std::vector<std::string> words) {
    words.insert(words.begin(), "mandat");
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    std::ostringstream out;
    std::ostringstream err;
    const ServeCommand serve = [this](const ServeOptions& options) {
      served_ = options;
      return 0;
    };
    const int exit = cli::Run(static_cast<int>(arguments.size()), arguments.data(), serve,
                              {.out = out, .err = err});
    return {exit, out.str(), err.str()};
  }

  [[nodiscard]] std::string Path(const std::string& name) const { return folder_ / name; }

  std::string Write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return Path(name);
  }

  std::filesystem::path folder_;
  ServeOptions served_;
};

}  // namespace mandat::cli
