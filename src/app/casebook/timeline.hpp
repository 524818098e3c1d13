// The timeline: every dated statement in the order of its printed day, and the undated beside it.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "app/casebook/records.hpp"

namespace mandat::app::casebook {

enum class EntryKind { kVote, kComposition, kEvent, kFact };
constexpr auto WordsOf(EntryKind) {
  return std::array<std::string_view, 4>{"vote", "composition", "event", "fact"};
}

struct Entry {
  std::string id;
  EntryKind kind = EntryKind::kEvent;
  PrintedDate date;
  PrintedDate date_end;  // not printed: none
  PrintedCalendar calendar = PrintedCalendar::kUnstated;
  std::string other_calendar;  // "1917-11-07 gregorian", or "" (CB-40)
  std::string if_julian;       // the reading of an unstated day, or ""
  std::int64_t days = 0;       // that the date may mean; a span is drawn with this width
  std::string body;            // "" if the record names none
  std::string text;            // what happened, in the casebook's words
  std::string flag;
  std::vector<std::string> people;  // names, of events only (CB-4)
  std::vector<Cite> cites;

  static constexpr auto Fields() {
    return std::tuple(Field("body", &Entry::body), Field("calendar", &Entry::calendar),
                      Field("cites", &Entry::cites), Field("date", &Entry::date),
                      Field("date_end", &Entry::date_end), Field("days", &Entry::days),
                      Field("flag", &Entry::flag), Field("id", &Entry::id),
                      Field("if_julian", &Entry::if_julian), Field("kind", &Entry::kind),
                      Field("other_calendar", &Entry::other_calendar),
                      Field("people", &Entry::people), Field("text", &Entry::text));
  }
};

// What is shown; an empty string shows everything.
struct Filter {
  std::string body;
  std::string fraction;  // a word of a share's or a person's fraction: "left-sr"
  std::string source;    // "S4"
  std::string detector;  // of an episode that the entry belongs to
};

struct Timeline {
  std::vector<Entry> dated;    // by printed day, then by citation (CB-41)
  std::vector<Entry> undated;  // in the order of citation: the place that the text gives them

  static constexpr auto Fields() {
    return std::tuple(Field("dated", &Timeline::dated), Field("undated", &Timeline::undated));
  }
};

[[nodiscard]] Timeline MakeTimeline(const Records& records, const Filter& filter = {});

}  // namespace mandat::app::casebook
