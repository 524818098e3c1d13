#include "net/in_process.hpp"

#include <mutex>
#include <utility>

#include "base/check.hpp"

namespace mandat::net {

struct PendingExchange::Slot {
  std::shared_ptr<Site> site;
  Method method = Method::kGet;
  std::weak_ptr<PendingAnswer> pending;
  std::mutex mutex;  // a handler may answer from another thread here too
  std::optional<Result<Response>> answer;
};

bool PendingExchange::IsAnswered() const {
  const std::lock_guard lock(slot_->mutex);
  return slot_->answer.has_value();
}

void PendingExchange::RunOutOfTime() {
  if (const auto pending = slot_->pending.lock()) pending->SettleLate();
}

Response PendingExchange::Take() {
  const std::lock_guard lock(slot_->mutex);
  std::optional<Result<Response>> taken = std::exchange(slot_->answer, std::nullopt);
  MANDAT_CHECK(taken.has_value());  // the caller asked IsAnswered, or ran out of time
  Result<Response> answer = *std::move(taken);
  Response response =
      answer ? *std::move(answer)
             : slot_->site->failure_page({.status = StatusOfFailure(answer.error().code),
                                          .error = answer.error(),
                                          .id = std::to_string(++slot_->site->failures)});
  if (!HasBody(response, slot_->method)) response.body = {};
  return response;
}

InProcess::InProcess(Handler handler, const RequestPolicy& policy)
    : site_(std::make_shared<Site>(policy.upload_bytes)) {
  site_->handler = std::move(handler);
  site_->policy = policy;
}

PendingExchange InProcess::Begin(Request request, From from) {
  request.is_loopback = from == From::kThisMachine;
  PendingExchange exchange;
  exchange.slot_ = std::make_shared<PendingExchange::Slot>();
  exchange.slot_->site = site_;
  exchange.slot_->method = request.method;
  auto pending = std::make_shared<PendingAnswer>([slot = exchange.slot_](Result<Response> answer) {
    const std::lock_guard lock(slot->mutex);
    slot->answer = std::move(answer);
  });
  exchange.slot_->pending = pending;
  site_->handler(std::move(request), Responder(std::move(pending)));
  return exchange;
}

Response InProcess::Handle(Request request) {
  PendingExchange exchange = Begin(std::move(request));
  if (!exchange.IsAnswered()) exchange.RunOutOfTime();
  return exchange.Take();
}

std::string InProcess::HandleBytes(std::string_view bytes) {
  Instant now{};
  // Held weakly by the callbacks: a handler may answer when nobody listens any more.
  auto answers = std::make_shared<std::optional<Result<Response>>>();
  const std::weak_ptr<std::optional<Result<Response>>> inbox = answers;
  Connection connection(site_, {.address = {}, .is_loopback = true},
                        {.answered =
                             [inbox](Result<Response> answer) {
                               if (const auto open = inbox.lock()) *open = std::move(answer);
                             },
                         .wake = [] {},
                         .date = [] { return std::string_view(); }},
                        now);
  std::string sent;
  const auto run = [&] {
    for (bool is_moving = true; is_moving;) {
      is_moving = false;
      if (*answers) {
        connection.Answer(*std::exchange(*answers, std::nullopt), now);
        is_moving = true;
      }
      if (std::optional<Outgoing> out = connection.NextWrite(now)) {
        sent.append(out->head).append(BodyText(out->body));
        connection.Written(now);
        is_moving = true;
      }
    }
  };
  if (!bytes.empty()) connection.Received(bytes, now);
  run();
  while (!connection.WantsBytes() && !connection.IsOver()) {
    now += site_->timeouts.answer;
    connection.Tick(now);
    run();
  }
  return sent;
}

}  // namespace mandat::net
