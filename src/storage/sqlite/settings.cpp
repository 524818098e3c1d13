#include "storage/sqlite/settings.hpp"

#include <sqlite3.h>

#include <string>

#include "storage/sqlite/schema.hpp"

namespace mandat::storage {
namespace {

struct Pragma {
  const char* name;
  const char* value;
  const char* reads;  // what the setting reads as when it is taken
};

constexpr Pragma kPragmas[] =
    {
        {"page_size", "4096", "4096"},  // before the first table; schema.hpp knows it
        {"journal_mode", "WAL", "wal"},
        {"synchronous", "FULL", "2"},       // NORMAL loses acknowledged commits in power cuts
        {"wal_autocheckpoint", "0", "0"},   // only the writer checkpoints, between groups (RC-81)
        {"recursive_triggers", "ON", "1"},  // else INSERT OR REPLACE passes the DELETE triggers
        {"secure_delete", "ON", "1"},
        {"foreign_keys", "ON", "1"},
        {"cell_size_check", "ON", "1"},
        {"trusted_schema", "OFF", "0"},
        {"mmap_size", "0", "0"},        // an I/O error in mapped memory would be a signal
        {"temp_store", "MEMORY", "2"},  // no copies of personal data in temporary files
};

struct Switch {
  const char* name;
  int option;
  int value;
};

constexpr Switch kSwitches[] = {
    {"defensive", SQLITE_DBCONFIG_DEFENSIVE, 1},
    {"load_extension", SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {"double_quoted_strings_dml", SQLITE_DBCONFIG_DQS_DML, 0},
    {"double_quoted_strings_ddl", SQLITE_DBCONFIG_DQS_DDL, 0},
};

Result<std::string> Read(Database& database, const std::string& pragma) {
  MANDAT_TRY(Statement statement, database.Prepare("PRAGMA " + pragma));
  MANDAT_TRY(const bool row, statement.Step());
  // A disk without memory mapping has no mmap_size to tell.
  return row ? statement.Bytes(0) : std::string("0");
}

Status Check(const Setting& setting, const std::string& wanted) {
  if (setting.value == wanted) return {};
  return Fail("setting_not_taken", setting.name + " is " + setting.value + ", not " + wanted);
}

}  // namespace

Result<std::vector<Setting>> ApplySettings(Database& database) {
  std::vector<Setting> settings;
  settings.push_back({"sqlite", sqlite3_libversion()});
  for (const Switch& each : kSwitches) {
    int value = -1;
    sqlite3_db_config(database.Handle(), each.option, each.value, nullptr);
    sqlite3_db_config(database.Handle(), each.option, -1, &value);
    settings.push_back({each.name, std::to_string(value)});
    MANDAT_TRY_DO(Check(settings.back(), std::to_string(each.value)));
  }
  for (const Pragma& pragma : kPragmas) {
    const std::string name = pragma.name;
    MANDAT_TRY_DO(database.Execute("PRAGMA " + name + " = " + pragma.value));
    MANDAT_TRY(std::string value, Read(database, name));
    settings.push_back({name, std::move(value)});
    MANDAT_TRY_DO(Check(settings.back(), pragma.reads));
  }
  return settings;
}

}  // namespace mandat::storage
