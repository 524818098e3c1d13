// The home of an organisation: what is open now, the pyramid, the latest decisions, search
// (IF-121).
#include <algorithm>
#include <map>

#include "base/short_code.hpp"
#include "core/questions.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/pages/act_as.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"
#include "web/pyramid.hpp"

namespace mandat::web {
namespace {

constexpr std::size_t kRecent = 6;
constexpr std::size_t kMostFound = 50;

// The tier of a body above the base: units and assemblies 0, councils and congresses 1, what they
// elect 2.
std::size_t TierOf(const core::State& state, const core::Body& body) {
  const statutes::Body* const rule = core::RuleOf(state, body);
  if (!rule || core::IsAssembly(state, body)) return 0;
  switch (rule->kind) {
    case statutes::BodyKind::kAssembly:
      return 0;
    case statutes::BodyKind::kCouncil:
    case statutes::BodyKind::kSection:
    case statutes::BodyKind::kCongress:
      return 1;
    case statutes::BodyKind::kExecutive:
    case statutes::BodyKind::kPresidium:
    case statutes::BodyKind::kCommittee:
    case statutes::BodyKind::kCommission:
    case statutes::BodyKind::kCourt:
    case statutes::BodyKind::kAudit:
    case statutes::BodyKind::kOffice:
    case statutes::BodyKind::kOutside:
      return 2;
  }
  return 2;
}

constexpr std::int64_t kTermDays = 365;  // where the statutes state no term: shown, never enforced

MandateAge AgeOf(UtcMillis given, UtcMillis now) {
  const std::int64_t days = (now.value - given.value) / kMillisPerDay;
  if (days > kTermDays) return MandateAge::kOverdue;
  return 2 * days > kTermDays ? MandateAge::kPastHalf : MandateAge::kFresh;
}

class PyramidMaker {
 public:
  explicit PyramidMaker(const Visit& visit) : visit_(visit) {}

  PyramidData Make() && {
    data_.id = "pyramid";
    data_.organisation = visit_.view->names.organisation;
    const std::array<MessageKey, 3> names{"tier.base", "tier.councils", "tier.executives"};
    for (const MessageKey name : names) {
      data_.tiers.push_back({.name = std::string(visit_.words[name]), .nodes = {}});
    }
    AddNodes();
    AddEdges();
    RemoveEmptyTiers();
    return std::move(data_);
  }

 private:
  void AddNodes() {
    BodyId id{0};
    for (const core::Body& body : visit_.State().bodies) {
      ++id.value;
      const std::size_t tier = TierOf(visit_.State(), body);
      std::int64_t size = static_cast<std::int64_t>(body.seats.size());
      if (tier == 0) {
        size =
            body.unit ? visit_.State().units[IndexOf(*body.unit)].members : visit_.State().members;
      }
      places_[id] = {.tier = tier, .node = data_.tiers[tier].nodes.size()};
      std::string name =
          body.unit && body.rule.empty() ? UnitName(visit_, *body.unit) : BodyName(visit_, id);
      data_.tiers[tier].nodes.push_back(
          {.name = std::move(name), .size = size, .page = visit_.At("b", id.value)});
    }
  }

  // All mandates that one body gives in another, as one edge; only upwards.
  void AddEdges() {
    std::map<std::pair<BodyId, BodyId>, PyramidEdge> edges;
    for (const core::Seat& seat : visit_.State().seats) {
      if (!seat.holder || !seat.elector) continue;
      const PyramidPlace from = places_[*seat.elector];
      const PyramidPlace to = places_[seat.body];
      if (from.tier >= to.tier) continue;
      const core::Mandate& mandate = visit_.State().mandates[IndexOf(*seat.holder)];
      PyramidEdge& edge = edges[{*seat.elector, seat.body}];
      edge.from = from;
      edge.to = to;
      ++edge.mandates;
      edge.electors = data_.tiers[from.tier].nodes[from.node].size;
      edge.age = std::max(edge.age, AgeOf(mandate.at, visit_.hosted->organisation->Now()));
    }
    for (const auto& [bodies, edge] : edges) data_.edges.push_back(edge);
  }

  void RemoveEmptyTiers() {
    for (std::size_t tier = data_.tiers.size(); tier-- > 0;) {
      if (!data_.tiers[tier].nodes.empty()) continue;
      data_.tiers.erase(data_.tiers.begin() + static_cast<std::ptrdiff_t>(tier));
      for (PyramidEdge& edge : data_.edges) {
        if (edge.from.tier > tier) --edge.from.tier;
        if (edge.to.tier > tier) --edge.to.tier;
      }
    }
  }

