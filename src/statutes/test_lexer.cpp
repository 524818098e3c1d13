#include "statutes/test_lexer.hpp"

#include <algorithm>
#include <utility>

namespace mandat::statutes {
namespace {

// Not those of <cctype>: a locale must not change what a statute means.
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
bool BeginsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }  // UTF-8

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Checked<std::vector<Token>> Run() {
    if (std::ranges::count_if(text_, BeginsCharacter) > std::ptrdiff_t{kLongestTest}) {
      return Fault("E201", 1, "a test has at most 500 characters; split the rule");
    }
    std::vector<Token> tokens;
    while (SkipSpace()) {
      MANDAT_TRY(const Token token, Next());
      tokens.push_back(token);
    }
    tokens.push_back({.kind = Token::Kind::kEnd, .text = {}, .column = column_});
    return tokens;
  }

 private:
  bool SkipSpace() {
    while (at_ < text_.size() && IsSpace(text_[at_])) Advance(1);
    return at_ < text_.size();
  }

  void Advance(std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i) {
      if (BeginsCharacter(text_[at_++])) ++column_;
    }
  }

  template <typename Belongs>
  std::size_t LengthWhile(std::size_t from, Belongs belongs) const {
    std::size_t end = from;
    while (end < text_.size() && belongs(text_[end])) ++end;
    return end - from;
  }

  Token Take(Token::Kind kind, std::size_t bytes) {
    const Token token{.kind = kind, .text = text_.substr(at_, bytes), .column = column_};
    Advance(bytes);
    return token;
  }

  Checked<Token> Next() {
    const char c = text_[at_];
    if (IsLetter(c)) {
      return Take(Token::Kind::kWord,
                  LengthWhile(at_, [](char d) { return IsLetter(d) || IsDigit(d) || d == '_'; }));
    }
    if (IsDigit(c)) return Take(Token::Kind::kNumber, NumberLength());
    if (c == '"') return String();
    if ((c == '>' || c == '<') && text_.substr(at_ + 1).starts_with('=')) {
      return Take(Token::Kind::kSign, 2);
    }
    if (std::string_view("><=+-*/(),:").find(c) != std::string_view::npos)
      return Take(Token::Kind::kSign, 1);
    return Fault("E201", column_, "no test has this character");
  }

  std::size_t NumberLength() const {
    std::size_t length = LengthWhile(at_, IsDigit);
    if (text_.substr(at_ + length).starts_with('.')) {
      const std::size_t decimals = LengthWhile(at_ + length + 1, IsDigit);
      if (decimals > 0) length += 1 + decimals;
    }
    if (text_.substr(at_ + length).starts_with('%')) ++length;
    return length;
  }

  Checked<Token> String() {
    const std::size_t length =
        LengthWhile(at_ + 1, [](char d) { return d != '"' && !IsControl(d); });
    if (!text_.substr(at_ + 1 + length).starts_with('"')) {
      return Fault("E201", column_, "this name has no closing quote");
    }
    if (length == 0) return Fault("E201", column_, "an empty name");
    Token token = Take(Token::Kind::kString, length + 2);
    token.text = token.text.substr(1, length);
    return token;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t column_ = 1;
};

}  // namespace

Checked<std::vector<Token>> TokensOf(std::string_view text) { return Lexer(text).Run(); }

}  // namespace mandat::statutes
