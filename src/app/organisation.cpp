#include "app/organisation.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/answers.hpp"
#include "app/documents.hpp"
#include "app/stamps.hpp"
#include "base/check.hpp"
#include "core/codec.hpp"
#include "core/core.hpp"
#include "core/refusal.hpp"
#include "core/statute_changes.hpp"
#include "record/document.hpp"
#include "record/leaf.hpp"

namespace mandat::app {

// The working state of one group, dropped whole if the group cannot be kept.
struct Organisation::Draft {
  core::State state;
  Names names;
  record::TreeHasher tree;
  std::uint64_t size = 0;
  UtcMillis at;
  storage::Group group;
  std::map<CommandId, Reply> replies;  // of this group, so that a double click is one act
  std::map<CommandId, Digest> bodies;
};

namespace {

constexpr std::uint64_t kLeavesHashedAgain = 1024;

// The leaves of one command. Fails with `too_large_for_record`.
Result<std::vector<storage::Entry>> EncodeEvents(const LedgerId& ledger, std::uint64_t first,
                                                 const Submission& submission,
                                                 const core::Command& command,
                                                 const std::vector<core::Event>& events) {
  std::vector<storage::Entry> entries;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const core::Event& event = events[i];
    record::Envelope envelope;
    envelope.ledger = ledger;
    envelope.seq = first + i;
    envelope.at = event.at;
    envelope.cmd = submission.id;
    envelope.part = {.index = static_cast<std::uint32_t>(i),
                     .count = static_cast<std::uint32_t>(events.size())};
    envelope.actor = event.actor;
    envelope.type = core::TypeOf(event.fact);
    envelope.tv = core::VersionOf(event.fact);
    envelope.data = core::EncodeFact(event.fact);
    envelope.docs = event.docs;
    if (i == 0) {
      envelope.command = record::RecordedCommand{.type = submission.command,
                                                 .cv = 1,
                                                 .args = core::EncodeArguments(command),
                                                 .as = {},
                                                 .docs = event.docs,
                                                 .rand = {}};
    }
    auto bytes = record::EncodeLeaf(envelope);
    if (!bytes) {
      return core::Refuse(core::Refusal::kTooLargeForRecord, {}, bytes.error().detail);
    }
    const Digest hash = record::LeafHash(*bytes);
    entries.push_back({.seq = envelope.seq, .bytes = std::move(*bytes), .leaf_hash = hash});
  }
  return entries;
}

Reply Refusal(Error error) {
  Reply reply;
  reply.level = Level::kRefused;
  reply.error = std::move(error);
  return reply;
}

Reply Unavailable(std::string code) {
  Reply reply;
  reply.error.code = std::move(code);
  return reply;
}

tl::unexpected<Error> Damaged(std::uint64_t seq, const std::string& why) {
  return Fail("ledger_damaged", "leaf " + std::to_string(seq) + ": " + why);
}

}  // namespace

// ------------------------------------------------------------------ opening

Result<std::unique_ptr<Organisation>> Organisation::Open(std::unique_ptr<storage::Store> store,
                                                         const Ports& ports,
                                                         const crypto::Key& body_key) {
  std::unique_ptr<Organisation> organisation(new Organisation(std::move(store), ports, body_key));
  MANDAT_TRY_DO(organisation->Load());
  return organisation;
}

Status Organisation::Load() {
  MANDAT_TRY_DO(LoadSnapshot());
  MANDAT_TRY_DO(Replay());
  const auto view = std::const_pointer_cast<View>(view_);
  view->size = tree_.Size();
  view->root = tree_.Root();
  const storage::Head& head = store_->CurrentHead();
  if (head.size != view->size || (head.size > 0 && head.root != view->root)) {
    return Damaged(view->size, "the root differs from the head's");
  }
  MANDAT_TRY(const auto rows, store_->ReadDirectory());
  for (const storage::DirectoryRow& row : rows) view->names.Set(row);
  return {};
}

Status Organisation::LoadStatutes(const Digest& document) {
  if (library_.Statutes(document)) return {};
  MANDAT_TRY(const std::string text, ReadText(document));
  return library_.Add(document, text);
}

