#include "core/refusal.hpp"

#include <algorithm>
#include <utility>

namespace mandat::core {

const RefusalRow* FindRefusal(std::string_view code) {
  const auto row = std::ranges::find(kRefusals, code, &RefusalRow::code);
  return row == kRefusals.end() ? nullptr : &*row;
}

tl::unexpected<Error> Refuse(Refusal refusal, std::string_view article, std::string detail) {
  const std::string_view code = kRefusals[static_cast<std::size_t>(refusal)].code;
  return tl::unexpected(Error{
      .code = std::string(code), .article = std::string(article), .detail = std::move(detail)});
}

}  // namespace mandat::core
