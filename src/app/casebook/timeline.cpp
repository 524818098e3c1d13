// Puts the statements of the casebook in order.
#include "app/casebook/timeline.hpp"

#include <algorithm>
#include <set>

namespace mandat::app::casebook {
namespace {

constexpr std::string_view kForeign[] = {"finland", "finnish", "chinese"};

// The calendar was never Julian there, so that the reading "if Julian" would be a wrong hint
// (CB-40).
bool IsForeign(const Records& records, std::string_view body) {
  for (const std::string_view word : kForeign) {
    if (body.find(word) != std::string_view::npos) return true;
  }
  const Body* const record = FindRecord(records.bodies, body);
  return record && record->kind == BodyKind::kInternational;
}

template <typename Record>
Entry EntryOf(const Records& records, const Record& record, EntryKind kind, std::string body,
              std::string text) {
  Entry entry;
  entry.id = record.id;
  entry.kind = kind;
  entry.date = record.date;
  entry.calendar = record.calendar;
  entry.body = std::move(body);
  entry.text = std::move(text);
  entry.cites = record.cites;
  entry.days = record.date.Width(record.calendar);
  entry.other_calendar = InOtherCalendar(record.date, record.calendar);
  if (!IsForeign(records, entry.body)) entry.if_julian = IfJulian(record.date, record.calendar);
  return entry;
}

template <typename Record>
void CloseRange(const Record& record, Entry& entry) {
  if (!record.date_end) return;
  entry.date_end = *record.date_end;
  const PrintedDate last = record.date_end->Last(record.calendar);
  entry.days = DaysBetween({.year = entry.date.First().year,
                            .month = entry.date.First().month,
                            .day = entry.date.First().day,
                            .calendar = Calendar::kJulian},
                           {.year = last.year,
                            .month = last.month,
                            .day = last.day,
                            .calendar = Calendar::kJulian}) +
               1;
}

std::string TextOf(const Composition& composition) {
  std::string text = composition.total ? std::to_string(*composition.total) + " seats" : "";
  for (const Share& share : composition.shares) {
    if (!text.empty()) text += "; ";
    text += share.fraction;
    if (share.seats) text += " " + std::to_string(*share.seats);
    if (share.ratio) text += " " + share.ratio->text;
  }
  return text;
}

std::string BodyOf(const Fact& fact) {
  for (const std::string_view key : {"body", "upper", "controlled"}) {
    const FactValue* const value = fact.Find(key);
    if (value) return std::get<std::string>(*value);
  }
  return {};
}

std::vector<Entry> AllEntries(const Records& records) {
  std::vector<Entry> entries;
  for (const Vote& vote : records.votes) {
    Entry& entry =
        entries.emplace_back(EntryOf(records, vote, EntryKind::kVote, vote.body, vote.question));
    entry.flag = vote.flag.value_or("");
    CloseRange(vote, entry);
  }
  for (const Composition& composition : records.compositions) {
    Entry& entry = entries.emplace_back(EntryOf(records, composition, EntryKind::kComposition,
                                                composition.body, TextOf(composition)));
    entry.flag = composition.flag.value_or("");
  }
  for (const Event& event : records.events) {
    Entry& entry = entries.emplace_back(
        EntryOf(records, event, EntryKind::kEvent, event.body.value_or(""), event.text));
    entry.flag = event.flag.value_or("");
    for (const std::string& id : event.people) {
      entry.people.push_back(FindRecord(records.people, id)->name);
    }
    CloseRange(event, entry);
  }
  for (const Fact& fact : records.facts) {
    const Failure* const failure = FindRecord(records.failures, fact.failure);
    entries.push_back(EntryOf(records, fact, EntryKind::kFact, BodyOf(fact), failure->name));
  }
  return entries;
}

bool IsOfSource(const Entry& entry, std::string_view source) {
  return std::any_of(entry.cites.begin(), entry.cites.end(), [&](const Cite& cite) {
    return cite.ToString().starts_with(std::string(source) + ":");
  });
}

// The records that a fraction's name leads to: shares of it, and acts of its people.
std::set<std::string> RecordsOfFraction(const Records& records, const std::string& fraction) {
  std::set<std::string> ids;
  for (const Composition& composition : records.compositions) {
    for (const Share& share : composition.shares) {
      if (share.fraction.find(fraction) != std::string::npos) ids.insert(composition.id);
    }
  }
  for (const Event& event : records.events) {
    for (const std::string& id : event.people) {
      const Person* const person = FindRecord(records.people, id);
      if (person->fraction && person->fraction->find(fraction) != std::string::npos) {
        ids.insert(event.id);
      }
    }
  }
  for (const Vote& vote : records.votes) {
    for (const VoteOption& option : vote.options) {
      if (option.label.find(fraction) != std::string::npos) ids.insert(vote.id);
    }
  }
  return ids;
}

// The facts, events and votes of the detector's episodes.
std::set<std::string> RecordsOfDetector(const Records& records, const std::string& detector) {
  std::set<std::string> ids;
  for (const Failure& failure : records.failures) {
    if (failure.detector != detector) continue;
    ids.insert(failure.events.begin(), failure.events.end());
    ids.insert(failure.votes.begin(), failure.votes.end());
    for (const Fact& fact : records.facts) {
      if (fact.failure == failure.id) ids.insert(fact.id);
    }
  }
  return ids;
}

void Keep(std::vector<Entry>& entries, const std::set<std::string>& ids) {
  std::erase_if(entries, [&](const Entry& entry) { return !ids.contains(entry.id); });
}

}  // namespace

Timeline MakeTimeline(const Records& records, const Filter& filter) {
  std::vector<Entry> entries = AllEntries(records);
  if (!filter.body.empty()) {
    std::erase_if(entries, [&](const Entry& entry) { return entry.body != filter.body; });
  }
  if (!filter.source.empty()) {
    std::erase_if(entries, [&](const Entry& e) { return !IsOfSource(e, filter.source); });
  }
  if (!filter.fraction.empty()) Keep(entries, RecordsOfFraction(records, filter.fraction));
  if (!filter.detector.empty()) Keep(entries, RecordsOfDetector(records, filter.detector));
  // By the printed day, whatever the calendar: an unstated day is never converted, so a converted
  // one could not be compared with it. A span stands at its start.
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (a.date.First() != b.date.First()) return a.date.First() < b.date.First();
    return a.cites.front() < b.cites.front();
  });
  Timeline timeline;
  for (Entry& entry : entries) {
    auto& list = entry.date.IsPrinted() ? timeline.dated : timeline.undated;
    list.push_back(std::move(entry));
  }
  return timeline;
}

}  // namespace mandat::app::casebook
