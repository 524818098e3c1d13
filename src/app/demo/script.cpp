#include "app/demo/script.hpp"

#include <algorithm>
#include <utility>

#include "app/host.hpp"

namespace mandat::app::demo {

void SeededRandom::Fill(std::span<std::uint8_t> out) {
  for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(prng_.Below(256));
}

void Script::Add(const core::Actor& actor, const core::Command& command, DocumentTexts documents) {
  queued_.push_back(MakeSubmission(NewCommandId(random_), actor, command, std::move(documents)));
}

Status Script::Flush() {
  Status status;
  for (std::size_t begin = 0; begin < queued_.size(); begin += kMostCommandsInGroup) {
    const std::size_t end = std::min(begin + kMostCommandsInGroup, queued_.size());
    std::vector<Organisation::Pending> group;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string command = queued_[i].command;
      group.push_back(
          {.submission = std::move(queued_[i]), .reply = [&status, command](const Reply& reply) {
             if (reply.level == Level::kRecorded || !status) return;
             status = Fail(reply.error.code, command + ": " + reply.error.detail);
           }});
    }
    MANDAT_TRY_DO(organisation_.Process(group));
  }
  queued_.clear();
  return status;
}

Status Script::Do(const core::Actor& actor, const core::Command& command, DocumentTexts documents) {
  Add(actor, command, std::move(documents));
  return Flush();
}

const core::State& Script::State() const {
  view_ = organisation_.CurrentView();
  return view_->state;
}

}  // namespace mandat::app::demo
