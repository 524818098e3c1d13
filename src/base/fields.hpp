// Fields: a struct says once which fields it has; codec, schema, forms and reference follow.
//
//   struct EnrolMember {
//     PersonId person;
//     UnitId unit;
//     static constexpr auto Fields() {
//       return std::tuple(Field("person", &EnrolMember::person, "who joins"),
//                         Field("unit", &EnrolMember::unit, "the unit that is joined"));
//     }
//   };
//
// Fields stand in ascending order of their names, because canonical JSON does (checked below).
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "base/id.hpp"
#include "base/json.hpp"
#include "base/ratio.hpp"
#include "base/time.hpp"

namespace mandat {

template <typename Struct, typename Member>
struct Field {
  std::string_view name;
  Member Struct::* member;
  std::string_view meaning;  // for the reference pages; may be empty inside nested data

  constexpr Field(std::string_view name_of, Member Struct::* pointer, std::string_view text = {})
      : name(name_of), member(pointer), meaning(text) {}
};

template <typename T>
concept HasFields = requires { T::Fields(); };

// An enum on record: its words, in the order of the enumerators, found by argument-dependent
// lookup: `constexpr auto WordsOf(Outcome) { return std::array<std::string_view, 2>{...}; }`.
template <typename T>
concept HasWords = std::is_enum_v<T> && requires(T value) { WordsOf(value); };

template <HasWords E>
[[nodiscard]] constexpr std::string_view WordOf(E value) {
  return WordsOf(value)[static_cast<std::size_t>(value)];
}

template <HasWords E>
[[nodiscard]] constexpr std::optional<E> FromWord(std::string_view word) {
  const auto words = WordsOf(E{});
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == word) return static_cast<E>(i);
  }
  return std::nullopt;
}

template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <typename T>
struct IsVector : std::false_type {};
template <typename T>
struct IsVector<std::vector<T>> : std::true_type {};
template <typename T>
struct IsId : std::false_type {};
template <typename Tag>
struct IsId<Id<Tag>> : std::true_type {};

template <typename T, typename Visit>
constexpr void ForEachField(Visit&& visit) {
  std::apply([&](const auto&... fields) { (visit(fields), ...); }, T::Fields());
}

template <typename T>
consteval bool FieldsAreSorted() {
  bool sorted = true;
  std::string_view last;
  ForEachField<T>([&](const auto& field) {
    if (field.name <= last) sorted = false;
    last = field.name;
  });
  return sorted;
}

// A type with a form of its own on record (a digest, a date) specialises this with
// `static void Write(JsonWriter&, const T&)`, `static void Read(JsonReader&, T&)`.
template <typename T>
struct JsonForm;

template <typename T>
concept HasJsonForm =
    requires(JsonWriter& writer, const T& value) { JsonForm<T>::Write(writer, value); };

template <typename T>
void WriteJson(JsonWriter& writer, const T& value) {
  if constexpr (HasJsonForm<T>) {
    JsonForm<T>::Write(writer, value);
  } else if constexpr (HasWords<T>) {
    writer.String(WordOf(value));
  } else if constexpr (IsId<T>::value) {
    writer.Integer(static_cast<std::int64_t>(value.value));
  } else if constexpr (std::is_same_v<T, UtcMillis>) {
    writer.Integer(value.value);
  } else if constexpr (std::integral<T> && !std::is_same_v<T, bool>) {
    writer.Integer(static_cast<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, std::string>) {
    writer.String(value);
  } else if constexpr (std::is_same_v<T, Ratio>) {
    writer.String(value.ToString());
  } else if constexpr (IsVector<T>::value) {
    writer.BeginList();
    for (const auto& element : value) WriteJson(writer, element);
    writer.EndList();
  } else {
    static_assert(HasFields<T>, "this type has no form on record");
    static_assert(FieldsAreSorted<T>(), "canonical JSON wants the fields sorted by name");
    writer.BeginObject();
    ForEachField<T>([&](const auto& field) {
      const auto& member = value.*(field.member);
      using Member = std::remove_cvref_t<decltype(member)>;
      if constexpr (IsOptional<Member>::value) {
        if (!member) return;
        writer.Key(field.name);
        WriteJson(writer, *member);
      } else {
        writer.Key(field.name);
        WriteJson(writer, member);
      }
    });
    writer.EndObject();
  }
}

template <typename T>
void ReadJson(JsonReader& reader, T& value) {
  if constexpr (HasJsonForm<T>) {
    JsonForm<T>::Read(reader, value);
  } else if constexpr (HasWords<T>) {
    const auto known = FromWord<T>(reader.String());
    if (known) value = *known;
    if (!known) reader.Reject("unknown word");
  } else if constexpr (IsId<T>::value) {
    const std::int64_t number = reader.Integer();
    if (number < 1) reader.Reject("not an id");
    value.value = static_cast<std::uint64_t>(number);
  } else if constexpr (std::is_same_v<T, UtcMillis>) {
    value.value = reader.Integer();
  } else if constexpr (std::integral<T> && !std::is_same_v<T, bool>) {
    const std::int64_t number = reader.Integer();
    if (!std::in_range<T>(number)) reader.Reject("number out of range");
    value = static_cast<T>(number);
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = reader.String();
  } else if constexpr (std::is_same_v<T, Ratio>) {
    const std::string text = reader.String();
    const auto ratio = Ratio::Parse(text);
    // Lowest terms only: otherwise one fact would have several spellings, and hashes.
    if (!ratio || ratio->ToString() != text) return reader.Reject("not an exact number");
    value = *ratio;
  } else if constexpr (IsVector<T>::value) {
    reader.BeginList();
    value.clear();
    while (reader.NextElement()) ReadJson(reader, value.emplace_back());
    reader.EndList();
  } else {
    static_assert(HasFields<T>, "this type has no form on record");
    reader.BeginObject();
    ForEachField<T>([&](const auto& field) {
      auto& member = value.*(field.member);
      using Member = std::remove_cvref_t<decltype(member)>;
      if constexpr (IsOptional<Member>::value) {
        member.reset();
        if (reader.TryKey(field.name)) ReadJson(reader, member.emplace());
      } else {
        reader.RequireKey(field.name);
        ReadJson(reader, member);
      }
    });
    reader.EndObject();
  }
}

template <typename T>
[[nodiscard]] std::string ToJson(const T& value) {
  std::string text;
  JsonWriter writer(text);
  WriteJson(writer, value);
  return text;
}

// Fails with `not_canonical_json`.
template <typename T>
[[nodiscard]] Result<T> FromJson(std::string_view text, const JsonLimits& limits = kLeafLimits) {
  JsonReader reader(text, limits);
  T value{};
  ReadJson(reader, value);
  if (auto status = reader.Finish(); !status) return tl::unexpected(std::move(status).error());
  return value;
}

}  // namespace mandat
