// The closed sets of words in the casebook's records.
#pragma once

#include <array>
#include <string_view>

namespace mandat::app::casebook {

enum class BodyKind {
  kBaseAssembly,
  kCouncil,
  kSection,
  kExecutive,
  kPresidium,
  kCongress,
  kCentralExecutive,
  kGovernment,
  kCommission,
  kMilitaryCommittee,
  kPartyCongress,
  kPartyCommittee,
  kPartyBureau,
  kSecretariat,
  kControlCommission,
  kUnion,
  kFactoryCommittee,
  kLandCommittee,
  kArmyCommittee,
  kParliament,
  kMunicipal,
  kInternational,
  kPolice,
  kCourt,
  kOther
};
constexpr auto WordsOf(BodyKind) {
  return std::array<std::string_view, 25>{"base-assembly",
                                          "council",
                                          "section",
                                          "executive",
                                          "presidium",
                                          "congress",
                                          "central-executive",
                                          "government",
                                          "commission",
                                          "military-committee",
                                          "party-congress",
                                          "party-committee",
                                          "party-bureau",
                                          "secretariat",
                                          "control-commission",
                                          "union",
                                          "factory-committee",
                                          "land-committee",
                                          "army-committee",
                                          "parliament",
                                          "municipal",
                                          "international",
                                          "police",
                                          "court",
                                          "other"};
}

enum class VoteKind {
  kElection,
  kMotion,
  kProcedure,
  kExpulsion,
  kRatification,
  kOffice,
  kPetition,
  kCompositionCount
};
constexpr auto WordsOf(VoteKind) {
  return std::array<std::string_view, 8>{"election",  "motion",           "procedure",
                                         "expulsion", "ratification",     "office",
                                         "petition",  "composition-count"};
}

enum class Method {
  kShowOfMandates,
  kShowOfHands,
  kRollCall,
  kSecret,
  kAcclamation,
  kStrikeOut,
  kUnstated
};
constexpr auto WordsOf(Method) {
  return std::array<std::string_view, 7>{"show-of-mandates", "show-of-hands", "roll-call", "secret",
                                         "acclamation",      "strike-out",    "unstated"};
}

enum class PrintedOutcome { kAdopted, kRejected, kElected, kUnstated };
constexpr auto WordsOf(PrintedOutcome) {
  return std::array<std::string_view, 4>{"adopted", "rejected", "elected", "unstated"};
}

enum class Bound { kMin, kMax };
constexpr auto WordsOf(Bound) { return std::array<std::string_view, 2>{"min", "max"}; }

enum class RuleStatus { kInForce, kProposed, kDemanded, kViolated };
constexpr auto WordsOf(RuleStatus) {
  return std::array<std::string_view, 4>{"in force", "proposed", "demanded", "violated"};
}

// Facts: a detector can run on the episode. Narrative: no structured fact can be stated honestly.
enum class Reach { kFacts, kNarrative };
constexpr auto WordsOf(Reach) { return std::array<std::string_view, 2>{"facts", "narrative"}; }

enum class SafeguardStatus { kStated, kImplied };
constexpr auto WordsOf(SafeguardStatus) {
  return std::array<std::string_view, 2>{"stated", "implied"};
}

enum class ContradictionKind { kNumber, kDate, kArithmetic, kRoll, kAttribution, kOutcome, kText };
constexpr auto WordsOf(ContradictionKind) {
  return std::array<std::string_view, 7>{"number",      "date",    "arithmetic", "roll",
                                         "attribution", "outcome", "text"};
}

// The words of an event's type; a list, because nothing is decided by them.
inline constexpr std::array<std::string_view, 33> kEventTypes{
    "founded",         "convened",        "postponed", "refused-to-convene", "elected",
    "re-elected",      "recalled",        "resigned",  "replaced",           "appointed",
    "co-opted",        "transferred",     "expelled",  "arrested",           "dissolved",
    "walked-out",      "countersigned",   "order",     "order-refused",      "decree",
    "published",       "withheld",        "forged",    "ratified",           "amended-silently",
    "banned-fraction", "emergency-power", "purge",     "admission-wave",     "strike",
    "demonstration",   "treaty",          "other"};

}  // namespace mandat::app::casebook
