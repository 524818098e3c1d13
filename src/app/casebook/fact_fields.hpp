// Which fields a kind of fact may have, and of what type each is.
#pragma once

#include <optional>
#include <string_view>

namespace mandat::app::casebook {

enum class FactType {
  kYesNo,
  kCount,
  kNumber,     // an exact number, whole or not
  kDate,       // a date; may be empty where the source sets no end
  kDates,      // one date or a list of them
  kDateOrYes,  // a date, or whether it happened at all
  kText,       // a label for display
  kTextOrYes,
  kTexts,
  kBody,
  kBodies,
  kVotes,
  kSteps
};

[[nodiscard]] bool IsFactKind(std::string_view kind);

// Nothing if a fact of this kind has no such field. `kind` is a fact's kind.
[[nodiscard]] std::optional<FactType> TypeOfFactField(std::string_view kind,
                                                      std::string_view field);

}  // namespace mandat::app::casebook
