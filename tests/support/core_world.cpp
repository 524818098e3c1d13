#include "tests/support/core_world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "base/fields.hpp"
#include "core/chain.hpp"
#include "core/codec.hpp"
#include "record/leaf.hpp"

namespace mandat::support {
namespace {

constexpr std::uint64_t kSeed = 1917;
constexpr crypto::Key kBodyKey{};
constexpr std::uint64_t kActsBeforeSnapshot = 20;  // so that most stories have leaves after it

// Calls `visit` with the collection of this name; false if there is none.
template <typename Visit>
bool VisitKind(const core::State& state, std::string_view kind, Visit&& visit) {
  if (kind == "amendments") return visit(state.amendments), true;
  if (kind == "bodies") return visit(state.bodies), true;
  if (kind == "decisions") return visit(state.decisions), true;
  if (kind == "elections") return visit(state.elections), true;
  if (kind == "fractions") return visit(state.fractions), true;
  if (kind == "mandates") return visit(state.mandates), true;
  if (kind == "motions") return visit(state.motions), true;
  if (kind == "recalls") return visit(state.recalls), true;
  if (kind == "seats") return visit(state.seats), true;
  if (kind == "sittings") return visit(state.sittings), true;
  if (kind == "units") return visit(state.units), true;
  if (kind == "votes") return visit(state.votes), true;
  return false;
}

std::string ChainText(const core::State& state, SeatId seat) {
  const core::Chain chain = core::ChainOf(state, seat);
  std::string text;
  JsonWriter writer(text);
  writer.BeginObject();
  writer.Key("reaches_base");
  writer.String(chain.reaches_base ? "yes" : "no");
  writer.Key("steps");
  writer.BeginList();
  for (const core::ChainStep& step : chain.steps) {
    writer.BeginObject();
    if (step.elector) {
      writer.Key("elector");
      writer.Integer(static_cast<std::int64_t>(step.elector->value));
    }
    writer.Key("members");
    writer.Integer(step.members);
    writer.EndObject();
  }
  writer.EndList();
  writer.EndObject();
  return text;
}

}  // namespace

CoreWorld::CoreWorld() : random_(kSeed) {
  MANDAT_CHECK(crypto::InitOnce());
  organisation_ = Open();
  MANDAT_CHECK(organisation_);  // an empty store opens
  view_ = organisation_->CurrentView();
}

std::unique_ptr<app::Organisation> CoreWorld::Open() {
  auto store = storage::MemoryStore::Open(disk_);
  if (!store) return nullptr;
  auto organisation =
      app::Organisation::Open(std::move(*store), {.clock = &clock_, .random = &random_}, kBodyKey);
  return organisation ? std::move(*organisation) : nullptr;
}

void CoreWorld::SetClock(UtcMillis now) { clock_.now = std::max(clock_.now, now); }

Told CoreWorld::Submit(const Act& act) {
  app::Organisation::Pending pending;
  app::Submission& submission = pending.submission;
  ++submissions_;
  for (std::size_t i = 0; i < 8; ++i) {
    submission.id.bytes[15 - i] = static_cast<std::uint8_t>(submissions_ >> (8 * i));
  }
  const auto actor = JsonForm<core::Actor>::FromText(act.actor);
  MANDAT_CHECK(actor);  // the runner writes them
  submission.actor = *actor;
  submission.command = act.command;
  submission.arguments = act.arguments;
  for (const auto& [name, text] : act.documents) submission.documents[name].payload = text;

  app::Reply reply;
  pending.reply = [&](const app::Reply& given) { reply = given; };
  // Every second passes between two acts, so that no two share an instant.
  clock_.now.value += kMillisPerSecond;
  if (const Status done = organisation_->Process({&pending, 1}); !done) {
    return {.code = done.error().code, .article = {}, .detail = done.error().detail};
  }
  view_ = organisation_->CurrentView();
  if (submissions_ == kActsBeforeSnapshot) MANDAT_CHECK(organisation_->PutSnapshot());
  if (reply.level == app::Level::kRecorded) return {};
  return {.code = reply.error.code, .article = reply.error.article, .detail = reply.error.detail};
}

std::uint64_t CoreWorld::CountOf(std::string_view kind) {
  std::uint64_t count = 0;
  MANDAT_CHECK(VisitKind(State(), kind, [&](const auto& all) { count = all.size(); }));
  return count;
}

std::string CoreWorld::Read(std::string_view kind, std::uint64_t id) {
  if (kind == "organisation") {
    return fmt::format(R"({{"members":{},"suspended":{}}})", State().members, State().suspended);
  }
  if (kind == "chains") {
    return id >= 1 && id <= State().seats.size() ? ChainText(State(), SeatId{id}) : std::string();
  }
  std::string text;
  MANDAT_CHECK(VisitKind(State(), kind, [&](const auto& all) {
    if (id >= 1 && id <= all.size()) text = ToJson(all[static_cast<std::size_t>(id - 1)]);
  }));
  return text;
}

std::set<std::string> CoreWorld::EventTypes() {
  std::set<std::string> types;
  const auto entries = organisation_->ReadLeaves(0, view_->size);
  MANDAT_CHECK(entries);  // they were just written
  for (const storage::Entry& entry : *entries) {
    const auto leaf = record::DecodeLeaf(entry.bytes);
    MANDAT_CHECK(leaf);
    types.insert(leaf->type);
  }
  return types;
}

// Opens the record again and compares what it says with what was said before.
std::string CoreWorld::Compare(const std::string& how) {
  const app::ViewPtr before = organisation_->CurrentView();
  organisation_.reset();
  organisation_ = Open();
  if (!organisation_) return how + ": the record does not open";
  view_ = organisation_->CurrentView();
  if (view_->root != before->root || view_->size != before->size) return how + ": another root";
  if (core::EncodeState(view_->state) != core::EncodeState(before->state)) {
    return how + ": another state";
  }
  return {};
}

std::string CoreWorld::CheckAtEnd() {
  if (std::string fault = Compare("snapshot and replay of the rest"); !fault.empty()) return fault;
  disk_->snapshots.clear();
  if (std::string fault = Compare("replay of all leaves"); !fault.empty()) return fault;
  if (!organisation_->PutSnapshot()) return "no snapshot";
  return Compare("snapshot of the end");
}

std::string CoreWorld::Fingerprint() {
  return fmt::format("leaves {}   root {}   state {}", view_->size,
                     ToHex(view_->root).substr(0, 16),
                     ToHex(crypto::Sha256(core::EncodeState(view_->state))).substr(0, 16));
}

}  // namespace mandat::support
