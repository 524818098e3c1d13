// Posts: who may send a form, what it asks, and the page that answers.
#include "web/posts.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "app/embedded.hpp"
#include "app/roll_import.hpp"
#include "base/check.hpp"
#include "net/target.hpp"
#include "web/pages/acts.hpp"
#include "web/pages/pages.hpp"
#include "web/pages/roll_list.hpp"

namespace mandat::web {
namespace {

using net::Method;
using net::Request;
using net::Responder;
using net::Response;

// The request came from a page of ours: the browser says so (SE-45). A client that says neither is
// no browser that we know, and is refused.
bool IsSameOrigin(const Request& request) {
  if (const std::string* const site = request.Header("Sec-Fetch-Site")) {
    return *site == "same-origin";
  }
  const std::string* const origin = request.Header("Origin");
  const std::string* const host = request.Header("Host");
  return origin && host && (*origin == "http://" + *host || *origin == "https://" + *host);
}

Url PageToReturnTo(const Visit& visit, const net::Parameters& form) {
  const auto own = Url::OwnPath(ValueOf(form, "page"));
  return own ? *own : visit.Home();
}

Response Back(const Visit& visit, const net::Parameters& form) {
  return net::SeeOther(std::string(PageToReturnTo(visit, form).Text()));
}

// The same with the receipt.
Response Recorded(const Visit& visit, const net::Parameters& form, const app::Reply& reply) {
  const Url back =
      PageToReturnTo(visit, form).With("leaf", std::to_string(reply.first_seq.value_or(0) + 1));
  return net::SeeOther(std::string(back.Text()));
}

// Randomness that is the same for the same form: a second click makes the same command ids and the
// same persons, and so no second act (IF-702).
class RandomOfForm final : public storage::Random {
 public:
  RandomOfForm(const crypto::Key& key, std::string_view purpose, const net::Parameters& form)
      : key_(key), seed_(std::string(purpose) + "\n" + ValueOf(form, "command_id")) {}
  void Fill(std::span<std::uint8_t> out) override {
    while (!out.empty()) {
      const std::string text = seed_ + "\n" + std::to_string(block_++);
      const Digest block = crypto::KeyedHash(key_, crypto::BytesOf(text));
      const std::size_t count = std::min(block.size(), out.size());
      std::copy_n(block.begin(), count, out.begin());
      out = out.subspan(count);
    }
  }

