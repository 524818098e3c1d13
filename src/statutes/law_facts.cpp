#include "statutes/law_facts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.hpp"

namespace mandat::statutes {
namespace {

using Readings = std::vector<LawReading>;
using Kinds = std::vector<BodyKind>;

bool IsOf(const Kinds& kinds, const Body& body) {
  return std::ranges::find(kinds, body.kind) != kinds.end();
}

const Row& RowOf(const LintContext& context, const Body& body) {
  const Row* row = context.File().Find("body", body.id);
  MANDAT_CHECK(row);
  return *row;
}

Readings UnelectedShare(const LintContext& context, const Kinds&) {
  Readings readings;
  for (const Body& body : context.Rules().bodies) {
    const auto seats = CountSeatsByOffice(body);
    if (!seats || seats->voting == 0) continue;
    const auto share = Ratio::Create(static_cast<std::int64_t>(seats->by_office),
                                     static_cast<std::int64_t>(seats->voting));
    if (share) readings.push_back({.row = &RowOf(context, body), .share = *share});
  }
  return readings;
}

// A body whose term is not stated has one without end; one that is declared unset has none to
// judge.
Readings Terms(const LintContext& context, const Kinds& kinds) {
  Readings readings;
  for (const Body& body : context.Rules().bodies) {
    const bool elected = std::ranges::any_of(body.seats, [](const SeatGroup& seats) {
      return seats.by == FilledBy::kElection || seats.by == FilledBy::kDelegation;
    });
    const Row& row = RowOf(context, body);
    if (!elected || !IsOf(kinds, body) || context.IsUnset(row, "term")) continue;
    const Row* term = body.term ? context.File().Find("term", *body.term) : nullptr;
    if (!term) {
      readings.push_back({.row = &row, .key = "term"});
    } else if (const auto length = context.Reader(*term).TimeIfAny("length")) {
      readings.push_back({.row = term, .key = "length", .written = true, .length = length});
    }
  }
  return readings;
}

Readings TermOfDelegates(const LintContext& context, const Kinds&) {
  return Terms(context, {BodyKind::kCouncil, BodyKind::kCongress});
}

Readings TermOfExecutive(const LintContext& context, const Kinds&) {
  return Terms(context, {BodyKind::kExecutive});
}

// The elections by which seats are filled in bodies of these kinds (of none: in all) and for which
// `is_so` holds, each once.
template <typename Predicate>
Readings Elections(const LintContext& context, const Kinds& kinds, std::string_view key,
                   Predicate is_so) {
  std::vector<std::string> used;
  for (const Body& body : context.Rules().bodies) {
    if (!kinds.empty() && !IsOf(kinds, body)) continue;
    for (const SeatGroup& seats : body.seats) {
      if (seats.election) used.push_back(*seats.election);
    }
  }
  Readings readings;
  for (const Row* row : context.RowsOf("election")) {
    if (std::ranges::find(used, row->id) == used.end() || !is_so(*row)) continue;
    readings.push_back({.row = row, .key = std::string(key), .written = true});
  }
  return readings;
}

Readings OpenElection(const LintContext& context, const Kinds& kinds) {
  return Elections(context, kinds, "secret",
                   [&](const Row& row) { return !context.Reader(row).Yes("secret"); });
}

Readings ProxyElection(const LintContext& context, const Kinds& kinds) {
  return Elections(context, kinds, "proxies",
                   [&](const Row& row) { return context.Reader(row).Yes("proxies"); });
}

// The board: what the law lets nobody make irrevocable.
Readings RecallImpossible(const LintContext& context, const Kinds&) {
  Readings readings;
  for (const RecallRule& recall : context.Rules().recalls) {
    const bool of_board = std::ranges::any_of(recall.of, [&](const std::string& id) {
      const Body* body = context.Rules().FindBody(id);
      return body && IsOf({BodyKind::kExecutive, BodyKind::kOffice}, *body);
    });
    if (recall.possible || !of_board) continue;
    readings.push_back(
        {.row = context.File().Find("recall", recall.id), .key = "possible", .written = true});
  }
  return readings;
}

Readings DisciplineDeciderKind(const LintContext& context, const Kinds&) {
  Readings readings;
  for (const Row* row : context.RowsOf("discipline")) {
    const Body* body = context.Rules().FindBody(context.Reader(*row).Text("decider"));
    if (!body) continue;
    const auto kind = WordsOf(body->kind)[static_cast<std::size_t>(body->kind)];
    readings.push_back(
        {.row = row, .key = "decider", .written = true, .words = {std::string(kind)}});
  }
  return readings;
}

Readings AmendmentTest(const LintContext& context, const Kinds&) {
  Readings readings;
  for (const Row* row : context.RowsOf("amendment")) {
    if (context.IsUnset(*row, "majority")) continue;
    const Row* majority = context.File().Find("majority", context.Reader(*row).Text("majority"));
    const Test* test = majority ? context.TestOf(*majority, "test") : nullptr;
    if (test) readings.push_back({.row = majority, .key = "test", .written = true, .test = *test});
  }
  return readings;
}

struct Fact {
  std::string_view name;
  Readings (*read)(const LintContext&, const Kinds&);
};
constexpr std::array kFacts = {
    Fact{"amendment-test", AmendmentTest},
    Fact{"discipline-decider-kind", DisciplineDeciderKind},
    Fact{"open-election", OpenElection},
    Fact{"proxy-election", ProxyElection},
    Fact{"recall-impossible", RecallImpossible},
    Fact{"term-of-delegates", TermOfDelegates},
    Fact{"term-of-executive", TermOfExecutive},
    Fact{"unelected-share", UnelectedShare},
};

// A path "fact.open-election.executive+office".
struct FactAsked {
  const Fact* fact = nullptr;
  Kinds kinds;
};

constexpr std::string_view kFactPrefix = "fact.";

std::optional<FactAsked> FactOf(std::string_view path) {
  path.remove_prefix(kFactPrefix.size());
  const std::string_view name = TakeSegment(path);
  const auto* const fact = std::ranges::find(kFacts, name, &Fact::name);
  if (fact == kFacts.end()) return std::nullopt;
  FactAsked asked{.fact = fact, .kinds = {}};
  while (!path.empty()) {
    const auto plus = path.find('+');
    const auto kind = FromWord<BodyKind>(path.substr(0, plus));
    if (!kind) return std::nullopt;
    asked.kinds.push_back(*kind);
    path = plus == std::string_view::npos ? std::string_view() : path.substr(plus + 1);
  }
  return asked;
}

// "mandate.*.type" taken apart; without a dot it names a table.
struct KeyAsked {
  std::string_view rows;
  std::string_view key;
};

KeyAsked KeyOf(std::string_view path) {
  const auto dot = path.rfind('.');
  if (dot == std::string_view::npos) return {.rows = path, .key = {}};
  return {.rows = path.substr(0, dot), .key = path.substr(dot + 1)};
}

// The table of a path of rows: "body.seats" of "body.*.seats.*".
std::string TableOf(std::string_view rows) {
  std::string table;
  while (!rows.empty()) {
    const std::string_view segment = TakeSegment(rows);
    if (segment == "*") continue;
    table += table.empty() ? "" : ".";
    table += segment;
  }
  return table;
}

constexpr std::array kLists = {KeyType::kTexts, KeyType::kWords, KeyType::kReferences,
                               KeyType::kVoteTests, KeyType::kPaths};

std::vector<std::string> WordsAt(const RowReader& reader, const KeySpec& key) {
  if (key.type == KeyType::kYesNo) return {reader.Yes(key.name) ? "true" : "false"};
  if (std::ranges::find(kLists, key.type) != kLists.end()) return reader.Texts(key.name);
  const std::string text = reader.Text(key.name);
  return text.empty() ? std::vector<std::string>() : std::vector<std::string>{text};
}

LawReading ReadingAt(const LintContext& context, const Row& row, const KeySpec& key) {
  const RowReader reader = context.Reader(row);
  const Test* test = context.TestOf(row, key.name);
  return {.row = &row,
          .key = std::string(key.name),
          .written = reader.Find(key.name) != nullptr,
          .words = WordsAt(reader, key),
          .length = key.type == KeyType::kDuration ? reader.TimeIfAny(key.name) : std::nullopt,
          .share = {},
          .test = test ? std::optional(*test) : std::nullopt};
}

}  // namespace

bool NamesKeyOrFact(std::string_view path) {
  if (path.starts_with(kFactPrefix)) return FactOf(path).has_value();
  const KeyAsked asked = KeyOf(path);
  const TableSpec* table = FindTable(TableOf(asked.rows));
  return table && (asked.key.empty() || FindKeySpec(*table, asked.key));
}

std::vector<LawReading> ReadingsOf(const LintContext& context, std::string_view path) {
  MANDAT_CHECK(NamesKeyOrFact(path));  // the profile was read
  if (path.starts_with(kFactPrefix)) {
    const auto asked = FactOf(path);
    return asked->fact->read(context, asked->kinds);
  }
  const KeyAsked asked = KeyOf(path);
  const std::string table = TableOf(asked.rows);
  Readings readings;
  for (const Row* row : context.RowsOf(table)) {
    if (!Covers(asked.rows, row->path)) continue;
    if (asked.key.empty()) {
      readings.push_back({.row = row, .written = true});
    } else {
      LawReading reading = ReadingAt(context, *row, *FindKeySpec(*row->table, asked.key));
      if (!reading.words.empty()) readings.push_back(std::move(reading));
    }
  }
  return readings;
}

}  // namespace mandat::statutes
