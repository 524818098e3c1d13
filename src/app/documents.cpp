#include "app/documents.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/fields.hpp"
#include "core/event.hpp"
#include "record/document.hpp"

namespace mandat::app {
namespace {

using record::DocumentClass;

struct ClassRow {
  std::string_view command;
  std::string_view document;
  DocumentClass document_class;
};

// Every document that a command takes, with its class (RC-11). A document without a row is refused.
constexpr std::array kClasses{
    ClassRow{"admit_unit", "name", DocumentClass::kOpen},
    ClassRow{"enrol_member", "identity", DocumentClass::kPersonal},
    ClassRow{"move_amendment", "text", DocumentClass::kOpen},
    ClassRow{"move_motion", "text", DocumentClass::kOpen},
    ClassRow{"move_statutes", "statutes", DocumentClass::kLaw},
    ClassRow{"move_statutes", "text", DocumentClass::kOpen},
    ClassRow{"open_ledger", "name", DocumentClass::kOpen},
    ClassRow{"open_ledger", "statutes", DocumentClass::kLaw},
    ClassRow{"register_fraction", "name", DocumentClass::kOpen},
    ClassRow{"start_recall", "grounds", DocumentClass::kOpen},
};

struct Identity {
  std::string contact;
  std::string name;
  std::optional<std::string> number;  // the organisation's own; lists are compared by it
  static constexpr auto Fields() {
    return std::tuple(Field("contact", &Identity::contact), Field("name", &Identity::name),
                      Field("number", &Identity::number));
  }
};

Result<DocumentClass> ClassOf(std::string_view command, std::string_view document) {
  for (const ClassRow& row : kClasses) {
    if (row.command == command && row.document == document) return row.document_class;
  }
  return Fail("document_not_expected", std::string(document));
}

tl::unexpected<Error> Malformed(std::string_view document, std::string_view why) {
  return Fail("document_malformed", std::string(document) + ": " + std::string(why));
}

Status CheckPayload(std::string_view document, const DocumentText& text) {
  if (!IsRecordText(text.payload)) {
    return Malformed(document, "not UTF-8 text without control characters");
  }
  if (document == "name" && (text.payload.empty() || text.payload.size() > kLongestName ||
                             text.payload.find('\n') != std::string::npos)) {
    return Malformed(document, "a name is one line of 1 to 200 bytes");
  }
  if (text.payload.empty() || text.payload.size() > kLongestText) {
    return Malformed(document, "empty, or longer than 256 KiB");
  }
  if (document != "identity") return {};
  const auto identity = FromJson<Identity>(text.payload);
  if (!identity || identity->name.empty() || identity->name.size() > kLongestName) {
    return Malformed(document, "an identity is an object with contact and name");
  }
  return {};
}

std::string_view PayloadOf(const Submission& submission, const std::string& document) {
  const auto found = submission.documents.find(document);
  return found == submission.documents.end() ? std::string_view()
                                             : std::string_view(found->second.payload);
}

// The first line of a text, cut at a character: what lists call it.
std::string TitleOf(std::string_view text) {
  constexpr std::size_t kLongestTitle = 120;
  std::string title(text.substr(0, text.find('\n')));
  if (title.size() <= kLongestTitle) return title;
  std::size_t end = kLongestTitle;
  while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xC0U) == 0x80U) --end;
  return title.substr(0, end);
}

std::string CommitmentHex(const Sealed& sealed, const std::string& document) {
  const auto found = sealed.commitments.find(document);
  return found == sealed.commitments.end() ? std::string() : ToHex(found->second);
}

storage::DirectoryRow Row(std::string kind, std::uint64_t id, std::string name,
                          std::string contact = {}) {
  return {.key = {.kind = std::move(kind), .id = id},
          .name = std::move(name),
          .contact = std::move(contact)};
}

}  // namespace

Result<Sealed> SealDocuments(const Submission& submission, storage::Random& random) {
  Sealed sealed;
  for (const auto& [name, text] : submission.documents) {
    MANDAT_TRY(const DocumentClass document_class, ClassOf(submission.command, name));
    MANDAT_TRY_DO(CheckPayload(name, text));
    record::Opening opening{.salt = {}, .media_type = text.media_type, .payload = text.payload};
    random.Fill(opening.salt);
    MANDAT_TRY(std::string bytes, record::EncodeOpening(opening));
    const Digest commitment = record::CommitmentOf(bytes);
    sealed.commitments.emplace(name, commitment);
    sealed.stored.push_back({.commitment = commitment,
                             .document_class = std::string(WordOf(document_class)),
                             .opening = std::move(bytes)});
  }
  return sealed;
}

std::vector<std::string> Paragraphs(std::string_view text) {
  std::vector<std::string> paragraphs;
  std::string paragraph;
  const auto finish = [&] {
    while (paragraph.ends_with('\n')) paragraph.pop_back();
    if (!paragraph.empty()) paragraphs.push_back(std::exchange(paragraph, {}));
  };
  while (!text.empty()) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(' ') == std::string_view::npos) {
      finish();
    } else {
      paragraph.append(line).append("\n");
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  finish();
  if (paragraphs.empty()) paragraphs.emplace_back();
  return paragraphs;
}

std::vector<storage::DirectoryRow> DirectoryRowsOf(const core::Fact& fact,
                                                   const Submission& submission,
                                                   const Sealed& sealed) {
  if (fact.As<core::LedgerOpened>()) {
    return {Row("organisation", 1, std::string(PayloadOf(submission, "name")))};
  }
  if (const auto* unit = fact.As<core::UnitAdmitted>()) {
    return {Row("unit", unit->unit.value, std::string(PayloadOf(submission, "name")))};
  }
  if (const auto* member = fact.As<core::MemberEnrolled>()) {
    const auto identity = FromJson<Identity>(PayloadOf(submission, "identity"));
    if (!identity) return {};
    std::vector rows{Row("person", member->person.value, identity->name, identity->contact)};
    if (identity->number) rows.push_back(Row("number", member->person.value, *identity->number));
    return rows;
  }
  if (const auto* fraction = fact.As<core::FractionRegistered>()) {
    return {Row("fraction", fraction->fraction.value, std::string(PayloadOf(submission, "name")))};
  }
  if (const auto* motion = fact.As<core::MotionMoved>()) {
    return {Row("motion", motion->motion.value, TitleOf(PayloadOf(submission, "text")),
                CommitmentHex(sealed, "text"))};
  }
  if (const auto* amendment = fact.As<core::AmendmentMoved>()) {
    return {Row("amendment", amendment->amendment.value, TitleOf(PayloadOf(submission, "text")),
                CommitmentHex(sealed, "text"))};
  }
  if (const auto* recall = fact.As<core::RecallStarted>()) {
    return {Row("recall", recall->recall.value, TitleOf(PayloadOf(submission, "grounds")),
                CommitmentHex(sealed, "grounds"))};
  }
  return {};
}

std::string IdentityText(std::string_view name, std::string_view contact, std::string_view number) {
  return ToJson(
      Identity{.contact = std::string(contact),
               .name = std::string(name),
               .number = number.empty() ? std::nullopt : std::optional(std::string(number))});
}

}  // namespace mandat::app
