#include "statutes/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.hpp"
#include "statutes/plain_test.hpp"
#include "statutes/reader.hpp"
#include "statutes/reader_row.hpp"
#include "statutes/reader_value.hpp"
#include "statutes/vote_rules.hpp"

namespace mandat::statutes {
namespace {

std::string_view Opening(TestContext context) {
  switch (context) {
    case TestContext::kVote:
      return "Carried when ";
    case TestContext::kReject:
      return "Rejected when ";
    case TestContext::kQuorum:
      return "Able to decide when ";
    case TestContext::kPetition:
      return "Met when ";
    case TestContext::kOption:
      return "An option stays when ";
  }
  MANDAT_UNREACHABLE();
}

class Explainer {
 public:
  explicit Explainer(const Document& document)
      : document_(document), statute_(ReadDocument(document)) {
    for (const auto& row : document.Rows()) {
      if (row->table->name != "entrenched") continue;
      for (const std::string& path : RowReader(document, *row).Texts("paths")) {
        protects_.Add(path, row.get());
      }
    }
  }

  Explanation Run() {
    Explanation explanation{.name = statute_.Name(),
                            .title = statute_.title,
                            .articles = statute_.articles,
                            .rules = {},
                            .change = Change()};
    for (const auto& row : document_.Rows()) {
      const std::string_view table = row->table->name;
      if (table == "article" || table == "unset" || table == "statute") continue;
      explanation.rules.push_back(RuleOf(*row));
    }
    return explanation;
  }

 private:
  ExplainedRule RuleOf(const Row& row) const {
    const Value* name = row.value->Find("name");
    ExplainedRule rule{.table = std::string(row.table->name),
                       .path = row.path,
                       .name = name ? name->text : row.id,
                       .line = row.value->place.line,
                       .articles = ArticlesOf(row),
                       .tests = {},
                       .written = {},
                       .defaults = {},
                       .unset = {},
                       .protection = ProtectionOf(row)};
    for (const KeySpec& key : row.table->keys) AddKey(row, key, rule);
    return rule;
  }

  static std::vector<std::string> ArticlesOf(const Row& row) {  // NOLINT(misc-no-recursion)
    const Value* cited = row.value->Find("article");
    if (!cited) return row.parent ? ArticlesOf(*row.parent) : std::vector<std::string>();
    if (cited->kind == ValueKind::kText) return {cited->text};
    std::vector<std::string> ids;
    for (const Value& item : cited->items) ids.push_back(item.text);
    return ids;
  }

  void AddKey(const Row& row, const KeySpec& key, ExplainedRule& rule) const {
    if (key.type == KeyType::kId) return;
    const Value* value = row.value->Find(key.name);
    if (!value) {
      AddUnwritten(row, key, rule);
    } else if (const auto context = ContextOf(key.type)) {
      AddTests(row, key, *context, *value, rule);
    } else {
      rule.written.push_back({std::string(key.name), ToText(*value), std::string(key.meaning)});
    }
  }

  void AddUnwritten(const Row& row, const KeySpec& key, ExplainedRule& rule) const {
    const std::string path = row.PathOf(key.name);
    if (const Row* hole = document_.FindUnset(path)) {
      rule.unset.push_back({std::string(key.name), RowReader(document_, *hole).Text("because"),
                            std::string(key.meaning)});
    } else if (!key.by_default.empty()) {
      rule.defaults.push_back(
          {std::string(key.name), std::string(key.by_default), std::string(key.meaning)});
    }
  }

  static void AddTests(const Row& row, const KeySpec& key, TestContext context, const Value& value,
                       ExplainedRule& rule) {
    const std::vector<Value> one = {value};
    for (const Value& item : value.kind == ValueKind::kList ? value.items : one) {
      ExplainedTest test{
          .key = std::string(key.name), .text = item.text, .sentence = {}, .abstention = {}};
      if (const auto parsed = ParseTest(item.text, context, MeasureOf(row))) {
        test.sentence = std::string(Opening(context)) + PlainTest(*parsed) + '.';
        if (context == TestContext::kVote) test.abstention = PlainAbstention(*parsed);
      } else {
        test.sentence = "By " + item.text + '.';  // "plurality", the last of several rounds
      }
      rule.tests.push_back(std::move(test));
    }
  }

