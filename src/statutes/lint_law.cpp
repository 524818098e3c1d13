// P-..: what an outside law asks, where the statute names it (ST-134).
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "base/check.hpp"
#include "statutes/duration.hpp"
#include "statutes/law_facts.hpp"
#include "statutes/lint_context.hpp"

namespace mandat::statutes {
namespace {

bool IsOneOf(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

// The share that a comparison asks for: of `yes >= 3 * no` it is 3/4 of those who decide.
std::optional<Ratio> CoefficientOf(const Proportion& proportion) {
  if (!proportion.whole) return std::nullopt;
  if (*proportion.whole != Base::kNo) return proportion.share;
  const auto both = Ratio::Add(proportion.share, 1);
  if (!both) return std::nullopt;
  const auto share = Ratio::Divide(proportion.share, *both);
  return share ? std::optional(*share) : std::nullopt;
}

bool AsksTooMuch(const LawCheck& check, const Test& test) {
  return std::ranges::any_of(ComparisonsOf(test), [&](const Test* comparison) {
    const auto proportion = ProportionOf(*comparison);
    if (!proportion || !proportion->whole) return false;
    const bool named = std::ranges::find(check.bases, *proportion->whole) != check.bases.end();
    return named && (proportion->share > check.number ||
                     (check.strict && proportion->share == check.number));
  });
}

// Whether every share that it asks of the yes votes is below the law's. A test of another form is
// not judged.
bool AsksTooLittle(const LawCheck& check, const Test& test) {
  std::optional<Ratio> largest;
  for (const Test* comparison : ComparisonsOf(test)) {
    const auto proportion = ProportionOf(*comparison);
    if (!proportion || proportion->part != Base::kYes) continue;
    const auto share = CoefficientOf(*proportion);
    if (share && (!largest || *share > *largest)) largest = *share;
  }
  return largest && *largest < check.number;
}

bool UsesBase(const LawCheck& check, const Test& test) {
  return std::ranges::any_of(CountsOf(test), [&](const Expression* count) {
    return std::ranges::find(check.bases, count->base) != check.bases.end();
  });
}

// What the value says, where it is not what the law asks for.
std::optional<std::string> BreachOf(const LawCheck& check, const LawReading& reading) {
  const auto first = [&](auto&& is_wrong) -> std::optional<std::string> {
    const auto found = std::ranges::find_if(reading.words, is_wrong);
    return found == reading.words.end() ? std::nullopt : std::optional(*found);
  };
  const auto of_test = [&](bool (*is_wrong)(const LawCheck&, const Test&)) {
    const bool wrong = reading.test && is_wrong(check, *reading.test);
    return wrong ? std::optional(ToString(*reading.test)) : std::nullopt;
  };
  const auto of_length = [&](bool wrong) {
    return wrong ? std::optional(ToString(*reading.length)) : std::nullopt;
  };
  switch (check.kind) {
    case LawKind::kForbid:
      return first([&](const std::string& word) { return IsOneOf(check.values, word); });
    case LawKind::kMustBe:
      return first([&](const std::string& word) { return !IsOneOf(check.values, word); });
    case LawKind::kMustContain: {
      const auto missing = std::ranges::find_if(
          check.values, [&](const std::string& word) { return !IsOneOf(reading.words, word); });
      return missing == check.values.end() ? std::nullopt : std::optional("without " + *missing);
    }
    case LawKind::kPresent:
      return std::string();
    case LawKind::kMaxDuration:
      if (!reading.length) return std::string("without limit");
      return of_length(ApproximateMinutes(*reading.length) > ApproximateMinutes(*check.length));
    case LawKind::kMinDuration:
      return of_length(reading.length &&
                       ApproximateMinutes(*reading.length) < ApproximateMinutes(*check.length));
    case LawKind::kMaxRatio:
      return reading.share && *reading.share > check.number
                 ? std::optional(reading.share->ToString())
                 : std::nullopt;
    case LawKind::kMaxCoefficient:
      return of_test(AsksTooMuch);
    case LawKind::kMinCoefficient:
      return of_test(AsksTooLittle);
    case LawKind::kUsesBase:
      return of_test(UsesBase);
    case LawKind::kRequire:
      break;  // of all values together
  }
  return std::nullopt;
}

struct Tone {
  Gravity gravity;
  std::string_view remedy;
};
Tone ToneOf(LawAction action) {
  switch (action) {
    case LawAction::kRefuse:
      return {Gravity::kRefusal,
              "change the rule, or take the profile out of `law` if this law "
              "does not bind you"};
    case LawAction::kWarn:
      return {Gravity::kWarning, "see that the text says so on purpose"};
    case LawAction::kNote:
      return {Gravity::kNote, "keep it in mind; nothing is to be changed"};
  }
  MANDAT_UNREACHABLE();
}

class LawLint {
 public:
  LawLint(LintContext& context, const LawProfile& profile) : context_(context), profile_(profile) {}

  void Run() {
    for (const LawCheck& check : profile_.checks) {
      if (!check.levels.empty() && !IsOneOf(check.levels, context_.Rules().level)) continue;
      const auto readings = ReadingsOf(context_, check.path);
      if (check.kind == LawKind::kRequire) {
        RequireOne(check, readings);
        continue;
      }
      for (const LawReading& reading : readings) {
        if (const auto found = BreachOf(check, reading)) {
          Report(check, *reading.row, reading.key, *found);
        }
      }
    }
  }

 private:
  void RequireOne(const LawCheck& check, const std::vector<LawReading>& readings) {
    if (std::ranges::any_of(readings, &LawReading::written)) return;
    Report(check, *context_.File().Find("statute", {}), "law",
           fmt::format("`{}` is not set", check.path));
  }

  void Report(const LawCheck& check, const Row& row, std::string_view key,
              const std::string& found) {
    const Tone tone = ToneOf(check.action);
    context_.Report(check.code, tone.gravity, row, key,
                    fmt::format("{}{}{} ({}, {})", found, found.empty() ? "" : ": ", check.why,
                                profile_.law, check.article),
                    std::string(tone.remedy));
  }

  LintContext& context_;
  const LawProfile& profile_;
};

std::string NamesOf(std::span<const LawProfile> profiles) {
  std::string names = "none";
  for (const LawProfile& profile : profiles) {
    if (profile.id != "none") names += ", " + profile.id;
  }
  return names;
}

}  // namespace

void LintLaw(LintContext& context, std::span<const LawProfile> profiles) {
  for (const std::string& name : context.Rules().law) {
    const auto profile = std::ranges::find(profiles, name, &LawProfile::id);
    if (profile != profiles.end()) {
      LawLint(context, *profile).Run();
    } else if (name != "none") {
      context.Report("E106", *context.File().Find("statute", {}), "law",
                     fmt::format("`{}` is no law profile", name),
                     "name one of: " + NamesOf(profiles));
    }
  }
}

}  // namespace mandat::statutes
