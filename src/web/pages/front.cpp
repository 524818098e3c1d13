// The start: the organisations of this server, demos first, and how to found one.
#include <algorithm>
#include <vector>

#include "web/components.hpp"
#include "web/format.hpp"
#include "web/pages/pages.hpp"

namespace mandat::web {
namespace {

std::size_t OpenVotes(const core::State& state) {
  std::size_t open = 0;
  for (const core::Vote& vote : state.votes) open += vote.state == core::VoteState::kOpen ? 1 : 0;
  return open;
}

// A demo that is no founded organisation.
Html DemoCard(const Visit& visit, const Url& page, MessageKey name, MessageKey what) {
  return Tag("article", Class("card"), Tag("p", Class("kicker"), visit.words["front.demo"]),
             Tag("h2", Link(page, visit.words[name])), Tag("p", visit.words[what]));
}

Html Card(const Visit& visit, const app::Hosted& hosted) {
  const app::ViewPtr view = hosted.organisation->CurrentView();
  const Messages& words = visit.words;
  const bool is_founded = view->state.statute != nullptr;
  if (!is_founded && hosted.kind == app::HostedKind::kDemo) {
    return DemoCard(visit, Url::Local("/o", {hosted.slug}), "front.empty", "front.empty-why");
  }
  const std::string name =
      view->names.organisation.empty() ? hosted.slug : view->names.organisation;
  const auto open = static_cast<std::int64_t>(OpenVotes(view->state));
  return Tag(
      "article", Class("card"),
      Tag("p", Class("kicker"),
          hosted.kind == app::HostedKind::kDemo ? words["front.demo"] : words["front.real"]),
      Tag("h2", Link(Url::Local("/o", {hosted.slug}), name)),
      Tag("p", is_founded
                   ? words.Text("front.size",
                                {{"members", view->state.members},
                                 {"bodies", static_cast<std::int64_t>(view->state.bodies.size())}})
                   : std::string(words["front.not-founded"])),
      If(open > 0,
         Tag("p", Status(words.Text("front.open-votes", {{"count", open}}), Tone::kOpen))));
}

Html WizardCard(const Visit& visit) {
  return Tag("article", Class("card"), Tag("p", Class("kicker"), visit.words["front.new"]),
             Tag("h2", visit.words["front.found"]), Tag("p", visit.words["front.found-how"]),
             Tag("pre", "mandat init NAME"));
}

// Demos first, and among equals those that have something to show.
int RankOf(const app::Hosted& hosted) {
  const bool is_founded = hosted.organisation->CurrentView()->state.statute != nullptr;
  return (hosted.kind == app::HostedKind::kDemo ? 0 : 2) + (is_founded ? 0 : 1);
}

}  // namespace

net::Response FrontPage(const Visit& visit) {
  std::vector<app::Hosted*> all = visit.host.All();
  std::ranges::stable_sort(all, {}, [](const app::Hosted* hosted) { return RankOf(*hosted); });
  Html cards = DemoCard(visit, Url("/casebook"), "casebook.title", "casebook.lead");
  for (const app::Hosted* const hosted : all) cards.Add(Card(visit, *hosted));
  cards.Add(WizardCard(visit));
  return ServerPage(visit, std::string(visit.words["front.title"]),
                    Html::Of(Tag("h1", visit.words["front.heading"]),
                             Tag("p", Class("lead"), visit.words["front.lead"]),
                             Tag("div", Class("cards"), cards)));
}

}  // namespace mandat::web
