// make_organisation FOLDER UNITS MEMBERS: writes the demo organisation "bench" with so many base
// assemblies and members below FOLDER, and prints the id of its roll officer.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/documents.hpp"
#include "app/embedded.hpp"
#include "app/host.hpp"

namespace mandat {
namespace {

constexpr PersonId kOfficer{17};

class Founding {
 public:
  explicit Founding(app::Organisation& organisation) : organisation_(organisation) {}

  void Add(const core::Actor& actor, const core::Command& command,
           app::DocumentTexts documents = {}) {
    group_.push_back({.submission = app::MakeSubmission(app::NewCommandId(storage::SystemRandom()),
                                                        actor, command, std::move(documents)),
                      .reply = [](const app::Reply& reply) {
                        if (reply.level == app::Level::kRecorded) return;
                        std::fprintf(stderr, "refused: %s\n", reply.error.code.c_str());
                        std::exit(1);
                      }});
    if (group_.size() == app::kMostCommandsInGroup) Flush();
  }

  void Flush() {
    if (!organisation_.Process(group_)) std::exit(1);
    group_.clear();
  }

 private:
  app::Organisation& organisation_;
  std::vector<app::Organisation::Pending> group_;
};

void Found(app::Organisation& organisation, std::size_t units, std::size_t members) {
  const core::Actor desk = core::Actor::Operator(1);
  const core::Actor officer = core::Actor::Person(kOfficer);
  Founding founding(organisation);
  const std::string statutes(*app::EmbeddedFile("statutes/student-congress.toml"));
  founding.Add(desk, core::OpenLedger{},
               {{"name", {.payload = "Bench"}}, {"statutes", {.payload = statutes}}});
  founding.Add(desk, core::NameRollOfficer{.person = kOfficer});
  for (std::size_t i = 1; i <= units; ++i) {
    founding.Add(officer, core::AdmitUnit{.kind = "department", .within = {}},
                 {{"name", {.payload = "Department " + std::to_string(i)}}});
  }
  for (std::size_t i = 0; i < members; ++i) {
    founding.Add(officer,
                 core::EnrolMember{.person = app::NewPersonId(storage::SystemRandom()),
                                   .unit = UnitId{1 + i % units}},
                 {{"identity", {.payload = app::IdentityText("Somebody", "")}}});
  }
  for (const char* rule : {"congress", "council", "presidium", "board", "auditors"}) {
    founding.Add(officer, core::FormBody{.rule = rule, .unit = {}});
  }
  founding.Flush();
}

int Run(const std::string& folder, std::size_t units, std::size_t members) {
  if (!crypto::InitOnce()) return 1;
  auto host = app::Host::Open(
      {.folder = folder,
       .ports = {.clock = &storage::SystemClock(), .random = &storage::SystemRandom()},
       .on_fatal = [](const Error&) { std::exit(1); }});
  if (!host) return 1;
  const auto made = (*host)->Create("bench", app::HostedKind::kDemo);
  if (!made) return 1;
  Found(*(*made)->organisation, units, members);
  std::printf("%llu\n", static_cast<unsigned long long>(kOfficer.value));
  return 0;
}

}  // namespace
}  // namespace mandat

int main(int count, char** words) {
  const std::span arguments(words, static_cast<std::size_t>(count));
  if (arguments.size() != 4) {
    std::fprintf(stderr, "usage: make_organisation FOLDER UNITS MEMBERS\n");
    return 2;
  }
  return mandat::Run(arguments[1], std::strtoul(arguments[2], nullptr, 10),
                     std::strtoul(arguments[3], nullptr, 10));
}
