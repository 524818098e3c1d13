// Url: an address that a page may link to. Nothing else fits into href, src or action, so a
// `javascript:` address that somebody typed cannot become a link (SE-40, SE-46).
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"

namespace mandat::web {

namespace internal {
// Not constexpr on purpose: reaching it in a consteval constructor is the compile error.
void NotAnAddressOfThisSite();
}  // namespace internal

// A literal: a path of our own ("/o/"), a fragment ("#content") or a query ("?page=2").
class UrlLiteral {
 public:
  template <std::size_t Size>
  consteval UrlLiteral(const char (&text)[Size])  // NOLINT(google-explicit-constructor)
      : text_(text, Size - 1) {
    const bool is_path = text_.starts_with('/') && !text_.starts_with("//");
    if (!is_path && !text_.starts_with('#') && !text_.starts_with('?')) {
      internal::NotAnAddressOfThisSite();
    }
  }
  [[nodiscard]] std::string_view Text() const { return text_; }

 private:
  std::string_view text_;
};

class Url {
 public:
  Url(UrlLiteral literal) : text_(literal.Text()) {}  // NOLINT(google-explicit-constructor)

  // "/o" and {"harbour", "b", "12"} give "/o/harbour/b/12". Segments are percent-encoded, whatever
  // they hold; one that would climb or vanish ("..", ".", "") becomes "_".
  [[nodiscard]] static Url Local(UrlLiteral start,
                                 std::initializer_list<std::string_view> segments);

  // A path of this site that came from outside, as the page to return to after a form.
  // Fails with `not_an_own_path`.
  [[nodiscard]] static Result<Url> OwnPath(std::string_view text);

  // An address that a person wrote: http, https or mailto. Fails with `address_not_allowed`.
  [[nodiscard]] static Result<Url> External(std::string_view text);

  // The same address with a query parameter more, or with another fragment.
  [[nodiscard]] Url With(std::string_view name, std::string_view value) const;
  [[nodiscard]] Url At(std::string_view fragment) const;

  [[nodiscard]] std::string_view Text() const { return text_; }

 private:
  // A type of its own, so that a string cannot become an address by overload resolution.
  struct Checked {
    std::string text;
  };
  explicit Url(Checked checked) : text_(std::move(checked.text)) {}

  std::string text_;
};

}  // namespace mandat::web
