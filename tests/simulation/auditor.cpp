#include "tests/simulation/auditor.hpp"

#include <bit>
#include <set>
#include <utility>

#include "core/codec.hpp"
#include "core/core.hpp"
#include "crypto/crypto.hpp"
#include "record/leaf.hpp"
#include "record/merkle.hpp"
#include "tests/simulation/invariants.hpp"

namespace mandat::simulation {
namespace {

std::string BodyOf(const app::Submission& submission) {
  std::string body = submission.command + '\n' + submission.arguments;
  for (const auto& [name, document] : submission.documents) body += '\n' + name + document.payload;
  return body;
}

}  // namespace

void Auditor::Complain(const std::string& what) {
  if (complaint_.empty()) complaint_ = what;
}

// ------------------------------------------------------------------ what clients are told

void Auditor::Hear(const app::Submission& submission, const Told& told, UtcMillis now) {
  if (told.level == app::Level::kUnavailable) {
    return told.code.empty() ? Complain("unavailable, and no reason given") : void();
  }
  if (const auto known = told_.find(submission.id); known != told_.end()) {
    return HearAgain(known->second, submission, told, now);
  }
  if (told.level == app::Level::kRecorded) ++acknowledged_;
  if (told.level == app::Level::kRefused && told.code.empty()) Complain("refused without a code");
  told_.emplace(submission.id, Known{.told = told, .body = BodyOf(submission), .at = now});
}

void Auditor::HearAgain(const Known& known, const app::Submission& submission, const Told& told,
                        UtcMillis now) {
  const bool same_body = BodyOf(submission) == known.body;
  const bool remembered = now.value - known.at.value < storage::kRecentBodyMillis;
  // What was said is forgotten after a day, or a little later: when the next group is kept.
  if (!same_body && told.code == "other_body") return;
  if (!same_body && remembered) return Complain("an id was used for another act");
  Told again = known.told;
  again.repeated = 1;
  if (told != again) Complain("a retry was told something else: " + ToJson(told));
}

// ------------------------------------------------------------------ what is on record

void Auditor::Read(app::Organisation& organisation) {
  const auto entries = organisation.ReadLeaves(leaves_.size(), SIZE_MAX);
  if (!entries) return Complain("the record does not read: " + entries.error().code);
  for (const storage::Entry& entry : *entries) Take(organisation, entry);
  const app::ViewPtr view = organisation.CurrentView();
  if (view->size != leaves_.size()) return Complain("the view and the record differ in size");
  if (core::EncodeState(view->state) != core::EncodeState(state_)) {
    return Complain("the live state is not what the record gives");
  }
  if (!leaves_.empty() && view->root != Root(0, leaves_.size())) return Complain("another root");
  if (const std::string broken = FirstBroken(view->state); !broken.empty()) Complain(broken);
}

void Auditor::Take(app::Organisation& organisation, const storage::Entry& entry) {
  const auto leaf = record::DecodeLeaf(entry.bytes);
  if (!leaf) return Complain("a leaf does not decode: " + leaf.error().detail);
  leaves_.push_back({.bytes = entry.bytes,
                     .hash = record::LeafHash(entry.bytes),
                     .command = leaf->cmd,
                     .part = leaf->part.index,
                     .parts = leaf->part.count});
  auto fact = core::DecodeFact(leaf->type, leaf->tv, leaf->data);
  if (!fact) return Complain("a fact does not decode: " + fact.error().detail);
  if (fact->As<core::LedgerOpened>()) {
    const Digest document = leaf->docs.at("statutes");
    const auto text = organisation.ReadText(document);
    if (!text || !library_.Add(document, *text)) return Complain("the statutes do not read");
  }
  ++types_[leaf->type];
  if (const std::string wrong = recount_.Hear(*fact); !wrong.empty()) Complain(wrong);
  core::Apply(state_,
              {.at = leaf->at, .actor = leaf->actor, .docs = leaf->docs, .fact = std::move(*fact)},
              library_);
}

void Auditor::ReadAll(app::Organisation& organisation) {
  const auto entries = organisation.ReadLeaves(0, SIZE_MAX);
  if (!entries) return Complain("the record does not read: " + entries.error().code);
  if (entries->size() < leaves_.size()) return Complain("the record became shorter");
  for (std::size_t i = 0; i < leaves_.size(); ++i) {
    if ((*entries)[i].bytes != leaves_[i].bytes) return Complain("the past was changed");
  }
  Read(organisation);
  CheckAcknowledged();
  CheckCommands();
}

void Auditor::CheckAcknowledged() {
  for (const auto& [id, known] : told_) {
    if (known.told.level != app::Level::kRecorded) continue;
    for (std::uint64_t i = 0; i < known.told.events; ++i) {
      const std::uint64_t seq = *known.told.first_seq + i;
      if (seq >= leaves_.size() || leaves_[seq].command != id) {
        return Complain("acknowledged, and not on record: leaf " + std::to_string(seq));
      }
    }
  }
}

// Each command stands in one place and is whole.
void Auditor::CheckCommands() {
  std::set<CommandId> seen;
  for (std::size_t i = 0; i < leaves_.size(); i += leaves_[i].parts) {
    if (!seen.insert(leaves_[i].command).second) return Complain("a command happened twice");
    for (std::uint32_t part = 0; part < leaves_[i].parts; ++part) {
      const bool whole = i + part < leaves_.size() && leaves_[i + part].part == part &&
                         leaves_[i + part].command == leaves_[i].command;
      if (!whole) return Complain("half a command, at leaf " + std::to_string(i));
    }
  }
}

// RFC 6962, from its definition; the product counts in another way.
Digest Auditor::Root(std::size_t begin, std::size_t end) const {
  if (end - begin == 1) return leaves_[begin].hash;
  const std::size_t split = begin + std::bit_floor(end - begin - 1);
  crypto::Sha256Hasher hasher;
  hasher.Update(std::string_view("\x01", 1));
  hasher.Update(Root(begin, split)).Update(Root(split, end));
  return hasher.Finish();
}

Digest Auditor::Fingerprint() const {
  crypto::Sha256Hasher hasher;
  for (const Leaf& leaf : leaves_) hasher.Update(std::string_view(leaf.bytes));
  if (!leaves_.empty()) hasher.Update(Root(0, leaves_.size()));
  hasher.Update(std::string_view(core::EncodeState(state_)));
  return hasher.Finish();
}

}  // namespace mandat::simulation
