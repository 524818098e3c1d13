// Site: every page and form of the server, under "/". Hands requests to pages, acts to the writer.
#pragma once

#include <memory>
#include <string_view>

#include "app/host.hpp"
#include "crypto/crypto.hpp"
#include "net/http.hpp"
#include "net/request_rules.hpp"
#include "net/responder.hpp"

namespace mandat::web {

// Whether a reader on this machine may take any person's place in a demo, without login (SE-15).
enum class ActAs { kNever, kInDemos };

struct SiteOptions {
  crypto::Key key{};  // signs the cookies and the forms of this server
  ActAs act_as = ActAs::kNever;
};

// How large a body of a request to the site may be: pasted lists are larger than forms.
[[nodiscard]] net::BodyClass BodyClassOf(net::Method method, std::string_view path);

class Site {
 public:
  // The host outlives the site.
  Site(app::Host& host, const SiteOptions& options);
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;
  ~Site();

  // Answers at once, or when the act is on record. False, and the request untouched, if no route of
  // the site matches: then NotFound is the page to send.
  [[nodiscard]] bool Handle(net::Request& request, const net::Responder& responder) const;

  // The page for an address that nobody answers, in the reader's language.
  [[nodiscard]] net::Response NotFound(const net::Request& request) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace mandat::web
