// Result<T>: a value, or the reason there is none. Our code throws nothing.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace mandat {

// Why an operation did not happen.
struct Error {
  std::string code;     // stable and public; "refusal." + code is its key in the message catalogues
  std::string article;  // the article of the statutes that says so; empty if none is involved
  std::string detail;   // what exactly, with the numbers or the place; never parsed
  friend bool operator==(const Error&, const Error&) = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

// What a function returns that either did its work or says why not.
using Status = Result<void>;

[[nodiscard]] inline tl::unexpected<Error> Fail(std::string code, std::string detail = {}) {
  return tl::unexpected(Error{.code = std::move(code), .article = {}, .detail = std::move(detail)});
}

}  // namespace mandat

// MANDAT_TRY(const Ratio share, ParseShare(word)): declares `share` with the value of the Result on
// the right, or returns its error from this function.
//
// A statement on purpose, not an expression: g++ 12 does not destroy the members of a half-built
// `T{.a = ..., .b = ...}` when an early return leaves from inside the braces.
#define MANDAT_TRY(declaration, expression) \
  MANDAT_TRY_NAMED(MANDAT_JOIN(result_of_line_, __LINE__), declaration, expression)

// NOLINTBEGIN(bugprone-macro-parentheses): a declaration cannot stand in parentheses
#define MANDAT_TRY_NAMED(result, declaration, expression)            \
  auto result = (expression);                                        \
  if (!(result)) return ::tl::unexpected(std::move(result).error()); \
  declaration = std::move(result).value()
// NOLINTEND(bugprone-macro-parentheses)

// MANDAT_TRY_DO(CheckSpelling(word)): the same for a Status, which has no value to declare.
#define MANDAT_TRY_DO(expression)                               \
  if (auto status_of_line = (expression); !status_of_line) {    \
    return ::tl::unexpected(std::move(status_of_line).error()); \
  }                                                             \
  static_assert(true, "a semicolon follows")

#define MANDAT_JOIN(a, b) MANDAT_JOIN_EXPANDED(a, b)
#define MANDAT_JOIN_EXPANDED(a, b) a##b
