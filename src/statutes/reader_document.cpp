#include "statutes/reader_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "statutes/reader_toml.hpp"

namespace mandat::statutes {
namespace {

// The name under which `table` stands inside its parent: "seats" of "body.seats".
std::string_view ShortName(const TableSpec& table) {
  const auto dot = table.name.rfind('.');
  return dot == std::string_view::npos ? table.name : table.name.substr(dot + 1);
}

// The table that may stand under `key` inside rows of `parent` (nothing: at the top of the file).
const TableSpec* TableUnder(const TableSpec* parent, std::string_view key) {
  if (parent) return FindInnerTable(*parent, key);
  return key.find('.') == std::string_view::npos ? FindTable(key) : nullptr;
}

std::string PathOfRow(const TableSpec& table, const Row* parent, std::string_view id) {
  std::string path =
      parent ? fmt::format("{}.{}", parent->path, ShortName(table)) : std::string(table.name);
  if (!id.empty()) path += fmt::format(".{}", id);
  return path;
}

std::string TextOf(const Value& table, std::string_view key) {
  const Value* value = table.Find(key);
  return value && value->kind == ValueKind::kText ? value->text : std::string();
}

Finding WrongShape(const TableSpec& table, const Entry& entry) {
  const auto name = table.name;
  return {
      .code = "E103",
      .path = std::string(name),
      .article = {},
      .line = entry.place.line,
      .column = entry.place.column,
      .message = fmt::format("`{}` is {}", name, table.list ? "a list of tables" : "a table"),
      .remedy = table.list ? fmt::format("write [[{}]]", name) : fmt::format("write [{}]", name)};
}

}  // namespace

const Value* Value::Find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

std::string Row::Article() const {
  const Value* article = value ? value->Find("article") : nullptr;
  if (article && article->kind == ValueKind::kText) return article->text;
  if (article && !article->items.empty()) return article->items.front().text;
  return parent ? parent->Article() : std::string();
}

std::string Row::PathOf(std::string_view key) const { return fmt::format("{}.{}", path, key); }

std::unique_ptr<const Document> Document::Create(std::string_view toml,
                                                 std::vector<Finding>& findings,
                                                 const Document* parent) {
  std::unique_ptr<Document> document(new Document);
  document->parent_ = parent;
  auto root = ReadToml(toml);
  if (!root) {
    findings.push_back({.code = "E101",
                        .path = {},
                        .article = {},
                        .line = root.error().place.line,
                        .column = root.error().place.column,
                        .message = root.error().message,
                        .remedy = "correct the syntax at this place"});
    return document;
  }
  document->root_ = std::move(*root);
  for (const Entry& entry : document->root_.entries) {
    if (const TableSpec* table = TableUnder(nullptr, entry.key)) {
      document->AddRows(*table, entry, nullptr, findings);
    }
  }
  return document;
}

void Document::AddRows(const TableSpec& table, const Entry& entry, const Row* parent,
                       std::vector<Finding>& findings) {
  if (!table.list && entry.value.kind == ValueKind::kTable) {
    return AddRow(table, entry.value, parent, findings);
  }
  bool fits = table.list && entry.value.kind == ValueKind::kList;
  for (const Value& item : entry.value.items) fits = fits && item.kind == ValueKind::kTable;
  if (!fits) return findings.push_back(WrongShape(table, entry));
  for (const Value& item : entry.value.items) AddRow(table, item, parent, findings);
}

void Document::AddRow(const TableSpec& table, const Value& value, const Row* parent,
                      std::vector<Finding>& findings) {
  auto row = std::make_unique<Row>();
  row->table = &table;
  row->value = &value;
  row->parent = parent;
  if (table.list) row->id = TextOf(value, "id");
  row->path = PathOfRow(table, parent, row->id);
  const Row* const added = rows_.emplace_back(std::move(row)).get();
  by_id_.try_emplace({table.name, added->id}, added);
  paths_.try_emplace(added->path, added);
  if (table.name == "unset") unset_.Add(TextOf(value, "path"), added);
  for (const Entry& entry : value.entries) {
    if (const TableSpec* inner = TableUnder(&table, entry.key)) {
      AddRows(*inner, entry, added, findings);
    }
  }
}

const Row* Document::Find(std::string_view table, std::string_view id) const {
  const auto found = by_id_.find({table, id});
  return found == by_id_.end() ? nullptr : found->second;
}

bool Document::Declares(std::string_view tables, std::string_view id) const {
  if (parent_ && parent_->Declares(tables, id)) return true;
  while (!tables.empty() && !id.empty()) {
    const auto space = tables.find(' ');
    if (Find(tables.substr(0, space), id)) return true;
    tables = space == std::string_view::npos ? std::string_view() : tables.substr(space + 1);
  }
  return false;
}

const Row* Document::FindPath(std::string_view path) const {
  const auto found = paths_.find(path);
  return found == paths_.end() ? nullptr : found->second;
}

const Row* Document::FindUnset(std::string_view path) const { return unset_.FindCovering(path); }

void PathTree::Add(std::string_view declared, const Row* row) {
  // No path is that long; what is, is reported by the reader and must not become a deep tree.
  if (std::ranges::count(declared, '.') > 8) return;
  PathTree* node = this;
  while (!declared.empty()) node = &node->next_[std::string(TakeSegment(declared))];
  if (node != this && !node->row_) node->row_ = row;
}

const Row* PathTree::FindCovering(std::string_view path) const {
  if (row_) return row_;
  if (path.empty()) return nullptr;
  const std::string_view word = TakeSegment(path);
  for (const std::string_view step : {word, std::string_view("*")}) {
    const auto next = next_.find(step);
    const Row* const row = next == next_.end() ? nullptr : next->second.FindCovering(path);
    if (row) return row;
  }
  return nullptr;
}

bool Covers(std::string_view declared, std::string_view path) {
  if (declared.empty()) return false;
  while (!declared.empty()) {
    const std::string_view pattern = TakeSegment(declared);
    if (path.empty()) return false;
    const std::string_view word = TakeSegment(path);
    if (pattern != word && pattern != "*") return false;
  }
  return true;
}

std::string_view TakeSegment(std::string_view& path) {
  const auto dot = path.find('.');
  const std::string_view segment = path.substr(0, dot);
  path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  return segment;
}

namespace {

std::string Quoted(const Value& value) {  // NOLINT(misc-no-recursion)
  return value.kind == ValueKind::kText ? '"' + value.text + '"' : ToText(value);
}

}  // namespace

std::string ToText(const Value& value) {  // NOLINT(misc-no-recursion)
  switch (value.kind) {
    case ValueKind::kText:
      return value.text;
    case ValueKind::kWhole:
      return std::to_string(value.whole);
    case ValueKind::kYesNo:
      return value.yes ? "yes" : "no";
    case ValueKind::kList: {
      std::string text;
      for (const Value& item : value.items) text += (text.empty() ? "" : ", ") + ToText(item);
      return text.empty() ? "none" : text;
    }
    case ValueKind::kTable: {
      std::string text;
      for (const Entry& entry : value.entries) {
        text += (text.empty() ? "" : ", ") + entry.key + " = " + Quoted(entry.value);
      }
      return "{ " + text + " }";
    }
    case ValueKind::kFloat:
    case ValueKind::kDate:
    case ValueKind::kOddInteger:
      break;  // refused by the reader
  }
  return value.text;
}

}  // namespace mandat::statutes
