// Checks that every reference of the casebook leads somewhere, and that records stay short.
#include "app/casebook/references.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/casebook/fact_fields.hpp"

namespace mandat::app::casebook {
namespace {

using Ids = std::set<std::string_view>;

struct AllIds {
  Ids bodies, people, votes, compositions, events, rules, series, failures, facts, detectors;
  Ids contradictions;
};

// Fails with `repeated_id`.
template <typename Record>
Status Collect(const std::vector<Record>& table, Ids& ids) {
  for (const Record& record : table) {
    if (!ids.insert(record.id).second) {
      return FailAt(record.origin, "repeated_id", record.id + " names another record already");
    }
  }
  return {};
}

Status CollectAll(const Casebook& casebook, AllIds& ids) {
  const Records& records = casebook.records;
  MANDAT_TRY_DO(Collect(records.bodies, ids.bodies));
  MANDAT_TRY_DO(Collect(records.people, ids.people));
  MANDAT_TRY_DO(Collect(records.votes, ids.votes));
  MANDAT_TRY_DO(Collect(records.compositions, ids.compositions));
  MANDAT_TRY_DO(Collect(records.events, ids.events));
  MANDAT_TRY_DO(Collect(records.rules, ids.rules));
  MANDAT_TRY_DO(Collect(records.series, ids.series));
  MANDAT_TRY_DO(Collect(records.failures, ids.failures));
  MANDAT_TRY_DO(Collect(records.facts, ids.facts));
  MANDAT_TRY_DO(Collect(records.detectors, ids.detectors));
  return Collect(casebook.declared, ids.contradictions);
}

Status CheckReference(const Origin& origin, std::string_view key, const Ids& known,
                      const std::string& id) {
  if (known.contains(id)) return {};
  return FailAt(origin, "unknown_record", fmt::format("{} names {}, which is not there", key, id));
}

Status CheckReference(const Origin& origin, std::string_view key, const Ids& known,
                      const std::optional<std::string>& id) {
  return id ? CheckReference(origin, key, known, *id) : Status{};
}

Status CheckReference(const Origin& origin, std::string_view key, const Ids& known,
                      const std::vector<std::string>& ids) {
  for (const std::string& id : ids) MANDAT_TRY_DO(CheckReference(origin, key, known, id));
  return {};
}

Status CheckWords(const Origin& origin, std::string_view key, std::string_view text,
                  std::size_t limit) {
  const std::size_t words = CountWords(text);
  if (words <= limit) return {};
  return FailAt(origin, "too_many_words",
                fmt::format("{} has {} words; at most {} are allowed", key, words, limit));
}

Status CheckFactFields(const Fact& fact, const AllIds& ids) {
  for (const FactField& field : fact.fields) {
    const auto type = TypeOfFactField(fact.kind, field.name);
    MANDAT_CHECK(type.has_value());  // the reader refused every other field
    switch (*type) {
      case FactType::kBody:
        MANDAT_TRY_DO(CheckReference(fact.origin, field.name, ids.bodies,
                                     std::get<std::string>(field.value)));
        break;
      case FactType::kBodies:
        MANDAT_TRY_DO(CheckReference(fact.origin, field.name, ids.bodies,
                                     std::get<std::vector<std::string>>(field.value)));
        break;
      case FactType::kVotes:
        MANDAT_TRY_DO(CheckReference(fact.origin, field.name, ids.votes,
                                     std::get<std::vector<std::string>>(field.value)));
        break;
      case FactType::kYesNo:
      case FactType::kCount:
      case FactType::kNumber:
      case FactType::kDate:
      case FactType::kDates:
      case FactType::kDateOrYes:
      case FactType::kText:
      case FactType::kTextOrYes:
      case FactType::kTexts:
      case FactType::kSteps:
        break;  // says nothing of another record
    }
  }
  for (const FactStep& step : fact.steps) {
    MANDAT_TRY_DO(CheckReference(fact.origin, "step", ids.bodies, step.body));
  }
  return {};
}

// A fact that the episode's detector cannot read would never be looked at.
Status CheckFact(const Fact& fact, const Records& records, const AllIds& ids) {
  MANDAT_TRY_DO(CheckReference(fact.origin, "failure", ids.failures, fact.failure));
  const Failure* const failure = FindRecord(records.failures, fact.failure);
  const Detector* const detector = FindRecord(records.detectors, failure->detector);
  MANDAT_CHECK(detector != nullptr);  // the failures were checked before the facts
  const auto& read = detector->facts;
  if (std::find(read.begin(), read.end(), fact.kind) == read.end()) {
    return FailAt(
        fact.origin, "fact_does_not_fit",
        fmt::format("detector {} does not read facts of kind {}", detector->id, fact.kind));
  }
  return CheckFactFields(fact, ids);
}

Status CheckFailures(const Records& records, const AllIds& ids) {
  Ids with_fact;
  for (const Fact& fact : records.facts) with_fact.insert(fact.failure);
  for (const Failure& failure : records.failures) {
    MANDAT_TRY_DO(CheckReference(failure.origin, "events", ids.events, failure.events));
    MANDAT_TRY_DO(CheckReference(failure.origin, "votes", ids.votes, failure.votes));
    MANDAT_TRY_DO(CheckReference(failure.origin, "detector", ids.detectors, failure.detector));
    MANDAT_TRY_DO(CheckWords(failure.origin, "mechanism", failure.mechanism, 40));
    if (failure.reach == Reach::kFacts && !with_fact.contains(failure.id)) {
      return FailAt(failure.origin, "episode_without_fact",
                    failure.id + " has reach facts; add a fact, or make it narrative");
    }
  }
  return {};
}

Status CheckStatements(const Records& records, const AllIds& ids) {
  for (const Body& body : records.bodies) {
    MANDAT_TRY_DO(CheckReference(body.origin, "parent", ids.bodies, body.parent));
    MANDAT_TRY_DO(CheckReference(body.origin, "accountable_to", ids.bodies, body.accountable_to));
  }
  for (const Vote& vote : records.votes) {
    MANDAT_TRY_DO(CheckReference(vote.origin, "body", ids.bodies, vote.body));
    if (vote.printed_share && !vote.printed_base) {
      return FailAt(vote.origin, "missing_key",
                    "printed_share needs printed_base: a share of what");
    }
  }
  for (const Composition& composition : records.compositions) {
    MANDAT_TRY_DO(CheckReference(composition.origin, "body", ids.bodies, composition.body));
  }
  for (const Event& event : records.events) {
    MANDAT_TRY_DO(CheckReference(event.origin, "body", ids.bodies, event.body));
    MANDAT_TRY_DO(CheckReference(event.origin, "people", ids.people, event.people));
    MANDAT_TRY_DO(CheckWords(event.origin, "text", event.text, 30));
  }
  for (const Rule& rule : records.rules) {
    MANDAT_TRY_DO(CheckReference(rule.origin, "body", ids.bodies, rule.body));
    MANDAT_TRY_DO(CheckWords(rule.origin, "rule", rule.rule, 40));
  }
  return {};
}

Ids Union(const AllIds& ids) {
  Ids all;
  for (const Ids* some :
       {&ids.bodies, &ids.people, &ids.votes, &ids.compositions, &ids.events, &ids.rules,
        &ids.series, &ids.failures, &ids.facts, &ids.detectors, &ids.contradictions}) {
    all.insert(some->begin(), some->end());
  }
  return all;
}

}  // namespace

tl::unexpected<Error> FailAt(const Origin& origin, std::string code, std::string_view detail) {
  return Fail(std::move(code), fmt::format("{} line {}: {}", origin.file, origin.line, detail));
}

Status CheckRecords(const Casebook& casebook) {
  AllIds ids;
  MANDAT_TRY_DO(CollectAll(casebook, ids));
  MANDAT_TRY_DO(CheckStatements(casebook.records, ids));
  for (const Detector& detector : casebook.records.detectors) {
    for (const std::string& kind : detector.facts) {
      if (!IsFactKind(kind)) {
        return FailAt(detector.origin, "unknown_word", kind + " is not a kind of fact");
      }
    }
  }
  MANDAT_TRY_DO(CheckFailures(casebook.records, ids));
  for (const Fact& fact : casebook.records.facts) {
    MANDAT_TRY_DO(CheckFact(fact, casebook.records, ids));
  }
  const Ids everything = Union(ids);
  for (const Contradiction& contradiction : casebook.declared) {
    MANDAT_TRY_DO(
        CheckReference(contradiction.origin, "records", everything, contradiction.records));
  }
  return {};
}

}  // namespace mandat::app::casebook
