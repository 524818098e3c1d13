// What scenarios ask: one row per question. Nothing here changes anything.
#include <fmt/format.h>

#include "tests/support/story.hpp"

namespace mandat::support {
namespace {

std::vector<std::string> Elements(const std::string& list) {
  std::vector<std::string> elements;
  for (std::size_t i = 0;; ++i) {
    std::string element = JsonAt(list, std::to_string(i));
    if (element.empty()) return elements;
    elements.push_back(std::move(element));
  }
}

std::string Joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

Answer Members(Story& s, const Words& w) {
  return TextAt(s.world.Read("units", s.Unit(w[2])), w[1] == "members" ? "members" : "suspended");
}

std::vector<std::string> SeatsOf(Story& s, const std::string& body) {
  std::vector<std::string> seats;
  for (const std::string& id : Elements(JsonAt(s.world.Read("bodies", s.Body(body)), "seats"))) {
    seats.push_back(s.world.Read("seats", std::stoul(id)));
  }
  return seats;
}

Answer CountSeats(Story& s, const Words& w) {
  std::uint64_t count = 0;
  for (const std::string& seat : SeatsOf(s, w[1])) {
    if (w[2].matched && NumberAt(seat, "elector") != s.Body(w[2])) continue;
    ++count;
  }
  return std::to_string(count);
}

Answer Holders(Story& s, const Words& w) {
  std::vector<std::string> names;
  for (const std::string& seat : SeatsOf(s, w[1])) {
    const std::uint64_t mandate = NumberAt(seat, "holder");
    names.push_back(mandate == 0 ? "nobody"
                                 : s.NameOf(NumberAt(s.world.Read("mandates", mandate), "holder")));
  }
  return Joined(names);
}

Answer Weight(Story& s, const Words& w) {
  const std::string mandate = s.world.Read("mandates", s.Mandate(w[1], w[2]));
  return TextAt(s.world.Read("seats", NumberAt(mandate, "seat")), "weight");
}

Answer MandateOf(Story& s, const Words& w) {
  const std::string mandate = s.world.Read("mandates", s.Mandate(w[2], w[3]));
  if (w[1] == "credential") return TextAt(mandate, "credential");
  if (w[1] == "source") return TextAt(mandate, "source");
  const std::string end = TextAt(mandate, "end");
  return end.empty() ? TextAt(mandate, "state") : TextAt(mandate, "state") + " " + end;
}

Answer WhoSent(Story& s, const Words& w) {
  const std::string mandate = s.world.Read("mandates", s.Mandate(w[1], w[2]));
  const std::string chain = s.world.Read("chains", NumberAt(mandate, "seat"));
  std::vector<std::string> steps;
  for (const std::string& step : Elements(JsonAt(chain, "steps"))) {
    const std::string elector = s.BodyName(NumberAt(step, "elector"));
    const std::uint64_t members = NumberAt(step, "members");
    steps.push_back(members > 0 ? fmt::format("{} with {} members", elector, members) : elector);
  }
  if (TextAt(chain, "reaches_base") != "yes") steps.emplace_back("and no base");
  return Joined(steps);
}

Answer Present(Story& s, const Words& w) {
  const std::string sitting = s.world.Read("sittings", s.Sitting(w[1]));
  return std::to_string(Elements(JsonAt(sitting, "present")).size());
}

// One figure of the verdict, or of the vote's frozen base sets while it is open.
Answer FigureOf(Story& s, const Words& w) {
  const std::string kind = w[4] == "vote" ? "votes" : "elections";
  const std::string thing = s.Newest(kind);
  std::string figures = JsonAt(thing, "verdict.figures");
  if (figures.empty()) figures = JsonAt(thing, "frozen");
  for (const std::string& figure : Elements(figures)) {
    if (TextAt(figure, "base") != w[1].str()) continue;
    if (TextAt(figure, "group") != w[2].str()) continue;
    const std::string measure = TextAt(figure, "measure");
    if (w[3].matched && measure != w[3].str() && measure != "rule") continue;
    return TextAt(figure, "value");
  }
  return "not on record";
}

Answer Verdict(Story& s, const Words& w) {
  const std::string verdict = JsonAt(s.Newest(w[2] == "vote" ? "votes" : "elections"), "verdict");
  if (w[1] == "last line") {
    const auto lines = Elements(JsonAt(verdict, "lines"));
    return lines.empty() ? "" : TextAt(lines.back(), "");
  }
  if (w[1] == "warnings") {
    std::vector<std::string> warnings;
    for (const std::string& code : Elements(JsonAt(verdict, "warnings"))) {
      warnings.push_back(TextAt(code, ""));
    }
    return Joined(warnings);
  }
  return TextAt(verdict, w[1].str());
}

Answer LineOf(Story& s, const Words& w) {
  return TextAt(s.Newest(w[2] == "vote" ? "votes" : "elections"), "verdict.lines." + w[1].str());
}

Answer StateOf(Story& s, const Words& w) {
  const std::string kind = w[1].str() + "s";
  return TextAt(s.world.Read(kind, s.Thing(kind, w[2])), "state");
}

Answer DecisionOn(Story& s, const Words& w) {
  const std::string motion = s.world.Read("motions", s.Thing("motions", w[1]));
  const std::uint64_t decision = NumberAt(motion, "decision");
  return decision == 0 ? "none" : TextAt(s.world.Read("decisions", decision), "status");
}

Answer Substitutes(Story& s, const Words& /*w*/) {
  std::vector<std::string> names;
  for (const std::string& id : Elements(JsonAt(s.Newest("elections"), "substitutes"))) {
    names.push_back(s.NameOf(std::stoul(id)));
  }
  return Joined(names);
}

Answer Sitting(Story& s, const Words& w) {
  return TextAt(s.world.Read("sittings", s.Sitting(w[1])), "state");
}

}  // namespace

const std::vector<Sentence>& Questions() {
  static const std::vector<Sentence> kQuestions = {
      {Pattern("members of all"),
       [](Story& s, const Words&) { return TextAt(s.world.Read("organisation", 1), "members"); }},
      {Pattern("(members|suspended) of <n>"), Members},
      {Pattern("seats of <b>(?: for <b>)?"), CountSeats},
      {Pattern("delegates of <b>"), Holders},
      {Pattern("weight of <n> in <b>"), Weight},
      {Pattern("(credential|mandate|source) of <n> in <b>"), MandateOf},
      {Pattern("who sent <n> to <b>"), WhoSent},
      {Pattern("present in <b>"), Present},
      {Pattern("sitting of <b>"), Sitting},
      {Pattern("<n>(?: of <n>)?(?: in (heads|seats|votes))? in the (vote|election)"), FigureOf},
      {Pattern("(outcome|article|rule|last line|warnings|code) of the (vote|election)"), Verdict},
      {Pattern("line <c> of the (vote|election)"), LineOf},
      {Pattern("state of (motion|amendment|recall) <n>"), StateOf},
      {Pattern("decision on <n>"), DecisionOn},
      {Pattern("substitutes of the election"), Substitutes},
      {Pattern("article of the refusal"),
       [](Story& s, const Words&) { return s.last_refusal.article; }},
      {Pattern("detail of the refusal"),
       [](Story& s, const Words&) { return s.last_refusal.detail; }},
  };
  return kQuestions;
}

}  // namespace mandat::support
