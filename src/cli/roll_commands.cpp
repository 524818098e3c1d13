// mandat roll import, diff: a membership list against the roll; first shown, then applied.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "app/documents.hpp"
#include "app/host.hpp"
#include "app/roll_csv.hpp"
#include "app/roll_plan.hpp"
#include "base/short_code.hpp"
#include "cli/command.hpp"
#include "core/codec.hpp"
#include "core/questions.hpp"

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

app::Submission By(PersonId officer, const core::Command& command) {
  return {.id = app::NewCommandId(*MachinePorts().random),
          .actor = core::Actor::Person(officer),
          .command = std::string(core::NameOf(command)),
          .arguments = core::EncodeArguments(command),
          .documents = {}};
}

Status FirstRefusal(const std::vector<app::Reply>& replies) {
  for (const app::Reply& reply : replies) {
    if (reply.level != app::Level::kRecorded) return tl::unexpected(reply.error);
  }
  return {};
}

// The kind of unit that new units are of: the one asked for, or the only one that the statutes
// have.
Result<std::string> KindOfUnits(const app::View& view, const std::string& asked) {
  if (!asked.empty()) return asked;
  const auto& kinds = view.state.statute->units;
  if (kinds.size() == 1) return kinds.front().id;
  std::string known;
  for (const auto& kind : kinds) known += (known.empty() ? "" : ", ") + kind.id;
  return Fail("unit_kind_missing", "name the kind of the new units with --unit-kind: " + known);
}

class Import {
 public:
  Import(app::Organisation& organisation, PersonId officer)
      : organisation_(organisation), officer_(officer) {}

  // Gives how many commands were recorded. Units first, so that members find theirs.
  Result<std::size_t> Run(const app::RollFile& file, const app::RollPlan& plan,
                          const std::string& unit_kind) {
    if (!plan.new_units.empty()) {
      MANDAT_TRY(const std::string kind, KindOfUnits(*organisation_.CurrentView(), unit_kind));
      std::vector<app::Submission> units;
      for (const std::string& name : plan.new_units) {
        app::Submission unit = By(officer_, core::AdmitUnit{.kind = kind, .within = {}});
        unit.documents = {{"name", {.media_type = "text/plain", .payload = name}}};
        units.push_back(std::move(unit));
      }
      MANDAT_TRY_DO(Send(std::move(units)));
    }
    const auto view = organisation_.CurrentView();
    for (const auto& [id, name] : view->names.units) units_.emplace(name.name, UnitId{id});
    MANDAT_TRY_DO(Send(People(file, plan)));
    return recorded_;
  }

 private:
  std::vector<app::Submission> People(const app::RollFile& file, const app::RollPlan& plan) {
    std::vector<app::Submission> people;
    for (const auto& joiner : plan.joiners) {
      const app::RollRow& row = file.rows[joiner.row];
      const PersonId person =
          joiner.person ? *joiner.person : app::NewPersonId(*MachinePorts().random);
      people.push_back(
          By(officer_, core::EnrolMember{.person = person, .unit = units_.at(row.unit)}));
      people.back().documents = {
          {"identity",
           {.media_type = "application/json",
            .payload = app::IdentityText(row.name, row.contact, row.number)}}};
    }
    for (const auto& mover : plan.movers) {
      const UnitId unit = units_.at(file.rows[mover.row].unit);
      people.push_back(By(officer_, core::MoveMember{.person = mover.person, .unit = unit}));
    }
    return people;
  }

  Status Send(std::vector<app::Submission> submissions) {
    const std::size_t count = submissions.size();
    MANDAT_TRY(const auto replies, SubmitAll(organisation_, std::move(submissions)));
    MANDAT_TRY_DO(FirstRefusal(replies));
    recorded_ += count;
    return {};
  }

  app::Organisation& organisation_;
  PersonId officer_;
  std::map<std::string, UnitId> units_;
  std::size_t recorded_ = 0;
};

// The officer in whose name the roll is kept: the first named. Fails with `not_the_roll_officer`.
Result<PersonId> OfficerOf(const app::View& view) {
  if (view.state.roll_officers.empty()) {
    return Fail("not_the_roll_officer", "nobody has been named to keep the roll");
  }
  return view.state.roll_officers.front();
}

std::vector<PersonId> OfficersOnNoRoll(const app::View& view) {
  std::vector<PersonId> officers = view.state.roll_officers;
  std::erase_if(officers, [&](PersonId officer) {
    return core::CurrentEntry(view.state, officer) != nullptr;
  });
  return officers;
}

// Who was named to keep the roll has an id before a row: the numbers join them, in the order in
// which the officers were named. Fails with `officer_not_listed`, `no_officer_left`.
Result<std::map<std::string, PersonId>> RowsOfOfficers(const app::RollFile& file,
                                                       const app::View& view,
                                                       const std::vector<std::string>& numbers) {
  const std::vector<PersonId> officers = OfficersOnNoRoll(view);
  if (numbers.size() > officers.size()) {
    return Fail("no_officer_left", fmt::format("{} to enrol", officers.size()));
  }
  std::map<std::string, PersonId> rows;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (std::ranges::find(file.rows, numbers[i], &app::RollRow::number) == file.rows.end()) {
      return Fail("officer_not_listed", numbers[i]);
    }
    rows.emplace(numbers[i], officers[i]);
  }
  return rows;
}

// Without this, the first import would enrol an officer as somebody else.
void PrintOfficersLeft(std::ostream& out, const app::View& view, std::size_t numbers) {
  const std::vector<PersonId> officers = OfficersOnNoRoll(view);
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
  const auto officers = RowsOfOfficers(file, *view, asked.officers);
  if (!officers) return Tell(session, officers.error());
  const app::RollPlan plan = app::PlanRollImport(file, *view, *officers);
  if (!plan.findings.empty()) {
    PrintFindings(session.streams.err, plan.findings);
    return Exit::kBadInput;
  }
  std::ostream& out = session.streams.out;
  std::size_t recorded = 0;
  if (asked.apply) {
    const auto done = Import(**organisation, *officer).Run(file, plan, asked.unit_kind);
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
