// Draws the bar of a vote.
#include "web/vote_bar.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "web/format.hpp"

namespace mandat::web {
namespace {

constexpr std::int64_t kWidth = 1000;
constexpr std::int64_t kTop = 8;  // the mark stands out above and below
constexpr std::int64_t kHeight = 36;

struct Part {
  ClassName name;
  std::string_view sign;
  std::string_view word;
  Ratio votes;
};

// Where `value` lies when `all` is the whole width; what cannot be drawn lies at 0.
std::int64_t Position(const Ratio& value, const Ratio& all) {
  const auto share = Ratio::Divide(value, all).and_then([](const Ratio& ratio) {
    return Ratio::Multiply(ratio, Ratio(kWidth));
  });
  return share ? static_cast<std::int64_t>(std::min(share->Floor(), Int128{kWidth})) : 0;
}

Ratio SumOf(const Ratio& a, const Ratio& b) { return Ratio::Add(a, b).value_or(a); }

std::array<Part, 4> PartsOf(const VoteBarData& vote, const Messages& words) {
  return {{{"bar-yes", "\u2713", words["vote.yes"], vote.yes},
           {"bar-no", "\u2715", words["vote.no"], vote.no},
           {"bar-abstain", "\u2013", words["vote.abstain"], vote.abstain},
           {"bar-not-voting", "\u00B7", words["vote.not-voting"], vote.not_voting}}};
}

Html Bar(const VoteBarData& vote, const std::array<Part, 4>& parts, const std::string& title) {
  Ratio all;
  for (const Part& part : parts) all = SumOf(all, part.votes);
  all = std::max(all, vote.base);
  return Tag(
      "svg", Class("bar"), Attr("viewBox", fmt::format("0 0 {} {}", kWidth, kHeight + 2 * kTop)),
      Attr("preserveAspectRatio", "none"), Attr("role", "img"), Attr("aria-label", title),
      Tag("defs",
          Tag("pattern", Attr("id", vote.id + "-hatch"), Attr("width", 8), Attr("height", 8),
              Attr("patternUnits", "userSpaceOnUse"), Attr("patternTransform", "rotate(45)"),
              Tag("path", Class("hatch-line"), Attr("d", "M0 0H8")))),
      [&](Html& out) {
        Ratio before;
        for (const Part& part : parts) {
          const std::int64_t from = Position(before, all);
          before = SumOf(before, part.votes);
          const std::int64_t width = Position(before, all) - from;
          if (width <= 0) continue;
          out.Add(Tag("rect", Class("bar-part", part.name), Attr("x", from), Attr("y", kTop),
                      Attr("width", width), Attr("height", kHeight)));
          if (part.name.Text() != "bar-no") continue;
          out.Add(Tag("rect", Class("bar-hatch"), Attr("x", from), Attr("y", kTop),
                      Attr("width", width), Attr("height", kHeight),
                      Attr("fill", fmt::format("url(#{}-hatch)", vote.id))));
        }
        if (!vote.threshold) return;
        const auto needed = Ratio::Multiply(*vote.threshold, vote.base);
        if (!needed || vote.base == Ratio(0)) return;
        const std::int64_t x = std::clamp<std::int64_t>(Position(*needed, all), 2, kWidth - 2);
        out.Add(Tag("path", Class("bar-mark-ground"),
                    Attr("d", fmt::format("M{} 0V{}", x, kHeight + 2 * kTop))));
        out.Add(Tag("path", Class("bar-mark"),
                    Attr("d", fmt::format("M{} 0V{}", x, kHeight + 2 * kTop))));
      });
}

}  // namespace

Html VoteBar(const VoteBarData& vote, const Messages& words) {
  const Language language = words.InLanguage();
  const std::array<Part, 4> parts = PartsOf(vote, words);
  const std::string title =
      words.Text("picture.bar-title", {{"yes", FormatNumber(vote.yes, language)},
                                       {"no", FormatNumber(vote.no, language)},
                                       {"abstain", FormatNumber(vote.abstain, language)}});
  const auto entry = [&](const Part& part) {
    return Tag("li",
               Tag("span", Class("swatch", part.name), Attr("aria-hidden", "true"), part.sign),
               Tag("span", part.word), " ", Tag("strong", FormatNumber(part.votes, language)));
  };
  return Tag("figure", Class("figure vote-bar"), Attr("id", vote.id), Bar(vote, parts, title),
             Tag("ul", Class("legend"), [&](Html& out) {
               for (const Part& part : parts) {
                 // Nobody outside the room is part of most votes: the line would only puzzle.
                 if (part.name.Text() == "bar-not-voting" && part.votes == Ratio(0)) continue;
                 out.Add(entry(part));
               }
               if (!vote.threshold) return;
               out.Add(Tag(
                   "li", Class("legend-mark"),
                   Tag("span", Class("swatch bar-threshold"), Attr("aria-hidden", "true")),
                   words.Text("picture.bar-threshold", {{"needed", vote.threshold->ToString()},
                                                        {"base", FormatNumber(vote.base, language)},
                                                        {"basename", vote.base_name}})));
             }));
}

}  // namespace mandat::web
