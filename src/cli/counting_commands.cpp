// mandat key compute, key check, count: seats and places from counts, with their working.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "base/fields.hpp"
#include "cli/command.hpp"
#include "statutes/reader.hpp"
#include "statutes/reader_key.hpp"
#include "statutes/reader_row.hpp"
#include "tally/apportionment.hpp"

namespace mandat::cli {
namespace {

constexpr std::size_t kLargestFile = std::size_t{1} << 20U;

struct Pair {
  std::string name;
  Ratio number;
};

// Two columns with a heading: a name and an exact number. Fails with `line_malformed`.
Result<std::vector<Pair>> ReadPairs(std::string_view text) {
  std::vector<Pair> pairs;
  std::size_t line_number = 0;
  while (!text.empty()) {
    ++line_number;
    const auto end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line_number == 1) continue;  // the first names the columns
    const auto comma = line.find_last_of(",;\t");
    const std::string_view number =
        comma == std::string_view::npos ? std::string_view() : line.substr(comma + 1);
    const auto value = Ratio::Parse(number);
    if (!value || *value < Ratio(0) || comma == 0 || !IsRecordText(line)) {
      return Fail("line_malformed",
                  fmt::format("line {}: a name, a comma and a number are expected", line_number));
    }
    pairs.push_back({.name = std::string(line.substr(0, comma)), .number = *value});
  }
  if (pairs.empty()) return Fail("line_malformed", "there is no line under the heading");
  return pairs;
}

// ------------------------------------------------------------------ key

struct WorkingUnit {
  Ratio members;
  std::string name;
  Count seats = 0;
  static constexpr auto Fields() {
    return std::tuple(Field("members", &WorkingUnit::members), Field("name", &WorkingUnit::name),
                      Field("seats", &WorkingUnit::seats));
  }
  friend bool operator==(const WorkingUnit&, const WorkingUnit&) = default;
};

// What is published, so that a second person computes it again from this alone (US-2).
struct Working {
  std::string key;  // the text of the rule
  Count tied_seats = 0;
  Count total = 0;
  std::vector<WorkingUnit> units;
  std::vector<std::string> working;
  static constexpr auto Fields() {
    return std::tuple(Field("key", &Working::key), Field("tied_seats", &Working::tied_seats),
                      Field("total", &Working::total), Field("units", &Working::units),
                      Field("working", &Working::working));
  }
  friend bool operator==(const Working&, const Working&) = default;
};

// The one [[key]] of a file: of a file of statutes or of a few lines that hold nothing else.
Result<tally::Key> ReadKey(std::string_view toml) {
  std::vector<statutes::Finding> findings;
  const auto document = statutes::Document::Create(toml, findings);
  const statutes::Row* row = nullptr;
  for (const auto& other : document->Rows()) {
    if (other->table->name != "key") continue;
    if (row) return Fail("more_than_one_key");
    row = other.get();
  }
  if (!row) return Fail("key_missing");
  statutes::CheckReadable(*document, findings);
  // Of a few lines the rest of a statute is missing, its articles too, which is no fault here.
  const bool alone = !document->Find("statute", {});
  std::erase_if(findings, [&](const statutes::Finding& finding) {
    return !finding.path.starts_with(row->path) || (alone && finding.code == "E106");
  });
  if (!findings.empty()) {
    const statutes::Finding& first = findings.front();
    return Fail(first.code,
                fmt::format("line {}: {}; {}", first.line, first.message, first.remedy));
  }
  const statutes::RowReader reader(*document, *row);
  if (const std::string why = statutes::WhyNotComputable(reader); !why.empty()) {
    return Fail("E308", why);
  }
  const statutes::KeyRule rule = statutes::ReadKeyRule(reader);
  if (!rule.key) return Fail("rule_not_stated", rule.unset_path);
  return *rule.key;
}

Result<Working> Compute(const std::string& key_text, const std::vector<Pair>& pairs) {
  if (!IsRecordText(key_text)) {
    return Fail("key_not_text", "the rule contains tabs or other control characters: use blanks");
  }
  MANDAT_TRY(const tally::Key key, ReadKey(key_text));
  std::vector<tally::KeyUnit> units;
  for (const Pair& pair : pairs) units.push_back({.name = pair.name, .base = pair.number});
  MANDAT_TRY(const tally::Apportionment result, tally::Apportion(key, units));
  Working working{.key = key_text,
                  .tied_seats = result.tied_seats,
                  .total = result.total,
                  .units = {},
                  .working = result.working};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    working.units.push_back(
        {.members = pairs[i].number, .name = pairs[i].name, .seats = result.seats[i]});
  }
  return working;
}

Exit ComputeKey(const Session& session, const std::string& file, const std::string& rule) {
  const auto text = ReadFile(file, kLargestFile);
  if (!text) return Tell(session, text.error());
  const auto key = ReadFile(rule, kLargestFile);
  if (!key) return Tell(session, key.error());
  const auto pairs = ReadPairs(*text);
  if (!pairs) return Tell(session, pairs.error());
  const auto working = Compute(*key, *pairs);
  if (!working) return Tell(session, working.error());
  std::ostream& out = session.streams.out;
  if (session.json) {
    out << ToJson(*working) << '\n';
  } else {
    for (const std::string& line : working->working) out << line << '\n';
  }
  if (working->tied_seats == 0) return Exit::kDone;
  session.streams.err << fmt::format("mandat: {} seats are tied; the lot decides, in public\n",
                                     working->tied_seats);
  return Exit::kNo;
}

