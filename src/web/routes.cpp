#include "web/routes.hpp"

#include <utility>
#include <vector>

#include "base/check.hpp"
#include "web/pages/pages.hpp"

namespace mandat::web {

net::Router<Route> Routes() {
  using R = net::Router<Route>::Route;
  std::vector<R> routes{
      {net::Method::kGet, "/", {&FrontPage}},
      {net::Method::kGet, "/o/{org}", {&HomePage}},
      {net::Method::kGet, "/o/{org}/b/{id}", {&BodyPage}},
      {net::Method::kGet, "/o/{org}/seat/{id}", {&SeatPage}},
      {net::Method::kGet, "/o/{org}/s/{id}", {&SittingPage}},
      {net::Method::kGet, "/o/{org}/m/{id}", {&MotionPage}},
      {net::Method::kGet, "/o/{org}/v/{id}", {&VotePage}},
      {net::Method::kGet, "/o/{org}/e/{id}", {&ElectionPage}},
      {net::Method::kGet, "/o/{org}/r/{id}", {&RecallPage}},
      {net::Method::kGet, "/o/{org}/decisions", {&DecisionsPage}},
      {net::Method::kGet, "/o/{org}/roll", {&RollPage}},
      {net::Method::kGet, "/o/{org}/statutes", {&StatutesPage}},
      {net::Method::kGet, "/o/{org}/record", {&RecordPage}},
      {net::Method::kGet, "/casebook", {&CasebookPage}},
      {net::Method::kGet, "/casebook/votes", {&CasebookVotesPage}},
      {net::Method::kGet, "/casebook/v/{id}", {&CasebookVotePage}},
      {net::Method::kGet, "/casebook/check", {&CasebookCheckPage}},
      {net::Method::kGet, "/casebook/timeline", {&CasebookTimelinePage}},
      {net::Method::kGet, "/assets/{path...}", {nullptr, Special::kAsset}},
      {net::Method::kGet, "/robots.txt", {nullptr, Special::kRobots}},
      {net::Method::kGet, "/favicon.ico", {nullptr, Special::kFavicon}},
      {net::Method::kGet, "/o/{org}/live", {nullptr, Special::kLive}},
      {net::Method::kPost, "/o/{org}/do/{command}", {nullptr, Special::kAct}},
      {net::Method::kPost, "/o/{org}/act-as", {nullptr, Special::kActAs}},
      {net::Method::kPost, "/o/{org}/found", {nullptr, Special::kFound}},
      {net::Method::kPost, "/o/{org}/roll", {nullptr, Special::kRollList}},
  };
  auto router = net::Router<Route>::Create(std::move(routes));
  MANDAT_CHECK(router);  // the table is written above
  return std::move(*router);
}

}  // namespace mandat::web
