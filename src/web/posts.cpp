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
  const std::string* const page = net::FindParameter(form, "page");
  const auto own = Url::OwnPath(page ? std::string_view(*page) : std::string_view());
  return own ? *own : visit.Home();
}

// Back to the page of the form, with the receipt.
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
      : key_(key), seed_(purpose) {
    const std::string* const id = net::FindParameter(form, "command_id");
    seed_ += "\n" + (id ? *id : std::string());
  }
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

const app::Reply* FirstNotRecorded(const std::vector<app::Reply>& replies) {
  const auto found = std::ranges::find_if(
      replies, [](const app::Reply& reply) { return reply.level != app::Level::kRecorded; });
  return found == replies.end() ? nullptr : &*found;
}

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
  const std::string* const number = net::FindParameter(form, "person");
  Response response = net::SeeOther(std::string(PageToReturnTo(visit, form).Text()));
  std::uint64_t person = 0;
  for (const char c : number ? *number : std::string()) {
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
  const std::string* const id = net::FindParameter(form, "command_id");
  MANDAT_CHECK(command);  // the route captures it
  const auto refuse = [&](Error error) {
    responder.Send(Refused(*call, std::move(error), *command, form));
  };
  if (!call->visit.person) return refuse(Error{"nobody_acts", {}, {}});
  const auto command_id = ParseCommandId(id ? *id : std::string());
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
          Response response = Refused(*call, reply.error, command, form);
          if (reply.level == app::Level::kUnavailable) response.status = 503;
          return responder.Send(std::move(response));
        }
        responder.Send(Recorded(call->visit, form, reply));
      });
}

// Looks, or records: the units first, and then the people, who need the numbers of their units.
void Posts::RollList(const CallPtr& call, const net::Parameters& form,
                     const Responder& responder) const {
  Visit& visit = call->visit;
  const Result<RollWork> work = ReadRollList(visit, form);
  if (!work) return responder.Send(Refused(*call, work.error(), kRollList, form));
  const std::string* const step = net::FindParameter(form, "step");
  const bool in_order = work->file.IsInOrder() && work->plan.findings.empty();
  if (!in_order || !step || *step != "record") {
    visit.asked = form;
    return responder.Send(PageOf(*call, form));
  }
  if (work->plan.new_units.empty()) return EnrolListed(call, form, responder);
  RandomOfForm random(options_.key, "units", form);
  visit.hosted->writer->SubmitAll(
      app::AdmitUnits(work->plan, work->unit_kind, *visit.person, random),
      [this, call, form, responder](const std::vector<app::Reply>& replies) {
        if (const app::Reply* const refused = FirstNotRecorded(replies)) {
          return responder.Send(Refused(*call, refused->error, kRollList, form));
        }
        call->visit.view = call->visit.hosted->organisation->CurrentView();
        EnrolListed(call, form, responder);
      });
}

void Posts::EnrolListed(const CallPtr& call, const net::Parameters& form,
                        const Responder& responder) const {
  const Visit& visit = call->visit;
  const auto refuse = [this, call, form, responder](const Error& error) {
    responder.Send(Refused(*call, error, kRollList, form));
  };
  const Result<RollWork> work = ReadRollList(visit, form);
  if (!work) return refuse(work.error());
  RandomOfForm random(options_.key, "people", form);
  auto people = app::EnrolAndMove(work->file, work->plan, *visit.view, *visit.person, random);
  if (!people) return refuse(people.error());
  if (people->empty()) {
    return responder.Send(net::SeeOther(std::string(PageToReturnTo(visit, form).Text())));
  }
  visit.hosted->writer->SubmitAll(
      std::move(*people), [call, form, responder, refuse](const std::vector<app::Reply>& replies) {
        if (const app::Reply* const refused = FirstNotRecorded(replies)) {
          return refuse(refused->error);
        }
        responder.Send(Recorded(call->visit, form, replies[0]));
      });
}

// Two commands of the operator: the ledger is opened under the chosen statutes, and the founder
// becomes its roll officer. Whoever sits at this machine is the operator of a demo.
void Posts::Found(const CallPtr& call, const net::Parameters& form,
                  const Responder& responder) const {
  Visit& visit = call->visit;
  const auto value = [&](std::string_view name) {
    const std::string* const found = net::FindParameter(form, name);
    return found ? *found : std::string();
  };
  const auto statutes = app::EmbeddedFile("statutes/" + value("statutes") + ".toml");
  const auto id = ParseCommandId(value("command_id"));
  if (!visit.may_act_as || !statutes || !id) {
    return responder.Send(Refused(*call, Error{"act_as_not_allowed", {}, {}}, "open_ledger", form));
  }
  app::Submission open{.id = *id,
                       .actor = core::Actor::Operator(1),
                       .command = "open_ledger",
                       .arguments = "{}",
                       .documents = {}};
  open.documents["name"].payload = value("name");
  open.documents["statutes"].payload = std::string(*statutes);
  const PersonId founder = app::NewPersonId(*host_.GetPorts().random);
  visit.hosted->writer->Submit(
      std::move(open), [this, call, form, founder, responder](const app::Reply& reply) {
        if (reply.level != app::Level::kRecorded) {
          return responder.Send(Refused(*call, reply.error, "open_ledger", form));
        }
        app::Submission name{.id = app::NewCommandId(*host_.GetPorts().random),
                             .actor = core::Actor::Operator(1),
                             .command = "name_roll_officer",
                             .arguments = "{\"person\":" + std::to_string(founder.value) + "}",
                             .documents = {}};
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
