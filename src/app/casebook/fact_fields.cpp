// The fields of each kind of fact, as the casebook's format lists them.
#include "app/casebook/fact_fields.hpp"

#include <algorithm>
#include <array>

#include "app/casebook/records.hpp"
#include "base/check.hpp"

namespace mandat::app::casebook {
namespace {

// "name:letter", the letter being the type:
//   b yes or no   n count   r exact number   d date   D dates   e date or yes   t text
//   x text or yes   T texts   o body   O bodies   v votes   s steps
struct FactKind {
  std::string_view name;
  std::string_view fields;
};

constexpr std::array<FactKind, 30> kFactKinds{{
    {"clock",
     "body:o what:t by:t due:D promised:d within_days:n last:d every_months:n since_months:n "
     "since_years:n elected:d requested:e seen:d done:d took_place:b postponed:b hindered:b "
     "refused_by:t"},
    {"mandate",
     "body:o elected:d seen:d age_months:n term_months:n base_changed:b base_lost:b "
     "base_acts_against:n acts_after:x re_election_allowed:b recallable:b"},
    {"lag", "upper:o lower:o agree:b seen:d petitioners:n votes:v"},
    {"tiers", "fraction:t step:s"},
    {"path", "units:t body:o upper_council:b assembly:b"},
    {"seats",
     "body:o how:t by:t post_elective:b verified:b verified_count:n count:n of:n share:r "
     "set_above_elected:b outside_constituency:b newcomers:r office:t rule_voted:b"},
    {"key", "body:o published:b group:t electors_per_seat:n favours:t votes_up_seats_down:b"},
    {"compose", "body:o by:t published_key:b interested:b quota:r"},
    {"move", "unit:t who:t body:o by:t count:n consent:b ahead_of:t"},
    {"offices", "holder:t posts:O incompatible:b overlap:O"},
    {"depend", "body:o on:t how:t whole:b above_cap:b receipts:b"},
    {"roll",
     "unit:t change:t by:t before:n after:n count:n criteria:t basis_year:n excluded:T "
     "reopened:b"},
    {"loss", "body:o of:n count:n left:n by_electors:b"},
    {"ending", "body:o how:t by:t by_electors:b replaced_by:t"},
    {"control",
     "controller:o controlled:o chosen_by:t chair_bound_to:t effective:b withdrawn:b seen:d"},
    {"case",
     "body:o target:t heard:b evidence_shown:b competent:b defence:b interested:b decided:b "
     "outcome:t sanction:t open_count:n published_before:b review_refused:b reinstated_low:r "
     "reinstated_high:r votes:v"},
    {"share",
     "body:o votes:v numerator:n printed:r base_named:t base_used:t base_used_count:n "
     "base_due:t base_known:b"},
    {"ballot",
     "body:o votes:v announced:t other_voices:n claimed_tally_shown:b debated:b "
     "candidates_equal_seats:b lists:n per_name:b nominated_by:t nomination_open:b "
     "list_age_months:n split_since:b stopped:b counted:r same_matter:b new_facts:b exposed:b "
     "pressure:t choices_put:n under_emergency:b"},
    {"decision",
     "body:o by:t competent:b competence_of:o absent_body:o elected_by_assembly:b "
     "majority_rule_known:b members_absent:b outsider_counted:b in_sitting:b reported:b "
     "sittings_in_year:n agenda_known:b documents_sent:b rapporteur_member:b votes:v"},
    {"act",
     "body:o authority:t done:d decided:d effective:d dated:d authorised_before:b "
     "ratified_after:b decided_before_debate:b dated_back:b notice_days_due:n "
     "notice_days_given:n keys_required:n keys_given:n keys_complete:b same_hand:b votes:v"},
    {"document",
     "what:t body:o addressee:t how:t days:n due:d published:e adopted:d published_after:b "
     "acts_between:b asked:e decided:e given:e last:d marked:b voted:b votes:v"},
    {"conflict", "body:o about:t authenticated:b seats:n votes:v"},
    {"report", "body:o what:t given:b refused:b"},
    {"deviation", "by:t from_body:o what:t votes:v"},
    {"override", "upper:o lower:o by:t takes:T days:n consent:b votes:v"},
    {"claim", "subject:t bodies:O same_day:b"},
    {"emergency",
     "body:o measure:t starts:d ends:d applied_after_end:b signed_by_one:b "
     "election_requested:b"},
    {"minority", "body:o right:t share:r signatories:n sanctioned:n cap:r by:t granted:b"},
    {"opinion", "body:o rule:t ends:d"},
    {"exit", "body:o how:t count:n before_vote:b offered:b"},
}};

constexpr std::array<std::pair<char, FactType>, 13> kLetters{{
    {'b', FactType::kYesNo},
    {'n', FactType::kCount},
    {'r', FactType::kNumber},
    {'d', FactType::kDate},
    {'D', FactType::kDates},
    {'e', FactType::kDateOrYes},
    {'t', FactType::kText},
    {'x', FactType::kTextOrYes},
    {'T', FactType::kTexts},
    {'o', FactType::kBody},
    {'O', FactType::kBodies},
    {'v', FactType::kVotes},
    {'s', FactType::kSteps},
}};

FactType TypeOfLetter(char letter) {
  for (const auto& [known, type] : kLetters) {
    if (known == letter) return type;
  }
  MANDAT_UNREACHABLE();  // the table above uses these letters only
}

const FactKind* FindKind(std::string_view name) {
  for (const FactKind& kind : kFactKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

}  // namespace

bool IsFactKind(std::string_view kind) { return FindKind(kind) != nullptr; }

std::optional<FactType> TypeOfFactField(std::string_view kind, std::string_view field) {
  const FactKind* const known = FindKind(kind);
  if (!known) return std::nullopt;
  std::string_view rest = known->fields;
  while (!rest.empty()) {
    const std::size_t colon = rest.find(':');
    if (rest.substr(0, colon) == field) return TypeOfLetter(rest[colon + 1]);
    rest.remove_prefix(std::min(colon + 3, rest.size()));
  }
  return std::nullopt;
}

const FactValue* Fact::Find(std::string_view name) const {
  for (const FactField& field : fields) {
    if (field.name == name) return &field.value;
  }
  return nullptr;
}

}  // namespace mandat::app::casebook
