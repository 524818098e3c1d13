// The leaf: exact bytes, and every rule of the envelope refused by name.
#include "record/leaf.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>  // after gtest, which it needs

#include <functional>
#include <string>

namespace mandat::record {
namespace {

const std::string kLedger = "0fa414fd0cc3ae51af89bf78936bc661";
const std::string kCommand = "6779730b58c3540b9f3d2cb190583658";
const std::string kHash = "085a8103820600e712b6b6b071201a17fe18f080cde8c33699e74e410bca036c";

Envelope MotionMoved() {
  Envelope envelope;
  envelope.ledger = ParseLedgerId(kLedger).value();
  envelope.seq = 2;
  envelope.at = UtcMillis{1767225725000};
  envelope.cmd = ParseCommandId(kCommand).value();
  envelope.part = {.index = 0, .count = 2};
  envelope.actor = core::Actor::Person(PersonId{1});
  envelope.type = "motion_moved";
  envelope.data = R"({"body":1,"motion":1})";
  envelope.docs = {{"text", ParseDigest(kHash).value()}};
  envelope.command = RecordedCommand{.type = "move_motion",
                                     .cv = 1,
                                     .args = R"({"body":1})",
                                     .as = "mandate:7",
                                     .docs = envelope.docs,
                                     .rand = ParseDigest(kHash).value()};
  return envelope;
}

const std::string kMotionMoved =
    R"({"actor":"person:1","at":1767225725000,"cmd":")" + kCommand +
    R"(","command":{"args":{"body":1},"as":"mandate:7","cv":1,"docs":{"text":")" + kHash +
    R"("},"rand":")" + kHash +
    R"(","type":"move_motion"},"data":{"body":1,"motion":1},"docs":{"text":")" + kHash +
    R"("},"ledger":")" + kLedger + R"(","part":[0,2],"seq":2,"tv":1,"type":"motion_moved","v":1})";

TEST(Leaf, HasTheBytesThatTheEnvelopeSays) {
  EXPECT_EQ(EncodeLeaf(MotionMoved()), kMotionMoved);
  EXPECT_EQ(DecodeLeaf(kMotionMoved), MotionMoved());
}

TEST(Leaf, LeavesOutWhatIsAbsent) {
  Envelope envelope = MotionMoved();
  envelope.part = {.index = 1, .count = 2};
  envelope.actor = {};
  envelope.docs.clear();
  envelope.command.reset();
  const std::string bytes = R"({"actor":"system","at":1767225725000,"cmd":")" + kCommand +
                            R"(","data":{"body":1,"motion":1},"ledger":")" + kLedger +
                            R"(","part":[1,2],"seq":2,"tv":1,"type":"motion_moved","v":1})";
  EXPECT_EQ(EncodeLeaf(envelope), bytes);
  EXPECT_EQ(DecodeLeaf(bytes), envelope);
}

TEST(Leaf, RefusesAnEnvelopeThatBreaksARule) {
  const struct {
    const char* why;
    std::function<void(Envelope&)> damage;
    const char* code;
  } rows[] = {
      {"part beyond the count", [](Envelope& e) { e.part.index = 2; }, "not_a_leaf"},
      {"no part at all", [](Envelope& e) { e.part.count = 0; }, "not_a_leaf"},
      {"513 parts", [](Envelope& e) { e.part.count = 513; }, "not_a_leaf"},
      {"a command in part 1", [](Envelope& e) { e.part.index = 1; }, "not_a_leaf"},
      {"no command in part 0", [](Envelope& e) { e.command.reset(); }, "not_a_leaf"},
      {"a short type", [](Envelope& e) { e.type = "ab"; }, "not_a_leaf"},
      {"a long type", [](Envelope& e) { e.type = std::string(49, 'a'); }, "not_a_leaf"},
      {"a capital in the type", [](Envelope& e) { e.type = "motionMoved"; }, "not_a_leaf"},
      {"version 0 of the type", [](Envelope& e) { e.tv = 0; }, "not_a_leaf"},
      {"version 0 of the command", [](Envelope& e) { e.command->cv = 0; }, "not_a_leaf"},
      {"a command without a name", [](Envelope& e) { e.command->type.clear(); }, "not_a_leaf"},
      {"an unknown capacity", [](Envelope& e) { e.command->as = "chair:1"; }, "not_a_leaf"},
      {"capacity 0", [](Envelope& e) { e.command->as = "office:0"; }, "not_a_leaf"},
      {"a padded capacity", [](Envelope& e) { e.command->as = "office:01"; }, "not_a_leaf"},
      {"a capacity without number", [](Envelope& e) { e.command->as = "office:"; }, "not_a_leaf"},
      {"a wrong document name", [](Envelope& e) { e.docs["Text"] = {}; }, "not_a_leaf"},
      {"seq 2^53", [](Envelope& e) { e.seq = 1ULL << 53U; }, "not_a_leaf"},
      {"at 2^53", [](Envelope& e) { e.at.value = 1LL << 53U; }, "not_a_leaf"},
      {"data that is a list", [](Envelope& e) { e.data = "[]"; }, "not_canonical_json"},
      {"data that is nothing", [](Envelope& e) { e.data = ""; }, "not_canonical_json"},
      {"data with a space", [](Envelope& e) { e.data = R"({"a": 1})"; }, "not_canonical_json"},
      {"data that smuggles a key", [](Envelope& e) { e.data = R"({},"docs":{})"; },
       "not_canonical_json"},
      {"args that smuggle a key", [](Envelope& e) { e.command->args = R"({},"as":"office:1")"; },
       "not_canonical_json"},
  };
  for (const auto& row : rows) {
    Envelope envelope = MotionMoved();
    row.damage(envelope);
    const auto bytes = EncodeLeaf(envelope);
    ASSERT_FALSE(bytes.has_value()) << row.why;
    EXPECT_EQ(bytes.error().code, row.code) << row.why;
  }
}

