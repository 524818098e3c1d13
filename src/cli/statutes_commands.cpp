// mandat statutes lint, new: what is wrong with a statute file, and templates to begin with.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <ostream>
#include <string>

#include "app/embedded.hpp"
#include "app/law_profiles.hpp"
#include "base/json.hpp"
#include "cli/command.hpp"
#include "cli/templates.hpp"
#include "statutes/lint.hpp"
#include "statutes/statute.hpp"

namespace mandat::cli {
namespace {

constexpr std::size_t kLargestStatute = std::size_t{1} << 20U;

std::string_view WordOfGravity(statutes::Gravity gravity) {
  switch (gravity) {
    case statutes::Gravity::kError:
      return "error";
    case statutes::Gravity::kRefusal:
      return "refusal";
    case statutes::Gravity::kWarning:
      return "warning";
    case statutes::Gravity::kNote:
      return "note";
  }
  return "error";
}

void WriteFinding(JsonWriter& writer, const statutes::Finding& finding) {
  const auto text = [&](std::string_view key, std::string_view value) {
    writer.Key(key);
    writer.String(Printable(value));
  };
  writer.BeginObject();
  text("article", finding.article);
  text("code", finding.code);
  writer.Key("column");
  writer.Integer(static_cast<std::int64_t>(finding.column));
  text("gravity", WordOfGravity(finding.gravity));
  writer.Key("line");
  writer.Integer(static_cast<std::int64_t>(finding.line));
  text("message", finding.message);
  text("path", finding.path);
  text("remedy", finding.remedy);
  writer.EndObject();
}

void PrintFinding(std::ostream& out, const std::string& file, const statutes::Finding& finding) {
  out << fmt::format("{}:{}:{}: {} {}: {}\n", file, finding.line, finding.column,
                     WordOfGravity(finding.gravity), finding.code, Printable(finding.message));
  if (!finding.path.empty()) out << "  at     " << Printable(finding.path) << '\n';
  if (!finding.article.empty()) out << "  rule   article " << Printable(finding.article) << '\n';
  if (!finding.remedy.empty()) out << "  do     " << Printable(finding.remedy) << '\n';
}

struct LintAsked {
  std::string file;
  std::string parent;  // empty: none
  bool notes = false;
};

Exit Lint(const Session& session, const LintAsked& asked) {
  const std::string& file = asked.file;
  const auto toml = ReadFile(file, kLargestStatute);
  if (!toml) return Tell(session, toml.error());
  std::string parent;
  if (!asked.parent.empty()) {
    const auto above = ReadFile(asked.parent, kLargestStatute);
    if (!above) return Tell(session, above.error());
    // What is judged against a text that is itself in disorder would be guesswork.
    if (const auto read = statutes::ReadStatute(*above); !read) return Tell(session, read.error());
    parent = *above;
  }
  const auto notes = asked.notes ? statutes::Notes::kInclude : statutes::Notes::kLeaveOut;
  const auto findings =
      statutes::Lint(*toml, {.parent = parent, .notes = notes, .laws = app::LawProfiles()});
  const auto stopping = std::ranges::count_if(findings, statutes::Stops);
  std::ostream& out = session.streams.out;
  if (session.json) {
    std::string text;
    JsonWriter writer(text);
    writer.BeginObject();
    writer.Key("findings");
    writer.BeginList();
    for (const auto& finding : findings) WriteFinding(writer, finding);
    writer.EndList();
    writer.Key("stopping");
    writer.Integer(stopping);
    writer.EndObject();
    out << text << '\n';
  } else {
    for (const auto& finding : findings) PrintFinding(out, file, finding);
    out << fmt::format("{}: {} findings, {} of them stop an adoption\n", file, findings.size(),
                       stopping);
  }
  return stopping > 0 ? Exit::kNo : Exit::kDone;
}

}  // namespace

Result<std::string> TemplateText(const std::string& name) {
  if (const auto found = app::EmbeddedFile("statutes/" + name + ".toml"))
    return std::string(*found);
  std::string known;
  for (const app::Embedded& file : app::EmbeddedFiles("statutes/")) {
    std::string_view template_name = file.name.substr(std::string_view("statutes/").size());
    if (!template_name.ends_with(".toml") || template_name.find('/') != std::string_view::npos) {
      continue;
    }
    template_name.remove_suffix(std::string_view(".toml").size());
    known += (known.empty() ? "" : ", ") + std::string(template_name);
  }
  return Fail("no_such_template", name + "; there are: " + known);
}

void AddStatutes(CLI::App& app, Session& session) {
  CLI::App* const statutes = app.add_subcommand("statutes", "Files of statutes");
  statutes->require_subcommand(1);

  CLI::App* const lint = statutes->add_subcommand(
      "lint",
      "Everything that is wrong with a file of statutes, or that members should be told.\n"
      "Exit code 1 if something stops an adoption.");
  const auto asked = std::make_shared<LintAsked>();
  lint->add_option("file", asked->file, "The file")->required();
  lint->add_option("--parent", asked->parent, "The statutes above it, such as the federation's");
  lint->add_flag("--notes", asked->notes, "Also name every key that stands by default");
  TakeJson(*lint, session);
  lint->callback(
      [&session, asked] { session.action = [&session, asked] { return Lint(session, *asked); }; });

  AddStatutesInWords(*statutes, session);

  CLI::App* const fresh = statutes->add_subcommand("new", "Print a template to begin with");
  const auto name = std::make_shared<std::string>();
  fresh->add_option("template", *name, "Its name, such as base-union")->required();
  fresh->callback([&session, name] {
    session.action = [&session, name] {
      const auto text = TemplateText(*name);
      if (!text) return Tell(session, text.error());
      session.streams.out << *text;
      return Exit::kDone;
    };
  });
}

}  // namespace mandat::cli
