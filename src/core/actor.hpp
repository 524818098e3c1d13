// Actor: who asks for something to be recorded.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "base/id.hpp"

namespace mandat::core {

enum class ActorKind { kPerson, kOperator, kNode, kSystem };
constexpr auto WordsOf(ActorKind) {
  return std::array<std::string_view, 4>{"person", "operator", "node", "system"};
}

struct Actor {
  ActorKind kind = ActorKind::kSystem;
  std::uint64_t number = 0;  // 0 for `system` only

  [[nodiscard]] static Actor Person(PersonId person) { return {ActorKind::kPerson, person.value}; }
  [[nodiscard]] static Actor Operator(std::uint64_t number) {
    return {ActorKind::kOperator, number};
  }
  [[nodiscard]] bool Is(PersonId person) const {
    return kind == ActorKind::kPerson && number == person.value;
  }
  friend bool operator==(const Actor&, const Actor&) = default;
};

}  // namespace mandat::core

// On record: "person:N", "operator:N", "node:N" or "system" (RC-1).
template <>
struct mandat::JsonForm<mandat::core::Actor> {
  static std::string ToText(const core::Actor& actor) {
    std::string text(WordOf(actor.kind));
    if (actor.kind != core::ActorKind::kSystem) text += ':' + std::to_string(actor.number);
    return text;
  }
  static std::optional<core::Actor> FromText(std::string_view text) {
    if (text == "system") return core::Actor{};
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto kind = FromWord<core::ActorKind>(text.substr(0, colon));
    core::Actor actor{.kind = kind.value_or(core::ActorKind::kSystem)};
    const std::string_view digits = text.substr(colon + 1);
    const auto end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, actor.number);
    const bool known = kind && *kind != core::ActorKind::kSystem && error == std::errc{} &&
                       stop == end && actor.number > 0 && ToText(actor) == text;
    return known ? std::optional(actor) : std::nullopt;
  }
  static void Write(JsonWriter& writer, const core::Actor& actor) { writer.String(ToText(actor)); }
  static void Read(JsonReader& reader, core::Actor& actor) {
    const auto known = FromText(reader.String());
    if (known) actor = *known;
    if (!known) reader.Reject("not an actor");
  }
};
