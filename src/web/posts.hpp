// Posts: the way of a form to the writer and back.
#pragma once

#include <memory>
#include <string_view>

#include "app/host.hpp"
#include "app/submission.hpp"
#include "net/http.hpp"
#include "net/responder.hpp"
#include "net/router.hpp"
#include "web/call.hpp"
#include "web/routes.hpp"
#include "web/site.hpp"

namespace mandat::web {

class Posts {
 public:
  // All three outlive the posts.
  Posts(const app::Host& host, const SiteOptions& options, const net::Router<Route>& router)
      : host_(host), options_(options), router_(router) {}

  // Answers at once, or when the act is on record: with the page that the form stood on.
  void Answer(const CallPtr& call, Special special, const net::Responder& responder) const;

 private:
  using RollAskedPtr = std::shared_ptr<const RollAsked>;

  [[nodiscard]] net::Response PageOf(Call& call, const net::Parameters& form) const;
  [[nodiscard]] net::Response Refused(Call& call, Error error, std::string_view command,
                                      const net::Parameters& form) const;
  [[nodiscard]] net::Response NotRecorded(Call& call, const app::Reply& reply,
                                          std::string_view command,
                                          const net::Parameters& form) const;
  [[nodiscard]] Result<void> CheckForm(const Call& call, const net::Parameters& form) const;
  void Act(const CallPtr& call, const net::Parameters& form, const net::Responder& responder) const;
  void Submit(const CallPtr& call, app::Submission submission, net::Parameters form,
              const net::Responder& responder) const;
  [[nodiscard]] net::Response ChoosePerson(Call& call, const net::Parameters& form) const;
  void RollList(const CallPtr& call, const net::Parameters& form,
                const net::Responder& responder) const;
  void EnrolListed(const CallPtr& call, const RollAskedPtr& asked,
                   const net::Responder& responder) const;
  void Found(const CallPtr& call, const net::Parameters& form,
             const net::Responder& responder) const;

  const app::Host& host_;
  const SiteOptions& options_;
  const net::Router<Route>& router_;
};

}  // namespace mandat::web