 private:
  crypto::Key key_;
  std::string seed_;
  std::uint64_t block_ = 0;
};

}  // namespace

Result<void> Posts::CheckForm(const Call& call, const net::Parameters& form) const {
  const std::string* const token = net::FindParameter(form, "csrf");
  const std::string wanted = CsrfToken(options_.key, call.visit.session, call.request.path);
  const bool is_ours =
      IsSameOrigin(call.request) && token && !call.is_new_session &&
      crypto::EqualInConstantTime(crypto::BytesOf(*token), crypto::BytesOf(wanted));
  if (!is_ours) return Fail("not_our_form");
  return {};
}

// The page that the form stood on, if it is one of this organisation.
Response Posts::PageOf(Call& call, const net::Parameters& form) const {
  Visit& visit = call.visit;
  visit.view = visit.hosted->organisation->CurrentView();
  const std::string* const page = net::FindParameter(form, "page");
  const auto there = page ? net::ParseTarget(*page) : Result<net::Target>(Fail("no_page"));
  Request shown = call.request;
  shown.method = Method::kGet;
  shown.path = there ? there->path : std::string(visit.Home().Text());
  shown.query.clear();
  auto found = router_.Match(shown);
  const std::string* const org = net::FindParameter(found.captured, "org");
  const bool is_own_page = found.value && found.value->show && org && *org == visit.hosted->slug;
  call.request = std::move(shown);
  if (is_own_page) visit.captured = std::move(found.captured);
  Response response = !visit.State().statute ? FoundingPage(visit)
                      : is_own_page          ? found.value->show(visit)
                                             : HomePage(visit);
  Finish(call, response);
  return response;
}

// The same page, with what was entered and why it was not done.
Response Posts::Refused(Call& call, Error error, std::string_view command,
                        const net::Parameters& form) const {
  call.visit.not_done = NotDone{std::move(error), std::string(command), form};
  return PageOf(call, form);
}

// The same for an act that was refused, or for which nothing could be kept.
Response Posts::NotRecorded(Call& call, const app::Reply& reply, std::string_view command,
                            const net::Parameters& form) const {
  Response response = Refused(call, reply.error, command, form);
  if (reply.level == app::Level::kUnavailable) response.status = 503;
  return response;
}

void Posts::Answer(const CallPtr& call, Special special, const Responder& responder) const {
  const auto form = net::ParseParameters(call->request.body);
  if (!form) return responder.Send(Refused(*call, form.error(), "", {}));
  if (const Result<void> ours = CheckForm(*call, *form); !ours) {
    Response response = Refused(*call, ours.error(), "", {});
    response.status = 403;
    return responder.Send(std::move(response));
  }
  if (special == Special::kActAs) return responder.Send(ChoosePerson(*call, *form));
  if (special == Special::kFound) return Found(call, *form, responder);
  if (special == Special::kRollList) return RollList(call, *form, responder);
  Act(call, *form, responder);
}

Response Posts::ChoosePerson(Call& call, const net::Parameters& form) const {
  Visit& visit = call.visit;
  if (!visit.may_act_as) {
    Response response = Refused(call, Error{"act_as_not_allowed", {}, {}}, "", {});
    response.status = 403;
    return response;
  }
  Response response = Back(visit, form);
  std::uint64_t person = 0;
  for (const char c : ValueOf(form, "person")) {
    if (c < '0' || c > '9' || person > (std::uint64_t{1} << 40U)) return response;
    person = person * 10 + static_cast<std::uint64_t>(c - '0');
  }
  RememberPerson(options_, visit, person == 0 ? std::nullopt : std::optional(PersonId{person}),
                 response);
  return response;
}

void Posts::Act(const CallPtr& call, const net::Parameters& form,
                const Responder& responder) const {
  const std::string* const command = net::FindParameter(call->visit.captured, "command");
  MANDAT_CHECK(command);  // the route captures it
  const auto refuse = [&](Error error) {
    responder.Send(Refused(*call, std::move(error), *command, form));
  };
  if (!call->visit.person) return refuse(Error{"nobody_acts", {}, {}});
  const auto command_id = ParseCommandId(ValueOf(form, "command_id"));
  if (!command_id) return refuse(Error{"command_id_malformed", {}, {}});
  auto arguments = ArgumentsFrom(call->visit, *command, form);
  if (!arguments) return refuse(arguments.error());
  Submit(call,
         {.id = *command_id,
          .actor = call->visit.Actor(),
          .command = *command,
          .arguments = std::move(*arguments),
          .documents = DocumentsFrom(form)},
         form, responder);
}

void Posts::Submit(const CallPtr& call, app::Submission submission, net::Parameters form,
                   const Responder& responder) const {
  const std::string command = submission.command;
  call->visit.hosted->writer->Submit(
      std::move(submission),
      [this, call, command, form = std::move(form), responder](const app::Reply& reply) {
        if (reply.level != app::Level::kRecorded) {
          return responder.Send(NotRecorded(*call, reply, command, form));
        }
        responder.Send(Recorded(call->visit, form, reply));
      });
}

// Looks, or records: the units first, and then the people, who need the numbers of their units.
void Posts::RollList(const CallPtr& call, const net::Parameters& form,
                     const Responder& responder) const {
  Visit& visit = call->visit;
  Result<RollWork> work = ReadRollList(visit, form);
  if (!work) return responder.Send(Refused(*call, work.error(), kRollList, form));
  const auto asked = std::make_shared<const RollAsked>(form, std::move(*work));
  if (!asked->work.IsInOrder() || ValueOf(form, "step") != "record") {
    visit.roll_asked = asked;
    return responder.Send(PageOf(*call, form));
  }
  RandomOfForm random(options_.key, "units", form);
  visit.hosted->writer->SubmitAll(
      app::AdmitUnits(asked->work.plan, asked->work.unit_kind, *visit.person, random),
      [this, call, asked, responder](const std::vector<app::Reply>& replies) {
        if (const app::Reply* const refused = app::FirstNotRecorded(replies)) {
          return responder.Send(NotRecorded(*call, *refused, kRollList, asked->input));
        }
        EnrolListed(call, asked, responder);
      });
}

void Posts::EnrolListed(const CallPtr& call, const RollAskedPtr& asked,
                        const Responder& responder) const {
  const Visit& visit = call->visit;
  const app::ViewPtr view = visit.hosted->organisation->CurrentView();
  RandomOfForm random(options_.key, "people", asked->input);
  auto people = app::EnrolAndMove(asked->work.file, asked->work.plan, *view, *visit.person, random);
  if (!people) return responder.Send(Refused(*call, people.error(), kRollList, asked->input));
  visit.hosted->writer->SubmitAll(
      std::move(*people), [this, call, asked, responder](const std::vector<app::Reply>& replies) {
        if (const app::Reply* const refused = app::FirstNotRecorded(replies)) {
          return responder.Send(NotRecorded(*call, *refused, kRollList, asked->input));
        }
        responder.Send(replies.empty() ? Back(call->visit, asked->input)
                                       : Recorded(call->visit, asked->input, replies.front()));
      });
}

// Two commands of the operator: the ledger is opened under the chosen statutes, and the founder
// becomes its roll officer. Whoever sits at this machine is the operator of a demo.
void Posts::Found(const CallPtr& call, const net::Parameters& form,
                  const Responder& responder) const {
  Visit& visit = call->visit;
  const auto statutes = app::EmbeddedFile("statutes/" + ValueOf(form, "statutes") + ".toml");
  const auto id = ParseCommandId(ValueOf(form, "command_id"));
  if (!visit.may_act_as || !statutes || !id) {
    return responder.Send(Refused(*call, Error{"act_as_not_allowed", {}, {}}, "open_ledger", form));
  }
  app::Submission open = app::MakeSubmission(*id, core::Actor::Operator(1), core::OpenLedger{},
                                             {{"name", {.payload = ValueOf(form, "name")}},
                                              {"statutes", {.payload = std::string(*statutes)}}});
  const PersonId founder = app::NewPersonId(*host_.GetPorts().random);
  visit.hosted->writer->Submit(
      std::move(open), [this, call, form, founder, responder](const app::Reply& reply) {
        if (reply.level != app::Level::kRecorded) {
          return responder.Send(NotRecorded(*call, reply, "open_ledger", form));
        }
        app::Submission name =
            app::MakeSubmission(app::NewCommandId(*host_.GetPorts().random),
                                core::Actor::Operator(1), core::NameRollOfficer{.person = founder});
        call->visit.hosted->writer->Submit(
            std::move(name), [this, call, founder, responder](const app::Reply& /*named*/) {
              const Visit& there = call->visit;
              Response response = net::SeeOther(std::string(there.Home().Text()));
              RememberPerson(options_, there, founder, response);
              responder.Send(std::move(response));
            });
      });
}

}  // namespace mandat::web
