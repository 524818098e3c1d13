// What the checks of the linter share: the document, the typed statute, its tests, the findings.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "statutes/law_profile.hpp"
#include "statutes/lint.hpp"
#include "statutes/reader_document.hpp"
#include "statutes/reader_row.hpp"
#include "statutes/statute.hpp"
#include "statutes/test.hpp"

namespace mandat::statutes {

// A test where it stands.
struct PlacedTest {
  const Row* row = nullptr;
  const KeySpec* key = nullptr;
  const Value* value = nullptr;
  TestContext context = TestContext::kVote;
  Test test;
};

class LintContext {
 public:
  // The document is in order by its form.
  LintContext(const Document& document, const Statute& statute, std::vector<Finding>& findings);

  [[nodiscard]] const Document& File() const { return document_; }
  [[nodiscard]] const Statute& Rules() const { return statute_; }
  [[nodiscard]] const std::vector<PlacedTest>& Tests() const { return tests_; }
  [[nodiscard]] std::vector<const Row*> RowsOf(std::string_view table) const;
  [[nodiscard]] RowReader Reader(const Row& row) const { return RowReader(document_, row); }
  // The test under `key` of `row`, or nothing if it is not written.
  [[nodiscard]] const Test* TestOf(const Row& row, std::string_view key) const;
  [[nodiscard]] bool IsUnset(const Row& row, std::string_view key) const {
    return document_.FindUnset(row.PathOf(key)) != nullptr;
  }

  // Adds a finding at `key` of `row`, or at the row itself where the key is not written or empty.
  // The first letter of the code says how grave it is.
  void Report(std::string_view code, const Row& row, std::string_view key, std::string message,
              std::string remedy);
  void Report(std::string_view code, Gravity gravity, const Row& row, std::string_view key,
              std::string message, std::string remedy);
  // Adds a finding about the file as a whole.
  void Report(std::string_view code, std::string message, std::string remedy);

 private:
  const Document& document_;
  const Statute& statute_;
  std::vector<Finding>& findings_;
  std::vector<PlacedTest> tests_;
};

// Of the voting seats of a body, those by office: ex officio, appointed, co-opted.
struct SeatsByOffice {
  Count voting = 0;
  Count by_office = 0;
};
// Nothing where a count is not known.
[[nodiscard]] std::optional<SeatsByOffice> CountSeatsByOffice(const Body& body);

// The checks, a file each. E301 to E315; W4.. of tests, sittings and change; W4.. of seats, recall
// and the bodies that check others.
void LintStructure(LintContext& context);
void LintParent(LintContext& context);
void LintRules(LintContext& context);
void LintSeats(LintContext& context);
// P-..: what the law profiles that the statute names ask for; E106 for a name that is none of them.
void LintLaw(LintContext& context, std::span<const LawProfile> profiles);

}  // namespace mandat::statutes