// A snapshot is disposable: whatever is wrong with it, the ledger is replayed from the start.
Status Organisation::LoadSnapshot() {
  MANDAT_TRY(const auto snapshot, store_->NewestSnapshot());
  if (!snapshot || snapshot->format != kSnapshotFormat) return {};
  if (crypto::Sha256(snapshot->bytes) != snapshot->sha256) return {};
  const std::string_view text = snapshot->bytes;
  const auto end = text.find('\n');  // the commitments of all statutes stand in front
  if (end == std::string_view::npos) return {};
  for (std::string_view documents = text.substr(0, end); !documents.empty();) {
    const auto blank = documents.find(' ');
    const auto document = ParseDigest(documents.substr(0, blank));
    if (!document || !LoadStatutes(*document)) return {};
    documents = blank == std::string_view::npos ? std::string_view() : documents.substr(blank + 1);
  }
  auto state = core::DecodeState(text.substr(end + 1), library_);
  if (!state || state->seq != snapshot->seq || snapshot->seq > store_->CurrentHead().size) {
    return {};
  }
  std::const_pointer_cast<View>(view_)->state = std::move(*state);
  last_snapshot_ = snapshot->seq;
  return {};
}

Status Organisation::Replay() {
  core::State& state = std::const_pointer_cast<View>(view_)->state;
  const std::uint64_t known = state.seq;
  Status status;
  const std::uint64_t size = store_->CurrentHead().size;
  // Every leaf goes into the tree; only those after the snapshot are decoded and applied. Of the
  // old ones the last thousand are hashed again (RC-60); all of them when the record is verified.
  const auto visit = [&](const storage::Entry& entry) {
    const bool trusted = entry.seq < known && entry.seq + kLeavesHashedAgain < size;
    const Digest hash = trusted ? entry.leaf_hash : record::LeafHash(entry.bytes);
    if (hash != entry.leaf_hash || entry.seq != tree_.Size()) {
      status = Damaged(entry.seq, "its hash or place differs");
      return false;
    }
    tree_.Append(hash);
    if (entry.seq > 0 && entry.seq < known) return true;
    auto envelope = record::DecodeLeaf(entry.bytes);
    if (!envelope) {
      status = Damaged(entry.seq, envelope.error().detail);
      return false;
    }
    if (entry.seq == 0) ledger_ = envelope->ledger;
    if (entry.seq < known) return true;
    auto fact = core::DecodeFact(envelope->type, envelope->tv, envelope->data);
    if (!fact) {
      status = Damaged(entry.seq, fact.error().detail);
      return false;
    }
    if (const auto law = envelope->docs.find("statutes"); law != envelope->docs.end()) {
      status = LoadStatutes(law->second);
      if (!status) return false;
    }
    core::Apply(state,
                {.at = envelope->at,
                 .actor = envelope->actor,
                 .docs = envelope->docs,
                 .fact = std::move(*fact)},
                library_);
    return true;
  };
  MANDAT_TRY_DO(store_->ReadEntries(0, visit));
  return status;
}

// ------------------------------------------------------------------ writing

Status Organisation::Process(std::span<Pending> group) {
  MANDAT_CHECK(group.size() <= kMostCommandsInGroup);
  if (read_only_) {
    for (Pending& pending : group) pending.reply(Unavailable("read_only"));
    return {};
  }
  const ViewPtr before = CurrentView();
  Draft draft;
  draft.state = before->state;
  draft.names = before->names;
  draft.tree = tree_;
  draft.size = before->size;
  draft.at = Now();

  std::vector<Reply> replies;
  replies.reserve(group.size());
  for (const Pending& pending : group) replies.push_back(Take(draft, pending.submission));

  const bool changed = !draft.group.entries.empty() || !draft.group.answers.empty();
  if (changed) {
    draft.group.last_at = draft.at;
    draft.group.root = draft.tree.Root();
    const std::lock_guard lock(store_mutex_);
    if (const Status kept = store_->AppendGroup(draft.group); !kept) {
      if (kept.error().code == "commit_failed") return kept;
      read_only_ = true;  // the working state is dropped, and nobody was told anything else
      for (Reply& reply : replies) reply = Unavailable(kept.error().code);
    }
  }
  // Nothing has left before this line: no answer, no stream message (RC-31).
  if (changed && !read_only_) Publish(draft);
  for (std::size_t i = 0; i < group.size(); ++i) group[i].reply(replies[i]);
  return {};
}

