// The pages, one function each: a visit in, a response out.
#pragma once

#include "app/casebook/records.hpp"
#include "net/http.hpp"
#include "web/pages/visit.hpp"

namespace mandat::web {

[[nodiscard]] net::Response FrontPage(const Visit& visit);

// Under /o/{org}. Things that are not there answer 404.
[[nodiscard]] net::Response HomePage(const Visit& visit);
[[nodiscard]] net::Response BodyPage(const Visit& visit);
[[nodiscard]] net::Response SeatPage(const Visit& visit);
[[nodiscard]] net::Response SittingPage(const Visit& visit);
[[nodiscard]] net::Response MotionPage(const Visit& visit);
[[nodiscard]] net::Response VotePage(const Visit& visit);
[[nodiscard]] net::Response ElectionPage(const Visit& visit);
[[nodiscard]] net::Response RecallPage(const Visit& visit);
[[nodiscard]] net::Response DecisionsPage(const Visit& visit);
[[nodiscard]] net::Response RollPage(const Visit& visit);
[[nodiscard]] net::Response StatutesPage(const Visit& visit);
// What a motion that changes the statutes would change; nothing for any other.
[[nodiscard]] Html ChangeOf(const Visit& visit, const core::Motion& motion);
[[nodiscard]] net::Response RecordPage(const Visit& visit);

// Founding, step by step; what an organisation without statutes shows instead of its home.
[[nodiscard]] net::Response FoundingPage(const Visit& visit);
[[nodiscard]] bool IsFounding(const core::State& state);
// The last step, on the home of who has members and has never sat: nothing after that.
[[nodiscard]] Html FirstAssembly(const Visit& visit);

[[nodiscard]] net::Response CasebookPage(const Visit& visit);
[[nodiscard]] net::Response CasebookVotesPage(const Visit& visit);
[[nodiscard]] net::Response CasebookVotePage(const Visit& visit);
[[nodiscard]] net::Response CasebookCheckPage(const Visit& visit);
[[nodiscard]] net::Response CasebookTimelinePage(const Visit& visit);

}  // namespace mandat::web
