#include "statutes/reader_depth.hpp"

#include <algorithm>

namespace mandat::statutes {
namespace {

constexpr Count kMostDots = 32;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::optional<Place> Run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        SkipString(c);
        continue;
      }
      if (c == '#') at_ = std::min(text_.find('\n', at_), text_.size());
      if (at_ == text_.size()) break;
      if (text_[at_] == '\n') NextLine();
      if (c == '.' && ++dots_ > kMostDots) {
        return Place{.line = line_, .column = static_cast<Count>(at_ - line_start_ + 1)};
      }
      ++at_;
    }
    return std::nullopt;
  }

 private:
  void NextLine() {
    ++line_;
    line_start_ = at_ + 1;
    dots_ = 0;
  }

  [[nodiscard]] bool AtThree(char quote) const {
    return text_.size() - at_ >= 3 && text_[at_] == quote && text_[at_ + 1] == quote &&
           text_[at_ + 2] == quote;
  }

  void SkipString(char quote) {
    const bool many_lines = AtThree(quote);
    at_ += many_lines ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n' && !many_lines) return;  // not TOML: the library will say so
      if (c == '\n') ++line_, line_start_ = at_ + 1;
      if (c == '\\' && quote == '"') ++at_;
      if (c == quote && (!many_lines || AtThree(quote))) return SkipClosing(quote, many_lines);
      ++at_;
    }
    at_ = text_.size();
  }

  // Two more quotes may stand before the three that close.
  void SkipClosing(char quote, bool many_lines) {
    at_ += many_lines ? 3 : 1;
    for (int i = 0; many_lines && i < 2 && at_ < text_.size() && text_[at_] == quote; ++i) ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  Count line_ = 1;
  Count dots_ = 0;
};

}  // namespace

std::optional<Place> FindTooManyDots(std::string_view toml) { return Scanner(toml).Run(); }

}  // namespace mandat::statutes