std::string Replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

TEST(Leaf, RefusesBytesThatBreakARule) {
  const struct {
    const char* what;
    const char* with;
    const char* code;
  } rows[] = {
      {"\"v\":1", "\"v\":2", "not_a_leaf"},
      {"[0,2]", "[2,2]", "not_a_leaf"},
      {"[0,2]", "[0,513]", "not_a_leaf"},
      {"[0,2]", "[1,2]", "not_a_leaf"},
      {"motion_moved", "motion-moved", "not_a_leaf"},
      {"[0,2]", "[0]", "not_canonical_json"},
      {"[0,2]", "[0,2,0]", "not_canonical_json"},
      {"person:1", "person:01", "not_canonical_json"},
      {"person:1", "person:0", "not_canonical_json"},
      {"person:1", "chair:1", "not_canonical_json"},
      {"person:1", "system:1", "not_canonical_json"},
      {"\"seq\":2", "\"seq\":-2", "not_canonical_json"},
      {"\"v\":1}", "\"v\":1,\"w\":1}", "not_canonical_json"},
      {"\"v\":1}", "\"v\":1}\n", "not_canonical_json"},
      {"\"ledger\":\"0fa4", "\"ledger\":\"0FA4", "not_canonical_json"},
      {",\"as\":\"mandate:7\"", ",\"as\":7", "not_canonical_json"},
      {"\"data\":{\"body\":1,\"motion\":1}", "\"data\":[]", "not_canonical_json"},
      {"{\"body\":1,\"motion\":1},\"docs\":{\"text\"", "{},\"docs\":{},\"text\":{\"text\"",
       "not_canonical_json"},
  };
  for (const auto& row : rows) {
    const auto leaf = DecodeLeaf(Replaced(kMotionMoved, row.what, row.with));
    ASSERT_FALSE(leaf.has_value()) << row.what << " -> " << row.with;
    EXPECT_EQ(leaf.error().code, row.code) << row.what << " -> " << row.with;
  }
}

TEST(Leaf, HasAtMost32768Bytes) {
  Envelope envelope = MotionMoved();
  const auto fill = [&](std::size_t bytes) {
    // Eight texts of one kilobyte short of the limit each, the last one fills up.
    envelope.data = "{\"a\":[";
    for (int i = 0; i < 7; ++i) envelope.data += '"' + std::string(4096, 'x') + "\",";
    envelope.data += '"' + std::string(bytes, 'x') + "\"]}";
  };
  fill(0);
  const std::size_t rest = kLargestLeaf - EncodeLeaf(envelope).value().size();
  fill(rest);
  EXPECT_EQ(EncodeLeaf(envelope).value().size(), kLargestLeaf);
  fill(rest + 1);
  EXPECT_EQ(EncodeLeaf(envelope).error().code, "leaf_too_large");
}

TEST(Leaf, HasAtMost64Documents) {
  Envelope envelope = MotionMoved();
  envelope.docs.clear();
  for (int i = 0; i < 64; ++i) envelope.docs["doc" + std::to_string(i)] = {};
  EXPECT_TRUE(EncodeLeaf(envelope).has_value());
  envelope.docs["one_more"] = {};
  EXPECT_EQ(EncodeLeaf(envelope).error().code, "not_canonical_json");
}

// One changed byte gives another leaf or none, never the same one again.
RC_GTEST_PROP(Leaf, HasOneSpellingOnly, ()) {
  std::string bytes = kMotionMoved;
  const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
  bytes[at] = *rc::gen::arbitrary<char>();
  const auto leaf = DecodeLeaf(bytes);
  if (!leaf) return;
  RC_ASSERT(EncodeLeaf(*leaf) == bytes);
  RC_ASSERT((*leaf == MotionMoved()) == (bytes == kMotionMoved));
}

}  // namespace
}  // namespace mandat::record
