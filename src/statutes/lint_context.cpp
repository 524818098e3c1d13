#include "statutes/lint_context.hpp"

#include <utility>

#include "statutes/reader_value.hpp"

namespace mandat::statutes {
namespace {

void AddTest(std::vector<PlacedTest>& tests, const Row& row, const KeySpec& key,
             const Value& value) {
  const auto context = ContextOf(key.type);
  if (!context || IsAmong(key.words, value.text)) return;  // "plurality" is no test
  auto test = ParseTest(value.text, *context, MeasureOf(row));
  MANDAT_CHECK(test.has_value());  // the form was found in order
  tests.push_back({&row, &key, &value, *context, std::move(*test)});
}

}  // namespace

LintContext::LintContext(const Document& document, const Statute& statute,
                         std::vector<Finding>& findings)
    : document_(document), statute_(statute), findings_(findings) {
  for (const auto& row : document.Rows()) {
    for (const Entry& entry : row->value->entries) {
      const KeySpec* key = FindKeySpec(*row->table, entry.key);
      if (!key) continue;
      if (entry.value.kind == ValueKind::kText) AddTest(tests_, *row, *key, entry.value);
      for (const Value& item : entry.value.items) AddTest(tests_, *row, *key, item);
    }
  }
}

std::vector<const Row*> LintContext::RowsOf(std::string_view table) const {
  std::vector<const Row*> rows;
  for (const auto& row : document_.Rows()) {
    if (row->table->name == table) rows.push_back(row.get());
  }
  return rows;
}

const Test* LintContext::TestOf(const Row& row, std::string_view key) const {
  for (const PlacedTest& placed : tests_) {
    if (placed.row == &row && placed.key->name == key) return &placed.test;
  }
  return nullptr;
}

void LintContext::Report(std::string_view code, const Row& row, std::string_view key,
                         std::string message, std::string remedy) {
  const Gravity gravity = code.starts_with('E') ? Gravity::kError : Gravity::kWarning;
  Report(code, gravity, row, key, std::move(message), std::move(remedy));
}

void LintContext::Report(std::string_view code, Gravity gravity, const Row& row,
                         std::string_view key, std::string message, std::string remedy) {
  const Value* value = key.empty() ? nullptr : row.value->Find(key);
  const Place place = value ? value->place : row.value->place;
  findings_.push_back({.code = std::string(code),
                       .path = key.empty() ? row.path : row.PathOf(key),
                       .article = row.Article(),
                       .line = place.line,
                       .column = place.column,
                       .message = std::move(message),
                       .remedy = std::move(remedy),
                       .gravity = gravity});
}

void LintContext::Report(std::string_view code, std::string message, std::string remedy) {
  findings_.push_back({.code = std::string(code),
                       .path = {},
                       .article = {},
                       .line = 0,
                       .column = 0,
                       .message = std::move(message),
                       .remedy = std::move(remedy),
                       .gravity = code.starts_with('E') ? Gravity::kError : Gravity::kWarning});
}

std::optional<SeatsByOffice> CountSeatsByOffice(const Body& body) {
  SeatsByOffice seats;
  for (const SeatGroup& group : body.seats) {
    if (group.voice != Voice::kDeliberative) continue;
    if (!group.count) return std::nullopt;
    seats.voting += *group.count;
    const bool by_office = group.by == FilledBy::kExOfficio || group.by == FilledBy::kAppointment ||
                           group.by == FilledBy::kCoOptation;
    if (by_office) seats.by_office += *group.count;
  }
  return seats;
}

}  // namespace mandat::statutes