Reply Organisation::Take(Draft& draft, const Submission& submission) {
  const Digest body = BodyHash(submission);
  if (const auto earlier = draft.replies.find(submission.id); earlier != draft.replies.end()) {
    if (draft.bodies[submission.id] != body) return Refusal(OtherBody());
    Reply reply = earlier->second;
    reply.repeated = true;
    return reply;
  }
  {
    const std::lock_guard lock(store_mutex_);
    const auto answer = store_->FindAnswer(submission.id);
    if (!answer) return Unavailable(answer.error().code);
    if (*answer) {
      const auto recent = store_->FindRecentBody(submission.id);
      if (recent && *recent && **recent != body) return Refusal(OtherBody());
      return ReadAnswer(**answer);
    }
  }
  Reply reply = Decide(draft, submission, body);
  draft.replies.emplace(submission.id, reply);
  draft.bodies.emplace(submission.id, body);
  return reply;
}

Reply Organisation::Decide(Draft& draft, const Submission& submission, const Digest& body) {
  const auto refuse = [&](Error error) {
    Reply reply = Refusal(std::move(error));
    draft.group.answers.push_back(WriteAnswer(submission.id, reply));
    draft.group.recent_bodies.push_back({.command = submission.id, .keyed_hash = body});
    return reply;
  };
  auto command = ReadCommand(submission);
  if (!command) return refuse(std::move(command).error());
  auto sealed = SealDocuments(submission, *ports_.random);
  if (!sealed) return refuse(std::move(sealed).error());
  const auto statutes = sealed->commitments.find("statutes");
  if (statutes != sealed->commitments.end()) {
    const std::string& toml = submission.documents.at("statutes").payload;
    if (const Status sound = CheckAdoptable(toml); !sound) return refuse(sound.error());
    if (const Status read = library_.Add(statutes->second, toml); !read) {
      return refuse(read.error());
    }
  }
  StampCommand(*command, submission, draft.state, draft.at);

  const core::Context context{
      .at = draft.at, .actor = submission.actor, .docs = sealed->commitments, .library = &library_};
  auto events = core::Decide(draft.state, *command, context);
  if (!events) {
    // Kept only if a ledger stands on it: memory must not grow with what is refused.
    if (statutes != sealed->commitments.end()) library_.Forget(statutes->second);
    return refuse(std::move(events).error());
  }
  if (draft.size == 0) ports_.random->Fill(ledger_.bytes);
  auto entries = EncodeEvents(ledger_, draft.size, submission, *command, *events);
  if (!entries) return refuse(std::move(entries).error());

  Reply reply;
  reply.level = Level::kRecorded;
  reply.first_seq = draft.size;
  reply.events = static_cast<std::uint32_t>(events->size());
  for (std::size_t i = 0; i < events->size(); ++i) {
    core::Apply(draft.state, (*events)[i], library_);
    draft.tree.Append((*entries)[i].leaf_hash);
    for (auto& row : DirectoryRowsOf((*events)[i].fact, submission, *sealed)) {
      draft.names.Set(row);
      draft.group.directory.push_back(std::move(row));
    }
    draft.group.entries.push_back(std::move((*entries)[i]));
    reply.facts.push_back((*events)[i].fact);
  }
  draft.size += events->size();
  for (storage::Document& document : sealed->stored) {
    draft.group.documents.push_back(std::move(document));
  }
  draft.group.answers.push_back(WriteAnswer(submission.id, reply));
  draft.group.recent_bodies.push_back({.command = submission.id, .keyed_hash = body});
  return reply;
}

