// The schema of what an organisation is: identity, time, legal text, people and bodies.
#include <array>

#include "statutes/schema_chapters.hpp"
#include "statutes/schema_rows.hpp"

namespace mandat::statutes {

using namespace rows;  // NOLINT(google-build-using-namespace): a table reads as a table

namespace {

constexpr std::array kStatute = {
    Must(Row(KeyType::kName, "id", "what other statutes call it", {})),
    Must(String("title", "as printed on the first page")),
    Whole("version", "counts the adopted versions", "1"),
    Word("level", "federation organisation unit standing-orders", "organisation",
         "its place in the order of statutes"),
    Row(KeyType::kName, "parent", "id of the statute above", {}),
    Strings("law", "law profiles that are checked", "none"),
    Date("effective", "in force from"),
    Date("expires", "the whole statute ends"),
    Strings("languages", "languages of the text", "en"),
    String("authoritative", "language that decides where two differ", "the first of languages"),
    To("body", "interpreter", "rules on doubts; convenes when nobody else does"),
    String("authority", "a manual for what is silent; text only"),
};

constexpr std::array kCalendar = {
    Word("kind", "gregorian julian", "gregorian", "how dates without J are read and shown"),
    String("timezone", "where a day begins", "UTC"),
    Words("working_days", "mon tue wed thu fri sat sun", "mon, tue, wed, thu, fri",
          "what `working days` counts"),
    Row(KeyType::kDates, "holidays", "days that are not working days", {}),
    YesNo("clear_days", "yes", "neither the day of sending nor the day of meeting counts"),
};

constexpr std::array kPeriod = {
    Id(),
    Must(Date("start", "first day")),
    Must(Date("end", "last day")),
};

constexpr std::array kArticle = {
    Id(),
    Must(String("number", "as printed")),
    String("title", "its heading"),
    Must(Row(KeyType::kTextByLanguage, "text", "one text, or a table with one per language", {})),
    Strings("source", "where it comes from"),
    Row(KeyType::kPeriod, "from", "in force since; a year or a month will do", {}),
    Row(KeyType::kPeriod, "until", "in force until", {}),
};

constexpr std::array kNesting = {
    Row(KeyType::kPaths, "open", "what statutes below may change", {}),
    Row(KeyType::kPaths, "tighten", "what they may only tighten", {}),
};

constexpr std::array kUnset = {
    Must(Row(KeyType::kPath, "path", "what has neither rule nor default; `*` is any id", {})),
    Must(String("because", "why nothing is filled in")),
};

constexpr std::array kIdentity = {
    TableSpec{"statute", false, Presence::kRequired, true, "which statute this is", kStatute},
    TableSpec{"calendar", false, Presence::kByDefault, true, "how time is counted", kCalendar},
    TableSpec{"calendar.period", true, Presence::kOptional, true,
              "a named span of time, such as the lecture period", kPeriod},
    TableSpec{"article", true, Presence::kOptional, false,
              "a piece of the adopted text, cited by the rules that carry it out", kArticle},
    TableSpec{"nesting", false, Presence::kOptional, true, "what statutes below may change",
              kNesting},
    TableSpec{"unset", true, Presence::kOptional, false,
              "a hole that stays open: no rule and no default", kUnset},
};

constexpr std::array kClass = {
    Id(),
    YesNo("vote", "yes", "may vote"),
    YesNo("stand", "yes", "may be elected"),
    YesNo("counts", "yes", "counts in `members` and in keys"),
};

constexpr std::array kElectorate = {
    Id(),
    Must(Actor("of", "members, a kind of unit, or a body")),
    ToMany("class", "classes", "membership classes", "all voting classes"),
    Time("min_membership", "member for so long, to vote", "0 days"),
    Time("min_membership_stand", "member for so long, to be a candidate", "0 days"),
    Whole("min_age", "in years"),
    Time("max_arrears", "dues behind at most", "no condition"),
    ToMany("class", "exempt", "classes without this condition"),
    Record("record", "when the roll is fixed"),
    Word("home_unit", "declared member-chooses none", "declared",
         "where somebody votes who belongs to two units"),
    Word("roll_access", "members delegates committee", "members", "who may read the roll"),
    Time("roll_within", "the roll is shown after asking", "5 days"),
};

constexpr std::array kUnit = {
    Id(),
    To("unit", "within", "the kind of unit above"),
    To("electorate", "electorate", "who votes in it"),
    Whole("min_members", "smallest size", "1"),
    To("body", "admitted_by", "who admits a unit"),
    Strings("sections", "labels of its parts"),
};

constexpr std::array kGrouping = {
    Id(),
    Must(Word("of", "units seats members", {}, "what is grouped")),
    Must(String("by", "the attribute")),
    Must(Strings("values", "its values")),
};

constexpr std::array kPeople = {
    TableSpec{"class", true, Presence::kOptional, true, "a class of membership", kClass},
    TableSpec{"electorate", true, Presence::kRequired, true, "who votes", kElectorate},
    TableSpec{"unit", true, Presence::kOptional, true,
              "a kind of base assembly; the units themselves stand in the roll", kUnit},
    TableSpec{"grouping", true, Presence::kOptional, true, "groups that a test can ask about",
              kGrouping},
};

constexpr std::array kBody = {
    Id(),
    Must(Word("kind",
              "assembly council section congress executive presidium committee commission court "
              "audit office outside",
              {}, "what kind of body")),
    To("body", "of", "whose part it is"),
    To("electorate", "electorate", "who sits in an assembly"),
    ToMany("body", "sections", "bodies that sit together as this one"),
    To("body", "chair", "the office or presidium that chairs"),
    To("body", "accountable_to", "the body it answers to"),
    To("quorum", "quorum", "when it may decide", "present > 1/2 * filled; none for an assembly"),
    To("majority", "majority", "when it has decided", "yes > no"),
    To("convocation", "convocation", "how it is convened"),
    To("term", "term", "for how long its seats are filled"),
    YesNo("public", "yes", "whoever wants may watch"),
    To("body", "report_to", "the body that hears its reports"),
    Time("report_every", "interval of its reports"),
    String("pay_max", "shown beside declared pay"),
    Fraction("min_filled", "below it the body only fills seats", "no floor"),
    ToMany("body", "overrides", "bodies whose decisions it may replace"),
    YesNo("confidence", "no", "a lost vote of confidence opens re-election"),
};

constexpr std::array kSeats = {
    Id(),
    Must(Actor("from", "who stands behind the seat")),
    Must(Word("by", "election delegation ex-officio appointment co-optation lot", {},
              "how it is filled")),
    Whole("count", "how many seats, where no key says it"),
    To("key", "key", "how many seats for each unit"),
    To("election", "election", "how it is elected"),
    To("body", "act_by", "who appoints or co-opts"),
    To("body", "holder", "the office that an ex officio seat follows"),
    To("mandate", "mandate", "how far the holder is bound", "free"),
    Word("voice", "deliberative consultative", "deliberative", "with a vote, or speaking only"),
    Word("weight", "one share units", "one",
         "votes carried: one, an equal share of the unit's members, the unit's key value"),
    Share("substitutes", "how many, or which share of the seats", "0"),
    Word("substitutes_from", "elected list sending-body none", "elected",
         "where substitutes come from"),
    YesNo("reversible", "yes", "the vote returns with the holder"),
};

constexpr std::array kTerm = {
    Id(),
    Time("length", "how long"),
    String("until", "an event, instead of a length"),
    String("starts", "when it begins"),
    Whole("max_consecutive", "terms in a row"),
    Time("cooling_off", "pause after the last of them"),
    Whole("cohorts", "staggered parts", "1"),
    Row(KeyType::kDurationOrYes, "holds_over", "caretaking at most, or true", "no"),
    Time("rotation", "within the term"),
};

constexpr std::array kIncompatibility = {
    Id(),
    Must(ToMany("body", "between", "offices that exclude each other")),
    Time("within", "also so long after the end", "0 days"),
};

constexpr std::array kBodies = {
    TableSpec{"body", true, Presence::kRequired, true, "anything that decides", kBody},
    TableSpec{"body.seats", true, Presence::kOptional, true, "a group of seats of the body",
              kSeats},
    TableSpec{"term", true, Presence::kOptional, true, "how long a seat is held", kTerm},
    TableSpec{"incompatibility", true, Presence::kOptional, true,
              "offices that one person must not hold together", kIncompatibility},
};

}  // namespace

const Chapter kIdentityChapter = {"Identity and time", kIdentity};
const Chapter kPeopleChapter = {"People", kPeople};
const Chapter kBodiesChapter = {"Bodies", kBodies};

}  // namespace mandat::statutes
