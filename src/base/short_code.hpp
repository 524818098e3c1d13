// Short codes: how ids are shown to people, read out on the telephone and typed in: `M-0412-K`.
//
// The letter says what is named, the last character guards the number. It is the remainder of the
// number divided by 19 (plus the letter), as a letter that looks like no digit: since 19 is a prime
// that divides neither 10, 9 nor a difference of two digits, every single wrong digit and every
// swap of two neighbours changes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/result.hpp"

namespace mandat {

struct ShortCode {
  char kind = '?';  // A-Z
  std::uint64_t number = 0;
  friend bool operator==(const ShortCode&, const ShortCode&) = default;
};

// The letter of each kind of id.
constexpr char LetterOf(PersonId) { return 'P'; }
constexpr char LetterOf(UnitId) { return 'U'; }
constexpr char LetterOf(BodyId) { return 'B'; }
constexpr char LetterOf(SeatId) { return 'S'; }
constexpr char LetterOf(MandateId) { return 'M'; }
constexpr char LetterOf(FractionId) { return 'F'; }
constexpr char LetterOf(SittingId) { return 'H'; }  // held by a body
constexpr char LetterOf(MotionId) { return 'T'; }   // the text that is moved
constexpr char LetterOf(AmendmentId) { return 'A'; }
constexpr char LetterOf(VoteId) { return 'V'; }
constexpr char LetterOf(ElectionId) { return 'E'; }
constexpr char LetterOf(RecallId) { return 'R'; }
constexpr char LetterOf(DecisionId) { return 'D'; }

// Letter, the number in at least four digits, check character. kind is A-Z, checked.
[[nodiscard]] std::string ToString(const ShortCode& code);

template <typename Tag>
[[nodiscard]] std::string ShortCodeOf(Id<Tag> id) {
  return ToString(ShortCode{.kind = LetterOf(id), .number = id.value});
}

// Reads a code in upper or lower case.
// Fails with `not_a_short_code` (another form), `short_code_mistyped` (the check character
// differs).
[[nodiscard]] Result<ShortCode> ParseShortCode(std::string_view text);

// The same for one kind. Fails as above, and with `other_kind_of_code`.
template <typename Tag>
[[nodiscard]] Result<Id<Tag>> ParseShortCodeOf(std::string_view text) {
  MANDAT_TRY(const ShortCode code, ParseShortCode(text));
  if (code.kind != LetterOf(Id<Tag>{})) return Fail("other_kind_of_code", std::string(text));
  return Id<Tag>{code.number};
}

}  // namespace mandat