Exit CheckKey(const Session& session, const std::string& file) {
  const auto text = ReadFile(file, kLargestFile);
  if (!text) return Tell(session, text.error());
  std::string_view body = *text;
  while (body.ends_with('\n') || body.ends_with('\r')) body.remove_suffix(1);
  const auto published = FromJson<Working>(body, kFileLimits);
  if (!published) return Tell(session, published.error());
  std::vector<Pair> pairs;
  for (const WorkingUnit& unit : published->units) pairs.push_back({unit.name, unit.members});
  const auto again = Compute(published->key, pairs);
  if (!again) return Tell(session, again.error());
  std::ostream& out = session.streams.out;
  if (*again == *published) {
    out << fmt::format("OK: {} units, {} seats, computed again alike\n", pairs.size(),
                       again->total);
    return Exit::kDone;
  }
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (again->units[i].seats == published->units[i].seats) continue;
    out << fmt::format("{}: {} published, {} computed\n", pairs[i].name, published->units[i].seats,
                       again->units[i].seats);
  }
  out << fmt::format("DIFFERS: total {} published, {} computed\n", published->total, again->total);
  return Exit::kDoesNotVerify;
}

void AddKey(CLI::App& app, Session& session) {
  CLI::App* const key = app.add_subcommand("key", "Seats by a key");
  key->require_subcommand(1);
  CLI::App* const compute = key->add_subcommand(
      "compute",
      "Allot seats to units; the working is shown line by line, and --json publishes it");
  const auto file = std::make_shared<std::string>();
  const auto rule = std::make_shared<std::string>();
  compute->add_option("file", *file, "CSV with the columns name,members")->required();
  compute->add_option("--rule", *rule, "TOML with one [[key]] table")->required();
  TakeJson(*compute, session);
  compute->callback([&session, file, rule] {
    session.action = [&session, file, rule] { return ComputeKey(session, *file, *rule); };
  });
  CLI::App* const check =
      key->add_subcommand("check", "Compute a published working again. Exit code 6 if it differs.");
  check->add_option("file", *file, "What `key compute --json` wrote")->required();
  check->callback(
      [&session, file] { session.action = [&session, file] { return CheckKey(session, *file); }; });
}

// ------------------------------------------------------------------ count

struct CountAsked {
  std::string file;
  std::string rule = "plurality";
  Count seats = 1;
};

// Who has most votes sits; nobody without a vote does (CT-11). A tie for the last seats is left
// to the lot, and shown.
Exit CountPlurality(const Session& session, const CountAsked& asked) {
  if (asked.rule != "plurality") {
    return Tell(session, {.code = "no_such_rule_to_count", .article = {}, .detail = asked.rule});
  }
  const auto text = ReadFile(asked.file, kLargestFile);
  if (!text) return Tell(session, text.error());
  const auto pairs = ReadPairs(*text);
  if (!pairs) return Tell(session, pairs.error());
  std::vector<Pair> order = *pairs;
  std::ranges::stable_sort(order, [](const Pair& a, const Pair& b) { return a.number > b.number; });
  std::erase_if(order, [](const Pair& pair) { return pair.number == Ratio(0); });
  const auto seats = static_cast<std::size_t>(asked.seats);
  const bool cut = order.size() > seats;
  const bool tied = cut && order[seats - 1].number == order[seats].number;
  std::ostream& out = session.streams.out;
  std::size_t elected = 0;
  for (const Pair& pair : order) {
    const bool above = !cut || elected < seats;
    const bool at_tie = tied && pair.number == order[seats].number;
    const std::string_view word = at_tie ? "tied" : above ? "elected" : "not elected";
    out << fmt::format("{:<12} {:>8}  {}\n", word, pair.number.ToString(), pair.name);
    ++elected;
  }
  if (order.size() < seats) out << fmt::format("vacant seats: {}\n", seats - order.size());
  if (tied) out << "A tie for the last seats: the lot decides, in public.\n";
  return tied || order.size() < seats ? Exit::kNo : Exit::kDone;
}

void AddCount(CLI::App& app, Session& session) {
  CLI::App* const count = app.add_subcommand(
      "count", "Count an election. Exit code 1 if a tie or a vacant seat is left.");
  const auto asked = std::make_shared<CountAsked>();
  count->add_option("file", asked->file, "CSV with the columns name,votes")->required();
  count->add_option("--rule", asked->rule, "plurality");
  count->add_option("--seats", asked->seats, "How many are to be elected [1]")
      ->check(CLI::Range(1, 10'000));
  count->callback([&session, asked] {
    session.action = [&session, asked] { return CountPlurality(session, *asked); };
  });
}

}  // namespace

void AddCounting(CLI::App& app, Session& session) {
  AddKey(app, session);
  AddCount(app, session);
}

}  // namespace mandat::cli
