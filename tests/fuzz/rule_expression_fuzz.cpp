// Any bytes as a rule: what parses reads back equal, and judging by it never crashes.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.hpp"
#include "statutes/headline.hpp"
#include "statutes/judge.hpp"
#include "statutes/test.hpp"

namespace mandat::statutes {
namespace {

Figure FigureOf(Base base, std::int64_t value, Measure measure) {
  Figure figure;
  figure.base = WordOf(base);
  figure.measure = measure;
  figure.value = Ratio(value);
  return figure;
}

// Twelve seats, all filled and present, and all twelve in favour.
Figures Unanimity() {
  Figures figures;
  for (const Measure measure : {Measure::kRule, Measure::kHeads, Measure::kSeats}) {
    for (std::size_t i = 0; i < kBaseCount; ++i) {
      const Base base = static_cast<Base>(i);
      const bool none = base == Base::kNo || base == Base::kAbstain || base == Base::kInvalid ||
                        base == Base::kNotVoting || base == Base::kNotReturned ||
                        base == Base::kBlank || base == Base::kBelow || base == Base::kObjections;
      figures.push_back(FigureOf(base, none ? 0 : 12, measure));
    }
  }
  return figures;
}

// Numbers of every size, a group, and some counts missing or absurd.
Figures Mixture() {
  Figures figures = {FigureOf(Base::kYes, 7, Measure::kRule),
                     FigureOf(Base::kNo, 4, Measure::kRule),
                     FigureOf(Base::kMembers, INT64_MAX, Measure::kRule),
                     FigureOf(Base::kYes, INT64_MAX, Measure::kVotes)};
  Figure group = FigureOf(Base::kYes, 3, Measure::kRule);
  group.group_of = "sections";
  group.group = "a: ] b";
  figures.push_back(group);
  figures.emplace_back().base = "present";
  return figures;
}

void JudgeBy(const std::string& text) {
  VoteRules rules;
  rules.test = text;
  const auto parsed = ParsedRules::Create(rules);
  MANDAT_CHECK(parsed.has_value());
  const Verdict unanimous = parsed->Judge(Unanimity());
  // 128 bits can be too few for a hostile constant; the books themselves always close.
  MANDAT_CHECK(unanimous.outcome != Outcome::kVoid || unanimous.code == "number_too_large");
  MANDAT_CHECK(!RenderVerdict(unanimous).empty());
  MANDAT_CHECK(!RenderVerdict(parsed->Judge(Mixture())).empty());
}

}  // namespace
}  // namespace mandat::statutes

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace mandat::statutes;  // NOLINT(google-build-using-namespace): the one function here
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const TestContext context : {TestContext::kVote, TestContext::kReject, TestContext::kQuorum,
                                    TestContext::kPetition, TestContext::kOption}) {
    const auto test = ParseTest(text, context);
    MANDAT_CHECK(test.has_value() == FaultsOf(text, context).empty());
    if (!test) continue;
    const std::string printed = ToString(*test);
    if (printed.size() <= kLongestTest) {  // spaces can make it longer than a text may be
      const auto again = ParseTest(printed, context);
      MANDAT_CHECK(again.has_value() && *again == *test && ToString(*again) == printed);
    }
    if (context == TestContext::kVote) JudgeBy(text);
  }
  return 0;
}
