// mandat roll import, diff: a membership list against the roll; first shown, then applied.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "app/host.hpp"
#include "app/roll_csv.hpp"
#include "app/roll_import.hpp"
#include "app/roll_plan.hpp"
#include "base/short_code.hpp"
#include "cli/command.hpp"

namespace mandat::cli {
namespace {

constexpr std::size_t kMostLinesOfAKind = 20;  // shown; the counts are always whole

struct Asked {
  std::string file;
  std::vector<std::string> officers;  // member numbers of the officers' rows
  std::string unit_kind;              // of new units
  bool apply = false;
};

void PrintFindings(std::ostream& err, const std::vector<app::RollFinding>& findings) {
  for (const app::RollFinding& finding : findings) {
    std::string place = finding.row > 0 ? fmt::format("row {}", finding.row) : "the list";
    if (finding.column > 0) place += fmt::format(", column {}", finding.column);
    err << fmt::format("{}: {}\n  do     {}\n", place, finding.message, finding.remedy);
  }
}

void PrintNames(std::ostream& out, std::string_view heading, const std::vector<std::string>& all) {
  out << fmt::format("{:<12} {}\n", heading, all.size());
  for (std::size_t i = 0; i < all.size() && i < kMostLinesOfAKind; ++i) {
    out << "  " << all[i] << '\n';
  }
  if (all.size() > kMostLinesOfAKind) {
    out << fmt::format("  ... and {} more\n", all.size() - kMostLinesOfAKind);
  }
}

std::vector<std::string> JoinersText(const app::RollFile& file, const app::RollPlan& plan) {
  std::vector<std::string> lines;
  for (const auto& joiner : plan.joiners) {
    const app::RollRow& row = file.rows[joiner.row];
    lines.push_back(fmt::format("{}  {}, {}{}", row.number, row.name, row.unit,
                                joiner.person ? ", roll officer" : ""));
  }
  return lines;
}

void PrintPlan(std::ostream& out, const app::RollFile& file, const app::RollPlan& plan,
               const app::View& view) {
  out << fmt::format("{} people in the list, read as {}\n", file.rows.size(),
                     WordOf(file.encoding));
  for (const std::string& column : file.ignored_columns) {
    out << fmt::format("  the column `{}` is not read\n", column);
  }
  std::vector<std::string> movers;
  for (const auto& mover : plan.movers) {
    const app::RollRow& row = file.rows[mover.row];
    movers.push_back(fmt::format("{}  {}: from {} to {}", row.number, row.name,
                                 view.names.Of(mover.from), row.unit));
  }
  std::vector<std::string> changed;
  for (const auto& change : plan.changed) {
    const app::RollRow& row = file.rows[change.row];
    changed.push_back(fmt::format("{}  {}", row.number, row.name));
  }
  std::vector<std::string> leavers;
  for (const PersonId person : plan.leavers) {
    const app::Name* const number = view.names.numbers.Find(person.value);
    leavers.push_back(
        fmt::format("{}  {}", number ? number->name : std::string(), view.names.Of(person)));
  }
  PrintNames(out, "new units", plan.new_units);
  PrintNames(out, "joining", JoinersText(file, plan));
  PrintNames(out, "moving", movers);
  PrintNames(out, "differing", changed);
  if (!changed.empty()) out << "  The roll keeps name and contact as entered; nothing is done.\n";
  PrintNames(out, "not listed", leavers);
  if (!leavers.empty()) {
    out << "  They stay on the roll: nobody is removed by a list. A member leaves by own word.\n";
  }
  if (plan.without_number > 0) {
    out << fmt::format("{} members on the roll have no number and were not compared\n",
                       plan.without_number);
  }
}

void WriteJson(std::ostream& out, const app::RollFile& file, const app::RollPlan& plan,
               std::size_t recorded) {
  out << fmt::format(
      "{{\"changed\":{},\"joining\":{},\"moving\":{},\"new_units\":{},\"not_listed\":{},"
      "\"people\":{},\"recorded\":{},\"without_number\":{}}}\n",
      plan.changed.size(), plan.joiners.size(), plan.movers.size(), plan.new_units.size(),
      plan.leavers.size(), file.rows.size(), recorded, plan.without_number);
}

// ------------------------------------------------------------------ applying

// Gives how many acts were recorded.
Result<std::size_t> Record(app::Organisation& organisation, const app::RollFile& file,
                           const app::RollPlan& plan, PersonId officer,
                           const std::string& unit_kind) {
  storage::Random& random = *MachinePorts().random;
  std::size_t recorded = 0;
  const auto send = [&](std::vector<app::Submission> acts) -> Status {
    const std::size_t count = acts.size();
    MANDAT_TRY(const auto replies, SubmitAll(organisation, std::move(acts)));
    if (const app::Reply* const refused = app::FirstNotRecorded(replies)) {
      return tl::unexpected(refused->error);
    }
    recorded += count;
    return {};
  };
  if (!plan.new_units.empty()) {
    MANDAT_TRY(const std::string kind,
               app::KindOfNewUnits(organisation.CurrentView()->state, unit_kind));
    MANDAT_TRY_DO(send(app::AdmitUnits(plan, kind, officer, random)));
  }
  MANDAT_TRY(auto people,
             app::EnrolAndMove(file, plan, *organisation.CurrentView(), officer, random));
  MANDAT_TRY_DO(send(std::move(people)));
  return recorded;
}

// The officer in whose name the roll is kept: the first named. Fails with `not_the_roll_officer`.
Result<PersonId> OfficerOf(const app::View& view) {
  if (view.state.roll_officers.empty()) {
    return Fail("not_the_roll_officer", "nobody has been named to keep the roll");
  }
  return view.state.roll_officers.front();
}

void PrintOfficersLeft(std::ostream& out, const app::View& view, std::size_t numbers) {
  const std::vector<PersonId> officers = app::OfficersOnNoRoll(view.state);
  for (std::size_t i = numbers; i < officers.size(); ++i) {
    out << fmt::format(
        "The roll officer {} is on no roll. If one of these rows is theirs, add --officer "
        "NUMBER.\n",
        ShortCodeOf(officers[i]));
  }
}

Exit Compare(const Session& session, const Asked& asked, bool diff_only) {
  const auto bytes = ReadFile(asked.file, app::kLargestRollFile);
  if (!bytes) return Tell(session, bytes.error());
  const app::RollFile file = app::ParseRollCsv(*bytes);
  if (!file.IsInOrder()) {
    PrintFindings(session.streams.err, file.findings);
    session.streams.err << "mandat: nothing was changed; correct the list and import it again\n";
    return Exit::kBadInput;
  }
  const auto organisation = OpenLocal(session);
  if (!organisation) return Tell(session, organisation.error());
  const auto view = (*organisation)->CurrentView();
  const auto officer = OfficerOf(*view);
  if (!officer) return Tell(session, officer.error());
  const auto officers =
      app::RowsOfOfficers(file, app::OfficersOnNoRoll(view->state), asked.officers);
  if (!officers) return Tell(session, officers.error());
  const app::RollPlan plan = app::PlanRollImport(file, *view, *officers);
  if (!plan.findings.empty()) {
    PrintFindings(session.streams.err, plan.findings);
    return Exit::kBadInput;
  }
  std::ostream& out = session.streams.out;
  std::size_t recorded = 0;
  if (asked.apply) {
    const auto done = Record(**organisation, file, plan, *officer, asked.unit_kind);
    if (!done) return Tell(session, done.error());
    recorded = *done;
  }
  if (session.json) {
    WriteJson(out, file, plan, recorded);
  } else {
    PrintPlan(out, file, plan, *view);
    PrintOfficersLeft(out, *view, asked.officers.size());
    if (asked.apply) {
      out << fmt::format("{} acts recorded in the name of roll officer {}\n", recorded,
                         ShortCodeOf(*officer));
    } else if (!diff_only) {
      out << "Nothing was changed. To record this, add --apply.\n";
    }
  }
  return diff_only && !plan.ChangesNothing() ? Exit::kNo : Exit::kDone;
}

}  // namespace

void AddRoll(CLI::App& app, Session& session) {
  CLI::App* const roll = app.add_subcommand("roll", "The roll of members");
  roll->require_subcommand(1);
  CLI::App* const import = roll->add_subcommand(
      "import",
      "Compare a CSV list (columns number, name, unit, contact) with the roll and show what would\n"
      "change; with --apply, record it. Members who are not in the list stay on the roll.");
  const auto asked = std::make_shared<Asked>();
  import->add_option("file", asked->file, "The list")->required();
  import->add_flag("--apply", asked->apply, "Record the changes");
  import
      ->add_option("--officer", asked->officers,
                   "Member number of the roll officer in this list; needed once for each officer")
      ->allow_extra_args(false);
  import->add_option("--unit-kind", asked->unit_kind,
                     "Kind of the new units, as the statutes name it");
  TakeOrganisation(*import, session);
  TakeJson(*import, session);
  import->callback([&session, asked] {
    session.action = [&session, asked] { return Compare(session, *asked, false); };
  });

  CLI::App* const diff = roll->add_subcommand(
      "diff", "Only compare. Exit code 0 if list and roll agree, 1 if they differ.");
  diff->add_option("file", asked->file, "The list")->required();
  TakeOrganisation(*diff, session);
  TakeJson(*diff, session);
  diff->callback([&session, asked] {
    session.action = [&session, asked] { return Compare(session, *asked, true); };
  });
}

}  // namespace mandat::cli
