// RowReader: the typed values of one checked row, defaults filled in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/check.hpp"
#include "base/fields.hpp"
#include "base/ratio.hpp"
#include "statutes/reader_document.hpp"
#include "statutes/statute.hpp"

namespace mandat::statutes {

// Reads a row that CheckForm found in order; so reading cannot fail. A key that is not set has the
// default of the schema; one that is declared unset has neither.
class RowReader {
 public:
  RowReader(const Document& document, const Row& row) : document_(document), row_(row) {}

  [[nodiscard]] std::string Id() const { return row_.id; }
  [[nodiscard]] std::string Article() const { return row_.Article(); }
  [[nodiscard]] std::string Path(std::string_view key) const { return row_.PathOf(key); }

  // Empty where there is neither value nor default.
  [[nodiscard]] std::string Text(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> Texts(std::string_view key) const;
  // Only what is written: the defaults of references are the business of whoever follows them.
  [[nodiscard]] std::optional<std::string> Written(std::string_view key) const;

  [[nodiscard]] bool Yes(std::string_view key) const;
  [[nodiscard]] std::optional<Count> WholeIfAny(std::string_view key) const;
  [[nodiscard]] Count Whole(std::string_view key) const { return WholeIfAny(key).value_or(0); }
  [[nodiscard]] std::optional<Ratio> ShareIfAny(std::string_view key) const;
  [[nodiscard]] std::optional<Duration> TimeIfAny(std::string_view key) const;

  // `Word` is for keys with a default or required ones, `WordIfAny` for the others.
  template <HasWords E>
  [[nodiscard]] std::optional<E> WordIfAny(std::string_view key) const {
    return FromWord<E>(Text(key));
  }
  template <HasWords E>
  [[nodiscard]] E Word(std::string_view key) const {
    return WordIfAny<E>(key).value_or(E{});
  }

  [[nodiscard]] bool IsUnset(std::string_view key) const;
  [[nodiscard]] const Value* Find(std::string_view key) const { return row_.value->Find(key); }

 private:
  // The default as it would be written; empty if there is none, or if the key is declared unset.
  [[nodiscard]] std::string_view Default(std::string_view key) const;

  const Document& document_;
  const Row& row_;
};

}  // namespace mandat::statutes
