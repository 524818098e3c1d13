// FigureBook: the figures of one vote, blanks folded, totals derived, and whether the books close.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ratio.hpp"
#include "statutes/bases.hpp"
#include "statutes/figures.hpp"
#include "statutes/judge.hpp"

namespace mandat::statutes {

// One count. A count that nobody wrote down differs from one that is written `?`: who enters yes
// and no and nothing else says that nobody abstained (see figure_book.cpp).
struct Entry {
  enum class State : std::uint8_t { kAbsent, kUnknown, kKnown };
  State state = State::kAbsent;
  Ratio value;
};

// Why a set of figures can have no result.
struct BookFault {
  std::string code;
  std::string line;
};

// Points into the figures it was made from, which must outlive it.
class FigureBook {
 public:
  // The counts of the whole body, or of one section, unit or group value.
  struct Scope {
    std::string_view group_of;
    std::string_view group;                  // empty: the whole body
    std::array<std::size_t, 4> ledger_of{};  // by measure; 0: none, else its index plus one
  };

  FigureBook(const Figures& figures, BlankAs blank_as);

  // The first rule of ST-40 step 1 that fails, or nothing.
  [[nodiscard]] const std::optional<BookFault>& Fault() const { return fault_; }
  [[nodiscard]] bool HasBlanks() const { return has_blanks_; }

  [[nodiscard]] const Scope& Whole() const { return scopes_.front(); }
  // In the order in which the figures name them first.
  [[nodiscard]] std::vector<const Scope*> GroupsOf(std::string_view group_of) const;
  [[nodiscard]] const Scope* FindGroup(std::string_view group) const;

  // Nullptr if the count is not on record. An unqualified count is looked for in kRule, then in
  // the rule's own measure; one in the rule's own measure also in kRule (ST-20).
  [[nodiscard]] const Ratio* Find(const Scope& scope, Base base, Measure measure,
                                  Measure count) const;

 private:
  struct Ledger {
    std::size_t scope = 0;
    Measure measure = Measure::kRule;
    std::array<Entry, kBaseCount> entries;

    [[nodiscard]] Entry& Of(Base base) { return entries[static_cast<std::size_t>(base)]; }
    [[nodiscard]] const Entry& Of(Base base) const {
      return entries[static_cast<std::size_t>(base)];
    }
  };

  void Enter(const Figure& figure);
  std::size_t ScopeOf(const Figure& figure);
  Ledger& LedgerOf(const Figure& figure);
  void FoldBlanks(Ledger& ledger, BlankAs blank_as);
  static void ResolveAbsentPiles(Ledger& ledger, const std::optional<Ratio>& stated);
  void Derive(Ledger& ledger);
  void DeriveTotal(Ledger& ledger, Base total, std::span<const Base> parts);
  void Reconcile();
  void ReconcileLedger(const Ledger& ledger);
  void ReconcileSum(const Ledger& ledger, Base total, std::span<const Base> parts,
                    std::string_view code);
  void ReconcilePiles(const Ledger& ledger);
  void ReconcileChain(const Ledger& ledger, std::span<const Base> chain);
  // Keeps the first fault that is found.
  void Refuse(const Ledger& ledger, std::string_view code, const std::string& line);
  // Nothing if a part is not on record; refuses a sum that is too large.
  std::optional<Ratio> SumOf(const Ledger& ledger, std::span<const Base> parts);

  std::vector<Scope> scopes_;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> scope_of_group_;
  std::vector<Ledger> ledgers_;
  std::optional<BookFault> fault_;
  bool has_blanks_ = false;
};

}  // namespace mandat::statutes
