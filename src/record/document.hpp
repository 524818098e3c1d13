// Documents: texts beside the ledger that a leaf binds by a commitment, so that they can be shown
// and checked, kept back, or erased without a trace in the record (RC-10).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/digest.hpp"
#include "base/fields.hpp"
#include "base/result.hpp"

namespace mandat::record {

// Who may read it and whether it can be erased; follows from the schema, never from the caller.
enum class DocumentClass {
  kLaw,         // statutes, witness policy, working of results: never erased, no personal data
  kOpen,        // motions, minutes, reports: erased by an order on record
  kRestricted,  // hearings, credentials papers: readers by the statutes, erased by an order
  kPersonal,    // identity, contact: erased on request or when retention ends
};
constexpr auto WordsOf(DocumentClass) {
  return std::array<std::string_view, 4>{"law", "open", "restricted", "personal"};
}

inline constexpr std::size_t kLongestMediaType = 100;
inline constexpr std::size_t kLargestPayload = std::size_t{8} << 20U;  // bytes

// What a commitment commits to. The salt (fresh random bytes each time) keeps short contents from
// being guessed and equal ones from being seen; the media type keeps bytes from being shown as
// something else.
struct Opening {
  std::array<std::uint8_t, 32> salt{};
  std::string media_type;  // 1-100 bytes of printable ASCII
  std::string payload;     // at most 8 MiB
  friend bool operator==(const Opening&, const Opening&) = default;
};

// salt, length of the media type (one byte), media type, payload.
// Fails with `not_a_media_type`, `document_too_large`.
[[nodiscard]] Result<std::string> EncodeOpening(const Opening& opening);

// Fails with `not_an_opening`, `not_a_media_type`, `document_too_large`.
[[nodiscard]] Result<Opening> DecodeOpening(std::string_view bytes);

// SHA-256 of "mandat/doc/v1", a newline and the bytes of an opening.
[[nodiscard]] Digest CommitmentOf(std::string_view opening_bytes);

}  // namespace mandat::record