  std::string ProtectionOf(const Row& row) const {
    const Row* by = protects_.FindCovering(row.path);
    if (!by) return {};
    const RowReader reader(document_, *by);
    if (reader.Yes("never")) return fmt::format("`{}`: it cannot be changed at all", by->path);
    std::string text = fmt::format("`{}`", by->path);
    if (const auto majority = reader.Written("majority")) {
      text += fmt::format(": a change needs the majority `{}`", *majority);
    }
    if (const auto consent = reader.Find("consent")) {
      text += fmt::format("; and the consent of {}", ToText(*consent));
    }
    return text;
  }

  std::string Change() const {
    const Row* row = document_.Find("amendment", {});
    if (!row) return "No rule says how these rules are changed.";
    const RowReader reader(document_, *row);
    const Body* body = statute_.FindBody(reader.Text("body"));
    const std::string who = body && !body->name.empty() ? body->name : reader.Text("body");
    const MajorityRule* majority = statute_.FindMajority(reader.Text("majority"));
    std::string text = fmt::format("These rules are changed by {}", who);
    const auto test = majority ? ParseTest(majority->test, TestContext::kVote, majority->count)
                               : Result<Test>(Fail("E104"));
    if (test) text += ", when " + PlainTest(*test);
    if (reader.Whole("readings") > 1) {
      text += fmt::format(", in {} readings", reader.Whole("readings"));
    }
    text += fmt::format("; announced {} before.", reader.Text("announced"));
    return text;
  }

