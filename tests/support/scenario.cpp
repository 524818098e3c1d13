#include "tests/support/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "tests/support/source_dir.hpp"
#include "tests/support/story.hpp"

namespace mandat::support {
namespace {

std::string Trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<std::string> ReadWhole(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// `statute harbour.toml`: beside the scenario, or in data/statutes.
Answer AdoptStatute(Story& story, const std::string& name) {
  const std::filesystem::path data = support::SourceDir() / "data/statutes";
  for (const auto& folder : {story.Folder(), data}) {
    if (auto text = ReadWhole(folder / name)) {
      story.statute = std::move(*text);
      return {};
    }
  }
  return "no such file: " + name;
}

Answer SetClock(Story& story, const std::string& when) {
  static const std::regex kWhen(R"(([\d-]+[JG]?) +(\d\d):(\d\d))");
  std::smatch words;
  if (!std::regex_match(when, words, kWhen)) return "not a time: " + when;
  const auto day = ParseCivilDate(words[1].str(), Calendar::kGregorian);
  if (!day) return "not a date: " + when;
  story.SetClock(*day, std::stoi(words[2]), std::stoi(words[3]));
  return {};
}

// One step: its first word, the rest, and what is expected after the arrow.
struct Step {
  std::string verb;
  std::string sentence;
  std::string expected;
};

Step ReadStep(std::string line) {
  if (const auto comment = line.find("  # "); comment != std::string::npos) line.resize(comment);
  Step step;
  const auto arrow = line.find("->");
  if (arrow != std::string::npos) step.expected = Trimmed(line.substr(arrow + 2));
  const std::string words = Trimmed(line.substr(0, arrow));
  const auto space = words.find(' ');
  step.verb = words.substr(0, space);
  if (space != std::string::npos) step.sentence = Trimmed(words.substr(space));
  return step;
}

// An unknown sentence answers with a complaint that no scenario expects.
Answer RunSentence(Story& story, const std::string& sentence,
                   std::initializer_list<const std::vector<Sentence>*> tables) {
  for (const auto* const table : tables) {
    for (const Sentence& row : *table) {
      Words words;
      if (std::regex_match(sentence, words, row.pattern)) return row.run(story, words);
    }
  }
  return "no such sentence: " + sentence;
}

class Runner {
 public:
  Runner(const std::filesystem::path& file, World& world)
      : file_(file), story_(world, file.parent_path()) {}

  void Line(int number, const std::string& line) {
    if (line.starts_with("|")) {
      story_.statute += line.size() > 2 ? line.substr(2) + "\n" : "\n";
      return;
    }
    if (Trimmed(line).empty() || line.starts_with('#')) return;
    const Step step = ReadStep(line);
    const Answer answer = Run(step);
    report_.answers.insert(answer);
    if (answer.starts_with("refused ") && story_.last_refusal.article.empty()) {
      report_.without_article.insert(answer);
    }
    if (answer != step.expected)
      Fault(number, fmt::format("expected `{}`, got `{}`{}", step.expected, answer, Why(answer)));
  }

  void Fault(int number, const std::string& what) {
    report_.failures.push_back(fmt::format("{}:{}: {}", file_.filename().string(), number, what));
  }

  [[nodiscard]] ScenarioReport& Report() { return report_; }

 private:
  Answer Run(const Step& step) {
    if (step.verb == "statute") return AdoptStatute(story_, step.sentence);
    if (step.verb == "at") return SetClock(story_, step.sentence);
    if (step.verb == "then") return RunSentence(story_, step.sentence, {&Questions()});
    if (step.verb == "given" && acted_) return "too late: the past is closed";
    if (step.verb != "given" && step.verb != "when") return "no such step: " + step.verb;
    acted_ = step.verb == "when";
    return RunSentence(story_, step.sentence, {&BusinessSentences(), &ActSentences()});
  }

  [[nodiscard]] std::string Why(const Answer& answer) const {
    if (!answer.starts_with("refused ")) return {};
    const Told& told = story_.last_refusal;
    return fmt::format(" (article {}: {})", told.article, told.detail);
  }

  std::filesystem::path file_;
  Story story_;
  ScenarioReport report_;
  bool acted_ = false;
};

}  // namespace

std::vector<std::filesystem::path> ScenarioFiles() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(SourceDir() / "tests/scenario")) {
    if (entry.path().extension() == ".scn") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

ScenarioReport RunScenario(const std::filesystem::path& file, World& world) {
  Runner runner(file, world);
  std::ifstream lines(file);
  std::string line;
  int number = 0;
  while (std::getline(lines, line)) runner.Line(++number, line);
  if (number == 0) runner.Fault(0, "no such file, or empty");
  if (const std::string fault = world.CheckAtEnd(); !fault.empty()) runner.Fault(number, fault);
  return runner.Report();
}

}  // namespace mandat::support
