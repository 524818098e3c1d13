// The frame of every page: skip links, header, navigation, content, footer (IF-109, IF-111).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/components.hpp"
#include "web/html.hpp"
#include "web/messages.hpp"
#include "web/url.hpp"

namespace mandat::web {

struct NavigationItem {
  Url url;
  std::string label;
  bool is_current = false;
};

struct LanguageLink {
  Language language;
  Url url;  // this page in that language
};

// Which state of the record the page shows.
struct RecordLine {
  std::int64_t number = 0;
  std::string instant;  // as FormatInstant gives it
  SealState state = SealState::kRecorded;
  std::optional<Url> verify = std::nullopt;
  std::optional<Url> json = std::nullopt;
  std::optional<Url> print = std::nullopt;
};

struct PageData {
  std::string title;
  std::string organisation;  // empty on pages of the server itself
  Url home = Url("/");
  std::vector<NavigationItem> navigation;
  std::vector<LanguageLink> languages;
  std::string person;                            // signed in; empty: nobody
  std::optional<Action> session = std::nullopt;  // sign in, or the reader's own page
  Html act_as;                               // the form that switches the capacity (IF section 1)
  std::optional<Action> due = std::nullopt;  // the one act that is due (IF-110)
  bool has_business = false;                 // `main` has an element with the id "business"
  std::optional<Url> stream = std::nullopt;  // live events; absent: the page stands still
  Html main;                                 // begins with its <h1>
  std::optional<RecordLine> record = std::nullopt;
};

// The whole document. No inline script or style, and everything works without the script file.
[[nodiscard]] std::string Page(const PageData& page, const Messages& words);

// A part of a page that the live script fetches again from `source` when the stream says that `id`
// is stale. `source` answers with the same element (IF-103).
[[nodiscard]] Html LiveFragment(std::string_view id, const Url& source, const Html& content);

}  // namespace mandat::web
