#include "app/answers.hpp"

#include <utility>

#include "base/fields.hpp"

namespace mandat::app {
namespace {

struct Kept {
  std::string article;
  std::string code;
  std::string detail;
  std::uint32_t events = 0;
  static constexpr auto Fields() {
    return std::tuple(Field("article", &Kept::article), Field("code", &Kept::code),
                      Field("detail", &Kept::detail), Field("events", &Kept::events));
  }
};

}  // namespace

storage::Answer WriteAnswer(const CommandId& command, const Reply& reply) {
  return {.command = command,
          .first_seq = reply.first_seq,
          .text = ToJson(Kept{.article = reply.error.article,
                              .code = reply.error.code,
                              .detail = reply.error.detail,
                              .events = reply.events})};
}

Reply ReadAnswer(const storage::Answer& answer) {
  Reply reply;
  reply.repeated = true;
  auto kept = FromJson<Kept>(answer.text);
  if (!kept) {
    reply.error.code = "store_damaged";
    return reply;
  }
  reply.first_seq = answer.first_seq;
  reply.level = answer.first_seq ? Level::kRecorded : Level::kRefused;
  reply.events = kept->events;
  reply.error = {.code = std::move(kept->code),
                 .article = std::move(kept->article),
                 .detail = std::move(kept->detail)};
  return reply;
}

Error OtherBody() {
  return {.code = "other_body", .article = {}, .detail = "this id was used for another act"};
}

}  // namespace mandat::app
