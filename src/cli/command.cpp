#include "cli/command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <utility>

#include "app/host.hpp"
#include "base/calendar.hpp"
#include "base/json.hpp"
#include "core/refusal.hpp"
#include "crypto/crypto.hpp"

namespace mandat::cli {
namespace {

// What the lower modules fail with, for people. Refusals of the core have their own table.
struct ErrorRow {
  std::string_view code;
  Exit exit;
  std::string_view meaning;
  std::string_view remedy;
};
constexpr std::array kErrors{
    ErrorRow{"store_locked", Exit::kStorage,
             "The organisation is open in another process, which holds the writer's lock.",
             "Stop the server, or ask it over its pages; then try again."},
    ErrorRow{"no_such_organisation", Exit::kBadInput,
             "There is no organisation of this name in the data folder.",
             "See the folders below --data, or make it with `mandat init`."},
    ErrorRow{"slug_malformed", Exit::kBadInput,
             "A short name has 1 to 40 characters a-z, 0-9 and -, and begins with a letter.",
             "Choose another, such as `harbour-union`."},
    ErrorRow{"slug_taken", Exit::kRefused, "An organisation of this short name exists already.",
             "Choose another; nothing was changed."},
    ErrorRow{"folder_not_writable", Exit::kStorage, "The folder cannot be written to.",
             "Check that it exists, who owns it and whether the disk is full."},
    ErrorRow{"folder_not_readable", Exit::kStorage, "The folder cannot be read.",
             "Check who owns it."},
    ErrorRow{"file_not_readable", Exit::kBadInput, "The file cannot be read.",
             "Check its name and who may read it."},
    ErrorRow{"file_too_large", Exit::kBadInput, "The file is larger than this command takes.",
             "Divide it."},
    ErrorRow{"no_such_template", Exit::kBadInput, "There is no template of this name.",
             "Choose one of those named."},
    ErrorRow{"ledger_damaged", Exit::kDoesNotVerify,
             "The record does not agree with its own hashes.",
             "Stop using this copy, keep it, and restore the newest backup."},
    ErrorRow{"store_damaged", Exit::kStorage, "The database file is damaged.",
             "Keep it as it is, and restore the newest backup."},
    ErrorRow{"store_full", Exit::kStorage, "The disk is full.", "Make room, then try again."},
    ErrorRow{"commit_failed", Exit::kStorage, "The disk did not confirm; what is kept is unknown.",
             "Look at the log before you try again."},
    ErrorRow{"no_such_seat", Exit::kBadInput, "There is no seat of this number.",
             "Look up the seat on the page of its body."},
    ErrorRow{"no_such_mandate", Exit::kBadInput, "There is no mandate of this number.",
             "Look up the mandate on the page of its body."},
    ErrorRow{"no_such_vote", Exit::kBadInput, "There is no vote of this number.",
             "Look up the vote on the page of its sitting."},
    ErrorRow{"no_result_yet", Exit::kNo,
             "The vote is open: until it closes nobody is told how it stands.",
             "Ask again when the chair has announced it."},
    ErrorRow{"not_a_short_code", Exit::kBadInput, "This is no code, and no number.",
             "A code has a letter, a number and a check letter, such as M-0412-K."},
    ErrorRow{"short_code_mistyped", Exit::kBadInput,
             "The check letter of this code does not fit its number.",
             "Compare it with the page, digit by digit."},
    ErrorRow{"other_kind_of_code", Exit::kBadInput, "This code names something else.",
             "M is a mandate, S a seat, V a vote."},
    ErrorRow{"rule_missing", Exit::kBadInput, "There is no rule to judge by.",
             "Name one as the first word, or with --statutes and --majority."},
    ErrorRow{"no_such_majority", Exit::kBadInput, "The statutes have no majority of this name.",
             "Choose one of those named."},
    ErrorRow{"no_such_rule_to_count", Exit::kBadInput, "This rule is not counted here yet.",
             "There is: plurality. Count others by hand, under their article."},
    ErrorRow{"key_missing", Exit::kBadInput, "The file of the rule has no [[key]] table.",
             "Copy the table from the statutes: [[key]], method, and what the method needs."},
    ErrorRow{"more_than_one_key", Exit::kBadInput,
             "The file of the rule has several [[key]] tables.",
             "Leave the one that is to be computed."},
    ErrorRow{"not_canonical_json", Exit::kBadInput,
             "The file is not one that this program has written, or it was changed since.",
             "Publish it again with `mandat key compute ... --json`."},
    ErrorRow{"unknown_record", Exit::kBadInput, "The casebook has no record of this id.",
             "See `mandat casebook list`."},
    ErrorRow{"officer_not_listed", Exit::kBadInput,
             "The number that is to be the roll officer's is not in the list.",
             "Look it up in the column `number`."},
    ErrorRow{"no_officer_left", Exit::kBadInput,
             "There are more --officer numbers than roll officers who are on no roll.",
             "Leave out those who are enrolled already."},
    ErrorRow{"unit_kind_missing", Exit::kBadInput, "The statutes have several kinds of units.",
             "Say of which kind the new units are."},
    ErrorRow{"backup_exists", Exit::kBadInput, "Something stands at the target already.",
             "Name a folder that does not exist yet."},
    ErrorRow{"backup_failed", Exit::kStorage, "The copy could not be written.",
             "Check the target's disk."},
};

const ErrorRow* FindRow(std::string_view code) {
  const auto* const found = std::ranges::find(kErrors, code, &ErrorRow::code);
  return found == kErrors.end() ? nullptr : found;
}

}  // namespace

Exit ExitOf(std::string_view code) {
  if (const ErrorRow* const row = FindRow(code)) return row->exit;
  if (code.starts_with("store_") || code == "setting_not_taken" || code == "not_a_store" ||
      code == "key_damaged" || code == "read_only") {
    return Exit::kStorage;
  }
  return core::FindRefusal(code) ? Exit::kRefused : Exit::kBadInput;
}

Exit Tell(const Session& session, const Error& error) {
  const Exit exit = ExitOf(error.code);
  std::string_view meaning;
  std::string_view remedy;
  if (const ErrorRow* const row = FindRow(error.code)) {
    meaning = row->meaning;
    remedy = row->remedy;
  } else if (const auto* const refusal = core::FindRefusal(error.code)) {
    meaning = refusal->meaning;
    remedy = refusal->remedy;
  }
  std::ostream& err = session.streams.err;
  err << "mandat: " << (meaning.empty() ? std::string_view("The input cannot be read.") : meaning)
      << '\n';
  if (!error.detail.empty()) err << "  what   " << Printable(error.detail) << '\n';
  if (!error.article.empty()) err << "  rule   article " << Printable(error.article) << '\n';
  if (!remedy.empty()) err << "  do     " << remedy << '\n';
  err << "  code   " << error.code << '\n';
  return exit;
}

void TakeJson(CLI::App& command, Session& session) {
  command.add_flag("--json", session.json, "Answer as one JSON object");
}

void TakeData(CLI::App& command, Session& session) {
  command.add_option("--data", session.data, "Folder that holds the organisations [./var]");
}

void TakeOrganisation(CLI::App& command, Session& session) {
  command.add_option("--org", session.org, "Short name of the organisation")->required();
  TakeData(command, session);
}

Result<std::string> ReadFile(const std::string& path, std::size_t largest) {
  std::error_code error;
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path, error)) return Fail("file_not_readable", path);
  std::string text(largest + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) return Fail("file_not_readable", path);
  if (text.size() > largest) return Fail("file_too_large", path);
  return text;
}

