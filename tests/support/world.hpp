// World: where a scenario happens. The core in one thread, or a server behind HTTP: the same story
// runs in each (HS-41).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/calendar.hpp"
#include "base/time.hpp"

namespace mandat::support {

// Where the clocks of worlds stand until a story says when it happens: in 1811.
inline constexpr std::int64_t kBeforeAnyStory = -5'000'000'000'000;  // UTC milliseconds

// One act: what `POST /api/v1/commands/<command>` takes.
struct Act {
  std::string actor = "operator:1";  // "person:17", "operator:1"
  std::string command;               // "cast_vote"
  std::string arguments = "{}";      // canonical JSON
  std::map<std::string, std::string> documents;
};

// What it was told. `code` is empty if it is on record.
struct Told {
  std::string code;
  std::string article;
  std::string detail;
};

class World {
 public:
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  virtual ~World() = default;

  // Sets the clock; it never goes back.
  virtual void SetClock(UtcMillis now) = 0;

  virtual Told Submit(const Act& act) = 0;

  // How many things of a kind there are: "units", "bodies", "mandates", ... Ids count from 1, so
  // this is also the id of the newest.
  virtual std::uint64_t CountOf(std::string_view kind) = 0;

  // A thing as JSON, in the words of core/state.hpp: "votes", 3. Empty if there is none. Beside the
  // kinds of CountOf: "organisation" (members, suspended) and "chains" of a seat.
  virtual std::string Read(std::string_view kind, std::uint64_t id) = 0;

  // What must hold at the end of every story, or why it does not: for the core, that the record
  // replayed gives the same state.
  virtual std::string CheckAtEnd() = 0;

  // One line for the golden file: leaves, root and state of the record.
  virtual std::string Fingerprint() = 0;
};

// The value at `path` ("verdict.outcome", "seats.0") of canonical JSON, as JSON; empty if absent.
[[nodiscard]] std::string JsonAt(std::string_view json, std::string_view path);
// The same for text and numbers, without quotes.
[[nodiscard]] std::string TextAt(std::string_view json, std::string_view path);
[[nodiscard]] std::uint64_t NumberAt(std::string_view json, std::string_view path);

}  // namespace mandat::support
