// Checks of a single value against the row of the schema that describes it.
#pragma once

#include <optional>
#include <vector>

#include "statutes/bases.hpp"
#include "statutes/figures.hpp"
#include "statutes/reader_document.hpp"

namespace mandat::statutes {

// Adds what is wrong with `value`, the value of `spec` in `row`.
void CheckValue(const Document& document, const Row& row, const KeySpec& spec, const Value& value,
                std::vector<Finding>& findings);

// The kind of question that a key's test answers; nothing for a key that holds no test.
[[nodiscard]] std::optional<TestContext> ContextOf(KeyType type);

// What the bases without a measure count in, in the tests of a row: as it says, else by default.
[[nodiscard]] Measure MeasureOf(const Row& row);

}  // namespace mandat::statutes
