#include "statutes/law_profile.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.hpp"
#include "base/fields.hpp"
#include "statutes/duration.hpp"
#include "statutes/law_facts.hpp"
#include "statutes/reader_toml.hpp"
#include "statutes/schema.hpp"

namespace mandat::statutes {
namespace {

constexpr std::string_view kCheckKeys =
    "code action kind path values value base strict level article why";
constexpr std::string_view kProfileKeys = "id title law as_of reviewed";

auto Malformed(const Value& at, std::string_view what) {
  return Fail("law_profile_malformed", fmt::format("line {}: {}", at.place.line, what));
}

Result<std::string> TextOf(const Value& table, std::string_view key) {
  const Value* value = table.Find(key);
  if (!value || value->kind != ValueKind::kText || value->text.empty()) {
    return Malformed(value ? *value : table, fmt::format("`{}` must be a text", key));
  }
  return value->text;
}

// The words of a list; "true" and "false" stand for yes and no.
Result<std::vector<std::string>> WordsUnder(const Value& table, std::string_view key) {
  std::vector<std::string> words;
  const Value* list = table.Find(key);
  if (!list) return words;
  if (list->kind != ValueKind::kList || list->items.empty()) {
    return Malformed(*list, fmt::format("`{}` must be a list of words", key));
  }
  for (const Value& item : list->items) {
    if (item.kind == ValueKind::kYesNo) {
      words.emplace_back(item.yes ? "true" : "false");
    } else if (item.kind == ValueKind::kText) {
      words.push_back(item.text);
    } else {
      return Malformed(item, fmt::format("`{}` must be a list of words", key));
    }
  }
  return words;
}

Status OnlyKnownKeys(const Value& table, std::string_view known) {
  for (const Entry& entry : table.entries) {
    if (!IsAmong(known, entry.key)) {
      return Malformed(entry.value, fmt::format("`{}` is no key of a law profile", entry.key));
    }
  }
  return {};
}

template <HasWords E>
Result<E> WordOf(const Value& table, std::string_view key) {
  MANDAT_TRY(const std::string text, TextOf(table, key));
  const auto word = FromWord<E>(text);
  if (!word) return Malformed(*table.Find(key), fmt::format("`{}` is not known", text));
  return *word;
}

// What the check compares with: a length, a share, bases, or words.
Result<LawCheck> WithMeasure(LawCheck check, const Value& table) {
  MANDAT_TRY(check.values, WordsUnder(table, "values"));
  MANDAT_TRY(const auto named, WordsUnder(table, "base"));
  if (check.kind == LawKind::kUsesBase || check.kind == LawKind::kMaxCoefficient) {
    for (const std::string& word : check.kind == LawKind::kUsesBase ? check.values : named) {
      const auto base = FromWord<Base>(word);
      if (!base) return Malformed(table, fmt::format("`{}` is not a base", word));
      check.bases.push_back(*base);
    }
    if (check.bases.empty()) return Malformed(table, "no base is named");
  }
  switch (check.kind) {
    case LawKind::kMaxDuration:
    case LawKind::kMinDuration: {
      MANDAT_TRY(const std::string text, TextOf(table, "value"));
      const auto length = ParseDuration(text);
      if (!length) return Malformed(table, fmt::format("`{}` is not a duration", text));
      check.length = *length;
      return check;
    }
    case LawKind::kMaxRatio:
    case LawKind::kMaxCoefficient:
    case LawKind::kMinCoefficient: {
      MANDAT_TRY(const std::string text, TextOf(table, "value"));
      const auto number = Ratio::Parse(text);
      if (!number) return Malformed(table, fmt::format("`{}` is not a ratio", text));
      check.number = *number;
      return check;
    }
    case LawKind::kForbid:
    case LawKind::kMustBe:
    case LawKind::kMustContain:
      if (check.values.empty()) return Malformed(table, "`values` must be a list of words");
      return check;
    case LawKind::kRequire:
    case LawKind::kPresent:
    case LawKind::kUsesBase:
      return check;
  }
  MANDAT_UNREACHABLE();
}

Result<LawCheck> ReadCheck(const Value& table) {
  MANDAT_TRY_DO(OnlyKnownKeys(table, kCheckKeys));
  LawCheck check;
  MANDAT_TRY(check.code, TextOf(table, "code"));
  if (!check.code.starts_with("P-")) return Malformed(table, "a code begins with P-");
  MANDAT_TRY(check.action, WordOf<LawAction>(table, "action"));
  MANDAT_TRY(check.kind, WordOf<LawKind>(table, "kind"));
  MANDAT_TRY(check.path, TextOf(table, "path"));
  if (!NamesKeyOrFact(check.path)) {
    return Malformed(table, fmt::format("`{}` names no key and no fact", check.path));
  }
  MANDAT_TRY(check.article, TextOf(table, "article"));
  MANDAT_TRY(check.why, TextOf(table, "why"));
  MANDAT_TRY(check.levels, WordsUnder(table, "level"));
  if (const Value* strict = table.Find("strict")) check.strict = strict->yes;
  return WithMeasure(std::move(check), table);
}

}  // namespace

Result<LawProfile> ReadLawProfile(std::string_view toml) {
  const auto root = ReadToml(toml);
  if (!root) {
    return Fail("law_profile_malformed",
                fmt::format("line {}: {}", root.error().place.line, root.error().message));
  }
  MANDAT_TRY_DO(OnlyKnownKeys(*root, "format profile check"));
  const Value* const table = root->Find("profile");
  if (!table) return Malformed(*root, "there is no [profile]");
  MANDAT_TRY_DO(OnlyKnownKeys(*table, kProfileKeys));
  LawProfile profile;
  MANDAT_TRY(profile.id, TextOf(*table, "id"));
  MANDAT_TRY(profile.title, TextOf(*table, "title"));
  MANDAT_TRY(profile.law, TextOf(*table, "law"));
  MANDAT_TRY(profile.as_of, TextOf(*table, "as_of"));
  MANDAT_TRY(profile.reviewed, TextOf(*table, "reviewed"));
  if (const Value* checks = root->Find("check")) {
    for (const Value& row : checks->items) {
      MANDAT_TRY(LawCheck check, ReadCheck(row));
      profile.checks.push_back(std::move(check));
    }
  }
  return profile;
}

}  // namespace mandat::statutes
