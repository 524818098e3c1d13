// Submission: what comes in for one organisation, and the reply that goes back.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "base/result.hpp"
#include "core/actor.hpp"
#include "core/command.hpp"
#include "core/event.hpp"

namespace mandat::app {

// A document as its author gives it; its class follows from the command and its name (RC-11).
struct DocumentText {
  std::string media_type = "text/plain";
  std::string payload;
};
using DocumentTexts = std::map<std::string, DocumentText>;  // by the name that the command knows

struct Submission {
  CommandId id{};                // made by the client; a retry bears the same
  core::Actor actor;             // who the caller is; the app found out
  std::string command;           // "cast_vote"
  std::string arguments = "{}";  // canonical JSON
  DocumentTexts documents;
};

// A command as its client sends it.
[[nodiscard]] Submission MakeSubmission(const CommandId& id, const core::Actor& actor,
                                        const core::Command& command, DocumentTexts documents = {});

enum class Level { kRefused, kRecorded, kUnavailable };
constexpr auto WordsOf(Level) {
  return std::array<std::string_view, 3>{"refused", "recorded", "unavailable"};
}

// kRecorded: durable here, leaves `first_seq` on. kRefused: the rules say no, and that answer is
// kept too. kUnavailable: nothing happened and nothing is kept; the same id may be sent again.
struct Reply {
  Level level = Level::kUnavailable;
  std::optional<std::uint64_t> first_seq;
  std::uint32_t events = 0;
  Error error;                    // kRefused, kUnavailable
  bool repeated = false;          // the answer to an earlier submission of the same id
  std::vector<core::Fact> facts;  // kRecorded and not repeated: what was recorded
};

// The first that is not on record; null if all are.
[[nodiscard]] const Reply* FirstNotRecorded(const std::vector<Reply>& replies);

using ReplyTo = std::function<void(const Reply&)>;

}  // namespace mandat::app
