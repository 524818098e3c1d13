#include "statutes/bases.hpp"

#include "base/check.hpp"

namespace mandat::statutes {
namespace {

// What a base counts; decides in which contexts it can be named.
enum class Kind { kSeats, kPeople, kUnits, kBallots, kYesOrNo, kPetition, kOption, kTellers };

struct Facts {
  Base base;
  Kind kind;
  bool fixed;
};

// In the order of the enumerators.
constexpr std::array<Facts, kBaseCount> kFacts = {{
    {Base::kAuthorised, Kind::kSeats, true},
    {Base::kFilled, Kind::kSeats, true},
    {Base::kRegistered, Kind::kSeats, true},
    {Base::kPresent, Kind::kSeats, true},
    {Base::kEntitled, Kind::kPeople, true},
    {Base::kMembers, Kind::kPeople, true},
    {Base::kMembersOf, Kind::kPeople, true},
    {Base::kConstituents, Kind::kPeople, true},
    {Base::kRepresented, Kind::kPeople, true},
    {Base::kLastCast, Kind::kPeople, true},
    {Base::kUnits, Kind::kUnits, true},
    {Base::kUnitsPresent, Kind::kUnits, true},
    {Base::kYes, Kind::kYesOrNo, false},
    {Base::kNo, Kind::kYesOrNo, false},
    {Base::kAbstain, Kind::kBallots, false},
    {Base::kInvalid, Kind::kBallots, false},
    {Base::kCast, Kind::kBallots, false},
    {Base::kValid, Kind::kBallots, false},
    {Base::kDecisive, Kind::kBallots, false},
    {Base::kNotVoting, Kind::kBallots, true},
    {Base::kIssued, Kind::kBallots, true},
    {Base::kObjections, Kind::kPeople, false},
    {Base::kSignatures, Kind::kPetition, false},
    {Base::kUnitsSigning, Kind::kPetition, false},
    {Base::kMembersSigning, Kind::kPetition, false},
    {Base::kAbove, Kind::kOption, false},
    {Base::kBelow, Kind::kOption, false},
    {Base::kBlank, Kind::kTellers, false},
    {Base::kReturned, Kind::kTellers, false},
    {Base::kNotReturned, Kind::kTellers, false},
}};

consteval bool FactsAreInOrder() {
  for (std::size_t i = 0; i < kBaseCount; ++i) {
    if (static_cast<std::size_t>(kFacts[i].base) != i) return false;
  }
  return true;
}
static_assert(FactsAreInOrder());

constexpr const Facts& FactsOf(Base base) { return kFacts[static_cast<std::size_t>(base)]; }

// The smallest set that contains this one, as reconciliation has it (ST-40 step 1).
struct Inclusion {
  Base part;
  Base whole;
};
constexpr std::array kInclusions = {
    Inclusion{Base::kYes, Base::kDecisive},       Inclusion{Base::kNo, Base::kDecisive},
    Inclusion{Base::kDecisive, Base::kValid},     Inclusion{Base::kAbstain, Base::kValid},
    Inclusion{Base::kAbove, Base::kValid},        Inclusion{Base::kBelow, Base::kValid},
    Inclusion{Base::kValid, Base::kCast},         Inclusion{Base::kInvalid, Base::kCast},
    Inclusion{Base::kCast, Base::kPresent},       Inclusion{Base::kCast, Base::kEntitled},
    Inclusion{Base::kCast, Base::kIssued},        Inclusion{Base::kNotVoting, Base::kPresent},
    Inclusion{Base::kPresent, Base::kRegistered}, Inclusion{Base::kRegistered, Base::kFilled},
    Inclusion{Base::kFilled, Base::kAuthorised},  Inclusion{Base::kEntitled, Base::kMembers},
    Inclusion{Base::kMembersOf, Base::kMembers},  Inclusion{Base::kMembersSigning, Base::kMembers},
    Inclusion{Base::kSignatures, Base::kMembers}, Inclusion{Base::kUnitsPresent, Base::kUnits},
    Inclusion{Base::kUnitsSigning, Base::kUnits},
};

}  // namespace

bool IsAvailable(Base base, TestContext context) {
  const Kind kind = FactsOf(base).kind;
  if (kind == Kind::kTellers) return false;
  switch (context) {
    case TestContext::kVote:
    case TestContext::kReject:
      return kind != Kind::kPetition && kind != Kind::kOption;
    case TestContext::kQuorum:
      return kind != Kind::kPetition && kind != Kind::kOption && kind != Kind::kYesOrNo;
    case TestContext::kPetition:
      return kind != Kind::kBallots && kind != Kind::kOption && kind != Kind::kYesOrNo;
    case TestContext::kOption:
      return kind == Kind::kOption || base == Base::kMembers || base == Base::kEntitled ||
             base == Base::kCast || base == Base::kValid;
  }
  MANDAT_UNREACHABLE();
}

bool IsFixed(Base base) { return FactsOf(base).fixed; }

bool Contains(Base whole, Base part) {  // NOLINT(misc-no-recursion): the table has no circle
  if (whole == part) return true;
  for (const Inclusion& inclusion : kInclusions) {
    if (inclusion.part == part && Contains(whole, inclusion.whole)) return true;
  }
  return false;
}

bool CountsUnits(Base base) {
  return FactsOf(base).kind == Kind::kUnits || base == Base::kUnitsSigning;
}

}  // namespace mandat::statutes
