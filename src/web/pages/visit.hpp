// Visit: one request as a page sees it: who looks, at what, in which language, after which act.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/host.hpp"
#include "base/id.hpp"
#include "core/actor.hpp"
#include "net/http.hpp"
#include "web/form.hpp"
#include "web/html.hpp"
#include "web/layout.hpp"
#include "web/messages.hpp"
#include "web/url.hpp"

namespace mandat::web {

struct RollAsked;  // pages/roll_list.hpp

// An act that was not done: shown on the page it was asked from, with what was entered (IF-107).
struct NotDone {
  Error error;
  std::string command;
  net::Parameters input;
};

// NOLINTBEGIN(readability-redundant-member-init): g++ asks for a value in `{.host = host}`
struct Visit {
  const app::Host& host;
  const net::Request& request;
  const Messages& words;
  const crypto::Key& key;
  std::string session;
  net::Parameters captured = {};
  app::Hosted* hosted = nullptr;  // of pages under /o/{org}
  app::ViewPtr view = nullptr;
  std::optional<PersonId> person = {};  // in whose place the reader stands
  bool may_act_as = false;              // a demo, on this machine, and the server allows it
  std::optional<NotDone> not_done = {};
  std::shared_ptr<const RollAsked> roll_asked = {};  // a list that is looked at, not yet recorded

  [[nodiscard]] const core::State& State() const { return view->state; }
  [[nodiscard]] core::Actor Actor() const {
    return person ? core::Actor::Person(*person) : core::Actor{};
  }
  // "/o/<slug>/<kind>/<number>"
  [[nodiscard]] Url At(std::string_view kind, std::uint64_t number) const;
  [[nodiscard]] Url At(std::string_view page) const;
  [[nodiscard]] Url Home() const;
  // The number captured as {id}; 0, which nothing has, if it is none.
  [[nodiscard]] std::uint64_t Number() const;
  // The value of a query parameter, or "".
  [[nodiscard]] std::string_view Query(std::string_view name) const;
};
// NOLINTEND(readability-redundant-member-init)

// What the csrf field of a form of this session must hold (SE-45).
[[nodiscard]] std::string CsrfToken(const crypto::Key& key, std::string_view session,
                                    std::string_view purpose);
// The tokens of one form: a fresh command id makes a double click one act (IF-702).
[[nodiscard]] FormTokens TokensFor(const Visit& visit, const Url& action);

// ------------------------------------------------------------------ what things are called

[[nodiscard]] std::string PersonName(const Visit& visit, PersonId person);
[[nodiscard]] std::string UnitName(const Visit& visit, UnitId unit);
[[nodiscard]] std::string BodyName(const Visit& visit, BodyId body);
[[nodiscard]] std::string MotionName(const Visit& visit, MotionId motion);
[[nodiscard]] std::string FractionName(const Visit& visit, FractionId fraction);
// The holder of a seat, or the word for a vacant one.
[[nodiscard]] std::string SeatName(const Visit& visit, SeatId seat);
// "Motion T-0001-E: Open the sittings", "Recall of Ana": what a vote is about.
[[nodiscard]] std::string SubjectName(const Visit& visit, const core::Subject& subject);
[[nodiscard]] std::string Instant(const Visit& visit, UtcMillis instant);
// The number of an article as printed, from its id; the id itself if the statutes lack it.
[[nodiscard]] std::string ArticleNumber(const Visit& visit, std::string_view article);
[[nodiscard]] std::string Capital(std::string_view text);

// ------------------------------------------------------------------ frames

// A page of the server itself.
[[nodiscard]] net::Response ServerPage(const Visit& visit, std::string title, Html main);

// NOLINTBEGIN(readability-redundant-member-init): the same
struct OrganisationPage {
  std::string title;
  std::string_view section;              // nav key of the section, as "nav.home"
  std::vector<std::string> topics = {};  // of the live stream
  std::optional<Action> due = {};
  Html main;  // without the refusal and the receipt, which come first
};
// NOLINTEND(readability-redundant-member-init)
[[nodiscard]] net::Response ShowPage(const Visit& visit, OrganisationPage page);

// A part that is fetched again when its topic changes: "sitting/3".
[[nodiscard]] Html LivePart(const Visit& visit, std::string_view topic, const Html& content);

[[nodiscard]] net::Response NotFoundPage(const Visit& visit);

}  // namespace mandat::web
