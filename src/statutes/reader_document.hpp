// Document: what a statute file says, with the place of every word, before it means anything.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ratio.hpp"
#include "base/result.hpp"
#include "statutes/lint.hpp"
#include "statutes/schema.hpp"

namespace mandat::statutes {

inline constexpr std::size_t kLongestStatute = std::size_t{1} << 20U;  // bytes (ST-5)

struct Place {
  Count line = 0;
  Count column = 0;
};

enum class ValueKind {
  kText,
  kWhole,
  kYesNo,
  kList,
  kTable,
  kFloat,  // this and the next two are never right; the reader says what to write instead
  kDate,
  kOddInteger,  // 0x2A, 0o7, 0b1: a reader of statutes should not have to know these
};

struct Entry;

struct Value {
  ValueKind kind = ValueKind::kTable;
  Place place;
  std::string text;
  std::int64_t whole = 0;
  bool yes = false;
  std::vector<Value> items;
  std::vector<Entry> entries;  // in the order of the file

  // The value of `key` in a table, or nothing.
  [[nodiscard]] const Value* Find(std::string_view key) const;
};

struct Entry {
  std::string key;
  Place place;
  Value value;
};

// One occurrence of a table of the schema.
struct Row {
  const TableSpec* table = nullptr;
  const Value* value = nullptr;
  const Row* parent = nullptr;  // of a row inside a row
  std::string id;               // empty for a single table, or where the id is missing
  std::string path;             // "voting", "body.council", "body.council.seats.delegate"

  // The first article that the rule cites, else that its parent cites; empty if none.
  [[nodiscard]] std::string Article() const;
  [[nodiscard]] std::string PathOf(std::string_view key) const;
};

// Declared paths, each with the row that declares it, found without looking at all of them: a
// hostile file may hold many.
class PathTree {
 public:
  void Add(std::string_view declared, const Row* row);
  // The declaration that covers `path` (see Covers), or nothing.
  [[nodiscard]] const Row* FindCovering(std::string_view path) const;

 private:
  const Row* row_ = nullptr;
  std::map<std::string, PathTree, std::less<>> next_;
};

// What the file says. The rows point into it, so it stays where it was made.
class Document {
 public:
  // Reads TOML and finds the rows. Whatever does not fit is left out and added to `findings`:
  // `E101`, `E103`.
  //   parent  the statute above, whose ids are known here too; it outlives this document
  [[nodiscard]] static std::unique_ptr<const Document> Create(std::string_view toml,
                                                              std::vector<Finding>& findings,
                                                              const Document* parent = nullptr);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  [[nodiscard]] const Value& Root() const { return root_; }
  [[nodiscard]] const std::vector<std::unique_ptr<Row>>& Rows() const { return rows_; }

  // The row with this id (the first, if several have it), the single table, or nothing.
  [[nodiscard]] const Row* Find(std::string_view table, std::string_view id) const;
  // Whether a row of one of these tables (between spaces) has the id, here or in the parent.
  [[nodiscard]] bool Declares(std::string_view tables, std::string_view id) const;
  // Whether a row has this path, here or in the parent.
  [[nodiscard]] bool HasPath(std::string_view path) const {
    return paths_.contains(path) || (parent_ && parent_->HasPath(path));
  }
  // The row with this path, in this document alone, or nothing.
  [[nodiscard]] const Row* FindPath(std::string_view path) const;
  [[nodiscard]] const Document* Parent() const { return parent_; }
  // The row of [[unset]] that covers `path`, or nothing.
  [[nodiscard]] const Row* FindUnset(std::string_view path) const;

 private:
  Document() = default;
  void AddRows(const TableSpec& table, const Entry& entry, const Row* parent,
               std::vector<Finding>& findings);
  void AddRow(const TableSpec& table, const Value& value, const Row* parent,
              std::vector<Finding>& findings);

  const Document* parent_ = nullptr;
  Value root_;
  std::vector<std::unique_ptr<Row>> rows_;
  std::map<std::pair<std::string_view, std::string_view>, const Row*> by_id_;  // the first of each
  std::map<std::string, const Row*, std::less<>> paths_;
  PathTree unset_;
};

// A value as a statute writes it, without quotes around a single text: "a, b", "{ n = 3 }", "yes".
[[nodiscard]] std::string ToText(const Value& value);

// True if a declaration of [[unset]], [[entrenched]] or [emergency] covers `path`: the same words
// from the left, where `*` is any one of them.
[[nodiscard]] bool Covers(std::string_view declared, std::string_view path);

// Takes the word before the next dot off `path`.
[[nodiscard]] std::string_view TakeSegment(std::string_view& path);

}  // namespace mandat::statutes
