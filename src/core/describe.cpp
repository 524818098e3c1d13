#include "core/describe.hpp"

#include "core/event.hpp"

namespace mandat::core {
namespace {

template <typename... T>
std::vector<MessageInfo> Describe(const std::variant<T...>* /*types*/) {
  return {DescribeMessage<T>()...};
}

template <typename... T>
std::vector<MessageInfo> Describe(TypeList<T...> /*types*/) {
  return {DescribeMessage<T>()...};
}

}  // namespace

const std::vector<MessageInfo>& AllCommands() {
  static const std::vector<MessageInfo> kAll = Describe(static_cast<const Command*>(nullptr));
  return kAll;
}

const std::vector<MessageInfo>& AllFacts() {
  static const std::vector<MessageInfo> kAll = Describe(FactTypes{});
  return kAll;
}

}  // namespace mandat::core
