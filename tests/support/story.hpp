// Story: what a scenario needs to turn names into ids and sentences into acts.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/world.hpp"

namespace mandat::support {

using Words = std::smatch;   // the parts of a sentence that its pattern captures
using Answer = std::string;  // "adopted", "refused not_the_chair"; mostly nothing

// Arguments of a command, written as canonical JSON.
class Arguments {
 public:
  Arguments& Id(const std::string& key, std::uint64_t id) { return Raw(key, std::to_string(id)); }
  Arguments& Number(const std::string& key, std::uint64_t n) { return Id(key, n); }
  Arguments& Text(const std::string& key, const std::string& text);
  Arguments& Ids(const std::string& key, const std::vector<std::uint64_t>& ids);
  Arguments& Raw(const std::string& key, const std::string& json);
  [[nodiscard]] std::string Json() const;

 private:
  std::map<std::string, std::string> members_;  // canonical JSON wants its keys sorted
};

class Story {
 public:
  Story(World& story_world, std::filesystem::path folder)
      : world(story_world), folder_(std::move(folder)) {}

  // Names in the story become ids: persons get numbers, things get the ids of the ledger.
  [[nodiscard]] std::uint64_t Person(const std::string& name);
  [[nodiscard]] std::vector<std::uint64_t> Persons(const std::string& names);  // "ana, ben"
  [[nodiscard]] std::string NameOf(std::uint64_t person) const;
  [[nodiscard]] std::uint64_t Unit(const std::string& name) const;
  // "depot" (the assembly of a unit), "congress", "committee of depot". 999 if there is none, so
  // that the answer is the core's.
  [[nodiscard]] std::uint64_t Body(const std::string& name) const;
  [[nodiscard]] std::string BodyName(std::uint64_t body) const;
  [[nodiscard]] std::uint64_t Thing(const std::string& kind, const std::string& name) const;
  void Name(const std::string& kind, const std::string& name);  // the newest of its kind

  // The newest mandate of the person in the body, or 999.
  [[nodiscard]] std::uint64_t Mandate(const std::string& person, const std::string& body);
  [[nodiscard]] std::vector<std::uint64_t> Mandates(const std::string& persons,
                                                    const std::string& body);
  // The newest sitting of the body, or 999.
  [[nodiscard]] std::uint64_t Sitting(const std::string& body);
  [[nodiscard]] bool IsAssembly(const std::string& body);

  // Reads the newest of a kind: Newest("votes").
  [[nodiscard]] std::string Newest(const std::string& kind);

  Answer Do(const std::string& who, const std::string& command, const Arguments& arguments,
            std::map<std::string, std::string> documents = {});
  void SetClock(const CivilDate& day, int hour, int minute);
  void PassDays(int days);

  World& world;
  std::string statute;
  Told last_refusal;
  UtcMillis now;

  [[nodiscard]] const std::filesystem::path& Folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::uint64_t> persons_;
  std::map<std::string, std::map<std::string, std::uint64_t>> things_;
};

struct Sentence {
  std::regex pattern;
  std::function<Answer(Story&, const Words&)> run;
};

// The rows of the tables. Grammar of the parts: a name is letters, digits and hyphens; a body is a
// name, or "<rule> of <unit>"; names are joined by ", ".
[[nodiscard]] const std::vector<Sentence>& ActSentences();       // of members and delegates
[[nodiscard]] const std::vector<Sentence>& BusinessSentences();  // sittings, votes, elections
[[nodiscard]] const std::vector<Sentence>& Questions();

// A pattern with <n> for a name, <l> for a list of names, <b> for a body and <c> for a count.
[[nodiscard]] std::regex Pattern(std::string_view text);

}  // namespace mandat::support
