// The schema of how seats are filled, how bodies meet and decide, and how they check each other.
#include <array>

#include "statutes/schema_chapters.hpp"
#include "statutes/schema_rows.hpp"

namespace mandat::statutes {

using namespace rows;  // NOLINT(google-build-using-namespace): a table reads as a table

namespace {

constexpr KeySpec VoteTests(Text name, Text meaning, Text by_default) {
  KeySpec row = Row(KeyType::kVoteTests, name, meaning, by_default);
  row.words = "plurality";
  return row;
}

constexpr std::array kKey = {
    Id(),
    Must(Word("method",
              "per-n first-then brackets equal fixed hare droop dhondt sainte-lague "
              "sainte-lague-modified adams dean hill",
              {}, "how seats follow from the counts")),
    Word("measure", "members dues-paid public-votes seats group-members", "members",
         "what is counted"),
    Record("as_of", "when it is counted"),
    Whole("average_months", "counts of so many months are averaged", "1"),
    Word("waived", "count ignore", "count", "members whose dues are waived"),
    Whole("n", "per-n: one seat for so many"),
    Word("rounding", "floor ceil half-up half-down half-even", {},
         "per-n: what becomes of the rest; there is no default"),
    Whole("base", "first-then: up to here one seat"),
    Whole("step", "first-then: then one more for so many"),
    Word("count", "full started", {}, "first-then: full steps, or started ones"),
    Fraction("first_divisor", "of the modified method", "7/5"),
    Row(KeyType::kSteps, "table", "brackets: rising steps, the last open", {}),
    Whole("each", "equal: seats of every unit", "1"),
    Row(KeyType::kSeatsByUnit, "seats", "fixed: seats by unit", {}),
    Whole("house", "seats in all", "floating"),
    Whole("expect_house", "any other sum is refused"),
    Whole("block", "seats given at a time", "1"),
    Whole("base_seats", "given to each first", "0"),
    Whole("min", "fewest seats of a unit that has members", "0"),
    Word("min_mode", "inside enlarge", "inside",
         "the minimum comes from the house, or enlarges it"),
    Whole("max", "most seats of a unit"),
    Fraction("max_share", "most seats of a unit, as a share of the house"),
    Word("max_mode", "redistribute lapse", "redistribute", "what becomes of seats over the most"),
    Whole("max_load", "members that one delegate may carry"),
    Fraction("threshold", "share of the votes below which a list gets nothing", "0"),
    Words("tie", "more-votes lot declared-order casting-vote none", "lot", "steps that end a tie"),
    To("key", "within", "a key that is repeated inside each unit"),
    ToMany("key", "parts", "keys that are added"),
    Date("valid_until", "a transitional key ends"),
    YesNo("second_person", "yes", "somebody else confirms the working"),
    Time("publish", "the working is public so long before use", "28 days"),
};

constexpr std::array kElection = {
    Id(),
    Must(Word("method",
              "plurality rounds approval score borda schulze debian ranked-pairs stv-scottish "
              "stv-meek lists lot show-of-mandates",
              {}, "how votes become seats")),
    Whole("seats", "how many are filled"),
    YesNo("secret", "yes", "nobody sees how a person voted"),
    VoteTests("rounds", "what elects in each round; the last may be plurality",
              "yes > 1/2 * valid, yes > 1/2 * valid, plurality"),
    Actors("nominate_by", "who nominates", "members"),
    Petition("seconders", "support that a nomination needs"),
    Whole("min_candidates", "fewest candidates"),
    Whole("max_candidates", "most candidates"),
    YesNo("self_nomination", "yes", "one may put oneself forward"),
    Time("opens", "nominations begin so long before the vote", "28 days"),
    Time("closes", "nominations end so long before the vote", "14 days"),
    String("default_option", "an option that is ranked with the candidates"),
    OptionTest("option_quorum", "an option below it is dropped"),
    OptionTest("option_majority", "an option must defeat the default by it"),
    To("key", "list_key", "seats among lists"),
    Words("tie", "stage more-votes weakest-link repeat lot declared-order casting-vote none",
          "repeat, lot", "steps that end a tie"),
    To("body", "committee", "who runs it"),
    YesNo("proxies", "no", "votes may be given for somebody absent"),
    YesNo("incompatible_count", "no", "candidates count in the committee"),
};

constexpr std::array kQuota = {
    Must(String("attribute", "whom the places are reserved for")),
    Share("min", "fewest, as a number or a share"),
    Share("max", "most, as a number or a share"),
    Word("positions", "any odd", "any", "any places, or the odd ones"),
    Word("unfilled", "vacant open electorate-vote", "vacant",
         "a place that nobody fills stays vacant, opens, or the electorate is asked"),
};

constexpr std::array kMandate = {
    Id(),
    Must(Word("type", "free instructed imperative task", {}, "how far the holder is bound")),
    Actor("instructed_by", "the assembly or body that instructs"),
    Time("expires", "an instruction ends after so long"),
    Word("fallback", "abstain discretion consult", "consult", "where no instruction stands"),
    Word("deviation", "note report recall", "report", "what a vote against it opens"),
    Time("report_within", "a report is due after each sitting", "14 days"),
    YesNo("report_approved", "no", "the base votes on the report"),
    Word("report_missed", "note recall", "recall", "what a missed report opens"),
    Whole("missed_sittings", "sittings of the base without a report", "2"),
    Word("split", "none whole exact", "none", "whether the weight may be split"),
};

constexpr std::array kRecall = {
    Id(),
    Must(ToMany("body", "of", "bodies whose seats it concerns")),
    Strings("seats", "only these groups of seats"),
    YesNo("possible", "yes", "no: the seats cannot be recalled"),
    Word("electors", "same-electorate constituents body members", "same-electorate",
         "who votes on it"),
    Word("grounds", "any listed report-failure", "any", "what it may rest on"),
    Strings("listed", "the grounds, where only listed ones count"),
    Petition("petition", "support that calls the vote", "signatures >= 1/5 * constituents"),
    Time("window", "time to collect it", "60 days"),
    Time("notice", "before the vote", "7 days"),
    YesNo("reply", "yes", "the text of the person concerned goes with the notice"),
    To("majority", "majority", "when it carries", "yes > no"),
    To("quorum", "quorum", "when it counts", "none"),
    Time("vote_within", "the vote is held", "30 days"),
    YesNo("secret", "yes", "nobody sees how a person voted"),
    YesNo("proxies", "no", "votes may be given for somebody absent"),
    YesNo("target_votes", "no", "the person concerned votes"),
    YesNo("constructive", "no", "only together with a successor"),
    Time("immunity_start", "none so soon after the election", "0 days"),
    Time("immunity_end", "none so shortly before the end", "0 days"),
    Time("cooldown", "before the same person may be recalled again", "60 days"),
    Word("interim", "keeps-seat suspended caretaker", "keeps-seat",
         "until the vote; caretaker: after it, until replaced"),
    Word("replacement", "new-election substitute successor vacant", "new-election",
         "who takes the seat"),
    Time("replace_within", "the seat is filled", "30 days"),
    Actor("timetable", "who sets the day", "the verifier of credentials"),
    Strings("auto_loss", "grounds that end a seat without a vote"),
    To("body", "reinstated_by", "who may restore the holder"),
    Time("reinstate_within", "and how long", "14 days"),
};

constexpr std::array kSeatsTables = {
    TableSpec{"key", true, Presence::kOptional, true, "how seats or votes are allotted", kKey},
    TableSpec{"election", true, Presence::kOptional, true, "how seats are filled", kElection},
    TableSpec{"election.quota", true, Presence::kOptional, true, "reserved places", kQuota},
    TableSpec{"mandate", true, Presence::kOptional, true, "how far a delegate is bound", kMandate},
    TableSpec{"recall", true, Presence::kOptional, true, "how a delegate is recalled", kRecall},
};

constexpr std::array kConvocation = {
    Id(),
    Time("every", "interval of sittings"),
    Must(Actors("by", "who must and may convene")),
    Petition("petition", "support that demands a sitting"),
    Time("answer", "each convener has so long", "14 days"),
    Time("hold_within", "the sitting is held after the demand", "30 days"),
    Actors("fallback", "who convenes next, in order", "interpreter, petitioners, automatic"),
    YesNo("automatic", "yes", "the ledger convenes when nobody does"),
    Time("notice_min", "shortest notice", "7 days"),
    Time("notice_max", "longest notice"),
    Strings("channels", "how it is sent"),
    Strings("content", "what it must say", "place, time, agenda"),
    Word("petition_items", "all none", "all", "items of a petition stand on the agenda"),
    Time("agenda_closes", "before the sitting", "3 days"),
    To("majority", "late_items", "adds an item later"),
    Strings("forms", "how one may sit", "in-person"),
    Time("second_call", "a second sitting within so long"),
    YesNo("second_call_announced", "yes", "only if the first invitation said so"),
    ToMany("matter", "second_call_not_for", "what it may not decide"),
    Actor("chair_until_elected", "who chairs until a chair is elected"),
};

constexpr std::array kQuorum = {
    Id(),
    Must(QuorumTest("test", "the test")),
    Word("count", "heads seats votes", "heads", "what is counted"),
    Word("when", "each-vote opening presumed", "each-vote", "when it is tested"),
    QuorumTest("challenge_test", "the test once challenged"),
    Whole("challenge_by", "members who may challenge it", "1"),
    Word("failure", "defer void to-body", "defer", "what becomes of the question"),
    To("body", "to", "the body it goes to"),
    Time("late_extension", "a vote stays open when a quorum is reached late"),
};

constexpr std::array kMajority = {
    Id(),
    Must(VoteTest("test", "the test")),
    Word("count", "heads seats votes", "votes", "what bases without a measure count"),
    RejectTest("reject", "a second test, that rejects"),
    Whole("rounds", "rounds, with `reject`", "1"),
    Word("tie", "lost chair-casting repeat lot defer", "lost", "as many for as against"),
};

constexpr std::array kMatter = {
    Id(),
    Must(ToMany("body", "body", "who decides; two need a concurrence")),
    To("majority", "majority", "when it is adopted", "the body's"),
    To("quorum", "quorum", "when it may be decided", "the body's"),
    Whole("readings", "votes that it must pass", "1"),
    Whole("sittings", "sittings at least", "1"),
    Time("announced", "before the sitting"),
    Word("mode", "show stand card roll-call secret paper post", "show", "how it is voted on"),
    YesNo("urgent", "yes", "may be a late item"),
    To("body", "otherwise_to", "who takes it up when it is lost"),
    YesNo("personal", "no", "it is about persons"),
};

constexpr std::array kMeeting = {
    TableSpec{"convocation", true, Presence::kOptional, true, "how a body is convened",
              kConvocation},
    TableSpec{"quorum", true, Presence::kOptional, true, "when a body may decide", kQuorum},
    TableSpec{"majority", true, Presence::kOptional, true, "when it has decided", kMajority},
    TableSpec{"matter", true, Presence::kOptional, true, "a kind of question", kMatter},
};

constexpr std::array kVeto = {
    Id(),
    Must(To("body", "holder", "who may object")),
    Must(To("body", "against", "whose decisions")),
    ToMany("matter", "matters", "on what", "all"),
    Time("window", "from adoption"),
    VoteTest("test", "when the holder objects", "yes > no"),
    To("majority", "override", "sets the veto aside"),
    Time("override_within", "and how long"),
    Row(KeyType::kPaths, "not_for", "where the veto is final", {}),
    ToMany("matter", "alternative_for", "where the holder adopts an alternative"),
    Time("alternative_within", "and how long"),
    Word("then", "suspended vetoed", "suspended", "no override in time"),
};

constexpr std::array kHold = {
    Id(),
    Must(ToMany("body", "against", "whose decisions")),
    Must(Petition("petition", "support that suspends")),
    To("majority", "stay_majority", "whether it lasts until the main vote"),
    Time("until", "at most"),
};

constexpr std::array kCountersignature = {
    Id(),
    Must(Strings("acts", "kinds of act, in free words")),
    Must(Actors("by", "who signs")),
    Whole("keys", "how many sign", "2"),
    YesNo("distinct", "yes", "different persons"),
    YesNo("within_body", "no", "the keys are members of one body"),
    Time("within", "all have signed", "7 days"),
    Word("silence", "refused granted escalated", "escalated", "what silence means"),
    To("body", "escalate_to", "who decides then"),
    YesNo("reasons", "yes", "a refusal says why"),
};

constexpr std::array kConcurrence = {
    Id(),
    Must(ToMany("body", "bodies", "who must decide the same")),
    Must(ToMany("matter", "matters", "on what")),
    YesNo("same_text", "yes", "word for word"),
};

constexpr std::array kChecks = {
    TableSpec{"veto", true, Presence::kOptional, true, "a body may suspend another's decision",
              kVeto},
    TableSpec{"hold", true, Presence::kOptional, true, "a petition suspends a decision", kHold},
    TableSpec{"countersignature", true, Presence::kOptional, true, "an act needs several keys",
              kCountersignature},
    TableSpec{"concurrence", true, Presence::kOptional, true,
              "the same decision in every body named", kConcurrence},
};

}  // namespace

const Chapter kSeatsChapter = {"Seats and mandates", kSeatsTables};
const Chapter kMeetingChapter = {"Meeting and deciding", kMeeting};
const Chapter kChecksChapter = {"Checks between bodies", kChecks};

}  // namespace mandat::statutes
