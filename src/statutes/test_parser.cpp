#include "statutes/test_parser.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace mandat::statutes {
namespace {

constexpr std::array<std::string_view, 5> kGroupWords = {"sections", "sections_present", "units",
                                                         "units_present", "fractions"};

std::string Quoted(std::string_view word) { return '`' + std::string(word) + '`'; }

bool IsConnective(const Token& token) { return token.Is("and") || token.Is("or"); }

bool IsArithmetic(const Token& token) {
  return token.Is("+") || token.Is("-") || token.Is("*") || token.Is("/") || token.Is("of");
}

std::optional<Relation> RelationOf(const Token& token) {
  if (token.kind != Token::Kind::kSign) return std::nullopt;
  return FromWord<Relation>(token.text);
}

std::optional<Flag> FlagOf(const Token& token) {
  if (token.kind != Token::Kind::kWord) return std::nullopt;
  return FromWord<Flag>(token.text);
}

std::optional<Measure> MeasureOf(const Token& token) {
  const auto measure = FromWord<Measure>(token.text);
  return measure == Measure::kRule ? std::nullopt : measure;
}

std::optional<Expression::Kind> FunctionOf(std::string_view word) {
  if (word == "ceil") return Expression::Kind::kCeil;
  if (word == "floor") return Expression::Kind::kFloor;
  if (word == "sqrt") return Expression::Kind::kSqrt;
  if (word == "min") return Expression::Kind::kMin;
  if (word == "max") return Expression::Kind::kMax;
  return std::nullopt;
}

// Recursive descent: one function per rule of the grammar. MANDAT_TRY hands the first fault up.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Checked<Test> Run() {
    MANDAT_TRY(Test test, ParseConnected());
    if (Now().kind != Token::Kind::kEnd) return Unexpected("the end");
    return test;
  }

 private:
  // Levels are counted where the grammar recurses; the limit keeps a hostile text off the stack.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) { ++parser_.depth_; }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  [[nodiscard]] const Token& Now() const { return tokens_[at_]; }
  [[nodiscard]] const Token& After() const {
    return tokens_[at_ + 1 < tokens_.size() ? at_ + 1 : at_];
  }
  void Advance() {
    if (at_ + 1 < tokens_.size()) ++at_;
  }
  bool Accept(std::string_view word) {
    if (!Now().Is(word)) return false;
    Advance();
    return true;
  }
  [[nodiscard]] tl::unexpected<TestFault> Unexpected(std::string_view wanted) const {
    const std::string found =
        Now().kind == Token::Kind::kEnd ? "the text ends" : "here stands " + Quoted(Now().text);
    return Fault("E201", Now().column, found + "; wanted is " + std::string(wanted));
  }
  Checked<void> Expect(std::string_view word) {
    if (!Accept(word)) return Unexpected(Quoted(word));
    return {};
  }
  [[nodiscard]] Checked<void> CheckDepth() const {
    if (depth_ > kDeepestTest) {
      return Fault("E201", Now().column, "more than 16 levels; split the rule");
    }
    return {};
  }

  // test = atom , { "and" , atom } | atom , { "or" , atom } ;
  Checked<Test> ParseConnected() {  // NOLINT(misc-no-recursion): at most kDeepestTest levels
    MANDAT_TRY(Test first, ParseAtom());
    if (!IsConnective(Now())) return first;

    const std::string_view connective = Now().text;
    Test whole;
    whole.kind = connective == "and" ? Test::Kind::kAnd : Test::Kind::kOr;
    whole.column.value = first.column.value;
    whole.parts.push_back(std::move(first));
    while (IsConnective(Now())) {
      if (Now().text != connective) {
        return Fault("E203", Now().column, "`and` and `or` do not mix; write parentheses");
      }
      Advance();
      MANDAT_TRY(Test next, ParseAtom());
      whole.parts.push_back(std::move(next));
    }
    return whole;
  }

  Checked<Test> ParseAtom() {  // NOLINT(misc-no-recursion)
    if (Now().Is("not")) return ParseNot();
    if (Now().Is("(") && !OpensSum()) return ParseInParentheses();
    if (Now().Is("for") || Now().Is("in")) {
      MANDAT_TRY(Test quantified, ParseQuantified());
      if (IsConnective(Now())) {
        return Fault("E204", Now().column,
                     "how far does the quantifier reach? write it in parentheses");
      }
      return quantified;
    }
    if (FlagOf(Now())) return ParseFlag();
    return ParseComparison();
  }

  Checked<Test> ParseNot() {  // NOLINT(misc-no-recursion)
    const Level level(*this);
    MANDAT_TRY_DO(CheckDepth());
    Test test;
    test.kind = Test::Kind::kNot;
    test.column.value = Now().column;
    Advance();
    if (!FlagOf(Now()) && !Now().Is("(")) return Unexpected("a flag or a parenthesis after `not`");
    MANDAT_TRY(Test part, Now().Is("(") ? ParseInParentheses() : ParseFlag());
    test.parts.push_back(std::move(part));
    return test;
  }

  Checked<Test> ParseInParentheses() {  // NOLINT(misc-no-recursion)
    const Level level(*this);
    MANDAT_TRY_DO(CheckDepth());
    MANDAT_TRY_DO(Expect("("));
    MANDAT_TRY(Test test, ParseConnected());
    MANDAT_TRY_DO(Expect(")"));
    return test;
  }

  Checked<Test> ParseFlag() {
    const auto flag = FlagOf(Now());
    if (!flag) return Unexpected("a flag");
    Test test;
    test.kind = Test::Kind::kFlag;
    test.flag = *flag;
    test.text = Now().text;
    test.column.value = Now().column;
    Advance();
    if (RelationOf(Now()) || IsArithmetic(Now())) {
      return Fault("E202", test.column.value, Quoted(test.text) + " is a flag and not a count");
    }
    return test;
  }

  // A parenthesis opens a sum when an operator follows its mate, else a test (ST-30).
  [[nodiscard]] bool OpensSum() const {
    std::size_t open = 0;
    for (std::size_t i = at_; i < tokens_.size(); ++i) {
      if (tokens_[i].Is("(")) ++open;
      if (tokens_[i].Is(")") && --open == 0) {
        const Token& next = tokens_[i + 1];  // there is one: kEnd is last
        return RelationOf(next) || IsArithmetic(next);
      }
    }
    return false;
  }

  // quantified = "for" , amount of groups , group , ":" , part | "in" , string , ":" , part ;
  Checked<Test> ParseQuantified() {  // NOLINT(misc-no-recursion)
    const Level level(*this);
    MANDAT_TRY_DO(CheckDepth());
    Test test;
    test.column.value = Now().column;
    test.text = Now().text;
    if (Accept("in")) {
      test.kind = Test::Kind::kIn;
      if (Now().kind != Token::Kind::kString) return Unexpected("the id of a group in quotes");
    } else {
      Advance();
      MANDAT_TRY_DO(ParseHowMany(test));
    }
    MANDAT_TRY_DO(ParseGroup(test));
    MANDAT_TRY_DO(Expect(":"));
    MANDAT_TRY(Test part, ParsePart());
    test.parts.push_back(std::move(part));
    return test;
  }

  Checked<void> ParseHowMany(Test& test) {
    if (Accept("all")) {
      test.kind = Test::Kind::kForAll;
      test.text += " all";
      return {};
    }
    if (Accept("some")) {
      test.kind = Test::Kind::kForSome;
      test.text += " some";
      return {};
    }
    if (!Accept("at_least")) return Unexpected("`all`, `some` or `at_least`");
    test.kind = Test::Kind::kForAtLeast;
    if (Now().kind != Token::Kind::kNumber) return Unexpected("a number");
    MANDAT_TRY(const Expression amount, ParseNumber());
    test.amount = amount.number;
    test.amount_is_share =
        amount.text.find_first_of("/%") != std::string::npos || amount.number < Ratio(1);
    test.text += " at_least " + amount.text + " of";
    return Expect("of");
  }

  Checked<void> ParseGroup(Test& test) {
    test.group = Now().text;
    test.group_quoted = Now().kind == Token::Kind::kString;
    if (test.group_quoted) {
      test.text += " \"" + test.group + '"';
    } else if (Now().kind != Token::Kind::kWord) {
      return Unexpected("a kind of group");
    } else if (std::find(kGroupWords.begin(), kGroupWords.end(), test.group) == kGroupWords.end()) {
      return Fault("E210", Now().column,
                   Quoted(test.group) + " is no kind of group; ids stand in quotes");
    } else {
      test.text += ' ' + test.group;
    }
    Advance();
    return {};
  }

  // part = comparison | quantified | "(" , test , ")" ;
  Checked<Test> ParsePart() {  // NOLINT(misc-no-recursion)
    if (Now().Is("for") || Now().Is("in")) return ParseQuantified();
    if (Now().Is("(") && !OpensSum()) return ParseInParentheses();
    if (Now().Is("not") || FlagOf(Now())) return Unexpected("a comparison or a parenthesis");
    return ParseComparison();
  }

  // comparison = sum , ( ">" | ">=" | "<" | "<=" | "=" ) , sum ;
  Checked<Test> ParseComparison() {
    Test test;
    test.kind = Test::Kind::kComparison;
    test.column.value = Now().column;
    MANDAT_TRY(Expression left, ParseSum());
    const auto relation = RelationOf(Now());
    if (!relation) return Unexpected("a comparison, as in `yes > no`");
    test.relation = *relation;
    Advance();
    MANDAT_TRY(Expression right, ParseSum());
    if (RelationOf(Now())) {
      return Fault("E201", Now().column, "a chain of comparisons; write two and `and`");
    }
    test.text = ToString(left) + ' ' + std::string(WordOf(*relation)) + ' ' + ToString(right);
    test.sides.push_back(std::move(left));
    test.sides.push_back(std::move(right));
    return test;
  }

  static Expression Join(Expression::Kind kind, Expression left, Expression right,
                         std::size_t column) {
    Expression whole;
    whole.kind = kind;
    whole.column.value = column;
    whole.parts.push_back(std::move(left));
    whole.parts.push_back(std::move(right));
    return whole;
  }

  // sum = term , { ( "+" | "-" ) , term } ;
  Checked<Expression> ParseSum() {  // NOLINT(misc-no-recursion)
    MANDAT_TRY(Expression sum, ParseTerm());
    while (Now().Is("+") || Now().Is("-")) {
      const auto kind = Now().Is("+") ? Expression::Kind::kAdd : Expression::Kind::kSubtract;
      const std::size_t column = Now().column;
      Advance();
      MANDAT_TRY(Expression next, ParseTerm());
      sum = Join(kind, std::move(sum), std::move(next), column);
    }
    return sum;
  }

  // term = factor , { ( "*" | "of" ) , factor | "/" , number } ;
  Checked<Expression> ParseTerm() {  // NOLINT(misc-no-recursion)
    MANDAT_TRY(Expression term, ParseFactor());
    while (Now().Is("*") || Now().Is("of") || Now().Is("/")) {
      const bool divides = Now().Is("/");
      const std::size_t column = Now().column;
      Advance();
      if (divides) {
        MANDAT_TRY_DO(CheckDivisor());
        MANDAT_TRY(Expression divisor, ParseOneNumber());
        term = Join(Expression::Kind::kDivide, std::move(term), std::move(divisor), column);
      } else {
        MANDAT_TRY(Expression next, ParseFactor());
        term = Join(Expression::Kind::kMultiply, std::move(term), std::move(next), column);
      }
    }
    return term;
  }

  Checked<Expression> ParseFactor() {  // NOLINT(misc-no-recursion)
    if (Now().kind == Token::Kind::kNumber) return ParseNumber();
    if (Now().Is("(")) return ParseCall(Expression::Kind::kParentheses, Now().column);
    if (Now().kind != Token::Kind::kWord) return Unexpected("a count or a number");
    if (const auto function = FunctionOf(Now().text)) {
      const std::size_t column = Now().column;
      Advance();
      return ParseCall(*function, column);
    }
    if (const auto measure = MeasureOf(Now())) {
      Advance();
      MANDAT_TRY_DO(Expect("("));
      MANDAT_TRY(Expression count, ParseCount());
      count.measure = *measure;
      MANDAT_TRY_DO(Expect(")"));
      return count;
    }
    return ParseCount();
  }

  // The parts in parentheses of a function, or of nothing but parentheses.
  Checked<Expression> ParseCall(Expression::Kind kind,
                                std::size_t column) {  // NOLINT(misc-no-recursion)
    const Level level(*this);
    MANDAT_TRY_DO(CheckDepth());
    Expression call;
    call.kind = kind;
    call.column.value = column;
    MANDAT_TRY_DO(Expect("("));
    MANDAT_TRY(Expression first, ParseSum());
    call.parts.push_back(std::move(first));
    if (kind == Expression::Kind::kMin || kind == Expression::Kind::kMax) {
      if (!Now().Is(",")) return Unexpected("a comma and a second value");
      while (Accept(",")) {
        MANDAT_TRY(Expression next, ParseSum());
        call.parts.push_back(std::move(next));
      }
    }
    MANDAT_TRY_DO(Expect(")"));
    return call;
  }

  // base = name | "members_of" , "(" , string , ")" ;
  Checked<Expression> ParseCount() {
    if (Now().kind != Token::Kind::kWord) return Unexpected("a count");
    Expression count;
    count.kind = Expression::Kind::kCount;
    count.column.value = Now().column;
    const auto base = FromWord<Base>(Now().text);
    if (FlagOf(Now())) {
      return Fault("E202", Now().column, Quoted(Now().text) + " is a flag and not a count");
    }
    if (IsReserved(Now().text)) return Unexpected("a count or a number");
    if (!base || IsTellersCount(*base)) {
      return Fault("E202", Now().column, Quoted(Now().text) + " is not a count that tests know");
    }
    count.base = *base;
    Advance();
    if (*base != Base::kMembersOf) return count;
    MANDAT_TRY_DO(Expect("("));
    if (Now().kind != Token::Kind::kString) return Unexpected("the id of a unit in quotes");
    count.text = Now().text;
    Advance();
    MANDAT_TRY_DO(Expect(")"));
    return count;
  }

  static bool IsTellersCount(Base base) {
    return base == Base::kBlank || base == Base::kReturned || base == Base::kNotReturned;
  }

  static bool IsReserved(std::string_view word) {
    constexpr std::array<std::string_view, 12> reserved = {"and",      "or",    "not",   "for",
                                                           "in",       "of",    "all",   "some",
                                                           "at_least", "heads", "seats", "votes"};
    return std::find(reserved.begin(), reserved.end(), word) != reserved.end() || FunctionOf(word);
  }

  // "2", or "2/3": two numbers with a stroke between them are one number, as people write it.
  Checked<Expression> ParseNumber() {
    MANDAT_TRY(Expression number, ParseOneNumber());
    if (!Now().Is("/") || After().kind != Token::Kind::kNumber) return number;
    Advance();
    MANDAT_TRY_DO(CheckDivisor());
    MANDAT_TRY(const Expression divisor, ParseOneNumber());
    const auto value = Ratio::Divide(number.number, divisor.number);
    if (!value) return Fault("E201", number.column.value, "this number is too large");
    number.number = *value;
    number.text += '/' + divisor.text;
    return number;
  }

  [[nodiscard]] Checked<void> CheckDivisor() const {
    if (Now().kind != Token::Kind::kNumber) {
      return Fault("E207", Now().column,
                   "division is by numbers only; write the count on the other side");
    }
    if (Now().text.find_first_of("123456789") == std::string_view::npos) {
      return Fault("E207", Now().column, "division by zero");
    }
    return {};
  }

  Checked<Expression> ParseOneNumber() {
    Expression number;
    number.column.value = Now().column;
    number.text = Now().text;
    const auto value = Ratio::Parse(number.text);
    if (!value) return Fault("E201", Now().column, "this number is too large");
    number.number = *value;
    Advance();
    return number;
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

Checked<Test> ParseSyntax(std::string_view text) {
  MANDAT_TRY(std::vector<Token> tokens, TokensOf(text));
  return Parser(std::move(tokens)).Run();
}

}  // namespace mandat::statutes
