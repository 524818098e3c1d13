// Builds the frame of pages.
#include "web/layout.hpp"

#include "web/assets.hpp"

namespace mandat::web {
namespace {

Html Head(const PageData& page, const Messages& words) {
  const std::string title =
      page.organisation.empty()
          ? page.title
          : words.Text("page.title", {{"page", page.title}, {"organisation", page.organisation}});
  return Tag("head", Void("meta", Attr("charset", "utf-8")), Tag("title", title),
             Void("meta", Attr("name", "viewport"),
                  Attr("content", "width=device-width, initial-scale=1")),
             Void("meta", Attr("name", "color-scheme"), Attr("content", "light dark")),
             Void("link", Attr("rel", "stylesheet"), Href(AssetUrl("css/mandat.css"))),
             Void("link", Attr("rel", "icon"), Attr("type", "image/svg+xml"),
                  Href(AssetUrl("img/mandat.svg"))),
             If(page.stream.has_value(), ScriptFile(AssetUrl("js/live.js"))));
}

Html SkipLinks(const PageData& page, const Messages& words) {
  return Tag("nav", Class("skip"), Attr("aria-label", words["skip.label"]),
             Link("#content", words["skip.content"]),
             If(page.has_business, Link("#business", words["skip.business"])),
             If(page.due.has_value(), Link("#due", words["skip.my-act"])));
}

Html Languages(const PageData& page, const Messages& words) {
  if (page.languages.empty()) return {};
  return Tag("nav", Class("languages"), Attr("aria-label", words["page.language"]),
             Each(page.languages, [&](const LanguageLink& link) -> Html {
               const std::string_view code = CodeOf(link.language);
               const std::string_view name = words.Word("language", code);
               if (link.language == words.InLanguage()) {
                 return Tag("span", Attr("aria-current", "true"), name);
               }
               return Link(link.url, Attr("lang", code), Attr("hreflang", code), name);
             }));
}

Html Person(const PageData& page, const Messages& words) {
  return Tag("div", Class("person"), [&](Html& out) {
    if (!page.person.empty()) {
      out.Add(Tag("span", words.Text("page.signed-in-as", {{"name", page.person}})));
    }
    out.Add(page.act_as);
    if (page.session) out.Add(Link(page.session->url, page.session->label));
  });
}

Html Header(const PageData& page, const Messages& words) {
  return Tag("header", Class("top"),
             Tag("div", Class("top-line"),
                 Link(page.home, Class("organisation-name"),
                      Tag("span", Class("mark"), Attr("aria-hidden", "true")),
                      page.organisation.empty() ? std::string("Mandat") : page.organisation),
                 Tag("div", Class("top-tools"), Languages(page, words), Person(page, words)),
                 If(!page.navigation.empty(),
                    Link("#navigation", Class("menu-link"), words["nav.menu"]))));
}

Html Navigation(const PageData& page, const Messages& words) {
  if (page.navigation.empty()) return {};
  return Tag("nav", Class("main-navigation"), Attr("id", "navigation"),
             Attr("aria-label", words["nav.label"]),
             Tag("ul", Each(page.navigation, [](const NavigationItem& item) {
                   return Tag("li", [&](Html& out) {
                     if (item.is_current) {
                       out.Add(Link(item.url, Attr("aria-current", "page"), item.label));
                     } else {
                       out.Add(Link(item.url, item.label));
                     }
                   });
                 })));
}

// The script fills these; without it they stay empty or hidden. Their words are the server's.
Html LiveRegions(const PageData& page, const Messages& words) {
  if (!page.stream) return {};
  const std::string instant = page.record ? page.record->instant : std::string();
  return Html::Of(
      Tag("p", Class("stream-lost"), Attr("id", "live-lost"), Attr("role", "alert"), Flag{"hidden"},
          words.Text("live.lost", {{"instant", instant}})),
      Tag("div", Class("visually-hidden"), Attr("id", "live-polite"), Attr("role", "status")),
      Tag("div", Class("visually-hidden"), Attr("id", "live-urgent"), Attr("role", "alert")));
}

Html Due(const PageData& page, const Messages& words) {
  if (!page.due) return {};
  return Tag("aside", Class("due"), Attr("id", "due"), Attr("aria-label", words["page.now-due"]),
             Tag("span", Class("due-label"), words["page.now-due"]),
             Link(page.due->url, Class("button"), page.due->label));
}

Html Footer(const PageData& page, const Messages& words) {
  if (!page.record) return {};
  const RecordLine& record = *page.record;
  const bool is_sealed = record.state == SealState::kSealed;
  const auto link = [](const std::optional<Url>& url, std::string_view label) {
    return [&url, label](Html& out) {
      if (url) out.Add(Tag("li", Link(*url, label)));
    };
  };
  return Tag(
      "footer", Class("bottom"), Attr("aria-label", words["page.footer"]),
      Tag("p", Class("record-line"),
          Tag("span", words.Text("page.record-number", {{"number", record.number}})),
          Tag("span", words.Text("page.as-of", {{"instant", record.instant}})),
          Tag("span", Class("seal", ClassIf(is_sealed, "sealed")),
              Attr("title", is_sealed ? words["page.sealed-hint"] : words["page.recorded-hint"]),
              is_sealed ? words["page.sealed"] : words["page.recorded"])),
      Tag("ul", Class("record-links"), link(record.verify, words["page.verify"]),
          link(record.json, words["page.json"]), link(record.print, words["page.print"])));
}

Html Body(const PageData& page, const Messages& words) {
  const auto content = Html::Of(SkipLinks(page, words), Header(page, words),
                                Navigation(page, words), LiveRegions(page, words), Due(page, words),
                                Tag("main", Attr("id", "content"), Attr("tabindex", -1), page.main),
                                Footer(page, words));
  if (!page.stream) return Tag("body", content);
  return Tag("body", Attr("data-stream", page.stream->Text()),
             Attr("data-word-changed", words["live.changed"]),
             Attr("data-word-show", words["live.show"]), content);
}

}  // namespace

std::string Page(const PageData& page, const Messages& words) {
  return Html::Of(Doctype(),
                  Tag("html", Attr("lang", words.Code()), Head(page, words), Body(page, words)))
      .Take();
}

Html LiveFragment(std::string_view id, const Url& source, const Html& content) {
  return Tag("div", Class("live"), Attr("id", id), Attr("data-live", source.Text()), content);
}

}  // namespace mandat::web
