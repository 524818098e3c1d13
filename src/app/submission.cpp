#include "app/submission.hpp"

#include <algorithm>
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

const Reply* FirstNotRecorded(const std::vector<Reply>& replies) {
  const auto found = std::ranges::find_if(
      replies, [](const Reply& reply) { return reply.level != Level::kRecorded; });
  return found == replies.end() ? nullptr : &*found;
}

}  // namespace mandat::app
