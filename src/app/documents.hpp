// Documents of commands: which class each is of, what it may hold, and the name it gives a thing.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/submission.hpp"
#include "base/digest.hpp"
#include "base/result.hpp"
#include "core/command.hpp"
#include "storage/ports.hpp"
#include "storage/store.hpp"

namespace mandat::app {

inline constexpr std::size_t kLongestName = 200;  // bytes, of a person, unit or fraction
inline constexpr std::size_t kLongestText = std::size_t{256} << 10U;  // bytes, of a motion

// The documents of one submission, salted and committed to, ready to be stored.
struct Sealed {
  core::Documents commitments;
  std::vector<storage::Document> stored;
};

// Checks each document and seals it with fresh salt.
//   fails   `document_not_expected`, `document_malformed` (not UTF-8 text, too long, or for an
//           identity not an object with a name)
[[nodiscard]] Result<Sealed> SealDocuments(const Submission& submission, storage::Random& random);

// Paragraphs are separated by empty lines. At least one, even for an empty text.
[[nodiscard]] std::vector<std::string> Paragraphs(std::string_view text);

// The rows that a recorded fact adds to the directory, from the documents of its submission.
[[nodiscard]] std::vector<storage::DirectoryRow> DirectoryRowsOf(const core::Fact& fact,
                                                                 const Submission& submission,
                                                                 const Sealed& sealed);

// The identity document of a person: a JSON object {"contact":..., "name":..., "number":...}; the
// organisation's own member number is left out if it is empty.
[[nodiscard]] std::string IdentityText(std::string_view name, std::string_view contact,
                                       std::string_view number = {});

}  // namespace mandat::app
