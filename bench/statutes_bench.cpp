// Statutes: reading and linting 500 articles beside the TOML library alone, verdicts a second, keys
// for 10,000 units beside sorting as many quotients.
//
//   ./test bench, or  build/release/bench/statutes_bench
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "statutes/diff.hpp"
#include "statutes/explain.hpp"
#include "statutes/figure_words.hpp"
#include "statutes/judge.hpp"
#include "statutes/lint.hpp"
#include "statutes/statute.hpp"
#include "tally/apportionment.hpp"

namespace {

using namespace mandat;  // NOLINT(google-build-using-namespace): a program of one file

// Every article stands behind a rule: as dense as a statute can be.
std::string StatuteOf(int articles) {
  std::string toml = R"(format = 1

[statute]
id = "large"
title = "A large statute"

[[electorate]]
id = "all"
of = "members"
article = "a0"

[[body]]
id = "meeting"
kind = "assembly"
electorate = "all"
majority = "m0"
article = "a0"

[amendment]
body = "meeting"
majority = "m0"
article = "a0"
)";
  for (int i = 0; i < articles; ++i) {
    toml += fmt::format(
        "\n[[article]]\nid = \"a{0}\"\nnumber = \"{0}\"\ntext = \"The meeting decides matter {0} "
        "by two thirds of the votes cast, if a quarter of the members vote yes.\"\n"
        "\n[[majority]]\nid = \"m{0}\"\ntest = \"yes >= 2/3 * cast and yes >= 1/4 * members\"\n"
        "article = \"a{0}\"\n"
        "\n[[matter]]\nid = \"x{0}\"\nbody = [\"meeting\"]\nmajority = \"m{0}\"\n"
        "article = \"a{0}\"\n",
        i);
  }
  return toml;
}

constexpr int kArticles = 500;

void TomlAlone(benchmark::State& state) {
  const std::string toml = StatuteOf(kArticles);
  for (auto _ : state) benchmark::DoNotOptimize(toml::parse(toml));
}
BENCHMARK(TomlAlone)->Unit(benchmark::kMillisecond);

void Load(benchmark::State& state) {
  const std::string toml = StatuteOf(kArticles);
  for (auto _ : state) benchmark::DoNotOptimize(statutes::ReadStatute(toml));
}
BENCHMARK(Load)->Unit(benchmark::kMillisecond);

void Lint(benchmark::State& state) {
  const std::string toml = StatuteOf(kArticles);
  for (auto _ : state) benchmark::DoNotOptimize(statutes::Lint(toml));
}
BENCHMARK(Lint)->Unit(benchmark::kMillisecond);

void Explain(benchmark::State& state) {
  const std::string toml = StatuteOf(kArticles);
  for (auto _ : state) benchmark::DoNotOptimize(statutes::Explain(toml));
}
BENCHMARK(Explain)->Unit(benchmark::kMillisecond);

void DiffOfTwo(benchmark::State& state) {
  const auto before = statutes::ReadStatute(StatuteOf(kArticles));
  const auto after = statutes::ReadStatute(StatuteOf(kArticles + 1));
  for (auto _ : state) benchmark::DoNotOptimize(statutes::Diff(*before, *after));
}
BENCHMARK(DiffOfTwo)->Unit(benchmark::kMillisecond);

void JudgeBy(benchmark::State& state, const char* test) {
  statutes::VoteRules rules;
  rules.test = test;
  const auto parsed = statutes::ParsedRules::Create(std::move(rules));
  const std::vector<std::string> words = {"yes=68", "no=21", "abstain=9", "entitled=101",
                                          "present=98"};
  const auto figures = statutes::ReadFigureWords(words);
  for (auto _ : state) benchmark::DoNotOptimize(parsed->Judge(*figures));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(JudgeBy, plain, "yes > no");
BENCHMARK_CAPTURE(JudgeBy, two_thirds, "yes >= 2/3 * entitled");
BENCHMARK_CAPTURE(JudgeBy, double, "yes > 1/2 * cast and yes >= 1/4 * entitled");

std::vector<tally::KeyUnit> UnitsOf(std::size_t count) {
  std::vector<tally::KeyUnit> units;
  for (std::size_t i = 0; i < count; ++i) {
    const auto members = static_cast<std::int64_t>(1 + (i * 7919) % 5000);
    units.push_back({.name = fmt::format("unit {}", i), .base = Ratio(members)});
  }
  return units;
}

constexpr std::size_t kUnits = 10'000;

void KeyOf(benchmark::State& state, tally::KeyMethod method) {
  const auto units = UnitsOf(kUnits);
  tally::Key key;
  key.method = method;
  key.house = 25'000;
  for (auto _ : state) benchmark::DoNotOptimize(tally::Apportion(key, units));
}
BENCHMARK_CAPTURE(KeyOf, hare, tally::KeyMethod::kHare)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(KeyOf, dhondt, tally::KeyMethod::kDhondt)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(KeyOf, hill, tally::KeyMethod::kHill)->Unit(benchmark::kMillisecond);

// What any method by quotients does at least: order as many of them as there are seats.
void SortingQuotients(benchmark::State& state) {
  const auto units = UnitsOf(kUnits);
  for (auto _ : state) {
    std::vector<std::pair<double, std::size_t>> quotients;
    for (std::size_t i = 0; i < units.size(); ++i) {
      for (int seat = 1; seat <= 3; ++seat) {
        quotients.emplace_back(static_cast<double>(units[i].base.Numerator()) / seat, i);
      }
    }
    std::ranges::sort(quotients, std::greater<>());
    benchmark::DoNotOptimize(quotients);
  }
}
BENCHMARK(SortingQuotients)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
