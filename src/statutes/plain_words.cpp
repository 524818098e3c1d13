#include "statutes/plain_words.hpp"

#include <array>
#include <cstddef>

namespace mandat::statutes {

Noun NounOf(Base base) {
  constexpr std::array<Noun, kBaseCount> nouns = {{
      {"authorised seat", "authorised seats"},
      {"filled seat", "filled seats"},
      {"registered", "registered"},
      {"present", "present"},
      {"entitled", "entitled"},
      {"member", "members"},
      {"member of the unit", "members of the unit"},
      {"constituent", "constituents"},
      {"represented", "represented"},
      {"vote cast last time", "votes cast last time"},
      {"unit", "units"},
      {"unit present", "units present"},
      {"yes", "yes"},
      {"no", "no"},
      {"abstention", "abstentions"},
      {"invalid paper", "invalid papers"},
      {"vote cast", "votes cast"},
      {"valid vote", "valid votes"},
      {"vote of yes or no", "votes of yes or no"},
      {"not voting", "not voting"},
      {"paper issued", "papers issued"},
      {"objection", "objections"},
      {"signature", "signatures"},
      {"unit signing", "units signing"},
      {"member signing", "members signing"},
      {"above the default", "above the default"},
      {"below the default", "below the default"},
      {"blank paper", "blank papers"},
      {"paper returned", "papers returned"},
      {"paper not returned", "papers not returned"},
  }};
  return nouns[static_cast<std::size_t>(base)];
}

std::string Counted(const Ratio& count, Base base) {
  const Noun noun = NounOf(base);
  return count.ToString() + ' ' + std::string(count == Ratio(1) ? noun.one : noun.many);
}

std::string ShareWords(const Ratio& share) {
  struct Word {
    Int128 numerator;
    Int128 denominator;
    std::string_view text;
  };
  constexpr std::array words = {
      Word{1, 2, "half"},       Word{1, 3, "a third"},        Word{2, 3, "two thirds"},
      Word{1, 4, "a quarter"},  Word{3, 4, "three quarters"}, Word{1, 5, "a fifth"},
      Word{2, 5, "two fifths"}, Word{3, 5, "three fifths"},   Word{4, 5, "four fifths"},
      Word{1, 6, "a sixth"},    Word{1, 10, "a tenth"},       Word{1, 1, "all"},
  };
  for (const Word& word : words) {
    if (share.Numerator() == word.numerator && share.Denominator() == word.denominator) {
      return std::string(word.text);
    }
  }
  const auto percent = Ratio::Multiply(share, Ratio(100));
  return percent && percent->IsWhole() ? percent->ToString() + '%' : share.ToString();
}

}  // namespace mandat::statutes