std::string Printable(std::string_view text) {
  std::string printable(text);
  if (IsRecordText(printable)) return printable;
  for (char& c : printable) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n') || byte >= 0x7F) c = '?';
  }
  return printable;
}

app::Ports MachinePorts() {
  return {.clock = &storage::SystemClock(), .random = &storage::SystemRandom()};
}

Result<std::unique_ptr<app::Organisation>> OpenLocal(const Session& session) {
  MANDAT_TRY_DO(crypto::InitOnce());
  const bool plain = !session.org.empty() && session.org.find('/') == std::string::npos &&
                     session.org.front() != '.';
  const std::filesystem::path folder = std::filesystem::path(session.data) / session.org;
  std::error_code error;
  if (!plain || !std::filesystem::exists(folder / "ledger.db", error)) {
    return Fail("no_such_organisation", folder.string());
  }
  return app::OpenOrganisation(folder.string(), MachinePorts());
}

Result<std::vector<app::Reply>> SubmitAll(app::Organisation& organisation,
                                          std::vector<app::Submission> submissions) {
  std::vector<app::Reply> replies(submissions.size());
  for (std::size_t first = 0; first < submissions.size(); first += app::kMostCommandsInGroup) {
    const std::size_t end = std::min(submissions.size(), first + app::kMostCommandsInGroup);
    std::vector<app::Organisation::Pending> group;
    for (std::size_t i = first; i < end; ++i) {
      group.push_back({.submission = std::move(submissions[i]),
                       .reply = [&replies, i](const app::Reply& reply) { replies[i] = reply; }});
    }
    MANDAT_TRY_DO(organisation.Process(group));
  }
  return replies;
}

std::string TimeText(UtcMillis at) {
  const auto day = UtcDayOf(at, Calendar::kGregorian);
  if (!day) return std::to_string(at.value);
  const std::int64_t seconds = (at.value - StartOfUtcDay(*day).value) / kMillisPerSecond;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", day->year, day->month, day->day,
                     seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace mandat::cli
