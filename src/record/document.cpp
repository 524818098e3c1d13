#include "record/document.hpp"

#include <algorithm>

#include "crypto/crypto.hpp"

namespace mandat::record {
namespace {

constexpr std::size_t kSaltSize = 32;

Status CheckOpening(const Opening& opening) {
  const std::string& media_type = opening.media_type;
  if (media_type.empty() || media_type.size() > kLongestMediaType ||
      !std::ranges::all_of(media_type, [](char c) { return c >= ' ' && c <= '~'; })) {
    return Fail("not_a_media_type", "1 to 100 printable characters are wanted");
  }
  if (opening.payload.size() > kLargestPayload) {
    return Fail("document_too_large", "a document has at most 8 MiB");
  }
  return {};
}

}  // namespace

Result<std::string> EncodeOpening(const Opening& opening) {
  MANDAT_TRY_DO(CheckOpening(opening));
  std::string bytes;
  bytes.reserve(kSaltSize + 1 + opening.media_type.size() + opening.payload.size());
  bytes.append(opening.salt.begin(), opening.salt.end());
  bytes += static_cast<char>(opening.media_type.size());
  bytes += opening.media_type;
  bytes += opening.payload;
  return bytes;
}

Result<Opening> DecodeOpening(std::string_view bytes) {
  if (bytes.size() <= kSaltSize) return Fail("not_an_opening", "too short");
  Opening opening;
  std::ranges::copy(bytes.substr(0, kSaltSize), opening.salt.begin());
  const std::size_t length = static_cast<unsigned char>(bytes[kSaltSize]);
  bytes.remove_prefix(kSaltSize + 1);
  if (length > bytes.size()) return Fail("not_an_opening", "the media type is cut off");
  opening.media_type = bytes.substr(0, length);
  opening.payload = bytes.substr(length);
  MANDAT_TRY_DO(CheckOpening(opening));
  return opening;
}

Digest CommitmentOf(std::string_view opening_bytes) {
  // The prefix keeps a document from being passed off as a leaf or a node of the tree.
  return crypto::Sha256Hasher().Update("mandat/doc/v1\n").Update(opening_bytes).Finish();
}

}  // namespace mandat::record
