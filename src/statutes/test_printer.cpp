// The canonical text of a test.
#include "base/check.hpp"
#include "statutes/test.hpp"

namespace mandat::statutes {
namespace {

std::string_view OperatorOf(Expression::Kind kind) {
  switch (kind) {
    case Expression::Kind::kAdd:
      return " + ";
    case Expression::Kind::kSubtract:
      return " - ";
    case Expression::Kind::kMultiply:
      return " * ";
    case Expression::Kind::kDivide:
      return " / ";
    case Expression::Kind::kNumber:
    case Expression::Kind::kCount:
    case Expression::Kind::kCeil:
    case Expression::Kind::kFloor:
    case Expression::Kind::kSqrt:
    case Expression::Kind::kMin:
    case Expression::Kind::kMax:
    case Expression::Kind::kParentheses:
      return "";
  }
  MANDAT_UNREACHABLE();
}

std::string_view FunctionName(Expression::Kind kind) {
  switch (kind) {
    case Expression::Kind::kCeil:
      return "ceil";
    case Expression::Kind::kFloor:
      return "floor";
    case Expression::Kind::kSqrt:
      return "sqrt";
    case Expression::Kind::kMin:
      return "min";
    case Expression::Kind::kMax:
      return "max";
    case Expression::Kind::kNumber:
    case Expression::Kind::kCount:
    case Expression::Kind::kAdd:
    case Expression::Kind::kSubtract:
    case Expression::Kind::kMultiply:
    case Expression::Kind::kDivide:
    case Expression::Kind::kParentheses:
      return "";
  }
  MANDAT_UNREACHABLE();
}

std::string CountText(const Expression& count) {
  std::string text(WordOf(count.base));
  if (count.base == Base::kMembersOf) text += "(\"" + count.text + "\")";
  if (count.measure == Measure::kRule) return text;
  return std::string(WordOf(count.measure)) + '(' + text + ')';
}

// Whether `part` of `whole` would be read otherwise without parentheses.
bool NeedsParentheses(const Test& whole, const Test& part, bool is_last) {
  const bool connected = part.kind == Test::Kind::kAnd || part.kind == Test::Kind::kOr;
  const bool quantified = part.kind == Test::Kind::kForAll || part.kind == Test::Kind::kForSome ||
                          part.kind == Test::Kind::kForAtLeast || part.kind == Test::Kind::kIn;
  const bool plain = part.kind == Test::Kind::kFlag || part.kind == Test::Kind::kNot;
  switch (whole.kind) {
    case Test::Kind::kAnd:
    case Test::Kind::kOr:
      return connected || (quantified && !is_last);
    case Test::Kind::kNot:
      return part.kind != Test::Kind::kFlag;
    case Test::Kind::kForAll:
    case Test::Kind::kForSome:
    case Test::Kind::kForAtLeast:
    case Test::Kind::kIn:
      return connected || plain;
    case Test::Kind::kFlag:
    case Test::Kind::kComparison:
      return false;  // they have no parts
  }
  MANDAT_UNREACHABLE();
}

}  // namespace

std::string ToString(const Expression& expression) {  // NOLINT(misc-no-recursion)
  if (expression.kind == Expression::Kind::kNumber) return expression.text;
  if (expression.kind == Expression::Kind::kCount) return CountText(expression);
  if (const std::string_view sign = OperatorOf(expression.kind); !sign.empty()) {
    return ToString(expression.parts.front()) + std::string(sign) +
           ToString(expression.parts.back());
  }
  std::string text = std::string(FunctionName(expression.kind)) + '(';
  for (std::size_t i = 0; i < expression.parts.size(); ++i) {
    if (i > 0) text += ", ";
    text += ToString(expression.parts[i]);
  }
  return text + ')';
}

std::string ToString(const Test& test) {  // NOLINT(misc-no-recursion)
  std::string text;
  switch (test.kind) {
    case Test::Kind::kFlag:
    case Test::Kind::kComparison:
      return test.text;
    case Test::Kind::kNot:
      text = "not ";
      break;
    case Test::Kind::kForAll:
    case Test::Kind::kForSome:
    case Test::Kind::kForAtLeast:
    case Test::Kind::kIn:
      text = test.text + ": ";
      break;
    case Test::Kind::kAnd:
    case Test::Kind::kOr:
      break;
  }
  for (std::size_t i = 0; i < test.parts.size(); ++i) {
    if (i > 0) text += test.kind == Test::Kind::kAnd ? " and " : " or ";
    const std::string part = ToString(test.parts[i]);
    const bool is_last = i + 1 == test.parts.size();
    text += NeedsParentheses(test, test.parts[i], is_last) ? '(' + part + ')' : part;
  }
  return text;
}

}  // namespace mandat::statutes
