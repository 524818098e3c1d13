// The names that markup is made of: literals, checked while compiling.
//
// A name that could run code does not exist here: no `script` or `style` element (their content is
// not text), no `on...` or `style` attribute, and an attribute that holds an address takes a Url.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace mandat::web {

namespace internal {

// Not constexpr on purpose: reaching one of them in a consteval constructor is the compile error.
void NotAnElementName();
void NotAVoidElement();
void NotAPlainAttribute();
void NotAnAddressAttribute();
void NotAClassName();

constexpr std::array<std::string_view, 10> kVoidElements{"area",  "br",   "col",  "hr",     "img",
                                                         "input", "link", "meta", "source", "wbr"};
// Their content is not text, or they load or change what the policy of SE-44 shuts out.
constexpr std::array<std::string_view, 14> kForbiddenElements{
    "script", "style",  "iframe",   "object",  "embed",     "base", "frame",
    "math",   "applet", "template", "animate", "plaintext", "set",  "xmp"};
constexpr std::array<std::string_view, 7> kAddressAttributes{
    "href", "src", "action", "formaction", "poster", "cite", "data"};
constexpr std::array<std::string_view, 5> kForbiddenAttributes{"style", "srcdoc", "srcset", "ping",
                                                               "nonce"};

template <std::size_t Length>
consteval bool Has(const std::array<std::string_view, Length>& names, std::string_view name) {
  for (const std::string_view known : names) {
    if (known == name) return true;
  }
  return false;
}

consteval bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Letters, digits and hyphens, a letter first. Capitals: SVG has viewBox and linearGradient.
consteval bool IsName(std::string_view name) {
  if (name.empty() || !IsLetter(name.front())) return false;
  for (const char c : name) {
    if (!IsLetter(c) && !(c >= '0' && c <= '9') && c != '-') return false;
  }
  return true;
}

consteval std::string_view CheckedElement(std::string_view name, bool is_void) {
  if (!IsName(name) || Has(kForbiddenElements, name)) {
    NotAnElementName();
  }
  if (Has(kVoidElements, name) != is_void) NotAVoidElement();
  return name;
}

consteval std::string_view CheckedAttribute(std::string_view name) {
  const bool is_handler =
      name.size() > 2 && (name[0] == 'o' || name[0] == 'O') && (name[1] == 'n' || name[1] == 'N');
  if (!IsName(name) || is_handler || Has(kForbiddenAttributes, name)) {
    NotAPlainAttribute();
  }
  return name;
}

}  // namespace internal

class ElementName {
 public:
  template <std::size_t Size>
  consteval ElementName(const char (&name)[Size])  // NOLINT(google-explicit-constructor)
      : text_(internal::CheckedElement({name, Size - 1}, false)) {}
  [[nodiscard]] std::string_view Text() const { return text_; }

 private:
  std::string_view text_;
};

// `br`, `input`, `meta`, ...: an element that has no content and no end.
class VoidElementName {
 public:
  template <std::size_t Size>
  consteval VoidElementName(const char (&name)[Size])  // NOLINT(google-explicit-constructor)
      : text_(internal::CheckedElement({name, Size - 1}, true)) {}
  [[nodiscard]] std::string_view Text() const { return text_; }

 private:
  std::string_view text_;
};

class AttributeName {
 public:
  template <std::size_t Size>
  consteval AttributeName(const char (&name)[Size])  // NOLINT(google-explicit-constructor)
      : text_(internal::CheckedAttribute({name, Size - 1})) {
    if (internal::Has(internal::kAddressAttributes, {name, Size - 1})) {
      internal::NotAPlainAttribute();
    }
  }
  [[nodiscard]] std::string_view Text() const { return text_; }

 private:
  std::string_view text_;
};

class AddressAttributeName {
 public:
  template <std::size_t Size>
  consteval AddressAttributeName(const char (&name)[Size])  // NOLINT(google-explicit-constructor)
      : text_(internal::CheckedAttribute({name, Size - 1})) {
    if (!internal::Has(internal::kAddressAttributes, {name, Size - 1})) {
      internal::NotAnAddressAttribute();
    }
  }
  [[nodiscard]] std::string_view Text() const { return text_; }

 private:
  std::string_view text_;
};

// One or more names of the style sheet: "seat", "button quiet".
class ClassName {
 public:
  constexpr ClassName() = default;  // no class
  template <std::size_t Size>
  consteval ClassName(const char (&names)[Size])  // NOLINT(google-explicit-constructor)
      : text_(names, Size - 1) {
    for (const char c : text_) {
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != ' ') {
        internal::NotAClassName();
      }
    }
  }
  [[nodiscard]] constexpr std::string_view Text() const { return text_; }

 private:
  std::string_view text_;
};

}  // namespace mandat::web
