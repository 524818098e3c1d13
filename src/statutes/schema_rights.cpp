// The schema of the floor, the record, the rights of minorities and how the rules change.
#include <array>

#include "statutes/schema_chapters.hpp"
#include "statutes/schema_rows.hpp"

namespace mandat::statutes {

using namespace rows;  // NOLINT(google-build-using-namespace): a table reads as a table

namespace {

constexpr std::array kVoting = {
    Words("modes", "show stand card roll-call secret paper post", "show, roll-call, secret",
          "how one may vote"),
    YesNo("secret_persons", "yes", "on persons in secret"),
    Petition("secret_on", "support that makes a vote secret", "signatures >= 1"),
    Petition("roll_call_on", "support that makes it a roll call"),
    Petition("division_on", "support that demands an exact count", "signatures >= 1"),
    Word("blank_as", "abstain invalid", "abstain", "where a blank paper goes"),
    Word("present_is", "checked-in cast", "checked-in", "who is present"),
    Whole("proxies_max", "votes that one person may carry for others", "0"),
    YesNo("proxies_quorum", "no", "they count in the quorum"),
    Time("proxies_life", "how long they hold", "1 sitting"),
    YesNo("change_vote", "no", "until the vote closes"),
    Word("repeat", "never at-once-with-reasons", "never", "a vote that is put again"),
    Time("recount_within", "time to ask for a recount", "7 days"),
    Petition("recount_on", "support that demands it", "signatures >= 1"),
    Word("publish", "totals roll-call ballots", "totals", "what is shown"),
};

constexpr std::array kCredentials = {
    Must(To("body", "verifier", "who verifies")),
    Time("closes", "before the opening", "0 days"),
    Word("late", "second-report no-vote", "second-report", "who comes later"),
    To("body", "dispute_by", "who decides a dispute"),
    YesNo("own_seat_excluded", "yes", "nobody decides on their own seat"),
    Word("contested_vote", "marked none", "marked", "the vote of a contested seat"),
    Word("report_every", "sitting day session", "sitting", "how often it is reported"),
    Strings("fields", "what the report shows", "authorised, filled, registered, present, votes"),
};

constexpr std::array kMotions = {
    Actors("by", "who may move", "members of the body"),
    Petition("seconders", "support that a motion needs"),
    Time("closes", "before the sitting", "14 days"),
    Time("amendments_close", "before the sitting", "3 days"),
    Word("order", "farthest as-submitted committee", "farthest", "of voting on amendments"),
    YesNo("mover_adopts", "yes", "the mover may adopt an amendment"),
    Petition("objection", "support that forbids it", "signatures >= 1"),
    YesNo("germane", "yes", "amendments keep to the subject"),
    To("majority", "closure", "closes the debate"),
    YesNo("closure_by_nonspeaker", "yes", "moved by who has not spoken"),
    Time("text_freeze", "texts close so long before the vote"),
    Time("field_freeze", "the list of texts closes so long before the vote"),
    YesNo("one_ballot", "no", "all texts and the default on one ballot"),
    Time("lapse_after", "an idle motion ends"),
    Time("lock", "no equal text after a rejection"),
    To("body", "outstanding_to", "who takes what a sitting did not reach"),
    Time("answer_within", "and answers"),
    YesNo("rejected_amendment_survives", "no", "it may be moved on its own"),
};

constexpr std::array kMinutes = {
    Time("within", "they are written", "7 days"),
    To("body", "approved_by", "who approves them"),
    YesNo("statements", "yes", "a dissent is attached on demand"),
    Time("publish_within", "they are public", "14 days"),
    Strings("redaction", "what is blacked out", "personal data"),
};

constexpr std::array kFloor = {
    TableSpec{"voting", false, Presence::kByDefault, true, "the vote", kVoting},
    TableSpec{"credentials", false, Presence::kByDefault, true, "who sits", kCredentials},
    TableSpec{"motions", false, Presence::kByDefault, true, "what may be moved", kMotions},
    TableSpec{"minutes", false, Presence::kByDefault, true, "the record of sittings", kMinutes},
};

constexpr std::array kFractions = {
    YesNo("allowed", "yes", "members may form groups"),
    Share("min", "smallest, as a number or a share of the body", "2"),
    Strings("rights", "what a group may do", "speak, seats, data, minority-report"),
    To("key", "presidium", "seats of the presidium by groups"),
    Word("refused", "stay-open redistribute", "stay-open", "seats that a group refuses"),
    Word("seat_follows", "person fraction", "person", "who leaves the group"),
    Time("ban_review", "a ban ends unless renewed"),
    To("body", "ban_by", "who bans"),
};

constexpr std::array kDiscipline = {
    Must(Actors("charge_by", "who may charge")),
    Must(To("body", "decider", "who decides")),
    To("majority", "majority", "when it is decided", "the decider's"),
    To("quorum", "quorum", "when it may be decided", "the decider's"),
    YesNo("statement", "yes", "the charge is written"),
    Time("notice", "before the hearing", "14 days"),
    YesNo("hearing", "yes", "the person is heard"),
    To("body", "interim_by", "who may suspend meanwhile"),
    Time("interim_max", "at most", "30 days"),
    Strings("protected", "what is no ground", "opinion, fraction, vote, report"),
    YesNo("elected_by_electors", "yes", "an elected seat ends by its electors only"),
    To("appeal", "appeal", "who hears the appeal"),
    Time("decide_within", "and how long", "90 days"),
};

constexpr std::array kAppeal = {
    Id(),
    Must(Strings("of", "against what")),
    To("body", "against", "the body that decided"),
    Word("standing", "member affected delegate", "member", "who may appeal"),
    Time("window", "time to appeal", "28 days"),
    Must(To("body", "court", "who hears it")),
    YesNo("suspensive", "no", "the decision does not bind meanwhile"),
    Words("remedies", "confirm repair repeat annul", "confirm, repair, repeat, annul",
          "what the court may do"),
    Time("decide_within", "the court decides", "60 days"),
    To("appeal", "second", "where it goes then"),
};

constexpr std::array kAmendment = {
    Must(To("body", "body", "who changes this statute")),
    Must(To("majority", "majority", "when a change is adopted")),
    To("quorum", "quorum", "when it may be decided", "the body's"),
    Whole("readings", "votes that it must pass", "1"),
    Whole("sittings", "sittings at least", "1"),
    Time("announced", "before the sitting", "14 days"),
    YesNo("urgent", "no", "may be a late item"),
    Time("lock", "no equal text after it failed"),
    Word("effective", "adoption publication next-session", "publication", "in force from"),
    Word("holders", "next-term at-once", "next-term", "when it reaches who sits today"),
    ToMany("body", "consent", "bodies that must agree"),
};

constexpr std::array kEntrenched = {
    Id(),
    Must(Row(KeyType::kPaths, "paths", "what is protected", {})),
    To("majority", "majority", "when it is changed"),
    ToMany("body", "consent", "bodies that must agree"),
    YesNo("never", "no", "it cannot be changed at all"),
};

constexpr std::array kEmergency = {
    Must(To("body", "declared_by", "who declares it")),
    To("majority", "majority", "when it is declared"),
    Must(Row(KeyType::kPaths, "paths", "what it suspends", {})),
    Time("max", "how long"),
    Whole("renewals", "how often it is renewed", "0"),
    Time("report", "what was done is reported", "7 days"),
};

constexpr std::array kRights = {
    TableSpec{"fractions", false, Presence::kByDefault, true, "groups inside a body", kFractions},
    TableSpec{"discipline", false, Presence::kOptional, true, "charges against members",
              kDiscipline},
    TableSpec{"appeal", true, Presence::kOptional, true, "who may appeal, to whom", kAppeal},
    TableSpec{"amendment", false, Presence::kOptional, true, "how this statute is changed",
              kAmendment},
    TableSpec{"entrenched", true, Presence::kOptional, true, "what is harder to change",
              kEntrenched},
    TableSpec{"emergency", false, Presence::kOptional, true, "what may be suspended, and how long",
              kEmergency},
    TableSpec{"watch",
              false,
              Presence::kOptional,
              true,
              "thresholds of the detectors, one inline table for each",
              {}},
};

}  // namespace

const Chapter kFloorChapter = {"Floor and record", kFloor};
const Chapter kRightsChapter = {"Rights and change", kRights};

}  // namespace mandat::statutes
