// The HTML builder: markup that only literals and escaping can make (SE-40, HS-18).
//
//   Html SeatRow(const Seat& seat) {
//     return Tag("tr", Class("seat", ClassIf(seat.is_vacant, "vacant")),
//                Tag("th", Attr("scope", "row"), seat.number),
//                Tag("td", Link(seat.page, seat.holder)));
//   }
//   out.Add(Tag("table", Tag("tbody", Each(seats, SeatRow))));
//
// Parts of an element, attributes first: text (escaped), whole numbers, other elements, Html,
// std::optional of a part, Each(range, function), or a function `(Html& out)` that adds to `out`.
// Everything is written once, in order, into one string.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include "web/html_names.hpp"
#include "web/url.hpp"

namespace mandat::web {

class Html;

namespace internal {
struct Raw;  // the one door to unescaped text, for this header alone

// Escapes & < > " ' and shows what would make a text read differently from its bytes: control and
// bidirectional characters become "[U+202E]" (SE-42). Fits text and quoted attributes alike.
void AppendEscaped(std::string& out, std::string_view text);
}  // namespace internal

// Finished markup. Made from elements and escaped text, never from a string.
class Html {
 public:
  Html() = default;

  // Several parts in a row: Html::Of(Tag("dt", name), Tag("dd", value)).
  template <typename... Parts>
  [[nodiscard]] static Html Of(Parts&&... parts) {
    Html html;
    (html.Add(std::forward<Parts>(parts)), ...);
    return html;
  }

  template <typename Part>
  void Add(Part&& part);

  [[nodiscard]] bool IsEmpty() const { return text_.empty(); }
  [[nodiscard]] std::string_view View() const { return text_; }
  [[nodiscard]] std::string Take() && { return std::move(text_); }

 private:
  friend struct internal::Raw;
  std::string text_;
};

template <typename Value>
struct Attribute {
  AttributeName name;
  Value value;  // std::string_view, std::string or std::int64_t
};
struct AddressAttribute {
  AddressAttributeName name;
  Url url;
};
struct Flag {  // `disabled`, `open`: there or not
  AttributeName name;
  bool is_set = true;
};
template <std::size_t Names>
struct ClassList {
  std::array<ClassName, Names> names;
};

namespace internal {

template <typename T>
concept WholeNumber =
    std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && sizeof(T) <= 8;
template <typename T>
concept Textual = std::convertible_to<const T&, std::string_view>;

// What an element keeps of a part: a temporary string is moved in, any other text is viewed.
template <typename T>
auto Keep(T&& part) {
  using Plain = std::remove_cvref_t<T>;
  if constexpr (Textual<T>) {
    if constexpr (std::same_as<T, std::string>) {
      return std::string(std::forward<T>(part));
    } else {
      return std::string_view(part);
    }
  } else if constexpr (WholeNumber<Plain>) {
    return static_cast<std::int64_t>(part);
  } else {
    return Plain(std::forward<T>(part));
  }
}
template <typename T>
using Kept = decltype(Keep(std::declval<T>()));

template <typename T>
struct IsAttribute : std::false_type {};
template <typename V>
struct IsAttribute<Attribute<V>> : std::true_type {};
template <std::size_t Names>
struct IsAttribute<ClassList<Names>> : std::true_type {};
template <>
struct IsAttribute<AddressAttribute> : std::true_type {};
template <>
struct IsAttribute<Flag> : std::true_type {};
template <typename T>
struct IsAttribute<std::optional<T>> : IsAttribute<T> {};

template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};

// True if no attribute follows a child.
template <typename... Parts>
consteval bool AttributesComeFirst() {
  bool child_seen = false;
  bool in_order = true;
  ((IsAttribute<Parts>::value ? in_order = in_order&& !child_seen : child_seen = true), ...);
  return in_order;
}

struct Raw {
  static std::string& Of(Html& html) { return html.text_; }

  static void Number(std::string& out, std::int64_t number) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
  }

  static void Name(std::string& out, std::string_view name) {
    out += ' ';
    out += name;
    out += "=\"";
  }

  template <typename Value>
  static void Write(std::string& out, const Attribute<Value>& attribute) {
    Name(out, attribute.name.Text());
    if constexpr (std::integral<Value>) {
      Number(out, attribute.value);
    } else {
      AppendEscaped(out, attribute.value);
    }
    out += '"';
  }
  static void Write(std::string& out, const AddressAttribute& attribute) {
    Name(out, attribute.name.Text());
    AppendEscaped(out, attribute.url.Text());
    out += '"';
  }
  static void Write(std::string& out, const Flag& flag) {
    if (!flag.is_set) return;
    Name(out, flag.name.Text());  // an empty value is what HTML calls true
    out += '"';
  }
  template <std::size_t Names>
  static void Write(std::string& out, const ClassList<Names>& list) {
    bool is_open = false;
    for (const ClassName& name : list.names) {
      if (name.Text().empty()) continue;
      out += is_open ? " " : " class=\"";
      out += name.Text();
      is_open = true;
    }
    if (is_open) out += '"';
  }
  template <typename T>
  static void Write(std::string& out, const std::optional<T>& attribute) {
    if (attribute) Write(out, *attribute);
  }
};

}  // namespace internal

template <typename... Parts>
class ElementOf {
  static_assert(internal::AttributesComeFirst<Parts...>(), "attributes come before children");

