// Explain: statutes as a document that a member can check against the printed text (ST-150).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "statutes/lint.hpp"
#include "statutes/statute.hpp"

namespace mandat::statutes {

struct ExplainedKey {
  std::string key;
  std::string value;    // as a statute writes it
  std::string meaning;  // as the reference page gives it
};

// A test of a rule, in words.
struct ExplainedTest {
  std::string key;         // "test", "petition"
  std::string text;        // as written
  std::string sentence;    // "Carried when more than half of the votes cast are yes."
  std::string abstention;  // of a vote: what becomes of those who do not vote yes or no; else empty
};

struct ExplainedRule {
  std::string table;  // "majority"
  std::string path;   // "majority.two-thirds"
  std::string name;   // its `name`, else its id, else empty
  Count line = 0;
  std::vector<std::string> articles;  // the ids it cites, its parent's if it cites none
  std::vector<ExplainedTest> tests;
  std::vector<ExplainedKey> written;   // the other keys
  std::vector<ExplainedKey> defaults;  // what holds although nobody wrote it
  std::vector<ExplainedKey> unset;     // neither; `value` says why
  std::string protection;              // "protected by `entrenched.core`: ..."; else empty
};

struct Explanation {
  std::string name;   // "harbour-union v3"
  std::string title;  //
  std::vector<ArticleText> articles;
  std::vector<ExplainedRule> rules;  // in the order of the file
  std::string change;                // who may change them, and by what majority
};

// Explains a statute file. Fails as ReadStatute does.
[[nodiscard]] Result<Explanation> Explain(std::string_view toml);

// The rules at `path` and below it ("majority", "majority.two-thirds", "body.council"); all of them
// for an empty path.
[[nodiscard]] std::vector<const ExplainedRule*> RulesAt(const Explanation& explanation,
                                                        std::string_view path);

// The document in plain English, a line each: the articles in the order of the text, each followed
// by the rules that carry it out, then the rules without an article.
[[nodiscard]] std::vector<std::string> RenderExplanation(const Explanation& explanation,
                                                         std::string_view path = {});

// The same as an HTML page of its own, to be printed or sent round; every text is escaped.
[[nodiscard]] std::string ExplanationPage(const Explanation& explanation,
                                          std::string_view path = {});

// What a vote by a majority comes to with counts known before it: "With entitled=25: 17 yes carry
// it, 16 fail by one (of 25 votes of yes or no)." `figures` holds `entitled` or `present`.
// Fails with `no_such_majority`, `count_missing` where neither is given.
[[nodiscard]] Result<std::string> NearestOutcomes(std::string_view toml, std::string_view majority,
                                                  const Figures& figures);

}  // namespace mandat::statutes
