#include "core/codec.hpp"

#include <array>
#include <utility>

#include "base/fields.hpp"
#include "core/visit.hpp"

namespace mandat::core {
namespace {

// One row per alternative: how to read it, found by its name.
template <typename Any>
struct Reader {
  std::string_view name;
  Result<Any> (*read)(std::string_view text);
};

template <typename Any, typename T>
Result<Any> ReadAs(std::string_view text) {
  auto value = FromJson<T>(text);
  if (!value) return tl::unexpected(std::move(value).error());
  return Any(std::move(*value));
}

template <typename... T>
constexpr std::array<Reader<Command>, sizeof...(T)> CommandReaders(
    const std::variant<T...>* /*types*/) {
  return {Reader<Command>{T::kName, &ReadAs<Command, T>}...};
}

template <typename... T>
constexpr std::array<Reader<Fact>, sizeof...(T)> FactReaders(TypeList<T...> /*types*/) {
  return {Reader<Fact>{T::kType, &ReadAs<Fact, T>}...};
}

template <typename Readers>
auto ReadByName(const Readers& readers, std::string_view name, std::string_view text,
                const char* code) -> decltype(readers[0].read(text)) {
  for (const auto& reader : readers) {
    if (reader.name == name) return reader.read(text);
  }
  return Fail(code, std::string(name));
}

}  // namespace

std::string_view NameOf(const Command& command) {
  return std::visit([]<typename C>(const C&) { return C::kName; }, command);
}

std::string EncodeArguments(const Command& command) {
  return std::visit([](const auto& c) { return ToJson(c); }, command);
}

Result<Command> DecodeCommand(std::string_view name, std::string_view arguments) {
  static constexpr auto kReaders = CommandReaders(static_cast<const Command*>(nullptr));
  return ReadByName(kReaders, name, arguments, "no_such_command");
}

std::string_view TypeOf(const Fact& fact) {
  return VisitFact<std::string_view>(fact, []<typename F>(const F&) { return F::kType; });
}

Count VersionOf(const Fact& fact) {
  return VisitFact<Count>(fact, []<typename F>(const F&) { return F::kVersion; });
}

std::string EncodeFact(const Fact& fact) {
  return VisitFact<std::string>(fact, [](const auto& f) { return ToJson(f); });
}

Result<Fact> DecodeFact(std::string_view type, Count version, std::string_view data) {
  // Every type is in its first version so far; upgrades get their chain here (RC-64).
  if (version != 1) return Fail("no_such_type", std::string(type) + " of a later version");
  static constexpr auto kReaders = FactReaders(FactTypes{});
  return ReadByName(kReaders, type, data, "no_such_type");
}

}  // namespace mandat::core
