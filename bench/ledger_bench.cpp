// ledger_bench: how fast a ledger is replayed, how fast it opens from a snapshot, and how large the
// state is. A whole-process run that prints one line per figure.
//
//   ledger_bench [EVENTS]     200,000 by default
#include <malloc.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "app/documents.hpp"
#include "app/embedded.hpp"
#include "app/host.hpp"
#include "base/prng.hpp"
#include "core/codec.hpp"
#include "core/core.hpp"
#include "record/leaf.hpp"
#include "storage/memory/memory_store.hpp"

namespace mandat {
namespace {

using Seconds = std::chrono::duration<double>;

template <typename Work>
double Time(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return Seconds(std::chrono::steady_clock::now() - begin).count();
}

// What malloc has given out and not got back.
std::size_t HeapInUse() {
  const struct mallinfo2 info = ::mallinfo2();
  return info.uordblks + info.hblkhd;
}

app::Ports SystemPorts() {
  return {.clock = &storage::SystemClock(), .random = &storage::SystemRandom()};
}

app::Organisation::Pending Act(const core::Actor& actor, const core::Command& command,
                               app::DocumentTexts documents = {}) {
  return {.submission = app::MakeSubmission(app::NewCommandId(storage::SystemRandom()), actor,
                                            command, std::move(documents)),
          .reply = [](const app::Reply& reply) {
            if (reply.level == app::Level::kRecorded) return;
            std::printf("refused: %s %s\n", reply.error.code.c_str(), reply.error.detail.c_str());
            std::exit(1);
          }};
}

// Members who join (half of the events) and move between twelve units (the other half).
void Fill(app::Organisation& organisation, std::size_t events) {
  const core::Actor officer = core::Actor::Person(PersonId{17});
  std::vector<app::Organisation::Pending> group;
  const auto flush = [&] {
    if (!organisation.Process(group)) std::exit(1);
    group.clear();
  };
  app::DocumentText identity;
  identity.payload = app::IdentityText("Somebody", "");
  std::vector<PersonId> members;
  Prng prng(1);
  for (std::size_t i = 0; i < events; ++i) {
    if (i % 2 == 0) {
      members.push_back(app::NewPersonId(storage::SystemRandom()));
      group.push_back(Act(
          officer, core::EnrolMember{.person = members.back(), .unit = UnitId{1 + prng.Below(6)}},
          {{"identity", identity}}));
    } else {
      group.push_back(Act(
          officer, core::MoveMember{.person = members.back(), .unit = UnitId{7 + prng.Below(6)}}));
    }
    if (group.size() == app::kMostCommandsInGroup) flush();
  }
  flush();
}

int Run(std::size_t events) {
  if (!crypto::InitOnce()) return 1;
  auto disk = std::make_shared<storage::MemoryDisk>();
  const crypto::Key key{};
  auto organisation =
      app::Organisation::Open(storage::MemoryStore::Open(disk).value(), SystemPorts(), key).value();
  std::vector<app::Organisation::Pending> founding;
  const core::Actor desk = core::Actor::Operator(1);
  const std::string statutes(*app::EmbeddedFile("statutes/student-congress.toml"));
  founding.push_back(Act(desk, core::OpenLedger{},
                         {{"name", {.payload = "Bench"}}, {"statutes", {.payload = statutes}}}));
  founding.push_back(Act(desk, core::NameRollOfficer{.person = PersonId{17}}));
  for (int i = 0; i < 12; ++i) {
    founding.push_back(Act(core::Actor::Person(PersonId{17}),
                           core::AdmitUnit{.kind = "department", .within = {}},
                           {{"name", {.payload = "Unit"}}}));
  }
  if (!organisation->Process(founding)) return 1;
  const double filled = Time([&] { Fill(*organisation, events); });
  const app::ViewPtr view = organisation->CurrentView();
  const double leaves = static_cast<double>(view->size);
  std::printf("decide, apply, encode, hash: %.0f events/s (memory store)\n", leaves / filled);

  // Replay alone: decode the leaf, decode the fact, apply it.
  app::StatuteLibrary library;
  core::State state;
  const std::size_t heap_before = HeapInUse();
  const double replayed = Time([&] {
    for (const storage::Entry& entry : disk->entries) {
      auto envelope = record::DecodeLeaf(entry.bytes).value();
      auto fact = core::DecodeFact(envelope.type, envelope.tv, envelope.data).value();
      if (fact.As<core::LedgerOpened>()) {
        static_cast<void>(library.Add(envelope.docs["statutes"], statutes));
      }
      core::Apply(state,
                  {.at = envelope.at,
                   .actor = envelope.actor,
                   .docs = std::move(envelope.docs),
                   .fact = std::move(fact)},
                  library);
    }
  });
  std::printf("replay: %.0f events/s a core\n", leaves / replayed);
  const std::size_t heap = HeapInUse() - heap_before;
  const double hashed = Time([&] {
    record::TreeHasher tree;
    for (const storage::Entry& entry : disk->entries) tree.Append(record::LeafHash(entry.bytes));
    static_cast<void>(tree.Root());
  });
  std::printf("leaf and tree hashing alone: %.0f leaves/s; replay costs %.1f times as much\n",
              leaves / hashed, replayed / hashed);

  const bool same = core::EncodeState(state) == core::EncodeState(view->state);
  const double members = view->state.members;
  std::printf(
      "state of %.0f members with %.1f entries of the roll each: %.0f bytes of memory and "
      "%.0f of snapshot a member; replay equal: %s\n",
      members, leaves / members, static_cast<double>(heap) / members,
      static_cast<double>(core::EncodeState(view->state).size()) / members, same ? "yes" : "NO");
  if (!organisation->PutSnapshot()) return 1;
  organisation.reset();
  const double opened = Time([&] {
    organisation =
        app::Organisation::Open(storage::MemoryStore::Open(disk).value(), SystemPorts(), key)
            .value();
  });
  std::printf("open from a snapshot at %.0f leaves: %.2f s\n", leaves, opened);
  return same ? 0 : 1;
}

}  // namespace
}  // namespace mandat

int main(int argc, char** argv) {
  return mandat::Run(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 200'000);
}
