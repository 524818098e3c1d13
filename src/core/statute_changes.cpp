#include "core/statute_changes.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/calendar.hpp"
#include "base/check.hpp"
#include "core/dispatch.hpp"
#include "core/refusal.hpp"
#include "statutes/diff.hpp"
#include "statutes/duration.hpp"
#include "statutes/vote_rules.hpp"

namespace mandat::core {
namespace {

using statutes::Difference;
using statutes::Entrenched;
using statutes::Statute;

// What a version says of itself is no rule.
bool IsOfItself(const Difference& difference) {
  return difference.path == "statute.version" || difference.path == "statute.effective" ||
         difference.path == "statute.title";
}

Status CheckSuccession(const Statute& now, const Statute& next,
                       const std::vector<Difference>& differences) {
  if (next.id != now.id || next.version != now.version + 1) {
    return Refuse(Refusal::kNotTheNextVersion, {}, next.Name() + " after " + now.Name());
  }
  if (std::ranges::all_of(differences, IsOfItself)) return Refuse(Refusal::kNothingChanges);
  return {};
}

// The state refers to these by their ids: a version that drops one would leave seats without a
// rule. Abolishing a body is a matter of its own.
Status CheckKept(const Statute& now, const Statute& next) {
  const auto drops = [](const auto& rows, auto find) {
    const auto gone = std::ranges::find_if(rows, [&](const auto& row) { return !find(row); });
    return gone == rows.end() ? nullptr : &*gone;
  };
  const auto refuse = [](std::string path, const std::string& article) {
    return Refuse(Refusal::kRuleInUse, article, std::move(path));
  };
  if (const auto* unit =
          drops(now.units, [&](const auto& row) { return next.FindUnitKind(row.id); })) {
    return refuse("unit." + unit->id, unit->article);
  }
  if (const auto* matter =
          drops(now.matters, [&](const auto& row) { return next.FindMatter(row.id); })) {
    return refuse("matter." + matter->id, matter->article);
  }
  if (const auto* election =
          drops(now.elections, [&](const auto& row) { return next.FindElection(row.id); })) {
    return refuse("election." + election->id, election->article);
  }
  for (const statutes::Body& body : now.bodies) {
    const statutes::Body* const kept = next.FindBody(body.id);
    if (!kept || kept->kind != body.kind) return refuse("body." + body.id, body.article);
    const auto* group = drops(body.seats, [&](const auto& row) {
      return std::ranges::count(kept->seats, row.id, &statutes::SeatGroup::id) > 0;
    });
    if (group) return refuse("body." + body.id + ".seats." + group->id, group->article);
  }
  return {};
}

bool Touches(const Entrenched& protection, const Difference& difference) {
  return std::ranges::any_of(protection.paths, [&](const std::string& path) {
    return statutes::Touches(path, difference);
  });
}

// The majority that protects what the change touches; nothing if it touches nothing protected, or
// only what needs no majority of its own.
Result<std::optional<std::string>> ProtectingMajority(const Statute& now,
                                                      const std::vector<Difference>& differences) {
  std::optional<std::string> majority;
  for (const Entrenched& protection : now.entrenched) {
    const auto touched = std::ranges::find_if(
        differences, [&](const Difference& row) { return Touches(protection, row); });
    if (touched == differences.end()) continue;
    if (protection.never) {
      return Refuse(Refusal::kProtectedRule, protection.article, touched->path);
    }
    if (!protection.consent.empty()) {
      return Refuse(Refusal::kNotAvailableYet, protection.article,
                    touched->path + " needs the consent of another body");
    }
    if (!protection.majority) continue;
    if (majority && *majority != *protection.majority) {
      return Refuse(Refusal::kProtectedDifferently, protection.article, touched->path);
    }
    majority = protection.majority;
  }
  return majority;
}

// The parts of [amendment] that are not executed yet are refused, not passed over.
Status CheckExecutable(const statutes::AmendmentRule& rule) {
  const auto refuse = [&](std::string_view what) {
    return Refuse(Refusal::kNotAvailableYet, rule.article, std::string(what));
  };
  if (!rule.consent.empty()) return refuse("amendment.consent");
  if (rule.sittings > 1) return refuse("amendment.sittings");
  if (rule.effective == "next-session") return refuse("amendment.effective = next-session");
  return {};
}

}  // namespace

const Statute& StatuteAt(const State& state, UtcMillis at) {
  for (const PastStatute& past : state.past_statutes) {
    if (at < past.until) return *past.statute;
  }
  return *state.statute;
}

const Statute& StatuteFor(const State& state, const Mandate& mandate) {
  const Statute& given = StatuteAt(state, mandate.at);
  return given.amendment && given.amendment->holders_at_once ? *state.statute : given;
}

std::vector<Digest> StatuteDocuments(const State& state) {
  std::vector<Digest> documents;
  if (state.statute_digest) documents.push_back(*state.statute_digest);
  for (const PastStatute& past : state.past_statutes) documents.push_back(past.document);
  for (const Motion& motion : state.motions) {
    if (motion.statutes) documents.push_back(*motion.statutes);
  }
  return documents;
}

Result<statutes::VoteRules> RulesOfChange(const State& state, BodyId body, const Digest& document,
                                          const Library* library) {
  const Statute& now = *state.statute;
  if (!now.amendment) {
    const statutes::Unset* const hole = now.FindUnset("amendment");
    return Refuse(Refusal::kRuleNotStated, {}, hole ? hole->because : "amendment");
  }
  const statutes::AmendmentRule& rule = *now.amendment;
  const std::string& by = state.bodies[IndexOf(body)].rule;
  if (by != rule.body) return Refuse(Refusal::kWrongBody, rule.article, by);
  const auto next = library ? library->Statutes(document) : nullptr;
  if (!next) return Refuse(Refusal::kDocumentMissing, {}, "statutes");

  const auto differences = statutes::Diff(now, *next);
  MANDAT_TRY_DO(CheckSuccession(now, *next, differences));
  MANDAT_TRY_DO(CheckKept(now, *next));
  MANDAT_TRY_DO(CheckExecutable(rule));
  MANDAT_TRY(const auto protecting, ProtectingMajority(now, differences));

  statutes::VoteRules rules = statutes::RulesOfVote(now, by, {});
  rules.article = rule.article;
  rules.readings = rule.readings;
  const auto& majority = protecting ? protecting : rule.majority;
  if (const auto* found = majority ? now.FindMajority(*majority) : nullptr) {
    statutes::PutMajority(now, *found, rules);
  }
  if (const auto* found = rule.quorum ? now.FindQuorum(*rule.quorum) : nullptr) {
    statutes::PutQuorum(now, *found, rules);
  }
  return rules;
}

Status CheckAnnounced(const State& state, const CivilDate& moved_on, const CivilDate& opens_on) {
  const auto& rule = state.statute->amendment;
  if (!rule || !rule->announced) return {};  // declared unset: nothing is asked for
  constexpr std::uint64_t kMinutesOfDay = std::uint64_t{24} * 60;
  const auto days =
      static_cast<std::int64_t>(statutes::ApproximateMinutes(*rule->announced) / kMinutesOfDay);
  if (days == 0 || DaysBetween(moved_on, opens_on) > days) return {};
  return Refuse(Refusal::kNoticeNotOver, rule->article,
                statutes::ToString(*rule->announced) + " before the sitting");
}

void ApplyFact(State& state, const StatutesChanged& fact, const FactContext& context) {
  MANDAT_CHECK(state.statute_digest);
  state.past_statutes.push_back(
      {.document = *state.statute_digest, .until = context.at, .statute = state.statute});
  state.statute_digest = fact.document;
  state.statute = context.library->Statutes(fact.document);
  MANDAT_CHECK(state.statute);  // a document of class law is never erased (RC-10)
}

}  // namespace mandat::core
