// What every store does. A new one adds a `...Bench` with Open and Close, and one line at the end
// of store_contract_test.cpp.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "storage/store.hpp"

namespace mandat::storage {

inline Digest DigestOf(std::uint8_t first) {
  Digest digest{};
  digest[0] = first;
  return digest;
}

inline CommandId Command(std::uint8_t first) {
  CommandId id;
  id.bytes[0] = first;
  return id;
}

// A group of one command with one leaf at `seq`, and something in every other table.
inline Group OneCommand(std::uint64_t seq, std::uint8_t command) {
  Group group;
  group.entries = {{.seq = seq,
                    .bytes = "{\"leaf\":" + std::to_string(seq) + "}",
                    .leaf_hash = DigestOf(command)}};
  group.answers = {{.command = Command(command), .first_seq = seq, .text = "recorded"}};
  group.documents = {{.commitment = DigestOf(command),
                      .document_class = "open",
                      .opening = std::string("salt\0text", 9)}};
  group.directory = {{.key = {.kind = "person", .id = command}, .name = "ana", .contact = "a@b"}};
  group.recent_bodies = {{.command = Command(command), .keyed_hash = DigestOf(command)}};
  group.outbox = {"mail " + std::to_string(command)};
  group.last_at = UtcMillis{1000};
  group.root = DigestOf(0xAA);
  return group;
}

// Bench has Result<std::unique_ptr<Store>> Open(), which gives the same store again after the
// first was destroyed.
template <typename Bench>
class StoreContract : public ::testing::Test {
 protected:
  void SetUp() override { Reopen(); }

  void Reopen() {
    store.reset();
    auto opened = bench.Open();
    ASSERT_TRUE(opened.has_value()) << opened.error().code << ": " << opened.error().detail;
    store = std::move(*opened);
  }

  void Append(const Group& group) {
    const Status kept = store->AppendGroup(group);
    ASSERT_TRUE(kept.has_value()) << kept.error().code << ": " << kept.error().detail;
  }

  void Refuses(const Group& group, const std::string& code) {
    const Status kept = store->AppendGroup(group);
    ASSERT_FALSE(kept.has_value());
    EXPECT_EQ(kept.error().code, code) << kept.error().detail;
  }

  std::vector<Entry> EntriesFrom(std::uint64_t from) {
    std::vector<Entry> entries;
    EXPECT_TRUE(store->ReadEntries(from, [&](const Entry& entry) {
      entries.push_back(entry);
      return true;
    }));
    return entries;
  }

  // Everything that can be read, to compare before and after.
  struct Content {
    Head head;
    std::vector<Entry> entries;
    std::vector<std::optional<Answer>> answers;
    std::vector<std::optional<Document>> documents;
    std::vector<std::optional<Digest>> bodies;
    std::vector<DirectoryRow> directory;
    std::vector<OutboxRow> outbox;
    std::optional<Snapshot> snapshot;
    friend bool operator==(const Content&, const Content&) = default;
  };
  Content Everything() {
    Content content{.head = store->CurrentHead(),
                    .entries = EntriesFrom(0),
                    .answers = {},
                    .documents = {},
                    .bodies = {},
                    .directory = store->ReadDirectory().value(),
                    .outbox = store->ReadOutbox(100).value(),
                    .snapshot = store->NewestSnapshot().value()};
    for (std::uint8_t i = 0; i < 8; ++i) {
      content.answers.push_back(store->FindAnswer(Command(i)).value());
      content.documents.push_back(store->ReadDocument(DigestOf(i)).value());
      content.bodies.push_back(store->FindRecentBody(Command(i)).value());
    }
    return content;
  }

