// Auditor: hears what clients were told, reads what is on record, and says the first thing that
// does not agree.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/library.hpp"
#include "app/organisation.hpp"
#include "core/state.hpp"
#include "tests/simulation/recount.hpp"
#include "tests/simulation/server.hpp"

namespace mandat::simulation {

class Auditor {
 public:
  // A client was told something about what it had sent.
  void Hear(const app::Submission& submission, const Told& told, UtcMillis now);
  // Reads what is new on record. The live state must be what the record gives.
  void Read(app::Organisation& organisation);
  // Reads the record from its first leaf: all that was acknowledged is there, and happened once.
  void ReadAll(app::Organisation& organisation);

  // The first thing that was wrong; empty if nothing was.
  [[nodiscard]] const std::string& Complaint() const { return complaint_; }
  [[nodiscard]] std::size_t Acknowledged() const { return acknowledged_; }
  [[nodiscard]] std::size_t Refused() const { return told_.size() - acknowledged_; }
  [[nodiscard]] const std::map<std::string, std::size_t>& Types() const { return types_; }
  // Of all leaves, the root and the state: equal for equal histories.
  [[nodiscard]] Digest Fingerprint() const;

 private:
  struct Known {
    Told told;
    std::string body;
    UtcMillis at;
  };
  struct Leaf {
    std::string bytes;
    Digest hash{};
    CommandId command;
    std::uint32_t part = 0;
    std::uint32_t parts = 1;
  };

  void Complain(const std::string& what);
  void HearAgain(const Known& known, const app::Submission& submission, const Told& told,
                 UtcMillis now);
  void Take(app::Organisation& organisation, const storage::Entry& entry);
  void CheckAcknowledged();
  void CheckCommands();
  [[nodiscard]] Digest Root(std::size_t begin, std::size_t end) const;

  std::string complaint_;
  std::map<CommandId, Known> told_;
  std::size_t acknowledged_ = 0;
  std::map<std::string, std::size_t> types_;  // how often each fact was recorded
  std::vector<Leaf> leaves_;
  app::StatuteLibrary library_;
  core::State state_;  // replayed from the leaves
  Recount recount_;
};

}  // namespace mandat::simulation
