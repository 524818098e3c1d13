#include "record/leaf.hpp"

#include <algorithm>
#include <charconv>

#include "base/fields.hpp"
#include "base/json.hpp"

namespace mandat::record {
namespace {

constexpr std::int64_t kEnvelopeVersion = 1;
constexpr auto kLargestSeq = static_cast<std::uint64_t>(kLargestJsonInteger);

bool IsTypeName(std::string_view name) {
  return name.size() >= 3 && name.size() <= 48 && name[0] >= 'a' && name[0] <= 'z' &&
         std::ranges::all_of(name, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

// "mandate:12" or "office:3": a number from 1 without padding.
bool IsCapacity(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view kind = text.substr(0, colon);
  if (colon == std::string_view::npos || (kind != "mandate" && kind != "office")) return false;
  const std::string_view digits = text.substr(colon + 1);
  std::int64_t number = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} && stop == digits.data() + digits.size() && digits[0] != '0' &&
         number >= 1 && number <= kLargestJsonInteger;
}

bool HasJsonKeys(const Documents& docs) {
  return std::ranges::all_of(docs, [](const auto& doc) { return IsJsonKey(doc.first); });
}

Status CheckCommand(const RecordedCommand& command) {
  if (!IsTypeName(command.type)) return Fail("not_a_leaf", "command.type is not a name");
  if (command.cv < 1) return Fail("not_a_leaf", "command.cv counts from 1");
  if (!HasJsonKeys(command.docs)) return Fail("not_a_leaf", "command.docs has a wrong name");
  if (command.as && !IsCapacity(*command.as)) {
    return Fail("not_a_leaf", "command.as is neither mandate:N nor office:N");
  }
  return {};
}

// What a reader of canonical JSON cannot see: the rules of the envelope.
Status CheckEnvelope(const Envelope& envelope) {
  if (envelope.seq > kLargestSeq) return Fail("not_a_leaf", "seq is too large");
  if (envelope.at.value > kLargestJsonInteger || envelope.at.value < -kLargestJsonInteger) {
    return Fail("not_a_leaf", "at is too large");
  }
  const Part& part = envelope.part;
  if (part.index >= part.count || part.count > kMostPartsOfACommand) {
    return Fail("not_a_leaf", "part [i,n] wants 0 <= i < n <= 512");
  }
  if (!IsTypeName(envelope.type)) return Fail("not_a_leaf", "type is not a name");
  if (envelope.tv < 1) return Fail("not_a_leaf", "tv counts from 1");
  if (!HasJsonKeys(envelope.docs)) return Fail("not_a_leaf", "docs has a wrong name");
  if (envelope.command.has_value() != (part.index == 0)) {
    return Fail("not_a_leaf", "the command stands in part 0 and only there");
  }
  return envelope.command ? CheckCommand(*envelope.command) : Status{};
}

// Nothing if there are none: an absent fact is an absent key.
void WriteDocuments(JsonWriter& writer, const Documents& docs) {
  if (docs.empty()) return;
  writer.Key("docs");
  writer.BeginObject();
  for (const auto& [name, commitment] : docs) {
    writer.Key(name);
    WriteJson(writer, commitment);
  }
  writer.EndObject();
}

void ReadDocuments(JsonReader& reader, Documents& docs) {
  if (!reader.TryKey("docs")) return;
  reader.BeginObject();
  for (auto name = reader.AnyKey(); !name.empty(); name = reader.AnyKey()) {
    ReadJson(reader, docs[std::string(name)]);
  }
  reader.EndObject();
  if (docs.empty()) reader.Reject("docs without a document");
}

void ReadRawObject(JsonReader& reader, std::string& text) {
  text = reader.Raw();
  if (!text.starts_with('{')) reader.Reject("not an object");
}

template <typename T>
void WriteField(JsonWriter& writer, std::string_view key, const T& value) {
  writer.Key(key);
  WriteJson(writer, value);
}

template <typename T>
void ReadField(JsonReader& reader, std::string_view key, T& value) {
  reader.RequireKey(key);
  ReadJson(reader, value);
}

void WriteCommand(JsonWriter& writer, const RecordedCommand& command) {
  writer.Key("command");
  writer.BeginObject();
  writer.Key("args");
  writer.Raw(command.args);
  if (command.as) WriteField(writer, "as", *command.as);
  WriteField(writer, "cv", command.cv);
  WriteDocuments(writer, command.docs);
  if (command.rand) WriteField(writer, "rand", *command.rand);
  WriteField(writer, "type", command.type);
  writer.EndObject();
}

void ReadCommand(JsonReader& reader, std::optional<RecordedCommand>& read) {
  if (!reader.TryKey("command")) return;
  RecordedCommand& command = read.emplace();
  reader.BeginObject();
  reader.RequireKey("args");
  ReadRawObject(reader, command.args);
  if (reader.TryKey("as")) command.as = reader.String();
  ReadField(reader, "cv", command.cv);
  ReadDocuments(reader, command.docs);
  if (reader.TryKey("rand")) ReadJson(reader, command.rand.emplace());
  ReadField(reader, "type", command.type);
  reader.EndObject();
}

void WritePart(JsonWriter& writer, const Part& part) {
  writer.Key("part");
  writer.BeginList();
  writer.Integer(part.index);
  writer.Integer(part.count);
  writer.EndList();
}

void ReadPart(JsonReader& reader, Part& part) {
  reader.RequireKey("part");
  reader.BeginList();
  for (std::uint32_t* const number : {&part.index, &part.count}) {
    if (!reader.NextElement()) return reader.Reject("part wants two numbers");
    ReadJson(reader, *number);
  }
  reader.EndList();
}

std::string Write(const Envelope& envelope) {
  std::string bytes;
  JsonWriter writer(bytes);
  writer.BeginObject();
  WriteField(writer, "actor", envelope.actor);
  WriteField(writer, "at", envelope.at);
  WriteField(writer, "cmd", envelope.cmd);
  if (envelope.command) WriteCommand(writer, *envelope.command);
  writer.Key("data");
  writer.Raw(envelope.data);
  WriteDocuments(writer, envelope.docs);
  WriteField(writer, "ledger", envelope.ledger);
  WritePart(writer, envelope.part);
  WriteField(writer, "seq", envelope.seq);
  WriteField(writer, "tv", envelope.tv);
  WriteField(writer, "type", envelope.type);
  WriteField(writer, "v", kEnvelopeVersion);
  writer.EndObject();
  return bytes;
}

}  // namespace

Result<Envelope> DecodeLeaf(std::string_view bytes) {
  if (bytes.size() > kLargestLeaf) return Fail("leaf_too_large", std::to_string(bytes.size()));
  JsonReader reader(bytes);
  Envelope envelope;
  std::int64_t version = 0;
  reader.BeginObject();
  ReadField(reader, "actor", envelope.actor);
  ReadField(reader, "at", envelope.at);
  ReadField(reader, "cmd", envelope.cmd);
  ReadCommand(reader, envelope.command);
  reader.RequireKey("data");
  ReadRawObject(reader, envelope.data);
  ReadDocuments(reader, envelope.docs);
  ReadField(reader, "ledger", envelope.ledger);
  ReadPart(reader, envelope.part);
  ReadField(reader, "seq", envelope.seq);
  ReadField(reader, "tv", envelope.tv);
  ReadField(reader, "type", envelope.type);
  ReadField(reader, "v", version);
  reader.EndObject();
  MANDAT_TRY_DO(reader.Finish());
  if (version != kEnvelopeVersion) return Fail("not_a_leaf", "an envelope of another version");
  MANDAT_TRY_DO(CheckEnvelope(envelope));
  return envelope;
}

Result<std::string> EncodeLeaf(const Envelope& envelope) {
  MANDAT_TRY_DO(CheckEnvelope(envelope));
  std::string bytes = Write(envelope);
  // `data` and `args` came as text: what does not read back to the same envelope is not written.
  MANDAT_TRY(const Envelope read, DecodeLeaf(bytes));
  if (read != envelope) return Fail("not_canonical_json", "data or args is not one object");
  return bytes;
}

}  // namespace mandat::record
