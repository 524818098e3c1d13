// Names, tokens and frames that all pages share.
#include "web/pages/visit.hpp"

#include <algorithm>
#include <charconv>

#include "base/short_code.hpp"
#include "core/questions.hpp"
#include "core/refusal.hpp"
#include "web/components.hpp"
#include "web/format.hpp"
#include "web/pages/act_as.hpp"

namespace mandat::web {
namespace {

struct Section {
  MessageKey key;
  std::string_view page;
};
constexpr std::array kSections{Section{"nav.home", ""}, Section{"nav.decisions", "decisions"},
                               Section{"nav.roll", "roll"}, Section{"nav.statutes", "statutes"},
                               Section{"nav.record", "record"}};

std::vector<NavigationItem> Navigation(const Visit& visit, std::string_view section) {
  std::vector<NavigationItem> items;
  for (const Section& each : kSections) {
    items.push_back({.url = each.page.empty() ? visit.Home() : visit.At(each.page),
                     .label = std::string(visit.words[each.key]),
                     .is_current = each.key.Text() == section});
  }
  return items;
}

std::vector<LanguageLink> Languages(const Visit& visit) {
  std::vector<LanguageLink> links;
  // After an act the address is that of the form's action, which nobody can open: its page is.
  const std::string* const page =
      visit.not_done ? net::FindParameter(visit.not_done->input, "page") : nullptr;
  const auto here = Url::OwnPath(page ? std::string_view(*page) : visit.request.path);
  for (const Language language : kLanguages) {
    links.push_back(
        {.language = language, .url = (here ? *here : Url("/")).With("lang", CodeOf(language))});
  }
  return links;
}

// What the linter or a law profile finds in a statute has a code for each fault: E202, P-DEP-01.
bool IsOfStatutes(std::string_view code) {
  const bool fault = code.size() == 4 && code[0] == 'E' && code[1] >= '0' && code[1] <= '9';
  return fault || code.starts_with("P-");
}

// The reason in the reader's language; the code itself where a library gave it and no text stands.
std::string MeaningOf(const Visit& visit, const Error& error) {
  std::string text(IsOfStatutes(error.code) ? visit.words["refusal.statutes_not_in_order"]
                                            : visit.words.Word("refusal", error.code));
  if (!error.detail.empty()) text.append(" (").append(error.detail).append(")");
  return text;
}

Html RefusalOf(const Visit& visit) {
  if (!visit.not_done) return {};
  const Error& error = visit.not_done->error;
  std::vector<std::string> remedies;
  if (core::FindRefusal(error.code)) {
    remedies.emplace_back(visit.words.Word("remedy", error.code));
  } else if (IsOfStatutes(error.code)) {
    remedies.emplace_back(visit.words["remedy.statutes_not_in_order"]);
  }
  return Refusal({.reason = MeaningOf(visit, error),
                  .article = error.article.empty() ? "" : ArticleNumber(visit, error.article),
                  .code = error.code,
                  .remedies = std::move(remedies)},
                 visit.words);
}

Html ReceiptOf(const Visit& visit) {
  const std::string_view text = visit.Query("leaf");
  std::int64_t leaf = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), leaf);
  const bool is_ours = !text.empty() && error == std::errc{} && end == text.data() + text.size() &&
                       leaf > 0 && visit.view && std::cmp_less_equal(leaf, visit.view->size);
  return is_ours ? Receipt(leaf, SealState::kRecorded, visit.words) : Html();
}

std::string Numbered(std::string_view name, const std::string& code) {
  return name.empty() ? code : std::string(name);
}

}  // namespace

Url Visit::At(std::string_view kind, std::uint64_t number) const {
  return Url::Local("/o", {hosted->slug, kind, std::to_string(number)});
}
Url Visit::At(std::string_view page) const { return Url::Local("/o", {hosted->slug, page}); }
Url Visit::Home() const { return Url::Local("/o", {hosted->slug}); }

std::uint64_t Visit::Number() const {
  const std::string* const text = net::FindParameter(captured, "id");
  std::uint64_t number = 0;
  if (!text) return 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  return error == std::errc{} && end == text->data() + text->size() ? number : 0;
}

std::string_view Visit::Query(std::string_view name) const {
  const std::string* const value = net::FindParameter(request.query, name);
  return value ? std::string_view(*value) : std::string_view();
}

std::string CsrfToken(const crypto::Key& key, std::string_view session, std::string_view purpose) {
  const std::string text = "csrf\n" + std::string(session) + '\n' + std::string(purpose);
  return ToHex(crypto::KeyedHash(key, crypto::BytesOf(text)));
}

FormTokens TokensFor(const Visit& visit, const Url& action) {
  return {.csrf = CsrfToken(visit.key, visit.session, action.Text()),
          .command_id = ToHex(app::NewCommandId(*visit.host.GetPorts().random))};
}

std::string PersonName(const Visit& visit, PersonId person) {
  return Numbered(visit.view->names.Of(person), ShortCodeOf(person));
}
std::string UnitName(const Visit& visit, UnitId unit) {
  return Numbered(visit.view->names.Of(unit), ShortCodeOf(unit));
}
std::string FractionName(const Visit& visit, FractionId fraction) {
  return Numbered(visit.view->names.Of(fraction), ShortCodeOf(fraction));
}
std::string MotionName(const Visit& visit, MotionId motion) {
  return Numbered(visit.view->names.Of(motion), ShortCodeOf(motion));
}

