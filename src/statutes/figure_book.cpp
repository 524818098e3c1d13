#include "statutes/figure_book.hpp"

#include <algorithm>

namespace mandat::statutes {
namespace {

constexpr std::array kPiles = {Base::kYes, Base::kNo, Base::kAbstain, Base::kInvalid};
constexpr std::array kValidPiles = {Base::kYes, Base::kNo, Base::kAbstain};
constexpr std::array kDecisivePiles = {Base::kYes, Base::kNo};
constexpr std::array kIssuedParts = {Base::kReturned, Base::kNotReturned};
constexpr std::array kBox = {Base::kCast};

// The base sets of ST-40 step 1: each within the next that is on record.
constexpr std::array kHouse = {Base::kCast, Base::kPresent, Base::kRegistered, Base::kFilled,
                               Base::kAuthorised};
constexpr std::array kElectorate = {Base::kCast, Base::kEntitled, Base::kMembers};

std::string NameOf(Base base, Measure measure) {
  const std::string name(WordOf(base));
  return measure == Measure::kRule ? name : std::string(WordOf(measure)) + '(' + name + ')';
}

std::string SumText(std::span<const Base> parts, Measure measure) {
  std::string text;
  for (const Base part : parts) text += (text.empty() ? "" : " + ") + NameOf(part, measure);
  return text;
}

// "cast <= present: 12 <= 11, false"
std::string FalseLine(const std::string& left, std::string_view relation, const std::string& right,
                      const Ratio& left_value, const Ratio& right_value) {
  const std::string sign = ' ' + std::string(relation) + ' ';
  return left + sign + right + ": " + left_value.ToString() + sign + right_value.ToString() +
         ", false";
}

// Nearly all counts are small whole numbers, and the books of a vote add up a dozen sums: these
// need no 128-bit fractions.
constexpr Int128 kSmall = Int128{1} << 60;

bool IsSmallWhole(const Ratio& a) {
  return a.IsWhole() && a.Numerator() < kSmall && a.Numerator() > -kSmall;
}

std::optional<Ratio> Added(const Ratio& a, const Ratio& b) {
  if (IsSmallWhole(a) && IsSmallWhole(b)) {
    return Ratio(static_cast<std::int64_t>(a.Numerator() + b.Numerator()));
  }
  const auto sum = Ratio::Add(a, b);
  return sum ? std::optional(*sum) : std::nullopt;
}

bool IsMore(const Ratio& a, const Ratio& b) {
  return a.IsWhole() && b.IsWhole() ? a.Numerator() > b.Numerator() : a > b;
}

}  // namespace

FigureBook::FigureBook(const Figures& figures, BlankAs blank_as) {
  scopes_.emplace_back();
  ledgers_.reserve(1);  // nearly always enough
  for (const Figure& figure : figures) Enter(figure);
  for (Ledger& ledger : ledgers_) {
    FoldBlanks(ledger, blank_as);
    Derive(ledger);
  }
  Reconcile();
}

void FigureBook::Enter(const Figure& figure) {
  const auto base = FromWord<Base>(figure.base);
  if (!base) return;  // shown with the verdict, but no test can name it
  Ledger& ledger = LedgerOf(figure);
  Entry& entry = ledger.Of(*base);
  const Entry read{.state = figure.value ? Entry::State::kKnown : Entry::State::kUnknown,
                   .value = figure.value.value_or(Ratio())};
  if (read.value.Numerator() < 0) {
    Refuse(ledger, "negative_count",
           FalseLine(NameOf(*base, figure.measure), ">=", "0", read.value, Ratio(0)));
  }
  // Two different counts of one thing: whichever came last must not decide the vote.
  const bool repeated = entry.state != Entry::State::kAbsent;
  if (repeated && (entry.state != read.state || entry.value != read.value)) {
    Refuse(ledger, "counted_twice", "two counts of " + NameOf(*base, figure.measure));
  }
  entry = read;
}

std::size_t FigureBook::ScopeOf(const Figure& figure) {
  if (!figure.group) return 0;
  const std::string_view group_of = figure.group_of ? std::string_view(*figure.group_of) : "";
  const auto [place, is_new] =
      scope_of_group_.try_emplace({group_of, *figure.group}, scopes_.size());
  if (is_new) scopes_.push_back({.group_of = group_of, .group = *figure.group, .ledger_of = {}});
  return place->second;
}

FigureBook::Ledger& FigureBook::LedgerOf(const Figure& figure) {
  const std::size_t scope = ScopeOf(figure);
  std::size_t& place = scopes_[scope].ledger_of[static_cast<std::size_t>(figure.measure)];
  if (place == 0) {
    ledgers_.push_back({.scope = scope, .measure = figure.measure, .entries = {}});
    place = ledgers_.size();
  }
  return ledgers_[place - 1];
}

// A blank paper said nothing and was a vote: it goes to one pile before anything else is looked at.
void FigureBook::FoldBlanks(Ledger& ledger, BlankAs blank_as) {
  const Entry& blank = ledger.Of(Base::kBlank);
  if (blank.state == Entry::State::kAbsent) return;
  has_blanks_ = true;
  const Base target = blank_as == BlankAs::kAbstain ? Base::kAbstain : Base::kInvalid;
  Entry& pile = ledger.Of(target);
  if (pile.state == Entry::State::kAbsent) pile.state = Entry::State::kKnown;
  const std::array parts = {target, Base::kBlank};
  const auto sum = SumOf(ledger, parts);
  pile.state = sum ? Entry::State::kKnown : Entry::State::kUnknown;
  pile.value = sum.value_or(Ratio());
}

std::optional<Ratio> FigureBook::SumOf(const Ledger& ledger, std::span<const Base> parts) {
  Ratio sum;
  for (const Base part : parts) {
    const Entry& entry = ledger.Of(part);
    if (entry.state != Entry::State::kKnown) return std::nullopt;
    const auto next = Added(sum, entry.value);
    if (!next) {
      Refuse(ledger, "number_too_large", SumText(parts, ledger.measure) + ": number too large");
      return std::nullopt;
    }
    sum = *next;
  }
  return sum;
}

void FigureBook::DeriveTotal(Ledger& ledger, Base total, std::span<const Base> parts) {
  Entry& entry = ledger.Of(total);
  if (entry.state != Entry::State::kAbsent) return;
  if (const auto sum = SumOf(ledger, parts)) {
    entry = {.state = Entry::State::kKnown, .value = *sum};
  }
}

// Who enters yes and no but no abstentions says that there were none, as every teller's slip does.
// Not so where the votes cast are given as well, and differ: then something is not on record.
void FigureBook::ResolveAbsentPiles(Ledger& ledger, const std::optional<Ratio>& stated) {
  const Entry& cast = ledger.Of(Base::kCast);
  const bool complete = cast.state == Entry::State::kAbsent ||
                        (cast.state == Entry::State::kKnown && stated == cast.value);
  for (const Base pile : {Base::kAbstain, Base::kInvalid}) {
    Entry& entry = ledger.Of(pile);
    if (entry.state != Entry::State::kAbsent) continue;
    entry.state = complete ? Entry::State::kKnown : Entry::State::kUnknown;
  }
}

void FigureBook::Derive(Ledger& ledger) {
  if (ledger.Of(Base::kYes).state != Entry::State::kAbsent &&
      ledger.Of(Base::kNo).state != Entry::State::kAbsent) {
    std::vector<Base> stated;
    for (const Base pile : kPiles) {
      if (ledger.Of(pile).state != Entry::State::kAbsent) stated.push_back(pile);
    }
    ResolveAbsentPiles(ledger, SumOf(ledger, stated));
  }
  DeriveTotal(ledger, Base::kCast, kPiles);
  DeriveTotal(ledger, Base::kValid, kValidPiles);
  DeriveTotal(ledger, Base::kDecisive, kDecisivePiles);

  Entry& not_voting = ledger.Of(Base::kNotVoting);
  const Entry& present = ledger.Of(Base::kPresent);
  const Entry& cast = ledger.Of(Base::kCast);
  if (not_voting.state == Entry::State::kAbsent && present.state == Entry::State::kKnown &&
      cast.state == Entry::State::kKnown) {
    const auto rest = Ratio::Subtract(present.value, cast.value);
    if (rest) not_voting = {.state = Entry::State::kKnown, .value = *rest};
  }
}

// By scope and measure and not by the order of the figures: the same figures in another order fail
// with the same line.
void FigureBook::Reconcile() {
  for (const Scope& scope : scopes_) {
    for (const std::size_t place : scope.ledger_of) {
      if (!fault_ && place != 0) ReconcileLedger(ledgers_[place - 1]);
    }
  }
}

void FigureBook::ReconcileLedger(const Ledger& ledger) {
  ReconcileSum(ledger, Base::kIssued, kIssuedParts, "ballots_do_not_add_up");
  ReconcilePiles(ledger);
  ReconcileSum(ledger, Base::kReturned, kBox, "box_and_count_differ");
  ReconcileChain(ledger, kHouse);
  ReconcileChain(ledger, kElectorate);
}

void FigureBook::ReconcileSum(const Ledger& ledger, Base total, std::span<const Base> parts,
                              std::string_view code) {
  const Entry& entry = ledger.Of(total);
  if (entry.state != Entry::State::kKnown) return;
  const auto sum = SumOf(ledger, parts);
  if (!sum || *sum == entry.value) return;
  Refuse(ledger, code,
         FalseLine(NameOf(total, ledger.measure), "=", SumText(parts, ledger.measure), entry.value,
                   *sum));
}

void FigureBook::ReconcilePiles(const Ledger& ledger) {
  ReconcileSum(ledger, Base::kCast, kPiles, "piles_do_not_add_up");
  ReconcileSum(ledger, Base::kValid, kValidPiles, "piles_do_not_add_up");
  ReconcileSum(ledger, Base::kDecisive, kDecisivePiles, "piles_do_not_add_up");
  // With a pile not on record the others can still be too many.
  std::vector<Base> known;
  for (const Base pile : kPiles) {
    if (ledger.Of(pile).state == Entry::State::kKnown) known.push_back(pile);
  }
  const Entry& cast = ledger.Of(Base::kCast);
  const auto sum = SumOf(ledger, known);
  if (cast.state != Entry::State::kKnown || !sum || !IsMore(*sum, cast.value)) return;
  Refuse(ledger, "piles_do_not_add_up",
         FalseLine(NameOf(Base::kCast, ledger.measure), ">=", SumText(known, ledger.measure),
                   cast.value, *sum));
}

void FigureBook::ReconcileChain(const Ledger& ledger, std::span<const Base> chain) {
  std::optional<Base> inner;
  for (const Base outer : chain) {
    if (ledger.Of(outer).state != Entry::State::kKnown) continue;
    if (inner && IsMore(ledger.Of(*inner).value, ledger.Of(outer).value)) {
      return Refuse(ledger, "more_than_possible",
                    FalseLine(NameOf(*inner, ledger.measure), "<=", NameOf(outer, ledger.measure),
                              ledger.Of(*inner).value, ledger.Of(outer).value));
    }
    inner = outer;
  }
}

void FigureBook::Refuse(const Ledger& ledger, std::string_view code, const std::string& line) {
  if (fault_) return;
  const std::string_view group = scopes_[ledger.scope].group;
  const std::string prefix = group.empty() ? "" : '[' + std::string(group) + "] ";
  fault_ = BookFault{.code = std::string(code), .line = prefix + line};
}

std::vector<const FigureBook::Scope*> FigureBook::GroupsOf(std::string_view group_of) const {
  std::vector<const Scope*> groups;
  for (const Scope& scope : scopes_) {
    if (&scope != &scopes_.front() && scope.group_of == group_of) groups.push_back(&scope);
  }
  return groups;
}

const FigureBook::Scope* FigureBook::FindGroup(std::string_view group) const {
  const auto place = std::ranges::find_if(scopes_, [&](const Scope& scope) {
    return &scope != &scopes_.front() && scope.group == group;
  });
  return place == scopes_.end() ? nullptr : &*place;
}

const Ratio* FigureBook::Find(const Scope& scope, Base base, Measure measure, Measure count) const {
  const Measure first = measure;
  const Measure second = measure == Measure::kRule ? count : Measure::kRule;
  const bool try_second = measure == Measure::kRule || measure == count;
  for (const Measure wanted : {first, second}) {
    if (wanted == second && !try_second) break;
    const std::size_t place = scope.ledger_of[static_cast<std::size_t>(wanted)];
    if (place == 0) continue;
    const Entry& entry = ledgers_[place - 1].Of(base);
    if (entry.state == Entry::State::kKnown) return &entry.value;
    if (entry.state == Entry::State::kUnknown) return nullptr;
  }
  return nullptr;
}

}  // namespace mandat::statutes
