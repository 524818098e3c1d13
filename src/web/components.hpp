// The pieces that pages are put together from: what stands where is decided here once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "statutes/verdict.hpp"
#include "web/html.hpp"
#include "web/messages.hpp"
#include "web/url.hpp"
#include "web/vote_bar.hpp"

namespace mandat::web {

// What colour and sign say beside the word: blue and tick, orange and cross, grey and dash.
enum class Tone { kFor, kAgainst, kOpen, kAlarm };
[[nodiscard]] Tone ToneOf(statutes::Outcome outcome);

// A small word with its sign: the state of a motion, a seat, a sitting.
[[nodiscard]] Html Status(std::string_view word, Tone tone);

struct NamedValue {
  std::string name;
  std::string value;
};
// A list of facts: <dl>.
[[nodiscard]] Html Facts(const std::vector<NamedValue>& facts);

struct VerdictCardData {
  std::string id;  // unique on the page
  statutes::Outcome outcome = statutes::Outcome::kRejected;
  std::string reason;  // "7 of 15 votes cast; more than half needed (art. 9(1))"
  std::optional<VoteBarData> bar = std::nullopt;
  std::vector<NamedValue> facts;     // rule, article, statute, when the base sets were frozen
  std::vector<NamedValue> counts;    // the base sets
  std::vector<std::string> lines;    // the computation, as the verdict has it
  std::vector<std::string> follows;  // sentences
  std::vector<std::string> notes;    // sentences
};
// Verdict first, then the reason, then the numbers (IF-301).
[[nodiscard]] Html VerdictCard(const VerdictCardData& verdict, const Messages& words);

struct RefusalData {
  std::string reason;  // a sentence
  std::string article;
  std::string code;
  std::vector<std::string> remedies;  // what can be done (IF-107)
};
[[nodiscard]] Html Refusal(const RefusalData& refusal, const Messages& words);

struct Action {
  Url url;
  std::string label;
};

struct EmptyData {
  std::string missing;                          // what is missing
  std::string article;                          // by which article; may be empty
  std::string who;                              // who acts next; may be empty
  std::optional<Action> action = std::nullopt;  // if that is the reader (IF-106)
};
[[nodiscard]] Html Empty(const EmptyData& empty, const Messages& words);

enum class SealState { kRecorded, kSealed };

// The answer to an act: recorded, then sealed (IF-112).
[[nodiscard]] Html Receipt(std::int64_t record_number, SealState state, const Messages& words);

struct AlarmData {
  std::string title;
  std::string since;  // "overdue since 3 May"
  std::vector<NamedValue> data;
  std::string note;    // when the alarm may be mistaken
  std::string remedy;  // what the rules provide
};
[[nodiscard]] Html Alarm(const AlarmData& alarm, const Messages& words);

}  // namespace mandat::web
