#include "tests/support/story.hpp"

#include <fmt/format.h>

namespace mandat::support {
namespace {

constexpr std::uint64_t kNobody = 999;  // no scenario has so many of anything

std::vector<std::string> Split(const std::string& names) {
  std::vector<std::string> parts;
  static const std::regex kName(R"([\w-]+)");
  for (std::sregex_iterator it(names.begin(), names.end(), kName), end; it != end; ++it) {
    parts.push_back(it->str());
  }
  return parts;
}

std::string Replaced(std::string text, std::string_view mark, std::string_view pattern) {
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
    text.replace(at, mark.size(), pattern);
    at += pattern.size();
  }
  return text;
}

}  // namespace

std::regex Pattern(std::string_view text) {
  std::string pattern = Replaced(std::string(text), "<n>", R"(([\w-]+))");
  pattern = Replaced(std::move(pattern), "<l>", R"(([\w-]+(?:, [\w-]+)*))");
  pattern = Replaced(std::move(pattern), "<b>", R"(([\w-]+(?: of [\w-]+)?))");
  pattern = Replaced(std::move(pattern), "<c>", R"((\d+))");
  return std::regex(pattern);
}

// ------------------------------------------------------------------ arguments

Arguments& Arguments::Text(const std::string& key, const std::string& text) {
  return Raw(key, '"' + text + '"');
}

Arguments& Arguments::Ids(const std::string& key, const std::vector<std::uint64_t>& ids) {
  std::string list = "[";
  for (const std::uint64_t id : ids) list += (list.size() > 1 ? "," : "") + std::to_string(id);
  return Raw(key, list + "]");
}

Arguments& Arguments::Raw(const std::string& key, const std::string& json) {
  members_[key] = json;
  return *this;
}

std::string Arguments::Json() const {
  std::string json = "{";
  for (const auto& [key, value] : members_) {
    json += fmt::format("{}\"{}\":{}", json.size() > 1 ? "," : "", key, value);
  }
  return json + "}";
}

// ------------------------------------------------------------------ names

std::uint64_t Story::Person(const std::string& name) {
  constexpr std::uint64_t kFirst = 1001;  // unlike the id of anything else
  return persons_.try_emplace(name, kFirst + persons_.size()).first->second;
}

std::vector<std::uint64_t> Story::Persons(const std::string& names) {
  std::vector<std::uint64_t> ids;
  for (const std::string& name : Split(names)) ids.push_back(Person(name));
  return ids;
}

std::string Story::NameOf(std::uint64_t person) const {
  for (const auto& [name, id] : persons_) {
    if (id == person) return name;
  }
  return std::to_string(person);
}

std::uint64_t Story::Thing(const std::string& kind, const std::string& name) const {
  const auto things = things_.find(kind);
  if (things == things_.end()) return kNobody;
  const auto thing = things->second.find(name);
  return thing == things->second.end() ? kNobody : thing->second;
}

void Story::Name(const std::string& kind, const std::string& name) {
  things_[kind][name] = world.CountOf(kind);
}

std::uint64_t Story::Unit(const std::string& name) const { return Thing("units", name); }

std::uint64_t Story::Body(const std::string& name) const { return Thing("bodies", name); }

std::string Story::BodyName(std::uint64_t body) const {
  const auto bodies = things_.find("bodies");
  if (bodies == things_.end()) return {};
  for (const auto& [name, id] : bodies->second) {
    if (id == body) return name;
  }
  return std::to_string(body);
}

std::uint64_t Story::Mandate(const std::string& person, const std::string& body) {
  const std::uint64_t holder = Person(person);
  const std::uint64_t wanted = Body(body);
  for (std::uint64_t id = world.CountOf("mandates"); id > 0; --id) {
    const std::string mandate = world.Read("mandates", id);
    if (NumberAt(mandate, "holder") != holder) continue;
    if (NumberAt(world.Read("seats", NumberAt(mandate, "seat")), "body") == wanted) return id;
  }
  return kNobody;
}

std::vector<std::uint64_t> Story::Mandates(const std::string& persons, const std::string& body) {
  std::vector<std::uint64_t> ids;
  for (const std::string& name : Split(persons)) ids.push_back(Mandate(name, body));
  return ids;
}

std::uint64_t Story::Sitting(const std::string& body) {
  const std::uint64_t wanted = Body(body);
  for (std::uint64_t id = world.CountOf("sittings"); id > 0; --id) {
    if (NumberAt(world.Read("sittings", id), "body") == wanted) return id;
  }
  return kNobody;
}

bool Story::IsAssembly(const std::string& body) {
  const std::string found = world.Read("bodies", Body(body));
  return JsonAt(found, "seats") == "[]";
}

std::string Story::Newest(const std::string& kind) { return world.Read(kind, world.CountOf(kind)); }

// ------------------------------------------------------------------ acting

Answer Story::Do(const std::string& who, const std::string& command, const Arguments& arguments,
                 std::map<std::string, std::string> documents) {
  Act act;
  act.actor = who == "operator" ? "operator:1" : "person:" + std::to_string(Person(who));
  act.command = command;
  act.arguments = arguments.Json();
  act.documents = std::move(documents);
  const Told told = world.Submit(act);
  if (told.code.empty()) return {};
  last_refusal = told;
  return "refused " + told.code;
}

void Story::SetClock(const CivilDate& day, int hour, int minute) {
  constexpr std::int64_t kMillisPerMinute = 60 * kMillisPerSecond;
  now.value = StartOfUtcDay(day).value + (std::int64_t{hour} * 60 + minute) * kMillisPerMinute;
  world.SetClock(now);
}

void Story::PassDays(int days) {
  now.value += days * kMillisPerDay;
  world.SetClock(now);
}

}  // namespace mandat::support