  const Document& document_;
  Statute statute_;
  PathTree protects_;
};

// ------------------------------------------------------------------ in lines

void AddKeys(std::string_view title, const std::vector<ExplainedKey>& keys, std::string indent,
             std::vector<std::string>& lines) {
  for (const ExplainedKey& key : keys) {
    lines.push_back(fmt::format("{}{} {}: {}", indent, title, key.key, key.value));
  }
}

void AddRule(const ExplainedRule& rule, std::vector<std::string>& lines) {
  const bool named = !rule.name.empty() && !rule.path.ends_with('.' + rule.name);
  lines.push_back(fmt::format("  {} (line {}){}", rule.path, rule.line,
                              named ? ": " + rule.name : std::string()));
  for (const ExplainedTest& test : rule.tests) {
    lines.push_back(fmt::format("    {}", test.sentence));
    if (!test.abstention.empty()) lines.push_back("    " + test.abstention);
    lines.push_back(fmt::format("      {}: {}", test.key, test.text));
  }
  AddKeys("", rule.written, "     ", lines);
  AddKeys("by default", rule.defaults, "      ", lines);
  AddKeys("not stated", rule.unset, "      ", lines);
  if (!rule.protection.empty()) lines.push_back("    Protected by " + rule.protection + '.');
}

bool Cites(const ExplainedRule& rule, const std::string& article) {
  return std::ranges::find(rule.articles, article) != rule.articles.end();
}

}  // namespace

Result<Explanation> Explain(std::string_view toml) {
  if (const auto read = ReadStatute(toml); !read) return tl::unexpected(read.error());
  std::vector<Finding> findings;
  const auto document = Document::Create(toml, findings);
  return Explainer(*document).Run();
}

std::vector<const ExplainedRule*> RulesAt(const Explanation& explanation, std::string_view path) {
  std::vector<const ExplainedRule*> rules;
  for (const ExplainedRule& rule : explanation.rules) {
    const bool below = rule.path == path || (rule.path.starts_with(path) &&
                                             rule.path.substr(path.size()).starts_with('.'));
    if (path.empty() || below) rules.push_back(&rule);
  }
  return rules;
}

std::vector<std::string> RenderExplanation(const Explanation& explanation, std::string_view path) {
  const auto rules = RulesAt(explanation, path);
  std::vector<std::string> lines = {fmt::format("{} ({})", explanation.title, explanation.name)};
  for (const ArticleText& article : explanation.articles) {
    const auto carries_out = [&](const ExplainedRule* rule) { return Cites(*rule, article.id); };
    if (!path.empty() && std::ranges::none_of(rules, carries_out)) continue;
    lines.emplace_back();
    lines.push_back(fmt::format("Article {}{}{}", article.number, article.title.empty() ? "" : ". ",
                                article.title));
    lines.push_back("  " + article.text);
    for (const ExplainedRule* rule : rules) {
      if (carries_out(rule)) AddRule(*rule, lines);
    }
  }
  const auto uncited = [](const ExplainedRule* rule) { return rule->articles.empty(); };
  if (std::ranges::any_of(rules, uncited)) {
    lines.insert(lines.end(), {"", "Without an article"});
    for (const ExplainedRule* rule : rules) {
      if (uncited(rule)) AddRule(*rule, lines);
    }
  }
  lines.insert(lines.end(), {"", explanation.change});
  return lines;
}

namespace {

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

constexpr std::string_view kPageStart = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{0}</title>
<style>
body {{ font: 1rem/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }}
pre {{ font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }}
h2 {{ margin-top: 2.5rem; border-top: 1px solid #999; padding-top: 1rem; }}
</style>
</head>
<body>
)";

}  // namespace

// The lines of the text, with a heading for each article: one order, one wording for both.
std::string ExplanationPage(const Explanation& explanation, std::string_view path) {
  const std::vector<std::string> lines = RenderExplanation(explanation, path);
  std::string html = fmt::format(fmt::runtime(kPageStart), Escaped(explanation.title));
  html += "<h1>" + Escaped(lines.front()) + "</h1>\n";
  bool in_text = false;
  const auto close = [&] { html += std::exchange(in_text, false) ? "</pre>\n" : ""; };
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool heading = lines[i - 1].empty() && i + 1 < lines.size();
    if (lines[i].empty() || heading) {
      close();
      if (heading) html += "<h2>" + Escaped(lines[i]) + "</h2>\n";
      continue;
    }
    html += (in_text ? "" : "<pre>") + Escaped(lines[i]) + '\n';
    in_text = true;
  }
  close();
  return html + "</body>\n</html>\n";
}

Result<std::string> NearestOutcomes(std::string_view toml, std::string_view majority,
                                    const Figures& figures) {
  MANDAT_TRY(const Statute statute, ReadStatute(toml));
  const MajorityRule* const rule = statute.FindMajority(majority);
  if (!rule) return Fail("no_such_majority", std::string(majority));
  const Figure* voters = nullptr;
  for (const std::string_view base : {"entitled", "present"}) {
    for (const Figure& figure : figures) {
      const bool given = figure.base == base && !figure.group && figure.value;
      if (given && figure.value->IsWhole() && !voters) voters = &figure;
    }
  }
  if (!voters) return Fail("count_missing", "entitled=25");
  VoteRules rules;
  PutMajority(statute, *rule, rules);
  MANDAT_TRY(const ParsedRules parsed, ParsedRules::Create(std::move(rules)));
  const auto count = static_cast<Count>(voters->value->Numerator());
  const auto least = FindLeastYes(parsed, figures, count);
  if (!least) {
    return fmt::format("With {}={}: not even {} yes carry it, or a count is missing.", voters->base,
                       count, count);
  }
  return fmt::format("With {}={}, all of them voting yes or no: {} yes carry it; {} fail by one.",
                     voters->base, count, least->yes, least->yes - 1);
}

}  // namespace mandat::statutes
