// Organisation: one ledger, opened. The only place where commands become events and events are
// kept.
//
// One thread at a time calls Process (AR-4); readers on any thread hold the view that was published
// last. A simulation drives the same class from one thread.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "app/library.hpp"
#include "app/names.hpp"
#include "app/submission.hpp"
#include "base/digest.hpp"
#include "base/result.hpp"
#include "core/state.hpp"
#include "crypto/crypto.hpp"
#include "record/merkle.hpp"
#include "storage/ports.hpp"
#include "storage/store.hpp"

namespace mandat::app {

// What readers see: immutable, and complete as of `size` leaves.
struct View {
  core::State state;
  Names names;
  std::uint64_t size = 0;
  Digest root{};
};
using ViewPtr = std::shared_ptr<const View>;

struct Ports {
  storage::Clock* clock = nullptr;
  storage::Random* random = nullptr;
};

inline constexpr std::size_t kMostCommandsInGroup = 256;  // RC-30
inline constexpr std::size_t kMostBytesInGroup = std::size_t{1} << 20U;
inline constexpr std::uint64_t kLeavesBetweenSnapshots = 10'000;  // RC-63
inline constexpr std::uint32_t kSnapshotFormat = 1;

class Organisation {
 public:
  // Opens the ledger in `store`: newest valid snapshot, then replay of the rest. An empty store
  // awaits `open_ledger`.
  //   body_key   keys the hashes that tell "same id, other body" apart (RC-30)
  //   fails      what the store fails with; `ledger_damaged`: a leaf does not decode, its hash or
  //              the root differs
  [[nodiscard]] static Result<std::unique_ptr<Organisation>> Open(
      std::unique_ptr<storage::Store> store, const Ports& ports, const crypto::Key& body_key);

  // Decides the submissions in order, keeps what follows in one transaction, and replies to each.
  // At most kMostCommandsInGroup. Fails with `commit_failed` only: nobody has been answered, nobody
  // knows what is on the disk, and the caller ends the process (RC-32).
  struct Pending {
    Submission submission;
    ReplyTo reply;
  };
  [[nodiscard]] Status Process(std::span<Pending> group);

  // May be called from any thread.
  [[nodiscard]] ViewPtr CurrentView() const;
  // The text of a document. Fails with `document_missing`, and as the store does.
  [[nodiscard]] Result<std::string> ReadText(const Digest& commitment);
  // Leaves from `from` on, at most `limit`.
  [[nodiscard]] Result<std::vector<storage::Entry>> ReadLeaves(std::uint64_t from,
                                                               std::size_t limit);
  [[nodiscard]] bool IsReadOnly() const;
  [[nodiscard]] std::vector<storage::Setting> Settings();
  [[nodiscard]] Status Backup(const std::string& path);
  // What `Decide` would answer, without recording anything: legal moves (IF-401).
  [[nodiscard]] Status Try(const core::Actor& actor, const core::Command& command) const;

  // Called after each group that changed something, with the view before and after, by the thread
  // that called Process: live pages hang on it.
  using OnPublish = std::function<void(const View& before, const View& after)>;
  void SetOnPublish(OnPublish on_publish) { on_publish_ = std::move(on_publish); }

  // Writes a snapshot now: at a clean stop.
  [[nodiscard]] Status PutSnapshot();

  [[nodiscard]] UtcMillis Now() const;
  // Statutes in memory: one for a founded organisation, whatever else was submitted.
  [[nodiscard]] std::size_t StatutesHeld() const { return library_.Size(); }

 private:
  Organisation(std::unique_ptr<storage::Store> store, const Ports& ports,
               const crypto::Key& body_key)
      : store_(std::move(store)), ports_(ports), body_key_(body_key) {}

  struct Draft;
  [[nodiscard]] Status Load();
  [[nodiscard]] Status LoadSnapshot();
  [[nodiscard]] Status LoadStatutes(const Digest& document);
  [[nodiscard]] Status Replay();
  [[nodiscard]] Reply Take(Draft& draft, const Submission& submission);
  [[nodiscard]] Reply Decide(Draft& draft, const Submission& submission, const Digest& body);
  [[nodiscard]] Result<core::Command> ReadCommand(const Submission& submission) const;
  [[nodiscard]] Digest BodyHash(const Submission& submission) const;
  void Publish(Draft& draft);

  std::unique_ptr<storage::Store> store_;
  mutable std::mutex store_mutex_;  // the store is used by one thread at a time
  Ports ports_;
  crypto::Key body_key_;
  StatuteLibrary library_;
  record::TreeHasher tree_;
  LedgerId ledger_;
  std::uint64_t last_snapshot_ = 0;
  bool read_only_ = false;

  mutable std::mutex view_mutex_;
  ViewPtr view_ = std::make_shared<View>();
  OnPublish on_publish_;
};

}  // namespace mandat::app
