// Describing a message by its declaration: the source of reference pages, forms and OpenAPI.
#pragma once

#include <string>
#include <type_traits>

#include "base/calendar.hpp"
#include "base/digest.hpp"
#include "base/fields.hpp"
#include "core/codec.hpp"

namespace mandat::core {

// What an Id<Tag> names, for people: "person", "unit", ...
template <typename T>
constexpr std::string_view IdName() {
  if constexpr (std::is_same_v<T, PersonId>) return "person";
  if constexpr (std::is_same_v<T, UnitId>) return "unit";
  if constexpr (std::is_same_v<T, BodyId>) return "body";
  if constexpr (std::is_same_v<T, SeatId>) return "seat";
  if constexpr (std::is_same_v<T, MandateId>) return "mandate";
  if constexpr (std::is_same_v<T, FractionId>) return "fraction";
  if constexpr (std::is_same_v<T, SittingId>) return "sitting";
  if constexpr (std::is_same_v<T, MotionId>) return "motion";
  if constexpr (std::is_same_v<T, AmendmentId>) return "amendment";
  if constexpr (std::is_same_v<T, VoteId>) return "vote";
  if constexpr (std::is_same_v<T, ElectionId>) return "election";
  if constexpr (std::is_same_v<T, RecallId>) return "recall";
  if constexpr (std::is_same_v<T, DecisionId>) return "decision";
  return {};
}

template <typename T>
std::vector<FieldInfo> DescribeFields();

template <typename T>
FieldInfo DescribeType() {
  FieldInfo info;
  if constexpr (IsOptional<T>::value) {
    info = DescribeType<typename T::value_type>();
    info.optional = true;
  } else if constexpr (IsVector<T>::value) {
    FieldInfo element = DescribeType<typename T::value_type>();
    info.kind = FieldKind::kList;
    info.element = element.kind;
    info.id_of = element.id_of;
    info.words = element.words;
    info.fields = element.fields;
  } else if constexpr (HasWords<T>) {
    info.kind = FieldKind::kWord;
    for (const std::string_view word : WordsOf(T{})) info.words.emplace_back(word);
  } else if constexpr (IsId<T>::value) {
    info.kind = FieldKind::kId;
    info.id_of = IdName<T>();
  } else if constexpr (std::is_same_v<T, UtcMillis> || std::integral<T>) {
    info.kind = FieldKind::kInteger;
  } else if constexpr (HasFields<T>) {
    info.kind = FieldKind::kObject;
    info.fields = DescribeFields<T>();
  }
  return info;
}

template <typename T>
std::vector<FieldInfo> DescribeFields() {
  std::vector<FieldInfo> fields;
  ForEachField<T>([&](const auto& field) {
    T value{};
    FieldInfo info = DescribeType<std::remove_cvref_t<decltype(value.*(field.member))>>();
    info.name = field.name;
    info.meaning = field.meaning;
    fields.push_back(std::move(info));
  });
  return fields;
}

template <typename T>
MessageInfo DescribeMessage() {
  MessageInfo info;
  if constexpr (requires { T::kName; }) {
    info.name = T::kName;
    for (const std::string_view doc : T::kDocs) info.docs.emplace_back(doc);
  } else {
    info.name = T::kType;
    info.version = T::kVersion;
  }
  info.fields = DescribeFields<T>();
  return info;
}

}  // namespace mandat::core