  const Visit& visit_;
  PyramidData data_;
  std::map<BodyId, PyramidPlace> places_;
};

Html Item(Url url, std::string_view kind, std::string_view name, std::string_view where) {
  return Tag("li", Tag("span", Class("kicker"), kind), Link(std::move(url), name),
             Tag("span", Class("small"), where));
}

Html OpenNow(const Visit& visit) {
  const Messages& words = visit.words;
  const core::State& state = visit.State();
  Html items;
  std::uint64_t id = 0;
  for (const core::Vote& vote : state.votes) {
    ++id;
    if (!core::IsRunning(vote)) continue;
    items.Add(Item(visit.At("v", id), words["vote.one"], SubjectName(visit, vote.subject),
                   BodyName(visit, state.sittings[IndexOf(vote.sitting)].body)));
  }
  id = 0;
  for (const core::Election& election : state.elections) {
    ++id;
    if (core::IsRunning(election)) {
      items.Add(Item(visit.At("e", id), words["election.one"], BodyName(visit, election.elector),
                     words.Word("election", WordOf(election.state))));
    }
  }
  id = 0;
  for (const core::Sitting& sitting : state.sittings) {
    ++id;
    if (sitting.state == core::SittingState::kClosed) continue;
    items.Add(Item(visit.At("s", id), words.Word("sitting", WordOf(sitting.state)),
                   BodyName(visit, sitting.body), Instant(visit, sitting.opens_at)));
  }
  id = 0;
  for (const core::Recall& recall : state.recalls) {
    ++id;
    const bool is_open = recall.state == core::RecallState::kPetition ||
                         recall.state == core::RecallState::kCalled ||
                         recall.state == core::RecallState::kVoting;
    if (!is_open) continue;
    const core::Mandate& mandate = state.mandates[IndexOf(recall.mandate)];
    items.Add(Item(visit.At("r", id), words["recall.one"], PersonName(visit, mandate.holder),
                   words.Word("recall", WordOf(recall.state))));
  }
  if (items.IsEmpty()) {
    return Empty({.missing = std::string(words["home.nothing-open"]), .article = "", .who = ""},
                 words);
  }
  return Tag("ul", Class("items"), items);
}

Html Recent(const Visit& visit) {
  Html items;
  const auto& decisions = visit.State().decisions;
  const std::size_t oldest = decisions.size() - std::min<std::size_t>(decisions.size(), kRecent);
  for (std::size_t i = decisions.size(); i > oldest; --i) {
    const core::Decision& decision = decisions[i - 1];
    items.Add(Item(visit.At("v", decision.vote.value),
                   visit.words.Word("decision", WordOf(decision.status)),
                   MotionName(visit, decision.motion), BodyName(visit, decision.body)));
  }
  if (items.IsEmpty()) return Tag("p", Class("small"), visit.words["home.no-decisions"]);
  return Tag("ul", Class("items"), items);
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

class Found {
 public:
  Found(const Visit& visit, std::string_view wanted) : visit_(visit), wanted_(Lower(wanted)) {}
  void Offer(MessageKey kind, std::string_view name, const Url& url) {
    if (count_ >= kMostFound || Lower(name).find(wanted_) == std::string::npos) return;
    ++count_;
    items_.Add(Item(url, visit_.words[kind], name, ""));
  }
  [[nodiscard]] const Html& Items() const { return items_; }

 private:
  const Visit& visit_;
  std::string wanted_;
  Html items_;
  std::size_t count_ = 0;
};

// By name: bodies, motions, seats. Members without a mandate are found by nobody here (US-22).
Html SearchResults(const Visit& visit, std::string_view wanted) {
  if (wanted.empty()) return {};
  Found found(visit, wanted);
  std::uint64_t id = 0;
  for ([[maybe_unused]] const core::Body& body : visit.State().bodies) {
    ++id;
    found.Offer("picture.body", BodyName(visit, BodyId{id}), visit.At("b", id));
  }
  id = 0;
  for ([[maybe_unused]] const core::Motion& motion : visit.State().motions) {
    ++id;
    found.Offer("motion.one", MotionName(visit, MotionId{id}), visit.At("m", id));
  }
  id = 0;
  for (const core::Seat& seat : visit.State().seats) {
    ++id;
    if (seat.holder) found.Offer("seat.one", SeatName(visit, SeatId{id}), visit.At("seat", id));
  }
  return Html::Of(Tag("h2", visit.words["home.found"]),
                  If(found.Items().IsEmpty(), Tag("p", visit.words["home.found-nothing"])),
                  Tag("ul", Class("items"), found.Items()));
}

Html Search(const Visit& visit, std::string_view wanted) {
  return Tag(
      "form", Attr("method", "get"), Attr("action", visit.Home()), Attr("role", "search"),
      Class("search"), Tag("label", Attr("for", "q"), visit.words["nav.search"]),
      Void("input", Attr("type", "search"), Attr("id", "q"), Attr("name", "q"),
           Attr("value", wanted)),
      Tag("button", Attr("type", "submit"), Class("button quiet"), visit.words["nav.search"]));
}

}  // namespace

net::Response HomePage(const Visit& visit) {
  if (IsFounding(visit.State())) return FoundingPage(visit);
  const Messages& words = visit.words;
  const std::string_view wanted = visit.Query("q");
  const std::string name =
      visit.view->names.organisation.empty() ? visit.hosted->slug : visit.view->names.organisation;
  const Html content = Html::Of(
      Tag("div", Class("columns"), Tag("div", Tag("h2", words["home.open-now"]), OpenNow(visit)),
          Tag("div", Tag("h2", words["home.recent"]), Recent(visit))),
      Tag("h2", words["home.pyramid"]), Tag("p", Class("small"), words["home.pyramid-why"]),
      Pyramid(PyramidMaker(visit).Make(), words));
  OrganisationPage page{
      .title = std::string(words["nav.home"]),
      .section = "nav.home",
      .topics = {"organisation"},
      .main = Html::Of(Tag("h1", name), FirstAssembly(visit), EnterAs(visit), Search(visit, wanted),
                       SearchResults(visit, wanted), LivePart(visit, "organisation", content))};
  return ShowPage(visit, std::move(page));
}

}  // namespace mandat::web