std::string BodyName(const Visit& visit, BodyId id) {
  const core::Body* const body = core::Find(visit.State().bodies, id);
  if (!body) return ShortCodeOf(id);
  const statutes::Body* const rule = core::RuleOf(visit.State(), *body);
  const std::string unit = body->unit ? UnitName(visit, *body->unit) : std::string();
  if (!rule) return visit.words.Text("body.assembly-of", {{"unit", unit}});
  return unit.empty() ? rule->name : rule->name + " \u00B7 " + unit;
}

std::string SeatName(const Visit& visit, SeatId id) {
  const core::Seat* const seat = core::Find(visit.State().seats, id);
  if (!seat || !seat->holder) return std::string(visit.words["seat.vacant"]);
  return PersonName(visit, visit.State().mandates[IndexOf(*seat->holder)].holder);
}

std::string SubjectName(const Visit& visit, const core::Subject& subject) {
  if (subject.motion) return MotionName(visit, *subject.motion);
  if (subject.amendment) {
    const core::Amendment& amendment = visit.State().amendments[IndexOf(*subject.amendment)];
    return visit.words.Text("amendment.to", {{"code", ShortCodeOf(*subject.amendment)},
                                             {"motion", MotionName(visit, amendment.motion)}});
  }
  if (subject.recall) {
    const core::Recall& recall = visit.State().recalls[IndexOf(*subject.recall)];
    const core::Mandate& mandate = visit.State().mandates[IndexOf(recall.mandate)];
    return visit.words.Text("recall.of", {{"name", PersonName(visit, mandate.holder)}});
  }
  return {};
}

std::string Instant(const Visit& visit, UtcMillis instant) {
  const auto& statute = visit.State().statute;
  const auto text =
      FormatInstant(instant, statute ? std::string_view(statute->timezone) : "UTC", visit.words);
  if (text) return *text;
  return FormatInstant(instant, "UTC", visit.words).value_or("");
}

std::string ArticleNumber(const Visit& visit, std::string_view article) {
  if (!visit.view || !visit.State().statute) return std::string(article);
  const statutes::ArticleText* const found = visit.State().statute->FindArticle(article);
  return found ? found->number : std::string(article);
}

std::string Capital(std::string_view text) {
  std::string capital(text);
  if (!capital.empty() && capital[0] >= 'a' && capital[0] <= 'z') {
    capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
  }
  return capital;
}

net::Response ServerPage(const Visit& visit, std::string title, Html main) {
  PageData page{.title = std::move(title),
                .organisation = "",
                .home = Url("/"),
                .navigation = {{Url("/"), std::string(visit.words["nav.home"])},
                               {Url("/casebook"), std::string(visit.words["nav.replay"])}},
                .languages = Languages(visit),
                .person = "",
                .act_as = {},
                .main = std::move(main)};
  for (NavigationItem& item : page.navigation) {
    const std::string_view path = visit.request.path;
    item.is_current = item.url.Text() == "/" ? path == "/" : path.starts_with(item.url.Text());
  }
  net::Response response;
  response.body = Page(page, visit.words);
  return response;
}

net::Response ShowPage(const Visit& visit, OrganisationPage page) {
  std::string topics;
  for (const std::string& topic : page.topics) topics += (topics.empty() ? "" : " ") + topic;
  PageData data{.title = std::move(page.title),
                .organisation = visit.view->names.organisation.empty()
                                    ? visit.hosted->slug
                                    : visit.view->names.organisation,
                .home = visit.Home(),
                .navigation = Navigation(visit, page.section),
                .languages = Languages(visit),
                .person = visit.person ? PersonName(visit, *visit.person) : std::string(),
                .act_as = ActAsForm(visit),
                .due = std::move(page.due),
                .has_business = true,
                .main = Html::Of(RefusalOf(visit), ReceiptOf(visit),
                                 Tag("div", Attr("id", "business"), page.main))};
  if (!topics.empty()) data.stream = visit.At("live").With("topics", topics);
  if (visit.view->size > 0) {
    data.record = RecordLine{.number = static_cast<std::int64_t>(visit.view->size),
                             .instant = Instant(visit, visit.State().at),
                             .verify = visit.At("record")};
  }
  net::Response response;
  response.status = visit.not_done ? 409 : 200;
  response.body = Page(data, visit.words);
  return response;
}

Html LivePart(const Visit& visit, std::string_view topic, const Html& content) {
  const auto here = Url::OwnPath(visit.request.path);
  return LiveFragment(topic, here ? *here : visit.Home(), content);
}

net::Response NotFoundPage(const Visit& visit) {
  Html main = Html::Of(Tag("h1", visit.words["error.not-found"]),
                       Tag("p", Class("lead"), visit.words["error.not-found-why"]),
                       Tag("p", Link("/", Class("button"), visit.words["error.to-start"])));
  net::Response response =
      ServerPage(visit, std::string(visit.words["error.not-found"]), std::move(main));
  response.status = 404;
  return response;
}

}  // namespace mandat::web