 public:
  template <typename... Given>
  explicit ElementOf(ElementName name, Given&&... parts)
      : name_(name), parts_(internal::Keep(std::forward<Given>(parts))...) {}

  operator Html() const {  // NOLINT(google-explicit-constructor): a function returns its markup
    Html html;
    WriteTo(html);
    return html;
  }

  void WriteTo(Html& html) const {
    std::string& out = internal::Raw::Of(html);
    out += '<';
    out += name_.Text();
    std::apply([&](const auto&... part) { (WriteAttribute(out, part), ...); }, parts_);
    out += '>';
    std::apply([&](const auto&... part) { (WriteChild(html, part), ...); }, parts_);
    out += "</";
    out += name_.Text();
    out += '>';
  }

 private:
  template <typename Part>
  static void WriteAttribute(std::string& out, const Part& part) {
    if constexpr (internal::IsAttribute<Part>::value) internal::Raw::Write(out, part);
  }
  template <typename Part>
  static void WriteChild(Html& html, const Part& part) {
    if constexpr (!internal::IsAttribute<Part>::value) html.Add(part);
  }

  ElementName name_;
  std::tuple<Parts...> parts_;
};

template <typename... Parts>
class VoidElementOf {
  static_assert((internal::IsAttribute<Parts>::value && ...), "a void element has no content");

 public:
  explicit VoidElementOf(VoidElementName name, Parts... attributes)
      : name_(name), attributes_(std::move(attributes)...) {}

  operator Html() const {  // NOLINT(google-explicit-constructor)
    Html html;
    WriteTo(html);
    return html;
  }

  void WriteTo(Html& html) const {
    std::string& out = internal::Raw::Of(html);
    out += '<';
    out += name_.Text();
    std::apply([&](const auto&... part) { (internal::Raw::Write(out, part), ...); }, attributes_);
    out += '>';
  }

 private:
  VoidElementName name_;
  std::tuple<Parts...> attributes_;
};

template <typename Part>
void Html::Add(Part&& part) {
  using Plain = std::remove_cvref_t<Part>;
  if constexpr (std::same_as<Plain, Html>) {
    text_ += part.text_;
  } else if constexpr (internal::Textual<Plain>) {
    internal::AppendEscaped(text_, part);
  } else if constexpr (internal::WholeNumber<Plain>) {
    internal::Raw::Number(text_, static_cast<std::int64_t>(part));
  } else if constexpr (internal::IsOptional<Plain>::value) {
    if (part) Add(*part);
  } else if constexpr (requires { part.WriteTo(*this); }) {
    part.WriteTo(*this);
  } else {
    static_assert(std::invocable<Part, Html&>, "not something that a page can show");
    std::invoke(std::forward<Part>(part), *this);
  }
}

// An element: Tag("p", Class("reason"), "7 of 15").
template <typename... Parts>
[[nodiscard]] auto Tag(ElementName name, Parts&&... parts) {
  return ElementOf<internal::Kept<Parts>...>(name, std::forward<Parts>(parts)...);
}

// An element without content: Void("input", Attr("name", "yes")).
template <typename... Attributes>
[[nodiscard]] auto Void(VoidElementName name, Attributes... attributes) {
  return VoidElementOf<Attributes...>(name, std::move(attributes)...);
}

template <typename Value>
[[nodiscard]] auto Attr(AttributeName name, Value&& value) {
  return Attribute<internal::Kept<Value>>{.name = name,
                                          .value = internal::Keep(std::forward<Value>(value))};
}
[[nodiscard]] inline AddressAttribute Attr(AddressAttributeName name, Url url) {
  return {.name = name, .url = std::move(url)};
}
[[nodiscard]] inline AddressAttribute Href(Url url) { return Attr("href", std::move(url)); }
[[nodiscard]] inline AddressAttribute Href(UrlLiteral url) { return Href(Url(url)); }

template <typename... Names>
[[nodiscard]] auto Class(ClassName first, Names... names) {
  return ClassList<sizeof...(Names) + 1>{{first, names...}};
}
[[nodiscard]] constexpr ClassName ClassIf(bool condition, ClassName name) {
  return condition ? name : ClassName();
}

// <a href=...>: the parts are attributes and children, as in Tag.
template <typename... Parts>
[[nodiscard]] auto Link(Url url, Parts&&... parts) {
  return Tag("a", Href(std::move(url)), std::forward<Parts>(parts)...);
}
template <typename... Parts>
[[nodiscard]] auto Link(UrlLiteral url, Parts&&... parts) {
  return Tag("a", Href(url), std::forward<Parts>(parts)...);
}

// The two things that no element is: the first line of a document, and a script file of our own. An
// inline script cannot be written at all (SE-43).
[[nodiscard]] Html Doctype();
[[nodiscard]] Html ScriptFile(const Url& source);

// One part per element of `range`, which must live until the markup is written.
template <typename Range, typename Function>
[[nodiscard]] auto Each(const Range& range, Function function) {
  return [&range, function = std::move(function)](Html& out) {
    for (const auto& element : range) out.Add(function(element));
  };
}

// The part if the condition holds. Both sides are evaluated; where that costs, add a function.
template <typename Part>
[[nodiscard]] auto If(bool condition, Part&& part) {
  using Stored = internal::Kept<Part>;
  return condition ? std::optional<Stored>(internal::Keep(std::forward<Part>(part)))
                   : std::optional<Stored>();
}

}  // namespace mandat::web