Result<core::Command> Organisation::ReadCommand(const Submission& submission) const {
  auto command = core::DecodeCommand(submission.command, submission.arguments);
  if (!command && command.error().code == "not_canonical_json") {
    command.error().code = "arguments_malformed";
  }
  return command;
}

Digest Organisation::BodyHash(const Submission& submission) const {
  std::string body = submission.command + '\n' + submission.arguments + '\n' +
                     JsonForm<core::Actor>::ToText(submission.actor);
  for (const auto& [name, document] : submission.documents) {
    body.append("\n").append(name).append("\n").append(document.payload);
  }
  return crypto::KeyedHash(body_key_, crypto::BytesOf(body));
}

void Organisation::Publish(Draft& draft) {
  const ViewPtr before = CurrentView();
  auto view = std::make_shared<View>();
  view->state = std::move(draft.state);
  view->names = std::move(draft.names);
  view->size = draft.size;
  view->root = draft.group.root;
  tree_ = std::move(draft.tree);
  {
    const std::lock_guard lock(view_mutex_);
    view_ = view;
  }
  if (view->size - last_snapshot_ >= kLeavesBetweenSnapshots) {
    static_cast<void>(PutSnapshot());  // disposable: the next one will do
  }
  if (on_publish_) on_publish_(*before, *view);
}

Status Organisation::PutSnapshot() {
  const ViewPtr view = CurrentView();
  if (!view->state.statute_digest || view->size == last_snapshot_) return {};
  storage::Snapshot snapshot;
  snapshot.seq = view->size;
  snapshot.format = kSnapshotFormat;
  for (const Digest& document : core::StatuteDocuments(view->state)) {
    snapshot.bytes += (snapshot.bytes.empty() ? "" : " ") + ToHex(document);
  }
  snapshot.bytes += '\n' + core::EncodeState(view->state);
  snapshot.sha256 = crypto::Sha256(snapshot.bytes);
  const std::lock_guard lock(store_mutex_);
  MANDAT_TRY_DO(store_->PutSnapshot(snapshot));
  last_snapshot_ = view->size;
  return {};
}

// ------------------------------------------------------------------ reading

ViewPtr Organisation::CurrentView() const {
  const std::lock_guard lock(view_mutex_);
  return view_;
}

Result<std::string> Organisation::ReadText(const Digest& commitment) {
  const std::lock_guard lock(store_mutex_);
  MANDAT_TRY(const auto document, store_->ReadDocument(commitment));
  if (!document) return Fail("document_missing", ToHex(commitment));
  MANDAT_TRY(record::Opening opening, record::DecodeOpening(document->opening));
  return std::move(opening.payload);
}

Result<std::vector<storage::Entry>> Organisation::ReadLeaves(std::uint64_t from,
                                                             std::size_t limit) {
  std::vector<storage::Entry> entries;
  if (limit == 0) return entries;
  const std::lock_guard lock(store_mutex_);
  MANDAT_TRY_DO(store_->ReadEntries(from, [&](const storage::Entry& entry) {
    entries.push_back(entry);
    return entries.size() < limit;
  }));
  return entries;
}

bool Organisation::IsReadOnly() const { return read_only_; }

std::vector<storage::Setting> Organisation::Settings() {
  const std::lock_guard lock(store_mutex_);
  return store_->Settings();
}

Status Organisation::Backup(const std::string& path) {
  const std::lock_guard lock(store_mutex_);
  return store_->Backup(path);
}

Status Organisation::Try(const core::Actor& actor, const core::Command& command) const {
  const ViewPtr view = CurrentView();
  const core::Context context{.at = Now(), .actor = actor, .docs = {}, .library = &library_};
  core::Command stamped = command;
  StampCommand(stamped, {}, view->state, context.at);
  const auto events = core::Decide(view->state, stamped, context);
  if (!events) return tl::unexpected(events.error());
  return {};
}

// Never before the last leaf (RC-7); before the first there is none, and 1917 is allowed.
UtcMillis Organisation::Now() const {
  const ViewPtr view = CurrentView();
  const UtcMillis now = ports_.clock->NowMillis();
  return view->size == 0 ? now : std::max(now, view->state.at);
}

}  // namespace mandat::app