  Bench bench;
  std::unique_ptr<Store> store;
};
TYPED_TEST_SUITE_P(StoreContract);

TYPED_TEST_P(StoreContract, BeginsEmptyWithTheRootOfNothing) {
  const Head& head = this->store->CurrentHead();
  EXPECT_EQ(head.size, 0U);
  EXPECT_EQ(head.epoch, 1U);
  EXPECT_EQ(ToHex(head.root), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_TRUE(this->EntriesFrom(0).empty());
  EXPECT_EQ(this->store->NewestSnapshot().value(), std::nullopt);
  EXPECT_FALSE(this->store->Settings().empty());
}

TYPED_TEST_P(StoreContract, KeepsEverythingOfAGroup) {
  this->Append(OneCommand(0, 1));
  const Group group = OneCommand(0, 1);
  EXPECT_EQ(this->EntriesFrom(0), group.entries);
  EXPECT_EQ(this->store->FindAnswer(Command(1)).value(), group.answers[0]);
  EXPECT_EQ(this->store->ReadDocument(DigestOf(1)).value(), group.documents[0]);
  EXPECT_EQ(this->store->FindRecentBody(Command(1)).value(), group.recent_bodies[0].keyed_hash);
  EXPECT_EQ(this->store->ReadDirectory(), group.directory);
  EXPECT_EQ(this->store->ReadOutbox(10), (std::vector<OutboxRow>{{1, "mail 1"}}));
  EXPECT_EQ(this->store->CurrentHead(),
            (Head{.size = 1, .last_at = UtcMillis{1000}, .epoch = 1, .root = DigestOf(0xAA)}));
}

TYPED_TEST_P(StoreContract, FindsNothingThatWasNeverKept) {
  this->Append(OneCommand(0, 1));
  EXPECT_EQ(this->store->FindAnswer(Command(2)).value(), std::nullopt);
  EXPECT_EQ(this->store->ReadDocument(DigestOf(2)).value(), std::nullopt);
  EXPECT_EQ(this->store->FindRecentBody(Command(2)).value(), std::nullopt);
}

TYPED_TEST_P(StoreContract, GivesARetryItsFirstAnswer) {
  this->Append(OneCommand(0, 1));
  Group retry = OneCommand(1, 1);
  retry.answers[0].text = "another";
  this->Refuses(retry, "already_answered");
  EXPECT_EQ(this->store->FindAnswer(Command(1)).value(), OneCommand(0, 1).answers[0]);
  this->Reopen();
  EXPECT_EQ(this->store->FindAnswer(Command(1)).value(), OneCommand(0, 1).answers[0]);
}

TYPED_TEST_P(StoreContract, RemembersARefusalWithoutALeaf) {
  Group refusal;
  refusal.answers = {{.command = Command(3), .first_seq = {}, .text = "not_the_electing_unit"}};
  refusal.root = this->store->CurrentHead().root;
  this->Append(refusal);
  EXPECT_EQ(this->store->FindAnswer(Command(3)).value(), refusal.answers[0]);
  EXPECT_EQ(this->store->CurrentHead().size, 0U);
}

TYPED_TEST_P(StoreContract, KeepsNothingOfAFailedGroup) {
  this->Append(OneCommand(0, 1));
  const auto before = this->Everything();
  Group group = OneCommand(1, 2);
  group.answers.push_back(OneCommand(1, 1).answers[0]);  // the last step but few fails
  group.erased_directory = {{.kind = "person", .id = 1}};
  this->Refuses(group, "already_answered");
  EXPECT_EQ(this->Everything(), before);
  group.answers.pop_back();
  this->Append(group);  // and the store goes on
  EXPECT_EQ(this->store->CurrentHead().size, 2U);
}

TYPED_TEST_P(StoreContract, RefusesTheSameCommandTwiceInAGroup) {
  Group group = OneCommand(0, 1);
  group.answers.push_back(group.answers[0]);
  this->Refuses(group, "already_answered");
  EXPECT_EQ(this->store->CurrentHead().size, 0U);
}

TYPED_TEST_P(StoreContract, TakesOnlyTheNextEntries) {
  this->Refuses(OneCommand(1, 1), "not_the_next_entry");
  this->Append(OneCommand(0, 1));
  this->Refuses(OneCommand(0, 2), "not_the_next_entry");
  Group gap = OneCommand(1, 2);
  gap.entries.push_back(OneCommand(3, 2).entries[0]);
  this->Refuses(gap, "not_the_next_entry");
  EXPECT_EQ(this->EntriesFrom(0).size(), 1U);
}

TYPED_TEST_P(StoreContract, ReadsEntriesFromAnyPlaceUntilToldToStop) {
  for (std::uint8_t i = 0; i < 5; ++i) this->Append(OneCommand(i, i));
  EXPECT_EQ(this->EntriesFrom(3).front(), OneCommand(3, 3).entries[0]);
  EXPECT_EQ(this->EntriesFrom(3).size(), 2U);
  EXPECT_TRUE(this->EntriesFrom(5).empty());
  int visited = 0;
  EXPECT_TRUE(this->store->ReadEntries(1, [&](const Entry&) { return ++visited < 2; }));
  EXPECT_EQ(visited, 2);
}

TYPED_TEST_P(StoreContract, SurvivesReopen) {
  this->Append(OneCommand(0, 1));
  this->Append(OneCommand(1, 2));
  auto before = this->Everything();
  this->Reopen();
  ++before.head.epoch;  // each opening counts
  EXPECT_EQ(this->Everything(), before);
  this->Append(OneCommand(2, 3));
}

TYPED_TEST_P(StoreContract, RefusesASecondOpening) {
  const auto second = this->bench.Open();
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, "store_locked");
  this->Append(OneCommand(0, 1));  // the first is not disturbed
}

TYPED_TEST_P(StoreContract, ErasesDocumentsAndNamesButNoLaw) {
  this->Append(OneCommand(0, 1));
  Group law = OneCommand(1, 2);
  law.documents[0].document_class = "law";
  this->Append(law);
  Group erasure = OneCommand(2, 3);
  erasure.erased_documents = {DigestOf(1)};
  erasure.erased_directory = {{.kind = "person", .id = 1}};
  this->Append(erasure);
  EXPECT_EQ(this->store->ReadDocument(DigestOf(1)).value(), std::nullopt);
  EXPECT_EQ(this->store->ReadDirectory().value().size(), 2U);
  Group unlawful = OneCommand(3, 4);
  unlawful.erased_documents = {DigestOf(2)};
  this->Refuses(unlawful, "law_is_not_erased");
  EXPECT_EQ(this->store->ReadDocument(DigestOf(2)).value(), law.documents[0]);
}

TYPED_TEST_P(StoreContract, ReplacesANameInTheDirectory) {
  this->Append(OneCommand(0, 1));
  Group renamed = OneCommand(1, 2);
  renamed.directory = {{.key = {.kind = "person", .id = 1}, .name = "ana b", .contact = ""},
                       {.key = {.kind = "body", .id = 1}, .name = "council", .contact = ""}};
  this->Append(renamed);
  EXPECT_EQ(this->store->ReadDirectory(),
            (std::vector<DirectoryRow>{renamed.directory[1], renamed.directory[0]}));
}

TYPED_TEST_P(StoreContract, ForgetsBodiesAfter24Hours) {
  this->Append(OneCommand(0, 1));
  Group later = OneCommand(1, 2);
  later.last_at = UtcMillis{1000 + kRecentBodyMillis - 1};
  this->Append(later);
  EXPECT_TRUE(this->store->FindRecentBody(Command(1)).value().has_value());
  Group latest = OneCommand(2, 3);
  latest.last_at = UtcMillis{1000 + kRecentBodyMillis};
  this->Append(latest);
  EXPECT_FALSE(this->store->FindRecentBody(Command(1)).value().has_value());
  EXPECT_TRUE(this->store->FindRecentBody(Command(2)).value().has_value());
  EXPECT_TRUE(this->store->FindAnswer(Command(1)).value().has_value());  // for ever
}

TYPED_TEST_P(StoreContract, KeepsTheOutboxInOrderUntilRowsAreRemoved) {
  for (std::uint8_t i = 0; i < 3; ++i) this->Append(OneCommand(i, i));
  EXPECT_EQ(this->store->ReadOutbox(2), (std::vector<OutboxRow>{{1, "mail 0"}, {2, "mail 1"}}));
  const std::vector<std::uint64_t> sent = {1, 3};
  EXPECT_TRUE(this->store->RemoveFromOutbox(sent));
  this->Append(OneCommand(3, 3));  // a number is not given twice
  EXPECT_EQ(this->store->ReadOutbox(9), (std::vector<OutboxRow>{{2, "mail 1"}, {4, "mail 3"}}));
}

TYPED_TEST_P(StoreContract, KeepsTheTwoNewestSnapshots) {
  const auto snapshot = [](std::uint64_t seq) {
    return Snapshot{.seq = seq, .format = 1, .sha256 = DigestOf(9), .bytes = "{}"};
  };
  for (const std::uint64_t seq : {10U, 20U, 30U}) {
    EXPECT_TRUE(this->store->PutSnapshot(snapshot(seq)));
  }
  this->Reopen();
  EXPECT_EQ(this->store->NewestSnapshot().value(), snapshot(30));
  EXPECT_TRUE(this->store->DeleteSnapshot(30));
  EXPECT_EQ(this->store->NewestSnapshot().value(), snapshot(20));
  EXPECT_TRUE(this->store->DeleteSnapshot(20));
  EXPECT_EQ(this->store->NewestSnapshot().value(), std::nullopt);  // 10 was the third
}

REGISTER_TYPED_TEST_SUITE_P(StoreContract, BeginsEmptyWithTheRootOfNothing, KeepsEverythingOfAGroup,
                            FindsNothingThatWasNeverKept, GivesARetryItsFirstAnswer,
                            RemembersARefusalWithoutALeaf, KeepsNothingOfAFailedGroup,
                            RefusesTheSameCommandTwiceInAGroup, TakesOnlyTheNextEntries,
                            ReadsEntriesFromAnyPlaceUntilToldToStop, SurvivesReopen,
                            RefusesASecondOpening, ErasesDocumentsAndNamesButNoLaw,
                            ReplacesANameInTheDirectory, ForgetsBodiesAfter24Hours,
                            KeepsTheOutboxInOrderUntilRowsAreRemoved, KeepsTheTwoNewestSnapshots);

}  // namespace mandat::storage
