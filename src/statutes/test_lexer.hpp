// The words and signs of a test expression, each with its column. Only the parser needs this.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "statutes/test.hpp"

namespace mandat::statutes {

template <typename T>
using Checked = tl::expected<T, TestFault>;

[[nodiscard]] inline tl::unexpected<TestFault> Fault(std::string code, std::size_t column,
                                                     std::string message) {
  return tl::unexpected(
      TestFault{.code = std::move(code), .column = column, .message = std::move(message)});
}

struct Token {
  enum class Kind { kWord, kNumber, kString, kSign, kEnd };
  Kind kind = Kind::kEnd;
  std::string_view text;  // of a string: without its quotes
  std::size_t column = 1;

  [[nodiscard]] bool Is(std::string_view word) const {
    return (kind == Kind::kWord || kind == Kind::kSign) && text == word;
  }
};

// The tokens of `text`, and kEnd after the last. They point into `text`.
// Fails with E201: a character that no test has, a string without end, more than kLongestTest.
[[nodiscard]] Checked<std::vector<Token>> TokensOf(std::string_view text);

}  // namespace mandat::statutes
