// Answers as they are kept for ever: codes and numbers only (RC-30).
#pragma once

#include "app/submission.hpp"
#include "storage/store.hpp"

namespace mandat::app {

[[nodiscard]] storage::Answer WriteAnswer(const CommandId& command, const Reply& reply);

// The reply to a retry. An answer that does not read is a damaged store: kUnavailable.
[[nodiscard]] Reply ReadAnswer(const storage::Answer& answer);

// The id was used before, with another body.
[[nodiscard]] Error OtherBody();

}  // namespace mandat::app
