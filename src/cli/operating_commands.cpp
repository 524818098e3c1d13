// mandat init, demo, serve, backup, doctor: what the operator of a server does.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "app/demo/student_council.hpp"
#include "app/host.hpp"
#include "base/short_code.hpp"
#include "cli/command.hpp"
#include "cli/templates.hpp"
#include "record/merkle.hpp"

namespace mandat::cli {
namespace {

constexpr std::string_view kDemo = "student-council";
constexpr std::string_view kEmptyDemo = "new-organisation";

app::DocumentText Text(std::string text) {
  return {.media_type = "text/plain", .payload = std::move(text)};
}

app::Submission ByOperator(const core::Command& command) {
  return app::MakeSubmission(app::NewCommandId(*MachinePorts().random), core::Actor::Operator(1),
                             command);
}

Result<std::unique_ptr<app::Host>> OpenHost(const Session& session) {
  return app::Host::Open({.folder = session.data,
                          .ports = MachinePorts(),
                          // What the writer does not know it must not guess; SubmitAll tells it.
                          .on_fatal = [](const Error&) { std::quick_exit(5); }});
}

// ------------------------------------------------------------------ init

struct Init {
  std::string slug;
  std::string name;
  std::string statutes;
  std::vector<std::string> officers;
};

// A file if there is one of this name, else a template.
Result<std::string> StatutesText(const std::string& file_or_template) {
  std::error_code error;
  if (std::filesystem::exists(file_or_template, error)) {
    return ReadFile(file_or_template, std::size_t{1} << 18U);
  }
  return TemplateText(file_or_template);
}

Status Refused(const app::Reply& reply) {
  if (reply.level == app::Level::kRecorded) return {};
  return tl::unexpected(reply.error);
}

using Officers = std::vector<std::pair<std::string, PersonId>>;

void PrintFounded(const Session& session, const Init& asked, const Officers& officers) {
  std::ostream& out = session.streams.out;
  out << fmt::format("{} is founded in {}/{}\n", asked.name, session.data, asked.slug);
  std::string rows;
  for (const auto& [name, person] : officers) {
    out << fmt::format("  roll officer  {}  {}\n", ShortCodeOf(person), name);
    rows += " --officer NUMBER";
  }
  if (officers.empty()) {
    out << "Nobody keeps the roll yet, so that no members can be entered.\n";
    return;
  }
  out << fmt::format(
      "Next: import the members. The officers' member numbers, in this order, say which rows are\n"
      "theirs.\n  mandat roll import MEMBERS.csv --org {}{}\n",
      asked.slug, rows);
}

Exit Initialise(const Session& session, const Init& asked) {
  const auto statutes = StatutesText(asked.statutes);
  if (!statutes) return Tell(session, statutes.error());
  // A file that cannot be read must not leave an organisation behind that nobody can found.
  if (const auto read = statutes::ReadStatute(*statutes); !read) return Tell(session, read.error());
  auto host = OpenHost(session);
  if (!host) return Tell(session, host.error());
  const auto made = (*host)->Create(asked.slug, app::HostedKind::kReal);
  if (!made) return Tell(session, made.error());

  app::Submission opening = ByOperator(core::OpenLedger{});
  opening.documents = {{"name", Text(asked.name)}, {"statutes", Text(*statutes)}};
  const Status opened = Refused((*made)->writer->SubmitAndWait(std::move(opening)));
  if (!opened) {
    host->reset();  // closes the file before its folder goes: there is nothing on record in it
    std::error_code error;
    std::filesystem::remove_all(std::filesystem::path(session.data) / asked.slug, error);
    return Tell(session, opened.error());
  }
  Officers officers;
  for (const std::string& name : asked.officers) {
    const PersonId person = app::NewPersonId(*MachinePorts().random);
    const Status named = Refused(
        (*made)->writer->SubmitAndWait(ByOperator(core::NameRollOfficer{.person = person})));
    if (!named) return Tell(session, named.error());
    officers.emplace_back(name, person);
  }
  PrintFounded(session, asked, officers);
  return Exit::kDone;
}

void AddInit(CLI::App& app, Session& session) {
  CLI::App* const init = app.add_subcommand("init", "Found an organisation under its statutes");
  const auto asked = std::make_shared<Init>();
  init->add_option("slug", asked->slug, "Short name: a-z, 0-9 and -")->required();
  init->add_option("--name", asked->name, "Its full name")->required();
  init->add_option("--statutes", asked->statutes, "A file, or the name of a template")->required();
  init->add_option("--roll-officer", asked->officers, "Who keeps the roll; may be repeated")
      ->allow_extra_args(false);
  TakeData(*init, session);
  init->callback([&session, asked] {
    session.action = [&session, asked] { return Initialise(session, *asked); };
  });
}

// ------------------------------------------------------------------ demo, serve

Status MakeStudentCouncil(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return Fail("folder_not_writable", folder.string());
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  MANDAT_TRY_DO(
      app::demo::WriteStudentCouncil(folder.string(), storage::SystemClock().NowMillis()));
  // Last: the mark lets anybody in, and only a finished demo may have it.
  std::ofstream(folder / "demo") << "may be entered freely\n";
  return {};
}

Exit MakeDemos(const Session& session) {
  if (const Status ready = crypto::InitOnce(); !ready) return Tell(session, ready.error());
  const std::filesystem::path data(session.data);
  std::error_code error;
  std::ostream& err = session.streams.err;
  if (!std::filesystem::exists(data / kDemo, error)) {
    err << "writing the demo " << kDemo << " (3,000 members, a congress in session) ...\n";
    if (const Status made = MakeStudentCouncil(data / kDemo); !made) {
      std::filesystem::remove_all(data / kDemo, error);  // half a demo would block the next try
      return Tell(session, made.error());
    }
  }
  if (!std::filesystem::exists(data / kEmptyDemo, error)) {
    const auto host = OpenHost(session);
    if (!host) return Tell(session, host.error());
    const auto made = (*host)->Create(kEmptyDemo, app::HostedKind::kDemo);
    if (!made) return Tell(session, made.error());
  }
  err << "the demos stand in " << session.data << ": " << kDemo << ", " << kEmptyDemo << '\n';
  return Exit::kDone;
}

void AddDemo(CLI::App& app, Session& session) {
  CLI::App* const demo = app.add_subcommand("demo", "Write the demo organisations that are absent");
  TakeData(*demo, session);
  demo->callback([&session] { session.action = [&session] { return MakeDemos(session); }; });
}

void AddServe(CLI::App& app, Session& session) {
  CLI::App* const serve = app.add_subcommand("serve", "Serve the organisations of the data folder");
  const auto options = std::make_shared<ServeOptions>();
  TakeData(*serve, session);
  serve->add_option("--port", options->port, "Port on this machine [8917]")
      ->check(CLI::Range(1, 65535));
  serve->add_flag("--demo", options->demo, "Write the demo organisations first");
  serve->callback([&session, options] {
    session.action = [&session, options] {
      options->folder = session.data;
      if (options->demo) {
        if (const Exit made = MakeDemos(session); made != Exit::kDone) return made;
      }
      return static_cast<Exit>(session.serve(*options));
    };
  });
}

// ------------------------------------------------------------------ backup, doctor

// The folder is an organisation again as it stands: the ledger, the key of its body hashes, and
// whether it is a demo.
Status BackupTo(const Session& session, const std::string& target) {
  MANDAT_TRY(const auto organisation, OpenLocal(session));
  const std::filesystem::path from = std::filesystem::path(session.data) / session.org;
  const std::filesystem::path to(target);
  std::error_code error;
  if (std::filesystem::exists(to, error)) return Fail("backup_exists", target);
  std::filesystem::create_directories(to, error);
  if (error) return Fail("folder_not_writable", target);
  std::filesystem::permissions(to, std::filesystem::perms::owner_all, error);
  MANDAT_TRY_DO(organisation->Backup((to / "ledger.db").string()));
  for (const char* const beside : {"body.key", "demo"}) {
    if (!std::filesystem::exists(from / beside, error)) continue;
    std::filesystem::copy_file(from / beside, to / beside, error);
    if (error) return Fail("backup_failed", (to / beside).string());
  }
  session.streams.out << fmt::format("{} leaves of {} are in {}; root {}\n",
                                     organisation->CurrentView()->size, session.org, target,
                                     ToHex(organisation->CurrentView()->root));
  return {};
}

void AddBackup(CLI::App& app, Session& session) {
  CLI::App* const backup = app.add_subcommand(
      "backup", "Copy an organisation to a new folder. To restore, put that folder below --data.");
  const auto target = std::make_shared<std::string>();
  backup->add_option("target", *target, "A folder that does not exist yet")->required();
  TakeOrganisation(*backup, session);
  backup->callback([&session, target] {
    session.action = [&session, target] {
      const Status done = BackupTo(session, *target);
      return done ? Exit::kDone : Tell(session, done.error());
    };
  });
}

// Opening trusts the hashes of old leaves that a snapshot covers; here every leaf is hashed again.
Status RecomputeHashes(app::Organisation& organisation) {
  constexpr std::size_t kAtOnce = 4096;
  record::TreeHasher tree;
  while (true) {
    MANDAT_TRY(const auto leaves, organisation.ReadLeaves(tree.Size(), kAtOnce));
    if (leaves.empty()) break;
    for (const storage::Entry& leaf : leaves) {
      const Digest hash = record::LeafHash(leaf.bytes);
      if (hash != leaf.leaf_hash || leaf.seq != tree.Size()) {
        return Fail("ledger_damaged", fmt::format("leaf {}", tree.Size()));
      }
      tree.Append(hash);
    }
  }
  const auto view = organisation.CurrentView();
  if (tree.Size() == view->size && tree.Root() == view->root) return {};
  return Fail("ledger_damaged", "the root differs");
}

Exit Examine(const Session& session) {
  const auto organisation = OpenLocal(session);
  if (!organisation) return Tell(session, organisation.error());
  if (const Status hashed = RecomputeHashes(**organisation); !hashed) {
    return Tell(session, hashed.error());
  }
  std::ostream& out = session.streams.out;
  const auto view = (*organisation)->CurrentView();
  const auto settings = (*organisation)->Settings();
  if (session.json) {
    std::string text;
    JsonWriter writer(text);
    writer.BeginObject();
    writer.Key("leaves");
    writer.Integer(static_cast<std::int64_t>(view->size));
    writer.Key("root");
    writer.String(ToHex(view->root));
    writer.Key("settings");
    writer.BeginList();
    for (const storage::Setting& setting : settings) {
      writer.BeginObject();
      writer.Key("name");
      writer.String(setting.name);
      writer.Key("value");
      writer.String(setting.value);
      writer.EndObject();
    }
    writer.EndList();
    writer.Key("version");
    writer.String(MANDAT_VERSION);
    writer.EndObject();
    out << text << '\n';
    return Exit::kDone;
  }
  out << fmt::format("mandat {}\n{}: {} leaves, every hash recomputed and right\nroot {}\n",
                     MANDAT_VERSION, session.org, view->size, ToHex(view->root));
  for (const storage::Setting& setting : settings) {
    out << fmt::format("  {:<28} {}\n", setting.name, setting.value);
  }
  return Exit::kDone;
}

void AddDoctor(CLI::App& app, Session& session) {
  CLI::App* const doctor = app.add_subcommand(
      "doctor", "Open an organisation, recompute its hashes, and read its settings back");
  TakeOrganisation(*doctor, session);
  TakeJson(*doctor, session);
  doctor->callback([&session] { session.action = [&session] { return Examine(session); }; });
}

}  // namespace

void AddOperating(CLI::App& app, Session& session) {
  AddServe(app, session);
  AddInit(app, session);
  AddDemo(app, session);
  AddBackup(app, session);
  AddDoctor(app, session);
}

}  // namespace mandat::cli
