#include "app/submission.hpp"

#include <utility>

#include "core/codec.hpp"

namespace mandat::app {

Submission MakeSubmission(const CommandId& id, const core::Actor& actor,
                          const core::Command& command, DocumentTexts documents) {
  return {.id = id,
          .actor = actor,
          .command = std::string(core::NameOf(command)),
          .arguments = core::EncodeArguments(command),
          .documents = std::move(documents)};
}

}  // namespace mandat::app
